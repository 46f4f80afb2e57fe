// SPDX-License-Identifier: MIT
// The language in which TMDB is asked, as TMDB writes it: "de", "pt-BR".
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cinemarco {

// What TMDB answers in where nothing else is asked for.
inline constexpr std::string_view kUsualLanguage = "en-US";

// The tag in TMDB's spelling ("PT-br" → "pt-BR"): a language of ISO 639-1, and behind a hyphen a region of ISO 3166-1
// where one is meant (docs/tmdb.md#languages). Empty: it is no such tag.
[[nodiscard]] std::optional<std::string> language_tag(std::string_view text);

// "pt" and "BR" of such a tag; the region is empty where it names none.
[[nodiscard]] std::string_view language_of(std::string_view tag) noexcept;
[[nodiscard]] std::string_view region_of(std::string_view tag) noexcept;

// Two letters of ISO 3166-1 in upper case. Empty: that is no region.
[[nodiscard]] std::optional<std::string> region_code(std::string_view text);

}  // namespace cinemarco
