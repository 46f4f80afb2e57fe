// SPDX-License-Identifier: MIT
// Word lists, small enough to read and large enough that few names meet twice.
#include "sandbox/names.hpp"

#include <fmt/format.h>

#include <array>

namespace cinemarco::sandbox {
namespace {

using Words = std::array<std::string_view, 24>;

constexpr Words kFirst{"Ada",   "Bruno", "Clara",  "Dario", "Edith", "Felix", "Greta", "Hugo",
                       "Iris",  "Jonas", "Katja",  "Leon",  "Marta", "Nils",  "Olga",  "Pablo",
                       "Quinn", "Rosa",  "Stefan", "Tilda", "Umar",  "Vera",  "Wanda", "Yusuf"};
constexpr Words kLast{"Almeida",   "Bergstrand", "Castellan", "Dvorak",    "Eriksen",  "Fontaine",
                      "Grimaldi",  "Hollis",     "Ivanik",    "Jablonski", "Keller",   "Lindqvist",
                      "Marchetti", "Norrby",     "Okonjo",    "Petrov",    "Quillon",  "Rasmussen",
                      "Santoro",   "Takeda",     "Ullmann",   "Varga",     "Whitlock", "Zielinski"};
constexpr Words kAdjectives{"Silent",    "Golden", "Broken",    "Distant",  "Hidden",   "Crimson",
                            "Last",      "Paper",  "Winter",    "Electric", "Hollow",   "Burning",
                            "Forgotten", "Glass",  "Wandering", "Velvet",   "Iron",     "Sleeping",
                            "Northern",  "Secret", "Restless",  "Pale",     "Borrowed", "Endless"};
constexpr Words kNouns{"Harbour",  "Orchard", "Signal", "Garden",  "Compass", "Lantern", "River",  "Archive",
                       "Carnival", "Horizon", "Letter", "Station", "Mirror",  "Island",  "Season", "Machine",
                       "Promise",  "Shadow",  "Winter", "Voyage",  "Kingdom", "Echo",    "Bridge", "Tide"};

std::string_view pick(const Words& words, Random& random) {
  return words.at(random.next() % words.size());
}

}  // namespace

std::string invented_person(Random& random) {
  const auto first = pick(kFirst, random);
  return fmt::format("{} {}", first, pick(kLast, random));
}

std::string invented_title(Random& random) {
  const auto adjective = pick(kAdjectives, random);
  return fmt::format("The {} {}", adjective, pick(kNouns, random));
}

std::string invented_sentence(Random& random) {
  const auto who = pick(kFirst, random);
  const auto adjective = pick(kAdjectives, random);
  const auto noun = pick(kNouns, random);
  const auto other = pick(kLast, random);
  return fmt::format("When {} finds the {} {}, nothing in the town of {} stays as it was.", who, adjective, noun,
                     other);
}

}  // namespace cinemarco::sandbox
