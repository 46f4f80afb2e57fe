// SPDX-License-Identifier: MIT
#include "trakt/export_files.hpp"

#include "domain/error.hpp"
#include "trakt/export_names.hpp"
#include "trakt/settings.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <memory>
#include <utility>

namespace cinemarco::trakt {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBlock = 64UL * 1024UL;

struct CloseArchive {
  void operator()(archive* handle) const noexcept { archive_read_free(handle); }
};
using ArchiveHandle = std::unique_ptr<archive, CloseArchive>;

std::string megabytes(std::uint64_t bytes) {
  return fmt::format("{} MB", bytes / (1024 * 1024));
}

std::string trouble_of(archive* handle) {
  const char* text = archive_error_string(handle);
  return text == nullptr ? "unknown trouble" : text;
}

void check_stop(const std::stop_token& stop) {
  if (stop.stop_requested()) throw Error{ErrorCode::cancelled, "stopped"};
}

// Counts what is unpacked and stops a bomb while it inflates.
class Meter {
 public:
  Meter(const ExportBounds& bounds, std::uint64_t packed_bytes) : bounds_{bounds}, packed_{packed_bytes} {}

  void begin(std::string name) {
    name_ = std::move(name);
    entry_ = 0;
  }
  void add(std::uint64_t bytes) {
    entry_ += bytes;
    total_ += bytes;
    if (entry_ > bounds_.entry_bytes) {
      refuse(fmt::format("{} in it is larger than {}", name_, megabytes(bounds_.entry_bytes)));
    }
    if (total_ > bounds_.total_bytes) refuse(fmt::format("it holds more than {}", megabytes(bounds_.total_bytes)));
    if (packed_ > 0 && total_ > bounds_.free_bytes && total_ / packed_ >= bounds_.ratio) {
      refuse(fmt::format("{} in it unpacks to more than {} times the size of the file", name_, bounds_.ratio));
    }
  }

 private:
  [[noreturn]] static void refuse(const std::string& why) {
    throw Error{ErrorCode::invalid, fmt::format("The export is not read: {}. No export of Trakt is like that. {}", why,
                                                how_to_get_an_export())};
  }

  ExportBounds bounds_;
  std::uint64_t packed_;
  std::uint64_t entry_ = 0;
  std::uint64_t total_ = 0;
  std::string name_;
};

std::string entry_path(archive_entry* entry) {
  if (const char* name = archive_entry_pathname_utf8(entry); name != nullptr) return name;
  if (const char* name = archive_entry_pathname(entry); name != nullptr) return name;
  return {};
}

ArchiveHandle open_zip(const fs::path& path) {
  ArchiveHandle zip{archive_read_new()};
  if (!zip) throw Error{ErrorCode::internal, "libarchive has no memory"};
  archive_read_support_format_zip(zip.get());
  if (archive_read_open_filename(zip.get(), path.c_str(), kBlock) != ARCHIVE_OK) {
    throw Error{ErrorCode::invalid, fmt::format("{} cannot be opened: {}", path.string(), trouble_of(zip.get()))};
  }
  return zip;
}

[[noreturn]] void not_an_archive(const fs::path& path) {
  throw Error{ErrorCode::invalid,
              fmt::format("{} is neither a ZIP file nor a folder. {}", path.string(), how_to_get_an_export())};
}

[[noreturn]] void ends_too_early(const fs::path& path, archive* zip) {
  throw Error{ErrorCode::invalid,
              fmt::format("{}: the file ends too early or is damaged; what could be read of it was read. Download the "
                          "export again",
                          path.filename().string()),
              trouble_of(zip)};
}

// True: the whole entry was read. False: it is damaged, and the archive goes on.
bool read_entry(archive* zip, const fs::path& path, Meter& meter, ExportVisitor& visitor, const std::stop_token& stop) {
  for (;;) {
    check_stop(stop);
    const void* block = nullptr;
    std::size_t size = 0;
    la_int64_t offset = 0;
    const int result = archive_read_data_block(zip, &block, &size, &offset);
    if (result == ARCHIVE_EOF) return true;
    if (result == ARCHIVE_FATAL) {
      visitor.damaged("ends too early");
      ends_too_early(path, zip);
    }
    if (result == ARCHIVE_RETRY) continue;
    meter.add(size);
    if (size > 0) visitor.data({static_cast<const char*>(block), size});
    if (result != ARCHIVE_OK) return false;
  }
}

}  // namespace

std::string how_to_get_an_export() {
  return fmt::format("Get your export from {} → \"Raw export\" and give its .zip, or a folder with its files",
                     kExportPage);
}

