// SPDX-License-Identifier: MIT
#include "trakt/export_proof.hpp"

#include "json/json.hpp"
#include "trakt/links.hpp"
#include "trakt/wire.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace cinemarco::trakt {
namespace {

using namespace std::chrono_literals;

// Since then the exporter walks on while pages are full; before, it believed a count that may lag
// (docs/trakt.md#pages-of-an-export). All its page sizes are multiples of this one.
constexpr Instant kWalksOnSince{std::chrono::sys_days{2026y / 8 / 19}};
constexpr std::size_t kPageRows = 250;

std::optional<std::int64_t> plays_of(const boost::json::value& document, const char* kind) {
  const auto stats = json::read<wire::Stats>(document);
  if (!stats) return std::nullopt;
  const auto& of = std::string_view{kind} == "movies" ? stats->movies : stats->episodes;
  return of ? of->plays : std::nullopt;
}

}  // namespace

void ExportProof::play(Section section, const Play& play) {
  if (play.history_id) of(section).ids.push_back(play.history_id->value());
}

void ExportProof::stats(std::string_view text) {
  const auto document = json::parse_mended(text);
  if (!document) return;
  movies_.counted = plays_of(*document, "movies");
  episodes_.counted = plays_of(*document, "episodes");
}

std::vector<std::pair<Section, std::string>> ExportProof::hints(std::optional<Instant> newest,
                                                                const std::set<Section>& read) {
  std::vector<std::pair<Section, std::string>> said;
  for (const auto section : {Section::movie_plays, Section::episode_plays}) {
    auto& [ids, counted] = of(section);
    if (!counted || !read.contains(section)) continue;
    std::ranges::sort(ids);
    ids.erase(std::ranges::unique(ids).begin(), ids.end());
    if (std::cmp_less_equal(*counted, ids.size())) continue;  // what was watched while the export was made
    const auto short_of = *counted - static_cast<std::int64_t>(ids.size());
    said.emplace_back(section, fmt::format("The export is {} {}play{} short of what Trakt counts ({} of {}). A new "
                                           "export from {} costs nothing; what is here already does not double",
                                           short_of, section == Section::movie_plays ? "movie " : "episode ",
                                           short_of == 1 ? "" : "s", ids.size(), *counted, kExportPage));
  }
  if (rows_ > 0 && rows_ % kPageRows == 0 && (!newest || *newest < kWalksOnSince)) {
    said.emplace_back(Section::movie_plays,
                      fmt::format("The export holds exactly {} plays, a whole number of pages: exports of before "
                                  "2026-08-19 could end too early, so the oldest plays may be missing. A new export "
                                  "from {} costs nothing; what is here already does not double",
                                  rows_, kExportPage));
  }
  return said;
}

}  // namespace cinemarco::trakt
