// SPDX-License-Identifier: MIT
#include "trakt/export_files.hpp"

#include "domain/error.hpp"
#include "domain/file_kind.hpp"
#include "trakt/export_archive.hpp"
#include "trakt/export_content.hpp"
#include "trakt/export_folder.hpp"
#include "trakt/export_zip.hpp"
#include "trakt/links.hpp"
#include "trakt/spool.hpp"

#include <fmt/format.h>

#include <fstream>
#include <utility>

namespace cinemarco::trakt {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const std::string& name, const std::string& why) {
  throw Error{ErrorCode::invalid, fmt::format("{} {}. {}", name, why, how_to_get_an_export())};
}

std::string start_of(const fs::path& file, const std::string& name, std::size_t bytes) {
  std::ifstream stream{file, std::ios::binary};
  if (!stream) throw Error{ErrorCode::invalid, fmt::format("{} cannot be opened for reading", name)};
  std::string start(bytes, '\0');
  stream.read(start.data(), static_cast<std::streamsize>(start.size()));
  start.resize(static_cast<std::size_t>(stream.gcount()));
  return start;
}

// A loose file goes by its name, if it still has it, else by its content.
ExportKind kind_of_loose(const std::string& name, const fs::path& file) {
  const auto by_name = export_kind(name);
  if (by_name != ExportKind::foreign && by_name != ExportKind::look_alike) return by_name;
  return kind_by_content(start_of(file, name, kContentBytes)).value_or(ExportKind::foreign);
}

}  // namespace

std::string how_to_get_an_export() {
  return fmt::format("To get your export, {}; then give that .zip as it is, or all of the files in it", export_steps());
}

std::string save_as_utf8(std::string_view encoding) {
  return fmt::format("is {}: save it as UTF-8, or take the file as Trakt gave it", encoding);
}

ExportFiles::ExportFiles(std::vector<fs::path> paths, std::string name, ExportBounds bounds, Reads reads)
    : paths_{std::move(paths)}, name_{std::move(name)}, bounds_{bounds}, reads_{reads} {
  const auto own = paths_.empty() ? std::string{} : paths_.front().string();
  if (name_.empty()) name_ = own;
  if (name_ != own) dates_ = Dates::unknown;
}

const std::vector<fs::path>& ExportFiles::opened() {
  if (!opened_.empty()) return opened_;
  std::vector<fs::path> ready;
  for (const auto& path : paths_) {
    std::error_code error;
    const auto type = fs::status(path, error).type();
    if (type == fs::file_type::fifo) {
      spools_.push_back(std::make_shared<Spool>(path, bounds_.total_bytes, std::stop_token{}));
      ready.push_back(spools_.back()->file());
      dates_ = Dates::unknown;
    } else if (type == fs::file_type::regular || type == fs::file_type::directory) {
      ready.push_back(path);
    } else if (type == fs::file_type::not_found) {
      throw Error{ErrorCode::not_found, fmt::format("There is no file {}", paths_.size() == 1 ? name_ : path.string())};
    } else {
      refuse(path.string(), error ? "cannot be read: " + error.message() : "is neither a file, a folder nor a pipe");
    }
  }
  return opened_ = std::move(ready);
}

void ExportFiles::visit(ExportVisitor& visitor, std::stop_token stop) {
  const auto& files = opened();
  if (files.size() == 1) {
    const auto& file = files.front();
    if (fs::is_directory(file)) return visit_folder(file, kinds_below(file), dates_, bounds_, visitor, stop);
    const auto kind = file_kind(start_of(file, name_, kFileKindBytes));
    if (kind == FileKind::empty) refuse(name_, "is empty");
    if (kind == FileKind::database && reads_ == Reads::exports) refuse(name_, "is a database, and no export of Trakt");
    // Also one whose first bytes are damaged.
    if (kind != FileKind::archive && visit_zip(file, name_, bounds_, visitor, stop)) return;
    if (holds_more(kind) && kind != FileKind::database) return visit_archive(file, kind, name_, bounds_, visitor, stop);
  }
  for (std::size_t i = 0; i < files.size(); ++i) {
    check_stop(stop);
    const auto name = paths_[i].string();
    if (fs::is_directory(files[i])) refuse(name, "is a folder: give one folder or archive, or the files in it");
    if (files.size() > 1 && holds_more(file_kind(start_of(files[i], name, kFileKindBytes)))) {
      refuse(name, "is an archive of its own: give one archive, or the loose files of one export");
    }
    visit_loose(files[i], i, visitor, stop);
  }
}

// Files that were sent loose lie in a folder of ours, and go by the same rule as those that are named one by one.
std::function<std::optional<ExportKind>(const fs::path&)> ExportFiles::kinds_below(const fs::path& folder) const {
  return [this, folder](const fs::path& below) -> std::optional<ExportKind> {
    if (reads_ == Reads::anything || dates_ == Dates::told || below.has_parent_path()) return std::nullopt;
    return kind_of_loose(below.string(), folder / below);
  };
}

void ExportFiles::visit_loose(const fs::path& file, std::size_t index, ExportVisitor& visitor,
                              const std::stop_token& stop) {
  const std::string name{file_part(paths_.size() == 1 ? name_ : paths_[index].string())};
  const auto kind = reads_ == Reads::anything ? ExportKind::other : kind_of_loose(name, file);
  if (kind == ExportKind::foreign) {
    const auto wide = wide_text(file_kind(start_of(file, name, kFileKindBytes)));
    if (!wide.empty()) refuse(name, save_as_utf8(wide));
    if (paths_.size() == 1) {
      refuse(name, "is neither an archive nor a file of Trakt's export with plays, ratings or a watchlist");
    }
    return visitor.passed_over(name, std::string{kForeignFile});
  }
  if (!visitor.begin({name, dates_ == Dates::told ? written_at(file) : std::nullopt, kind})) return;
  Meter meter{bounds_, 0};
  meter.begin(name);
  read_file(file, meter, visitor, stop);
}

std::string ExportFiles::version() {
  std::string text;
  for (const auto& path : opened()) text += fs::is_directory(path) ? folder_version(path) : file_version(path) + "\n";
  return text;
}

}  // namespace cinemarco::trakt
