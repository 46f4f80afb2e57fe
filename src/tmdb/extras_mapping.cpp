// SPDX-License-Identifier: MIT
#include "tmdb/extras_mapping.hpp"

#include "tmdb/fields.hpp"

#include <algorithm>
#include <tuple>
#include <utility>
#include <vector>

namespace cinemarco::tmdb {

namespace {

constexpr std::size_t kLongestKey = 64;

// What goes into the address of a link.
bool is_key(std::string_view key) {
  return !key.empty() && key.size() <= kLongestKey && std::ranges::all_of(key, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '_';
  });
}

std::string address_of(const wire::Video& video) {
  const auto key = text(video.key).value_or("");
  if (!is_key(key)) return {};
  if (video.site == "YouTube") return "https://www.youtube.com/watch?v=" + key;
  if (video.site == "Vimeo") return "https://vimeo.com/" + key;
  return {};
}

// The larger the better.
auto worth(const wire::Video& video, std::string_view language) {
  const auto own = text(video.iso_639_1).value_or("") == language;
  return std::tuple{video.type == "Trailer", own, video.official.value_or(false),
                    text(video.published_at).value_or("")};
}

std::vector<Provider> to_providers(const wire::List<wire::Provider>& from) {
  std::vector<Provider> providers;
  for (const auto& one : from) {
    auto name = title(one.provider_name);
    if (name) providers.push_back({one.provider_id, std::move(*name)});
  }
  return providers;
}

}  // namespace

TrailerOfTitle best_trailer(const wire::Videos& videos, std::string_view language) {
  const wire::Video* best = nullptr;
  for (const auto& video : videos.results) {
    if ((video.type != "Trailer" && video.type != "Teaser") || address_of(video).empty()) continue;
    if (best == nullptr || worth(video, language) > worth(*best, language)) best = &video;
  }
  if (best == nullptr) return {};
  Trailer trailer;
  trailer.name = title(best->name).value_or(*best->type);
  trailer.site = *best->site;
  trailer.url = address_of(*best);
  trailer.language = text(best->iso_639_1);
  trailer.is_official = best->official.value_or(false);
  return {std::move(trailer), false};
}

WhereToWatch to_where_to_watch(const wire::WatchProviders& providers, const std::string& region) {
  WhereToWatch where;
  if (!providers.results) return where;
  const auto found = providers.results->find(region);
  if (found == providers.results->end()) return where;
  const auto& told = found->second;
  auto link = text(told.link).value_or("");
  if (!link.starts_with("https://www.themoviedb.org/")) return where;
  where.link = std::move(link);
  where.flatrate = to_providers(told.flatrate);
  where.free = to_providers(told.free);
  where.ads = to_providers(told.ads);
  where.rent = to_providers(told.rent);
  where.buy = to_providers(told.buy);
  return where;
}

}  // namespace cinemarco::tmdb
