// SPDX-License-Identifier: MIT
// Lists, their rows and notes as Trakt writes them, live and in an export (docs/trakt.md#lists, docs/trakt.md#notes).
#pragma once

#include "trakt/wire.hpp"

#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace cinemarco::trakt::wire {

struct ListIds {
  std::optional<std::int64_t> trakt;
  std::optional<std::string> slug;
};
BOOST_DESCRIBE_STRUCT(ListIds, (), (trakt, slug))

// GET /users/me/lists; `lists-lists*.json`.
struct List {
  std::optional<std::string> name, description, privacy, sort_by, sort_how, created_at, updated_at;
  std::optional<std::int64_t> item_count;
  std::optional<ListIds> ids;
};
BOOST_DESCRIBE_STRUCT(List, (),
                      (name, description, privacy, sort_by, sort_how, created_at, updated_at, item_count, ids))

struct Person {
  std::optional<std::string> name;
  std::optional<Ids> ids;
};
BOOST_DESCRIBE_STRUCT(Person, (), (name, ids))

// What rows of lists and notes speak of.
struct Thing {
  std::optional<std::string> type;
  std::optional<Title> movie, show;
  std::optional<Season> season;
  std::optional<Episode> episode;
  std::optional<Person> person;
};
BOOST_DESCRIBE_STRUCT(Thing, (), (type, movie, show, season, episode, person))

// GET /users/me/lists/ID/items; `lists-list-ID-SLUG*.json`.
struct ListRow : Thing {
  std::optional<std::int64_t> id, rank;
  std::optional<std::string> listed_at, notes;
};
BOOST_DESCRIBE_STRUCT(ListRow, (Thing), (id, rank, listed_at, notes))

struct NoteText {
  std::optional<std::int64_t> id;
  std::optional<std::string> notes, updated_at;
};
BOOST_DESCRIBE_STRUCT(NoteText, (), (id, notes, updated_at))

// GET /users/me/notes/movies and its like; `notes-movies*.json`.
struct NoteRow : Thing {
  std::optional<NoteText> note;
};
BOOST_DESCRIBE_STRUCT(NoteRow, (Thing), (note))

}  // namespace cinemarco::trakt::wire
