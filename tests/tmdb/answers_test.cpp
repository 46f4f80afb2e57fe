// SPDX-License-Identifier: MIT
#include "tmdb/answers.hpp"

#include "json/json.hpp"
#include "tmdb/fakes.hpp"

#include <gtest/gtest.h>

namespace cinemarco::tmdb {
namespace {

Document document(const std::string& text) {
  auto memory = std::make_unique<boost::json::monotonic_resource>();
  auto root = json::parse(text, memory.get());
  EXPECT_TRUE(root);
  return {std::move(memory), std::move(*root)};
}

TEST(Answers, a_series_is_taken_apart_into_base_credits_and_seasons) {
  auto whole = document(R"({"id":1,"season/1":{"name":"One"},"name":"S","season/0":{"name":"Zero"},"season/x":{"a":1},
      "season/2":null,"season/-3":{},"aggregate_credits":{"cast":[],"crew":[]},"seasons":[]})");
  const auto parts = take_apart(whole, "aggregate_credits");
  EXPECT_EQ(boost::json::serialize(parts.base),
            R"({"id":1,"name":"S","season/x":{"a":1},"season/-3":{},"seasons":[]})");
  ASSERT_TRUE(parts.credits);
  ASSERT_EQ(parts.seasons.size(), 2U);
  EXPECT_EQ(boost::json::serialize(parts.seasons.at(1)), R"({"name":"One"})");
}

TEST(Answers, a_credits_part_without_people_was_left_out) {
  for (const std::string body :
       {R"({"id":1})", R"({"id":1,"credits":null})", R"({"id":1,"credits":{}})",
        R"({"id":1,"credits":{"success":false}})", R"({"id":1,"credits":[]})",
        R"({"id":1,"credits":{"cast":{"1":{}},"crew":[]}})", R"({"id":1,"credits":{"cast":[],"crew":null}})"}) {
    auto whole = document(body);
    EXPECT_FALSE(take_apart(whole, "credits").credits) << body;
  }
}

TEST(Pruning, keeps_the_order_and_drops_what_nobody_reads) {
  struct Case {
    std::string description;
    Part kind;
    std::string before, after;
  };
  const std::vector<Case> cases{
      {"a title", Part::title,
       R"({"adult":false,"id":1,"popularity":3,"name":"S","created_by":[{"id":2,"credit_id":"x","name":"V","gender":2}],"homepage":"h"})",
       R"({"id":1,"name":"S","created_by":[{"id":2,"name":"V"}],"homepage":"h"})"},
      {"credits", Part::credits,
       R"({"cast":[{"id":1,"adult":false,"original_name":"N","name":"N","roles":[{"credit_id":"c","character":"X"}]}],"crew":[{"id":2,"job":"Director","popularity":1}]})",
       R"({"cast":[{"id":1,"name":"N","roles":[{"character":"X"}]}],"crew":[{"id":2,"job":"Director"}]})"},
      {"a season", Part::season,
       R"({"_id":"5","name":"One","episodes":[{"crew":[{"id":1}],"episode_number":1,"guest_stars":[{}],"name":"E"},7]})",
       R"({"name":"One","episodes":[{"episode_number":1,"name":"E"},7]})"},
      {"what is too large for a number", Part::title, R"({"id":1,"vote_average":1e999,"genres":[{"name":-1e999}]})",
       R"({"id":1,"vote_average":null,"genres":[{"name":null}]})"},
      {"lists that are none", Part::credits, R"({"cast":{"adult":1},"crew":null})",
       R"({"cast":{"adult":1},"crew":null})"},
  };
  for (const auto& [description, kind, before, after] : cases) {
    auto value = boost::json::parse(before);
    EXPECT_EQ(pruned_text(value, kind), after) << description;
  }
}

}  // namespace
}  // namespace cinemarco::tmdb
