// SPDX-License-Identifier: MIT
#include "years/two_sides.hpp"

#include "exchange/sync_settings.hpp"
#include "store/outbox.hpp"

#include <gtest/gtest.h>

#include <map>

namespace cinemarco::test {

using namespace std::chrono_literals;

sandbox::Options TwoSides::tiny_account() {
  sandbox::Options options;
  options.account = "large";
  options.size = {.movies = 6, .watchlist_movies = 2, .series = 2, .seasons = 1, .episodes = 4, .plays = 0};
  return options;
}

std::optional<std::int64_t> TwoSides::any_of(const std::string& what, const std::string& from) {
  const auto count = std::stoi(rows("SELECT count(*) FROM " + from));
  if (count == 0) return std::nullopt;
  return std::stoll(rows("SELECT " + what + " FROM " + from + " LIMIT 1 OFFSET " + std::to_string(any(count))));
}

void TwoSides::begin() {
  ASSERT_FALSE(home_.import().error);
  store::Transaction tx{home_.database()};
  exchange::SyncSettings settings;
  settings.push = true;
  save_sync_settings(tx, home_.account(), settings);
  tx.commit();
  expected_ = std::stoll(rows("SELECT count(*) FROM plays"));
}

void TwoSides::go_wrong() {
  if (one_in(3)) return;
  static constexpr struct {
    const char* name;
    const char* value;
  } kKinds[] = {{"lost_write_answer", "reset"},
                {"lost_write_answer", "429"},
                {"lost_write_answer", "500"},
                {"lost_write_answer", "504"},
                {"reset", ""},
                {"500", ""},
                {"503", ""},
                {"429_json", ""},
                {"429_no_retry_after", ""},
                {"truncated_json", ""},
                {"html_200", ""},
                {"token_expired_mid_walk", ""},
                {"short_pages", "2"},
                {"page_count_lies", ""},
                {"missing_pagination_headers", "pages"},
                {"420", ""},
                {"lost_refresh_response", ""},
                {"duplicate_rows_across_pages", ""}};
  sandbox::Faults faults;
  for (int i = any(2); i >= 0; --i) {
    const auto& kind = kKinds[static_cast<std::size_t>(any(static_cast<int>(std::size(kKinds))))];
    sandbox::Fault fault;
    fault.name = kind.name;
    fault.value = kind.value;
    if (fault.name != "lost_refresh_response") fault.path = one_in(2) ? "/trakt/sync/history" : "/trakt/";
    if (fault.name == "lost_refresh_response") world_.sandbox.expire_access_tokens();
    fault.after = any(3);
    fault.times = 1 + any(3);
    faults.list.push_back(fault);
  }
  world_.sandbox.set_faults(faults);
}

void TwoSides::go_well() {
  world_.sandbox.set_faults({});
  sign_in_again();
}

void TwoSides::sign_in_again() {
  if (!home_.tokens().needs_reauth()) return;
  const auto pair = world_.sandbox.issue_tokens();
  home_.tokens().save_tokens({pair.access_token, pair.refresh_token, home_.clock().now() + 7 * 24h});
}

void TwoSides::settle() {
  home_.clock().advance(30min);
  home_.sync();  // may hear only now that the sign-in was lost
  sign_in_again();
  for (int i = 0; i < 4; ++i) {
    {
      store::Transaction tx{home_.database()};
      store::retry_rejected(tx, home_.account());
      tx.commit();
    }
    home_.clock().advance(30min);
    const auto outcome = home_.sync({.full = i == 3, .removals = exchange::Removals::accept});
    ASSERT_FALSE(outcome.error) << outcome.error->what();
  }
}

void TwoSides::expect_both_the_same() {
  std::string there;
  std::size_t plays = 0;
  world_.sandbox.edit([&](sandbox::Account& account) {
    std::map<std::int64_t, std::string> by_id;
    for (const auto& play : account.history()) {
      by_id[play.id] = play.watched_at == sandbox::Instant{} ? "-" : sandbox::iso(play.watched_at);
    }
    plays = account.history().size();
    for (const auto& [id, at] : by_id) there += std::to_string(id) + " " + at + "\n";
  });
  EXPECT_EQ(rows("SELECT group_concat(line, '') FROM (SELECT ifnull(trakt_history_id, 'none') || ' ' || "
                 "ifnull(watched_at, '-') || char(10) AS line FROM plays WHERE removed_at IS NULL ORDER BY "
                 "trakt_history_id)"),
            there);
  EXPECT_EQ(rows("SELECT group_concat(kind || ' ' || state || ' ' || ifnull(reason, ''), '; ') FROM outbox WHERE "
                 "kind LIKE '%play'"),
            "");
  EXPECT_EQ(static_cast<std::int64_t>(plays), expected_) << "and none was lost or made";
}

}  // namespace cinemarco::test
