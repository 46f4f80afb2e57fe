// SPDX-License-Identifier: MIT
// Searches, people and collections from TMDB's answers. Pure.
#pragma once

#include "domain/discovery.hpp"
#include "tmdb/wire.hpp"

#include <optional>
#include <vector>

namespace cinemarco::tmdb {

// `type`: what a list of one kind holds; empty where each item says it. Items of other kinds than ours, and those
// without a name, are left out.
[[nodiscard]] std::vector<Found> to_found(const wire::List<wire::Hit>& hits, std::optional<FoundType> type);
// TMDB repeats a title for each role and job (docs/tmdb.md#filmographies): here it comes once, by kind and number.
[[nodiscard]] PersonDetails to_person(const wire::Person& from, const wire::Filmography& filmography);
[[nodiscard]] PictureHost to_picture_host(const wire::Configuration& from);
[[nodiscard]] CollectionDetails to_collection(const wire::Collection& from);

}  // namespace cinemarco::tmdb
