// SPDX-License-Identifier: MIT
#include "trakt/export_folder.hpp"

#include "domain/error.hpp"
#include "trakt/export_meter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <vector>

namespace cinemarco::trakt {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBlock = 64UL * 1024UL;

struct Found {
  fs::path path;              // below the folder
  std::string passed_over{};  // why it cannot be read
};

bool is_absent(fs::file_type type) {
  return type == fs::file_type::not_found || type == fs::file_type::none;
}

std::string kind_of(fs::file_type type) {
  return type == fs::file_type::symlink ? "is a link, and links are not followed: put the file itself there"
                                        : "is no regular file";
}

// All that is below `folder`, whatever its name.
void list(const fs::path& root, const fs::path& below, int depth, std::vector<Found>& found) {
  std::error_code error;
  fs::directory_iterator entries{root / below, error};
  for (; !error && entries != fs::directory_iterator{}; entries.increment(error)) {
    const auto path = below / entries->path().filename();
    std::error_code gone;
    const auto type = entries->symlink_status(gone).type();
    if (gone || is_absent(type)) continue;
    if (type == fs::file_type::directory) {
      if (depth < kDeepestFolder) {
        list(root, path, depth + 1, found);
      } else {
        found.push_back({path, fmt::format("lies deeper than {} folders and was not looked into", kDeepestFolder)});
      }
    } else if (type == fs::file_type::regular) {
      found.push_back({path, {}});
    } else if (matters(path.string()) || fs::is_directory(entries->status(gone))) {
      found.push_back({path, kind_of(type)});
    }
  }
  if (!error) return;
  if (below.empty()) {
    throw Error{ErrorCode::invalid, fmt::format("The folder {} cannot be read: {}", root.string(), error.message())};
  }
  found.push_back({below, fmt::format("is a folder that cannot be read: {}", error.message())});
}

std::vector<Found> list(const fs::path& folder) {
  std::vector<Found> found;
  list(folder, {}, 0, found);
  std::ranges::sort(found,
                    [](const Found& a, const Found& b) { return natural_less(a.path.string(), b.path.string()); });
  return found;
}

}  // namespace

void read_file(const fs::path& file, Meter& meter, ExportVisitor& visitor, const std::stop_token& stop) {
  errno = 0;
  std::ifstream stream{file, std::ios::binary};
  if (!stream) return visitor.damaged(fmt::format("cannot be opened: {}", std::strerror(errno)));
  std::vector<char> block(kBlock);
  while (stream) {
    check_stop(stop);
    stream.read(block.data(), static_cast<std::streamsize>(block.size()));
    const auto size = static_cast<std::size_t>(stream.gcount());
    meter.add(size);
    if (size > 0) visitor.data({block.data(), size});
  }
  if (stream.bad()) return visitor.damaged("cannot be read to its end");
  visitor.end();
}

std::string file_version(const fs::path& file) {
  std::error_code error;
  const auto size = fs::file_size(file, error);
  const auto changed = error ? fs::file_time_type{} : fs::last_write_time(file, error);
  if (error) throw Error{ErrorCode::not_found, fmt::format("There is no file {} that can be read", file.string())};
  return fmt::format("{} {}", size, changed.time_since_epoch().count());
}

std::optional<Instant> written_at(const fs::path& file) {
  std::error_code error;
  const auto changed = fs::last_write_time(file, error);
  if (error) return std::nullopt;
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::file_clock::to_sys(changed));
}

void visit_folder(const fs::path& folder, const KindOfFile& kind_of, Dates dates, const ExportBounds& bounds,
                  ExportVisitor& visitor, const std::stop_token& stop) {
  Meter meter{bounds, 0};
  for (const auto& [path, passed_over] : list(folder)) {
    check_stop(stop);
    const auto kind = passed_over.empty() ? kind_of(path) : std::nullopt;
    if (!passed_over.empty()) {
      visitor.passed_over(path.string(), passed_over);
    } else if (kind == ExportKind::foreign) {
      visitor.passed_over(path.string(), std::string{kForeignFile});
    } else if (visitor.begin({path.string(), dates == Dates::told ? written_at(folder / path) : std::nullopt, kind})) {
      meter.begin(path.string());
      read_file(folder / path, meter, visitor, stop);
    }
  }
}

std::string folder_version(const fs::path& folder) {
  std::string text;
  for (const auto& [path, passed_over] : list(folder)) {
    const auto kind = export_kind(path.string());
    if (!passed_over.empty() || kind == ExportKind::foreign || kind == ExportKind::other) continue;
    text += fmt::format("{}: {}\n", path.string(), file_version(folder / path));
  }
  return text;
}

}  // namespace cinemarco::trakt
