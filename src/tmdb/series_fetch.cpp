// SPDX-License-Identifier: MIT
#include "tmdb/series_fetch.hpp"

#include "tmdb/answers.hpp"
#include "tmdb/mapping.hpp"
#include "tmdb/read_answer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace cinemarco::tmdb {
namespace {

class SeriesFetch {
 public:
  SeriesFetch(TmdbClient& client, TmdbSeriesId id, std::stop_token stop)
      : client_{client}, id_{id}, stop_{std::move(stop)} {}

  std::optional<FetchedSeries> run(const Known& known) {
    if (!begin(known)) return std::nullopt;
    const auto listed = listed_seasons(fetched_.series);
    std::vector<int> rest;
    std::ranges::copy_if(listed, std::back_inserter(rest),
                         [&](int number) { return in_parts_ || number >= kBlindSeasons; });
    if (!rest.empty()) fetched_.etag.clear();
    add_together(rest);
    add_one_by_one(listed);
    return std::move(fetched_);
  }

 private:
  // False: nothing changed.
  bool begin(const Known& known) {
    try {
      auto whole = client_.series(id_, known, stop_);
      if (!whole) return false;
      read(std::move(*whole), "aggregate_credits");
      if (!fetched_.credits) fetched_.etag.clear();
      return true;
    } catch (const Error& error) {
      if (error.code() != ErrorCode::too_large) throw;
    }
    in_parts_ = true;
    for (const std::string_view credits : {"aggregate_credits", "credits"}) {
      try {
        read(client_.series_with(id_, credits, stop_), credits);
        fetched_.etag.clear();
        return true;
      } catch (const Error& error) {
        if (error.code() != ErrorCode::too_large) throw;
      }
    }
    read(client_.series_with(id_, {}, stop_), {});
    fetched_.etag.clear();
    return true;
  }

  void read(Document document, std::string_view credits_part) {
    const auto what = fmt::format("series {}", id_.value());
    auto parts = take_apart(document, credits_part);
    fetched_.series = read_answer<wire::Series>(parts.base, what);
    if (fetched_.series.id != id_.value()) {
      throw Error{ErrorCode::upstream,
                  fmt::format("TMDB answered with series {} when asked for {}", fetched_.series.id.value, id_.value())};
    }
    fetched_.text = pruned_text(parts.base, Part::title);
    if (parts.credits) {
      fetched_.credits = read_answer<wire::Credits>(*parts.credits, "the credits of " + what);
      fetched_.credits_text = pruned_text(*parts.credits, Part::credits);
    }
    fetched_.etag = document.etag;
    add(parts.seasons);
  }

  void add(std::map<int, boost::json::value>& seasons) {
    for (auto& [number, season] : seasons) add(number, season);
  }

  void add(int number, boost::json::value& season) {
    auto read = read_answer<wire::Season>(season, fmt::format("season {} of series {}", number, id_.value()));
    fetched_.seasons.try_emplace(number, FetchedSeason{std::move(read), pruned_text(season, Part::season)});
  }

  // Only the seasons that are asked for are taken out of these answers.
  void add_together(std::span<const int> rest) {
    auto most = in_parts_ ? kMaxAppended / 2 : kMaxAppended;
    while (!rest.empty()) {
      const auto some = rest.first(std::min(rest.size(), most));
      try {
        auto document = client_.series_seasons(id_, some, stop_);
        auto parts = take_apart(document, {});
        add(parts.seasons);
      } catch (const Error& error) {
        if (error.code() != ErrorCode::too_large) throw;
        if (some.size() > 1) {
          most = some.size() / 2;
          continue;
        }
      }
      rest = rest.subspan(some.size());
    }
  }

  // TMDB leaves a part out without a word when it failed to make it (docs/tmdb.md#appended-parts).
  void add_one_by_one(std::span<const int> listed) {
    for (const int number : listed) {
      if (fetched_.seasons.contains(number)) continue;
      fetched_.etag.clear();
      try {
        auto document = client_.season(id_, number, {}, stop_);
        add(number, document->root);
      } catch (const NotFound& error) {
        fetched_.gone.emplace(number, error.body());
      }
    }
  }

  TmdbClient& client_;
  TmdbSeriesId id_;
  std::stop_token stop_;
  FetchedSeries fetched_;
  bool in_parts_ = false;  // the whole was too large
};

}  // namespace

std::optional<FetchedSeries> fetch_whole_series(TmdbClient& client, TmdbSeriesId id, const Known& known,
                                                std::stop_token stop) {
  return SeriesFetch{client, id, std::move(stop)}.run(known);
}

}  // namespace cinemarco::tmdb
