// SPDX-License-Identifier: MIT
// The sample's series: true titles, numbers and seasons; days follow the first one at the series' own pace.
#include "sandbox/instant.hpp"
#include "sandbox/random.hpp"
#include "sandbox/worlds.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <span>

namespace cinemarco::sandbox {
namespace {

/// A run of episodes. A season may have several runs; "" is unannounced, "now-17" so many days before today.
struct Run {
  int season;
  int count;
  std::string_view first_day;
  int every_days;
  std::string_view titles = {};  // "a|b|c", else "Episode n"
};

struct Row {
  int tmdb, tvdb;
  std::string_view imdb, name;
  int year, runtime;
  std::string_view country, network, status;
  std::array<int, 2> genres;
  double vote;
  std::string_view creator, cast, overview;
  std::span<const Run> runs;
};

// clang-format off: tables
constexpr Run kBreakingBad[] = {
    {0, 3, "2009-02-17", 7, "Good Cop / Bad Cop|Wedding Day|TwaughtHammer"},
    {1, 7, "2008-01-20", 7,
     "Pilot|Cat's in the Bag...|...And the Bag's in the River|Cancer Man|Gray Matter|Crazy Handful of Nothin'|"
     "A No-Rough-Stuff-Type Deal"},
    {2, 13, "2009-03-08", 7},
    {3, 13, "2010-03-21", 7},
    {4, 13, "2011-07-17", 7},
    {5, 8, "2012-07-15", 7,
     "Live Free or Die|Madrigal|Hazard Pay|Fifty-One|Dead Freight|Buyout|Say My Name|Gliding Over All"},
    {5, 8, "2013-08-11", 7, "Blood Money|Buried|Confessions|Rabid Dog|To'hajiilee|Ozymandias|Granite State|Felina"}};
constexpr Run kGameOfThrones[] = {
    {1, 10, "2011-04-17", 7,
     "Winter Is Coming|The Kingsroad|Lord Snow|Cripples, Bastards, and Broken Things|The Wolf and the Lion|"
     "A Golden Crown|You Win or You Die|The Pointy End|Baelor|Fire and Blood"},
    {2, 10, "2012-04-01", 7},
    {3, 10, "2013-03-31", 7},
    {4, 10, "2014-04-06", 7},
    {5, 10, "2015-04-12", 7},
    {6, 10, "2016-04-24", 7},
    {7, 7, "2017-07-16", 7},
    {8, 6, "2019-04-14", 7}};
constexpr Run kBroadchurch[] = {
    {1, 8, "2013-03-04", 7},
    {2, 8, "2015-01-05", 7},
    {3, 8, "2017-02-27", 7}};
constexpr Run kFirefly[] = {
    {1, 14, "2002-09-20", 7,
     "Serenity|The Train Job|Bushwhacked|Shindig|Safe|Our Mrs. Reynolds|Jaynestown|Out of Gas|Ariel|War Stories|"
     "Trash|The Message|Heart of Gold|Objects in Space"}};
constexpr Run kSeverance[] = {
    {1, 9, "2022-02-18", 7,
     "Good News About Hell|Half Loop|In Perpetuity|The You You Are|The Grim Barbarity of Optics and Design|"
     "Hide and Seek|Defiant Jazz|What's for Dinner?|The We We Are"},
    {2, 10, "2025-01-17", 7,
     "Hello, Ms. Cobel|Goodbye, Mrs. Selvig|Who Is Alive?|Woe's Hollow|Trojan's Horse|Attila|Chikhai Bardo|"
     "Sweet Vitriol|The After Hours|Cold Harbor"},
    {3, 2, "", 0}};
constexpr Run kSlowHorses[] = {
    {1, 6, "2022-04-01", 7, "Failure's Contagious|Work Drinks|Bad Tradecraft|Visiting Hours|Fiasco|Follies"},
    {2, 6, "2022-12-02", 7},
    {3, 6, "2023-11-29", 7},
    {4, 6, "2024-09-04", 7},
    {5, 6, "2025-09-24", 7},
    {6, 6, "now-17", 7}};
constexpr Run kTheBear[] = {
    {1, 8, "2022-06-23", 0, "System|Hands|Brigade|Dogs|Sheridan|Ceres|Review|Braciole"},
    {2, 10, "2023-06-22", 0},
    {3, 10, "2024-06-26", 0},
    {4, 10, "2025-06-25", 0}};
constexpr Run kGreysAnatomy[] = {
    {0, 2, "2006-01-29", 30},
    {1, 9, "2005-03-27", 7},
    {2, 27, "2005-09-25", 7},
    {3, 25, "2006-09-21", 7},
    {4, 17, "2007-09-27", 7},
    {5, 24, "2008-09-25", 7},
    {6, 24, "2009-09-24", 7},
    {7, 22, "2010-09-23", 7},
    {8, 24, "2011-09-22", 7},
    {9, 24, "2012-09-27", 7},
    {10, 24, "2013-09-26", 7},
    {11, 25, "2014-09-25", 7},
    {12, 24, "2015-09-24", 7},
    {13, 24, "2016-09-22", 7},
    {14, 24, "2017-09-28", 7},
    {15, 25, "2018-09-27", 7},
    {16, 21, "2019-09-26", 7},
    {17, 17, "2020-11-12", 7},
    {18, 20, "2021-09-30", 7},
    {19, 20, "2022-10-06", 7},
    {20, 10, "2024-03-14", 7},
    {21, 18, "2024-09-26", 7},
    {22, 18, "2025-10-09", 7}};
constexpr Run kSherlock[] = {
    {0, 2, "2016-01-01", 0, "The Abominable Bride|Unaired Pilot"},
    {1, 3, "2010-07-25", 7, "A Study in Pink|The Blind Banker|The Great Game"},
    {2, 3, "2012-01-01", 7, "A Scandal in Belgravia|The Hounds of Baskerville|The Reichenbach Fall"},
    {3, 3, "2014-01-01", 5, "The Empty Hearse|The Sign of Three|His Last Vow"},
    {4, 3, "2017-01-01", 7, "The Six Thatchers|The Lying Detective|The Final Problem"}};
constexpr Run kChernobyl[] = {
    {1, 5, "2019-05-06", 7,
     "1:23:45|Please Remain Calm|Open Wide, O Earth|The Happiness of All Mankind|Vichnaya Pamyat"}};
constexpr Run kNova[] = {
    {45, 3, "2018-01-03", 7},
    {46, 4, "2019-01-02", 7},
    {48, 6, "2021-02-03", 7},
    {51, 4, "2024-01-31", 7}};
constexpr Run kTheWire[] = {
    {1, 13, "2002-06-02", 7},
    {2, 12, "2003-06-01", 7},
    {3, 12, "2004-09-19", 7},
    {4, 13, "2006-09-10", 7},
    {5, 10, "2008-01-06", 7}};
constexpr Run kStrangerThings[] = {
    {1, 8, "2016-07-15", 0},
    {2, 9, "2017-10-27", 0},
    {3, 8, "2019-07-04", 0},
    {4, 7, "2022-05-27", 0},
    {4, 2, "2022-07-01", 0},
    {5, 4, "2025-11-26", 0},
    {5, 3, "2025-12-25", 0},
    {5, 1, "2025-12-31", 0}};
constexpr Run kAvatar[] = {
    {1, 20, "2005-02-21", 7},
    {2, 20, "2006-03-17", 7},
    {3, 21, "2007-09-21", 7}};
constexpr Run kTheLastOfUs[] = {
    {1, 9, "2023-01-15", 7},
    {2, 7, "2025-04-13", 7}};
constexpr Run kFormula1[] = {
    {2024, 6, "2024-03-02", 14},
    {2025, 6, "2025-03-16", 14}};

constexpr Row kRows[] = {
    {1396, 81189, "tt0903747", "Breaking Bad", 2008, 47, "US", "AMC", "Ended", {18, 80}, 8.9, "Vince Gilligan",
     "Bryan Cranston=Walter White;Aaron Paul=Jesse Pinkman;Anna Gunn=Skyler White;Bob Odenkirk=Saul Goodman",
     "A chemistry teacher finds a use for what he knows, and a taste for it.", kBreakingBad},
    {1399, 121361, "tt0944947", "Game of Thrones", 2011, 57, "US", "HBO", "Ended", {10765, 18}, 8.4, "David Benioff",
     "Emilia Clarke=Daenerys Targaryen;Kit Harington=Jon Snow;Peter Dinklage=Tyrion;Lena Headey=Cersei",
     "Seven kingdoms quarrel over one uncomfortable chair.", kGameOfThrones},
    {1427, 266383, "tt2249364", "Broadchurch", 2013, 48, "GB", "ITV1", "Ended", {18, 9648}, 8.0, "Chris Chibnall",
     "David Tennant=Alec Hardy;Olivia Colman=Ellie Miller;Jodie Whittaker=Beth Latimer",
     "A town by the cliffs learns how little it knew of itself.", kBroadchurch},
    {1437, 78874, "tt0303461", "Firefly", 2002, 45, "US", "FOX", "Canceled", {10765, 18}, 8.3, "Joss Whedon",
     "Nathan Fillion=Malcolm Reynolds;Gina Torres=Zoe;Alan Tudyk=Wash;Morena Baccarin=Inara",
     "An old ship, a crew in debt, and a passenger who hears too much.", kFirefly},
    {95396, 371980, "tt11280740", "Severance", 2022, 50, "US", "Apple TV", "Returning Series", {18, 10765}, 8.4,
     "Dan Erickson", "Adam Scott=Mark;Britt Lower=Helly;John Turturro=Irving;Patricia Arquette=Cobel",
     "The one who goes to work and the one who goes home have never met.", kSeverance},
    {95480, 388265, "tt5875444", "Slow Horses", 2022, 46, "GB", "Apple TV", "Returning Series", {80, 18}, 8.0,
     "Will Smith", "Gary Oldman=Jackson Lamb;Jack Lowden=River Cartwright;Kristin Scott Thomas=Diana Taverner",
     "The office to which spies are sent who have made a mistake.", kSlowHorses},
    {136315, 403294, "tt14452776", "The Bear", 2022, 33, "US", "FX on Hulu", "Returning Series", {35, 18}, 8.2,
     "Christopher Storer", "Jeremy Allen White=Carmy;Ayo Edebiri=Sydney;Ebon Moss-Bachrach=Richie",
     "A fine cook inherits a sandwich shop and everybody in it.", kTheBear},
    {1416, 73762, "tt0413573", "Grey's Anatomy", 2005, 43, "US", "ABC", "Returning Series", {18, 0}, 8.2,
     "Shonda Rhimes", "Ellen Pompeo=Meredith Grey;Chandra Wilson=Miranda Bailey;Patrick Dempsey=Derek Shepherd",
     "Young doctors learn by day and by night in a hospital in Seattle.", kGreysAnatomy},
    {19885, 176941, "tt1475582", "Sherlock", 2010, 89, "GB", "BBC One", "Ended", {80, 18}, 8.5, "Mark Gatiss",
     "Benedict Cumberbatch=Sherlock Holmes;Martin Freeman=John Watson;Una Stubbs=Mrs. Hudson",
     "The detective of Baker Street, with a telephone.", kSherlock},
    {87108, 360893, "tt7366338", "Chernobyl", 2019, 66, "US", "HBO", "Ended", {18, 0}, 8.7, "Craig Mazin",
     "Jared Harris=Valery Legasov;Stellan Skarsgard=Boris Shcherbina;Emily Watson=Ulana Khomyuk",
     "What it costs to say that a reactor can explode.", kChernobyl},
    {3562, 76119, "tt0206501", "NOVA", 1974, 53, "US", "PBS", "Returning Series", {99, 0}, 7.4, "Michael Ambrosino",
     "Craig Sechler=Narrator;Jay O. Sanders=Narrator", "Science, one question at a time.", kNova},
    {1438, 79126, "tt0306414", "The Wire", 2002, 59, "US", "HBO", "Ended", {80, 18}, 8.6, "David Simon",
     "Dominic West=Jimmy McNulty;Idris Elba=Stringer Bell;Wendell Pierce=Bunk;Sonja Sohn=Kima",
     "A city, seen from its corners, docks, offices, schools and papers.", kTheWire},
    {66732, 305288, "tt4574334", "Stranger Things", 2016, 55, "US", "Netflix", "Ended", {10765, 18}, 8.6,
     "Matt Duffer", "Millie Bobby Brown=Eleven;Finn Wolfhard=Mike;Winona Ryder=Joyce;David Harbour=Hopper",
     "A boy is missing, and the lights are trying to say something.", kStrangerThings},
    {246, 74852, "tt0417299", "Avatar: The Last Airbender", 2005, 23, "US", "Nickelodeon", "Ended", {16, 10759}, 8.7,
     "Michael Dante DiMartino", "Zach Tyler=Aang (voice);Mae Whitman=Katara (voice);Jack De Sena=Sokka (voice)",
     "A boy wakes in the ice and has until summer's end to learn three elements.", kAvatar},
    {100088, 392256, "tt3581920", "The Last of Us", 2023, 57, "US", "HBO", "Returning Series", {18, 10759}, 8.5,
     "Craig Mazin", "Pedro Pascal=Joel;Bella Ramsey=Ellie;Gabriel Luna=Tommy",
     "A smuggler takes a girl across what is left of a country.", kTheLastOfUs},
    {0, 387219, "", "Formula 1", 1950, 120, "GB", "F1 TV", "Returning Series", {99, 0}, 7.0, "", "",
     "Races, by the year, as only TVDB numbers them.", kFormula1}};

// clang-format on

std::optional<std::chrono::sys_days> first_day(std::string_view text) {
  if (text.empty()) return {};
  if (!text.starts_with("now-")) return day(text);
  const auto today = std::chrono::floor<std::chrono::days>(now());
  return today - std::chrono::days{number_or(std::string{text.substr(4)}, 0)};
}

/// Where numbers have gaps: the third and fourth episode of NOVA's season 48 do not exist.
int numbered(int tmdb, int season, int position) {
  return tmdb == 3562 && season == 48 && position > 2 ? position + 2 : position;
}

void add_run(Catalogue& catalogue, const Row& row, const Series& series, Season& season, const Run& run) {
  auto air = first_day(run.first_day);
  auto titles = run.titles;
  for (int i = 0; i < run.count; ++i) {
    const auto title = titles.substr(0, titles.find('|'));
    titles.remove_prefix(std::min(titles.size(), title.size() + 1));
    Episode episode;
    const auto position = static_cast<int>(season.episodes.size()) + 1;
    episode.number = numbered(row.tmdb, season.number, position);
    episode.title = title.empty() ? fmt::format("Episode {}", episode.number) : std::string{title};
    episode.overview =
        air ? fmt::format("{}: what happens in part {} of season {}.", series.name, episode.number, season.number) : "";
    if (air) episode.air_date = iso_day(*air);
    if (air) episode.runtime = row.runtime - 3 + static_cast<int>(hash_of(episode.title) % 7U);
    const auto id = (series.ids.trakt - 2000) * 10'000 + (season.number % 100) * 100 + position;
    episode.trakt = 3'000'000 + id;
    episode.tmdb = 5'000'000 + id;
    episode.tvdb = 7'000'000 + id;
    episode.on_tmdb = row.tmdb != 0 && !(row.tmdb == 19885 && season.number == 0 && position == 2);
    const auto seed = hash_of(series.name) + static_cast<std::uint64_t>(id);
    if (air && episode.on_tmdb) {
      episode.still = catalogue.add_picture({.kind = PictureKind::still,
                                             .title = series.name,
                                             .subtitle = fmt::format("{}x{}", season.number, episode.number),
                                             .seed = seed});
    }
    if (air) *air += std::chrono::days{run.every_days};
    season.episodes.push_back(std::move(episode));
  }
}

Season& season_for(Catalogue& catalogue, const Row& row, Series& series, const Run& run) {
  if (!series.seasons.empty() && series.seasons.back().number == run.season) return series.seasons.back();
  Season season;
  season.number = run.season;
  season.name = run.season == 0 ? "Specials" : fmt::format("Season {}", run.season);
  season.on_tmdb = row.tmdb != 0;
  const auto id = (series.ids.trakt - 2000) * 100 + run.season % 100;
  season.trakt = 300'000 + id;
  season.tmdb = row.tmdb == 0 ? 0 : 400'000 + id;
  season.tvdb = 500'000 + id;
  if (const auto first = first_day(run.first_day)) {
    season.air_date = iso_day(*first);
    season.overview = fmt::format("{} of {}.", season.name, series.name);
    season.poster = catalogue.add_picture({.kind = PictureKind::poster,
                                           .title = series.name,
                                           .subtitle = season.name,
                                           .seed = hash_of(series.name) + static_cast<std::uint64_t>(run.season)});
  }
  series.seasons.push_back(std::move(season));
  return series.seasons.back();
}

void read_cast(Catalogue& catalogue, std::vector<Credit>& cast, std::string_view text, int episodes) {
  while (!text.empty()) {
    const auto one = text.substr(0, text.find(';'));
    text.remove_prefix(std::min(text.size(), one.size() + 1));
    const auto equals = one.find('=');
    cast.push_back({.person = catalogue.add_person(one.substr(0, equals), "Acting"),
                    .role = std::string{one.substr(equals + 1)},
                    .department = "Acting",
                    .episodes = episodes});
  }
}

Series series_of(Catalogue& catalogue, const Row& row, int at) {
  Series series;
  series.name = row.name;
  series.original_name = row.name;
  series.year = row.year;
  series.country = row.country;
  series.ids = {
      .trakt = 2001 + at, .slug = slug_of(row.name), .imdb = std::string{row.imdb}, .tmdb = row.tmdb, .tvdb = row.tvdb};
  series.status = row.status;
  series.network = row.network;
  series.overview = row.overview;
  series.tagline = "A series drawn for the sandbox.";
  for (const int genre : row.genres) {
    if (genre != 0) series.genres.push_back(genre);
  }
  series.vote = row.vote;
  const auto seed = hash_of(row.name);
  series.votes = static_cast<int>(900 + seed % 20'000U);
  int episodes = 0;
  for (const auto& run : row.runs) {
    auto& season = season_for(catalogue, row, series, run);
    add_run(catalogue, row, series, season, run);
    episodes += run.season == 0 ? 0 : run.count;
  }
  for (auto& season : series.seasons) {
    if (series.status != "Returning Series" || season.number != series.seasons.back().number) {
      season.episodes.back().type = "finale";
    }
  }
  read_cast(catalogue, series.cast, row.cast, episodes);
  fill_cast(catalogue, series.cast, 14 + static_cast<int>(seed % 18U), episodes, seed, false);
  if (!row.creator.empty()) series.creators.push_back(catalogue.add_person(row.creator, "Writing"));
  fill_crew(catalogue, series.crew, 6 + static_cast<int>(seed % 9U), episodes, seed, false);
  series.poster = catalogue.add_picture({.kind = PictureKind::poster,
                                         .title = series.name,
                                         .subtitle = fmt::format("{}  ·  {}", row.year, row.network),
                                         .seed = seed});
  series.backdrop =
      catalogue.add_picture({.kind = PictureKind::backdrop, .title = series.name, .subtitle = {}, .seed = seed});
  return series;
}

}  // namespace

void add_sample_series(Catalogue& catalogue) {
  int at = 0;
  for (const auto& row : kRows) {
    auto series = series_of(catalogue, row, at++);
    catalogue.series.push_back(std::move(series));
  }
}

}  // namespace cinemarco::sandbox
