// SPDX-License-Identifier: MIT
// The same request twice is done once, whatever happened between the two.
#include "api/repeats.hpp"

#include "api/access.hpp"
#include "store/accounts.hpp"
#include "support/fake_clock.hpp"
#include "support/temp_dir.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <semaphore>
#include <thread>

namespace cinemarco::api {
namespace {

struct Desk {
  Desk() {
    store::Transaction tx{database};
    account = store::ensure_account(tx, "UTC").id;
    tx.commit();
    operation.method = http::Method::post;
  }
  // What a handler that always makes something new answers.
  http::Response ask(Repeats& repeats, const std::string& key, const std::string& body = "{}",
                     const std::string& target = "/api/plays") {
    http::Request request;
    request.method = http::Method::post;
    request.target = target;
    request.body = body;
    request.headers = {{"idempotency-key", key}};
    Caller caller;
    const Call call{request, caller, upload, {}};
    return repeats.answer(operation, call, [&] {
      ++done;
      if (failing) throw Error{ErrorCode::upstream, "TMDB is away."};
      http::Response response;
      response.status = 201;
      response.content_type = "application/json";
      response.body = "{\"play\": " + std::to_string(done) + "}";
      response.set("location", "/api/plays/" + std::to_string(done));
      return response;
    });
  }
  ErrorCode refused(Repeats& repeats, const std::string& key, const std::string& body = "{}") {
    try {
      static_cast<void>(ask(repeats, key, body));
    } catch (const Error& error) {
      return error.code();
    }
    ADD_FAILURE() << "it was not refused";
    return ErrorCode::internal;
  }

  test::TempDir folder;
  test::FakeClock clock;
  store::Database database{folder / "cinemarco.db"};
  AccountId account;
  Operation operation;
  std::optional<http::Upload> upload;
  int done = 0;
  bool failing = false;
};

TEST(Repeats, the_same_again_gets_the_first_answer_also_after_a_restart) {
  Desk desk;
  std::optional<Repeats> repeats{std::in_place, desk.database, desk.account, desk.clock};
  const auto first = desk.ask(*repeats, "a key");
  repeats.emplace(desk.database, desk.account, desk.clock);
  const auto again = desk.ask(*repeats, "a key");
  EXPECT_EQ(desk.done, 1);
  EXPECT_EQ(again.status, 201);
  EXPECT_EQ(again.body, first.body);
  EXPECT_EQ(again.headers, first.headers);
  EXPECT_EQ(again.content_type, first.content_type);
  EXPECT_NE(desk.ask(*repeats, "another key").body, first.body);
}

TEST(Repeats, a_key_means_one_request_for_a_day) {
  Desk desk;
  Repeats repeats{desk.database, desk.account, desk.clock};
  static_cast<void>(desk.ask(repeats, "key"));
  EXPECT_EQ(desk.refused(repeats, "key", R"({"other": 1})"), ErrorCode::conflict);
  desk.clock.advance(std::chrono::hours{23});
  EXPECT_EQ(desk.refused(repeats, "key", R"({"other": 1})"), ErrorCode::conflict);
  desk.clock.advance(std::chrono::hours{1});
  EXPECT_TRUE(desk.ask(repeats, "key", R"({"other": 1})").body.contains("2"));
}

TEST(Repeats, a_file_is_part_of_the_request) {
  Desk desk;
  Repeats repeats{desk.database, desk.account, desk.clock};
  const auto send = [&](const std::string& content) {
    std::ofstream{desk.folder / "file"} << content;
    desk.upload = http::Upload{desk.folder / "file", content.size()};
  };
  send("one");
  static_cast<void>(desk.ask(repeats, "key"));
  send("two");
  EXPECT_EQ(desk.refused(repeats, "key"), ErrorCode::conflict);
  send("one");
  EXPECT_TRUE(desk.ask(repeats, "key").body.contains("1"));
}

TEST(Repeats, what_failed_may_be_tried_again) {
  Desk desk;
  Repeats repeats{desk.database, desk.account, desk.clock};
  desk.failing = true;
  EXPECT_EQ(desk.refused(repeats, "key"), ErrorCode::upstream);
  desk.failing = false;
  EXPECT_EQ(desk.ask(repeats, "key").status, 201);
  EXPECT_EQ(desk.done, 2);
}

TEST(Repeats, a_request_that_a_killed_server_was_at_is_not_done_again_unasked) {
  Desk desk;
  {
    store::Transaction tx{desk.database};
    store::begin_request(tx, desk.account, "h", "r", desk.clock.now());
    tx.commit();
  }
  Repeats repeats{desk.database, desk.account, desk.clock};
  static_cast<void>(desk.ask(repeats, "key"));
  {
    store::Transaction tx{desk.database};
    tx.connection().use("UPDATE answered_requests SET status = NULL").run();  // as a kill leaves it
    tx.commit();
  }
  EXPECT_EQ(desk.refused(repeats, "key"), ErrorCode::conflict);
  EXPECT_EQ(desk.done, 1);
}

TEST(Repeats, who_comes_while_the_first_is_under_way_waits_for_its_answer) {
  Desk desk;
  Repeats repeats{desk.database, desk.account, desk.clock};
  http::Request request;
  request.method = http::Method::post;
  request.headers = {{"idempotency-key", "key"}};
  const Caller caller;
  std::binary_semaphore begun{0};
  std::binary_semaphore go{0};
  std::atomic<int> count{0};
  const auto ask = [&] {
    std::optional<http::Upload> none;
    const Call call{request, caller, none, {}};
    return repeats.answer(desk.operation, call, [&] {
      ++count;
      begun.release();
      go.acquire();
      http::Response response;
      response.body = "first";
      return response;
    });
  };
  std::jthread first{[&] { static_cast<void>(ask()); }};
  begun.acquire();
  std::string second;
  std::jthread other{[&] { second = ask().body; }};
  go.release();
  other.join();
  EXPECT_EQ(second, "first");
  EXPECT_EQ(count, 1);
}

TEST(Repeats, a_request_with_secrets_leaves_nothing_on_disk) {
  Desk desk;
  desk.operation.is_secret = true;
  std::optional<Repeats> repeats{std::in_place, desk.database, desk.account, desk.clock};
  const auto first = desk.ask(*repeats, "key");
  EXPECT_EQ(desk.ask(*repeats, "key").body, first.body);
  {
    store::Reader reader{desk.database};
    EXPECT_FALSE(static_cast<store::Connection&>(reader).use("SELECT 1 FROM answered_requests").next());
  }
  EXPECT_EQ(desk.done, 1);
}

TEST(Repeats, a_key_is_a_text_of_1_to_64_characters) {
  Desk desk;
  Repeats repeats{desk.database, desk.account, desk.clock};
  std::string accented;
  for (int i = 0; i < 64; ++i) accented += "é";
  for (const auto& key : {std::string{"1"}, std::string(64, 'k'), accented, std::string{"with blanks, \"quotes\""}}) {
    EXPECT_EQ(desk.ask(repeats, key).status, 201) << key;
  }
  for (const auto& key : {std::string{}, std::string(65, 'k'), accented + "é"}) {
    EXPECT_EQ(desk.refused(repeats, key), ErrorCode::invalid) << key;
  }
}

}  // namespace
}  // namespace cinemarco::api
