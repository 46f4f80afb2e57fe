// SPDX-License-Identifier: MIT
// TMDB's API call by call: one request each, the answer checked to be TMDB's and parsed. Nothing is cached here.
#pragma once

#include "domain/catalogue.hpp"
#include "domain/clock.hpp"
#include "domain/discovery.hpp"
#include "domain/error.hpp"
#include "domain/id.hpp"
#include "net/service.hpp"
#include "tmdb/answers.hpp"
#include "tmdb/settings.hpp"

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>

namespace cinemarco::tmdb {

// The first call for a series asks for the seasons 0…18 unseen: with the credits these are the 20 parts that one call
// may append, and a season that does not exist is left out of the answer (docs/tmdb.md#appended-parts).
inline constexpr int kBlindSeasons = 19;
inline constexpr std::size_t kMaxAppended = 20;

// A 200 that is no JSON object is asked for so many times more, as after the incident of May 2026
// (docs/tmdb.md#gzip-without-a-header).
inline constexpr int kUnreadableRetries = 2;

// TMDB said that it has no such thing; `body()` is the JSON in which it said so.
class NotFound final : public Error {
 public:
  NotFound(const std::string& message, std::string context, std::string body)
      : Error{ErrorCode::not_found, message, std::move(context)}, body_{std::move(body)} {}
  [[nodiscard]] const std::string& body() const noexcept { return body_; }

 private:
  std::string body_;
};

// What is known already of what is asked for.
struct Known {
  std::string etag;     // of the answer that is remembered; empty: there is none that is whole
  bool serves = false;  // it can be shown if TMDB fails, so a failure is told at once
};

// Parameters by name, not encoded yet. TMDB refuses a name that comes twice (HTTP 400 since May 2026).
using Query = std::map<std::string, std::string>;

// What TMDB said under an etag is as it was: there is no document then.
using IfChanged = std::optional<Document>;

// For whom TMDB is asked: a run waits as long as TMDB says; a person does not (net::HttpRequest::by_person).
enum class Asker { run, person };

// Of a request whose answer is at hand in an older form.
inline constexpr std::chrono::milliseconds kFreshWithin{4'000};

// Safe from several threads. Every request names the language. Every call throws
// * NotFound: a 404 with TMDB's own message. Any other 404 is `upstream`, lest a wrong address empty a library.
// * Error{configuration}: no key, or TMDB did not accept it.
// * Error{upstream}: refused (with TMDB's message), unreachable, or unreadable.
// * Error{too_large}: more than api_http() takes.
// * Error{rate_limited}, Error{cancelled}.
class TmdbClient {
 public:
  // References must outlive the client.
  TmdbClient(TmdbSettings settings, net::Service& service, Clock& clock, Asker asker = Asker::run);

  // The same client, asking in another language.
  [[nodiscard]] TmdbClient in(std::string_view language) const;
  [[nodiscard]] const std::string& language() const { return settings_.language; }

  // With `credits` appended.
  [[nodiscard]] IfChanged movie(TmdbMovieId id, const Known& known, std::stop_token stop);
  // With `aggregate_credits` and the seasons 0…18 appended; any of them may be missing.
  [[nodiscard]] IfChanged series(TmdbSeriesId id, const Known& known, std::stop_token stop);
  // Smaller answers, where those are too large: without credits; and with one part or none.
  [[nodiscard]] Document bare_movie(TmdbMovieId id, std::stop_token stop);
  [[nodiscard]] Document series_with(TmdbSeriesId id, std::string_view part, std::stop_token stop);
  // With these seasons appended, at most kMaxAppended.
  [[nodiscard]] Document series_seasons(TmdbSeriesId id, std::span<const int> numbers, std::stop_token stop);
  [[nodiscard]] IfChanged season(TmdbSeriesId id, int number, const Known& known, std::stop_token stop);
  // The first page. `query` as the user typed it; `year`: of release or first broadcast, for movies or series.
  [[nodiscard]] IfChanged search(SearchKind kind, const std::string& query, std::optional<int> year, const Known& known,
                                 std::stop_token stop);
  [[nodiscard]] IfChanged trending(TitleType type, const Known& known, std::stop_token stop);
  // With `combined_credits` appended.
  [[nodiscard]] IfChanged person(TmdbPersonId id, const Known& known, std::stop_token stop);
  [[nodiscard]] IfChanged collection(std::int64_t id, const Known& known, std::stop_token stop);
  // Videos in our language, in English, and in none that is known.
  [[nodiscard]] IfChanged videos(TitleKey title, const Known& known, std::stop_token stop);
  // Of all regions.
  [[nodiscard]] IfChanged watch_providers(TitleKey title, const Known& known, std::stop_token stop);
  // `id` must be letters and digits only.
  [[nodiscard]] Document find(ExternalId source, const std::string& id, std::stop_token stop);

  // Sizes of pictures and where they lie; TMDB answers it to every valid key.
  [[nodiscard]] IfChanged configuration(const Known& known, std::stop_token stop);
  // One page of the numbers of titles that changed within these days, both included.
  [[nodiscard]] Document changes(TitleType type, Date from, Date to, int page, std::stop_token stop);

  // Requests that went out, retries included.
  [[nodiscard]] std::int64_t requests() const { return service_.requests(); }

 private:
  // `what` is for messages: "movie 550".
  [[nodiscard]] Document get(const std::string& path, Query query, const std::string& what, std::stop_token stop);
  [[nodiscard]] IfChanged get_if_changed(const std::string& path, Query query, const std::string& what,
                                         const Known& known, std::stop_token stop);
  [[nodiscard]] net::HttpResponse ask(const net::HttpRequest& call, const std::string& what, std::stop_token stop);
  [[nodiscard]] net::HttpRequest request(const std::string& path, Query query) const;
  void require_key() const;

  TmdbSettings settings_;
  net::Service& service_;
  Clock& clock_;
  Asker asker_;
};

}  // namespace cinemarco::tmdb
