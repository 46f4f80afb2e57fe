// SPDX-License-Identifier: MIT
#include "trakt/account_name.hpp"

#include "json/json.hpp"
#include "trakt/wire.hpp"

#include <utility>

namespace cinemarco::trakt {

std::optional<std::string> account_name(TraktClient& client, std::stop_token stop) {
  const auto answer = client.get("/users/settings", "", std::move(stop));
  const auto settings = json::read<wire::Settings>(answer.body);
  if (!settings || !settings->user) return std::nullopt;
  const auto& user = *settings->user;
  return user.username && !user.username->empty() ? user.username : user.name;
}

}  // namespace cinemarco::trakt
