// SPDX-License-Identifier: MIT
// The members of Trakt's answers that Cinemarco reads, under Trakt's own names. Shapes: docs/trakt.md#history and
// below; what may be missing or null is an optional. The same rows stand in Trakt's export
// (docs/trakt.md#files-of-an-export).
#pragma once

#include "json/reader.hpp"

#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cinemarco::trakt::wire {

// All but `trakt` may be null; `imdb` may be "" (docs/trakt.md#ids).
struct Ids {
  std::optional<std::int64_t> trakt, tvdb, tmdb;
  std::optional<std::string> imdb;
};
BOOST_DESCRIBE_STRUCT(Ids, (), (trakt, tvdb, tmdb, imdb))

// A movie or a show.
struct Title {
  std::optional<std::string> title;
  std::optional<int> year;
  std::optional<Ids> ids;
};
BOOST_DESCRIBE_STRUCT(Title, (), (title, year, ids))

struct Season {
  std::optional<int> number;
  std::optional<Ids> ids;
};
BOOST_DESCRIBE_STRUCT(Season, (), (number, ids))

// An episode's title; of any other form it is none, and costs no play.
struct EpisodeTitle {
  std::string value;
};

struct Episode {
  std::optional<int> season, number;
  std::optional<EpisodeTitle> title;
  std::optional<Ids> ids;
};
BOOST_DESCRIBE_STRUCT(Episode, (), (season, number, title, ids))

// Above 2^32 today. Tools append rows to an export that have none, or something else in its place
// (docs/trakt.md#rows-without-an-id): empty, as is what is not above 0.
struct HistoryNumber {
  std::optional<std::int64_t> value;
};

// GET /sync/history[/movies|/episodes]; `watched-history*.json`.
struct HistoryRow {
  HistoryNumber id;
  std::optional<std::string> watched_at, action;
  // Of an export of ours: only the day is known, `watched_at` is its noon; without an id, which of equal plays it is.
  std::optional<std::string> watched_day;
  std::optional<int> nth;
  std::string type;
  std::optional<Title> movie, show;
  std::optional<Episode> episode;
};
BOOST_DESCRIBE_STRUCT(HistoryRow, (), (id, watched_at, action, watched_day, nth, type, movie, show, episode))

// GET /sync/ratings; `ratings-*.json`.
struct RatingRow {
  std::optional<std::string> rated_at;
  int rating = 0;
  std::string type;
  std::optional<Title> movie, show;
  std::optional<Season> season;
  std::optional<Episode> episode;
};
BOOST_DESCRIBE_STRUCT(RatingRow, (), (rated_at, rating, type, movie, show, season, episode))

// GET /sync/watchlist; `lists-watchlist*.json`. The members after `episode` are those of flat rows
// (docs/trakt.md#watchlist).
struct WatchlistRow {
  std::optional<std::string> listed_at, type;
  std::optional<Title> movie, show;
  std::optional<Season> season;
  std::optional<Episode> episode;
  std::optional<std::string> imdb_id, title;
  std::optional<std::int64_t> tmdb_id, trakt_id;
  std::optional<int> year;
};
BOOST_DESCRIBE_STRUCT(WatchlistRow, (),
                      (listed_at, type, movie, show, season, episode, imdb_id, title, tmdb_id, trakt_id, year))

// GET /users/hidden/dropped?type=show.
struct HiddenRow {
  std::optional<std::string> hidden_at, type;
  std::optional<Title> show;
};
BOOST_DESCRIBE_STRUCT(HiddenRow, (), (hidden_at, type, show))

// GET /sync/last_activities: when each kind of fact last changed on the server, removals included
// (docs/trakt.md#what-changed). The texts are compared, never read as times.
struct Activity {
  std::optional<std::string> watched_at, rated_at, watchlisted_at, updated_at, hidden_at, dropped_at;
};
BOOST_DESCRIBE_STRUCT(Activity, (), (watched_at, rated_at, watchlisted_at, updated_at, hidden_at, dropped_at))

struct LastActivities {
  std::optional<Activity> movies, episodes, shows, seasons, watchlist, lists, notes;
};
BOOST_DESCRIBE_STRUCT(LastActivities, (), (movies, episodes, shows, seasons, watchlist, lists, notes))

