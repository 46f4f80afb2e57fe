// SPDX-License-Identifier: MIT
#include "trakt/list_mapping.hpp"

#include "domain/time.hpp"
#include "trakt/mapping.hpp"

#include <algorithm>
#include <limits>
#include <set>
#include <string>
#include <utility>

namespace cinemarco::trakt {

namespace {

std::unexpected<ParseError> broken(std::string path, std::string message) {
  return std::unexpected{ParseError{std::move(path), std::move(message)}};
}

std::optional<std::int64_t> number(const std::optional<std::int64_t>& id) {
  return id && *id > 0 ? id : std::nullopt;
}

std::optional<std::string> said(const std::optional<std::string>& text) {
  return text && !text->empty() ? text : std::nullopt;
}

std::optional<Instant> instant_of(const std::optional<std::string>& text) {
  const auto instant = parse_instant(text.value_or(""));
  return instant ? std::optional{*instant} : std::nullopt;
}

std::expected<ListedThing, ParseError> to_person(const std::optional<wire::Person>& person) {
  if (!person) return broken("person", "missing");
  ListedThing thing;
  thing.type = ListedType::person;
  thing.title = clean_title(person->name.value_or(""));
  const auto ids = person->ids.value_or(wire::Ids{});
  if (const auto trakt = number(ids.trakt)) thing.ids.trakt = TraktId{*trakt};
  thing.ids.tmdb = number(ids.tmdb);
  thing.ids.imdb = said(ids.imdb);
  if (!thing.ids.trakt && !thing.ids.tmdb) return broken("person.ids", "neither a number of Trakt nor one of TMDB");
  return thing;
}

// Titles of lists are as those of the watchlist, and so are their traps.
std::expected<ListedThing, ParseError> to_thing(const wire::Thing& row) {
  if (row.type == "person") return to_person(row.person);
  wire::WatchlistRow listed;
  listed.type = row.type;
  listed.movie = row.movie;
  listed.show = row.show;
  listed.season = row.season;
  listed.episode = row.episode;
  auto item = to_watchlist_item(listed);
  if (!item) return std::unexpected{std::move(item.error())};
  auto& [title, season, episode, listed_at] = item->value();
  ListedThing thing;
  thing.type = row.type == "episode"  ? ListedType::episode
               : row.type == "season" ? ListedType::season
                                      : to_listed(title.type);
  thing.ids = std::move(title.ids);
  thing.title = std::move(title.title);
  thing.year = title.year;
  thing.season = season;
  thing.episode = episode;
  return thing;
}

}  // namespace

std::expected<StatedList, ParseError> to_list(const wire::List& list) {
  const auto ids = list.ids.value_or(wire::ListIds{});
  const auto id = number(ids.trakt);
  if (!id) return broken("ids.trakt", "missing");
  StatedList stated;
  stated.id = TraktId{*id};
  stated.name = clean_title(list.name.value_or(""));
  if (stated.name.empty()) stated.name = clean_title(ids.slug.value_or(""));
  if (stated.name.empty()) stated.name = "List " + std::to_string(*id);
  stated.description = said(list.description);
  stated.slug = said(ids.slug);
  stated.privacy = said(list.privacy);
  stated.sort_by = said(list.sort_by);
  stated.sort_how = said(list.sort_how);
  stated.created_at = instant_of(list.created_at);
  stated.updated_at = instant_of(list.updated_at);
  if (list.item_count && *list.item_count >= 0) stated.item_count = list.item_count;
  return stated;
}

std::expected<StatedRow, ParseError> to_list_row(const wire::ListRow& row) {
  auto thing = to_thing(row);
  if (!thing) return std::unexpected{std::move(thing.error())};
  return StatedRow{std::move(*thing), number(row.id), row.rank, row.notes.value_or(""), instant_of(row.listed_at)};
}

std::expected<StatedNote, ParseError> to_note(const wire::NoteRow& row) {
  const auto note = row.note.value_or(wire::NoteText{});
  const auto id = number(note.id);
  if (!id) return broken("note.id", "missing");
  if (!said(note.notes)) return broken("note.notes", "missing");
  auto thing = to_thing(row);
  if (!thing) return std::unexpected{std::move(thing.error())};
  return StatedNote{*id, std::move(*thing), *note.notes, instant_of(note.updated_at)};
}

void put_in_order(StatedList& list) {
  std::set<ListedThing> met;
  std::erase_if(list.rows, [&met](const StatedRow& row) { return !met.insert(row.thing).second; });
  std::ranges::stable_sort(
      list.rows, {}, [](const StatedRow& row) { return row.rank.value_or(std::numeric_limits<std::int64_t>::max()); });
}

}  // namespace cinemarco::trakt
