// SPDX-License-Identifier: MIT
// Who made a title: TMDB's cast and crew as roles that a person cares about.
#pragma once

#include "domain/details.hpp"
#include "tmdb/wire.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace cinemarco::tmdb {

// A blockbuster has 750 crew rows and a long show 580 actors (docs/tmdb.md#credits); what a title's page shows of them
// is kept: so many actors, and so many crew rows. Creators count as crew.
inline constexpr std::size_t kMaxCast = 60;
inline constexpr std::size_t kMaxCrew = 60;

// "Director of Photography" → cinematographer; a job that has no role of ours → other.
[[nodiscard]] RoleType role_of(std::string_view job) noexcept;

// Actors first, then crew. A person stands once per role; several characters of an actor, and several jobs under
// `other`, are joined by " / ".
// Actors: by TMDB's `order`; in aggregate credits by their number of episodes, and `Credit::order` is that rank, for
// there TMDB's order is no billing (the lead of series 96677 has 171). Crew: creators, then named roles, then `other`;
// within named roles by number of episodes, then as RoleType lists them.
[[nodiscard]] std::vector<Credit> to_credits(const wire::Credits& from, const wire::List<wire::Creator>& creators);

}  // namespace cinemarco::tmdb