ExportFiles::ExportFiles(fs::path path, ExportBounds bounds) : path_{std::move(path)}, bounds_{bounds} {}

void ExportFiles::visit(ExportVisitor& visitor, std::stop_token stop) const {
  std::error_code error;
  const auto status = fs::status(path_, error);
  if (!fs::exists(status)) throw Error{ErrorCode::not_found, fmt::format("There is no file {}", path_.string())};
  if (fs::is_directory(status)) return visit_folder(visitor, stop);
  if (!fs::is_regular_file(status)) not_an_archive(path_);
  visit_zip(visitor, stop);
}

void ExportFiles::visit_zip(ExportVisitor& visitor, const std::stop_token& stop) const {
  std::array<char, 4> magic{};
  std::ifstream file{path_, std::ios::binary};
  if (!file) throw Error{ErrorCode::invalid, fmt::format("{} cannot be opened for reading", path_.string())};
  file.read(magic.data(), magic.size());
  const std::string_view start{magic.data(), magic.size()};
  if (!start.starts_with("PK")) not_an_archive(path_);

  Meter meter{bounds_, fs::file_size(path_)};
  const auto zip = open_zip(path_);
  for (;;) {
    check_stop(stop);
    archive_entry* entry = nullptr;
    const int result = archive_read_next_header(zip.get(), &entry);
    if (result == ARCHIVE_EOF) return;
    if (result == ARCHIVE_RETRY) continue;
    if (result == ARCHIVE_FATAL || result == ARCHIVE_FAILED) ends_too_early(path_, zip.get());
    if (archive_entry_filetype(entry) != AE_IFREG) continue;
    const auto name = entry_path(entry);
    if (!visitor.begin(name)) continue;
    if (archive_entry_is_encrypted(entry) != 0) {
      throw Error{ErrorCode::invalid,
                  fmt::format("{} is protected by a password. Unpack it yourself and give the folder", path_.string())};
    }
    meter.begin(name);
    if (read_entry(zip.get(), path_, meter, visitor, stop)) {
      visitor.end();
    } else {
      visitor.damaged("damaged in the ZIP");
    }
  }
}

std::vector<fs::path> ExportFiles::folder_files() const {
  std::vector<fs::path> files;
  std::error_code error;
  constexpr auto kOptions = fs::directory_options::skip_permission_denied;
  for (auto it = fs::recursive_directory_iterator{path_, kOptions, error}; it != fs::recursive_directory_iterator{};
       it.increment(error)) {
    if (error) break;
    if (it.depth() > 4) it.disable_recursion_pending();  // an export has two levels
    if (it->symlink_status(error).type() == fs::file_type::regular && it->path().extension() == ".json") {
      files.push_back(it->path().lexically_relative(path_));
    }
  }
  if (error) {
    throw Error{ErrorCode::invalid, fmt::format("The folder {} cannot be read: {}", path_.string(), error.message())};
  }
  std::ranges::sort(files, [](const fs::path& a, const fs::path& b) { return counts_before(a.string(), b.string()); });
  return files;
}

void ExportFiles::visit_folder(ExportVisitor& visitor, const std::stop_token& stop) const {
  Meter meter{bounds_, 0};
  std::vector<char> block(kBlock);
  for (const auto& name : folder_files()) {
    check_stop(stop);
    if (!visitor.begin(name.string())) continue;
    meter.begin(name.string());
    std::ifstream file{path_ / name, std::ios::binary};
    if (!file) {
      visitor.damaged("cannot be opened for reading");
      continue;
    }
    while (file) {
      check_stop(stop);
      file.read(block.data(), static_cast<std::streamsize>(block.size()));
      const auto size = static_cast<std::size_t>(file.gcount());
      meter.add(size);
      if (size > 0) visitor.data({block.data(), size});
    }
    if (file.bad()) {
      visitor.damaged("cannot be read");
    } else {
      visitor.end();
    }
  }
}

std::string ExportFiles::version() const {
  const auto one = [](const fs::path& file) {
    std::error_code error;
    const auto size = fs::file_size(file, error);
    const auto changed = error ? fs::file_time_type{} : fs::last_write_time(file, error);
    if (error) throw Error{ErrorCode::not_found, fmt::format("There is no file {} that can be read", file.string())};
    return fmt::format("{} {}", size, changed.time_since_epoch().count());
  };
  if (!fs::is_directory(path_)) return one(path_);
  std::string text;
  for (const auto& name : folder_files()) text += fmt::format("{}: {}\n", name.string(), one(path_ / name));
  return text;
}

}  // namespace cinemarco::trakt
