// SPDX-License-Identifier: MIT
#include "tmdb/series_fetch.hpp"

#include "json/json.hpp"
#include "tmdb/mapping.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <utility>

namespace cinemarco::tmdb {
namespace {

wire::Series read_series(const boost::json::value& base, TmdbSeriesId id) {
  auto series = value_or_throw(json::read<wire::Series>(base), ErrorCode::upstream,
                               fmt::format("TMDB's answer for series {} cannot be read: ", id.value()));
  if (series.id != id.value()) {
    throw Error{ErrorCode::upstream,
                fmt::format("TMDB answered with series {} when asked for {}", series.id, id.value())};
  }
  return series;
}

// Takes the seasons that were asked for out of one more answer.
void add_seasons(FetchedSeries& into, Document document) {
  auto& kept = into.documents.emplace_back(std::move(document));
  auto parts = take_apart(kept, "aggregate_credits");
  for (auto& [number, season] : parts.seasons) into.parts.seasons.try_emplace(number, std::move(season));
}

}  // namespace

std::optional<FetchedSeries> fetch_whole_series(TmdbClient& client, TmdbSeriesId id, const Known& known,
                                                std::stop_token stop) {
  auto first = client.series(id, known, stop);
  if (!first) return std::nullopt;
  std::vector<Document> documents;
  documents.push_back(std::move(*first));
  auto parts = take_apart(documents.front(), "aggregate_credits");
  auto series = read_series(parts.base, id);
  FetchedSeries fetched{std::move(documents), std::move(parts), std::move(series), {}};

  const auto listed = listed_seasons(fetched.series);
  const auto later = std::ranges::lower_bound(listed, kBlindSeasons);
  for (std::span<const int> rest{later, listed.end()}; !rest.empty();) {
    const auto some = rest.first(std::min(rest.size(), kMaxAppended));
    add_seasons(fetched, client.series_seasons(id, some, stop));
    rest = rest.subspan(some.size());
  }
  // TMDB leaves a part out without a word when it failed to make it (protocol/tmdb.md §1).
  for (const int number : listed) {
    if (fetched.parts.seasons.contains(number)) continue;
    try {
      auto& kept = fetched.documents.emplace_back(*client.season(id, number, {}, stop));
      fetched.parts.seasons.emplace(number, std::move(kept.root));
    } catch (const NotFound& error) {
      fetched.gone.emplace(number, error.body());
    }
  }
  return fetched;
}

}  // namespace cinemarco::tmdb
