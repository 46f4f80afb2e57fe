// SPDX-License-Identifier: MIT
// The trailer of a title, and who shows it, from TMDB's answers (docs/tmdb.md#videos-and-where-to-watch). Pure.
#pragma once

#include "domain/discovery.hpp"
#include "tmdb/wire.hpp"

#include <string>
#include <string_view>

namespace cinemarco::tmdb {

// Of YouTube's and Vimeo's trailers and teasers the best one; `language` is ours ("pt"). Links that could lead anywhere
// else are left out.
[[nodiscard]] TrailerOfTitle best_trailer(const wire::Videos& videos, std::string_view language);

// Nothing where the region has nobody, or no link of TMDB's.
[[nodiscard]] WhereToWatch to_where_to_watch(const wire::WatchProviders& providers, const std::string& region);

}  // namespace cinemarco::tmdb
