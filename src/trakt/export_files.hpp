// SPDX-License-Identifier: MIT
// The files of an export, streamed out of an archive, a folder, or themselves. Nothing is unpacked to the disk.
#pragma once

#include "domain/time.hpp"
#include "trakt/export_names.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace cinemarco::trakt {

// Bounds against a bomb (docs/trakt.md#how-large-an-export-is). The ratio is unpacked bytes to the bytes of the whole
// ZIP; real exports stay below 1:30, and 7-Zip packs closer. The first megabytes are free, so that a tiny file is not
// judged by its ratio.
struct ExportBounds {
  std::uint64_t entry_bytes = 100ULL * 1024 * 1024;
  std::uint64_t total_bytes = 500ULL * 1024 * 1024;
  std::uint64_t skipped_bytes = 4ULL * 1024 * 1024 * 1024;  // of what has to be unpacked to get past it
  std::uint64_t ratio = 200;
  std::uint64_t free_bytes = 4ULL * 1024 * 1024;
};

struct ExportMember {
  std::string path;                     // in the archive or below the folder; of a single file its name
  std::optional<Instant> written = {};  // when it was, as far as that is kept
  std::optional<ExportKind> kind = {};  // of a file by itself: what it is, by its name or its rows
};

// Do files carry the date of their export? Those that came over the line carry the one of their arrival.
enum class Dates { told, unknown };

// Which loose files are read: those of Trakt's export, or whatever there is.
enum class Reads { exports, anything };

// What happens to the reader of the files. Calls come in the order of the archive; in a folder, in order of names.
class ExportVisitor {
 public:
  virtual ~ExportVisitor() = default;
  // A regular file is there. False: skip it, nothing of it is opened or unpacked.
  virtual bool begin(const ExportMember& member) = 0;
  virtual void data(std::string_view chunk) = 0;
  // The file begun last is complete.
  virtual void end() = 0;
  // The file begun last is damaged; those after it still come.
  virtual void damaged(const std::string& why) = 0;
  // Something is there that cannot be visited: a link, a folder that may not be read, an entry without a name.
  virtual void passed_over(const std::string& path, const std::string& why) = 0;
};

class Spool;

// One thread at a time; every visit opens the files anew, but a pipe is read once.
class ExportFiles {
 public:
  // One archive or folder, or loose files of one export. `name` is what the user calls it, for messages; without it
  // the path's own.
  explicit ExportFiles(std::vector<std::filesystem::path> paths, std::string name = {}, ExportBounds bounds = {},
                       Reads reads = Reads::exports);

  // Throws Error: not_found (no such file), invalid (nothing that can be an export; encrypted; beyond the bounds; ends
  // too early, after the visitor has seen what could be read), cancelled.
  void visit(ExportVisitor& visitor, std::stop_token stop);

  // Size and time of change of what is read. Throws Error{not_found}.
  [[nodiscard]] std::string version();

  // As the user calls it.
  [[nodiscard]] const std::string& name() const { return name_; }

 private:
  [[nodiscard]] const std::vector<std::filesystem::path>& opened();
  [[nodiscard]] std::function<std::optional<ExportKind>(const std::filesystem::path&)> kinds_below(
      const std::filesystem::path& folder) const;
  void visit_loose(const std::filesystem::path& file, std::size_t index, ExportVisitor& visitor,
                   const std::stop_token& stop);

  std::vector<std::filesystem::path> paths_;
  std::string name_;
  ExportBounds bounds_;
  Reads reads_;
  Dates dates_ = Dates::told;
  std::vector<std::filesystem::path> opened_;
  std::vector<std::shared_ptr<Spool>> spools_;
};

inline constexpr std::string_view kForeignFile = "is no file of Trakt's export with plays, ratings or a watchlist";
// "is UTF-16: save it as UTF-8, …".
[[nodiscard]] std::string save_as_utf8(std::string_view encoding);

// How to get an export; ends the messages about files that are none. Right for a command line and for a page.
[[nodiscard]] std::string how_to_get_an_export();

}  // namespace cinemarco::trakt
