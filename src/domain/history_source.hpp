// SPDX-License-Identifier: MIT
// Trakt as exchange/ meets it: facts in, page by page, from the live account or from an export.
#pragma once

#include "domain/mirror.hpp"
#include "domain/row_problem.hpp"
#include "domain/stated_lists.hpp"
#include "domain/time.hpp"
#include "domain/trakt_user.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace cinemarco {

enum class Section { movie_plays, episode_plays, ratings, watchlist };
[[nodiscard]] std::string_view to_string(Section section) noexcept;

// A page of one section, in the source's order. Facts are at most one page's worth.
struct SourcePage {
  Section section = Section::movie_plays;
  int page = 1;                            // from 1; the export counts its own chunks
  std::optional<int> page_count;           // as the source states it; it may lie
  std::optional<std::int64_t> item_count;  // rows of all pages, as above
  bool full = false;                       // as many rows as a page can hold
  bool last = false;                       // the section is complete with this page
  std::vector<Play> plays;
  std::vector<Rating> ratings;
  std::vector<WatchlistItem> watchlist;
  std::vector<RowProblem> problems;
  std::vector<SkippedRow> skipped;
  std::vector<std::string> hints;  // what the source's completeness looks like, in words; nothing failed
  // Rows that were read and are no fact, such as a rating of 0 or a person on the watchlist: what each is known by.
  std::vector<std::string> passed_over;
};

// Where to go on: the first page of each section that is not stored yet. A section that is missing starts at page 1.
using WalkPosition = std::map<Section, int>;

enum class SourceKind { api, export_file };

class BroughtFile;

// All of a person's facts, page by page. One walk at a time per object.
class HistorySource {
 public:
  virtual ~HistorySource() = default;
  [[nodiscard]] virtual SourceKind kind() const = 0;
  // A text that changes whenever a fact of these sections changes upstream. Two equal texts around a walk prove that
  // nothing moved meanwhile. Throws Error.
  [[nodiscard]] virtual std::string version(const std::set<Section>& sections, std::stop_token stop) = 0;
  // Calls `sink` once per page, never concurrently, pages of a section in order; sections may interleave.
  // Throws Error (upstream, rate_limited, trakt_sign_in, configuration, cancelled, invalid); what was delivered stands.
  virtual void walk(const std::set<Section>& sections, const WalkPosition& from,
                    const std::function<void(SourcePage&&)>& sink, std::stop_token stop) = 0;
  // Requests made so far by this object (0 for an export).
  [[nodiscard]] virtual std::int64_t requests() const = 0;
  // Whose account it is. Empty where the source does not say. Throws Error, without waiting out what may pass.
  [[nodiscard]] virtual std::optional<TraktUser> owner(std::stop_token /*stop*/) { return std::nullopt; }
  // When all of it was true, for a file of a moment; empty for what is true now, and where nobody knows. Throws Error.
  [[nodiscard]] virtual std::optional<Instant> made_at(std::stop_token /*stop*/) { return std::nullopt; }
  // What another service exported has no pages: it is read by this instead (domain/brought.hpp). Null for Trakt's.
  [[nodiscard]] virtual BroughtFile* brought() { return nullptr; }
  // When the list of dropped titles last changed, by what version() or versions() last learned: another text is another
  // list. Empty: the source has no such list.
  [[nodiscard]] virtual std::optional<std::string> dropped_version() const { return std::nullopt; }
  // All dropped titles. Throws Error; a list that the service does not give is not_found or internal.
  [[nodiscard]] virtual DroppedTitles dropped(std::stop_token /*stop*/) { return {}; }
  // The same of lists, and of notes. The rows of a list that is `known` are not asked for. Both throw as `dropped`.
  [[nodiscard]] virtual std::optional<std::string> lists_version() const { return std::nullopt; }
  [[nodiscard]] virtual StatedLists lists(const KnownList& /*known*/, std::stop_token /*stop*/) { return {}; }
  // Whether there is a list of that number, asked for by itself. Throws as `dropped`.
  [[nodiscard]] virtual bool has_list(TraktId /*list*/, std::stop_token /*stop*/) { return true; }
  [[nodiscard]] virtual std::optional<std::string> notes_version() const { return std::nullopt; }
  [[nodiscard]] virtual StatedNotes notes(std::stop_token /*stop*/) { return {}; }
};

enum class Reading { go_on, enough };

// Plays watched within these instants, both included; an empty one sets no bound.
struct Window {
  std::optional<Instant> from, to;
};

// A source that says what changed, and can be read only as far as is needed.
class LiveHistory : public HistorySource {
 public:
  // When each section last changed, by one request: another text is another state, removals and back-dated plays
  // included. Throws Error.
  [[nodiscard]] virtual std::map<Section, std::string> versions(std::stop_token stop) = 0;
  // The pages of one section, newest first, none asked for before the one before it was read. True if the
  // section was read to its end, or to that of the window. Throws as `walk`.
  virtual bool read(Section section, const Window& window, const std::function<Reading(SourcePage&&)>& sink,
                    std::stop_token stop) = 0;
};

}  // namespace cinemarco
