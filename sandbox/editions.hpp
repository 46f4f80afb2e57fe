// SPDX-License-Identifier: MIT
// What TMDB says in another language than English, with the holes that it has there (docs/tmdb.md#languages).
#pragma once

#include "sandbox/catalogue.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace cinemarco::sandbox {

/// "en", "en-GB": what the catalogue itself says.
bool is_english(std::string_view language);

/// Where a title is translated, title, texts, poster and the names of people are others, by language and region. Every
/// fourth title is not: it keeps its title and poster, has no texts, and its episodes are but numbered. So is every
/// fifth episode of one that is. The numbers are those of the English one, in the same order.
std::shared_ptr<const Catalogue> edition(const Catalogue& english, std::string_view language);

/// A title that is not translated into any language.
bool is_untranslated(std::int64_t tmdb);

/// The poster's path in that language, "/" + 26 letters and digits + ".png".
std::string poster_in(std::string_view language, const std::string& english_path);
/// The names that the English poster may have of which this is the name in some language.
std::vector<std::string> possible_originals(const std::string& name);

}  // namespace cinemarco::sandbox
