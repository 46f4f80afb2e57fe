// SPDX-License-Identifier: MIT
// JSON in, a change of the account, the faults or the sign-ins out.
#include "sandbox/control.hpp"

#include "sandbox/export.hpp"

#include <boost/json.hpp>

namespace cinemarco::sandbox {
namespace json = boost::json;
namespace {

std::int64_t number(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value != nullptr && value->is_number() ? value->to_number<std::int64_t>() : 0;
}

std::string text(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value != nullptr && value->is_string() ? std::string{value->get_string()} : std::string{};
}

/// {"movie": TMDB id} or {"show": TMDB id, "season"?, "episode"?}; "trakt", "tvdb", "imdb" name a title otherwise.
Item item_of(const Account& account, const json::object& object) {
  const bool is_movie = object.contains("movie");
  TitleRef ref{.tmdb = number(object, is_movie ? "movie" : "show"),
               .trakt = number(object, "trakt"),
               .tvdb = number(object, "tvdb"),
               .imdb = text(object, "imdb"),
               .slug = {}};
  if (is_movie) return account.movie(ref);
  const auto season = static_cast<int>(number(object, "season"));
  if (object.contains("episode")) return account.episode(ref, season, static_cast<int>(number(object, "episode")));
  return object.contains("season") ? account.season(ref, season) : account.show(ref);
}

Instant time_of(const json::object& object, std::string_view name) {
  const auto written = text(object, name);
  return written.empty() ? now() : instant(written);
}

template <typename Work>
void for_each(const json::object& root, std::string_view name, Work work) {
  const auto* list = root.if_contains(name);
  if (list == nullptr) return;
  for (const auto& entry : list->as_array()) work(entry);
}

json::object change_account(Account& account, const json::object& root) {
  json::array ids;
  for_each(root, "add_plays", [&](const json::value& entry) {
    const auto& object = entry.as_object();
    const auto action = text(object, "action");
    ids.push_back(account.watch(item_of(account, object), time_of(object, "watched_at"),
                                action.empty() ? "watch" : action, number(object, "id")));
  });
  int removed = 0;
  for_each(root, "remove_plays",
           [&](const json::value& entry) { removed += account.remove_play(entry.to_number<std::int64_t>()) ? 1 : 0; });
  for_each(root, "rate", [&](const json::value& entry) {
    const auto& object = entry.as_object();
    account.rate(item_of(account, object), static_cast<int>(number(object, "rating")), time_of(object, "rated_at"));
  });
  for_each(root, "unrate", [&](const json::value& entry) { account.unrate(item_of(account, entry.as_object())); });
  for_each(root, "list", [&](const json::value& entry) {
    account.list(item_of(account, entry.as_object()), time_of(entry.as_object(), "listed_at"));
  });
  for_each(root, "unlist", [&](const json::value& entry) { account.unlist(item_of(account, entry.as_object())); });
  for_each(root, "drop", [&](const json::value& entry) {
    account.drop(item_of(account, entry.as_object()), time_of(entry.as_object(), "hidden_at"));
  });
  for_each(root, "undrop", [&](const json::value& entry) { account.undrop(item_of(account, entry.as_object())); });
  if (const auto name = text(root, "rename_user"); !name.empty()) account.rename_user(name);
  if (const auto name = text(root, "become"); !name.empty()) account.become(name);
  for_each(root, "merge", [&](const json::value& entry) {
    const auto& object = entry.as_object();
    account.merge(item_of(account, object.at("from").as_object()), item_of(account, object.at("to").as_object()));
  });
  for_each(root, "forget",
           [&](const json::value& entry) { account.forget_title(item_of(account, entry.as_object())); });
  return {{"added", std::move(ids)},
          {"removed", removed},
          {"plays", account.history().size()},
          {"ratings", account.ratings().size()},
          {"watchlist", account.watchlist().size()}};
}

Response zip_response(const Account& account, const Request& request) {
  ExportLayout layout;
  layout.old = request.parameter("old").has_value();
  layout.errors = request.parameter("errors").has_value();
  Response response;
  response.content_type = "application/zip";
  response.body = std::make_shared<Body>(export_zip(account, layout));
  response.add_header("content-disposition", "attachment; filename=\"trakt-export-" + account.name() + ".zip\"");
  return response;
}

}  // namespace

Response control_response(const Request& request, Account& account, OAuth& oauth, FaultPlan& plan) {
  try {
    const auto path = std::string_view{request.path};
    if (path == "/sandbox/export.zip") return zip_response(account, request);
    if (request.method != "POST") return json_response(404, R"({"error":"no such control"})");
    const auto body = request.body.empty() ? json::value{json::object{}} : json::parse(request.body);
    if (path == "/sandbox/faults") {
      plan.set(faults_from_json(request.body.empty() ? "{}" : request.body));
      return json_response(200, "{}");
    }
    if (path == "/sandbox/approve") {
      oauth.approve_devices();
      return json_response(200, "{}");
    }
    if (path == "/sandbox/deny") {
      oauth.deny_devices();
      return json_response(200, "{}");
    }
    if (path == "/sandbox/expire") {
      oauth.expire_access_tokens();
      return json_response(200, "{}");
    }
    if (path == "/sandbox/token") {
      const auto pair = oauth.issue();
      return json_response(200, json::serialize(json::object{{"access_token", pair.access_token},
                                                             {"refresh_token", pair.refresh_token},
                                                             {"expires_in", pair.expires_in}}));
    }
    if (path == "/sandbox/account") {
      return json_response(200, json::serialize(change_account(account, body.as_object())));
    }
    return json_response(404, R"({"error":"no such control"})");
  } catch (const std::exception& error) {
    return json_response(400, json::serialize(json::object{{"error", error.what()}}));
  }
}

}  // namespace cinemarco::sandbox
