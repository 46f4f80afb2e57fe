// SPDX-License-Identifier: MIT
#include "tmdb/discovery.hpp"

#include "tmdb/discovery_mapping.hpp"
#include "tmdb/extras_mapping.hpp"
#include "tmdb/filling.hpp"
#include "tmdb/look_up.hpp"
#include "tmdb/read_answer.hpp"
#include "tmdb/searching.hpp"

#include <fmt/format.h>

#include <utility>

namespace cinemarco::tmdb {

TmdbDiscovery::TmdbDiscovery(TmdbClient& client, ResponseCache& cache, Clock& clock)
    : client_{client}, cache_{cache}, clock_{clock}, keys_{client.language()} {
  if (client.language() == kUsualLanguage) return;
  english_client_ = std::make_unique<TmdbClient>(client.in(kUsualLanguage));
  english_ = std::make_unique<TmdbDiscovery>(*english_client_, cache, clock);
}

std::optional<std::string> TmdbDiscovery::remembered(const std::string& key, const std::string& what, Instant as_of) {
  auto known = cache_.get(key, as_of);
  if (!known) return std::nullopt;
  if (known->found) return std::move(known->value);
  if (as_of == kAnyAge) return std::nullopt;
  throw Error{ErrorCode::not_found, "TMDB has no " + what, "cached"};
}

void TmdbDiscovery::put_not_found(const std::string& key, const std::string& body) {
  cache_.put({{key, {body, false, {}}, clock_.now() + kSearchLifetime}});
}

template <class Wire, class Details>
Details TmdbDiscovery::one_part(const std::string& key, const std::string& what, std::chrono::hours lifetime,
                                const std::function<IfChanged(const Known& known)>& fetch,
                                const std::function<Details(const Wire&)>& map, Part part) {
  LookUp<Details> wanted;
  wanted.key = key;
  wanted.lifetime = lifetime;
  wanted.remembered = [&](Instant as_of) -> std::optional<Details> {
    const auto known = remembered(key, what, as_of);
    const auto wire = known ? reread<Wire>(*known) : std::nullopt;
    return wire ? std::optional{map(*wire)} : std::nullopt;
  };
  wanted.fetch = [&](const Known& known) -> std::optional<Details> {
    try {
      auto document = fetch(known);
      if (!document) return std::nullopt;
      auto details = map(read_answer<Wire>(document->root, what));
      cache_.put({{key, {pruned_text(document->root, part), true, document->etag}, clock_.now() + lifetime}});
      return details;
    } catch (const NotFound& error) {
      put_not_found(key, error.body());
      throw;
    }
  };
  wanted.keys = [&](const Details&) { return std::vector{key}; };
  return look_up(cache_, clock_, Stale::served, wanted);
}

FoundList TmdbDiscovery::search(SearchKind kind, const std::string& text, std::stop_token stop) {
  const auto query = normal_query(text);
  const auto key = keys_.search(kind, query);
  std::optional<FoundType> type;
  if (kind != SearchKind::multi) type = kind == SearchKind::movie ? FoundType::movie : FoundType::series;
  return lists_.run(key, stop, [&] {
    return one_part<wire::Hits, FoundList>(
        key, "search result", kSearchLifetime,
        [&](const Known& known) { return client_.search(kind, query, std::nullopt, known, stop); },
        [&](const wire::Hits& hits) { return read_hits(hits, type, "the search"); });
  });
}

FoundList TmdbDiscovery::trending(TitleType type, std::stop_token stop) {
  const auto key = keys_.trending(type);
  const auto found = type == TitleType::movie ? FoundType::movie : FoundType::series;
  return lists_.run(key, stop, [&] {
    return one_part<wire::Hits, FoundList>(
        key, "trending list", kSearchLifetime, [&](const Known& known) { return client_.trending(type, known, stop); },
        [&](const wire::Hits& hits) { return read_hits(hits, found, "what is trending"); });
  });
}

CollectionDetails TmdbDiscovery::collection(std::int64_t id, std::stop_token stop) {
  auto collection = collection_as_told(id, stop);
  if (english_) {
    fill_in_english(collection, today(), Stale::served, [&] { return english_->collection(id, stop); });
  }
  return collection;
}

CollectionDetails TmdbDiscovery::collection_as_told(std::int64_t id, const std::stop_token& stop) {
  const auto key = keys_.collection(id);
  return collections_.run(key, stop, [&] {
    return one_part<wire::Collection, CollectionDetails>(
        key, fmt::format("collection {}", id), kPersonLifetime,
        [&](const Known& known) { return client_.collection(id, known, stop); }, to_collection);
  });
}

TrailerOfTitle TmdbDiscovery::trailer(TitleKey title, std::stop_token stop) {
  const auto key = keys_.videos(title);
  return trailers_.run(key, stop, [&] {
    return one_part<wire::Videos, TrailerOfTitle>(
        key, "videos of this title", kExtrasLifetime,
        [&](const Known& known) { return client_.videos(title, known, stop); },
        [&](const wire::Videos& videos) { return best_trailer(videos, language_of(client_.language())); });
  });
}

WhereToWatch TmdbDiscovery::where_to_watch(TitleKey title, const std::string& region, std::stop_token stop) {
  const auto key = keys_.watch(title);
  return providers_.run(key + " " + region, stop, [&] {
    return one_part<wire::WatchProviders, WhereToWatch>(
        key, "providers of this title", kExtrasLifetime,
        [&](const Known& known) { return client_.watch_providers(title, known, stop); },
        [&](const wire::WatchProviders& providers) { return to_where_to_watch(providers, region); }, Part::watch);
  });
}

PictureHost TmdbDiscovery::picture_host(std::stop_token stop) {
  return hosts_.run(kConfigurationKey, stop, [&] {
    return one_part<wire::Configuration, PictureHost>(
        kConfigurationKey, "configuration", kConfigurationLifetime,
        [&](const Known& known) { return client_.configuration(known, stop); }, to_picture_host);
  });
}

PersonDetails TmdbDiscovery::person(TmdbPersonId id, std::stop_token stop) {
  auto person = person_as_told(id, stop);
  if (english_) fill_in_english(person, today(), Stale::served, [&] { return english_->person(id, stop); });
  return person;
}

// Two parts, fetched together and cached apart.
PersonDetails TmdbDiscovery::person_as_told(TmdbPersonId id, const std::stop_token& stop) {
  const auto what = fmt::format("person {}", id.value());
  return people_.run(keys_.person(id), stop, [&] {
    return look_up<PersonDetails>(
        cache_, clock_, Stale::served,
        {keys_.person(id), kPersonLifetime, [&](Instant as_of) { return remembered_person(id, what, as_of); },
         [&](const Known& known) { return fetch_person(id, what, known, stop); },
         [&](const PersonDetails&) { return std::vector{keys_.person(id), keys_.credits(id)}; }});
  });
}

std::optional<PersonDetails> TmdbDiscovery::remembered_person(TmdbPersonId id, const std::string& what, Instant as_of) {
  const auto base = remembered(keys_.person(id), what, as_of);
  const auto credits = remembered(keys_.credits(id), what, as_of);
  const auto person = base ? reread<wire::Person>(*base) : std::nullopt;
  const auto works = credits ? reread<wire::Filmography>(*credits) : std::nullopt;
  if (!person || !works) return std::nullopt;
  return to_person(*person, *works);
}

std::optional<PersonDetails> TmdbDiscovery::fetch_person(TmdbPersonId id, const std::string& what, const Known& known,
                                                         std::stop_token stop) {
  const auto key = keys_.person(id);
  try {
    auto document = client_.person(id, known, std::move(stop));
    if (!document) return std::nullopt;
    auto parts = take_apart(*document, "combined_credits");
    const auto person = read_answer<wire::Person>(parts.base, what);
    wire::Filmography works;
    if (parts.credits) {
      works = read_answer<wire::Filmography>(*parts.credits, "the works of " + what);
    } else if (const auto before = remembered(keys_.credits(id), what, kAnyAge)) {
      works = reread<wire::Filmography>(*before).value_or(wire::Filmography{});
    }
    const auto until = clock_.now() + kPersonLifetime;
    const auto whole = parts.credits ? document->etag : std::string{};
    std::vector<CacheWrite> writes{{key, {pruned_text(parts.base, Part::list), true, whole}, until}};
    if (parts.credits)
      writes.push_back({keys_.credits(id), {pruned_text(*parts.credits, Part::list), true, {}}, until});
    cache_.put(writes);
    return to_person(person, works);
  } catch (const NotFound& error) {
    put_not_found(key, error.body());
    throw;
  }
}

}  // namespace cinemarco::tmdb
