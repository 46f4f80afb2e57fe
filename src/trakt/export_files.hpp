// SPDX-License-Identifier: MIT
// The files of an export, streamed out of its ZIP or its folder. Nothing is ever written to disk.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace cinemarco::trakt {

// Bounds against a bomb (protocol/trakt.md §6: as scrob's). The ratio is unpacked bytes to the bytes of the whole ZIP;
// real exports stay below 1:30. The first megabytes are free, so that a tiny file is not judged by its ratio.
struct ExportBounds {
  std::uint64_t entry_bytes = 100ULL * 1024 * 1024;
  std::uint64_t total_bytes = 500ULL * 1024 * 1024;
  std::uint64_t ratio = 200;
  std::uint64_t free_bytes = 4ULL * 1024 * 1024;
};

// What happens to the reader of the files. Calls come in the order of the archive; in a folder, in order of names.
class ExportVisitor {
 public:
  virtual ~ExportVisitor() = default;
  // A regular file begins. False: skip it, nothing of it is unpacked.
  virtual bool begin(const std::string& path) = 0;
  virtual void data(std::string_view chunk) = 0;
  // The file begun last is complete.
  virtual void end() = 0;
  // The file begun last is damaged; those after it still come.
  virtual void damaged(const std::string& why) = 0;
};

// Safe from several threads; every visit opens the file anew.
class ExportFiles {
 public:
  explicit ExportFiles(std::filesystem::path path, ExportBounds bounds = {});

  // Throws Error: not_found (no such file), invalid (no ZIP; encrypted; beyond the bounds; ends too early, after the
  // visitor has seen what could be read), cancelled.
  void visit(ExportVisitor& visitor, std::stop_token stop) const;

  // Size and time of change of the ZIP, or of every JSON file in the folder. Throws Error{not_found}.
  [[nodiscard]] std::string version() const;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  void visit_folder(ExportVisitor& visitor, const std::stop_token& stop) const;
  void visit_zip(ExportVisitor& visitor, const std::stop_token& stop) const;
  // The folder's JSON files, relative to it, in order of names. Links are not followed.
  [[nodiscard]] std::vector<std::filesystem::path> folder_files() const;

  std::filesystem::path path_;
  ExportBounds bounds_;
};

// How to get an export; ends the messages about files that are none.
[[nodiscard]] std::string how_to_get_an_export();

}  // namespace cinemarco::trakt
