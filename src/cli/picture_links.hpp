// SPDX-License-Identifier: MIT
// TMDB's pictures as addresses that a browser opens.
#pragma once

#include <boost/json.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace cinemarco::cli {

// `kind`: poster, backdrop, profile or still. Empty where there is no picture.
[[nodiscard]] std::optional<std::string> picture_link(const std::string& image_url, std::string_view kind,
                                                      const std::optional<std::string>& path);

// Puts a `poster_url` beside each `poster_path`, and so for the other kinds, however deep they stand.
void add_picture_links(boost::json::value& report, const std::string& image_url);

}  // namespace cinemarco::cli
