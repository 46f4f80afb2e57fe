// SPDX-License-Identifier: MIT
// Plays as a source tells them made plays of single episodes, now that TMDB's titles are stored: seasons and series
// watched whole, episodes known by their name or number elsewhere, sittings that make a viewing.
#pragma once

#include "domain/brought.hpp"
#include "exchange/run_context.hpp"
#include "store/source_titles.hpp"
#include "store/viewings.hpp"

#include <string>
#include <vector>

namespace cinemarco::exchange {

struct ReadyPlay {
  store::SourcePlay play;
  bool is_expanded = false;  // stands for an episode that the source did not name: a play that it names goes before
};

struct ReadyPlays {
  std::vector<ReadyPlay> plays;  // in order of time, those with a day at its end, those without a date last
  std::vector<SkippedRow> skipped;
};

// `known` are the titles of `brought`, in their order. Asks TMDB only for episodes that have a number of TVDB's or
// IMDb's and none that TMDB's series has.
[[nodiscard]] ReadyPlays ready_plays(RunContext& context, const Brought& brought,
                                     const std::vector<store::SourceTitle>& known);

// The episode of a fact: its own numbers where the stored series has them, else by its name or by a number of TVDB's or
// IMDb's, else its own numbers all the same. Empty: nobody knows.
[[nodiscard]] std::optional<EpisodeNumber> episode_of(RunContext& context, TitleKey series, const BroughtFact& fact);

}  // namespace cinemarco::exchange
