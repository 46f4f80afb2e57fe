// SPDX-License-Identifier: MIT
#include "store/library_list.hpp"

#include "json/json.hpp"
#include "store/cursor.hpp"

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
  e.date_last_watched, coalesce(m.vote_average, s.vote_average)
  FROM library_entries e LEFT JOIN movies m ON m.id = e.movie_id LEFT JOIN series s ON s.id = e.series_id)sql";

// ?1 account, ?2 words, ?3 type, ?4 status, ?5 rating, ?6 genre, ?7 year, ?8 favourite, ?9 on the watchlist.
constexpr std::string_view kFilter = R"sql(
  e.account_id = ?1
  AND (?2 IS NULL OR e.id IN (SELECT rowid FROM library_search WHERE library_search MATCH ?2))
  AND (?3 IS NULL OR e.media_type = ?3)
  AND (?4 IS NULL OR e.watch_status = ?4)
  AND (?5 IS NULL OR e.personal_rating = ?5)
  AND (?6 IS NULL OR EXISTS (SELECT 1 FROM json_each(
    coalesce((SELECT genres FROM movies WHERE id = e.movie_id), (SELECT genres FROM series WHERE id = e.series_id)))
    WHERE value = ?6))
  AND (?7 IS NULL OR substr(e.release_date, 1, 4) = ?7)
  AND (?8 IS NULL OR e.is_favorite = ?8)
  AND (?9 IS NULL OR (e.watchlisted_at IS NOT NULL) = ?9))sql";

struct SortColumn {
  std::string_view name;
  std::string_view column;
};
constexpr std::array<SortColumn, 6> kSorts{{{"title", "sort_title"},
                                            {"added", "date_added"},
                                            {"watched", "date_last_watched"},
                                            {"released", "release_date"},
                                            {"rating", "personal_rating"},
                                            {"listed", "watchlisted_at"}}};

// A list is read in two parts, for the rows without a sort value come last in either order: an index holds them first.
enum class Section { with_value, without_value };

// The queries' texts, made once: a connection knows its statements by their address.
class Queries {
 public:
  Queries() {
    for (std::size_t sort = 0; sort < kSorts.size(); ++sort) {
      for (const auto order : {Order::ascending, Order::descending}) {
        const auto* direction = order == Order::ascending ? "ASC" : "DESC";
        const auto* beyond = order == Order::ascending ? ">" : "<";
        const auto column = kSorts[sort].column;
        text(sort, order, Section::with_value) = fmt::format(
            "SELECT {} WHERE {} AND e.{} IS NOT NULL AND (e.{}, e.id) {} (?10, ?11) ORDER BY e.{} {}, e.id {} LIMIT "
            "?12",
            kColumns, kFilter, column, column, beyond, column, direction, direction);
        text(sort, order, Section::without_value) = fmt::format(
            "SELECT {} WHERE {} AND e.{} IS NULL AND ?10 IS NULL AND e.id {} ?11 ORDER BY e.id {} LIMIT ?12", kColumns,
            kFilter, column, beyond, direction);
      }
    }
  }
  [[nodiscard]] const char* get(LibrarySort sort, Order order, Section section) const {
    return texts_.at(place(static_cast<std::size_t>(std::to_underlying(sort)), order, section)).c_str();
  }

 private:
  static std::size_t place(std::size_t sort, Order order, Section section) {
    return sort * 4 + static_cast<std::size_t>(std::to_underlying(order)) * 2 +
           static_cast<std::size_t>(std::to_underlying(section));
  }
  std::string& text(std::size_t sort, Order order, Section section) { return texts_.at(place(sort, order, section)); }
  std::array<std::string, kSorts.size() * 4> texts_;
};

const char* query_of(LibrarySort sort, Order order, Section section) {
  static const Queries kQueries;
  return kQueries.get(sort, order, section);
}

const char* count_query() {
  static const auto kText = fmt::format("SELECT count(*) FROM library_entries e WHERE {}", kFilter);
  return kText.c_str();
}

