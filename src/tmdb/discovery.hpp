// SPDX-License-Identifier: MIT
// TMDB as the Discovery: the cache in front, one request behind it.
#pragma once

#include "domain/clock.hpp"
#include "domain/discovery.hpp"
#include "domain/response_cache.hpp"
#include "tmdb/client.hpp"
#include "tmdb/keys.hpp"
#include "tmdb/single_flight.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace cinemarco::tmdb {

// Lifetimes of docs/contract.md#cache-keys.
inline constexpr std::chrono::hours kSearchLifetime{1};
inline constexpr std::chrono::hours kPersonLifetime{7 * 24};
inline constexpr std::chrono::hours kExtrasLifetime{24};
// Its sizes have been the same since 2014 (docs/tmdb.md#pictures).
inline constexpr std::chrono::hours kConfigurationLifetime{24};

// Safe from several threads; equal look-ups at the same time share one request.
class TmdbDiscovery final : public Discovery {
 public:
  // References must outlive it.
  TmdbDiscovery(TmdbClient& client, ResponseCache& cache, Clock& clock);

  [[nodiscard]] FoundList search(SearchKind kind, const std::string& text, std::stop_token stop) override;
  [[nodiscard]] FoundList trending(TitleType type, std::stop_token stop) override;
  [[nodiscard]] PersonDetails person(TmdbPersonId id, std::stop_token stop) override;
  [[nodiscard]] CollectionDetails collection(std::int64_t id, std::stop_token stop) override;

  [[nodiscard]] TrailerOfTitle trailer(TitleKey title, std::stop_token stop) override;
  [[nodiscard]] WhereToWatch where_to_watch(TitleKey title, const std::string& region, std::stop_token stop) override;

  [[nodiscard]] PictureHost picture_host(std::stop_token stop) override;
  void check_key(std::stop_token stop) override { static_cast<void>(client_.configuration({}, std::move(stop))); }
  [[nodiscard]] Discovery* english() override { return english_.get(); }

 private:
  // An answer that is one part, under its own key.
  template <class Wire, class Details>
  [[nodiscard]] Details one_part(const std::string& key, const std::string& what, std::chrono::hours lifetime,
                                 const std::function<IfChanged(const Known& known)>& fetch,
                                 const std::function<Details(const Wire&)>& map, Part part = Part::list);

  // As TMDB tells it in that language.
  [[nodiscard]] PersonDetails person_as_told(TmdbPersonId id, const std::stop_token& stop);
  [[nodiscard]] CollectionDetails collection_as_told(std::int64_t id, const std::stop_token& stop);
  [[nodiscard]] Date today() const { return std::chrono::floor<std::chrono::days>(clock_.now()); }
  [[nodiscard]] std::optional<PersonDetails> fetch_person(TmdbPersonId id, const std::string& what, const Known& known,
                                                          std::stop_token stop);
  [[nodiscard]] std::optional<PersonDetails> remembered_person(TmdbPersonId id, const std::string& what, Instant as_of);
  // What the cache has under the key. Throws Error{not_found} where it knows that there is nothing.
  [[nodiscard]] std::optional<std::string> remembered(const std::string& key, const std::string& what, Instant as_of);
  void put_not_found(const std::string& key, const std::string& body);

  TmdbClient& client_;
  ResponseCache& cache_;
  Clock& clock_;
  CacheKeys keys_;
  // Both null where English is asked for.
  std::unique_ptr<TmdbClient> english_client_;
  std::unique_ptr<TmdbDiscovery> english_;
  SingleFlight<FoundList> lists_;
  SingleFlight<PersonDetails> people_;
  SingleFlight<CollectionDetails> collections_;
  SingleFlight<TrailerOfTitle> trailers_;
  SingleFlight<WhereToWatch> providers_;
  SingleFlight<PictureHost> hosts_;
};

}  // namespace cinemarco::tmdb
