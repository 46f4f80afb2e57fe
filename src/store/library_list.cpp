// SPDX-License-Identifier: MIT
#include "store/library_list.hpp"

#include "domain/search_words.hpp"
#include "json/json.hpp"
#include "store/cursor.hpp"

#include <boost/mp11.hpp>
#include <fmt/format.h>

#include <array>
#include <limits>
#include <string_view>
#include <utility>

namespace cinemarco::store {

namespace {

// The columns of a row, in the order in which read_row takes them.
constexpr std::string_view kColumns = R"sql(
  e.id, e.media_type, coalesce(m.tmdb_id, s.tmdb_id), e.title, coalesce(m.original_title, s.original_name),
  e.release_date, coalesce(m.poster_path, s.poster_path), coalesce(m.backdrop_path, s.backdrop_path),
  coalesce(m.genres, s.genres), coalesce(m.runtime_minutes, s.episode_run_time_minutes), e.watch_status,
  e.personal_rating, e.trakt_rating, e.is_favorite, e.date_added, e.watchlisted_at, e.date_first_watched,
  e.date_last_watched, coalesce(m.vote_average, s.vote_average), e.last_watched_at,
  CASE WHEN e.media_type = 'movie' THEN (
    SELECT count(*) FROM plays p INDEXED BY plays_by_title WHERE p.account_id = e.account_id AND p.media_type = 'movie'
      AND p.title_tmdb_id = m.tmdb_id) - (
    SELECT count(*) FROM plays p INDEXED BY plays_removed WHERE p.account_id = e.account_id AND p.media_type = 'movie'
      AND p.title_tmdb_id = m.tmdb_id AND p.removed_at IS NOT NULL)
  WHEN e.watch_status = 'completed' THEN (
    SELECT min(times) FROM (
      SELECT count(*) - (SELECT count(*) FROM plays r INDEXED BY plays_removed WHERE r.account_id = p.account_id
          AND r.media_type = 'episode' AND r.title_tmdb_id = p.title_tmdb_id AND r.season_number = p.season_number
          AND r.episode_number = p.episode_number AND r.removed_at IS NOT NULL) AS times
      FROM plays p INDEXED BY plays_by_title WHERE p.account_id = e.account_id AND p.media_type = 'episode'
        AND p.title_tmdb_id = s.tmdb_id AND p.season_number > 0
      GROUP BY p.season_number, p.episode_number HAVING times > 0)) END
  FROM library_entries e LEFT JOIN movies m ON m.id = e.movie_id LEFT JOIN series s ON s.id = e.series_id)sql";

// ?1 account, ?2 words, ?3 type, ?4 status, ?5 rating, ?6 genre, ?7 year, ?8 favourite, ?9 on the watchlist.
constexpr std::string_view kOfAccount = "e.account_id = ?1";
constexpr std::string_view kOfWords =
    " AND (?2 IS NULL OR e.id IN (SELECT rowid FROM library_search WHERE library_search MATCH ?2))";
constexpr std::string_view kOfRest = R"sql(
  AND (?3 IS NULL OR e.media_type = ?3)
  AND (?4 IS NULL OR e.watch_status = ?4)
  AND (?5 IS NULL OR e.personal_rating = ?5)
  AND (?6 IS NULL OR EXISTS (SELECT 1 FROM json_each(
    coalesce((SELECT genres FROM movies WHERE id = e.movie_id), (SELECT genres FROM series WHERE id = e.series_id)))
    WHERE value = ?6))
  AND (?7 IS NULL OR substr(e.release_date, 1, 4) = ?7)
  AND (?8 IS NULL OR e.is_favorite = ?8)
  AND (?9 IS NULL OR (e.watchlisted_at IS NOT NULL) = ?9))sql";

std::string_view column_of(LibrarySort sort) {
  switch (sort) {
    case LibrarySort::title:
      return "sort_title";
    case LibrarySort::added:
      return "date_added";
    case LibrarySort::watched:
      return "last_watched_at";
    case LibrarySort::released:
      return "release_date";
    case LibrarySort::rating:
      return "personal_rating";
    case LibrarySort::listed:
      return "watchlisted_at";
  }
  std::unreachable();
}

constexpr auto kSorts = boost::mp11::mp_size<boost::describe::describe_enumerators<LibrarySort>>::value;

// A list is read in two parts, for the rows without a sort value come last in either order: an index holds them first.
enum class Section { with_value, without_value };

