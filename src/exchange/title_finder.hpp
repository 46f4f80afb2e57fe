// SPDX-License-Identifier: MIT
// Which titles of TMDB the titles of another source are: by their numbers, else by name and year. What is unsure is
// left to the user, with what it may be.
#pragma once

#include "domain/brought.hpp"
#include "exchange/run_context.hpp"
#include "store/source_titles.hpp"

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <stop_token>
#include <string_view>
#include <vector>

namespace cinemarco::exchange {

// An unsure title is asked for again after so long: TMDB learns.
inline constexpr std::chrono::hours kUnsureLifetime{24};
// So many candidates are kept of an unsure title.
inline constexpr std::size_t kCandidates = 8;

// One title by itself: no more requests than its numbers, or its name, need. Throws what the catalogue throws.
[[nodiscard]] store::Finding find_title(Catalogue& catalogue, const BroughtTitle& title, const std::stop_token& stop);

// The same; empty where TMDB gave no answer.
[[nodiscard]] std::optional<store::Finding> find_title_if_told(Catalogue& catalogue, const BroughtTitle& title,
                                                               const std::stop_token& stop);

// Calls `ask` with every number below `count`, from a few threads, until `stop` is requested. Throws what it threw
// first.
void ask_each(std::size_t count, const std::stop_token& stop, const std::function<void(std::size_t)>& ask);

// All of them, each asked for once and remembered from then on; in the order of `titles`. A few threads ask at a time.
// A title that TMDB gives no answer for stays unsure.
[[nodiscard]] std::vector<store::SourceTitle> find_titles(RunContext& context, std::string_view source,
                                                          const std::vector<BroughtTitle>& titles);

}  // namespace cinemarco::exchange
