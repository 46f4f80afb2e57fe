// SPDX-License-Identifier: MIT
// Searches, people and collections: recorded answers through the parsers of the program, and the cache before TMDB.
#include "json/json.hpp"
#include "tmdb/answers.hpp"
#include "tmdb/discovery_mapping.hpp"
#include "tmdb/recordings.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace cinemarco::tmdb {
namespace {

using test::Recording;

boost::json::value parsed(const std::string& body) {
  auto value = json::parse(body);
  EXPECT_TRUE(value);
  return value ? std::move(*value) : boost::json::value{};
}

template <class Wire>
Wire read(const boost::json::value& value) {
  auto wire = json::read<Wire>(value);
  EXPECT_TRUE(wire) << (wire ? "" : wire.error().text());
  return wire ? std::move(*wire) : Wire{};
}

PersonDetails person_of(const std::string& body) {
  auto memory = std::make_unique<boost::json::monotonic_resource>();
  auto root = json::parse(body, memory.get());
  Document document{std::move(memory), std::move(*root)};
  auto parts = take_apart(document, "combined_credits");
  const auto works = parts.credits ? read<wire::Filmography>(*parts.credits) : wire::Filmography{};
  return to_person(read<wire::Person>(parts.base), works);
}

std::string all_of(const std::vector<Found>& found) {
  std::string text;
  for (const auto& one : found) text += fmt::format("{} {} {}; ", to_string(one.type), one.tmdb_id, one.name);
  return text;
}

TEST(DiscoveryMapping, of_a_mixed_search_keeps_movies_series_and_people) {
  const auto hits = read<wire::Hits>(parsed(R"({"page":1,"results":[
    {"id":1,"media_type":"movie","title":"One","original_title":"Eins","release_date":"","vote_average":7.5,"vote_count":9},
    {"id":1,"media_type":"tv","name":"Two","original_name":"Two","first_air_date":"2008-01-20","poster_path":"/p.jpg"},
    {"id":1,"media_type":"person","name":"Three","profile_path":"/q.jpg","known_for_department":"Acting"},
    {"id":1,"media_type":"collection","name":"Four"},{"id":2,"title":"of no kind"},{"media_type":"movie"},7,
    {"id":3,"media_type":"movie","title":""}]})"));
  const auto found = to_found(hits.results, std::nullopt);
  EXPECT_EQ(all_of(found), "movie 1 One; series 1 Two; person 1 Three; ");
  EXPECT_EQ(found[0].original_name, "Eins");
  EXPECT_FALSE(found[0].date);
  EXPECT_EQ(found[0].vote_average, 7.5);
  EXPECT_FALSE(found[1].original_name) << "the same name is no other one";
  EXPECT_EQ(found[1].picture_path, "/p.jpg");
  EXPECT_EQ(found[2].picture_path, "/q.jpg");
}

TEST(DiscoveryMapping, names_a_work_once_however_often_it_comes) {
  const auto person = person_of(R"({"id":62,"name":"Bruce Willis","birthday":"1955-03-19","deathday":"","biography":"",
    "combined_credits":{"cast":[
      {"id":562,"media_type":"movie","title":"Die Hard","release_date":"1988-07-15","character":"John McClane"},
      {"id":562,"media_type":"tv","name":"The Ellen DeGeneres Show","first_air_date":"2003-09-08","character":"Self"},
      {"id":562,"media_type":"movie","title":"Die Hard","character":"John McClane"},
      {"id":9,"media_type":"movie","title":"Undated","character":""},
      {"id":10,"title":"of no kind"}],
     "crew":[{"id":562,"media_type":"movie","title":"Die Hard","job":"Producer"}]}})");
  EXPECT_EQ(person.birthday, parse_date("1955-03-19").value());
  EXPECT_FALSE(person.deathday);
  EXPECT_FALSE(person.biography);
  ASSERT_EQ(person.works.size(), 3U);
  EXPECT_EQ(person.works[0].name, "The Ellen DeGeneres Show");
  EXPECT_EQ(person.works[1].roles, (std::vector<std::string>{"as John McClane", "Producer"}));
  EXPECT_EQ(person.works[2].name, "Undated");
  EXPECT_TRUE(person.works[2].roles.empty());
}

TEST(DiscoveryMapping, puts_the_parts_of_a_collection_into_their_order) {
  const auto collection = to_collection(read<wire::Collection>(parsed(R"({"id":10,"name":"Star Wars","parts":[
    {"id":3,"title":"Unannounced"},{"id":2,"title":"The Last","release_date":"2019-12-18"},
    {"id":1,"title":"The First","media_type":"movie","release_date":"1977-05-25"}]})")));
  EXPECT_EQ(all_of(collection.parts), "movie 1 The First; movie 2 The Last; movie 3 Unannounced; ");
}

