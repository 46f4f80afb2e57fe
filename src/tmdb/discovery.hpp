// SPDX-License-Identifier: MIT
// TMDB as the Discovery: the cache in front, one request behind it.
#pragma once

#include "domain/clock.hpp"
#include "domain/discovery.hpp"
#include "domain/ports.hpp"
#include "tmdb/client.hpp"
#include "tmdb/single_flight.hpp"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace cinemarco::tmdb {

// Lifetimes of CONTRACT §5.
inline constexpr std::chrono::hours kSearchLifetime{1};
inline constexpr std::chrono::hours kPersonLifetime{7 * 24};
// Nobody types more; TMDB finds nothing for it.
inline constexpr std::size_t kLongestQuery = 200;

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

  [[nodiscard]] std::int64_t cache_hits() const { return hits_.load(std::memory_order_relaxed); }
  [[nodiscard]] std::int64_t cache_misses() const { return misses_.load(std::memory_order_relaxed); }

 private:
  template <class Wire, class Details>
  [[nodiscard]] Details look_up(const std::string& key, const std::string& what, std::chrono::hours lifetime,
                                const std::function<Document()>& fetch, const std::function<Details(const Wire&)>& map);

  [[nodiscard]] PersonDetails fetch_person(TmdbPersonId id, const std::string& what, std::stop_token stop);
  [[nodiscard]] std::optional<PersonDetails> remembered_person(TmdbPersonId id, Instant as_of);

  TmdbClient& client_;
  ResponseCache& cache_;
  Clock& clock_;
  std::atomic<std::int64_t> hits_{0}, misses_{0};
  SingleFlight<FoundList> lists_;
  SingleFlight<PersonDetails> people_;
  SingleFlight<CollectionDetails> collections_;
};

}  // namespace cinemarco::tmdb
