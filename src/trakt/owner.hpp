// SPDX-License-Identifier: MIT
// Whose account it is: as Trakt's settings tell it, over the line and in an export.
#pragma once

#include "domain/trakt_user.hpp"
#include "trakt/client.hpp"
#include "trakt/export_files.hpp"

#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

namespace cinemarco::trakt {

// One request, without patience: of those who ask, nobody needs the answer to go on. Empty where Trakt does not say.
// Throws what the client throws.
[[nodiscard]] std::optional<TraktUser> owner_of(TraktClient& client, std::stop_token stop);

// The same with tokens that are not stored yet. Empty also where Trakt cannot be asked now.
[[nodiscard]] std::optional<TraktUser> owner_of_token(const TraktSettings& settings, net::Service& api,
                                                      const std::string& access_token, std::stop_token stop);

// From user-profile.json or user-settings.json, else from the addresses in _errors.json; of these files only the names
// are looked at, and nothing else of the user (they hold the e-mail address: docs/trakt.md#what-else-an-export-tells).
// Empty where the export does not tell. Throws Error: not_found, cancelled.
[[nodiscard]] std::optional<TraktUser> owner_of(ExportFiles& files, std::stop_token stop);

}  // namespace cinemarco::trakt
