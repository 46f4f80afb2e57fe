// SPDX-License-Identifier: MIT
#include "trakt/export_lists.hpp"

#include "domain/cut.hpp"
#include "json/json.hpp"
#include "trakt/export_pages.hpp"
#include "trakt/list_mapping.hpp"
#include "trakt/rows.hpp"

#include <utility>

namespace cinemarco::trakt {

namespace {

constexpr std::size_t kLongestPath = 200;  // that a message shows

}  // namespace

bool ListReader::begin(const ExportMember& member) {
  kind_ = export_kind(member.path);
  splitter_.reset();
  const bool is_note = kind_ == ExportKind::notes;
  if (!is_note && kind_ != ExportKind::lists && kind_ != ExportKind::list_items) return false;
  if (is_note != (wanted_ == ListFiles::notes)) return false;
  path_ = cut(member.path, kLongestPath);
  if (kind_ == ExportKind::list_items) {
    auto [number, slug] = list_of(member.path);
    list_ = number;
    slugs_.emplace(number, std::move(slug));
    rows_[number];
  }
  splitter_.emplace([this](std::size_t index, std::optional<std::string_view> row) { read(index, row); });
  return true;
}

void ListReader::data(std::string_view chunk) {
  splitter_->feed(chunk);
}

void ListReader::end() {
  if (auto trouble = splitter_->trouble()) report(std::nullopt, std::move(*trouble));
}

void ListReader::report(std::optional<std::size_t> index, std::string message) {
  if (problems_.size() < kMaxProblems) problems_.push_back({RowPlace{path_, index}.text(), std::move(message)});
}

void ListReader::read(std::size_t index, std::optional<std::string_view> text) {
  if (!text) return report(index, "is larger than a row can be");
  const auto row = json::parse_mended(*text);
  if (!row) return report(index, row.error().text());
  const auto take = [&]<class Wire>(std::type_identity<Wire>, auto map, auto keep) {
    const auto wire = json::read<Wire>(*row);
    auto fact = wire ? map(*wire) : std::unexpected{wire.error()};
    if (!fact) return report(index, fact.error().text());
    keep(std::move(*fact));
  };
  if (kind_ == ExportKind::lists) {
    take(std::type_identity<wire::List>{}, &to_list, [&](StatedList&& list) {
      const auto id = list.id.value();
      lists_.insert_or_assign(id, std::move(list));
    });
  } else if (kind_ == ExportKind::list_items) {
    take(std::type_identity<wire::ListRow>{}, &to_list_row,
         [&](StatedRow&& fact) { rows_[list_].push_back(std::move(fact)); });
  } else {
    take(std::type_identity<wire::NoteRow>{}, &to_note,
         [&](StatedNote&& note) { notes_.notes.push_back(std::move(note)); });
  }
}

StatedLists ListReader::lists() && {
  StatedLists all;
  all.problems = std::move(problems_);
  for (auto& [number, rows] : rows_) {
    auto& list = lists_[number];
    if (list.id.value() == 0) {
      list.id = TraktId{number};
      list.name = slugs_[number].empty() ? "List " + std::to_string(number) : slugs_[number];
    }
    list.rows = std::move(rows);
    list.read = RowsRead::some;
    put_in_order(list);
  }
  for (auto& [number, list] : lists_) all.lists.push_back(std::move(list));
  return all;
}

StatedNotes ListReader::notes() && {
  notes_.problems = std::move(problems_);
  return std::move(notes_);
}

}  // namespace cinemarco::trakt
