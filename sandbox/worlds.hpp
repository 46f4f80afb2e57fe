// SPDX-License-Identifier: MIT
// The two accounts a sandbox can hold: a sample of true titles, and one made up in any size.
#pragma once

#include "sandbox/account.hpp"
#include "sandbox/options.hpp"

#include <memory>

namespace cinemarco::sandbox {

/// Some 45 films and 16 series with true titles and numbers, and a history that has every trap.
std::shared_ptr<Catalogue> sample_catalogue();
Account sample_account();

/// The same size and seed give the same account, byte for byte. Movie i has TMDB id 100001+i, series i 200001+i.
std::shared_ptr<Catalogue> generated_catalogue(const AccountSize& size);
Account generated_account(const AccountSize& size);

Account make_account(const Options& options);

/// The sample's parts.
void add_sample_movies(Catalogue& catalogue);
void add_sample_series(Catalogue& catalogue);

/// Adds people to a cast or crew until there are `count`.
void fill_cast(Catalogue& catalogue, std::vector<Credit>& cast, int count, int episodes, std::uint64_t seed,
               bool cheap);
void fill_crew(Catalogue& catalogue, std::vector<Credit>& crew, int count, int episodes, std::uint64_t seed,
               bool cheap);

}  // namespace cinemarco::sandbox
