// SPDX-License-Identifier: MIT
// Numbers of titles: by another service's id, and those of all that changed.
#include "tmdb/catalogue.hpp"
#include "tmdb/keys.hpp"
#include "tmdb/read_answer.hpp"
#include "tmdb/wire.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace cinemarco::tmdb {
namespace {

bool digits(std::string_view text) {
  return !text.empty() && text.size() <= 12 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool has_form(ExternalId source, std::string_view id) {
  return source == ExternalId::tvdb ? digits(id) : id.starts_with("tt") && digits(id.substr(2));
}

}  // namespace

std::optional<std::int64_t> TmdbCatalogue::find(TitleType type, ExternalId source, const std::string& id,
                                                std::stop_token stop) {
  if (!has_form(source, id)) return std::nullopt;
  const auto flight = std::string{to_string(type)} + ":" + find_key(source, id);
  return finds_.run(flight, stop, [&] { return find_id(type, source, id, stop); });
}

std::optional<std::int64_t> TmdbCatalogue::find_id(TitleType type, ExternalId source, const std::string& id,
                                                   std::stop_token stop) {
  const auto pick = [&](const wire::FindResults& results) -> std::optional<std::int64_t> {
    const auto& titles = type == TitleType::movie ? results.movie_results : results.tv_results;
    if (!titles.empty()) return titles.front().id;
    if (type == TitleType::series && source == ExternalId::imdb && !results.tv_episode_results.empty()) {
      return results.tv_episode_results.front().show_id;
    }
    return std::nullopt;
  };
  const auto key = find_key(source, id);
  if (const auto known = cached(key, clock_.now())) {
    const auto results = known->text ? reread<wire::FindResults>(*known->text) : std::nullopt;
    if (results || !known->text) {
      cache_.count(true);
      return results ? pick(*results) : std::nullopt;
    }
  }
  cache_.count(false);
  try {
    auto document = client_.find(source, id, std::move(stop));
    const auto results = read_answer<wire::FindResults>(document.root, id);
    // An id that TMDB does not know is a 200 with empty lists (docs/tmdb.md#finding-by-another-id). A "not found" of
    // one type must be asked again as soon as that of both, so it is remembered as such only if there is nothing for
    // either.
    const bool nothing = results.movie_results.empty() && results.tv_results.empty() &&
                         (source == ExternalId::tvdb || results.tv_episode_results.empty());
    auto text = pruned_text(document.root, Part::find);
    cache_.put({nothing ? not_found(key, std::move(text)) : found(key, std::move(text))});
    return pick(results);
  } catch (const NotFound& error) {
    cache_.put({not_found(key, error.body())});
    return std::nullopt;
  }
}

// Under a key of its own: what is nothing for a title may be an episode.
std::optional<FoundEpisode> TmdbCatalogue::find_episode(ExternalId source, const std::string& id,
                                                        std::stop_token stop) {
  if (!has_form(source, id)) return std::nullopt;
  const auto pick = [](const wire::FindResults& results) -> std::optional<FoundEpisode> {
    for (const auto& episode : results.tv_episode_results) {
      if (!episode.season_number || !episode.episode_number) continue;
      return FoundEpisode{episode.show_id, {*episode.season_number, *episode.episode_number}};
    }
    return std::nullopt;
  };
  const auto key = find_key(source, id) + ":episode";
  if (const auto known = cached(key, clock_.now())) {
    const auto results = known->text ? reread<wire::FindResults>(*known->text) : std::nullopt;
    if (results || !known->text) {
      cache_.count(true);
      return results ? pick(*results) : std::nullopt;
    }
  }
  cache_.count(false);
  try {
    auto document = client_.find(source, id, std::move(stop));
    const auto results = read_answer<wire::FindResults>(document.root, id);
    auto text = pruned_text(document.root, Part::find);
    cache_.put({pick(results) ? found(key, std::move(text)) : not_found(key, std::move(text))});
    return pick(results);
  } catch (const NotFound& error) {
    cache_.put({not_found(key, error.body())});
    return std::nullopt;
  }
}

std::optional<std::set<std::int64_t>> TmdbCatalogue::changes(TitleType type, Date from, Date to, int most_pages,
                                                             std::stop_token stop) {
  constexpr int kLastPage = 500;  // TMDB has no page beyond it (docs/tmdb.md#statuses, code 22)
  std::set<std::int64_t> numbers;
  int pages = 1;
  for (int page = 1; page <= pages; ++page) {
    const auto document = client_.changes(type, from, to, page, stop);
    const auto answer = read_answer<wire::Changes>(document.root, "what changed");
    if (!answer.results.given)
      throw Error{ErrorCode::upstream, "TMDB's list of changes holds no results. Try again later"};
    pages = answer.total_pages.value_or(1);
    if (pages > std::min(most_pages, kLastPage)) return std::nullopt;
    for (const auto& title : answer.results) numbers.insert(title.id);
  }
  return numbers;
}

// Past its time, but still there: its etag may save the body, and it serves while TMDB is away.
void TmdbCatalogue::forget(TitleKey title) {
  const auto key =
      title.type == TitleType::movie ? movie_key(TmdbMovieId{title.tmdb_id}) : series_key(TmdbSeriesId{title.tmdb_id});
  cache_.renew({key}, clock_.now());
}

}  // namespace cinemarco::tmdb
