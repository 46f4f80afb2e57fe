// SPDX-License-Identifier: MIT
// Lists over HTTP: pages, order, notes, undo, and that twice is once.
#include "serve/library.hpp"

#include <string>
#include <vector>

namespace cinemarco::test {
namespace {

struct Listed {
  Library library;
  std::string list;

  Listed() {
    const auto made = library->post("/api/lists", R"({"name": "Best", "description": "of all"})");
    EXPECT_EQ(made.status, 201) << made.body;
    list = made.header("location");
  }
  std::string add(int movie, const std::string& more = "") {
    const auto added = library->post(
        list + "/items", R"({"media_type": "movie", "tmdb_id": )" + std::to_string(100000 + movie) + more + "}");
    EXPECT_EQ(added.status, 201) << added.body;
    return added.header("location");
  }
  std::string order(const std::string& query = "") {
    std::string text;
    const auto page = library->get(list + "/items" + query).json();
    for (const auto& item : page.at("items").as_array()) {
      text += (text.empty() ? "" : " ") + std::to_string(item.at("tmdb_id").as_int64() - 100000);
    }
    return text;
  }
};

TEST(ListsOverHttp, stand_in_their_order_page_by_page) {
  Listed it;
  for (const auto movie : {3, 1, 2, 5, 4}) it.add(movie);
  EXPECT_EQ(it.order(), "3 1 2 5 4");
  std::string shown;
  std::string query = "?limit=2";
  for (int page = 0; page < 3; ++page) {
    const auto answer = it.library->get(it.list + "/items" + query).json();
    EXPECT_EQ(answer.at("total"), 5);
    shown += it.order(query) + " ";
    if (page == 2) {
      EXPECT_TRUE(answer.at("next_cursor").is_null());
      break;
    }
    query = "?limit=2&cursor=" + std::string{answer.at("next_cursor").as_string()};
  }
  EXPECT_EQ(shown, "3 1 2 5 4 ");
}

TEST(ListsOverHttp, move_note_and_undo) {
  Listed it;
  it.add(1);
  const auto second = it.add(2, R"(, "note": "good")");
  const auto third = it.add(3, R"(, "position": 1)");
  EXPECT_EQ(it.order(), "3 1 2");
  EXPECT_EQ(it.library->send("PATCH", second, R"({"position": 1, "note": null})").status, 200);
  EXPECT_EQ(it.order(), "2 3 1");
  EXPECT_TRUE(it.library->get(second).json().at("note").is_null());
  EXPECT_EQ(it.library->send("DELETE", third, "").status, 204);
  EXPECT_EQ(it.library->send("DELETE", third, "").json().at("already_gone"), true);
  EXPECT_EQ(it.order(), "2 1");
  EXPECT_EQ(it.library->post(third + "/restore", "").status, 200);
  EXPECT_EQ(it.order(), "2 3 1");
}

TEST(ListsOverHttp, are_removed_and_brought_back_under_their_address) {
  Listed it;
  it.add(1);
  EXPECT_EQ(it.library->send("DELETE", it.list, "").status, 204);
  EXPECT_EQ(it.library->get(it.list).status, 404);
  EXPECT_EQ(it.library->get(it.list + "/items").status, 404);
  EXPECT_EQ(it.library->get("/api/lists").json().at("total"), 0);
  EXPECT_EQ(it.library->post(it.list + "/restore", "").status, 200);
  EXPECT_EQ(it.order(), "1");
}

TEST(ListsOverHttp, are_told_by_a_title_and_asked_by_one) {
  Listed it;
  it.add(2);
  const auto items = it.library->get(it.list + "/items").json().at("items").as_array();
  const auto title = it.library->get("/api/lists?media_type=movie&tmdb_id=100002").json().at("lists").as_array();
  ASSERT_EQ(title.size(), 1U);
  EXPECT_EQ(title.at(0).at("item_id"), items.at(0).at("id"));
  EXPECT_EQ(it.library->get("/api/lists?media_type=series&tmdb_id=100002").json().at("total"), 0);
  ASSERT_TRUE(items.at(0).at("entry_id").is_int64()) << "the sample has seen it";
  const auto entry = std::to_string(items.at(0).at("entry_id").as_int64());
  const auto lists = it.library->get("/api/library/" + entry).json().at("lists").as_array();
  ASSERT_EQ(lists.size(), 1U);
  EXPECT_EQ(lists.at(0).at("name"), "Best");
  EXPECT_EQ(lists.at(0).at("item_id"), items.at(0).at("id"));
}

TEST(ListsOverHttp, are_made_once_for_one_key) {
  Listed it;
  const auto make = [&] {
    return it.library->send("POST", "/api/lists", R"({"name": "Once"})",
                            {{"content-type", "application/json"}, {"idempotency-key", "k1"}});
  };
  const auto first = make();
  const auto second = make();
  EXPECT_EQ(first.status, 201);
  EXPECT_EQ(second.status, 201);
  EXPECT_EQ(first.json().at("id"), second.json().at("id"));
  EXPECT_EQ(it.library->get("/api/lists").json().at("total"), 2);
}

TEST(ListsOverHttp, refuse_what_does_not_fit) {
  Listed it;
  it.add(1);
  for (const auto* body :
       {R"({"media_type": "movie"})", R"({"media_type": "movie", "tmdb_id": 0})", R"({"entry_id": 1, "tmdb_id": 2})",
        R"({"media_type": "movie", "tmdb_id": 100001, "season_number": 1})",
        R"({"media_type": "movie", "tmdb_id": 100001, "position": 0})", R"({"media_type": "person", "tmdb_id": 1})",
        R"({"media_type": "movie", "tmdb_id": 100001, "rank": 1})"}) {
    EXPECT_EQ(it.library->post(it.list + "/items", body).status, 400) << body;
  }
  EXPECT_EQ(it.library->post(it.list + "/items", R"({"entry_id": 999999})").status, 404);
  EXPECT_EQ(it.library->post(it.list + "/items", R"({"media_type": "movie", "tmdb_id": 99999999})").status, 404);
  EXPECT_EQ(it.library->get(it.list + "/items?cursor=x").status, 400);
  EXPECT_EQ(it.library->post("/api/lists", R"({"name": "a\nb"})").status, 400);
  EXPECT_EQ(it.order(), "1");
}

}  // namespace
}  // namespace cinemarco::test
