// SPDX-License-Identifier: MIT
// By what a title is found and where it stands in a sorted list: as people type, without accents, dots and hyphens.
// The web app does the same (ui/src/search-words.ts); tests/search_cases.json holds both to it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cinemarco {

// Text without case, accents and forms of width: "Łódź" is "lodz", "Straße" "strasse", "ＡＢＣ" "abc". UTF-8 both;
// what is not UTF-8 becomes U+FFFD.
[[nodiscard]] std::string fold(std::string_view text);

// Folded, without The, A or An at its beginning: what lists by title are ordered by.
[[nodiscard]] std::string sort_title(std::string_view title);

// What a title is found by, parted by blanks. A search term finds it as the beginning of one of them ("spiderman" and
// "man" of Spider-Man; each rest of a word in a script that puts no blanks between words), or as the whole of one that
// has a "=" before it ("=ironman" of Iron Man: words that may be typed as one).
[[nodiscard]] std::string search_words(std::string_view title, std::optional<std::string_view> original_title);

// The terms of a question, at most 32. Each must find the title, or all of them joined. Empty for blanks only.
[[nodiscard]] std::vector<std::string> search_terms(std::string_view question);

}  // namespace cinemarco
