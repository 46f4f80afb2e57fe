// SPDX-License-Identifier: MIT
#include "exchange/account_zone.hpp"

#include "domain/projection.hpp"
#include "exchange/projector.hpp"
#include "exchange/run_lock.hpp"
#include "store/watched_days.hpp"

#include <fmt/format.h>

namespace cinemarco::exchange {

namespace {

// Who only looks must not wait for another program; the next look moves the days.
constexpr std::chrono::milliseconds kShortWait{500};

// What the account's row should say.
struct Wanted {
  TimeZone zone;
  std::string stamp;

  Wanted(store::Connection& db, AccountId account, const std::optional<TimeZone>& setting)
      : zone{setting ? *setting : account_zone(db, account)},
        stamp{fmt::format("{} {} rules {}", zone.name(), zone.fingerprint(), kProjectionRules)} {}

  [[nodiscard]] bool is_there(store::Connection& db, AccountId account) const {
    return store::time_zone_of(db, account) == zone.name() && store::projected_with(db, account) == stamp;
  }
};

std::string reason(const std::string& former_zone, const std::string& former_stamp, const Wanted& wanted) {
  if (former_zone != wanted.zone.name()) {
    return fmt::format("The time zone is now {} (it was {})", wanted.zone.name(), former_zone);
  }
  if (former_stamp.ends_with(fmt::format(" rules {}", kProjectionRules))) {
    return "The system's time-zone tables have changed";
  }
  return "This version of Cinemarco tells days and progress more exactly";
}

}  // namespace

TimeZone account_zone(store::Connection& db, AccountId account) {
  const auto name = store::time_zone_of(db, account);
  return value_or_throw(TimeZone::find(name), ErrorCode::configuration,
                        fmt::format("The days of this library are told in {}: ", name));
}

store::Account ensure_account(store::Transaction& tx, const std::optional<TimeZone>& wanted) {
  return store::ensure_account(tx, wanted ? wanted->name() : "UTC");
}

AccountId ensure_account(store::Database& database, const std::optional<TimeZone>& wanted) {
  if (const AccountId first{1}; !store::time_zone_of(store::Reader{database}, first).empty()) return first;
  store::Transaction tx{database};
  const auto account = ensure_account(tx, wanted);
  tx.commit();
  return account.id;
}

std::optional<std::string> settle_zone(store::Transaction& tx, AccountId account, const std::optional<TimeZone>& wanted,
                                       Instant now) {
  const Wanted now_wanted{tx, account, wanted};
  if (now_wanted.is_there(tx, account)) return std::nullopt;
  const auto why = reason(store::time_zone_of(tx, account), store::projected_with(tx, account), now_wanted);
  store::set_time_zone(tx, account, now_wanted.zone.name(), now_wanted.stamp);
  store::reorder_watched_days(tx, account, [&](Date day) { return now_wanted.zone.last_instant_of(day); });
  std::size_t projected = 0;
  for (const auto type : {TitleType::movie, TitleType::series}) {
    for (const auto title : titles_to_project(tx, account, type)) {
      project_title(tx, account, title, now_wanted.zone, now, RunId{});
      ++projected;
    }
  }
  if (projected == 0) return std::nullopt;
  return fmt::format("{}: the days of all {} titles were updated.", why, projected);
}

bool is_zone_settled(store::Connection& db, AccountId account, const std::optional<TimeZone>& wanted) {
  return Wanted{db, account, wanted}.is_there(db, account);
}

std::optional<std::string> settle_zone_unless_running(store::Database& database,
                                                      const std::filesystem::path& data_folder, AccountId account,
                                                      const std::optional<TimeZone>& wanted, Instant now) {
  {
    store::Reader reader{database};
    if (Wanted{reader, account, wanted}.is_there(reader, account)) return std::nullopt;
  }
  const auto lock = RunLock::try_acquire(data_folder);
  if (!lock) return std::nullopt;
  store::Transaction tx{database, store::Durability::normal, kShortWait};
  auto message = settle_zone(tx, account, wanted, now);
  tx.commit();
  return message;
}

}  // namespace cinemarco::exchange
