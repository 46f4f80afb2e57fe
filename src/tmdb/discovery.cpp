// SPDX-License-Identifier: MIT
#include "tmdb/discovery.hpp"

#include "json/json.hpp"
#include "tmdb/discovery_mapping.hpp"
#include "tmdb/keys.hpp"
#include "tmdb/stale.hpp"

#include <fmt/format.h>

#include <utility>

namespace cinemarco::tmdb {
namespace {

template <class T>
T read_answer(const boost::json::value& value, const std::string& what) {
  return value_or_throw(json::read<T>(value), ErrorCode::upstream,
                        fmt::format("TMDB's answer for {} cannot be read: ", what));
}

// The same search typed in two ways is one: ASCII letters in lower case, spaces at the ends left out. Other letters
// stay, for their case depends on a language that nobody names.
std::string normal_query(const std::string& text) {
  constexpr const char* kSpace = " \t\r\n";
  const auto first = text.find_first_not_of(kSpace);
  if (first == std::string::npos) throw Error{ErrorCode::invalid, "Say what to look for."};
  auto query = text.substr(first, text.find_last_not_of(kSpace) - first + 1);
  if (query.size() > kLongestQuery) throw Error{ErrorCode::invalid, "That is too long to look for."};
  for (auto& c : query) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return query;
}

FoundList read_hits(const wire::Hits& hits, std::optional<FoundType> type, const std::string& what) {
  if (!hits.results) {
    throw Error{ErrorCode::upstream, fmt::format("TMDB's answer for {} holds no results. Try again later", what)};
  }
  return {to_found(*hits.results, type)};
}

}  // namespace

// An answer that is one part, under its own key.
template <class Wire, class Details>
Details TmdbDiscovery::look_up(const std::string& key, const std::string& what, std::chrono::hours lifetime,
                               const std::function<Document()>& fetch, const std::function<Details(const Wire&)>& map) {
  const auto remembered = [&](Instant as_of) -> std::optional<Details> {
    const auto known = cache_.get(key, as_of);
    if (!known || !known->found) return std::nullopt;
    const auto wire = json::parse_as<Wire>(known->value);
    return wire ? std::optional{map(*wire)} : std::nullopt;
  };
  const auto now = clock_.now();
  if (auto details = remembered(now)) {
    hits_.fetch_add(1, std::memory_order_relaxed);
    return std::move(*details);
  }
  if (const auto known = cache_.get(key, now); known && !known->found) {
    hits_.fetch_add(1, std::memory_order_relaxed);
    throw Error{ErrorCode::not_found, fmt::format("TMDB has no {}", what), "cached"};
  }
  misses_.fetch_add(1, std::memory_order_relaxed);
  return fetched_or_stale<Details>(
      [&] {
        try {
          auto document = fetch();
          auto details = map(read_answer<Wire>(document.root, what));
          cache_.put({{key, {pruned_text(document.root, Part::list), true}, clock_.now() + lifetime}});
          return details;
        } catch (const NotFound& error) {
          cache_.put({{key, {error.body(), false}, clock_.now() + kSearchLifetime}});
          throw;
        }
      },
      [&] { return remembered(kAnyAge); });
}

FoundList TmdbDiscovery::search(SearchKind kind, const std::string& text, std::stop_token stop) {
  const auto query = normal_query(text);
  const auto key = search_key(kind, query);
  std::optional<FoundType> type;
  if (kind != SearchKind::multi) type = kind == SearchKind::movie ? FoundType::movie : FoundType::series;
  return lists_.run(key, stop, [&] {
    return look_up<wire::Hits, FoundList>(
        key, "search result", kSearchLifetime, [&] { return client_.search(kind, query, stop); },
        [&](const wire::Hits& hits) { return read_hits(hits, type, "the search"); });
  });
}

FoundList TmdbDiscovery::trending(TitleType type, std::stop_token stop) {
  const auto key = trending_key(type);
  const auto found = type == TitleType::movie ? FoundType::movie : FoundType::series;
  return lists_.run(key, stop, [&] {
    return look_up<wire::Hits, FoundList>(
        key, "trending list", kSearchLifetime, [&] { return client_.trending(type, stop); },
        [&](const wire::Hits& hits) { return read_hits(hits, found, "what is trending"); });
  });
}

CollectionDetails TmdbDiscovery::collection(std::int64_t id, std::stop_token stop) {
  const auto key = collection_key(id);
  return collections_.run(key, stop, [&] {
    return look_up<wire::Collection, CollectionDetails>(
        key, fmt::format("collection {}", id), kPersonLifetime, [&] { return client_.collection(id, stop); },
        to_collection);
  });
}

// Two parts, fetched together and cached apart.
PersonDetails TmdbDiscovery::person(TmdbPersonId id, std::stop_token stop) {
  const auto key = person_key(id);
  const auto what = fmt::format("person {}", id.value());
  return people_.run(key, stop, [&] {
    const auto now = clock_.now();
    if (auto person = remembered_person(id, now)) {
      hits_.fetch_add(1, std::memory_order_relaxed);
      return std::move(*person);
    }
    if (const auto known = cache_.get(key, now); known && !known->found) {
      hits_.fetch_add(1, std::memory_order_relaxed);
      throw Error{ErrorCode::not_found, "TMDB has no " + what, "cached"};
    }
    misses_.fetch_add(1, std::memory_order_relaxed);
    return fetched_or_stale<PersonDetails>([&] { return fetch_person(id, what, stop); },
                                           [&] { return remembered_person(id, kAnyAge); });
  });
}

std::optional<PersonDetails> TmdbDiscovery::remembered_person(TmdbPersonId id, Instant as_of) {
  const auto base = cache_.get(person_key(id), as_of);
  const auto credits = cache_.get(credits_key(id), as_of);
  if (!base || !base->found || !credits || !credits->found) return std::nullopt;
  const auto person = json::parse_as<wire::Person>(base->value);
  const auto works = json::parse_as<wire::Filmography>(credits->value);
  if (!person || !works) return std::nullopt;
  return to_person(*person, *works);
}

PersonDetails TmdbDiscovery::fetch_person(TmdbPersonId id, const std::string& what, std::stop_token stop) {
  const auto key = person_key(id);
  try {
    auto document = client_.person(id, std::move(stop));
    auto parts = take_apart(document, "combined_credits");
    const auto person = read_answer<wire::Person>(parts.base, what);
    wire::Filmography works;
    if (parts.credits) works = read_answer<wire::Filmography>(*parts.credits, "the works of " + what);
    const auto until = clock_.now() + kPersonLifetime;
    std::vector<CacheWrite> writes{{key, {pruned_text(parts.base, Part::list), true}, until}};
    if (parts.credits) writes.push_back({credits_key(id), {pruned_text(*parts.credits, Part::list), true}, until});
    cache_.put(writes);
    return to_person(person, works);
  } catch (const NotFound& error) {
    cache_.put({{key, {error.body(), false}, clock_.now() + kSearchLifetime}});
    throw;
  }
}

}  // namespace cinemarco::tmdb
