// SPDX-License-Identifier: MIT
#include "exchange/csv_exports.hpp"

#include "exchange/csv.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace cinemarco::exchange {

namespace {

using store::OutgoingPlay;

std::optional<std::int64_t> value(const std::optional<TraktId>& id) {
  return id ? std::optional{id->value()} : std::nullopt;
}

std::optional<std::string> instant(const std::optional<Instant>& at) {
  return at ? std::optional{format_instant(*at)} : std::nullopt;
}

// "unknown" is what Trakt's importer calls a viewing without a date.
std::string when(const Play& play) {
  if (play.watched_at) return format_instant(*play.watched_at);
  return play.watched_day ? format_date(*play.watched_day) : "unknown";
}

}  // namespace

void write_generic_csv(store::Connection& db, AccountId account, const store::Sink& sink) {
  sink(csv_header({"type",     "trakt_id",    "imdb_id",       "tmdb_id",      "tvdb_id",        "title",
                   "year",     "season",      "episode",       "watched_at",   "watchlisted_at", "rating",
                   "rated_at", "show_title",  "show_trakt_id", "show_tmdb_id", "show_imdb_id",   "show_tvdb_id",
                   "source",   "watched_day", "history_id"}));
  CsvLine line;
  store::for_each_play(db, account, [&](const OutgoingPlay& out) {
    const auto& play = out.play;
    const auto& ids = play.title.ids;
    const bool episode = play.episode.has_value();
    const TitleIds none;
    const auto& own = episode ? none : ids;
    const auto& of_show = episode ? ids : none;
    line.add(episode ? "episode" : "movie").add(episode ? value(play.episode_trakt_id) : value(ids.trakt));
    line.add(own.imdb).add(own.tmdb).add(own.tvdb);
    line.add(episode ? play.episode_title : play.title.title).add(play.title.year);
    line.add(episode ? std::optional{play.episode->season} : std::nullopt);
    line.add(episode ? std::optional{play.episode->episode} : std::nullopt);
    line.add(when(play)).add("").add(out.rating).add(instant(out.rated_at));
    line.add(episode ? std::string_view{play.title.title} : std::string_view{});
    line.add(value(of_show.trakt)).add(of_show.tmdb).add(of_show.imdb).add(of_show.tvdb);
    line.add(out.source).add(play.watched_day ? std::optional{format_date(*play.watched_day)} : std::nullopt);
    line.add(play.history_id ? std::optional{play.history_id->value()} : std::nullopt);
    sink(line.end());
  });
}

void write_letterboxd_csv(store::Connection& db, AccountId account, const TimeZone& zone,
                          const std::function<void(std::string part)>& part) {
  constexpr std::size_t kMostBytes = 1'000'000;
  const auto header =
      csv_header({"tmdbID", "imdbID", "Title", "Year", "Directors", "WatchedDate", "Rating10", "Rewatch"});
  std::vector<OutgoingPlay> plays;
  store::for_each_play(db, account, [&](const OutgoingPlay& out) {
    if (!out.play.episode) plays.push_back(out);
  });
  std::ranges::reverse(plays);  // oldest first: what follows is a rewatch
  std::set<std::pair<std::int64_t, std::string>> met;
  std::map<std::int64_t, std::string> directors;
  auto text = header;
  CsvLine line;
  for (const auto& [play, source, rating, rated_at] : plays) {
    const auto& ids = play.title.ids;
    const auto number = ids.tmdb.value_or(0);
    if (!directors.contains(number)) {
      auto& names = directors[number];
      for (const auto& name : store::directors(db, number)) names.append(names.empty() ? "" : ", ").append(name);
    }
    const auto day = play.watched_day  ? std::optional{format_date(*play.watched_day)}
                     : play.watched_at ? std::optional{format_date(zone.day_of(*play.watched_at))}
                                       : std::nullopt;
    const bool first = met.emplace(number, number == 0 ? play.title.title : std::string{}).second;
    line.add(ids.tmdb).add(ids.imdb).add(play.title.title).add(play.title.year).add(directors[number]).add(day);
    const auto row = line.add(rating).add(first ? "false" : "true").end();
    if (text.size() + row.size() > kMostBytes) part(std::exchange(text, header));
    text += row;
  }
  part(std::move(text));
}

namespace {

class Yamtrack {
 public:
  explicit Yamtrack(const store::Sink& sink) : sink_{sink} {
    sink_(csv_header({"media_id", "source", "media_type", "title", "image", "season_number", "episode_number", "score",
                      "status", "notes", "start_date", "end_date", "progress", "created_at", "progressed_at"}));
  }

  // What was never watched, and every series, which stands before its seasons and episodes.
  void title(const store::OutgoingTitle& entry) {
    const bool movie = entry.key.type == TitleType::movie;
    if (movie && entry.status == "completed") {
      of_movies_[entry.key.tmdb_id] = entry;
      return;
    }
    begin(entry.key.tmdb_id, movie ? "movie" : "tv", entry.title).add("").add("");
    end(entry.rating, status(entry), entry.notes, {});
  }

  void play(const OutgoingPlay& out) {
    const auto& [play, source, rating, rated_at] = out;
    if (!play.title.ids.tmdb) return;  // it knows titles by TMDB's number alone
    const auto number = *play.title.ids.tmdb;
    const auto at = play.watched_at    ? std::optional{format_instant(*play.watched_at)}
                    : play.watched_day ? std::optional{format_date(*play.watched_day)}
                                       : std::nullopt;
    if (play.episode) {
      const auto season = play.episode->season;
      if (seasons_.emplace(number, season).second) {
        begin(number, "season", play.title.title).add(std::to_string(season)).add("");
        end({}, "In progress", {}, {});
      }
      begin(number, "episode", play.title.title).add(std::to_string(season)).add(std::to_string(play.episode->episode));
      end({}, "", {}, at);
      return;
    }
    const auto entry = of_movies_.find(number);
    begin(number, "movie", play.title.title).add("").add("");
    const bool known = entry != of_movies_.end();
    end(known ? entry->second.rating : rating, "Completed", known ? entry->second.notes : std::string{}, at);
  }

 private:
  static std::string status(const store::OutgoingTitle& entry) {
    if (entry.status == "completed") return "Completed";
    if (entry.status == "abandoned") return "Dropped";
    return entry.status == "in_progress" ? "In progress" : "Planning";
  }
  CsvLine& begin(std::int64_t number, std::string_view type, std::string_view title) {
    return line_.add(std::to_string(number)).add("tmdb").add(type).add(title).add("");
  }
  void end(const std::optional<int>& score, std::string_view status, std::string notes,
           const std::optional<std::string>& at) {
    std::ranges::replace_if(notes, [](char c) { return c == '\n' || c == '\r'; }, ' ');
    line_.add(score).add(status).add(notes).add("").add(at).add("").add(at).add(at);
    sink_(line_.end());
  }

  const store::Sink& sink_;
  CsvLine line_;
  std::map<std::int64_t, store::OutgoingTitle> of_movies_;
  std::set<std::pair<std::int64_t, int>> seasons_;
};

}  // namespace

void write_yamtrack_csv(store::Connection& db, AccountId account, const store::Sink& sink) {
  Yamtrack yamtrack{sink};
  store::for_each_entry(db, account, [&](const store::OutgoingTitle& entry) { yamtrack.title(entry); });
  store::for_each_play(db, account, [&](const OutgoingPlay& play) { yamtrack.play(play); });
}

}  // namespace cinemarco::exchange
