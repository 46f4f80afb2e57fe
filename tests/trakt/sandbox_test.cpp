// SPDX-License-Identifier: MIT
// The whole room over real HTTP against the stand-in: every play arrives, whatever Trakt does on the way.
#include "sandbox/sandbox.hpp"

#include "net/curl_http_client.hpp"
#include "sandbox/export.hpp"
#include "support/temp_dir.hpp"
#include "trakt/api_source.hpp"
#include "trakt/export_source.hpp"
#include "trakt/fakes.hpp"

#include <gtest/gtest.h>

#include <set>

namespace cinemarco::trakt::test {
namespace {

const std::set<Section> kAll{Section::movie_plays, Section::episode_plays, Section::ratings, Section::watchlist};

sandbox::Options large_account() {
  sandbox::Options options;
  options.account = "large";
  options.size = {
      .movies = 600, .watchlist_movies = 20, .series = 10, .seasons = 3, .episodes = 20, .cast = 1, .crew = 1};
  options.auto_approve = true;
  return options;
}

// Real HTTP and real services; only the clock is moved by hand, so that waits cost nothing.
struct Stand {
  sandbox::Sandbox server{large_account()};
  TraktSettings settings = [this] {
    TraktSettings s;
    s.api_url = server.urls().trakt_api;
    s.auth_url = server.urls().trakt_auth;
    s.client_id = sandbox::kClientId;
    s.client_secret = sandbox::kClientSecret;
    s.rate = 0;
    return s;
  }();
  cinemarco::test::FakeClock clock;
  net::CurlHttpClient http{http_options()};
  MemoryTokenStore store;
  net::Service api{api_service(settings), http, clock, nullptr};
  net::Service auth{auth_service(settings), http, clock, nullptr};
  AccessTokens tokens{settings, auth, store, clock};
  TraktClient client{settings, api, tokens, clock};
  SignIn sign_in{settings, auth, api, store, clock};

