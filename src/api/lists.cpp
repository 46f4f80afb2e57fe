// SPDX-License-Identifier: MIT
// Lists: all of them, and each by itself.
#include "api/described.hpp"
#include "api/features.hpp"
#include "api/list_reports.hpp"
#include "api/paging.hpp"

#include <map>
#include <optional>
#include <utility>

namespace cinemarco::api {

namespace {

struct ListsQuery : PageQuery {
  // Both: only lists on which this title stands.
  std::optional<TitleType> media_type;
  std::optional<std::int64_t> tmdb_id;
};
BOOST_DESCRIBE_STRUCT(ListsQuery, (PageQuery), (media_type, tmdb_id))

struct ListPage : Paging {
  std::vector<ListReport> lists;  // by name
};
BOOST_DESCRIBE_STRUCT(ListPage, (Paging), (lists))

struct NewList {
  std::string name;  // two lists may have the same
  std::optional<std::string> description;
};
BOOST_DESCRIBE_STRUCT(NewList, (), (name, description))

// What is left out stays as it is.
struct ListChange {
  std::optional<std::string> name;
  json::Field<std::string> description;  // null takes it away
};
BOOST_DESCRIBE_STRUCT(ListChange, (), (name, description))

ListReport read(Services& services, ListId list) {
  store::Reader reader{services.database};
  return read_list(reader, services.account, list);
}

ListPage lists(Services& services, const ListsQuery& query) {
  if (query.media_type.has_value() != query.tmdb_id.has_value()) {
    throw Error{ErrorCode::invalid, "A title is named by \"media_type\" and \"tmdb_id\" together."};
  }
  store::Reader reader{services.database};
  auto found = store::all_lists(reader, services.account);
  std::map<ListId, ListItemId> rows;
  if (query.tmdb_id) {
    for (const auto& on : store::lists_with(reader, services.account, {*query.media_type, *query.tmdb_id})) {
      rows.emplace(on.list, on.item);
    }
    std::erase_if(found, [&](const store::ListRow& row) { return !rows.contains(row.id); });
  }
  ListPage page;
  static_cast<Paging&>(page) = cut_page(found, query, "lists", [](const auto& row) { return row.id.value(); });
  for (auto& row : found) {
    auto& list = page.lists.emplace_back(to_report(std::move(row)));
    if (const auto on = rows.find(list.id); on != rows.end()) list.item_id = on->second;
  }
  return page;
}

Created<ListReport> make(Services& services, const NewList& wanted) {
  const auto list = services.list_edits.make(wanted.name, wanted.description);
  return {read(services, list), "/api/lists/" + std::to_string(list.value())};
}

ListReport change(Services& services, ListId list, const ListChange& wanted) {
  exchange::ListEdit edit;
  edit.name = wanted.name;
  if (wanted.description.given) edit.description.emplace(wanted.description.value);
  services.list_edits.change(list, edit);
  return read(services, list);
}

}  // namespace

void add_lists(Operations& api, Services& services) {
  api.get("/api/lists", "The lists, or those on which a title stands",
          [&services](const Query<ListsQuery>& query) { return lists(services, *query); })
      .cacheable_until_write();
  api.post("/api/lists", "Makes a list", [&services](const Body<NewList>& wanted) { return make(services, *wanted); });
  api.get("/api/lists/{id}", "One list, without its rows", [&services](ListId list) { return read(services, list); })
      .cacheable_until_write();
  api.patch("/api/lists/{id}", "Gives a list another name or description",
            [&services](ListId list, const Body<ListChange>& wanted) { return change(services, list, *wanted); });
  api.del("/api/lists/{id}", "Removes a list; it can be brought back whole",
          [&services](ListId list) { return OrGone<void>{services.list_edits.remove(made_once(list, "list"))}; });
  api.post("/api/lists/{id}/restore", "Brings a removed list back as it was, under its id", [&services](ListId list) {
    services.list_edits.restore(list);
    return read(services, list);
  });
}

}  // namespace cinemarco::api
