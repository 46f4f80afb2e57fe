// SPDX-License-Identifier: MIT
// Every recorded answer of a kind that the program reads goes through the parsers that the program uses.
#include "tmdb/recordings.hpp"

#include "json/json.hpp"
#include "tmdb/answers.hpp"
#include "tmdb/credits.hpp"
#include "tmdb/mapping.hpp"
#include "tmdb/same_details.hpp"

#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <type_traits>

namespace cinemarco::tmdb {
namespace {

using test::Recording;
using test::show;

// ---- Nothing that TMDB sent is lost to the lenient readers: same members, same number of items ----

template <class T>
inline constexpr bool is_field = false;
template <class T>
inline constexpr bool is_field<wire::Field<T>> = true;
template <class T>
inline constexpr bool is_list = false;
template <class T>
inline constexpr bool is_list<wire::List<T>> = true;

template <class T>
void collect_lost(const boost::json::value& sent, const T& read, const std::string& path,
                  std::vector<std::string>& lost) {
  if (sent.is_null()) return;
  if constexpr (json::detail::is_optional<T>) {
    if (read) collect_lost(sent, *read, path, lost);
  } else if constexpr (is_field<T>) {
    if (!read) lost.push_back(path);
  } else if constexpr (is_list<T>) {
    if (sent.as_array().size() != read.size()) {
      lost.push_back(path);
      return;
    }
    for (std::size_t i = 0; i < read.size(); ++i) collect_lost(sent.as_array()[i], read[i], path + "[]", lost);
  } else if constexpr (json::Described<T>) {
    boost::mp11::mp_for_each<boost::describe::describe_members<T, boost::describe::mod_any_access>>([&](auto member) {
      if (const auto* value = sent.as_object().if_contains(member.name)) {
        collect_lost(*value, read.*member.pointer, path + "." + member.name, lost);
      }
    });
  }
}

template <class T>
T read_all(const boost::json::value& sent, const std::string& name) {
  auto read = json::read<T>(sent);
  if (!read) {
    ADD_FAILURE() << name << ": " << read.error().text();
    return {};
  }
  std::vector<std::string> lost;
  collect_lost(sent, *read, "", lost);
  for (const auto& path : lost) ADD_FAILURE() << name << ": " << path << " was sent and not read";
  return std::move(*read);
}

Document parsed(const Recording& recording) {
  auto memory = std::make_unique<boost::json::monotonic_resource>();
  auto root = json::parse(recording.body, memory.get());
  EXPECT_TRUE(root) << recording.name << ": " << (root ? "" : root.error().text());
  return {std::move(memory), root ? std::move(*root) : boost::json::value(boost::json::object_kind)};
}

std::optional<wire::Credits> credits_of(const TitleParts& parts, const std::string& name) {
  if (!parts.credits) return std::nullopt;
  return read_all<wire::Credits>(*parts.credits, name + " credits");
}

// ---- The program's own way from body to details ----

MovieDetails movie_of(const Recording& recording) {
  auto document = parsed(recording);
  const auto parts = take_apart(document, "credits");
  return to_movie(read_all<wire::Movie>(parts.base, recording.name), credits_of(parts, recording.name));
}

SeriesDetails series_of(const Recording& recording) {
  auto document = parsed(recording);
  const auto& root = document.root.as_object();
  const auto parts = take_apart(document, root.contains("aggregate_credits") ? "aggregate_credits" : "credits");
  std::map<int, wire::Season> seasons;
  for (const auto& [number, season] : parts.seasons) {
    seasons[number] = read_all<wire::Season>(season, recording.name + " season");
  }
  return to_series(read_all<wire::Series>(parts.base, recording.name), credits_of(parts, recording.name), seasons);
}

SeasonDetails season_of(const Recording& recording) {
  const auto document = parsed(recording);
  const auto season = read_all<wire::Season>(document.root, recording.name);
  return to_season(season.season_number.value_or(0), season);
}

std::vector<Credit> people_of(const Recording& recording) {
  const auto document = parsed(recording);
  return to_credits(read_all<wire::Credits>(document.root, recording.name), {});
}

const std::set<std::string> kCreditKinds{"movie-credits", "tv-credits", "tv-aggregate_credits", "tv-season-credits",
                                         "credits"};

TEST(Recordings, every_one_is_read_whole) {
  std::map<std::string, int> read;
  for (const auto& recording : test::recordings()) {
    if (recording.kind == "movie") {
      EXPECT_FALSE(movie_of(recording).title.empty()) << recording.name;
    } else if (recording.kind == "tv") {
      EXPECT_FALSE(series_of(recording).name.empty()) << recording.name;
    } else if (recording.kind == "tv-season") {
      (void)season_of(recording);
    } else if (kCreditKinds.contains(recording.kind)) {
      EXPECT_LE(people_of(recording).size(), kMaxCast + kMaxCrew) << recording.name;
    } else if (recording.kind == "find") {
      (void)read_all<wire::FindResults>(parsed(recording).root, recording.name);
    } else if (recording.kind == "error") {
      const auto refusal = read_all<wire::Refusal>(parsed(recording).root, recording.name);
      EXPECT_TRUE(refusal.status_message && !refusal.status_message->empty()) << recording.name;
    } else {
      continue;
    }
    ++read[recording.kind];
  }
  for (const std::string kind :
       {"movie", "tv", "tv-season", "movie-credits", "tv-aggregate_credits", "find", "error"}) {
    EXPECT_GT(read[kind], 0) << "no recording of a " << kind;
  }
}

TEST(Recordings, what_the_cache_keeps_gives_the_same_details) {
  for (const auto& recording : test::recordings()) {
    if (recording.kind == "movie" || recording.kind == "tv") {
      const bool movie = recording.kind == "movie";
      auto document = parsed(recording);
      const bool aggregate = document.root.as_object().contains("aggregate_credits");
      auto parts = take_apart(document, aggregate ? "aggregate_credits" : "credits");
      // As one answer again, of the pruned parts.
      std::string whole = pruned_text(parts.base, Part::title);
      whole.pop_back();
      if (parts.credits) {
        whole += test::part(aggregate ? "aggregate_credits" : "credits", pruned_text(*parts.credits, Part::credits));
      }
      for (auto& [number, season] : parts.seasons) {
        whole += test::part(fmt::format("season/{}", number), pruned_text(season, Part::season));
      }
      const Recording kept{recording.name + " (kept)", recording.kind, whole + "}"};
      EXPECT_LT(kept.body.size(), recording.body.size());
      EXPECT_TRUE(movie ? show(movie_of(kept)) == show(movie_of(recording))
                        : show(series_of(kept)) == show(series_of(recording)))
          << recording.name;
    } else if (recording.kind == "tv-season") {
      auto document = parsed(recording);
      const Recording kept{recording.name + " (kept)", recording.kind, pruned_text(document.root, Part::season)};
      EXPECT_EQ(show(season_of(kept)), show(season_of(recording))) << recording.name;
    }
  }
}

// ---- Spot checks: what a person would read off the recorded body ----

std::string actor(const std::vector<Credit>& credits, std::size_t place) {
  return credits.at(place).name + " as " + credits.at(place).character.value_or("-");
}
std::string people(const std::vector<Credit>& credits, RoleType role) {
  std::string names;
  for (const auto& credit : credits) {
    if (credit.role == role) names += (names.empty() ? "" : ", ") + credit.name;
  }
  return names;
}
std::string day(const std::optional<Date>& date) {
  return date ? format_date(*date) : "-";
}

struct Spot {
  std::string name;
  std::string expected;
  std::string (*look)(const Recording&);
};

std::string look_at_movie(const Recording& recording) {
  const auto movie = movie_of(recording);
  return fmt::format("{} {} {} {} min {}", movie.id.value(), movie.title, day(movie.release_date),
                     movie.runtime_minutes.value_or(-1), movie.imdb_id.value_or("-"));
}
std::string look_at_series(const Recording& recording) {
  const auto series = series_of(recording);
  return fmt::format("{} {} {} {}x{} {} min, {} seasons", series.id.value(), series.name, day(series.first_air_date),
                     series.number_of_seasons, series.number_of_episodes, series.episode_run_time_minutes.value_or(-1),
                     series.seasons.size());
}
std::string look_at_season(const Recording& recording) {
  const auto season = season_of(recording);
  const auto& last = season.episodes.back();
  return fmt::format("{} {} {}: {} … {} {} {} min", season.season_number, day(season.air_date), season.episodes.size(),
                     season.episodes.front().name, last.episode_number, day(last.air_date),
                     last.runtime_minutes.value_or(-1));
}

const std::vector<Spot> kSpots{
    {"own/movie", "550 Movie 550 1999-10-15 139 min tt0137523", look_at_movie},
    {"own/series", "1396 Series 1396 2008-01-20 2x4 41 min, 2 seasons", look_at_series},
    {"own/season", "1 2008-01-20 2: Part 1 … 2 2008-01-22 42 min", look_at_season},
    {"own/aggregate_credits", "Bryan Cranston as Walter White / Heisenberg",
     [](const Recording& recording) { return actor(people_of(recording), 0); }},
    {"jellyfin-tmdblib/movie_47964.json", "47964 A Good Day to Die Hard 2013-02-06 98 min tt1606378", look_at_movie},
    {"18months-vcr/movie_550_language_en.json", "550 Fight Club 1999-10-15 139 min tt0137523", look_at_movie},
    {"adamayoung/movie-blank-homepage-release-date.json", "9443 Chariots of Fire - 124 min tt0082158", look_at_movie},
    {"jellyfin-tmdblib/tv_1396.json", "1396 Breaking Bad 2008-01-20 5x62 -1 min, 6 seasons", look_at_series},
    {"18months-vcr/tv_1396_language_en.json", "1396 Breaking Bad 2008-01-20 5x62 45 min, 6 seasons", look_at_series},
    {"adamayoung/tv-series-blank-homepage-first-air-date.json", "114472 Secret Invasion - 1x6 -1 min, 1 seasons",
     look_at_series},
    {"c-eg/tv_series_details.json", "1399 Game of Thrones 2011-04-17 8x73 60 min, 9 seasons", look_at_series},
    {"DERIVED/tv_57243_append_credits_season_0_1_4.json", "57243 Doctor Who 2005-03-26 13x153 47 min, 14 seasons",
     look_at_series},
    {"jellyfin-tmdblib/tv_1396_season_1.json", "1 2008-01-20 7: Pilot … 7 2008-03-09 48 min", look_at_season},
    {"c-eg/tv_seasons_details.json", "1 2011-04-17 10: Winter Is Coming … 10 2011-06-19 53 min", look_at_season},
    {"18months-vcr/tv_3572_season_1_language_en.json", "1 1973-10-24 22: Siege of Terror … 22 1974-05-08 60 min",
     look_at_season},
    {"18months-vcr/movie_550_credits_language_en.json",
     "David Fincher; Chuck Palahniuk, Jim Uhls; Jeff Cronenweth; John King, Michael Simpson",
     [](const Recording& recording) {
       const auto credits = people_of(recording);
       return people(credits, RoleType::director) + "; " + people(credits, RoleType::writer) + "; " +
              people(credits, RoleType::cinematographer) + "; " + people(credits, RoleType::composer);
     }},
    {"jellyfin-tmdblib/movie_47964_credits.json", "Jai Courtney as Jack McClane",
     [](const Recording& recording) { return actor(people_of(recording), 1); }},
    {"jellyfin-tmdblib/tv_96677_aggregate_credits.json", "Omar Sy as Assane Diop",
     [](const Recording& recording) { return actor(people_of(recording), 0); }},
    {"jellyfin-tmdblib/tv_1396_credits.json", "Bryan Cranston as Walter White",
     [](const Recording& recording) { return actor(people_of(recording), 0); }},
    {"c-eg/tv_series_details.json", "without credits",
     [](const Recording& recording) {
       return std::string{series_of(recording).credits ? "with" : "without"} + " credits";
     }},
};

TEST(Recordings, hold_what_a_person_reads_off_them) {
  const auto all = test::recordings();
  std::size_t looked = 0;
  for (const auto& [name, expected, look] : kSpots) {
    const auto recording = std::ranges::find(all, name, &Recording::name);
    if (recording == all.end()) continue;
    EXPECT_EQ(look(*recording), expected) << name;
    ++looked;
  }
  EXPECT_GE(looked, all.size() > 20 ? 16U : 4U);
}

}  // namespace
}  // namespace cinemarco::tmdb
