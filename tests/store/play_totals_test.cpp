// SPDX-License-Identifier: MIT
// What is kept of how many plays there are is what a plain count finds, after whatever was written.
#include "store/play_totals.hpp"

#include "store/home.hpp"
#include "store/local_plays.hpp"
#include "store/mirrored_account.hpp"
#include "store/watched_days.hpp"
#include "support/dump.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>
#include <map>
#include <random>

namespace cinemarco::store {
namespace {

using cinemarco::test::query;
using std::chrono::year_month;
using test::Home;
using test::kAccount;

constexpr std::array<const char*, 5> kZones{"Europe/Berlin", "America/Los_Angeles", "Pacific/Kiritimati",
                                            "Asia/Kathmandu", "UTC"};

TimeZone zone_named(const std::string& name) {
  return *TimeZone::find(name);
}

year_month month_of(Date day) {
  return {day.year(), day.month()};
}

// Writers of plays, each with something at random.
class Writers {
 public:
  explicit Writers(unsigned seed) : random_{seed} {}

  void write(Transaction& tx) {
    switch (any(0, 7)) {
      case 0:
      case 1:
        return import(tx);
      case 2:
        add_local_play(tx, kAccount, {TitleType::movie, any(1, 9)}, std::nullopt, date(), zone_);
        return;
      case 3:
        return remove_play(tx, play(), test::kNow);
      case 4:
        return restore_play(tx, play());
      case 5:
        return set_play_date(tx, play(), date(), zone_);
      case 6:
        return move_zone(tx);
      default:
        if (any(0, 9) == 0) forget_mirror(tx, kAccount);
    }
  }
  [[nodiscard]] const TimeZone& zone() const { return zone_; }
  std::int64_t any(std::int64_t from, std::int64_t to) { return std::uniform_int_distribution{from, to}(random_); }
  // Near the edges of months above all.
  Instant instant() {
    const auto first = std::chrono::sys_days{year_month{std::chrono::year{2020}, std::chrono::January} / 1};
    const auto month = std::chrono::sys_days{
        (year_month{std::chrono::year{2020}, std::chrono::January} + std::chrono::months{any(0, 30)}) / 1};
    if (any(0, 2) == 0) return Instant{first} + std::chrono::minutes{any(0, 900L * 24 * 60)};
    return Instant{month} + std::chrono::minutes{any(-15L * 60, 15L * 60)};
  }

 private:
  PlayId play() { return PlayId{any(1, 150)}; }
  PlayDate date() {
    if (any(0, 4) == 0) return {};
    const auto at = instant();
    if (any(0, 2) == 0) return {std::nullopt, zone_.day_of(at)};
    return {at, std::nullopt};
  }
  void import(Transaction& tx) {
    std::vector<Play> page;
    for (int i = 0; i < 5; ++i) {
      const auto id = any(1, 100);
      const auto at = any(0, 4) == 0 ? std::nullopt : std::optional{instant()};
      page.push_back(id % 3 == 0 ? test::movie_play(id, id, id, at) : test::episode_play(id, 40, 40, {1, 1}, at));
      if (any(0, 5) == 0) page.back().watched_day = zone_.day_of(instant()), page.back().watched_at.reset();
    }
    upsert_plays(tx, kAccount, RunId{++runs_}, page, ArrivedBy::import);
  }
  void move_zone(Transaction& tx) {
    zone_ = zone_named(kZones[static_cast<std::size_t>(any(0, kZones.size() - 1))]);
    reorder_watched_days(tx, kAccount, [this](Date day) { return zone_.last_instant_of(day); });
  }

  std::mt19937 random_;
  TimeZone zone_ = zone_named("Europe/Berlin");
  std::int64_t runs_ = 0;
};

std::string counted(const Home& home, const std::string& where) {
  return query(home.file(), "SELECT count(*) FROM plays WHERE removed_at IS NULL" + where);
}

void expect_same_months(Home& home, const TimeZone& zone, std::optional<TitleType> type) {
  std::map<year_month, std::int64_t> expected;
  Reader reader{home.database};
  std::optional<std::string> cursor;
  do {
    auto page = list_plays(reader, kAccount, {type, {}, {}}, cursor, 100);
    for (const auto& row : page.rows) {
      if (row.ordered_at) ++expected[month_of(zone.day_of(*parse_instant(*row.ordered_at)))];
    }
    cursor = page.next_cursor;
  } while (cursor);
  std::map<year_month, std::int64_t> found;
  const auto begin_of = [&zone](year_month month) {
    return zone.last_instant_of(std::chrono::sys_days{month / 1} - std::chrono::days{1}) + std::chrono::milliseconds{1};
  };
  for (const auto& month : plays_by_month(reader, kAccount, type, begin_of)) found[month.month] = month.plays;
  EXPECT_EQ(found, expected) << zone.name();
}

void expect_same_totals(Home& home, Writers& writers) {
  for (const auto type :
       {std::optional<TitleType>{}, std::optional{TitleType::movie}, std::optional{TitleType::series}}) {
    const std::string of_type =
        type ? fmt::format(" AND media_type = '{}'", *type == TitleType::movie ? "movie" : "episode") : "";
    const auto from = writers.instant();
    const auto to = writers.instant();
    const auto on = fmt::format(" AND ordered_at >= '{}'", format_instant(from));
    const auto until = fmt::format(" AND ordered_at < '{}'", format_instant(to));
    Reader reader{home.database};
    const auto total = [&](const PlayFilter& filter) { return std::to_string(count_plays(reader, kAccount, filter)); };
    EXPECT_EQ(total({type, {}, {}}), counted(home, of_type));
    EXPECT_EQ(total({type, from, {}}), counted(home, of_type + on));
    EXPECT_EQ(total({type, {}, to}), counted(home, of_type + until));
    EXPECT_EQ(total({type, from, to}), counted(home, of_type + on + until));
    expect_same_months(home, writers.zone(), type);
  }
}

TEST(PlayTotals, are_what_a_count_finds_after_random_changes) {
  Home home;
  for (unsigned seed = 1; seed <= 3; ++seed) {
    Writers writers{seed};
    for (int change = 1; change <= 120; ++change) {
      const bool kept = writers.any(0, 5) > 0;
      Transaction tx{home.database};
      writers.write(tx);
      if (kept) tx.commit();
    }
    expect_same_totals(home, writers);
  }
  EXPECT_EQ(query(home.file(), "SELECT count(*) FROM play_counts WHERE plays < 0"), "0");
  EXPECT_EQ(std::stoi(counted(home, "")) > 100, true);
}

TEST(PlayTotals, know_the_first_and_the_last_play) {
  Home home;
  const auto day = Date{std::chrono::year{2019} / 5 / 1};
  home.write([&](Transaction& tx) {
    const auto zone = zone_named("Europe/Berlin");
    add_local_play(tx, kAccount, {TitleType::movie, 1}, std::nullopt, {std::nullopt, day}, zone);
    add_local_play(tx, kAccount, {TitleType::movie, 1}, std::nullopt, {}, zone);
    add_local_play(tx, kAccount, {TitleType::movie, 1}, std::nullopt, {test::kNow, std::nullopt}, zone);
  });
  Reader reader{home.database};
  const auto [first, last] = first_and_last_play(reader, kAccount);
  EXPECT_EQ(first, test::kNow);  // a day is no instant
  EXPECT_EQ(last, test::kNow);
}

}  // namespace
}  // namespace cinemarco::store
