// SPDX-License-Identifier: MIT
#include "api/openapi_words.hpp"

#include "domain/push.hpp"
#include "exchange/progress.hpp"
#include "store/runs.hpp"

#include <array>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace cinemarco::api {

namespace {

namespace bj = boost::json;
using Words = std::vector<std::string_view>;

Words states() {
  using store::RunState;
  return {to_string(RunState::running),   to_string(RunState::completed), to_string(RunState::completed_with_errors),
          to_string(RunState::cancelled), to_string(RunState::failed),    to_string(RunState::interrupted)};
}

Words states_or_idle() {
  auto words = states();
  words.emplace_back("idle");
  return words;
}

Words phases() {
  using exchange::Phase;
  return {to_string(Phase::history), to_string(Phase::metadata), to_string(Phase::images), to_string(Phase::done)};
}

constexpr int kRatings = 5;
constexpr int kTraktRatings = 10;

struct Row {
  const char* schema;
  const char* member;
  Words words;   // empty: an instant …
  int most = 0;  // … or, where this is given, a whole number from 1 on
};

// `source` of a run is no closed list: it is the name of the program that wrote the file.
std::vector<Row> rows() {
  const Words kinds{"import", "sync", "preview"};
  return {
      {"RunStatus", "state", states_or_idle()},
      {"RunStatus", "phase", phases()},
      {"RunStatus", "kind", kinds},
      {"RunStatus", "waiting_until", {}},
      {"ImportPreview", "state", states_or_idle()},
      {"ImportPreview", "phase", phases()},
      {"ImportPreview", "kind", kinds},
      {"ImportPreview", "waiting_until", {}},
      {"RunSummary", "state", states()},
      {"RunSummary", "kind", kinds},
      {"RunSummary", "started_at", {}},
      {"RunSummary", "finished_at", {}},
      {"RunRow", "kind", kinds},
      {"TraktStatus", "last_sync_at", {}},
      {"OutgoingItem", "change", {"add_play", "remove_play", "rate", "unrate", "list", "unlist"}},
      {"OutgoingItem", "state", {"waiting", "unconfirmed", "rejected"}},
      {"OutgoingItem", "media_type", {"movie", "series"}},
      {"OutgoingItem", "rating", {}, kTraktRatings},
      {"LibraryItem", "personal_rating", {}, kRatings},
      {"LibraryItem", "trakt_rating", {}, kTraktRatings},
      {"LibraryEntry", "personal_rating", {}, kRatings},
      {"LibraryEntry", "own_rating", {}, kRatings},
      {"LibraryEntry", "trakt_rating", {}, kTraktRatings},
      {"PreviewTitle", "type", {"movie", "series"}},
      {"PreviewTitle", "state", {"new", "existing", "skipped", "unsure"}},
      {"Health", "status", {"ok"}},
  };
}

}  // namespace

void say_words(bj::object& schemas) {
  for (const auto& row : rows()) {
    auto& member = schemas.at(row.schema).as_object().at("properties").as_object().at(row.member).as_object();
    if (row.most > 0) {
      member["minimum"] = 1;
      member["maximum"] = row.most;
      continue;
    }
    if (row.words.empty()) {
      member["format"] = "date-time";
      continue;
    }
    bj::array words;
    for (const auto word : row.words) words.emplace_back(bj::string_view{word.data(), word.size()});
    // A schema of several types has null among its words.
    if (member.at("type").is_array()) words.emplace_back(nullptr);
    member["enum"] = std::move(words);
  }
}

}  // namespace cinemarco::api
