// SPDX-License-Identifier: MIT
// Is an export whole? Trakt's own count says it, and so does how its exporter worked at the time.
#pragma once

#include "domain/history_source.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace cinemarco::trakt {

// Not safe from several threads.
class ExportProof {
 public:
  void row_of_history() { ++rows_; }
  void play(Section section, const Play& play);
  // The text of user-stats.json. What cannot be read says nothing.
  void stats(std::string_view text);

  // For each section of plays that was read, what it says of it. `newest`: when the export was made; empty where nobody
  // knows.
  [[nodiscard]] std::vector<std::pair<Section, std::string>> hints(std::optional<Instant> newest,
                                                                   const std::set<Section>& read);

 private:
  struct Kind {
    std::vector<std::int64_t> ids;
    std::optional<std::int64_t> counted;
  };
  [[nodiscard]] Kind& of(Section section) { return section == Section::movie_plays ? movies_ : episodes_; }

  std::size_t rows_ = 0;
  Kind movies_;
  Kind episodes_;
};

}  // namespace cinemarco::trakt
