// SPDX-License-Identifier: MIT
// Looking around at TMDB: searches, what is trending, people and collections; and the port through which it is done.
#pragma once

#include "domain/id.hpp"
#include "domain/time.hpp"
#include "domain/title.hpp"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace cinemarco {

enum class FoundType { movie, series, person };
[[nodiscard]] std::string_view to_string(FoundType type) noexcept;  // "movie", "series", "person"

// One item of a search, of the trending list or of a collection.
struct Found {
  FoundType type = FoundType::movie;
  std::int64_t tmdb_id = 0;
  std::string name;
  std::optional<std::string> original_name;  // where it is another
  std::optional<Date> date;                  // released, or first aired
  std::optional<std::string> overview;
  std::optional<std::string> picture_path;  // poster, or a person's profile
  std::optional<double> vote_average;
  std::optional<std::string> known_for_department;  // of a person
};

struct FoundList {
  std::vector<Found> items;
  bool stale = false;  // past its time, and TMDB cannot be asked
};

// A title that a person took part in, with everything the person did in it.
struct Work {
  TitleKey title;
  std::string name;
  std::optional<std::string> original_name;  // where it is another
  std::optional<Date> date;
  std::optional<std::string> poster_path;
  std::vector<std::string> roles;  // "as Tyler Durden", "Director"
};

struct PersonDetails {
  TmdbPersonId id;
  std::string name;
  std::optional<std::string> biography, place_of_birth, profile_path, known_for_department;
  std::optional<Date> birthday, deathday;
  std::vector<Work> works;  // each title once, the newest first, those without a date last
  bool stale = false;
};

struct CollectionDetails {
  std::int64_t id = 0;
  std::string name;
  std::optional<std::string> overview, poster_path, backdrop_path;
  std::vector<Found> parts;  // movies, the oldest first, those without a date last
  bool stale = false;
};

// A video at somebody else's, to be followed as a link.
struct Trailer {
  std::string name;
  std::string site;  // "YouTube", "Vimeo"
  std::string url;
  std::optional<std::string> language;  // "pt"
  bool is_official = false;
};
struct TrailerOfTitle {
  std::optional<Trailer> trailer;
  bool stale = false;
};

// Who shows a title in one region, as JustWatch tells TMDB. The lists go by TMDB's own words.
struct Provider {
  std::int64_t id = 0;
  std::string name;
};
struct WhereToWatch {
  std::string link;  // TMDB's page with the ways there; empty: it tells of nobody in that region
  std::vector<Provider> flatrate, free, ads, rent, buy;
  bool stale = false;
};

// Where TMDB's pictures lie, and in which sizes: base_url + "/" + size + path.
struct PictureHost {
  std::string base_url;  // without a slash at its end
  std::vector<std::string> poster_sizes, backdrop_sizes, profile_sizes, still_sizes;
  bool stale = false;
};

enum class SearchKind { movie, series, multi };

// Safe from several threads at once. What is remembered serves past its time where TMDB cannot be asked. Every call
// throws Error as Catalogue's do, and Error{invalid} for an empty or endless search.
class Discovery {
 public:
  virtual ~Discovery() = default;
  // TMDB's first page of what fits best: movies, series, or both and people.
  [[nodiscard]] virtual FoundList search(SearchKind kind, const std::string& text, std::stop_token stop) = 0;
  // Of this week.
  [[nodiscard]] virtual FoundList trending(TitleType type, std::stop_token stop) = 0;
  [[nodiscard]] virtual PersonDetails person(TmdbPersonId id, std::stop_token stop) = 0;
  [[nodiscard]] virtual CollectionDetails collection(std::int64_t id, std::stop_token stop) = 0;
  // The best one: a trailer before a teaser, one of our language before others, an official one before others.
  [[nodiscard]] virtual TrailerOfTitle trailer(TitleKey title, std::stop_token stop) = 0;
  // `region` as region_code() gives it.
  [[nodiscard]] virtual WhereToWatch where_to_watch(TitleKey title, const std::string& region,
                                                    std::stop_token stop) = 0;
  [[nodiscard]] virtual PictureHost picture_host(std::stop_token stop) = 0;
  // Asks TMDB, whatever is remembered. Throws Error{configuration} where the key is missing or not accepted.
  virtual void check_key(std::stop_token stop) = 0;
  // As of a Catalogue.
  [[nodiscard]] virtual Discovery* english() { return nullptr; }
};

}  // namespace cinemarco
