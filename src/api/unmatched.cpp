// SPDX-License-Identifier: MIT
// Plays of titles that TMDB has no number for, and the user's word on which title they are.
#include "api/features.hpp"
#include "api/unmatched_reports.hpp"
#include "exchange/source_matching.hpp"

#include <algorithm>
#include <memory>

namespace cinemarco::api {

namespace {

struct Match {
  std::int64_t tmdb_id = 0;
};
BOOST_DESCRIBE_STRUCT(Match, (), (tmdb_id))

// Of a title that the preview of a file is unsure of.
struct EarlyMatch {
  TitleType media_type = TitleType::movie;
  std::string title_key;
  std::int64_t tmdb_id = 0;
};
BOOST_DESCRIBE_STRUCT(EarlyMatch, (), (media_type, title_key, tmdb_id))

struct ChosenTitle {
  std::int64_t source_title_id = 0;  // DELETE /api/source-titles/{id} takes it back
};
BOOST_DESCRIBE_STRUCT(ChosenTitle, (), (source_title_id))

exchange::MatchPorts ports(Services& services) {
  return {services.database, services.catalogue, services.clock, services.account};
}

UnmatchedPage page(Services& services, const PageQuery& query) {
  store::Reader reader{services.database};
  return unmatched_page(reader, services.account, query);
}

bool is_matched(Services& services, TitleType type, TraktId trakt_id) {
  store::Reader reader{services.database};
  return std::ranges::any_of(store::list_matched_by_user(reader, services.account),
                             [&](const auto& match) { return match.type == type && match.trakt_id == trakt_id; });
}

bool is_chosen(Services& services, std::int64_t id) {
  store::Reader reader{services.database};
  return std::ranges::any_of(store::chosen_titles(reader, services.account),
                             [&](const auto& title) { return title.id.value() == id; });
}

Created<ChosenTitle> choose(Services& services, const Call& call, const EarlyMatch& match) {
  const auto seen = services.previews.state().result;
  const auto is_meant = [&](const exchange::PreviewTitle& title) {
    return title.brought && title.brought->ref.type == match.media_type && title.title_key == match.title_key;
  };
  const auto* title = seen ? std::to_address(std::ranges::find_if(seen->titles, is_meant)) : nullptr;
  if (!seen || title == std::to_address(seen->titles.end())) {
    throw Error{ErrorCode::not_found, "No preview of a file is unsure of this title. Preview the file again."};
  }
  const auto id =
      exchange::choose_source_title(ports(services), seen->source, *title->brought, match.tmdb_id, call.stop);
  return {{id.value()}, "/api/source-titles/" + std::to_string(id.value())};
}

void add_source_titles(Operations& api, Services& services) {
  api.post("/api/source-titles",
           "Says which title of TMDB an unsure title of the preview is, for good; its import begins with that",
           [&services](const Call& call, const Body<EarlyMatch>& match) { return choose(services, call, *match); })
      .in(Lane::recordings);
  api.put("/api/source-titles/{id}", "Says which title of TMDB a title of another source is, for good",
          [&services](const Call& call, std::int64_t id, const Body<Match>& match) {
            const auto entry =
                exchange::match_source_title(ports(services), SourceTitleId{id}, match->tmdb_id, call.stop);
            store::Reader reader{services.database};
            return read_entry(reader, services.account, entry, services.clock.now());
          })
      .in(Lane::recordings);
  api.del("/api/source-titles/{id}", "Takes that back", [&services](std::int64_t id) {
    OrGone<UnmatchedPage> now;
    if (is_chosen(services, id)) {
      exchange::unmatch_source_title(ports(services), SourceTitleId{id});
      now.value = page(services, {});
    }
    return now;
  });
}

}  // namespace

void add_unmatched(Operations& api, Services& services) {
  add_source_titles(api, services);
  api.get("/api/unmatched", "Titles that TMDB has no number for, with their plays",
          [&services](const Query<PageQuery>& query) { return page(services, *query); });
  api.put("/api/unmatched/{media_type}/{trakt_id}", "Says which title of TMDB a title of Trakt's is, for good",
          [&services](const Call& call, TitleType type, TraktId trakt_id, const Body<Match>& match) {
            const auto entry = exchange::match_by_hand(ports(services), type, trakt_id, match->tmdb_id, call.stop);
            store::Reader reader{services.database};
            return read_entry(reader, services.account, entry, services.clock.now());
          })
      .in(Lane::recordings);
  api.del("/api/unmatched/{media_type}/{trakt_id}", "Lets Trakt's word count again",
          [&services](TitleType type, TraktId trakt_id) {
            OrGone<UnmatchedPage> now;
            if (is_matched(services, type, trakt_id)) {
              exchange::unmatch(ports(services), type, trakt_id);
              now.value = page(services, {});
            }
            return now;
          });
}

}  // namespace cinemarco::api