// The queries' texts, made once: a connection knows its statements by their address.
class Queries {
 public:
  Queries() {
    const auto filter = fmt::format("{}{}{}", kOfAccount, kOfWords, kOfRest);
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<LibrarySort>>([&](auto sort) {
      const auto column = column_of(sort.value);
      for (const auto order : {Order::ascending, Order::descending}) {
        const auto* direction = order == Order::ascending ? "ASC" : "DESC";
        const auto* beyond = order == Order::ascending ? ">" : "<";
        texts_.at(place(sort.value, order, Section::with_value)) = fmt::format(
            "SELECT e.id, e.{0} FROM library_entries e WHERE {1} AND e.{0} IS NOT NULL AND (e.{0}, e.id) {2} (?10, "
            "?11) "
            "ORDER BY e.{0} {3}, e.id {3} LIMIT ?12",
            column, filter, beyond, direction);
        texts_.at(place(sort.value, order, Section::without_value)) = fmt::format(
            "SELECT e.id, NULL FROM library_entries e WHERE {1} AND e.{0} IS NULL AND ?10 IS NULL AND e.id {2} ?11 "
            "ORDER BY e.id {3} LIMIT ?12",
            column, filter, beyond, direction);
      }
    });
  }
  [[nodiscard]] const char* list(LibrarySort sort, Order order, Section section) const {
    return texts_.at(place(sort, order, section)).c_str();
  }

 private:
  static std::size_t number(auto choice) { return static_cast<std::size_t>(std::to_underlying(choice)); }
  static std::size_t place(LibrarySort sort, Order order, Section section) {
    return number(sort) * 4 + number(order) * 2 + number(section);
  }
  std::array<std::string, kSorts * 4> texts_;
};

const Queries& queries() {
  static const Queries kAll;
  return kAll;
}

const char* count_query() {
  static const auto kText =
      fmt::format("SELECT count(*) FROM library_entries e WHERE {}{}{}", kOfAccount, kOfWords, kOfRest);
  return kText.c_str();
}

constexpr const char* kCountAll = "SELECT count(*) FROM library_entries WHERE account_id = ?";

// From the titles that are found, not from all that are there.
const char* count_found_query() {
  static const auto kText = fmt::format(
      "SELECT count(*) FROM library_search CROSS JOIN library_entries e ON e.id = library_search.rowid "
      "WHERE library_search MATCH ?2 AND {}{}",
      kOfAccount, kOfRest);
  return kText.c_str();
}

const char* row_query() {
  static const auto kText = fmt::format("SELECT {} WHERE e.account_id = ?1 AND e.id = ?2", kColumns);
  return kText.c_str();
}

// Each term in quotes, so that nothing in it is an operator of FTS5: the beginning of a word, or all of joined ones.
std::string found_by(std::string_view term) {
  std::string quoted;
  for (const char c : term) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return fmt::format("(\"{0}\"* OR \"={0}\")", quoted);
}

// Empty where there is nothing to search for.
std::optional<std::string> to_match(const std::optional<std::string>& q) {
  const auto terms = search_terms(q.value_or(""));
  if (terms.empty()) return std::nullopt;
  std::string each;
  std::string together;
  for (const auto& term : terms) {
    each += (each.empty() ? "" : " AND ") + found_by(term);
    together += term;
  }
  return terms.size() == 1 ? each : fmt::format("({}) OR {}", each, found_by(together));
}

std::optional<int> to_int(const std::optional<std::int64_t>& number) {
  return number ? std::optional{static_cast<int>(*number)} : std::nullopt;
}

std::optional<WatchStatus> to_status(const std::string& text) {
  for (const auto status :
       {WatchStatus::not_started, WatchStatus::in_progress, WatchStatus::completed, WatchStatus::abandoned}) {
    if (to_string(status) == text) return status;
  }
  return std::nullopt;
}

LibraryRow read_row(const Use& row) {
  LibraryRow result;
  result.id = EntryId{row.integer(0)};
  result.type = row.text(1) == "movie" ? TitleType::movie : TitleType::series;
  result.tmdb_id = row.integer(2);
  result.title = row.optional_text(3).value_or("");
  result.original_title = row.optional_text(4);
  result.release_date = row.date(5);
  result.poster_path = row.optional_text(6);
  result.backdrop_path = row.optional_text(7);
  if (auto genres = json::parse_as<std::vector<std::string>>(row.optional_text(8).value_or("[]"))) {
    result.genres = std::move(*genres);
  }
  result.runtime_minutes = to_int(row.optional_integer(9));
  result.status = to_status(row.text(10)).value_or(WatchStatus::not_started);
  result.personal_rating = to_int(row.optional_integer(11));
  result.trakt_rating = to_int(row.optional_integer(12));
  result.is_favorite = row.integer(13) != 0;
  result.date_added = row.instant(14);
  result.watchlisted_at = row.instant(15);
  result.date_first_watched = row.date(16);
  result.date_last_watched = row.date(17);
  result.vote_average = row.optional_real(18);
  result.last_watched_at = row.instant(19);
  result.times_watched = row.optional_integer(20).value_or(0);
  return result;
}

