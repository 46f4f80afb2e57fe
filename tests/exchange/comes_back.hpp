// SPDX-License-Identifier: MIT
// What leaves the house comes back: a library taken away in every form that is read again, and compared.
#pragma once

#include "exchange/way_out.hpp"
#include "exchange/world.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace cinemarco::test {

// As `cinemarco export` writes it. Throws what export_to throws.
std::vector<std::filesystem::path> take_away(Home& home, exchange::WayOut way, const std::filesystem::path& file);

[[nodiscard]] std::string text_of(const std::filesystem::path& file);

// Into an empty folder: every row, a second time nothing, and the same export again.
void expect_back_from_json(World& world, Home& home, const std::string& name);

// Trakt's layout through our reader: plays, dates and numbers, ratings and list; a second time nothing.
void expect_back_from_trakt_layout(World& world, Home& home, const std::string& name);

// A backup, restored into an empty folder: every row, and whole to whoever checks it.
void expect_back_from_backup(World& world, Home& home, const std::string& name);

}  // namespace cinemarco::test
