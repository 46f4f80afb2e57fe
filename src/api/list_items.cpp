// SPDX-License-Identifier: MIT
// The rows of a list, in their order, each with its note.
#include "api/described.hpp"
#include "api/features.hpp"
#include "api/list_reports.hpp"
#include "api/paging.hpp"
#include "store/entries.hpp"

#include <utility>

namespace cinemarco::api {

namespace {

struct ListItemsQuery {
  std::optional<std::string> cursor;
  std::optional<Limit> limit;  // 50 where not given
};
BOOST_DESCRIBE_STRUCT(ListItemsQuery, (), (cursor, limit))

struct ListItemPage : Paging {
  std::vector<ListItemReport> items;
};
BOOST_DESCRIBE_STRUCT(ListItemPage, (Paging), (items))

// A title by TMDB's number, or by its entry in the library; of a series also a season or an episode.
struct NewListItem {
  std::optional<TitleType> media_type;
  std::optional<std::int64_t> tmdb_id;
  std::optional<EntryId> entry_id;
  std::optional<int> season_number, episode_number;
  std::optional<std::string> note;
  std::optional<std::int64_t> position;  // at the end where it is not given
};
BOOST_DESCRIBE_STRUCT(NewListItem, (), (media_type, tmdb_id, entry_id, season_number, episode_number, note, position))

// What is left out stays as it is.
struct ListItemChange {
  json::Field<std::string> note;         // null takes it away
  std::optional<std::int64_t> position;  // beyond the end: at the end
};
BOOST_DESCRIBE_STRUCT(ListItemChange, (), (note, position))

struct ListOrder {
  std::vector<ListItemId> items;  // all rows of the list, each once
};
BOOST_DESCRIBE_STRUCT(ListOrder, (), (items))

ListItemReport read(Services& services, ListId list, ListItemId item) {
  store::Reader reader{services.database};
  return read_list_item(reader, services.account, list, item);
}

// A cursor holds the last row's place: rows come and go, and what stands behind it is what was not shown yet.
ListItemPage items(Services& services, ListId list, const ListItemsQuery& query) {
  const auto name = "rows of list " + std::to_string(list.value());
  const int limit = query.limit ? query.limit->value : kUsualPage;
  store::Reader reader{services.database};
  ListItemPage page;
  page.total = read_list(reader, services.account, list).item_count;
  const auto after = query.cursor ? store::read_cursor(*query.cursor, name).id : 0;
  auto rows = store::list_items(reader, services.account, list, after, limit + 1);
  if (std::cmp_greater(rows.size(), limit)) {
    rows.pop_back();
    page.next_cursor = store::to_text({name, std::nullopt, rows.back().position});
  }
  for (auto& row : rows) page.items.push_back(to_report(std::move(row)));
  return page;
}

TitleKey title_of(Services& services, const NewListItem& wanted) {
  if (wanted.entry_id && !wanted.tmdb_id && !wanted.media_type) {
    store::Reader reader{services.database};
    if (const auto title = store::title_of(reader, services.account, *wanted.entry_id)) return *title;
    throw Error{ErrorCode::not_found,
                "There is no entry " + std::to_string(wanted.entry_id->value()) + " in the library."};
  }
  if (wanted.entry_id || !wanted.tmdb_id || !wanted.media_type) {
    throw Error{ErrorCode::invalid, "Say which title it is by \"media_type\" and \"tmdb_id\", or by \"entry_id\"."};
  }
  return {*wanted.media_type, *wanted.tmdb_id};
}

Created<ListItemReport> add(Services& services, const Call& call, ListId list, const NewListItem& wanted) {
  const auto [item, is_new] = services.list_edits.add(
      list, {title_of(services, wanted), wanted.season_number, wanted.episode_number, wanted.note, wanted.position},
      call.stop);
  return {read(services, list, item),
          "/api/lists/" + std::to_string(list.value()) + "/items/" + std::to_string(item.value()), is_new};
}

ListItemReport change(Services& services, ListId list, ListItemId item, const ListItemChange& wanted) {
  exchange::ListItemEdit edit;
  if (wanted.note.given) edit.note.emplace(wanted.note.value);
  edit.place = wanted.position;
  services.list_edits.change_item(list, item, edit);
  return read(services, list, item);
}

}  // namespace

void add_list_items(Operations& api, Services& services) {
  api.get("/api/lists/{id}/items", "The rows of a list in their order, page by page",
          [&services](ListId list, const Query<ListItemsQuery>& query) { return items(services, list, *query); })
      .cacheable_until_write();
  auto& add_item = api.post("/api/lists/{id}/items", "Puts a title on a list; it does not join the library by that",
                            [&services](const Call& call, ListId list, const Body<NewListItem>& wanted) {
                              return add(services, call, list, *wanted);
                            });
  add_item.in(Lane::recordings).may_be_there = true;
  api.put("/api/lists/{id}/order", "Puts all rows of a list into another order",
          [&services](ListId list, const Body<ListOrder>& wanted) {
            services.list_edits.order(list, wanted->items);
            store::Reader reader{services.database};
            return read_list(reader, services.account, list);
          });
  api.get("/api/lists/{id}/items/{item_id}", "One row of a list",
          [&services](ListId list, ListItemId item) { return read(services, list, item); })
      .cacheable_until_write();
  api.patch("/api/lists/{id}/items/{item_id}", "Changes a row's note, or moves it to another place",
            [&services](ListId list, ListItemId item, const Body<ListItemChange>& wanted) {
              return change(services, list, item, *wanted);
            });
  api.del("/api/lists/{id}/items/{item_id}", "Takes a row off a list", [&services](ListId list, ListItemId item) {
    return OrGone<void>{services.list_edits.remove_item(made_once(list, "list"), made_once(item, "row"))};
  });
  api.post("/api/lists/{id}/items/{item_id}/restore", "Puts a row that was taken off a list back to its place",
           [&services](ListId list, ListItemId item) {
             services.list_edits.restore_item(list, item);
             return read(services, list, item);
           });
}

}  // namespace cinemarco::api
