// SPDX-License-Identifier: MIT
#include "tmdb/mapping.hpp"

#include "json/json.hpp"
#include "tmdb/credits.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace cinemarco::tmdb {
namespace {

template <class T>
T parsed(const std::string& text) {
  auto value = json::parse_as<T>(text);
  EXPECT_TRUE(value) << (value ? "" : value.error().text());
  return value ? std::move(*value) : T{};
}

std::string date_text(const std::optional<Date>& date) {
  return date ? format_date(*date) : "-";
}

TEST(MovieMapping, what_says_nothing_is_absent) {
  const auto movie =
      to_movie(parsed<wire::Movie>(
                   R"({"id":1,"title":"T","original_title":"","overview":"","tagline":"","imdb_id":"","runtime":0,
        "release_date":"","poster_path":null,"backdrop_path":"","genres":[{"id":1,"name":""}],"vote_average":0.0,"vote_count":0})"),
               {});
  EXPECT_EQ(movie.title, "T");
  EXPECT_FALSE(movie.original_title || movie.overview || movie.tagline || movie.imdb_id || movie.runtime_minutes);
  EXPECT_FALSE(movie.release_date || movie.poster_path || movie.backdrop_path || movie.vote_average);
  EXPECT_EQ(movie.vote_count, 0);
  EXPECT_TRUE(movie.genres.empty());
  EXPECT_FALSE(movie.credits);
}

TEST(MovieMapping, an_answer_with_the_id_alone_is_a_movie) {
  const auto movie = to_movie(parsed<wire::Movie>(R"({"id":7})"), {});
  EXPECT_EQ(movie.id, TmdbMovieId{7});
  EXPECT_EQ(movie.title, "");
}

TEST(MovieMapping, a_member_of_another_type_is_absent_and_keeps_no_title_out) {
  const auto movie = to_movie(
      parsed<wire::Movie>(
          R"({"id":7,"title":"T","vote_average":"6.1","vote_count":[],"runtime":98.0,"tagline":5,"genres":[7,{"name":"Drama"}]})"),
      {});
  EXPECT_EQ(movie.title, "T");
  EXPECT_FALSE(movie.vote_average || movie.vote_count || movie.tagline);
  EXPECT_EQ(movie.runtime_minutes, 98);
  EXPECT_EQ(movie.genres, std::vector<std::string>{"Drama"});
}

TEST(MovieMapping, only_an_answer_without_id_is_refused) {
  EXPECT_FALSE(json::parse_as<wire::Movie>(R"({"title":"T"})"));
  EXPECT_FALSE(json::parse_as<wire::Movie>(R"({"id":null})"));
  EXPECT_FALSE(json::parse_as<wire::Movie>(R"({"id":"seven"})"));
  EXPECT_FALSE(json::parse_as<wire::Movie>(R"({"id":"7 "})"));
  EXPECT_EQ(parsed<wire::Movie>(R"({"id":"7","genres":{"1":"Drama"},"belongs_to_collection":[]})").id, 7);
}

TEST(SeriesMapping, a_list_that_is_none_is_absent_and_says_so) {
  const auto series = to_series(
      parsed<wire::Series>(
          R"({"id":1,"name":"S","number_of_seasons":"3","seasons":{"1":{}},"created_by":{},"genres":"x","episode_run_time":5})"),
      {}, {{1, parsed<wire::Season>(R"({"season_number":1,"episodes":{"1":{"episode_number":1}}})")}});
  EXPECT_FALSE(series.has_seasons);
  ASSERT_EQ(series.seasons.size(), 1U);
  EXPECT_FALSE(series.seasons[0].has_episodes);
  EXPECT_TRUE(series.seasons[0].episodes.empty());
  EXPECT_EQ(series.number_of_seasons, 1);
  const auto told = to_season(1, parsed<wire::Season>(R"({"episodes":[{"episode_number":"5"},{"episode_number":null},
      {"episode_number":6,"air_date":"2026-04-28 10:00:00 UTC","runtime":"45"},{"episode_number":0}]})"));
  EXPECT_TRUE(told.has_episodes);
  ASSERT_EQ(told.episodes.size(), 3U);
  EXPECT_EQ(told.episodes[0].episode_number, 5);
  EXPECT_FALSE(told.episodes[1].air_date || told.episodes[1].runtime_minutes);
  EXPECT_EQ(told.episodes[2].episode_number, 0);
}

TEST(SeriesMapping, counts_for_itself_where_tmdb_says_0) {
  const auto series = to_series(parsed<wire::Series>(R"({"id":1,"number_of_seasons":0,"number_of_episodes":0,
      "seasons":[{"season_number":0},{"season_number":1},{"season_number":2}]})"),
                                {}, {{1, parsed<wire::Season>(R"({"episodes":[{"episode_number":1}]})")}});
  EXPECT_EQ(series.number_of_seasons, 2);
  EXPECT_EQ(series.number_of_episodes, 1);
}

