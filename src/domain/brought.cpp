// SPDX-License-Identifier: MIT
#include "domain/brought.hpp"

#include "domain/title_names.hpp"

namespace cinemarco {

std::string title_key(const BroughtTitle& title) {
  const auto& ids = title.ref.ids;
  if (ids.tmdb) return "tmdb:" + std::to_string(*ids.tmdb);
  if (ids.imdb) return "imdb:" + *ids.imdb;
  if (ids.tvdb) return "tvdb:" + std::to_string(*ids.tvdb);
  if (!title.ref.title.empty()) {
    return "title:" + plain_title(title.ref.title) + ":" + std::to_string(title.ref.year.value_or(0));
  }
  if (title.tvdb_episode) return "episode:tvdb:" + std::to_string(*title.tvdb_episode);
  return "episode:imdb:" + title.imdb_episode;
}

}  // namespace cinemarco
