// SPDX-License-Identifier: MIT
// What TMDB has no translation of is empty in its answer (docs/tmdb.md#languages): it is filled from its answer in
// English, which is asked for only where something is empty.
#pragma once

#include "domain/details.hpp"
#include "domain/discovery.hpp"
#include "domain/error.hpp"
#include "tmdb/look_up.hpp"

#include <string_view>

namespace cinemarco::tmdb {

// Whether words are missing that others than English might lack: an overview, also of an episode that has aired by
// `today`. Pure, like all below. A tagline alone is no reason to ask: most titles have none.
[[nodiscard]] bool lacks_words(const MovieDetails& movie, Date today);
[[nodiscard]] bool lacks_words(const SeriesDetails& series, Date today);
[[nodiscard]] bool lacks_words(const SeasonDetails& season, Date today);
[[nodiscard]] bool lacks_words(const PersonDetails& person, Date today);
[[nodiscard]] bool lacks_words(const CollectionDetails& collection, Date today);

// Takes texts and pictures that are missing from the same in English, and its name of an episode that has but the
// number in place of one.
void fill(MovieDetails& movie, const MovieDetails& english);
void fill(SeriesDetails& series, const SeriesDetails& english);
void fill(SeasonDetails& season, const SeasonDetails& english);
void fill(PersonDetails& person, const PersonDetails& english);
void fill(CollectionDetails& collection, const CollectionDetails& english);

// Is it no name, but TMDB's word for an episode and its number: "Episode 3", "Folge 3", "第 3 集"?
[[nodiscard]] bool is_placeholder(std::string_view name, int episode_number);

// Fills what is missing from what `ask` gives. Where that fails, whoever may show what is stale is content with what
// there is; for a run it throws what `ask` throws, unless TMDB has it not in English at all.
template <class Details, class Ask>
void fill_in_english(Details& details, Date today, Stale stale, const Ask& ask) {
  if (!lacks_words(details, today)) return;
  try {
    fill(details, ask());
  } catch (const Error& error) {
    const bool is_none = error.code() == ErrorCode::not_found || error.code() == ErrorCode::too_large;
    if (error.code() == ErrorCode::cancelled || (stale == Stale::refused && !is_none)) throw;
  }
}

}  // namespace cinemarco::tmdb
