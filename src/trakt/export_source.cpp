// SPDX-License-Identifier: MIT
#include "trakt/export_source.hpp"

#include "json/json.hpp"
#include "trakt/export_names.hpp"
#include "trakt/export_pages.hpp"
#include "trakt/row_splitter.hpp"
#include "trakt/rows.hpp"
#include "trakt/wire.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <exception>
#include <memory>
#include <optional>
#include <utility>

namespace cinemarco::trakt {
namespace {

// First pass: what is in it. Nothing is unpacked.
class Inventory final : public ExportVisitor {
 public:
  bool begin(const std::string& path) override {
    kinds_.insert(export_kind(path));
    if (leads_out(path) && odd_names_.size() < kMaxProblems) odd_names_.push_back(path.substr(0, 200));
    return false;
  }
  void data(std::string_view /*chunk*/) override {}
  void end() override {}
  void damaged(const std::string& /*why*/) override {}

  [[nodiscard]] bool has(ExportKind kind) const { return kinds_.contains(kind); }
  [[nodiscard]] bool is_export() const {
    return std::ranges::any_of(kinds_, [](ExportKind kind) { return kind != ExportKind::foreign; });
  }
  [[nodiscard]] const std::vector<std::string>& odd_names() const { return odd_names_; }

 private:
  static bool leads_out(std::string_view path) {
    if (path.starts_with('/') || path.starts_with('\\')) return true;
    while (!path.empty()) {
      const auto part = path.substr(0, path.find_first_of("/\\"));
      if (part == "..") return true;
      path.remove_prefix(std::min(path.size(), part.size() + 1));
    }
    return false;
  }

  std::set<ExportKind> kinds_;
  std::vector<std::string> odd_names_;
};

// Which section speaks of plays whose type nobody can read.
Section any_plays(const ExportPages& pages) {
  return pages.wants(Section::movie_plays) ? Section::movie_plays : Section::episode_plays;
}

// Second pass: the rows.
class RowReader final : public ExportVisitor {
 public:
  RowReader(ExportPages& pages, Section first) : pages_{pages}, first_{first} {}

  bool begin(const std::string& path) override {
    kind_ = export_kind(path);
    path_ = path.substr(0, 200);
    const auto section = file_section();
    if (!section || !pages_.wants(*section)) return false;
    splitter_.emplace([this](std::size_t index, std::optional<std::string_view> row) { read(index, row); });
    return true;
  }
  void data(std::string_view chunk) override { splitter_->feed(chunk); }
  void end() override {
    if (auto trouble = splitter_->trouble()) report(path_, std::move(*trouble));
  }
  void damaged(const std::string& why) override {
    report(path_, fmt::format("{}; {} rows of it could be read", why, splitter_ ? splitter_->rows() : 0));
  }

 private:
  // Of the file as a whole; rows of plays go by their own type.
  [[nodiscard]] std::optional<Section> file_section() const {
    switch (kind_) {
      case ExportKind::history:
        return any_plays(pages_);
      case ExportKind::ratings:
        return Section::ratings;
      case ExportKind::watchlist:
        return Section::watchlist;
      case ExportKind::errors:
        return first_;
      case ExportKind::watched:
      case ExportKind::other:
      case ExportKind::foreign:
        return std::nullopt;
    }
    std::unreachable();
  }

  void report(std::string where, std::string message) {
    pages_.add_problem(*file_section(), {std::move(where), std::move(message)});
  }

  void read(std::size_t index, std::optional<std::string_view> text) {
    auto where = fmt::format("{} [{}]", path_, index);
    if (!text) return report(std::move(where), fmt::format("larger than {} bytes", kMaxRowBytes));
    boost::json::monotonic_resource memory{buffer_.data(), buffer_.size()};
    const auto row = json::parse(*text, &memory);
    if (!row) return report(std::move(where), row.error().text());
    if (kind_ == ExportKind::errors) return report_missing(std::move(where), *row);
    auto section = file_section();
    if (kind_ == ExportKind::history) section = plays_section(*row).value_or(*section);
    if (!pages_.wants(*section)) return;
    pages_.add_row(*section, [&](SourcePage& page) { read_row(*row, where, page); });
  }

  void report_missing(std::string where, const boost::json::value& row) {
    const auto error = json::read<wire::ExportError>(row);
    if (!error) return report(std::move(where), "Trakt could not export something, but not what");
    const auto pages = [](const std::optional<std::int64_t>& count) { return count ? std::to_string(*count) : "?"; };
    report(std::move(where),
           fmt::format("Trakt could not export {} wholly: {} of {} pages are in it. Export again for the rest",
                       error->endpoint.value_or("something").substr(0, 200), pages(error->fetchedPages),
                       pages(error->totalPages)));
  }

  ExportPages& pages_;
  Section first_;
  ExportKind kind_ = ExportKind::foreign;
  std::string path_;
  std::optional<RowSplitter> splitter_;
  std::array<unsigned char, 16 * 1024> buffer_{};
};

bool asks_for_plays(const std::set<Section>& sections) {
  return sections.contains(Section::movie_plays) || sections.contains(Section::episode_plays);
}

// Plays are asked for and there are none.
void report_no_history(const Inventory& inventory, const std::set<Section>& sections, ExportPages& pages) {
  const auto* message = inventory.has(ExportKind::watched)
                            ? "The export has no watched-history file: watched-movies and watched-shows only say how "
                              "often and when last, not "
                              "when each play was. Make a new export with the history"
                            : "The export has no watched-history file, so no plays were read";
  const bool only_plays = std::ranges::all_of(
      sections, [](Section section) { return section == Section::movie_plays || section == Section::episode_plays; });
  const bool has_others = inventory.has(ExportKind::ratings) || inventory.has(ExportKind::watchlist);
  if (inventory.has(ExportKind::watched) && (only_plays || !has_others)) {
    throw Error{ErrorCode::invalid, fmt::format("{}. {}", message, how_to_get_an_export())};
  }
  pages.add_problem(any_plays(pages), {"export", message});
}

}  // namespace

std::string ExportSource::version(const std::set<Section>& /*sections*/, std::stop_token /*stop*/) {
  return files_.version();
}

void ExportSource::walk(const std::set<Section>& sections, const WalkPosition& from,
                        const std::function<void(SourcePage&&)>& sink, std::stop_token stop) {
  if (sections.empty()) return;
  Inventory inventory;
  std::optional<Error> broken;
  try {
    files_.visit(inventory, stop);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::invalid || !inventory.is_export()) throw;
    broken = error;  // the second pass reads up to there
  }
  if (!inventory.is_export()) {
    throw Error{ErrorCode::invalid,
                fmt::format("{} is not an export of Trakt: it has none of watched-history.json, ratings-movies.json, "
                            "lists-watchlist.json and the like. {}",
                            files_.path().string(), how_to_get_an_export())};
  }

  ExportPages pages{sections, from, kExportPageRows, sink};
  for (const auto& name : inventory.odd_names()) {
    pages.add_problem(*sections.begin(), {name, "this name leads out of the export; nothing was written there"});
  }
  if (asks_for_plays(sections) && !inventory.has(ExportKind::history) && !broken) {
    report_no_history(inventory, sections, pages);
  }
  RowReader reader{pages, *sections.begin()};
  try {
    files_.visit(reader, stop);
  } catch (const Error& error) {
    if (error.code() == ErrorCode::invalid) pages.break_off();
    throw;
  }
  if (broken) {  // only skipping stumbled over it
    pages.break_off();
    throw Error{*broken};
  }
  pages.finish();
}

}  // namespace cinemarco::trakt