// What is kept in the cache tells the same as what came.
template <class Wire, class Map>
void expect_same_after_pruning(const Recording& recording, const Map& map) {
  auto value = parsed(recording.body);
  const auto fresh = map(read<Wire>(value));
  const auto kept = pruned_text(value, Part::list);
  EXPECT_LE(kept.size(), recording.body.size()) << recording.name;
  EXPECT_EQ(map(read<Wire>(parsed(kept))), fresh) << recording.name;
}

TEST(DiscoveryRecordings, pass_through_the_parsers_of_their_kind) {
  std::map<std::string, int> passed;
  for (const auto& recording : test::recordings()) {
    SCOPED_TRACE(recording.name);
    const auto body = parsed(recording.body);
    if (!body.is_object()) continue;
    // A kind's name stands for its sub-resources as well (images, translations): they hold other members.
    const auto holds = [&](const char* member) { return body.get_object().contains(member); };
    const auto& kind = recording.kind;
    const bool lists = kind == "search-movie" || kind == "search-tv" || kind == "search-multi" || kind == "trending";
    if (lists) {
      const auto type = kind == "search-movie" ? std::optional{FoundType::movie}
                        : kind == "search-tv"  ? std::optional{FoundType::series}
                                               : std::nullopt;
      expect_same_after_pruning<wire::Hits>(recording, [&](const wire::Hits& hits) {
        return hits.results.given ? all_of(to_found(hits.results, type)) : "";
      });
    } else if (kind == "collection" && holds("parts")) {
      expect_same_after_pruning<wire::Collection>(
          recording, [](const wire::Collection& from) { return all_of(to_collection(from).parts); });
    } else if (kind == "person-combined_credits") {
      expect_same_after_pruning<wire::Filmography>(recording, [](const wire::Filmography& from) {
        std::string works;
        for (const auto& work : to_person({}, from).works)
          works += fmt::format("{}: {}; ", work.name, work.roles.size());
        return works;
      });
    } else if (kind == "configuration" && holds("images")) {
      expect_same_after_pruning<wire::Configuration>(recording, [](const wire::Configuration& from) {
        return fmt::format("{}", fmt::join(to_picture_host(from).poster_sizes, " "));
      });
      EXPECT_EQ(to_picture_host(read<wire::Configuration>(body)).base_url, "https://image.tmdb.org/t/p");
    } else if (kind == "changes" && holds("results")) {
      const auto changes = read<wire::Changes>(body);
      ASSERT_TRUE(changes.results.given);
      EXPECT_EQ(changes.results.size(), body.at("results").as_array().size());
    } else if (kind == "person" && holds("id") && holds("name") && holds("biography")) {
      EXPECT_FALSE(person_of(recording.body).name.empty());
    } else {
      continue;
    }
    ++passed[kind];
  }
  if (!passed.contains("person")) return;  // without the recordings
  for (const auto* kind : {"search-movie", "search-tv", "search-multi", "trending", "collection", "person",
                           "person-combined_credits", "configuration", "changes"}) {
    EXPECT_GT(passed[kind], 0) << kind;
  }
}

TEST(DiscoveryRecordings, hold_what_a_person_reads_off_them) {
  const auto all = test::recordings();
  const auto named = [&](const char* name) { return std::ranges::find(all, name, &Recording::name); };
  if (const auto found = named("jellyfin-tmdblib/person_62__append_to_response_combined_credits.json");
      found != all.end()) {
    const auto person = person_of(found->body);
    EXPECT_EQ(person.name, "Bruce Willis");
    std::set<TitleKey> titles;
    for (const auto& work : person.works) EXPECT_TRUE(titles.insert(work.title).second) << work.name;
    const auto die_hard = std::ranges::find(person.works, TitleKey{TitleType::movie, 562}, &Work::title);
    ASSERT_NE(die_hard, person.works.end());
    EXPECT_EQ(die_hard->name, "Die Hard");
    EXPECT_TRUE(titles.contains({TitleType::series, 562})) << "another title under the same number";
  }
  if (const auto found = named("18months-vcr/collection_10_language_en.json"); found != all.end()) {
    const auto collection = to_collection(read<wire::Collection>(parsed(found->body)));
    EXPECT_EQ(collection.name, "Star Wars Collection");
    ASSERT_GE(collection.parts.size(), 9U);
    EXPECT_EQ(collection.parts.front().tmdb_id, 11);
  }
}

}  // namespace
}  // namespace cinemarco::tmdb