// An entry in a list, and what the list has it there for.
struct Place {
  EntryId id;
  std::optional<std::string> value;
};

class Lister {
 public:
  Lister(Connection& db, AccountId account, const LibraryFilter& filter)
      : db_{db}, account_{account}, filter_{filter}, match_{to_match(filter.q)} {
    if (filter.year) year_ = fmt::format("{:04}", *filter.year);
  }

  std::vector<Place> places(Section section, const Cursor& after, int limit) {
    auto rows = db_.use(queries().list(filter_.sort, filter_.order, section));
    if (filter_.sort == LibrarySort::rating && after.value) {
      bind(rows, std::optional{std::stoll(*after.value)}, after.id, limit);
    } else {
      bind(rows, after.value, after.id, limit);
    }
    std::vector<Place> result;
    while (rows.next()) result.push_back({EntryId{rows.integer(0)}, rows.optional_text(1)});
    return result;
  }
  std::int64_t total() {
    const auto& f = filter_;
    const bool is_all =
        !match_ && !f.type && !f.status && !f.rating && !f.genre && !year_ && !f.favorite && !f.watchlist;
    auto row = db_.use(is_all ? kCountAll : match_ ? count_found_query() : count_query());
    is_all ? static_cast<void>(row.bind(account_)) : bind(row);
    row.next();
    return row.integer(0);
  }

 private:
  template <class... More>
  void bind(Use& use, const More&... more) const {
    use.bind(account_, match_, text_of(filter_.type), text_of(filter_.status), filter_.rating, filter_.genre, year_,
             filter_.favorite, filter_.watchlist, more...);
  }
  template <class T>
  static std::optional<std::string_view> text_of(const std::optional<T>& value) {
    return value ? std::optional{to_string(*value)} : std::nullopt;
  }

  Connection& db_;
  AccountId account_;
  const LibraryFilter& filter_;
  std::optional<std::string> match_;
  std::optional<std::string> year_;
};

// Before the first row of the list.
Cursor beginning(const std::string& list, const LibraryFilter& filter) {
  const bool ascending = filter.order == Order::ascending;
  if (filter.sort == LibrarySort::rating) return {list, ascending ? "0" : "6", 0};
  return {list, ascending ? "" : "\U0010FFFF", 0};
}

Cursor beginning_without_value(const std::string& list, Order order) {
  return {list, std::nullopt, order == Order::ascending ? 0 : std::numeric_limits<std::int64_t>::max()};
}

bool is_number(const std::string& text) {
  return text.size() == 1 && text[0] >= '0' && text[0] <= '9';
}

}  // namespace

LibraryPage list_library(Connection& db, AccountId account, const LibraryFilter& filter,
                         const std::optional<std::string>& cursor, int limit) {
  const auto list = fmt::format("library:{}:{}", boost::describe::enum_to_string(filter.sort, ""),
                                filter.order == Order::ascending ? "asc" : "desc");
  auto after = cursor ? read_cursor(*cursor, list) : beginning(list, filter);
  if (filter.sort == LibrarySort::rating && after.value && !is_number(*after.value)) after = beginning(list, filter);
  Lister lister{db, account, filter};
  const int wanted = limit + 1;  // one more tells whether there is another page
  std::vector<Place> places;
  if (after.value) {
    places = lister.places(Section::with_value, after, wanted);
    after = beginning_without_value(list, filter.order);
  }
  if (const int missing = wanted - static_cast<int>(places.size()); missing > 0) {
    for (auto& place : lister.places(Section::without_value, after, missing)) places.push_back(std::move(place));
  }
  LibraryPage page;
  if (static_cast<int>(places.size()) > limit) {
    places.pop_back();
    const auto& last = places.back();
    page.next_cursor = to_text({list, last.value, last.id.value()});
  }
  for (const auto& place : places) page.entries.push_back(place.id);
  page.total = lister.total();
  return page;
}

std::vector<std::string> library_queries(LibrarySort sort, Order order) {
  return {queries().list(sort, order, Section::with_value), queries().list(sort, order, Section::without_value)};
}

std::optional<LibraryRow> find_row(Connection& db, AccountId account, EntryId id) {
  auto row = db.use(row_query());
  row.bind(account, id);
  if (!row.next()) return std::nullopt;
  return read_row(row);
}

}  // namespace cinemarco::store