const char* row_query() {
  static const auto kText = fmt::format("SELECT {} WHERE e.account_id = ?1 AND e.id = ?2", kColumns);
  return kText.c_str();
}

// Each word costs a search: an address has room for thousands.
constexpr int kMostWords = 32;

// Each word as a quoted prefix, so that nothing in it is an operator of FTS5. Empty where there is no word.
std::optional<std::string> to_match(const std::optional<std::string>& q) {
  if (!q) return std::nullopt;
  std::string match;
  std::string word;
  int words = 0;
  const auto end_word = [&] {
    if (word.empty() || ++words > kMostWords) return;
    match += (match.empty() ? "\"" : " \"") + std::exchange(word, {}) + "\"*";
  };
  for (const char c : *q) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\0') {
      end_word();
    } else if (c != '"') {
      word += c;
    }
  }
  end_word();
  if (match.empty()) return std::nullopt;
  return match;
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
  if (row.optional_text(18)) result.vote_average = row.real(18);
  return result;
}

class Lister {
 public:
  Lister(Connection& db, AccountId account, const LibraryFilter& filter)
      : db_{db}, account_{account}, filter_{filter}, match_{to_match(filter.q)} {
    if (filter.year) year_ = fmt::format("{:04}", *filter.year);
  }

  std::vector<LibraryRow> rows(Section section, const Cursor& after, int limit) {
    auto rows = db_.use(query_of(filter_.sort, filter_.order, section));
    if (filter_.sort == LibrarySort::rating && after.value) {
      bind(rows, std::optional{std::stoll(*after.value)}, after.id, limit);
    } else {
      bind(rows, after.value, after.id, limit);
    }
    std::vector<LibraryRow> result;
    while (rows.next()) result.push_back(read_row(rows));
    return result;
  }
  std::int64_t total() {
    auto row = db_.use(count_query());
    bind(row);
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

// What a row is sorted by, as its cursor holds it.
std::optional<std::string> sort_value(Connection& db, LibrarySort sort, EntryId id) {
  auto row = db.use(
      "SELECT sort_title, date_added, date_last_watched, release_date, personal_rating FROM library_entries WHERE id = "
      "?");
  row.bind(id);
  row.next();
  return row.optional_text(std::to_underlying(sort));
}

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
  const auto list =
      fmt::format("library:{}:{}", kSorts.at(static_cast<std::size_t>(std::to_underlying(filter.sort))).name,
                  filter.order == Order::ascending ? "asc" : "desc");
  auto after = cursor ? read_cursor(*cursor, list) : beginning(list, filter);
  if (filter.sort == LibrarySort::rating && after.value && !is_number(*after.value)) after = beginning(list, filter);
  Lister lister{db, account, filter};
  LibraryPage page;
  const int wanted = limit + 1;  // one more tells whether there is another page
  if (after.value) {
    page.rows = lister.rows(Section::with_value, after, wanted);
    after = beginning_without_value(list, filter.order);
  }
  if (const int missing = wanted - static_cast<int>(page.rows.size()); missing > 0) {
    for (auto& row : lister.rows(Section::without_value, after, missing)) page.rows.push_back(std::move(row));
  }
  if (static_cast<int>(page.rows.size()) > limit) {
    page.rows.pop_back();
    const auto last = page.rows.back().id;
    page.next_cursor = to_text({list, sort_value(db, filter.sort, last), last.value()});
  }
  page.total = lister.total();
  return page;
}

std::vector<std::string> library_queries(LibrarySort sort, Order order) {
  return {query_of(sort, order, Section::with_value), query_of(sort, order, Section::without_value)};
}

std::optional<LibraryRow> find_row(Connection& db, AccountId account, EntryId id) {
  auto row = db.use(row_query());
  row.bind(account, id);
  if (!row.next()) return std::nullopt;
  return read_row(row);
}

}  // namespace cinemarco::store
