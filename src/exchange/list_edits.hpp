// SPDX-License-Identifier: MIT
// What the user changes in lists. What was changed here stays so, whatever Trakt says later (docs/contract.md#rule-19).
#pragma once

#include "domain/catalogue.hpp"
#include "domain/clock.hpp"
#include "domain/lists.hpp"
#include "store/database.hpp"

#include <optional>
#include <span>
#include <stop_token>
#include <string>

namespace cinemarco::exchange {

// What is given changes; an empty value takes it away.
struct ListEdit {
  std::optional<std::string> name;
  std::optional<std::optional<std::string>> description;
};

// A movie or a series, or a season or an episode of a series.
struct ListWish {
  TitleKey title;
  std::optional<int> season, episode;
  std::optional<std::string> note;
  std::optional<std::int64_t> place;  // at the end where it is not given
};

struct ListItemEdit {
  std::optional<std::optional<std::string>> note;
  std::optional<std::int64_t> place;  // beyond the end: at the end
};

struct AddedItem {
  ListItemId item;
  bool is_new = false;
};

// Safe from any thread; each change is one transaction. Every call throws Error: not_found (no such list, row or
// title), invalid (a value is out of its range).
class ListEdits {
 public:
  // References must outlive the object.
  ListEdits(store::Database& database, Catalogue& catalogue, Clock& clock, AccountId account)
      : database_{database}, catalogue_{catalogue}, clock_{clock}, account_{account} {}

  [[nodiscard]] ListId make(const std::string& name, const std::optional<std::string>& description);
  void change(ListId list, const ListEdit& edit);
  // False: there is no such list, or no longer. It comes back whole by `restore`.
  bool remove(ListId list);
  void restore(ListId list);

  // What stands on the list already stays where it is; its note changes if one is given. Fetches what is not stored of
  // the title, which does not join the library by that. Throws also what the catalogue throws; nothing is changed once
  // `stop` is requested.
  AddedItem add(ListId list, const ListWish& wish, const std::stop_token& stop);
  void change_item(ListId list, ListItemId item, const ListItemEdit& edit);
  // The whole order: every row of the list once.
  void order(ListId list, std::span<const ListItemId> items);
  // False: there is no such row, or no longer. It comes back, to its place, by `restore_item`.
  bool remove_item(ListId list, ListItemId item);
  void restore_item(ListId list, ListItemId item);

 private:
  void require_list(store::Connection& db, ListId list) const;
  void require_item(store::Connection& db, ListId list, ListItemId item) const;
  [[nodiscard]] ListedThing thing_of(store::Connection& db, const ListWish& wish) const;

  store::Database& database_;
  Catalogue& catalogue_;
  Clock& clock_;
  AccountId account_;
};

}  // namespace cinemarco::exchange
