// SPDX-License-Identifier: MIT
// How Trakt calls the user.
#pragma once

#include "trakt/client.hpp"

#include <optional>
#include <stop_token>
#include <string>

namespace cinemarco::trakt {

// One request. Empty where Trakt does not say. Throws what the client throws.
[[nodiscard]] std::optional<std::string> account_name(TraktClient& client, std::stop_token stop);

}  // namespace cinemarco::trakt