TEST(SeriesMapping, creators_are_told_without_the_credits) {
  const auto series =
      to_series(parsed<wire::Series>(R"({"id":1,"created_by":[{"id":2,"name":"V"},{"id":null,"name":"W"}]})"), {}, {});
  EXPECT_FALSE(series.credits);
  ASSERT_EQ(series.creators.size(), 1U);
  EXPECT_EQ(series.creators[0].role, RoleType::creator);
}

TEST(DateMapping, only_a_day_that_exists_is_a_date) {
  struct Case {
    std::string description, json, date;
  };
  const std::vector<Case> cases{
      {"a day", R"("1999-10-15")", "1999-10-15"},
      {"empty", R"("")", "-"},
      {"null", "null", "-"},
      {"a year", R"("1999")", "-"},
      {"no such day", R"("2023-02-30")", "-"},
      {"with a time", R"("2024-12-05T00:00:00.000Z")", "2024-12-05"},
      {"zeroes", R"("0000-00-00")", "-"},
      {"a day and a clock", R"("2026-04-28 10:00:00 UTC")", "-"},
      {"another order", R"("28.04.2026")", "-"},
      {"a list", R"(["2026-04-28"])", "-"},
      {"a number", "19991015", "-"},
  };
  for (const auto& [description, json, date] : cases) {
    const auto movie = to_movie(parsed<wire::Movie>(R"({"id":1,"release_date":)" + json + "}"), {});
    EXPECT_EQ(date_text(movie.release_date), date) << description;
  }
}

TEST(SeriesMapping, a_season_is_its_answer_filled_up_from_the_list) {
  const auto series =
      parsed<wire::Series>(R"({"id":1,"name":"S","number_of_seasons":2,"number_of_episodes":20,"seasons":[
      {"season_number":1,"name":"One","overview":"o","poster_path":"/p.jpg","air_date":"2001-01-01"},
      {"season_number":0,"name":"","air_date":null},{"season_number":-1},{"name":"no number"},{"season_number":1,"name":"again"}]})");
  std::map<int, wire::Season> answered;
  answered[1] = parsed<wire::Season>(R"({"season_number":1,"name":"Uno","overview":"","air_date":"","episodes":[
      {"episode_number":1,"name":"","runtime":null,"air_date":""},{"episode_number":2,"name":"B","runtime":50,"air_date":"2001-01-08"},
      {"episode_number":2,"name":"twice"},{"name":"no number"},{"episode_number":-1}]})");
  answered[3] = parsed<wire::Season>(R"({"name":"Three"})");
  const auto details = to_series(series, {}, answered);
  ASSERT_EQ(details.seasons.size(), 3U);
  EXPECT_EQ(details.seasons[0].season_number, 0);
  EXPECT_EQ(details.seasons[0].name, "Specials");
  EXPECT_TRUE(details.seasons[0].episodes.empty());
  const auto& first = details.seasons[1];
  EXPECT_EQ(first.name, "Uno");
  EXPECT_EQ(first.overview, "o");
  EXPECT_EQ(first.poster_path, "/p.jpg");
  EXPECT_EQ(date_text(first.air_date), "2001-01-01");
  ASSERT_EQ(first.episodes.size(), 2U);
  EXPECT_EQ(first.episodes[0].name, "Episode 1");
  EXPECT_FALSE(first.episodes[0].air_date || first.episodes[0].runtime_minutes);
  EXPECT_EQ(first.episodes[1].name, "B");
  EXPECT_EQ(details.seasons[2].season_number, 3) << "answered, though not listed";
  EXPECT_EQ(details.number_of_seasons, 2);
  EXPECT_EQ(details.number_of_episodes, 20) << "as TMDB counts";
}

TEST(SeriesMapping, its_runtime_is_tmdbs_or_the_median_of_regular_episodes) {
  struct Case {
    std::string description, stated, runtimes;
    std::optional<int> minutes;
  };
  const std::vector<Case> cases{
      {"stated", "[0,42,60]", "[10]", 42},
      {"odd count", "[]", "[60,45,50]", 50},
      {"even count: the lower of the two", "[]", "[60,45,50,46]", 46},
      {"unknown runtimes do not count", "[0]", "[0,0,47]", 47},
      {"nothing known", "[]", "[]", std::nullopt},
  };
  for (const auto& [description, stated, runtimes, minutes] : cases) {
    const auto series = parsed<wire::Series>(R"({"id":1,"episode_run_time":)" + stated + "}");
    std::map<int, wire::Season> answered;
    answered[0].episodes.push_back({.episode_number = 1, .runtime = 3});
    int number = 0;
    for (const int runtime : parsed<std::vector<int>>(runtimes)) {
      answered[1].episodes.push_back({.episode_number = ++number, .runtime = runtime});
    }
    EXPECT_EQ(to_series(series, {}, answered).episode_run_time_minutes, minutes) << description;
  }
}

TEST(SeriesMapping, counts_itself_where_tmdb_does_not) {
  std::map<int, wire::Season> answered;
  answered[0].episodes.resize(1);
  answered[2].episodes = {{.episode_number = 1}, {.episode_number = 2}};
  const auto details = to_series(parsed<wire::Series>(R"({"id":1})"), {}, answered);
  EXPECT_EQ(details.number_of_seasons, 1);
  EXPECT_EQ(details.number_of_episodes, 2);
}

