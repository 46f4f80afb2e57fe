// SPDX-License-Identifier: MIT
// One person's Trakt account: plays, ratings, watchlist, what was given up, and when each kind was last touched.
#pragma once

#include "sandbox/catalogue.hpp"
#include "sandbox/instant.hpp"
#include "sandbox/item.hpp"
#include "sandbox/lists.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace cinemarco::sandbox {

struct Play {
  std::int64_t id = 0;
  Instant watched_at;  // 1970 = unknown (docs/trakt.md#dates)
  std::string action = "watch";
  Item item;
  /// The TMDB number that this row states of its title, where it is not the catalogue's (docs/trakt.md#ids); 0:
  /// none.
  std::optional<std::int64_t> stated_tmdb{};
};

struct Rating {
  Item item;
  int rating = 0;
  Instant rated_at;
};

struct Listed {
  std::int64_t id = 0;
  Item item;
  Instant listed_at;
};

struct Dropped {
  Item item;
  Instant hidden_at;
};

/// Times of change by the server's clock (docs/trakt.md#what-changed).
struct Activities {
  Instant movies_watched, movies_rated, movies_watchlisted;
  Instant episodes_watched, episodes_rated, episodes_watchlisted;
  Instant shows_rated, shows_watchlisted, shows_dropped;
  Instant seasons_rated, seasons_watchlisted;
  Instant watchlist_updated;
  std::optional<Instant> lists_updated, notes_updated;  // empty: there never was one
};

/// Every change bumps the activity of its kind, removals included. Not thread-safe: see Sandbox::edit.
class Account {
 public:
  Account(std::shared_ptr<Catalogue> catalogue, std::string name, std::string time_zone);

  const Catalogue& catalogue() const { return *catalogue_; }
  /// Titles and episodes may be added and changed; none may go, and no title may move within its list.
  void edit_catalogue(const std::function<void(Catalogue&)>& change);
  const std::string& name() const { return name_; }
  /// What identifies the user, whatever the name is.
  const std::string& uuid() const { return uuid_; }
  /// The user takes another name …
  void rename_user(std::string name);
  /// … or somebody else signs in.
  void become(std::string name);
  const std::string& time_zone() const { return time_zone_; }

  /// These throw std::out_of_range for what the catalogue does not know.
  Item movie(const TitleRef& ref) const;
  Item show(const TitleRef& ref) const;
  Item season(const TitleRef& ref, int season_number) const;
  Item episode(const TitleRef& ref, int season_number, int number) const;

  /// Adds a play of a movie or an episode and gives its history id (the next free one where none is given). The item is
  /// often that of another play of this account, which may move: hence by value.
  std::int64_t watch(Item item, Instant watched_at, std::string_view action = "watch", std::int64_t id = 0);
  bool remove_play(std::int64_t id);
  /// The play keeps its number and has another date.
  bool redate(std::int64_t id, Instant watched_at);
  /// The play's row states another TMDB number of its title than other rows do; 0: none.
  bool misnumber(std::int64_t id, std::int64_t tmdb);
  void rate(const Item& item, int rating, Instant rated_at = now());
  bool unrate(const Item& item);
  /// False where it was on the watchlist already.
  bool list(const Item& item, Instant listed_at = now());
  bool unlist(const Item& item);

  /// A show is given up, or taken up again.
  void drop(const Item& show, Instant hidden_at = now());
  bool undrop(const Item& show);

  /// Two lists may have one name. What changes a list throws std::out_of_range for one that is not there.
  std::int64_t make_list(const std::string& name, const std::string& description = "", Instant at = now());
  void rename_list(std::int64_t list, const std::string& name);
  bool remove_list(std::int64_t list);
  /// At the end; gives the row's number. The same number again where the item is there already.
  std::int64_t put_on_list(std::int64_t list, const Item& item, const std::string& notes = "", Instant at = now());
  std::int64_t put_person_on_list(std::int64_t list, const std::string& name);
  bool take_off_list(std::int64_t list, std::int64_t row);
  /// The rows with these numbers first, in this order.
  void reorder_list(std::int64_t list, const std::vector<std::int64_t>& rows);
  /// One note an item; empty takes it away.
  void note(const Item& item, const std::string& text, Instant at = now());

  /// One movie or show turned out to be another: its plays keep their numbers and show the other title's, its ratings
  /// and listings move where the other has none. Episodes that the other does not have are lost.
  void merge(const Item& from, const Item& to);
  /// A movie or show is deleted at Trakt, and with it all that the account says of it.
  void forget_title(const Item& title);

  /// Newest first, 1970 last.
  const std::vector<Play>& history() const;
  const std::vector<Rating>& ratings() const { return ratings_; }
  const std::vector<Listed>& watchlist() const { return watchlist_; }
  /// Newest first.
  const std::vector<Dropped>& dropped() const { return dropped_; }
  const std::vector<PersonalList>& lists() const { return lists_; }
  /// By number or by slug; null where there is none.
  const PersonalList* find_list(std::string_view name) const;
  const std::vector<Note>& notes() const { return notes_; }
  const Activities& activities() const { return activities_; }
  Instant last_activity() const { return last_touch_; }
  /// Changes with every edit.
  std::uint64_t revision() const { return revision_; }

  /// The user's own setting: Trakt keeps the first play of a title, and further ones are not added.
  bool watch_only_once() const { return watch_only_once_; }
  void set_watch_only_once(bool only_once) { watch_only_once_ = only_once; }

  /// Says that everything so far happened at this instant; for a finished sample.
  void settle(Instant at);

 private:
  using Renamed = std::function<std::optional<Item>(const Item&)>;
  void touch(Instant& activity);
  void touch_watched(Media media);
  void touch_rated(Media media);
  void touch_listed(Media media);
  PersonalList& list_at(std::int64_t list);
  void touch_list(PersonalList& list);
  void rename(const Renamed& renamed);
  void rename_listed(const Renamed& renamed);
  void sort_history() const;

  std::shared_ptr<Catalogue> catalogue_;
  std::string name_;
  std::string uuid_;
  std::string time_zone_;
  mutable std::vector<Play> plays_;
  mutable bool sorted_ = true;
  std::vector<Rating> ratings_;
  std::vector<Listed> watchlist_;
  std::vector<Dropped> dropped_;
  std::vector<PersonalList> lists_;
  std::vector<Note> notes_;
  Activities activities_;
  Instant last_touch_;
  std::int64_t next_play_ = 12'093'947'887;  // above 2^32, as today's are
  std::int64_t next_listed_ = 811'000'001;
  std::int64_t next_list_ = 31'000'001;
  std::int64_t next_note_ = 190'001;
  std::uint64_t revision_ = 1;
  bool watch_only_once_ = false;
};

}  // namespace cinemarco::sandbox
