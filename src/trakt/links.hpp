// SPDX-License-Identifier: MIT
// Trakt's pages for people, each once: they have moved before.
#pragma once

#include <string>
#include <string_view>

namespace cinemarco::trakt {

// Where a user makes an API app: since 2026-09-22 (docs/trakt.md#your-application) …
inline constexpr std::string_view kAppPage = "https://developer.trakt.tv";
// … and where anybody gets the export that `import` reads instead (docs/trakt.md#the-export).
inline constexpr std::string_view kExportPage = "https://app.trakt.tv/settings/data";

// How to get it, to stand within a sentence: "press … on …".
[[nodiscard]] std::string export_steps();

}  // namespace cinemarco::trakt
