// SPDX-License-Identifier: MIT
#include "trakt/export_archive.hpp"

#include "domain/error.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <algorithm>
#include <locale.h>
#include <memory>
#include <string_view>

namespace cinemarco::trakt {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBlock = 64UL * 1024UL;

struct CloseArchive {
  void operator()(archive* handle) const noexcept { archive_read_free(handle); }
};
using ArchiveHandle = std::unique_ptr<archive, CloseArchive>;

// Without a locale that has their letters libarchive gives no name at all for members such as "Jürgens Trakt/…". Of
// this thread only, and only as long as it lives.
class NamesInUtf8 {
 public:
  NamesInUtf8() : locale_{::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)} {
    if (locale_ != nullptr) before_ = ::uselocale(locale_);
  }
  ~NamesInUtf8() {
    if (locale_ == nullptr) return;
    ::uselocale(before_);
    ::freelocale(locale_);
  }
  NamesInUtf8(const NamesInUtf8&) = delete;
  NamesInUtf8& operator=(const NamesInUtf8&) = delete;

 private:
  locale_t locale_;
  locale_t before_ = nullptr;
};

std::string trouble_of(archive* handle) {
  const char* text = archive_error_string(handle);
  return text == nullptr ? "unknown trouble" : text;
}

// Empty where it has none that can be read.
std::string path_of(archive_entry* entry) {
  if (const char* name = archive_entry_pathname_utf8(entry); name != nullptr) return name;
  if (const char* name = archive_entry_pathname(entry); name != nullptr) return name;
  return {};
}

// Tar has 64 bits for it; the seconds of all Instants need fewer.
std::optional<Instant> written(archive_entry* entry) {
  using namespace std::chrono_literals;
  constexpr std::chrono::sys_seconds kFirst{std::chrono::sys_days{1970y / 1 / 1}};
  constexpr std::chrono::sys_seconds kEnd{std::chrono::sys_days{10000y / 1 / 1}};
  if (archive_entry_mtime_is_set(entry) == 0) return std::nullopt;
  const std::chrono::sys_seconds told{std::chrono::seconds{archive_entry_mtime(entry)}};
  return told < kFirst || told >= kEnd ? std::nullopt : std::optional<Instant>{told};
}

ArchiveHandle new_handle() {
  ArchiveHandle handle{archive_read_new()};
  if (!handle) throw Error{ErrorCode::internal, "libarchive has no memory"};
  return handle;
}

// Why a member whose data cannot be had is not read.
std::string trouble_with_member(archive* handle) {
  const auto why = trouble_of(handle);
  if (!why.contains("compression method")) return damaged_member(why);
  // 7-Zip and Windows take Deflate64 above 2 GB, or where they are told to.
  const bool is_deflate64 = why.contains("deflation-64-bit");  // libarchive's name for it
  return fmt::format(
      "is packed with {}, which cannot be read here: unpack the archive yourself, and give the "
      "files in it",
      is_deflate64 ? "Deflate64" : "a method (" + why + ")");
}

enum class After { whole, damaged, archive_broke };

// The bytes of the member whose header was read last.
After read_member(archive* handle, Meter& meter, ExportVisitor& visitor, const std::stop_token& stop) {
  for (;;) {
    check_stop(stop);
    const void* block = nullptr;
    std::size_t size = 0;
    la_int64_t offset = 0;
    const int result = archive_read_data_block(handle, &block, &size, &offset);
    if (result == ARCHIVE_EOF) return After::whole;
    if (result == ARCHIVE_FATAL) return After::archive_broke;
    if (result == ARCHIVE_RETRY) continue;
    meter.add(size);
    if (size > 0) visitor.data({static_cast<const char*>(block), size});
    if (result != ARCHIVE_OK) return After::damaged;
  }
}

class Archive {
 public:
  Archive(const fs::path& file, FileKind kind, const std::string& name, const ExportBounds& bounds,
          ExportVisitor& visitor, const std::stop_token& stop)
      : kind_{kind},
        name_{name},
        visitor_{visitor},
        stop_{stop},
        // Deflate packs text 1:30 at best; what 7-Zip does with it sets no bound.
        meter_{bounds, kind == FileKind::zip ? fs::file_size(file) : 0},
        archive_{new_handle()} {
    if (kind == FileKind::zip) {
      archive_read_support_format_zip_streamable(archive_.get());
    } else {
      archive_read_support_format_7zip(archive_.get());
      archive_read_support_format_tar(archive_.get());
      archive_read_support_filter_gzip(archive_.get());
      archive_read_support_filter_bzip2(archive_.get());
      archive_read_support_filter_xz(archive_.get());
      archive_read_support_filter_zstd(archive_.get());
    }
    if (archive_read_open_filename(archive_.get(), file.c_str(), kBlock) != ARCHIVE_OK) cannot_be_read();
  }

