// SPDX-License-Identifier: MIT
// Plays are read title by title, so that each title's facts are read once, and nothing is kept but the figures. Whether
// a play is the one that docs/contract.md#rule-5 has moved to an air date, its episode's row says.
#include "store/statistics.hpp"

#include "json/json.hpp"
#include "store/mirror_facts.hpp"
#include "store/ordered_range.hpp"
#include "store/statistics_people.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cinemarco::store {

namespace {

// What there is to know of a title before its plays are counted.
struct Title {
  TitleFacts facts;
  std::optional<std::int64_t> row;                 // empty: TMDB does not know the number
  std::optional<std::int64_t> runtime;             // of the movie, or where the episode has none
  std::map<EpisodeNumber, std::int64_t> runtimes;  // of a series: those of its episodes that are known

  [[nodiscard]] std::optional<int> minutes(EpisodeNumber episode) const {
    const auto own = runtimes.find(episode);
    if (own != runtimes.end()) return static_cast<int>(own->second);
    return runtime ? std::optional{static_cast<int>(*runtime)} : std::nullopt;
  }
};

// An episode whose deciding play counts on its air date.
struct Moved {
  Date day;
  std::string ordered_at;    // of that play, as in `plays` …
  bool has_instant = false;  // … which has an instant, and not only a day
  bool met = false;
};
using MovedPlays = std::map<EpisodeNumber, Moved>;

std::set<std::string> names_in(const std::string& list) {
  const auto names = json::parse_as<std::vector<std::string>>(list);
  return names ? std::set<std::string>{names->begin(), names->end()} : std::set<std::string>{};
}

Title read_title(Connection& db, AccountId account, TitleKey key) {
  Title title;
  title.facts.type = key.type;
  auto row = key.type == TitleType::movie ? db.use(R"sql(
    SELECT m.id, m.runtime_minutes, m.genres, m.countries, '[]', m.release_date, m.original_language, e.personal_rating
    FROM movies m LEFT JOIN library_entries e ON e.movie_id = m.id AND e.account_id = ?1 WHERE m.tmdb_id = ?2)sql")
                                          : db.use(R"sql(
    SELECT s.id, s.episode_run_time_minutes, s.genres, s.countries, s.networks, s.first_air_date, s.original_language,
           e.personal_rating
    FROM series s LEFT JOIN library_entries e ON e.series_id = s.id AND e.account_id = ?1 WHERE s.tmdb_id = ?2)sql");
  row.bind(account, key.tmdb_id);
  if (!row.next()) return title;
  title.row = row.integer(0);
  title.runtime = row.optional_integer(1);
  title.facts.genres = names_in(row.text(2));
  title.facts.countries = names_in(row.text(3));
  title.facts.networks = names_in(row.text(4));
  title.facts.released = row.date(5);
  title.facts.language = row.optional_text(6);
  if (const auto rating = row.optional_integer(7)) title.facts.rating = static_cast<PersonalRating>(*rating);
  return title;
}

EpisodeNumber episode_at(const Use& row, int column) {
  return {static_cast<int>(row.integer(column)), static_cast<int>(row.integer(column + 1))};
}

void read_runtimes(Connection& db, Title& title) {
  if (!title.row || title.facts.type == TitleType::movie) return;
  auto rows = db.use(
      "SELECT season_number, episode_number, runtime_minutes FROM episodes WHERE series_id = ? AND runtime_minutes IS "
      "NOT NULL ORDER BY season_number, episode_number");
  rows.bind(*title.row);
  while (rows.next()) title.runtimes.emplace_hint(title.runtimes.end(), episode_at(rows, 0), rows.integer(2));
}

// Where the day alone is known, the deciding play is the first that is dated.
std::string first_order_of(Connection& db, AccountId account, std::int64_t series, EpisodeNumber episode) {
  auto row = db.use(
      "SELECT min(ordered_at) FROM plays WHERE account_id = ? AND media_type = 'episode' AND title_tmdb_id = ? AND "
      "season_number = ? AND episode_number = ? AND removed_at IS NULL");
  row.bind(account, series, episode.season, episode.episode);
  row.next();
  return row.optional_text(0).value_or("");
}

MovedPlays read_moved(Connection& db, AccountId account, std::int64_t series) {
  auto rows = db.use(R"sql(
    SELECT x.season_number, x.episode_number, x.watched_date, x.watched_at
    FROM series s
    JOIN library_entries e ON e.series_id = s.id AND e.account_id = ?1
    JOIN watch_sessions w ON w.entry_id = e.id AND w.is_default = 1
    JOIN episode_progress x ON x.session_id = w.id
    WHERE s.tmdb_id = ?2 AND x.date_source = 'air_date' AND x.watched_date IS NOT NULL)sql");
  rows.bind(account, series);
  MovedPlays moved;
  while (rows.next()) {
    const auto episode = episode_at(rows, 0);
    auto instant = rows.optional_text(3);
    const bool has_instant = instant.has_value();
    moved[episode] = {*rows.date(2), has_instant ? std::move(*instant) : first_order_of(db, account, series, episode),
                      has_instant};
  }
  return moved;
}

class Reading {
 public:
  Reading(Connection& db, AccountId account, const AskedDays& range, const TimeZone& zone)
      : db_{db}, account_{account}, range_{range}, zone_{zone} {}

