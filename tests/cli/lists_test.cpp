// SPDX-License-Identifier: MIT
// `cinemarco lists` as people call it, by the real program.
#include "cli/program_world.hpp"
#include "support/dump.hpp"

#include <boost/json.hpp>
#include <gtest/gtest.h>

namespace cinemarco::test {
namespace {

namespace bj = boost::json;

class ListsCommand : public ::testing::Test {
 protected:
  ListsCommand() : world_{small_program_account()} {
    world_.sandbox.edit([](sandbox::Account& account) {
      const auto list = account.make_list("From Trakt");
      account.put_on_list(list, account.movie({.tmdb = 100002}), "a note");
    });
    world_.connect();
    EXPECT_EQ(world_.run({"import"}).exit_code, 0);
  }
  bj::value json(std::vector<std::string> arguments, int code = 0) {
    arguments.insert(arguments.begin(), "lists");
    arguments.emplace_back("--json");
    const auto ran = world_.run(arguments);
    EXPECT_EQ(ran.exit_code, code) << ran.err;
    bj::error_code error;
    auto document = bj::parse(ran.out, error);
    EXPECT_FALSE(error) << ran.out;
    return document;
  }
  std::string text(std::vector<std::string> arguments, int code = 0) {
    arguments.insert(arguments.begin(), "lists");
    const auto ran = world_.run(arguments);
    EXPECT_EQ(ran.exit_code, code) << ran.err;
    return ran.out + ran.err;
  }

  ProgramWorld world_;
};

TEST_F(ListsCommand, says_in_words_what_a_number_must_be) {
  EXPECT_TRUE(text({"add", "A", "--movie", "abc"}, 2).contains("--movie: \"abc\" is no whole number of 1 or more."));
  EXPECT_TRUE(text({"add", "A", "--series", "5", "--season", "-1"}, 2).contains("\"-1\" is no whole number of 0"));
  EXPECT_TRUE(text({"add", "A", "--movie", "99999999999999999999"}, 2).contains("is no whole number"));
}

TEST_F(ListsCommand, shows_what_came_from_trakt) {
  const auto lists = json({}).at("lists").as_array();
  ASSERT_EQ(lists.size(), 1U);
  EXPECT_EQ(lists[0].at("name"), "From Trakt");
  EXPECT_EQ(lists[0].at("source"), "trakt");
  EXPECT_EQ(lists[0].at("item_count"), 1);
  EXPECT_TRUE(text({}).contains("From Trakt"));
  const auto shown = json({"show", "From Trakt"});
  EXPECT_EQ(shown.at("items").as_array().at(0).at("tmdb_id"), 100002);
  EXPECT_EQ(shown.at("items").as_array().at(0).at("note"), "a note");
  EXPECT_TRUE(text({"show", "From Trakt"}).contains("a note"));
}

TEST_F(ListsCommand, makes_a_list_and_puts_titles_on_it) {
  const auto made = json({"new", "Best", "--description", "of all"});
  EXPECT_EQ(made.at("source"), "cinemarco");
  const auto id = std::to_string(made.at("id").as_int64());
  EXPECT_EQ(json({"add", "Best", "--movie", "100003", "--note", "good"}).at("position"), 1);
  EXPECT_EQ(json({"add", id, "--series", "200001"}).at("position"), 2);
  EXPECT_EQ(json({"add", "Best", "--series", "200001", "--season", "1", "--episode", "2", "--position", "1"})
                .at("media_type"),
            "episode");
  EXPECT_EQ(json({"add", "Best", "--movie", "100003"}).at("position"), 2) << "once is enough";
  EXPECT_EQ(json({"show", "Best"}).at("item_count"), 3);
  EXPECT_EQ(json({"move", "Best", "--movie", "100003", "--position", "9"}).at("position"), 3);
  EXPECT_EQ(json({"remove", "Best", "--series", "200001"}).at("removed").at("media_type"), "series");
  EXPECT_TRUE(text({"remove", "Best", "--series", "200001"}, 1).contains("not on the list"));
  EXPECT_EQ(json({"show", id}).at("item_count"), 2);
}

TEST_F(ListsCommand, deletes_a_list_and_brings_it_back) {
  const auto id = std::to_string(json({"new", "Best"}).at("id").as_int64());
  json({"add", "Best", "--movie", "100003"});
  EXPECT_EQ(json({"rename", "Best", "Better"}).at("name"), "Better");
  EXPECT_EQ(json({"delete", "Better"}).at("deleted").at("item_count"), 1);
  EXPECT_EQ(json({"show", "Better"}, 1).at("error").at("code"), "not_found");
  EXPECT_EQ(json({"restore", id}).at("item_count"), 1);
}

TEST_F(ListsCommand, asks_which_of_two_lists_of_one_name_is_meant) {
  const auto first = json({"new", "Same"});
  json({"new", "Same"});
  const auto said = text({"show", "Same"}, 1);
  EXPECT_TRUE(said.contains(std::to_string(first.at("id").as_int64()))) << said;
  EXPECT_EQ(json({"show", std::to_string(first.at("id").as_int64())}).at("name"), "Same");
}

TEST_F(ListsCommand, refuses_a_wrong_line) {
  json({"new", "Best"});
  text({"add", "Best", "--movie", "1", "--series", "2"}, 2);
  text({"add", "Best"}, 1);
  text({"add", "Best", "--movie", "0"}, 2);
  text({"nwe", "Best"}, 2);
  EXPECT_EQ(json({"add", "Best", "--movie", "99999999"}, 1).at("error").at("code"), "not_found");
}

}  // namespace
}  // namespace cinemarco::test