// POST /oauth/token and /oauth/device/token.
struct Token {
  std::string access_token, refresh_token;
  std::int64_t expires_in = 0;             // seconds
  std::optional<std::int64_t> created_at;  // epoch, seconds
};
BOOST_DESCRIBE_STRUCT(Token, (), (access_token, refresh_token, expires_in, created_at))

// {"error":"invalid_grant","error_description":"session not found"}
struct TokenError {
  std::optional<std::string> error, error_description;
};
BOOST_DESCRIBE_STRUCT(TokenError, (), (error, error_description))

// POST /oauth/device/code.
struct DeviceCode {
  std::string device_code, user_code, verification_url;
  std::int64_t expires_in = 0;           // seconds
  std::optional<std::int64_t> interval;  // seconds
};
BOOST_DESCRIBE_STRUCT(DeviceCode, (), (device_code, user_code, verification_url, expires_in, interval))

// GET /users/settings.
struct UserIds {
  std::optional<std::string> slug, uuid;
};
BOOST_DESCRIBE_STRUCT(UserIds, (), (slug, uuid))

struct User {
  std::optional<std::string> username, name;
  std::optional<bool> vip;
  std::optional<UserIds> ids;
};
BOOST_DESCRIBE_STRUCT(User, (), (username, name, vip, ids))

struct Account {
  std::optional<std::string> timezone;
};
BOOST_DESCRIBE_STRUCT(Account, (), (timezone))

struct Settings {
  std::optional<User> user;
  std::optional<Account> account;
};
BOOST_DESCRIBE_STRUCT(Settings, (), (user, account))

// GET /users/settings?extended=browsing.
struct Browsing {
  std::optional<bool> watch_only_once;
};
BOOST_DESCRIBE_STRUCT(Browsing, (), (watch_only_once))

struct BrowsingSettings {
  std::optional<Browsing> browsing;
};
BOOST_DESCRIBE_STRUCT(BrowsingSettings, (), (browsing))

// What the POSTs under /sync answer: how much was added, and what Trakt does not know, as it was sent.
struct PushCounts {
  std::optional<std::int64_t> movies, episodes;
};
BOOST_DESCRIBE_STRUCT(PushCounts, (), (movies, episodes))

struct UnknownItem {
  std::optional<Ids> ids;
  std::optional<int> number;
};
BOOST_DESCRIBE_STRUCT(UnknownItem, (), (ids, number))

struct NotFound {
  std::optional<std::vector<UnknownItem>> movies, shows, seasons, episodes;
};
BOOST_DESCRIBE_STRUCT(NotFound, (), (movies, shows, seasons, episodes))

struct PushAnswer {
  std::optional<PushCounts> added;
  std::optional<NotFound> not_found;
};
BOOST_DESCRIBE_STRUCT(PushAnswer, (), (added, not_found))

// `_errors.json` of an export: what Trakt could not put into it (docs/trakt.md#failures-in-an-export). All of it may be
// missing.
struct ExportError {
  std::optional<std::string> endpoint, error;
  std::optional<std::int64_t> fetchedPages, totalPages;  // NOLINT(readability-identifier-naming): Trakt's names
};
BOOST_DESCRIBE_STRUCT(ExportError, (), (endpoint, error, fetchedPages, totalPages))

// `user-stats.json` of an export: what Trakt counts (docs/trakt.md#is-an-export-whole).
struct StatsOfKind {
  std::optional<std::int64_t> plays;
};
BOOST_DESCRIBE_STRUCT(StatsOfKind, (), (plays))

struct Stats {
  std::optional<StatsOfKind> movies, episodes;
};
BOOST_DESCRIBE_STRUCT(Stats, (), (movies, episodes))

}  // namespace cinemarco::trakt::wire

namespace cinemarco::json {

template <>
struct CustomReader<trakt::wire::EpisodeTitle> {
  static std::expected<trakt::wire::EpisodeTitle, ParseError> read(const boost::json::value& from) {
    const auto* text = from.if_string();
    return trakt::wire::EpisodeTitle{text == nullptr ? std::string{} : std::string{*text}};
  }
};
template <>
struct CustomReader<trakt::wire::HistoryNumber> {
  static constexpr bool kMayBeMissing = true;
  static std::expected<trakt::wire::HistoryNumber, ParseError> read(const boost::json::value& from) {
    const auto number = json::read<std::int64_t>(from);
    if (!number || *number <= 0) return trakt::wire::HistoryNumber{};
    return trakt::wire::HistoryNumber{*number};
  }
};

}  // namespace cinemarco::json
