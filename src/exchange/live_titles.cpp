// SPDX-License-Identifier: MIT
#include "exchange/live_titles.hpp"

#include "domain/title_names.hpp"
#include "store/title_look_up.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace cinemarco::exchange {

namespace {

constexpr int kMostInOneFile = 20;

using Refusal = std::unexpected<std::string>;

// One look for one message.
class Search {
 public:
  Search(const TitlePorts& ports, Discovery& discovery, const LiveEvent& event, const std::stop_token& stop)
      : ports_{ports}, discovery_{discovery}, event_{event}, stop_{stop} {}

  std::expected<LiveTitle, std::string> movie() {
    if (event_.ids.tmdb && exists({TitleType::movie, *event_.ids.tmdb})) return of_movie(*event_.ids.tmdb);
    if (event_.ids.imdb) {
      const auto found = ports_.catalogue.find(TitleType::movie, ExternalId::imdb, *event_.ids.imdb, stop_);
      if (found && exists({TitleType::movie, *found})) return of_movie(*found);
    }
    const auto named = by_name(TitleType::movie, event_.title);
    if (!named) return Refusal{named.error()};
    return of_movie(*named);
  }

  std::expected<LiveTitle, std::string> series() {
    if (const auto known = by_series_ids()) return LiveTitle{{TitleType::series, *known}, {}};
    const auto named = by_name(TitleType::series, event_.show_title);
    if (!named) return Refusal{named.error()};
    return LiveTitle{{TitleType::series, *named}, {}};
  }

  // The episode's own number goes before its place: services number differently.
  std::expected<LiveTitle, std::string> episode() {
    const auto show = by_series_ids();
    for (const auto& [source, id] :
         {std::pair{ExternalId::tvdb, event_.ids.tvdb ? std::to_string(*event_.ids.tvdb) : ""},
          std::pair{ExternalId::imdb, event_.ids.imdb.value_or("")}}) {
      if (id.empty()) continue;
      const auto found = ports_.catalogue.find_episode(source, id, stop_);
      if (found && agrees(*found, show)) return with_episodes(found->series, found->episode);
    }
    if (!event_.season || !event_.episode) return Refusal{"Its season and its number are not told."};
    const EpisodeNumber told{*event_.season, *event_.episode};
    if (show) return with_episodes(*show, told);
    const auto named = by_name(TitleType::series, event_.show_title);
    if (!named) return Refusal{named.error()};
    return with_episodes(*named, told);
  }

 private:
  static LiveTitle of_movie(std::int64_t id) { return {{TitleType::movie, id}, {}}; }

  LiveTitle with_episodes(std::int64_t series, EpisodeNumber first) const {
    LiveTitle title{{TitleType::series, series}, {first}};
    if (!event_.last_episode || !event_.episode) return title;
    const int more = std::min(*event_.last_episode - *event_.episode, kMostInOneFile);
    for (int next = 1; next <= more; ++next) title.episodes.push_back({first.season, first.episode + next});
    return title;
  }

  bool exists(TitleKey title) {
    try {
      ensure_title(ports_, title, stop_);
      return true;
    } catch (const Error& error) {
      if (error.code() != ErrorCode::not_found) throw;
      return false;
    }
  }

  std::optional<std::int64_t> by_series_ids() {
    const auto& ids = event_.show_ids;
    if (ids.tmdb && exists({TitleType::series, *ids.tmdb})) return ids.tmdb;
    for (const auto& [source, id] : {std::pair{ExternalId::tvdb, ids.tvdb ? std::to_string(*ids.tvdb) : ""},
                                     std::pair{ExternalId::imdb, ids.imdb.value_or("")}}) {
      if (id.empty()) continue;
      const auto found = ports_.catalogue.find(TitleType::series, source, id, stop_);
      if (found && exists({TitleType::series, *found})) return found;
    }
    return std::nullopt;
  }

