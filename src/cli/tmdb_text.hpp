// SPDX-License-Identifier: MIT
// What TMDB says, as text for people. `image_url` is TMDB_IMAGE_URL: pictures are shown as addresses.
#pragma once

#include "api/discovery_reports.hpp"
#include "api/tmdb_reports.hpp"

#include <string>

namespace cinemarco::cli {

void print_text(const api::MovieReport& movie, const std::string& image_url);
void print_text(const api::SeriesReport& series, const std::string& image_url);
void print_text(const api::SeasonReport& season, const std::string& image_url);
void print_text(const api::FoundPage& list, const std::string& image_url);
void print_text(const api::PersonReport& person, const std::string& image_url);
void print_text(const api::CollectionReport& collection, const std::string& image_url);

}  // namespace cinemarco::cli