  void read() {
    if (is_whole()) {
      auto rows = db_.use(R"sql(
        SELECT media_type, title_tmdb_id, season_number, episode_number, watched_at, watched_day, ordered_at
        FROM plays INDEXED BY plays_by_title WHERE account_id = ?1 AND removed_at IS NULL
        ORDER BY media_type, title_tmdb_id, season_number, episode_number)sql");
      rows.bind(account_);
      read_plays(rows);
    } else {
      auto rows = db_.use(R"sql(
        SELECT media_type, title_tmdb_id, season_number, episode_number, watched_at, watched_day, ordered_at
        FROM plays INDEXED BY plays_by_date
        WHERE account_id = ?1 AND removed_at IS NULL AND ordered_at > ?2 AND ordered_at <= ?3
        ORDER BY media_type, title_tmdb_id, season_number, episode_number)sql");
      const auto [behind, up_to] = ordered_range(range_, zone_);
      rows.bind(account_, behind, up_to);
      read_plays(rows);
      read_moved_from_elsewhere();
    }
  }

  [[nodiscard]] Statistics figures(Date today) const {
    auto result = tally_.figures(range_, today);
    result.people = people_of(db_, movies_, series_);
    return result;
  }

 private:
  [[nodiscard]] bool is_whole() const { return !range_.from && !range_.to; }
  [[nodiscard]] bool holds(Date day) const {
    return (!range_.from || *range_.from <= day) && (!range_.to || day <= *range_.to);
  }
  void read_plays(Use& rows) {
    while (rows.next()) {
      const auto type = rows.text(0) == "movie" ? TitleType::movie : TitleType::series;
      const auto number = rows.optional_integer(1);
      if (!number) {
        const auto play = play_at(rows);
        if (!play.day || holds(*play.day)) tally_.add_untitled(type, play);
        continue;
      }
      begin_title({type, *number});
      take(rows);
    }
    end_title();
  }

  // Of its own day.
  [[nodiscard]] CountedPlay play_at(const Use& row) const {
    CountedPlay play;
    play.episode = episode_at(row, 2);
    play.day = row.date(5);
    if (const auto instant = row.instant(4)) {
      const auto clock = zone_.wall_clock(*instant);  // "2024-01-15 20:30"
      play.day = *parse_date(std::string_view{clock}.substr(0, 10));
      play.hour = (clock[11] - '0') * 10 + (clock[12] - '0');
    }
    return play;
  }

  void begin_title(TitleKey key) {
    if (key_ == key) return;
    end_title();
    key_ = key;
    if (key.type == TitleType::series) done_.insert(key.tmdb_id);
    title_ = read_title(db_, account_, key);
    read_runtimes(db_, title_);
    moved_ = key.type == TitleType::series ? read_moved(db_, account_, key.tmdb_id) : MovedPlays{};
  }

  void take(const Use& row) {
    auto play = play_at(row);
    const auto moved = moved_.find(play.episode);
    if (moved != moved_.end() && !moved->second.met && row.optional_text(6) == moved->second.ordered_at &&
        row.optional_text(4).has_value() == moved->second.has_instant) {
      moved->second.met = true;  // it counts on its air date
      return;
    }
    if (play.day && !holds(*play.day)) return;
    play.minutes = title_.minutes(play.episode);
    plays_.push_back(play);
  }

  void end_title() {
    if (!key_) return;
    for (const auto& [episode, moved] : moved_) {
      if (holds(moved.day)) plays_.push_back({episode, moved.day, std::nullopt, title_.minutes(episode)});
    }
    tally_.add_title(title_.facts, plays_);
    if (!plays_.empty() && title_.row) {
      (key_->type == TitleType::movie ? movies_ : series_).push_back({*title_.row, std::ssize(plays_)});
    }
    plays_.clear();
    key_.reset();
  }

  // Series whose plays lie outside of the range, and were moved into it.
  void read_moved_from_elsewhere() {
    std::vector<std::int64_t> others;
    {
      auto rows = db_.use(R"sql(
        SELECT DISTINCT s.tmdb_id FROM episode_progress x
        CROSS JOIN library_entries e ON e.id = x.entry_id AND e.account_id = ?1
        CROSS JOIN series s ON s.id = e.series_id
        WHERE x.date_source = 'air_date' AND x.watched_date BETWEEN ?2 AND ?3)sql");
      rows.bind(account_, range_.from ? format_date(*range_.from) : "", range_.to ? format_date(*range_.to) : "~");
      while (rows.next()) {
        if (!done_.contains(rows.integer(0))) others.push_back(rows.integer(0));
      }
    }
    for (const auto number : others) begin_title({TitleType::series, number});
    end_title();
  }

  Connection& db_;
  AccountId account_;
  AskedDays range_;
  TimeZone zone_;
  StatisticsTally tally_;
  std::vector<TitlePlays> movies_, series_;
  std::set<std::int64_t> done_;  // series that were read
  // Of the title that is read.
  std::optional<TitleKey> key_;
  Title title_;
  MovedPlays moved_;
  std::vector<CountedPlay> plays_;
};

}  // namespace

Statistics statistics(Connection& db, AccountId account, const AskedDays& range, const TimeZone& zone, Date today) {
  Reading reading{db, account, range, zone};
  reading.read();
  return reading.figures(today);
}

}  // namespace cinemarco::store
