// SPDX-License-Identifier: MIT
// Numbers of titles: by another service's id, and those of all that changed.
#include "tmdb/catalogue.hpp"
#include "tmdb/discovery.hpp"
#include "tmdb/discovery_mapping.hpp"
#include "tmdb/read_answer.hpp"
#include "tmdb/searching.hpp"
#include "tmdb/wire.hpp"

#include <fmt/format.h>

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
  const auto results = find_all(source, id, std::move(stop));
  if (!results) return std::nullopt;
  const auto& titles = type == TitleType::movie ? results->movie_results : results->tv_results;
  if (!titles.empty()) return titles.front().id;
  if (type == TitleType::series && source == ExternalId::imdb && !results->tv_episode_results.empty()) {
    return results->tv_episode_results.front().show_id;
  }
  return std::nullopt;
}

std::optional<FoundEpisode> TmdbCatalogue::find_episode(ExternalId source, const std::string& id,
                                                        std::stop_token stop) {
  const auto results = find_all(source, id, std::move(stop));
  if (!results) return std::nullopt;
  for (const auto& episode : results->tv_episode_results) {
    if (!episode.season_number || !episode.episode_number) continue;
    return FoundEpisode{episode.show_id, {*episode.season_number, *episode.episode_number}};
  }
  return std::nullopt;
}

std::optional<wire::FindResults> TmdbCatalogue::find_all(ExternalId source, const std::string& id,
                                                         std::stop_token stop) {
  if (!has_form(source, id)) return std::nullopt;
  const auto key = keys_.find(source, id);
  return finds_.run(key, stop, [&]() -> std::optional<wire::FindResults> {
    if (const auto known = cached(key, clock_.now())) {
      auto results = known->text ? reread<wire::FindResults>(*known->text) : std::nullopt;
      if (results || !known->text) {
        cache_.count(true);
        return results;
      }
    }
    cache_.count(false);
    try {
      auto document = client_.find(source, id, stop);
      auto results = read_answer<wire::FindResults>(document.root, id);
      // An id that TMDB does not know is a 200 with empty lists (docs/tmdb.md#finding-by-another-id). A "not found" of
      // one type must be asked again as soon as that of both, so it is remembered as such only if there is nothing for
      // either.
      const bool nothing =
          results.movie_results.empty() && results.tv_results.empty() && results.tv_episode_results.empty();
      auto text = pruned_text(document.root, Part::find);
      cache_.put({nothing ? not_found(key, std::move(text)) : found(key, std::move(text))});
      return results;
    } catch (const NotFound& error) {
      cache_.put({not_found(key, error.body())});
      return std::nullopt;
    }
  });
}

std::vector<Found> TmdbCatalogue::search(TitleType type, const std::string& words, std::optional<int> year,
                                         std::stop_token stop) {
  const auto kind = type == TitleType::movie ? SearchKind::movie : SearchKind::series;
  const auto hit_type = type == TitleType::movie ? FoundType::movie : FoundType::series;
  const auto query = normal_query(words);
  const auto key = keys_.search(kind, query, year);
  return searches_.run(key, stop, [&] {
    if (const auto known = cached(key, clock_.now()); known && known->text) {
      if (const auto hits = reread<wire::Hits>(*known->text)) {
        cache_.count(true);
        return to_found(hits->results, hit_type);
      }
    }
    cache_.count(false);
    auto document = client_.search(kind, query, year, {}, stop);
    if (!document) throw Error{ErrorCode::upstream, "TMDB sent no answer. Try again later", "304 without an etag"};
    auto results = read_hits(read_answer<wire::Hits>(document->root, "the search"), hit_type, "the search").items;
    cache_.put(
        {{key, {pruned_text(document->root, Part::list), true, document->etag}, clock_.now() + kSearchLifetime}});
    return results;
  });
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
  cache_.renew({keys_.title(title)}, clock_.now());
  if (english_) english_->forget(title);
}

}  // namespace cinemarco::tmdb
