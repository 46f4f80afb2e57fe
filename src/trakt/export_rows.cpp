// SPDX-License-Identifier: MIT
#include "trakt/export_rows.hpp"

#include "domain/cut.hpp"
#include "domain/file_kind.hpp"
#include "json/json.hpp"
#include "trakt/export_failure.hpp"

#include <fmt/format.h>

#include <utility>

namespace cinemarco::trakt {
namespace {

constexpr std::size_t kLongestPath = 200;  // that a message shows
constexpr std::size_t kEnoughForWideText = 4;

}  // namespace

bool RowReader::begin(const ExportMember& member) {
  kind_ = member.kind.value_or(export_kind(member.path));
  path_ = cut(member.path, kLongestPath);
  stats_.clear();
  start_.clear();
  wide_ = {};
  splitter_.reset();
  if (kind_ == ExportKind::stats) return pages_.wants(pages_.any_plays());
  const auto section = section_of(kind_);
  if (!section || !pages_.wants(*section)) return false;
  splitter_.emplace([this](std::size_t index, std::optional<std::string_view> row) { read(index, row); });
  return true;
}

void RowReader::data(std::string_view chunk) {
  if (kind_ == ExportKind::stats) {
    if (stats_.size() < kMaxRowBytes) stats_ += chunk;
    return;
  }
  if (start_.size() < kEnoughForWideText) {
    start_ += chunk.substr(0, kEnoughForWideText);
    wide_ = wide_text(file_kind(start_));
  }
  if (wide_.empty()) splitter_->feed(chunk);
}

void RowReader::end() {
  if (kind_ == ExportKind::stats) return proof_.stats(stats_);
  if (!wide_.empty()) return unread(save_as_utf8(wide_));
  if (start_.empty()) return unread("is empty; a list without rows would be []");
  if (auto trouble = splitter_->trouble()) unread(std::move(*trouble));
}

void RowReader::damaged(const std::string& why) {
  if (kind_ == ExportKind::stats) return;
  const auto rows = splitter_ ? splitter_->rows() : 0;
  unread(rows == 0 ? why : fmt::format("{}; {} row{} of it could be read", why, rows, rows == 1 ? "" : "s"));
}

// Of the file as a whole; rows of plays go by their own type.
std::optional<Section> RowReader::section_of(ExportKind kind) const {
  switch (kind) {
    case ExportKind::history:
      return pages_.any_plays();
    case ExportKind::ratings:
      return Section::ratings;
    case ExportKind::watchlist:
      return Section::watchlist;
    case ExportKind::errors:
      return first_;
    default:
      return std::nullopt;
  }
}

void RowReader::unread(std::string message) {
  if (kind_ != ExportKind::errors && !first_unread_) first_unread_ = RowProblem{path_, message};
  report({path_}, std::move(message));
}

void RowReader::report(const RowPlace& place, std::string message) {
  pages_.add_problem(*section_of(kind_), {place.text(), std::move(message)});
}

void RowReader::read(std::size_t index, std::optional<std::string_view> text) {
  const RowPlace place{path_, index};
  if (kind_ != ExportKind::errors) ++rows_;
  if (kind_ == ExportKind::history) proof_.row_of_history();
  if (!text) return report(place, fmt::format("larger than {} bytes", kMaxRowBytes));
  boost::json::monotonic_resource memory{buffer_.data(), buffer_.size()};
  const auto row = json::parse_mended(*text, &memory);
  if (!row) return report(place, row.error().text());
  if (kind_ == ExportKind::errors) return report_failure(place, *row);
  auto section = *section_of(kind_);
  if (kind_ == ExportKind::history) section = plays_section(*row).value_or(section);
  if (!pages_.wants(section)) return;
  pages_.add_row(section, [&](SourcePage& page) {
    const auto before = page.plays.size();
    read_row(*row, place, page, WithoutId::keyed);
    if (page.plays.size() > before) proof_.play(section, page.plays.back());
  });
}

void RowReader::report_failure(const RowPlace& place, const boost::json::value& row) {
  const auto failure = read_failure(row);
  if (!failure.what) return report(place, failure.message);
  const auto section = section_of(*failure.what);
  if (section && pages_.wants(*section)) pages_.add_problem(*section, {place.text(), failure.message});
}

}  // namespace cinemarco::trakt
