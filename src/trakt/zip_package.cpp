// SPDX-License-Identifier: MIT
#include "trakt/zip_package.hpp"

#include "domain/error.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <chrono>
#include <string>

namespace cinemarco::trakt {
namespace {

using Archive = std::unique_ptr<archive, int (*)(archive*)>;
using Entry = std::unique_ptr<archive_entry, void (*)(archive_entry*)>;

class ZipPackage final : public PackageWriter {
 public:
  ZipPackage(const std::filesystem::path& file, Instant now)
      : file_{file.string()}, now_{now}, zip_{archive_write_new(), &archive_write_free} {
    check(archive_write_set_format_zip(zip_.get()));
    check(archive_write_open_filename(zip_.get(), file_.c_str()));
  }
  void add(std::string_view name, std::string_view content) override {
    constexpr __LA_MODE_T kReadable = 0644;
    const Entry entry{archive_entry_new(), &archive_entry_free};
    archive_entry_set_pathname(entry.get(), std::string{name}.c_str());
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(content.size()));
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), kReadable);
    archive_entry_set_mtime(entry.get(), std::chrono::floor<std::chrono::seconds>(now_).time_since_epoch().count(), 0);
    check(archive_write_header(zip_.get(), entry.get()));
    if (archive_write_data(zip_.get(), content.data(), content.size()) < 0) check(ARCHIVE_FATAL);
  }
  void finish() override { check(archive_write_close(zip_.get())); }

 private:
  void check(int result) const {
    if (result >= ARCHIVE_WARN) return;
    const auto* why = archive_error_string(zip_.get());
    throw Error{ErrorCode::internal, file_ + " cannot be written: " + (why == nullptr ? "the disk fails" : why) +
                                         ". Make room there, or name another place."};
  }
  std::string file_;
  Instant now_;
  Archive zip_;
};

}  // namespace

std::unique_ptr<PackageWriter> write_zip(const std::filesystem::path& file, Instant now) {
  return std::make_unique<ZipPackage>(file, now);
}

}  // namespace cinemarco::trakt
