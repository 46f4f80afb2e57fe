// SPDX-License-Identifier: MIT
// The library: page by page, and one title whole.
#include "api/features.hpp"
#include "api/library_reports.hpp"

namespace cinemarco::api {

namespace {

enum class Direction { asc, desc };
BOOST_DESCRIBE_ENUM(Direction, asc, desc)

struct LibraryQuery {
  std::optional<std::string> q;  // words that titles begin with
  std::optional<TitleType> type;
  std::optional<WatchStatus> status;
  std::optional<json::Within<1, 5>> rating;  // the user's
  std::optional<std::string> genre;
  std::optional<int> year;
  std::optional<bool> favorite, watchlist;
  std::optional<store::LibrarySort> sort;      // added, where not given
  std::optional<Direction> order;              // the newest, the best first; titles from A
  std::optional<std::string> cursor;           // next_cursor of the page before
  std::optional<json::Within<1, 1000>> limit;  // 50 where not given; a page that shows all reads it in few
};
BOOST_DESCRIBE_STRUCT(LibraryQuery, (),
                      (q, type, status, rating, genre, year, favorite, watchlist, sort, order, cursor, limit))

struct LibraryPage {
  std::vector<LibraryItem> items;
  std::int64_t total = 0;                  // of all pages
  std::optional<std::string> next_cursor;  // null: this is the last
};
BOOST_DESCRIBE_STRUCT(LibraryPage, (), (items, total, next_cursor))

store::Order order_of(const LibraryQuery& query, store::LibrarySort sort) {
  const auto usual = sort == store::LibrarySort::title ? Direction::asc : Direction::desc;
  return query.order.value_or(usual) == Direction::asc ? store::Order::ascending : store::Order::descending;
}

LibraryPage page(Services& services, const LibraryQuery& query) {
  store::LibraryFilter filter;
  filter.q = query.q;
  filter.type = query.type;
  filter.status = query.status;
  if (query.rating) filter.rating = query.rating->value;
  filter.genre = query.genre;
  filter.year = query.year;
  filter.favorite = query.favorite;
  filter.watchlist = query.watchlist;
  filter.sort = query.sort.value_or(store::LibrarySort::added);
  filter.order = order_of(query, filter.sort);
  const int limit = query.limit ? query.limit->value : kUsualPage;
  store::Reader reader{services.database};
  auto found = store::list_library(reader, services.account, filter, query.cursor, limit);
  LibraryPage answer;
  answer.items.reserve(found.rows.size());
  for (auto& row : found.rows) answer.items.push_back(to_item(std::move(row)));
  answer.total = found.total;
  answer.next_cursor = std::move(found.next_cursor);
  return answer;
}

}  // namespace

void add_library(Operations& api, Services& services) {
  api.get("/api/library", "The library, page by page",
          [&services](const Query<LibraryQuery>& query) { return page(services, *query); })
      .answers_from_etag();
  api.get("/api/library/{id}", "One title with everything known about it",
          [&services](EntryId id) {
            store::Reader reader{services.database};
            return read_entry(reader, services.account, id, services.clock.now());
          })
      .answers_from_etag();
}

}  // namespace cinemarco::api
