// SPDX-License-Identifier: MIT
// TMDB's objects with all the members that the real ones have, also those that nobody reads.
#pragma once

#include "sandbox/catalogue.hpp"

#include <boost/json.hpp>

namespace cinemarco::sandbox {

boost::json::object movie_details(const Catalogue& catalogue, const Movie& movie);
boost::json::object series_details(const Catalogue& catalogue, const Series& series);
boost::json::object season_details(const Catalogue& catalogue, const Series& series, const Season& season);
boost::json::object person_details(const Person& person);
boost::json::object collection_details(const Catalogue& catalogue, const Collection& collection);

boost::json::object movie_credits(const Catalogue& catalogue, const Movie& movie);
/// The regulars of the latest season only, as TMDB has it.
boost::json::object series_credits(const Catalogue& catalogue, const Series& series);
boost::json::object aggregate_credits(const Catalogue& catalogue, const Series& series);
boost::json::object combined_credits(const Catalogue& catalogue, const Person& person, bool movies, bool series);
boost::json::object external_ids(const Ids& ids);
boost::json::object image_list(const std::string& poster, const std::string& backdrop);

/// A row of a search, of trending, of a filmography.
boost::json::object movie_row(const Movie& movie);
boost::json::object series_row(const Series& series);
boost::json::object person_row(const Person& person);

std::string_view genre_name(int id, bool of_series);
boost::json::value path_or_null(const std::string& path);

}  // namespace cinemarco::sandbox