  // TVDB's numbers mean one thing for an episode and another for a season: series, name or place must be the told one.
  bool agrees(const FoundEpisode& found, const std::optional<std::int64_t>& show) {
    if (show) return found.series == *show;
    if (event_.season == found.episode.season && event_.episode == found.episode.episode) return true;
    if (event_.show_title.empty()) return true;
    if (!exists({TitleType::series, found.series})) return false;
    store::Reader reader{ports_.database};
    return std::ranges::any_of(store::names_of_series(reader, TmdbSeriesId{found.series}),
                               [this](const auto& name) { return is_same_name(name, event_.show_title); });
  }

  bool is_of_year(const Found& found) const {
    return !event_.year || !found.date || std::abs(static_cast<int>(found.date->year()) - *event_.year) <= 1;
  }

  std::vector<Found> named(Discovery& discovery, SearchKind kind, const std::string& name) {
    auto found = discovery.search(kind, name, stop_).items;
    std::erase_if(found, [&](const Found& one) {
      const bool same = is_same_name(one.name, name) || is_same_name(one.original_name.value_or(""), name);
      return !same || !is_of_year(one);
    });
    return found;
  }

  std::expected<std::int64_t, std::string> by_name(TitleType type, const std::string& name) {
    if (name.empty()) return Refusal{"Neither a number of it nor its name is told."};
    const auto kind = type == TitleType::movie ? SearchKind::movie : SearchKind::series;
    auto found = named(discovery_, kind, name);
    if (found.empty() && discovery_.english() != nullptr) found = named(*discovery_.english(), kind, name);
    const auto* what = type == TitleType::movie ? "movie" : "series";
    if (found.empty())
      return Refusal{fmt::format("TMDB knows no {} {} by that name. Say which it is.", what, excerpt(name))};
    // Within a year of the told one there may be two, of which one is of that very year.
    if (found.size() > 1 && event_.year) {
      std::erase_if(
          found, [this](const Found& one) { return !one.date || static_cast<int>(one.date->year()) != *event_.year; });
    }
    if (found.size() != 1) {
      return Refusal{fmt::format("TMDB knows several {} by the name {}. Say which it is.",
                                 type == TitleType::movie ? "movies" : "series", excerpt(name))};
    }
    return found.front().tmdb_id;
  }

  const TitlePorts& ports_;
  Discovery& discovery_;
  const LiveEvent& event_;
  const std::stop_token& stop_;
};

// The first that TMDB does not have.
std::optional<EpisodeNumber> missing(const TitlePorts& ports, const LiveTitle& title) {
  store::Reader reader{ports.database};
  for (const auto& episode : title.episodes) {
    if (!store::has_episode(reader, TmdbSeriesId{title.title.tmdb_id}, episode)) return episode;
  }
  return std::nullopt;
}

}  // namespace

std::expected<LiveTitle, std::string> check_live_title(const TitlePorts& ports, LiveTitle title,
                                                       const std::stop_token& stop) {
  try {
    ensure_title(ports, title.title, stop);
    auto lacks = missing(ports, title);
    if (lacks) {  // it may be new
      renew_title(ports, title.title, stop);
      lacks = missing(ports, title);
    }
    if (!lacks) return title;
    return Refusal{
        fmt::format("TMDB has no episode {}x{:02} of this series. Say which it is.", lacks->season, lacks->episode)};
  } catch (const Error& error) {
    if (error.code() != ErrorCode::not_found) throw;
    return Refusal{"TMDB has no such title any more. Say which it is."};
  }
}

std::expected<LiveTitle, std::string> find_live_title(const TitlePorts& ports, Discovery& discovery,
                                                      const LiveEvent& event, const std::stop_token& stop) {
  Search search{ports, discovery, event, stop};
  auto found = event.type == RatedType::movie     ? search.movie()
               : event.type == RatedType::episode ? search.episode()
                                                  : search.series();
  if (!found) return found;
  return check_live_title(ports, std::move(*found), stop);
}

}  // namespace cinemarco::exchange
