// SPDX-License-Identifier: MIT
#include "sources/netflix_title.hpp"

#include "domain/search_words.hpp"
#include "sources/values.hpp"

#include <algorithm>
#include <array>

namespace cinemarco::sources {

namespace {

constexpr std::string_view kColon = ": ";

// English, German, French, Spanish, Italian, Portuguese, Dutch, Polish; without case and accents.
constexpr std::array<std::string_view, 23> kSeasonWords{
    "season", "series", "part",      "volume",   "book",     "collection", "staffel", "teil",
    "saison", "partie", "temporada", "parte",    "volumen",  "stagione",   "seizoen", "deel",
    "sezon",  "czesc",  "chapter",   "chapitre", "capitulo", "capitolo",   "tom"};
constexpr std::array<std::string_view, 13> kLimited{
    "limited series",   "miniseries",     "mini-series",       "miniserie",  "mini-serie",
    "serie limitada",   "serie limitee",  "miniserial",        "minissérie", "minisserie",
    "miniserie evento", "serie limitata", "gelimiteerde serie"};
constexpr std::array<std::string_view, 8> kEpisodeWords{"episode", "folge",  "episodio", "aflevering",
                                                        "odcinek", "epizod", "capitulo", "chapitre"};
constexpr std::array<std::string_view, 13> kNumberWords{"zero",  "one",   "two",  "three", "four",   "five",  "six",
                                                        "seven", "eight", "nine", "ten",   "eleven", "twelve"};
constexpr std::array<std::string_view, 13> kRoman{"",    "i",    "ii", "iii", "iv", "v",  "vi",
                                                  "vii", "viii", "ix", "x",   "xi", "xii"};

std::optional<int> number_of(std::string_view word) {
  if (const auto number = to_small(word)) return number;
  for (const auto* list : {&kNumberWords, &kRoman}) {
    const auto found = std::ranges::find(*list, word);
    if (!word.empty() && found != list->end()) return static_cast<int>(found - list->begin());
  }
  return std::nullopt;
}

// "season 2", "2. staffel": the number beside one of these words, and nothing else.
template <class Words>
std::optional<int> numbered(std::string_view segment, const Words& words) {
  const auto plain = fold(trimmed(segment));
  const auto blank = plain.find(' ');
  if (blank == std::string::npos) return std::nullopt;
  const auto first = std::string_view{plain}.substr(0, blank);
  auto second = trimmed(std::string_view{plain}.substr(blank + 1));
  if (std::ranges::find(words, first) != words.end()) return number_of(second);
  const auto ordinal = first.substr(0, first.find_last_not_of('.') + 1);
  return std::ranges::find(words, second) != words.end() ? number_of(ordinal) : std::nullopt;
}

std::optional<int> season_of(std::string_view segment) {
  const auto plain = fold(trimmed(segment));
  if (std::ranges::find(kLimited, plain) != kLimited.end()) return 1;
  return numbered(segment, kSeasonWords);
}

// "Name (Episode 8)", "Episode 3".
void read_episode(NetflixTitle& title, std::string_view rest) {
  rest = trimmed(rest);
  if (rest.ends_with(')')) {
    const auto open = rest.find_last_of('(');
    if (open != std::string_view::npos) {
      if (const auto number = numbered(rest.substr(open + 1, rest.size() - open - 2), kEpisodeWords)) {
        title.episode = number;
        rest = trimmed(rest.substr(0, open));
      }
    }
  }
  if (const auto number = numbered(rest, kEpisodeWords)) title.episode = number;
  title.name = rest;
}

// "1. Show" of lists that count.
std::string_view without_count(std::string_view show) {
  const auto dot = show.find(". ");
  return dot != std::string_view::npos && dot <= 3 && to_small(show.substr(0, dot)) ? show.substr(dot + 2) : show;
}

}  // namespace

std::vector<std::string_view> prefixes(std::string_view title) {
  std::vector<std::string_view> found;
  for (auto at = title.find(kColon); at != std::string_view::npos; at = title.find(kColon, at + 1)) {
    if (!trimmed(title.substr(0, at)).empty()) found.push_back(trimmed(title.substr(0, at)));
  }
  return found;
}

NetflixTitle take_apart(std::string_view title) {
  title = trimmed(title);
  for (auto at = title.find(kColon); at != std::string_view::npos; at = title.find(kColon, at + 1)) {
    const auto rest = title.substr(at + kColon.size());
    const auto end = std::min(rest.find(kColon), rest.size());
    const auto season = season_of(rest.substr(0, end));
    // What a film is called may end like that, too: "Kill Bill: Volume 2".
    if (!season || end == rest.size()) continue;
    NetflixTitle apart;
    apart.show = without_count(trimmed(title.substr(0, at)));
    apart.season = season;
    read_episode(apart, rest.substr(end + kColon.size()));
    // "Show: Show 4: Chapter Nine: Name"
    if (!apart.show.empty()) return apart;
  }
  return {"", std::nullopt, std::nullopt, std::string{title}};
}

NetflixTitle take_apart_as(std::string_view show, std::string_view title) {
  NetflixTitle apart;
  apart.show = without_count(show);
  read_episode(apart, title.substr(std::min(title.size(), show.size() + kColon.size())));
  return apart;
}

}  // namespace cinemarco::sources
