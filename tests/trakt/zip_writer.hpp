// SPDX-License-Identifier: MIT
// ZIP files for tests, nasty ones included.
#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <filesystem>
#include <stdexcept>
#include <string>

namespace cinemarco::trakt::test {

enum class Locked { no, yes };
enum class Packed { no, yes };

class ZipWriter {
 public:
  explicit ZipWriter(const std::filesystem::path& path, Locked locked = Locked::no, Packed packed = Packed::yes)
      : zip_{archive_write_new()} {
    check(archive_write_set_format_zip(zip_));
    if (packed == Packed::no) check(archive_write_zip_set_compression_store(zip_));
    if (locked == Locked::yes) {
      check(archive_write_set_options(zip_, "zip:encryption=aes256"));
      check(archive_write_set_passphrase(zip_, "secret"));
    }
    check(archive_write_open_filename(zip_, path.c_str()));
  }
  ~ZipWriter() { archive_write_free(zip_); }
  ZipWriter(const ZipWriter&) = delete;
  ZipWriter& operator=(const ZipWriter&) = delete;

  ZipWriter& add(const std::string& name, const std::string& content) {
    auto* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    check(archive_write_header(zip_, entry));
    archive_entry_free(entry);
    if (archive_write_data(zip_, content.data(), content.size()) < 0) check(ARCHIVE_FATAL);
    return *this;
  }

 private:
  void check(int result) const {
    if (result < ARCHIVE_WARN) throw std::runtime_error{archive_error_string(zip_)};
  }
  archive* zip_;
};

}  // namespace cinemarco::trakt::test
