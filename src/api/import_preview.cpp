// SPDX-License-Identifier: MIT
// The preview of an import as it goes, and what it found. It is begun where imports are (api/import.cpp).
#include "api/features.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace cinemarco::api {

namespace {

// Its status, and what it found: null and empty until it is complete.
struct ImportPreview : exchange::RunStatus {
  std::optional<std::string> code;  // of the problem that ended it early, such as other_account
  bool preview = true;
  std::optional<std::string> source;  // api, export, or the word of another service
  std::optional<exchange::TitleReport> movies;
  std::optional<exchange::TitleReport> series;
  std::optional<exchange::PlayReport> plays;
  std::optional<exchange::RowReport> rows;  // of another service's file: what its rows are
  std::optional<std::int64_t> ratings;
  std::optional<std::int64_t> watchlist;
  std::vector<exchange::PreviewTitle> titles;
  std::vector<exchange::SkippedItem> skipped;
  std::vector<std::string> hints;
  // What was asked, for the import that follows.
  std::optional<std::string> upload;  // name it to import the same export
  std::vector<exchange::Part> only;
  bool replace_account = false;
};
BOOST_DESCRIBE_STRUCT(ImportPreview, (exchange::RunStatus),
                      (code, preview, source, movies, series, plays, rows, ratings, watchlist, titles, skipped, hints,
                       upload, only, replace_account))

ImportPreview report(Services& services) {
  auto state = services.previews.state();
  ImportPreview shown;
  static_cast<exchange::RunStatus&>(shown) = std::move(state.status);
  if (shown.state == "idle") return shown;
  if (state.code) shown.code = to_string(*state.code);
  const auto& asked = state.request.import;
  shown.source = asked.source() == SourceKind::api ? "api" : "export";
  if (state.result) shown.source = state.result->source;
  shown.only.assign(asked.parts.begin(), asked.parts.end());
  shown.replace_account = asked.other == exchange::OtherAccount::replace;
  if (!state.result) return shown;
  const auto& found = *state.result;
  shown.movies = found.movies;
  shown.series = found.series;
  shown.plays = found.plays;
  shown.rows = found.rows;
  shown.ratings = found.ratings;
  shown.watchlist = found.watchlist;
  shown.titles = found.titles;
  shown.skipped = found.skipped;
  shown.errors = found.errors;
  shown.hints = found.hints;
  shown.upload = std::move(state.request.upload);
  return shown;
}

OrGone<Accepted<exchange::RunStatus>> cancel(Services& services) {
  if (services.previews.cancel()) return {Accepted<exchange::RunStatus>{services.previews.state().status}};
  if (services.previews.was_any()) return {};
  throw Error{ErrorCode::not_found, "No preview is being made here; nothing to cancel."};
}

}  // namespace

void add_import_preview(Operations& api, Services& services) {
  api.get("/api/import/preview",
          "How far the preview is, and what it found: kept for an hour, or until an import begins",
          [&services] { return report(services); });
  api.del("/api/import/preview", "Cancels the preview", [&services] { return cancel(services); });
  auto& events = api.get("/api/import/preview/events",
                         "The preview's progress as server-sent events; each holds its status, without what it found",
                         [&services] {
                           http::Response response;
                           response.content_type = "text/event-stream";
                           response.events = services.preview_events;
                           return response;
                         });
  events.gives_type("text/event-stream");
  api.describe_answer<exchange::RunStatus>(events);
}

}  // namespace cinemarco::api
