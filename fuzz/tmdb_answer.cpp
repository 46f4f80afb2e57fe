// SPDX-License-Identifier: MIT
// An answer of TMDB's as a movie, a series, a person, a list …: pruned for the cache it still says the same.
#include "fuzz/input.hpp"
#include "json/json.hpp"
#include "tests/tmdb/same_details.hpp"
#include "tmdb/answers.hpp"
#include "tmdb/discovery_mapping.hpp"
#include "tmdb/mapping.hpp"

#include <optional>
#include <utility>

namespace {

using namespace cinemarco;
using namespace cinemarco::tmdb;

std::optional<Document> document_of(std::string_view text) {
  auto memory = std::make_unique<boost::json::monotonic_resource>();
  auto root = json::parse_mended(text, memory.get());
  if (!root || !root->is_object()) return std::nullopt;
  return Document{std::move(memory), std::move(*root)};
}

// As the text of the cache has it.
boost::json::value pruned(const boost::json::value& part, Part kind) {
  auto copy = part;
  auto again = json::parse(pruned_text(copy, kind));
  fuzz::require(again.has_value(), "what is cached can be read");
  return std::move(*again);
}

template <class T>
std::optional<T> read(const std::optional<boost::json::value>& from) {
  if (!from) return std::nullopt;
  auto value = json::read<T>(*from);
  return value ? std::optional{std::move(*value)} : std::nullopt;
}

TitleParts pruned(const TitleParts& parts) {
  TitleParts result{pruned(parts.base, Part::title), std::nullopt, {}};
  if (parts.credits) result.credits = pruned(*parts.credits, Part::credits);
  for (const auto& [number, season] : parts.seasons) result.seasons.emplace(number, pruned(season, Part::season));
  return result;
}

std::string movie_of(const TitleParts& parts) {
  const auto movie = read<wire::Movie>(parts.base);
  return movie ? test::show(to_movie(*movie, read<wire::Credits>(parts.credits))) : "";
}

std::string series_of(const TitleParts& parts) {
  std::map<int, wire::Season> seasons;
  for (const auto& [number, part] : parts.seasons) {
    if (auto season = read<wire::Season>(part)) seasons.emplace(number, std::move(*season));
  }
  const auto series = read<wire::Series>(parts.base);
  return series ? test::show(to_series(*series, read<wire::Credits>(parts.credits), seasons)) : "";
}

void check_title(std::string_view text, std::string_view credits, std::string (*details_of)(const TitleParts&)) {
  auto document = document_of(text);
  if (!document) return;
  const auto parts = take_apart(*document, credits);
  const auto details = details_of(parts);
  fuzz::require_utf8(details);
  // Of a number with a fraction Boost 1.81 may read the last digit one off.
  if (details.contains('.')) return;
  fuzz::require(details_of(pruned(parts)) == details, "pruning takes nothing that is read");
}

void check_others(const boost::json::value& answer) {
  if (const auto hits = json::read<wire::Hits>(answer)) {
    for (const auto& found : to_found(hits->results, std::nullopt)) fuzz::require_utf8(found.name);
  }
  const auto person = json::read<wire::Person>(answer);
  const auto works = json::read<wire::Filmography>(answer);
  if (person && works) fuzz::require_utf8(to_person(*person, *works).name);
  if (const auto collection = json::read<wire::Collection>(answer)) fuzz::require_utf8(to_collection(*collection).name);
  if (const auto host = json::read<wire::Configuration>(answer)) fuzz::require_utf8(to_picture_host(*host).base_url);
  static_cast<void>(json::read<wire::FindResults>(answer));
  static_cast<void>(json::read<wire::Changes>(answer));
  static_cast<void>(json::read<wire::Refusal>(answer));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = fuzz::text_of(data, size);
  check_title(text, "credits", movie_of);
  check_title(text, "aggregate_credits", series_of);
  if (const auto document = document_of(text)) check_others(document->root);
  return 0;
}
