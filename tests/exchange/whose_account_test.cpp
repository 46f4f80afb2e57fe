// SPDX-License-Identifier: MIT
// Another Trakt account is noticed before anything is read, and takes the place of the former one only if it is told
// to.
#include "exchange/whose_account.hpp"

#include "exchange/library_edits.hpp"
#include "exchange/mirrored_state.hpp"
#include "exchange/world.hpp"
#include "sandbox/export.hpp"
#include "store/mirrored_account.hpp"
#include "store/settings.hpp"
#include "support/dump.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <vector>

namespace cinemarco::exchange {
namespace {

using test::difference;
using test::Home;
using test::query;
using test::state_of;
using test::World;

// A library of the account "large", and the sandbox's own account "sample".
struct Two {
  World world{test::small_account()};
  World other;
  Home home{world.home()};

  Two() { EXPECT_FALSE(home.import_asking().error); }
  // The same folder, with the other sandbox as Trakt.
  [[nodiscard]] Home home_at_other() { return {other.sandbox.urls(), world.folder / "home"}; }
  [[nodiscard]] std::string ask(const std::string& sql) const { return query(home.database_file(), sql); }
  [[nodiscard]] std::string export_of(World& one, bool with_user = true) {
    const auto folder = world.folder / "export";
    std::filesystem::remove_all(folder);
    one.sandbox.edit([&](sandbox::Account& account) { sandbox::write_export(account, folder / ""); });
    if (!with_user) {
      std::filesystem::remove(folder / "user-settings.json");
      std::filesystem::remove(folder / "user-profile.json");
    }
    return folder.string();
  }
};

ImportRequest from(const std::string& file, OtherAccount other) {
  ImportRequest request;
  request.export_path = file;
  request.other = other;
  return request;
}

template <class Work>
Error failure_of(Work work) {
  try {
    work();
  } catch (const Error& error) {
    return error;
  }
  return Error{ErrorCode::internal, "nothing was thrown"};
}

void expect_both_named(const Error& error) {
  EXPECT_EQ(error.code(), ErrorCode::other_account) << error.what();
  const std::string text = error.what();
  for (const auto* said : {"large", "sample", "--replace-account", "\"replace_account\": true"}) {
    EXPECT_NE(text.find(said), std::string::npos) << said << " in " << text;
  }
}

TEST(WhoseAccount, is_known_from_the_sign_in_on) {
  Two two;
  EXPECT_EQ(two.ask("SELECT trakt_user || ' ' || trakt_user_name FROM accounts"), "large large");
}

TEST(WhoseAccount, another_sign_in_changes_nothing_unasked) {
  Two two;
  const auto before = state_of(two.home);
  const auto tokens = two.home.tokens().load_tokens();
  expect_both_named(failure_of([&] { two.home.sign_in(two.other.sandbox); }));
  EXPECT_EQ(state_of(two.home), before);
  EXPECT_EQ(two.home.tokens().load_tokens()->access_token, tokens->access_token);
}

TEST(WhoseAccount, another_export_is_neither_read_nor_previewed_unasked) {
  Two two;
  const auto before = state_of(two.home);
  const auto request = from(two.export_of(two.other), OtherAccount::stop);
  expect_both_named(failure_of([&] { two.home.import_asking(request); }));
  trakt::ExportSource source{request.export_path};
  expect_both_named(
      failure_of([&] { check_owner(two.home.database(), two.home.account(), source, OtherAccount::stop, {}); }));
  EXPECT_EQ(state_of(two.home), before);
  EXPECT_EQ(two.ask("SELECT count(*) FROM runs"), "1");
}

TEST(WhoseAccount, a_preview_of_what_would_replace_counts_what_is_made_here_alone_as_here) {
  Two two;
  two.home.import_asking();
  // The other account has the same titles, and one of them was rated here.
  LibraryEdits edits{two.home.database(), two.home.catalogue(), two.home.clock(), two.home.account()};
  edits.rate(EntryId{std::stoll(two.ask("SELECT id FROM library_entries WHERE media_type = 'movie' LIMIT 1"))}, 4);
  two.world.sandbox.edit([](sandbox::Account& account) { account.become("sample"); });
  ImportRequest request;
  request.other = OtherAccount::replace;
  const auto preview = two.home.preview(request);
  EXPECT_EQ(preview.movies.existing, 1);
  EXPECT_EQ(preview.series.existing, 0);
  EXPECT_EQ(preview.plays.new_, preview.plays.seen);
  EXPECT_GT(preview.movies.new_, 0);
  const auto outcome = two.home.import_asking(request);
  EXPECT_EQ(outcome.summary.plays.new_, preview.plays.new_);
  EXPECT_EQ(outcome.summary.movies.existing, 1);
  EXPECT_EQ(outcome.summary.movies.new_, preview.movies.new_);
}

TEST(WhoseAccount, what_replaces_is_as_if_it_came_first) {
  Two two;
  World fresh;
  auto expected = fresh.home();
  ASSERT_FALSE(expected.import_asking().error);
  {
    auto home = two.home_at_other();
    home.sign_in(two.other.sandbox, OtherAccount::replace);
    EXPECT_EQ(two.ask("SELECT count(*) FROM library_entries"), "0") << "nothing was made here";
    for (const auto* table : {"plays", "trakt_ratings", "trakt_watchlist", "changed_titles", "outbox"}) {
      EXPECT_EQ(two.ask(std::string{"SELECT count(*) FROM "} + table), "0") << table;
    }
    ASSERT_FALSE(home.import_asking().error);
    EXPECT_EQ(difference(state_of(home), state_of(expected)), "");
    EXPECT_EQ(two.ask("SELECT trakt_user FROM accounts"), "sample");
    two.other.sandbox.reset_counters();
    EXPECT_FALSE(home.sync().error);
    EXPECT_EQ(two.other.sandbox.counters().service("trakt"), 1U);
  }
}

TEST(WhoseAccount, what_was_made_here_stays) {
  Two two;
  const auto movie =
      TitleKey{TitleType::movie, std::stoll(two.ask("SELECT tmdb_id FROM plays WHERE media_type = 'movie' LIMIT 1"))};
  LibraryEdits edits{two.home.database(), two.home.catalogue(), two.home.clock(), two.home.account()};
  Mark mark;
  mark.date.instant = *parse_instant("2026-11-01T20:00:00Z");
  const auto made = edits.mark_watched(movie, mark, {});
  EntryEdit edit;
  edit.rating.emplace(5);
  edit.notes.emplace("mine");
  edit.is_favorite = true;
  edits.change(made.entry, edit);
  // As after a sync that told Trakt: the play has a number there.
  {
    store::Transaction tx{two.home.database()};
    tx.connection().use("UPDATE plays SET trakt_history_id = 99 WHERE id = ?").bind(made.plays.front()).run();
    tx.commit();
  }
  two.home.sign_in(two.other.sandbox, OtherAccount::replace);
  EXPECT_EQ(two.ask("SELECT count(*) || ' ' || ifnull(max(trakt_history_id), '-') FROM plays"), "1 -");
  EXPECT_EQ(two.ask("SELECT notes || ' ' || is_favorite || ' ' || personal_rating || ' ' || watch_status || ' ' || "
                    "source FROM library_entries"),
            "mine 1 5 completed local");
  EXPECT_EQ(two.ask("SELECT watched_date FROM movie_watch_sessions"), "2026-11-01");
  EXPECT_EQ(two.ask("SELECT count(*) FROM library_entries"), "1");
}

TEST(WhoseAccount, an_export_that_replaces_ends_the_sign_in_of_the_former) {
  Two two;
  const auto request = from(two.export_of(two.other), OtherAccount::replace);
  auto home = two.home_at_other();
  ASSERT_FALSE(home.import_asking(request).error);
  EXPECT_EQ(two.ask("SELECT trakt_user FROM accounts"), "sample");
  EXPECT_EQ(home.tokens().load_tokens(), std::nullopt) << "or the next sync would bring the former account back";
  EXPECT_GT(std::stoi(two.ask("SELECT count(*) FROM plays")), 100);
  EXPECT_EQ(two.ask("SELECT count(*) FROM plays WHERE first_run_id = 1"), "0");
}

TEST(WhoseAccount, nothing_is_asked_where_it_is_the_same) {
  Two two;
  for (const auto other : {OtherAccount::stop, OtherAccount::replace}) {
    const auto request = from(two.export_of(two.world), other);
    const auto before = state_of(two.home);
    ASSERT_FALSE(two.home.import_asking(request).error);
    EXPECT_EQ(difference(state_of(two.home), before), "");
    EXPECT_NE(two.home.tokens().load_tokens(), std::nullopt);
  }
}

TEST(WhoseAccount, an_export_that_does_not_tell_goes_through) {
  Two two;
  const auto request = from(two.export_of(two.world, false), OtherAccount::stop);
  EXPECT_FALSE(two.home.import_asking(request).error);
  EXPECT_EQ(two.ask("SELECT trakt_user FROM accounts"), "large");
}

TEST(WhoseAccount, is_set_by_the_first_export) {
  World world{test::small_account()};
  Home home{world.sandbox.urls(), world.folder / "home"};
  const auto folder = world.folder / "export";
  world.sandbox.edit([&](sandbox::Account& account) { sandbox::write_export(account, folder / ""); });
  ASSERT_FALSE(home.import_asking(from(folder.string(), OtherAccount::stop)).error);
  EXPECT_EQ(query(home.database_file(), "SELECT trakt_user FROM accounts"), "large");
  World other;
  expect_both_named(failure_of([&] { home.sign_in(other.sandbox); }));
}

TEST(WhoseAccount, follows_a_user_who_takes_another_name) {
  Two two;
  two.world.sandbox.edit([](sandbox::Account& account) { account.rename_user("renamed"); });
  EXPECT_FALSE(two.home.import_asking().error);
  EXPECT_EQ(two.ask("SELECT trakt_user FROM accounts"), "renamed");
  two.world.sandbox.edit([](sandbox::Account& account) { account.become("renamed-too"); });
  EXPECT_EQ(failure_of([&] { two.home.import_asking(); }).code(), ErrorCode::other_account);
  two.world.sandbox.edit([](sandbox::Account& account) {
    account.become("somebody");
    account.rename_user("renamed");
  });
  EXPECT_EQ(failure_of([&] { two.home.import_asking(); }).code(), ErrorCode::other_account) << "the name changed hands";
}

// As a database from before: tokens, and no account.
void forget_who(Home& home) {
  store::Transaction tx{home.database()};
  tx.connection().use("UPDATE accounts SET trakt_user = NULL, trakt_user_name = NULL, trakt_user_uuid = NULL").run();
  tx.connection().use("DELETE FROM settings WHERE key = 'trakt_signed_in_user'").run();
  tx.commit();
}

TEST(WhoseAccount, of_a_database_from_before_is_learned_at_the_next_contact) {
  Two two;
  forget_who(two.home);
  two.world.sandbox.reset_counters();
  EXPECT_FALSE(two.home.sync().error);
  EXPECT_EQ(two.ask("SELECT trakt_user FROM accounts"), "large");
  EXPECT_EQ(two.world.sandbox.counters().service("trakt"), 2U);
  EXPECT_FALSE(two.home.sync().error);
  EXPECT_EQ(two.world.sandbox.counters().service("trakt"), 3U) << "and asked for once";
}

TEST(WhoseAccount, an_old_sign_in_of_another_account_is_found_by_the_next_sync) {
  Two two;
  forget_who(two.home);
  ASSERT_FALSE(two.home.import_asking(from(two.export_of(two.world), OtherAccount::stop)).error);
  two.world.sandbox.edit([](sandbox::Account& account) { account.become("sample"); });
  const auto before = state_of(two.home);
  const auto outcome = two.home.sync();
  ASSERT_TRUE(outcome.error);
  expect_both_named(*outcome.error);
  EXPECT_EQ(state_of(two.home), before);
  SyncRequest request;
  request.other = OtherAccount::replace;
  EXPECT_FALSE(two.home.sync(request).error);
  EXPECT_EQ(two.ask("SELECT trakt_user FROM accounts"), "sample");
  EXPECT_EQ(difference(state_of(two.home), before), "") << "all of it, for the other one has the same";
}

// What the next sync would read or write.
struct Change {
  std::string description;
  std::function<void(Two&)> make;
};

TEST(WhoseAccount, another_one_behind_the_same_token_is_found_before_a_sync_reads_or_writes) {
  const auto at_trakt = [](const std::function<void(sandbox::Account&)>& edit) {
    return [edit](Two& two) { two.world.sandbox.edit(edit); };
  };
  const auto again = [](sandbox::Account& account) { account.watch(account.history().front().item, sandbox::now()); };
  const std::vector<Change> changes{
      {"a play", at_trakt(again)},
      {"a dropped series",
       at_trakt([](auto& account) { account.drop({.media = sandbox::Media::show, .title = 0}, sandbox::now()); })},
      {"a week", [](Two& two) { two.home.clock().advance(kBetweenFullSyncs + std::chrono::hours{1}); }},
      {"a play made here",
       [](Two& two) {
         {
           store::Transaction tx{two.home.database()};
           store::set_setting(tx, two.home.account(), store::kPushEnabled, "1");
           tx.commit();
         }
         LibraryEdits edits{two.home.database(), two.home.catalogue(), two.home.clock(), two.home.account()};
         Mark mark;
         mark.date.instant = two.home.clock().now();
         edits.mark_watched({TitleType::movie, std::stoll(two.ask("SELECT tmdb_id FROM movies LIMIT 1"))}, mark, {});
       }},
  };
  for (const auto& change : changes) {
    Two two;
    ASSERT_FALSE(two.home.sync().error);
    change.make(two);
    two.world.sandbox.edit([](sandbox::Account& account) { account.become("sample"); });
    const auto before = state_of(two.home);
    two.world.sandbox.reset_counters();
    const auto outcome = two.home.sync();
    ASSERT_TRUE(outcome.error) << change.description;
    expect_both_named(*outcome.error);
    EXPECT_EQ(difference(state_of(two.home), before), "") << change.description;
    EXPECT_EQ(two.world.sandbox.counters().service("trakt"), 2U) << change.description;
    two.world.sandbox.edit([](sandbox::Account& account) { account.become("large"); });
    EXPECT_FALSE(two.home.sync().error) << change.description;
  }
}

TEST(WhoseAccount, is_no_hindrance_where_trakt_cannot_say) {
  Two two;
  two.world.sandbox.set_faults({{{.name = "503", .path = "/trakt/users/settings", .times = -1}}});
  EXPECT_FALSE(two.home.import_asking().error) << "it was told at the sign-in";
  forget_who(two.home);
  EXPECT_FALSE(two.home.sync().error) << "there is nothing to mix it up with";
  ASSERT_FALSE(two.home.import_asking(from(two.export_of(two.world), OtherAccount::stop)).error);
  EXPECT_EQ(two.home.sync().error->code(), ErrorCode::upstream) << "nobody knows whose sign-in it is";
}

TEST(WhoseAccount, an_unfinished_import_of_the_former_account_is_not_gone_on_with) {
  Two two;
  {
    store::Transaction tx{two.home.database()};
    store::save_position(tx, RunId{1}, Section::movie_plays, 3, two.home.clock().now());
    tx.connection().use("INSERT INTO title_moves VALUES (1, 'movie', 1, 2)").run();
    tx.commit();
  }
  two.home.sign_in(two.other.sandbox, OtherAccount::replace);
  EXPECT_EQ(two.ask("SELECT count(*) FROM run_positions"), "0");
  EXPECT_EQ(two.ask("SELECT count(*) FROM title_moves"), "0");
  EXPECT_EQ(two.ask("SELECT count(*) FROM settings WHERE key IN ('trakt_activities', 'trakt_last_full_at', "
                    "'trakt_last_sync_at', 'trakt_first_sync_at')"),
            "0");
}

TEST(WhoseAccount, replacing_waits_for_nobody_and_disturbs_nobody) {
  Two two;
  const auto running = RunLock::try_acquire(two.home.folder());
  EXPECT_EQ(failure_of([&] { two.home.sign_in(two.other.sandbox, OtherAccount::replace); }).code(), ErrorCode::busy);
  EXPECT_EQ(two.ask("SELECT trakt_user FROM accounts"), "large");
}

}  // namespace
}  // namespace cinemarco::exchange