  void connect() {
    const auto pair = server.issue_tokens();
    store.save_tokens({pair.access_token, pair.refresh_token, clock.now() + seconds{pair.expires_in}});
  }
};

struct Facts {
  std::set<std::int64_t> plays;
  std::size_t ratings = 0, watchlist = 0, problems = 0;
  std::set<Section> complete;
};

Facts walk(HistorySource& source) {
  Facts facts;
  source.walk(kAll, {},
              [&](SourcePage&& page) {
                for (const auto& play : page.plays) facts.plays.insert(play.history_id.value().value());
                facts.ratings += page.ratings.size();
                facts.watchlist += page.watchlist.size();
                facts.problems += page.problems.size();
                if (page.last) facts.complete.insert(page.section);
              },
              {});
  return facts;
}

std::set<std::int64_t> plays_of(sandbox::Sandbox& server) {
  std::set<std::int64_t> ids;
  server.edit([&](sandbox::Account& account) {
    for (const auto& play : account.history()) ids.insert(play.id);
  });
  return ids;
}

TEST(Sandbox, gives_every_play_whatever_goes_wrong) {
  Stand stand;
  stand.connect();
  const auto expected = plays_of(stand.server);
  ASSERT_GT(expected.size(), 1000U);
  struct Case {
    const char* fault;
    int problems_at_least;
  };
  const Case cases[] = {{"", 0},
                        {"page_count_lies", 0},
                        {"empty_middle_page", 0},
                        {"missing_pagination_headers=full", 0},
                        {"missing_pagination_headers=pages", 0},
                        {"duplicate_rows_across_pages", 0},
                        {"broken_row", 1},
                        {"truncated_json=2", 0},
                        {"500=2", 0},
                        {"503=2", 0},
                        {"520=1", 0},
                        {"429_json=3", 0},
                        {"429_html=1", 0},
                        {"429_no_retry_after=2", 0},
                        {"reset=2", 0},
                        {"token_expired_mid_walk=1", 0}};
  for (const auto& c : cases) {
    stand.connect();
    stand.server.reset_counters();
    stand.server.set_faults(*c.fault == '\0' ? sandbox::Faults{}
                                             : sandbox::Faults{{sandbox::fault_from_flag(c.fault)}});
    ApiSource source{stand.client};
    try {
      const auto facts = walk(source);
      EXPECT_EQ(facts.plays, expected) << c.fault;
      EXPECT_EQ(facts.complete, kAll) << c.fault;
      EXPECT_GE(static_cast<int>(facts.problems), c.problems_at_least) << c.fault;
    } catch (const Error& error) {
      ADD_FAILURE() << c.fault << ": " << error.what() << " (" << error.context() << ")";
    }
  }
}

TEST(Sandbox, wastes_few_requests) {
  Stand stand;
  stand.connect();
  const auto expected = plays_of(stand.server);
  ApiSource source{stand.client};
  static_cast<void>(walk(source));
  // A page for every 250 rows, and per section at most the unfilled last one and one to prove the end.
  EXPECT_LE(source.requests(), static_cast<std::int64_t>(expected.size() / 250) + 4 * 2);
}

TEST(Sandbox, refuses_in_words) {
  struct Case {
    const char* fault;
    ErrorCode code;
  };
  Stand stand;
  for (const auto& c : {Case{"403_html", ErrorCode::upstream}, Case{"403_app_deleted", ErrorCode::configuration},
                        Case{"420", ErrorCode::limit_reached}, Case{"423", ErrorCode::upstream},
                        Case{"426", ErrorCode::configuration}, Case{"html_200=1", ErrorCode::upstream}}) {
    stand.connect();
    stand.server.set_faults({{sandbox::fault_from_flag(c.fault)}});
    ApiSource source{stand.client};
    const auto error = thrown_by([&] { static_cast<void>(source.version(kAll, {})); });
    EXPECT_EQ(error.code(), c.code) << c.fault << ": " << error.what();
  }
}

TEST(Sandbox, moves_the_version_when_a_play_is_removed) {
  Stand stand;
  stand.connect();
  ApiSource source{stand.client};
  const auto before = source.version(kAll, {});
  EXPECT_EQ(source.version(kAll, {}), before);
  stand.server.edit([](sandbox::Account& account) { account.remove_play(account.history().front().id); });
  EXPECT_NE(source.version(kAll, {}), before);
}

TEST(Sandbox, signs_in_by_device_and_out) {
  Stand stand;
  const auto device = stand.sign_in.start_device({});
  auto poll = stand.sign_in.poll_device(device.device_code, kAnybody, {});
  EXPECT_EQ(poll, DevicePoll::done);
  static_cast<void>(stand.client.get("/sync/last_activities", "", {}));
  EXPECT_EQ(stand.sign_in.revoke({}).where, Revoked::everywhere);
  EXPECT_EQ(stand.store.load_tokens(), std::nullopt);
}

TEST(Sandbox, signs_in_by_code_with_pkce) {
  Stand stand;
  const auto page = stand.sign_in.authorize_url();
  const auto at = page.url.find("code_challenge=") + 15;
  const auto challenge = page.url.substr(at, page.url.find('&', at) - at);
  const auto code = stand.server.authorization_code(challenge, stand.settings.redirect_uri);
  stand.sign_in.exchange("https://home.test/?code=" + code + "&state=" + page.state, std::nullopt, kAnybody, {});
  static_cast<void>(stand.client.get("/sync/last_activities", "", {}));
}

TEST(Sandbox, refreshes_and_notices_a_refusal) {
  Stand stand;
  stand.connect();
  stand.server.expire_access_tokens();
  static_cast<void>(stand.client.get("/sync/last_activities", "", {}));
  EXPECT_EQ(stand.server.counters().token_refreshes, 1U);
  stand.server.revoke_all_tokens();
  EXPECT_EQ(thrown_by([&] { static_cast<void>(stand.client.get("/sync/last_activities", "", {})); }).code(),
            ErrorCode::trakt_sign_in);
  EXPECT_TRUE(stand.store.needs_reauth());
}

TEST(Sandbox, exports_what_the_api_gives) {
  Stand stand;
  stand.connect();
  const cinemarco::test::TempDir dir;
  ApiSource source{stand.client};
  const auto live = walk(source);
  for (const bool old : {false, true}) {
    for (const char* name : {"export.zip", "folder/"}) {
      const auto path = dir.path() / (old ? "old" : "new") / name;
      std::filesystem::create_directories(path.parent_path());
      stand.server.edit([&](sandbox::Account& account) { sandbox::write_export(account, path, {.old = old}); });
      ExportSource file{path};
      const auto facts = walk(file);
      EXPECT_EQ(facts.plays, live.plays) << path;
      EXPECT_EQ(facts.ratings, live.ratings) << path;
      EXPECT_EQ(facts.watchlist, live.watchlist) << path;
      EXPECT_EQ(facts.problems, 0U) << path;
      EXPECT_EQ(facts.complete, kAll) << path;
    }
  }
}

}  // namespace
}  // namespace cinemarco::trakt::test