TEST(Roles, jobs_have_the_role_a_person_would_say) {
  struct Case {
    std::string job;
    RoleType role;
  };
  const std::vector<Case> cases{
      {"Director", RoleType::director},
      {"Writer", RoleType::writer},
      {"Screenplay", RoleType::writer},
      {"Story", RoleType::writer},
      {"Author", RoleType::writer},
      {"Novel", RoleType::writer},
      {"Teleplay", RoleType::writer},
      {"Director of Photography", RoleType::cinematographer},
      {"Second Unit Director of Photography", RoleType::other},
      {"Original Music Composer", RoleType::composer},
      {"Music", RoleType::composer},
      {"Music Editor", RoleType::other},
      {"Producer", RoleType::producer},
      {"Executive Producer", RoleType::executive_producer},
      {"Creator", RoleType::creator},
      {"Set Decoration", RoleType::other},
      {"", RoleType::other},
  };
  for (const auto& [job, role] : cases) EXPECT_EQ(role_of(job), role) << job;
}

TEST(Credits, a_person_stands_once_per_role) {
  const auto credits = to_credits(parsed<wire::Credits>(R"({"cast":[
      {"id":2,"name":"B","character":"Two","order":1},{"id":1,"name":"A","character":"One","order":0},
      {"id":1,"name":"A","character":"Uno","order":5},{"id":0,"name":"X"},{"id":9,"name":""},{"name":"no id"}],
    "crew":[{"id":3,"name":"C","job":"Screenplay"},{"id":3,"name":"C","job":"Story"},{"id":3,"name":"C","job":"Producer"},
      {"id":4,"name":"D","job":"Grip"},{"id":4,"name":"D","job":"Driver"},{"id":4,"name":"D","job":"Grip"},{"id":1,"name":"A","job":"Director"}]})"),
                                  {});
  ASSERT_EQ(credits.size(), 6U);
  EXPECT_EQ(credits[0].person, TmdbPersonId{1});
  EXPECT_EQ(credits[0].role, RoleType::actor);
  EXPECT_EQ(credits[0].character, "One / Uno");
  EXPECT_EQ(credits[0].order, 0);
  EXPECT_EQ(credits[1].character, "Two");
  EXPECT_EQ(credits[2].role, RoleType::director);
  EXPECT_EQ(credits[3].role, RoleType::writer);
  EXPECT_FALSE(credits[3].character || credits[3].order);
  EXPECT_EQ(credits[4].role, RoleType::producer);
  EXPECT_EQ(credits[5].role, RoleType::other);
  EXPECT_EQ(credits[5].character, "Grip / Driver");
}

// The lead of Lupin (96677) has order 171 in the aggregate, because the order is no billing there.
TEST(Credits, an_aggregate_is_ranked_by_episodes) {
  const auto credits =
      to_credits(parsed<wire::Credits>(R"({"cast":[
      {"id":1,"name":"Guest","order":3,"total_episode_count":1,"roles":[{"character":"Waiter"}]},
      {"id":2,"name":"Lead","order":171,"total_episode_count":26,"roles":[{"character":"Assane"},{"character":""},{"character":"Paul"}]}],
    "crew":[{"id":3,"name":"Rare","jobs":[{"job":"Director","episode_count":1}]},
      {"id":4,"name":"Often","jobs":[{"job":"Executive Producer","episode_count":60}]}]})"),
                 parsed<wire::List<wire::Creator>>(R"([{"id":5,"name":"Maker"},{"id":0,"name":"X"}])"));
  ASSERT_EQ(credits.size(), 5U);
  EXPECT_EQ(credits[0].name, "Lead");
  EXPECT_EQ(credits[0].order, 0);
  EXPECT_EQ(credits[0].character, "Assane / Paul");
  EXPECT_EQ(credits[1].order, 1);
  EXPECT_EQ(credits[2].role, RoleType::creator);
  EXPECT_EQ(credits[3].name, "Often");
  EXPECT_EQ(credits[4].name, "Rare");
}

TEST(Credits, are_cut_after_the_leads_and_the_named_roles) {
  wire::Credits many;
  for (int i = 0; i < 200; ++i) {
    many.cast.push_back({.id = 1000 + i, .name = "A", .order = 199 - i});
    many.crew.push_back({.id = 2000 + i, .name = "C", .job = i == 199 ? "Director" : "Grip"});
  }
  const auto credits = to_credits(many, {});
  ASSERT_EQ(credits.size(), kMaxCast + kMaxCrew);
  EXPECT_EQ(credits[0].person, TmdbPersonId{1199});
  EXPECT_EQ(credits[kMaxCast - 1].order, 59);
  EXPECT_EQ(credits[kMaxCast].role, RoleType::director);
  EXPECT_EQ(credits.back().role, RoleType::other);
}

}  // namespace
}  // namespace cinemarco::tmdb
