// SPDX-License-Identifier: MIT
// What a preview read is not asked for again: only while it is surely the same, and of the same account.
#include "trakt/kept_pages.hpp"

#include "support/temp_dir.hpp"
#include "trakt/fakes.hpp"
#include "trakt/preview_source.hpp"

#include <gtest/gtest.h>

#include <filesystem>

namespace cinemarco::trakt::test {
namespace {

const std::set<Section> kAll{Section::movie_plays, Section::episode_plays, Section::ratings, Section::watchlist};
constexpr const char* kPrefix = "upload-";

net::HttpResponse page(const std::string& body) {
  return json_response(body, 200, {{"x-pagination-page-count", "1"}, {"set-cookie", "secret"}});
}

TEST(KeptPages, gives_pages_back_as_they_came_without_what_does_not_tell_of_pages) {
  const cinemarco::test::TempDir folder;
  KeptPages pages{folder.path(), kPrefix};
  EXPECT_TRUE(std::filesystem::is_empty(folder.path())) << "no death of the program leaves it behind";
  pages.keep("/a?page=1", page("[1]"));
  pages.keep("/a?page=2", page("[2, 3]"));
  const auto second = pages.find("/a?page=2");
  ASSERT_TRUE(second);
  EXPECT_EQ(second->body, "[2, 3]");
  EXPECT_EQ(second->status, 200);
  EXPECT_EQ(second->header("x-pagination-page-count"), "1");
  EXPECT_FALSE(second->header("set-cookie"));
  EXPECT_EQ(pages.find("/a?page=1")->body, "[1]");
  EXPECT_FALSE(pages.find("/a?page=3"));
}

TEST(KeptPages, keeps_nothing_where_there_is_no_room_for_all) {
  const cinemarco::test::TempDir folder;
  KeptPages small{folder.path(), kPrefix, 10};
  small.keep("/a", page("123456"));
  EXPECT_TRUE(small.find("/a"));
  small.keep("/b", page("123456"));
  EXPECT_TRUE(small.is_empty());
  small.keep("/c", page("1"));
  EXPECT_TRUE(small.is_empty());
  KeptPages nowhere{folder / "missing", kPrefix};
  nowhere.keep("/a", page("1"));
  EXPECT_TRUE(nowhere.is_empty());
}

// An account of one movie, whose name and stamps the test moves.
struct Account {
  Rig rig;
  cinemarco::test::TempDir folder;
  PageShelf shelf;
  std::string user = "jane";
  std::string movies_at = "2026-01-01T00:00:00.000Z";
  std::string ratings_at = "2026-01-01T00:00:00.000Z";

  Account() {
    rig.http.answer("/users/settings", ScriptedHttp::Answer{[this](const net::HttpRequest&) -> Outcome {
                      return json_response(R"({"user":{"username":")" + user + R"(","ids":{"slug":")" + user + "\"}}}");
                    }});
    rig.http.answer(
        "/sync/last_activities", ScriptedHttp::Answer{[this](const net::HttpRequest&) -> Outcome {
          return json_response(R"({"movies":{"watched_at":")" + movies_at + R"(","rated_at":")" + ratings_at + "\"}}");
        }});
    rig.http.answer(
        "/sync/history/movies", ScriptedHttp::Answer{[this](const net::HttpRequest&) -> Outcome {
          if (on_movies) on_movies();
          return page(
              R"([{"id":1,"watched_at":"2026-01-01T00:00:00.000Z","type":"movie","movie":{"title":"M","ids":{"trakt":1}}}])");
        }});
    for (const auto* path : {"/sync/history/episodes", "/sync/ratings", "/sync/watchlist"})
      rig.http.answer(path, page("[]"));
  }
  void preview(const std::set<Section>& sections = kAll) {
    PreviewSource source{rig.client, shelf, folder.path(), kPrefix};
    EXPECT_EQ(walk(source, sections), 1U);
  }
  // As an import does: who it is, what changed, the walk. Gives the requests for lists.
  std::size_t import() {
    const auto before = lists();
    ApiSource source{rig.client, shelf.look()};
    static_cast<void>(source.owner({}));
    static_cast<void>(source.version(kAll, {}));
    const auto requests = source.requests();
    EXPECT_EQ(walk(source, kAll), 1U);
    EXPECT_EQ(static_cast<std::size_t>(source.requests() - requests), lists() - before) << "only what went out counts";
    return lists() - before;
  }
  std::size_t walk(HistorySource& source, const std::set<Section>& sections) {
    std::size_t plays = 0;
    source.walk(sections, {}, [&](SourcePage&& read) { plays += read.plays.size(); }, {});
    return plays;
  }
  [[nodiscard]] std::size_t lists() const {
    std::size_t sum = 0;
    for (const auto* path : {"/sync/history/movies", "/sync/history/episodes", "/sync/ratings", "/sync/watchlist"})
      sum += rig.http.count(path);
    return sum;
  }
  std::function<void()> on_movies;
};

TEST(KeptPages, an_import_after_a_preview_asks_only_what_changed) {
  Account account;
  account.preview();
  EXPECT_EQ(account.import(), 0U);
  EXPECT_EQ(account.import(), 0U) << "also once more";
  account.ratings_at = "2026-02-02T00:00:00.000Z";
  EXPECT_EQ(account.import(), 1U) << "the ratings";
  account.movies_at = "2026-02-02T00:00:00.000Z";
  EXPECT_EQ(account.import(), 2U);
}

TEST(KeptPages, an_import_reads_what_the_preview_left_out) {
  Account account;
  account.preview({Section::movie_plays});
  EXPECT_EQ(account.import(), 3U);
}

TEST(KeptPages, what_moved_while_it_was_read_is_read_again) {
  Account account;
  account.on_movies = [&] { account.movies_at = "2026-03-03T00:00:00.000Z"; };
  account.preview();
  account.on_movies = {};
  EXPECT_EQ(account.import(), 1U) << "the movies";
}

TEST(KeptPages, another_account_gets_none_of_them) {
  Account account;
  account.preview();
  account.user = "bob";
  EXPECT_EQ(account.import(), 4U);
}

}  // namespace
}  // namespace cinemarco::trakt::test
