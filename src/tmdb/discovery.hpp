// SPDX-License-Identifier: MIT
// TMDB as the Discovery: the cache in front, one request behind it.
#pragma once

#include "domain/clock.hpp"
#include "domain/discovery.hpp"
#include "domain/response_cache.hpp"
#include "tmdb/client.hpp"
#include "tmdb/single_flight.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace cinemarco::tmdb {

// Lifetimes of docs/contract.md#cache-keys.
inline constexpr std::chrono::hours kSearchLifetime{1};
inline constexpr std::chrono::hours kPersonLifetime{7 * 24};
// Its sizes have been the same since 2014 (docs/tmdb.md#pictures).
inline constexpr std::chrono::hours kConfigurationLifetime{24};

// Safe from several threads; equal look-ups at the same time share one request.
class TmdbDiscovery final : public Discovery {
 public:
  // References must outlive it.
  TmdbDiscovery(TmdbClient& client, ResponseCache& cache, Clock& clock)
      : client_{client}, cache_{cache}, clock_{clock} {}

  [[nodiscard]] FoundList search(SearchKind kind, const std::string& text, std::stop_token stop) override;
  [[nodiscard]] FoundList trending(TitleType type, std::stop_token stop) override;
  [[nodiscard]] PersonDetails person(TmdbPersonId id, std::stop_token stop) override;
  [[nodiscard]] CollectionDetails collection(std::int64_t id, std::stop_token stop) override;

  [[nodiscard]] PictureHost picture_host(std::stop_token stop) override;
  void check_key(std::stop_token stop) override { static_cast<void>(client_.configuration({}, std::move(stop))); }

 private:
  // An answer that is one part, under its own key.
  template <class Wire, class Details>
  [[nodiscard]] Details one_part(const std::string& key, const std::string& what, std::chrono::hours lifetime,
                                 const std::function<IfChanged(const Known& known)>& fetch,
                                 const std::function<Details(const Wire&)>& map);

  [[nodiscard]] std::optional<PersonDetails> fetch_person(TmdbPersonId id, const std::string& what, const Known& known,
                                                          std::stop_token stop);
  [[nodiscard]] std::optional<PersonDetails> remembered_person(TmdbPersonId id, const std::string& what, Instant as_of);
  // What the cache has under the key. Throws Error{not_found} where it knows that there is nothing.
  [[nodiscard]] std::optional<std::string> remembered(const std::string& key, const std::string& what, Instant as_of);
  void put_not_found(const std::string& key, const std::string& body);

  TmdbClient& client_;
  ResponseCache& cache_;
  Clock& clock_;
  SingleFlight<FoundList> lists_;
  SingleFlight<PersonDetails> people_;
  SingleFlight<CollectionDetails> collections_;
  SingleFlight<PictureHost> hosts_;
};

}  // namespace cinemarco::tmdb
