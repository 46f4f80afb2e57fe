// SPDX-License-Identifier: MIT
#include "store/play_totals.hpp"

#include "store/mirror_facts.hpp"

#include <charconv>
#include <map>
#include <ranges>
#include <string>
#include <string_view>

namespace cinemarco::store {

namespace {

using std::chrono::year_month;

// A month of UTC as `play_counts` names it. All instants in it, as text, lie between its name and its end.
std::string month_of(std::string_view instant) {
  return std::string{instant.substr(0, std::string_view{"2024-05"}.size())};
}
std::string end_of(const std::string& month) {
  return month + '~';
}

year_month parse_month(std::string_view text) {
  int year = 0;
  unsigned month = 0;
  std::from_chars(text.data(), text.data() + 4, year);
  std::from_chars(text.data() + 5, text.data() + text.size(), month);
  return std::chrono::year{year} / std::chrono::month{month};
}

// Counts of one account, and of one type if only that is wanted.
class Totals {
 public:
  Totals(Connection& db, AccountId account, std::optional<TitleType> type) : db_{db}, account_{account} {
    if (type) type_ = play_type(*type);
  }

  std::int64_t all() const {
    auto row = db_.use("SELECT sum(plays) FROM play_counts WHERE account_id = ?1 AND (?2 IS NULL OR media_type = ?2)");
    row.bind(account_, type_);
    return row.next() ? row.integer(0) : 0;
  }

  std::int64_t dated() const { return in_months("0", "~"); }

  // Before that instant, from the nearer end of its month.
  std::int64_t before(Instant instant) const {
    const auto text = format_instant(instant);
    const auto month = month_of(text);
    constexpr std::string_view kMiddle = "-16";
    if (text.compare(month.size(), kMiddle.size(), kMiddle) < 0) return in_months("0", month) + between(month, text);
    return in_months("0", end_of(month)) - between(text, end_of(month));
  }

  std::map<std::string, std::int64_t> months() const {
    auto rows = db_.use(
        "SELECT month, sum(plays) FROM play_counts WHERE account_id = ?1 AND (?2 IS NULL OR media_type = ?2) AND "
        "month > '' AND plays > 0 GROUP BY month");
    rows.bind(account_, type_);
    std::map<std::string, std::int64_t> found;
    while (rows.next()) found.emplace(rows.text(0), rows.integer(1));
    return found;
  }

  // From the first text on, and before the second.
  std::int64_t between(const std::string& from, const std::string& to) const {
    auto row = db_.use(
        "SELECT count(*) FROM plays WHERE account_id = ?1 AND (?2 IS NULL OR media_type = ?2) AND removed_at IS NULL "
        "AND ordered_at >= ?3 AND ordered_at < ?4");
    row.bind(account_, type_, from, to);
    return row.next() ? row.integer(0) : 0;
  }

 private:
  std::int64_t in_months(std::string_view from, const std::string& to) const {
    auto row = db_.use(
        "SELECT sum(plays) FROM play_counts WHERE account_id = ?1 AND (?2 IS NULL OR media_type = ?2) AND month >= ?3 "
        "AND month < ?4");
    row.bind(account_, type_, from, to);
    return row.next() ? row.integer(0) : 0;
  }

  Connection& db_;
  AccountId account_;
  std::optional<std::string_view> type_;
};

}  // namespace

std::int64_t count_plays(Connection& db, AccountId account, const PlayFilter& filter) {
  const Totals totals{db, account, filter.type};
  if (!filter.from && !filter.to) return totals.all();
  if (filter.from && filter.to && *filter.to <= *filter.from) return 0;
  const auto until = filter.to ? totals.before(*filter.to) : totals.dated();
  return filter.from ? until - totals.before(*filter.from) : until;
}

std::vector<MonthOfPlays> plays_by_month(Connection& db, AccountId account, std::optional<TitleType> type,
                                         const std::function<Instant(year_month)>& begin_of) {
  const Totals totals{db, account, type};
  std::map<year_month, std::int64_t> here;
  for (const auto& [name, plays] : totals.months()) {
    // What of this month of UTC belongs to its neighbours, where the account is.
    const auto month = parse_month(name);
    const auto begin = format_instant(begin_of(month));
    const auto end = format_instant(begin_of(month + std::chrono::months{1}));
    const auto early = month_of(begin) == name ? totals.between(name, begin) : 0;
    const auto late = month_of(end) == name ? totals.between(end, end_of(name)) : 0;
    here[month - std::chrono::months{1}] += early;
    here[month] += plays - early - late;
    here[month + std::chrono::months{1}] += late;
  }
  std::vector<MonthOfPlays> months;
  for (const auto& [month, plays] : here | std::views::reverse) {
    if (plays > 0) months.push_back({month, plays});
  }
  return months;
}

// Plays are ordered by their instant where they have one.
std::pair<std::optional<Instant>, std::optional<Instant>> first_and_last_play(Connection& db, AccountId account) {
  auto row = db.use(R"sql(
    SELECT (SELECT watched_at FROM plays WHERE account_id = ?1 AND removed_at IS NULL AND ordered_at IS NOT NULL
              AND watched_at IS NOT NULL ORDER BY ordered_at LIMIT 1),
           (SELECT watched_at FROM plays WHERE account_id = ?1 AND removed_at IS NULL AND ordered_at IS NOT NULL
              AND watched_at IS NOT NULL ORDER BY ordered_at DESC LIMIT 1))sql");
  row.bind(account);
  row.next();
  return {row.instant(0), row.instant(1)};
}

}  // namespace cinemarco::store
