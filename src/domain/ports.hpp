// SPDX-License-Identifier: MIT
// The ports through which exchange/ meets Trakt, TMDB and the stores. Rooms that don't know each other meet here.
#pragma once

#include "domain/details.hpp"
#include "domain/mirror.hpp"
#include "domain/time.hpp"
#include "domain/trakt_user.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <stop_token>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace cinemarco {

// ---- Trakt: facts in ----

enum class Section { movie_plays, episode_plays, ratings, watchlist };
[[nodiscard]] std::string_view to_string(Section section) noexcept;

// A row that could not be read, or that the source itself reports as missing. It is listed; it never ends a run.
struct RowProblem {
  std::string where;    // "history/movies page 3 [17]", "watched-history-2.json [4]"
  std::string message;  // "movie.ids.tmdb: expected integer"
  bool kept = false;    // the row came in all the same, without what could not be read of it
  std::string row{};    // what the row is known by all the same; empty where nothing says
};

// A row that is read and means nothing here.
struct SkippedRow {
  std::string type;  // person
  std::string title;
  std::string reason;  // a word
};

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
  // When the list of dropped titles last changed, by what version() or versions() last learned: another text is another
  // list. Empty: the source has no such list.
  [[nodiscard]] virtual std::optional<std::string> dropped_version() const { return std::nullopt; }
  // All dropped titles. Throws Error; a list that the service does not give is not_found or internal.
  [[nodiscard]] virtual DroppedTitles dropped(std::stop_token /*stop*/) { return {}; }
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

// ---- TMDB: metadata in ----

enum class ExternalId { imdb, tvdb };

// TMDB tells changes of so many days in one go (docs/tmdb.md#changes).
inline constexpr std::chrono::days kLongestChanges{14};

// Safe from several threads at once. Every call throws Error: not_found (TMDB has no such title, or no longer),
// configuration (key missing or refused), upstream, rate_limited, cancelled.
class Catalogue {
 public:
  virtual ~Catalogue() = default;
  [[nodiscard]] virtual MovieDetails movie(TmdbMovieId id, std::stop_token stop) = 0;
  // With all its seasons, specials too.
  [[nodiscard]] virtual SeriesDetails series(TmdbSeriesId id, std::stop_token stop) = 0;
  // One season by itself.
  [[nodiscard]] virtual SeasonDetails season(TmdbSeriesId id, int number, std::stop_token stop) = 0;
  // TMDB's number of the title that another service calls `id`, if it has one. For an episode's IMDb id: its series.
  [[nodiscard]] virtual std::optional<std::int64_t> find(TitleType type, ExternalId source, const std::string& id,
                                                         std::stop_token stop) = 0;
  // The numbers of all titles that TMDB changed within these days, both included and at most kLongestChanges apart.
  // With `most_pages`: empty if reading them would take more requests than that (one is spent to learn it).
  [[nodiscard]] virtual std::optional<std::set<std::int64_t>> changes(TitleType type, Date from, Date to,
                                                                      int most_pages, std::stop_token stop) = 0;
  // What is remembered of the title is old: the next look-up asks.
  virtual void forget(TitleKey title) = 0;
  [[nodiscard]] virtual std::int64_t requests() const = 0;
};

struct PictureUsage {
  std::int64_t files = 0;
  std::int64_t bytes = 0;
};

// TMDB's pictures on disk. Safe from several threads at once.
class Pictures {
 public:
  virtual ~Pictures() = default;
  [[nodiscard]] virtual bool has(const ImageRef& image) const = 0;
  // Fetches and stores one picture atomically. Throws Error: not_found, invalid (no picture came), upstream, cancelled.
  virtual void fetch(const ImageRef& image, std::stop_token stop) = 0;
  // Where the picture lies, fetched if it is missing; callers who want the same one at once share the fetch.
  // Throws as `fetch`.
  [[nodiscard]] virtual std::filesystem::path ensure(const ImageRef& image, std::stop_token stop) = 0;
  // How much room they take.
  [[nodiscard]] virtual PictureUsage usage() const = 0;
  // Removes those that were looked at longest ago until at most so many bytes are left; says how many went. They come
  // again when they are looked at.
  virtual std::int64_t trim(std::int64_t most_bytes) = 0;
  [[nodiscard]] virtual std::int64_t requests() const = 0;
};

// ---- What services need to remember ----

// Answers of TMDB by key (docs/contract.md#cache-keys). Safe from several threads. Expired entries are not returned.
struct CachedAnswer {
  std::string value;  // JSON
  bool found = true;  // false: TMDB said "not found"
  std::string etag;   // of the request that this key is known by, if its answer was whole and had one
};
struct CacheWrite {
  std::string key;
  CachedAnswer answer;
  Instant expires_at;
};
class ResponseCache {
 public:
  virtual ~ResponseCache() = default;
  [[nodiscard]] virtual std::optional<CachedAnswer> get(const std::string& key, Instant now) = 0;
  // All or none.
  virtual void put(const std::vector<CacheWrite>& writes) = 0;
  // TMDB says that these are as they were: they live until then. Those that are not there stay so.
  virtual void renew(const std::vector<std::string>& keys, Instant expires_at) = 0;
  // Counts a look-up by whether the cache answered it.
  virtual void count(bool hit) = 0;
};

// "Not before" of a service, kept over a restart. Safe from several threads.
class WaitStore {
 public:
  virtual ~WaitStore() = default;
  [[nodiscard]] virtual std::optional<Instant> load_wait(std::string_view service) = 0;
  virtual void save_wait(std::string_view service, std::optional<Instant> until, std::string_view reason) = 0;
};

struct TraktTokens {
  std::string access_token;
  std::string refresh_token;
  Instant expires_at;
};

// Sealed at rest. `save` has reached the disk when it returns: refresh tokens are single-use (docs/trakt.md#tokens).
class TokenStore {
 public:
  virtual ~TokenStore() = default;
  [[nodiscard]] virtual std::optional<TraktTokens> load_tokens() = 0;
  virtual void save_tokens(const TraktTokens& tokens) = 0;
  virtual void clear_tokens() = 0;
  // Set when Trakt refused the refresh token: only signing in again helps. Cleared by save_tokens.
  [[nodiscard]] virtual bool needs_reauth() = 0;
  virtual void set_needs_reauth() = 0;
  // Excludes other processes, as long as it is held, from renewing or replacing the tokens: take it, then load. Throws
  // Error{cancelled}. A store that no other process shares needs none.
  [[nodiscard]] virtual std::shared_ptr<void> hold(std::stop_token /*stop*/) { return {}; }
  // A sign-in between its two halves (`trakt url`, then `trakt code`): small sealed texts by name.
  [[nodiscard]] virtual std::optional<std::string> load_secret(std::string_view name) = 0;
  virtual void save_secret(std::string_view name, const std::optional<std::string>& value) = 0;
};

}  // namespace cinemarco
