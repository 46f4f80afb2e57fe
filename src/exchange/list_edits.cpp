// SPDX-License-Identifier: MIT
#include "exchange/list_edits.hpp"

#include "domain/characters.hpp"
#include "domain/error.hpp"
#include "exchange/ensure_title.hpp"
#include "json/utf8.hpp"
#include "store/episodes.hpp"
#include "store/list_edits.hpp"
#include "store/lists.hpp"
#include "store/titles.hpp"

#include <algorithm>

namespace cinemarco::exchange {

namespace {

[[noreturn]] void refuse(const std::string& message) {
  throw Error{ErrorCode::invalid, message};
}

void check_name(const std::string& name) {
  if (is_list_name(name) && !json::mend_utf8(name)) return;
  refuse("A list's name has 1 to 200 printable characters, and no blank at its ends.");
}

void check_description(const std::optional<std::string>& description) {
  if (description && characters(*description) > kLongestListDescription) {
    refuse("The description is longer than 2,000 characters.");
  }
}

void check_note(const std::optional<std::string>& note) {
  if (note && characters(*note) > kLongestNote) refuse("The note is longer than 10,000 characters.");
}

void check_place(const std::optional<std::int64_t>& place) {
  if (place && *place < 1) refuse("Places begin at 1.");
}

// Blank is none.
std::optional<std::string> said(const std::optional<std::string>& text) {
  return text && text->empty() ? std::nullopt : text;
}

void check_numbers(const ListWish& wish) {
  if (!wish.season && !wish.episode) return;
  if (wish.title.type == TitleType::movie) refuse("This is a movie: it has no seasons and episodes.");
  if (!wish.season || *wish.season < 0) refuse("Name the season by its number; 0 is for specials.");
  if (wish.episode && *wish.episode < 0) refuse("Name the episode by its number.");
}

std::string number_of(std::int64_t id) {
  return std::to_string(id);
}

}  // namespace

void ListEdits::require_list(store::Connection& db, ListId list) const {
  if (!store::find_list(db, account_, list)) {
    throw Error{ErrorCode::not_found, "There is no list " + number_of(list.value()) + "."};
  }
}

void ListEdits::require_item(store::Connection& db, ListId list, ListItemId item) const {
  require_list(db, list);
  if (!store::find_list_item(db, account_, list, item)) {
    throw Error{ErrorCode::not_found,
                "List " + number_of(list.value()) + " has no row " + number_of(item.value()) + "."};
  }
}

ListId ListEdits::make(const std::string& name, const std::optional<std::string>& description) {
  check_name(name);
  check_description(description);
  store::Transaction tx{database_};
  const auto list = store::make_list(tx, account_, name, said(description), clock_.now());
  tx.commit();
  return list;
}

void ListEdits::change(ListId list, const ListEdit& edit) {
  if (edit.name) check_name(*edit.name);
  if (edit.description) check_description(*edit.description);
  store::Transaction tx{database_};
  const auto known = store::find_list(tx, account_, list);
  require_list(tx, list);
  const auto name = edit.name.value_or(known->name);
  const auto description = edit.description ? said(*edit.description) : known->description;
  if (name == known->name && description == known->description) return;
  store::rename_list(tx, list, name, description, clock_.now());
  tx.commit();
}

bool ListEdits::remove(ListId list) {
  store::Transaction tx{database_};
  const bool was_there = store::remove_list(tx, account_, list, clock_.now());
  tx.commit();
  return was_there;
}

void ListEdits::restore(ListId list) {
  store::Transaction tx{database_};
  if (!store::restore_list(tx, account_, list)) {
    require_list(tx, list);  // one that is there needs nothing
    return;
  }
  tx.commit();
}

ListedThing ListEdits::thing_of(store::Connection& db, const ListWish& wish) const {
  ListedThing thing;
  thing.type = to_listed(wish.title.type);
  thing.ids.tmdb = wish.title.tmdb_id;
  if (const auto stored = store::title_state(db, wish.title)) thing.title = stored->title;
  if (!wish.season) return thing;
  thing.type = wish.episode ? ListedType::episode : ListedType::season;
  thing.season = wish.season;
  thing.episode = wish.episode;
  const auto episodes = store::episodes_of(db, wish.title);
  const bool is_there = std::ranges::any_of(episodes, [&](const store::StoredEpisode& one) {
    return one.number.season == *wish.season && (!wish.episode || one.number.episode == *wish.episode);
  });
  if (!is_there) {
    throw Error{ErrorCode::not_found, wish.episode ? "This series has no episode " + number_of(*wish.season) + "x" +
                                                         number_of(*wish.episode) + "."
                                                   : "This series has no season " + number_of(*wish.season) + "."};
  }
  return thing;
}

AddedItem ListEdits::add(ListId list, const ListWish& wish, const std::stop_token& stop) {
  if (wish.title.tmdb_id <= 0) refuse("\"tmdb_id\" must be TMDB's number of the title.");
  check_numbers(wish);
  check_note(wish.note);
  check_place(wish.place);
  {
    store::Reader reader{database_};
    require_list(reader, list);
  }
  ensure_title({database_, catalogue_, clock_}, wish.title, stop);
  const auto now = clock_.now();
  store::Transaction tx{database_};
  if (stop.stop_requested()) throw Error{ErrorCode::cancelled, "Cancelled."};
  require_list(tx, list);
  const auto thing = thing_of(tx, wish);
  const auto there = store::item_with(tx, list, thing);
  const auto item = there ? *there : store::add_list_item(tx, list, thing, said(wish.note), now);
  if (there && wish.note) store::note_list_item(tx, list, item, said(wish.note), now);
  if (!there && wish.place) store::move_list_item(tx, list, item, *wish.place, now);
  tx.commit();
  return {item, !there};
}

void ListEdits::change_item(ListId list, ListItemId item, const ListItemEdit& edit) {
  if (edit.note) check_note(*edit.note);
  check_place(edit.place);
  const auto now = clock_.now();
  store::Transaction tx{database_};
  require_item(tx, list, item);
  if (edit.note) store::note_list_item(tx, list, item, said(*edit.note), now);
  if (edit.place) store::move_list_item(tx, list, item, *edit.place, now);
  tx.commit();
}

void ListEdits::order(ListId list, std::span<const ListItemId> items) {
  store::Transaction tx{database_};
  require_list(tx, list);
  store::order_list(tx, list, items, clock_.now());
  tx.commit();
}

bool ListEdits::remove_item(ListId list, ListItemId item) {
  store::Transaction tx{database_};
  if (!store::find_list_item(tx, account_, list, item)) return false;
  store::remove_list_item(tx, list, item, clock_.now());
  tx.commit();
  return true;
}

void ListEdits::restore_item(ListId list, ListItemId item) {
  store::Transaction tx{database_};
  require_list(tx, list);
  if (!store::restore_list_item(tx, list, item, clock_.now())) {
    require_item(tx, list, item);  // one that is there needs nothing
    return;
  }
  tx.commit();
}

}  // namespace cinemarco::exchange