  void go() {
    for (std::size_t number = 1;; ++number) {
      check_stop(stop_);
      archive_entry* entry = nullptr;
      const int result = archive_read_next_header(archive_.get(), &entry);
      if (result == ARCHIVE_EOF && kind_ != FileKind::zip) return;
      if (result == ARCHIVE_RETRY) continue;
      // A whole ZIP has a central directory, and is not read here.
      if (result == ARCHIVE_EOF || result == ARCHIVE_FATAL || result == ARCHIVE_FAILED) {
        if (archive_read_has_encrypted_entries(archive_.get()) > 0) locked();
        if (number == 1) cannot_be_read();
        ends_too_early();
      }
      meet(entry, number);
    }
  }

 private:
  void meet(archive_entry* entry, std::size_t number) {
    const auto path = path_of(entry);
    if (path.empty()) {
      return visitor_.passed_over(fmt::format("{}, entry {}", name_, number), std::string{kNamelessMember});
    }
    const auto type = archive_entry_filetype(entry);
    if (type == AE_IFDIR) return;
    if (type != AE_IFREG || archive_entry_hardlink(entry) != nullptr) return pass_over_link(path, visitor_);
    // What is not wanted is unpacked all the same to get past it.
    const auto size = static_cast<std::uint64_t>(std::max<la_int64_t>(archive_entry_size(entry), 0));
    if (!visitor_.begin({path, written(entry)})) return meter_.skip(size);
    if (archive_entry_is_encrypted(entry) != 0) return visitor_.damaged(std::string{kLockedMember});
    meter_.begin(path);
    const auto after = read_member(archive_.get(), meter_, visitor_, stop_);
    if (after == After::whole) return visitor_.end();
    if (after == After::damaged) return visitor_.damaged(trouble_with_member(archive_.get()));
    visitor_.damaged("ends too early");
    ends_too_early();
  }

  [[noreturn]] void locked() const {
    throw Error{ErrorCode::invalid,
                fmt::format("{} is protected by a password. Unpack it yourself, and give the files in it", name_)};
  }
  [[noreturn]] void ends_too_early() const {
    throw Error{
        ErrorCode::invalid,
        fmt::format("{}: the file ends too early or is damaged; what could be read of it was read. Download the "
                    "export again",
                    name_),
        trouble_of(archive_.get())};
  }
  [[noreturn]] void cannot_be_read() const {
    if (kind_ == FileKind::zip) {
      throw Error{ErrorCode::invalid,
                  fmt::format("{} begins as a ZIP file does, but nothing in it can be read: it was cut short or is "
                              "damaged. Download the export again. {}",
                              name_, how_to_get_an_export()),
                  trouble_of(archive_.get())};
    }
    throw Error{ErrorCode::invalid, fmt::format("{} is no archive that can be read here ({}). {}", name_,
                                                trouble_of(archive_.get()), how_to_get_an_export())};
  }

  FileKind kind_;
  const std::string& name_;
  ExportVisitor& visitor_;
  const std::stop_token& stop_;
  Meter meter_;
  ArchiveHandle archive_;
};

}  // namespace

void visit_archive(const fs::path& file, FileKind kind, const std::string& name, const ExportBounds& bounds,
                   ExportVisitor& visitor, const std::stop_token& stop) {
  const NamesInUtf8 locale;
  Archive{file, kind, name, bounds, visitor, stop}.go();
}

void read_packed_member(const fs::path& file, const std::string& path, Meter& meter, ExportVisitor& visitor,
                        const std::stop_token& stop) {
  const NamesInUtf8 locale;
  const auto handle = new_handle();
  archive_read_support_format_zip_seekable(handle.get());
  int result = archive_read_open_filename(handle.get(), file.c_str(), kBlock);
  archive_entry* entry = nullptr;
  while (result != ARCHIVE_FATAL && (result = archive_read_next_header(handle.get(), &entry)) != ARCHIVE_EOF) {
    if (result == ARCHIVE_FATAL || path_of(entry) != path) continue;
    if (read_member(handle.get(), meter, visitor, stop) == After::whole) return visitor.end();
    break;
  }
  visitor.damaged(trouble_with_member(handle.get()));
}

std::string damaged_member(const std::string& why) {
  return fmt::format("is damaged in the archive ({})", why);
}

void pass_over_link(const std::string& path, ExportVisitor& visitor) {
  // What has no ending may stand for a folder.
  if (!matters(path) && file_part(path).contains('.')) return;
  visitor.passed_over(path, "is a link, and links are not followed: put the file itself there");
}

}  // namespace cinemarco::trakt
