// SPDX-License-Identifier: MIT
// Changing lists and notes: each change moves the list's own stamp and the account's.
#include "sandbox/account.hpp"
#include "sandbox/http.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace cinemarco::sandbox {
namespace {

std::string slug_of(const std::string& name) {
  std::string slug;
  for (const char letter : lower_case(name)) {
    const bool is_plain = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
    if (is_plain) slug += letter;
    if (!is_plain && !slug.empty() && slug.back() != '-') slug += '-';
  }
  return slug;
}

}  // namespace

PersonalList& Account::list_at(std::int64_t list) {
  const auto found = std::ranges::find(lists_, list, &PersonalList::id);
  if (found == lists_.end()) throw std::out_of_range(fmt::format("no list {}", list));
  return *found;
}

void Account::touch_list(PersonalList& list) {
  Instant at;
  touch(at);
  list.updated_at = at;
  activities_.lists_updated = at;
}

std::int64_t Account::make_list(const std::string& name, const std::string& description, Instant at) {
  const auto id = next_list_++;
  auto slug = slug_of(name);
  if (find_list(slug) != nullptr) slug += fmt::format("-{}", id);
  lists_.push_back({.id = id, .name = name, .description = description, .slug = slug, .created_at = at});
  touch_list(lists_.back());
  return id;
}

void Account::rename_list(std::int64_t list, const std::string& name) {
  auto& known = list_at(list);
  known.name = name;
  known.slug = slug_of(name);
  touch_list(known);
}

bool Account::remove_list(std::int64_t list) {
  const auto found = std::ranges::find(lists_, list, &PersonalList::id);
  if (found == lists_.end()) return false;
  touch_list(*found);
  lists_.erase(found);
  return true;
}

std::int64_t Account::put_on_list(std::int64_t list, const Item& item, const std::string& notes, Instant at) {
  auto& known = list_at(list);
  const auto there = std::ranges::find(known.rows, std::optional{item}, &ListRow::item);
  if (there != known.rows.end()) return there->id;
  known.rows.push_back({.id = next_listed_++, .item = item, .person = {}, .listed_at = at, .notes = notes});
  touch_list(known);
  return known.rows.back().id;
}

std::int64_t Account::put_person_on_list(std::int64_t list, const std::string& name) {
  auto& known = list_at(list);
  known.rows.push_back({.id = next_listed_++, .item = {}, .person = name, .listed_at = now(), .notes = {}});
  touch_list(known);
  return known.rows.back().id;
}

bool Account::take_off_list(std::int64_t list, std::int64_t row) {
  auto& known = list_at(list);
  const auto taken = std::erase_if(known.rows, [row](const ListRow& one) { return one.id == row; });
  if (taken > 0) touch_list(known);
  return taken > 0;
}

void Account::reorder_list(std::int64_t list, const std::vector<std::int64_t>& rows) {
  auto& known = list_at(list);
  std::ranges::stable_sort(known.rows, {},
                           [&rows](const ListRow& row) { return std::ranges::find(rows, row.id) - rows.begin(); });
  touch_list(known);
}

void Account::note(const Item& item, const std::string& text, Instant at) {
  const auto known = std::ranges::find(notes_, item, &Note::item);
  if (known != notes_.end() && text.empty()) {
    notes_.erase(known);
  } else if (known != notes_.end()) {
    known->text = text;
    known->updated_at = at;
  } else if (!text.empty()) {
    notes_.push_back({.id = next_note_++, .item = item, .text = text, .updated_at = at});
  }
  Instant touched;
  touch(touched);
  activities_.notes_updated = touched;
}

void Account::rename_listed(const Renamed& renamed) {
  for (auto& list : lists_) {
    std::vector<ListRow> rows;
    for (auto row : list.rows) {
      if (row.item) row.item = renamed(*row.item);
      const bool is_gone = !row.item && row.person.empty();
      const bool is_there = row.item && std::ranges::find(rows, row.item, &ListRow::item) != rows.end();
      if (!is_gone && !is_there) rows.push_back(std::move(row));
    }
    const auto same = [](const ListRow& a, const ListRow& b) { return a.id == b.id && a.item == b.item; };
    if (std::ranges::equal(rows, list.rows, same)) continue;
    list.rows = std::move(rows);
    touch_list(list);
  }
  std::vector<Note> notes;
  for (auto note : notes_) {
    const auto name = renamed(note.item);
    if (!name) continue;
    note.item = *name;
    notes.push_back(std::move(note));
  }
  notes_ = std::move(notes);
}

const PersonalList* Account::find_list(std::string_view name) const {
  const auto found = std::ranges::find_if(
      lists_, [&](const PersonalList& list) { return std::to_string(list.id) == name || list.slug == name; });
  return found == lists_.end() ? nullptr : &*found;
}

}  // namespace cinemarco::sandbox
