// SPDX-License-Identifier: MIT
// The library: page by page, and one title whole.
#include "api/features.hpp"
#include "api/kept_items.hpp"
#include "api/library_reports.hpp"
#include "api/paging.hpp"

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

struct LibraryPage : Paging {
  std::vector<LibraryItem> items;
};
BOOST_DESCRIBE_STRUCT(LibraryPage, (Paging), (items))

store::Order order_of(const LibraryQuery& query, store::LibrarySort sort) {
  const auto usual = sort == store::LibrarySort::title ? Direction::asc : Direction::desc;
  return query.order.value_or(usual) == Direction::asc ? store::Order::ascending : store::Order::descending;
}

store::LibraryFilter filter_of(const LibraryQuery& query) {
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
  return filter;
}

// A LibraryPage, written here: of its items most are known as JSON.
http::Response page(Services& services, KeptItems& kept, const Call& call, const LibraryQuery& query) {
  const int limit = query.limit ? query.limit->value : kUsualPage;
  store::Reader reader{services.database};
  auto found = store::list_library(reader, services.account, filter_of(query), query.cursor, limit);
  http::Response response;
  response.content_type = "application/json";
  auto& body = response.body;
  body = R"({"items":[)";
  kept.append(body, call.version, found.entries, [&](EntryId entry) {
    return json::to_text(to_item(store::find_row(reader, services.account, entry).value()));
  });
  body += "],";
  body += json::to_text(Paging{found.total, std::move(found.next_cursor)}).substr(1);
  return response;
}

}  // namespace

void add_library(Operations& api, Services& services) {
  auto& list =
      api.get("/api/library", "The library, page by page",
              [&services, kept = std::make_shared<KeptItems>()](const Call& call, const Query<LibraryQuery>& query) {
                return page(services, *kept, call, *query);
              });
  list.cacheable_until_write();
  api.describe_answer<LibraryPage>(list);
  api.get("/api/library/{id}", "One title with everything known about it",
          [&services](EntryId id) {
            store::Reader reader{services.database};
            return read_entry(reader, services.account, id, services.clock.now());
          })
      .cacheable_until_write();
}

}  // namespace cinemarco::api
