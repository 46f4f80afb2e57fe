// SPDX-License-Identifier: MIT
#include "serve/recorder.hpp"

namespace cinemarco::test {

void call_lists(Recorder& record, Served& served) {
  const auto movie = first_id(served, "movie");
  const auto made = record.call("POST", "/api/lists", "/api/lists", 201, R"({"name":"Best","description":"of all"})");
  const auto list = "/api/lists/" + id_of(made.json());
  EXPECT_EQ(made.header("location"), list);
  record.call("POST", "/api/lists", "/api/lists", 400, R"({"name":""})");
  record.get("/api/lists");
  record.call("GET", "/api/lists", "/api/lists?media_type=movie&tmdb_id=27205", 200);
  record.call("GET", "/api/lists", "/api/lists?tmdb_id=27205", 400);
  record.call("GET", "/api/lists/{id}", list, 200);
  record.call("GET", "/api/lists/{id}", "/api/lists/77", 404);
  record.call("PATCH", "/api/lists/{id}", list, 200, R"({"name":"Better","description":null})");
  record.call("PATCH", "/api/lists/{id}", "/api/lists/77", 404, R"({"name":"Better"})");
  const auto items = list + "/items";
  const auto added =
      record.call("POST", "/api/lists/{id}/items", items, 201, R"({"entry_id":)" + movie + R"(,"note":"good"})");
  record.call("POST", "/api/lists/{id}/items", items, 200, R"({"entry_id":)" + movie + "}");
  record.call("POST", "/api/lists/{id}/items", items, 201, R"({"media_type":"movie","tmdb_id":27205,"position":1})");
  record.call("POST", "/api/lists/{id}/items", items, 400, R"({"tmdb_id":27205})");
  record.call("GET", "/api/lists/{id}/items", items, 200);
  record.call("GET", "/api/lists/{id}/items", items + "?limit=1", 200);
  record.call("GET", "/api/lists/{id}/items", "/api/lists/77/items", 404);
  const auto item = items + "/" + id_of(added.json());
  record.call("GET", "/api/lists/{id}/items/{item_id}", item, 200);
  record.call("PATCH", "/api/lists/{id}/items/{item_id}", item, 200, R"({"note":null,"position":1})");
  record.call("PATCH", "/api/lists/{id}/items/{item_id}", item, 400, R"({"position":0})");
  record.call("PUT", "/api/lists/{id}/order", list + "/order", 400, R"({"items":[1,1]})");
  const auto rows = served.get(items).json().at("items").as_array();
  record.call("PUT", "/api/lists/{id}/order", list + "/order", 200,
              R"({"items":[)" + id_of(rows.at(1)) + "," + id_of(rows.at(0)) + "]}");
  record.call("DELETE", "/api/lists/{id}/items/{item_id}", item, 204);
  record.call("DELETE", "/api/lists/{id}/items/{item_id}", item, 200);
  record.call("POST", "/api/lists/{id}/items/{item_id}/restore", item + "/restore", 200);
  record.call("DELETE", "/api/lists/{id}", list, 204);
  record.call("DELETE", "/api/lists/{id}", list, 200);
  record.call("POST", "/api/lists/{id}/restore", list + "/restore", 200);
  record.call("POST", "/api/lists/{id}/restore", "/api/lists/77/restore", 404);
}

}  // namespace cinemarco::test
