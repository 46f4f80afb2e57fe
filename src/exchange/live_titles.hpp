// SPDX-License-Identifier: MIT
// Which title of TMDB a media server speaks of.
#pragma once

#include "domain/discovery.hpp"
#include "domain/live_event.hpp"
#include "exchange/ensure_title.hpp"

#include <expected>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace cinemarco::exchange {

struct LiveTitle {
  TitleKey title;
  std::vector<EpisodeNumber> episodes;  // of a movie none; of a file that holds several all of them
};

// By the numbers that the server tells, in the order that goes wrong least, else by the name where exactly one title
// has it. Its metadata are stored then. Of a rating of a series or a season no episodes. An error is a sentence: why it
// cannot be told. Throws what the catalogue and the discovery throw, but not_found.
[[nodiscard]] std::expected<LiveTitle, std::string> find_live_title(const TitlePorts& ports, Discovery& discovery,
                                                                    const LiveEvent& event,
                                                                    const std::stop_token& stop);
// The same for what the user said it is.
[[nodiscard]] std::expected<LiveTitle, std::string> check_live_title(const TitlePorts& ports, LiveTitle title,
                                                                     const std::stop_token& stop);

}  // namespace cinemarco::exchange
