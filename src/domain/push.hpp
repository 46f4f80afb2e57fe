// SPDX-License-Identifier: MIT
// Facts out: what was changed here and is to be told to Trakt, and the port through which it goes.
#pragma once

#include "domain/id.hpp"
#include "domain/time.hpp"
#include "domain/title.hpp"

#include <optional>
#include <span>
#include <stop_token>
#include <string_view>
#include <vector>

namespace cinemarco {

enum class PushKind { add_play, remove_play, rating, watchlist };
enum class PushState {
  waiting,      // to be sent
  unconfirmed,  // sent, and nobody knows whether it arrived: Trakt is asked before anything is sent again
  sent,         // Trakt said yes and has yet to show the play with its history id
  rejected      // Trakt does not take it
};
[[nodiscard]] std::string_view to_string(PushKind kind) noexcept;
[[nodiscard]] std::string_view to_string(PushState state) noexcept;

// A play as Trakt is told of it: to the second, for Trakt keeps no more.
struct OutgoingPlay {
  TitleRef title;
  std::optional<EpisodeNumber> episode;  // empty for a movie
  std::optional<Instant> watched_at;     // empty: date unknown
};
struct OutgoingRating {
  TitleRef title;
  int rating = 0;  // 1–10
};

// What became of one item of a request that Trakt answered.
enum class PushResult {
  accepted,
  unknown_title,  // Trakt does not know the title, or the episode
  unclear         // counted neither as taken nor as refused
};

// At most this many items go into one request (docs/trakt.md#writing).
inline constexpr std::size_t kMostPerPush = 100;

// Each call is one request with at most kMostPerPush items; answers are in the items' order. Throws Error:
//   invalid        Trakt refused the request as a whole; nothing of it was carried out
//   limit_reached  the account is full; nothing was carried out
//   anything else  nobody knows what was carried out
class TraktWriter {
 public:
  virtual ~TraktWriter() = default;
  // Not idempotent: what is sent twice stands twice (docs/trakt.md#writing). Never sent again by itself.
  [[nodiscard]] virtual std::vector<PushResult> add_plays(std::span<const OutgoingPlay> plays,
                                                          std::stop_token stop) = 0;
  // The others are idempotent. A play that Trakt has no more counts as removed.
  virtual void remove_plays(std::span<const HistoryId> plays, std::stop_token stop) = 0;
  [[nodiscard]] virtual std::vector<PushResult> rate(std::span<const OutgoingRating> ratings, std::stop_token stop) = 0;
  [[nodiscard]] virtual std::vector<PushResult> unrate(std::span<const TitleRef> titles, std::stop_token stop) = 0;
  [[nodiscard]] virtual std::vector<PushResult> list(std::span<const TitleRef> titles, std::stop_token stop) = 0;
  [[nodiscard]] virtual std::vector<PushResult> unlist(std::span<const TitleRef> titles, std::stop_token stop) = 0;
  // The user told Trakt to keep one play per title ("watch only once"): a further one would go against that.
  [[nodiscard]] virtual bool keeps_one_play_per_title(std::stop_token stop) = 0;
};

}  // namespace cinemarco
