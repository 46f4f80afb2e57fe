// SPDX-License-Identifier: MIT
// Changes made here, told to Trakt's live API: POST /sync/history, /sync/ratings, /sync/watchlist and their removals
// (docs/trakt.md#writing).
#pragma once

#include "domain/push.hpp"
#include "trakt/client.hpp"

namespace cinemarco::trakt {

// Safe from several threads, as the client is.
class ApiWriter final : public TraktWriter {
 public:
  // The client must outlive the writer.
  explicit ApiWriter(TraktClient& client) : client_{client} {}

  [[nodiscard]] std::vector<PushResult> add_plays(std::span<const OutgoingPlay> plays, std::stop_token stop) override;
  void remove_plays(std::span<const HistoryId> plays, std::stop_token stop) override;
  [[nodiscard]] std::vector<PushResult> rate(std::span<const OutgoingRating> ratings, std::stop_token stop) override;
  [[nodiscard]] std::vector<PushResult> unrate(std::span<const TitleRef> titles, std::stop_token stop) override;
  [[nodiscard]] std::vector<PushResult> list(std::span<const TitleRef> titles, std::stop_token stop) override;
  [[nodiscard]] std::vector<PushResult> unlist(std::span<const TitleRef> titles, std::stop_token stop) override;
  [[nodiscard]] bool keeps_one_play_per_title(std::stop_token stop) override;

 private:
  [[nodiscard]] std::vector<PushResult> post_titles(std::string_view path, std::span<const TitleRef> titles,
                                                    std::stop_token stop);
  TraktClient& client_;
};

}  // namespace cinemarco::trakt
