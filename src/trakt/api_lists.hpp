// SPDX-License-Identifier: MIT
// Lists and notes from Trakt's live API.
#pragma once

#include "domain/stated_lists.hpp"
#include "trakt/client.hpp"

#include <stop_token>

namespace cinemarco::trakt {

// Each list is asked for by its number: a slug of digits alone may lead to another one. Throws as TraktClient::get; a
// list that went meanwhile is left as not read.
[[nodiscard]] StatedLists read_lists(TraktClient& client, const KnownList& known, std::stop_token stop);

// Throws as TraktClient::get.
[[nodiscard]] bool has_list(TraktClient& client, TraktId list, std::stop_token stop);

// Those of movies, shows, seasons and episodes. Throws as TraktClient::get.
[[nodiscard]] StatedNotes read_notes(TraktClient& client, std::stop_token stop);

}  // namespace cinemarco::trakt
