// SPDX-License-Identifier: MIT
#include "trakt/export_look_alikes.hpp"

#include "domain/lower_case.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <numeric>
#include <utility>
#include <vector>

namespace cinemarco::trakt {
namespace {

constexpr std::size_t kWrongLetters = 2;

// A word that names a kind, without the letters in which its forms differ.
struct Word {
  std::string_view letters;
  ExportKind kind;
  std::string_view stem;
};
constexpr std::array<Word, 3> kWords{{{"histor", ExportKind::history, "watched-history"},
                                      {"watchlist", ExportKind::watchlist, "lists-watchlist"},
                                      {"rating", ExportKind::ratings, ""}}};

// By how many letters that are missing, too many or others two words differ.
std::size_t difference(std::string_view left, std::string_view right) {
  std::vector<std::size_t> row(right.size() + 1);
  std::iota(row.begin(), row.end(), 0);
  for (std::size_t l = 0; l < left.size(); ++l) {
    auto before = std::exchange(row[0], l + 1);
    for (std::size_t r = 0; r < right.size(); ++r) {
      const auto above = row[r + 1];
      row[r + 1] = std::min({above + 1, row[r] + 1, before + static_cast<std::size_t>(left[l] != right[r])});
      before = above;
    }
  }
  return row.back();
}

std::string letters_of(std::string_view text) {
  std::string letters{text};
  std::erase_if(letters, [](char c) { return c < 'a' || c > 'z'; });
  return letters;
}

// The number that the name ends with; 0 where it ends with none.
int page_of(std::string_view name) {
  const auto last = name.find_last_not_of("0123456789");
  const auto digits = name.substr(last == std::string_view::npos ? 0 : last + 1);
  int page = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), page);
  return error == std::errc{} && page <= kMostPages ? page : 0;
}

}  // namespace

ExportName resembled(std::string_view file) {
  const auto ending = file.find(".json");
  if (ending == std::string_view::npos) return {};
  const auto name = file.substr(0, ending);
  const auto letters = letters_of(name);
  const auto found = [&](ExportKind kind, std::string_view stem) {
    return ExportName{ExportKind::look_alike, kind, stem, page_of(name)};
  };
  constexpr std::size_t kLongest = 64;  // a longer one differs by more than a slip
  if (letters.size() <= kLongest) {
    for (const auto& it : page_stems()) {
      if (it.folder.empty() && difference(letters, letters_of(it.text)) <= kWrongLetters)
        return found(it.kind, it.text);
    }
  }
  for (const auto& it : kWords) {
    if (letters.contains(it.letters)) return found(it.kind, it.stem);
  }
  return {};
}

std::string look_alike_reason(std::string_view path, const ExportName& name) {
  const auto file = lower_case(file_part(path));
  if (file.ends_with(".icloud")) {
    return "lies in iCloud and not on this computer: let Finder download it, then import again";
  }
  for (const std::string_view ending : {".crdownload", ".part", ".partial", ".download", ".tmp"}) {
    if (file.ends_with(ending)) return "is a download that has not ended: download the export again";
  }
  const std::string why = "is not read, for no file of an export has such a name. If it belongs to this one, name it ";
  if (name.stem.empty()) return why + "as Trakt does (ratings-movies.json, ratings-shows.json …) and import again";
  const auto number = name.page > 0 ? "-" + std::to_string(name.page) : std::string{};
  return why + std::string{name.stem} + number + ".json and import again";
}

}  // namespace cinemarco::trakt
