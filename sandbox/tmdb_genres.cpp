// SPDX-License-Identifier: MIT
// TMDB's two lists of genres: most are shared, some exist for series only.
#include "sandbox/tmdb_json.hpp"

#include <algorithm>

namespace cinemarco::sandbox {
namespace {

struct Genre {
  int id;
  std::string_view name;
};
constexpr Genre kMovieGenres[] = {
    {28, "Action"},      {12, "Adventure"}, {16, "Animation"}, {35, "Comedy"},     {80, "Crime"},
    {99, "Documentary"}, {18, "Drama"},     {10751, "Family"}, {14, "Fantasy"},    {36, "History"},
    {27, "Horror"},      {10402, "Music"},  {9648, "Mystery"}, {10749, "Romance"}, {878, "Science Fiction"},
    {53, "Thriller"},    {10752, "War"},    {37, "Western"}};
constexpr Genre kSeriesGenres[] = {{10759, "Action & Adventure"},
                                   {10762, "Kids"},
                                   {10765, "Sci-Fi & Fantasy"},
                                   {10764, "Reality"},
                                   {10768, "War & Politics"}};

}  // namespace

std::string_view genre_name(int id, bool of_series) {
  if (of_series) {
    const auto found = std::ranges::find(kSeriesGenres, id, &Genre::id);
    if (found != std::ranges::end(kSeriesGenres)) return found->name;
  }
  const auto found = std::ranges::find(kMovieGenres, id, &Genre::id);
  return found == std::ranges::end(kMovieGenres) ? std::string_view{"Drama"} : found->name;
}

}  // namespace cinemarco::sandbox
