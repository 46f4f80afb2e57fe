// SPDX-License-Identifier: MIT
#include "tmdb/client.hpp"

#include "json/json.hpp"
#include "net/url.hpp"
#include "tmdb/keys.hpp"
#include "tmdb/wire.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace cinemarco::tmdb {
namespace {

using std::chrono::seconds;

std::string without_trailing_slashes(std::string url) {
  while (url.ends_with('/')) url.pop_back();
  return url;
}

std::string trimmed(const std::string& text) {
  constexpr const char* kSpace = " \t\r\n";
  const auto first = text.find_first_not_of(kSpace);
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

// What TMDB itself says, where the body is TMDB's. Its messages are a sentence; anything long is not for a user's eyes.
std::optional<std::string> tmdb_message(const std::string& body) {
  constexpr std::size_t kLongest = 300;
  const auto refusal = json::parse_as<wire::Refusal>(body);
  if (!refusal) return std::nullopt;
  std::string message = refusal->status_message.value_or("");
  if (message.empty() && refusal->errors && !refusal->errors->empty()) message = refusal->errors->front();
  if (message.empty() || message.size() > kLongest) return std::nullopt;
  return message;
}

// Commas and slashes between the names of parts stay as TMDB's own examples have them.
std::string query_value(std::string_view value) {
  std::string encoded;
  while (true) {
    const auto end = value.find_first_of(",/");
    encoded += net::percent_encode(value.substr(0, end));
    if (end == std::string_view::npos) return encoded;
    encoded += value[end];
    value.remove_prefix(end + 1);
  }
}

Query appending(std::string_view parts) {
  return {{"append_to_response", std::string{parts}}};
}

std::optional<Document> parse_object(const std::string& body) {
  auto memory = std::make_unique<boost::json::monotonic_resource>();
  auto root = json::parse_mended(body, memory.get());
  if (!root || !root->is_object()) return std::nullopt;
  return Document{std::move(memory), std::move(*root)};
}

// Nothing that could break out of a header.
std::string etag_of(const net::HttpResponse& response) {
  constexpr std::size_t kLongest = 200;
  const auto etag = response.header("etag");
  if (!etag || etag->size() > kLongest || !std::ranges::all_of(*etag, [](char c) { return c >= ' ' && c <= '~'; })) {
    return {};
  }
  return std::string{*etag};
}

[[noreturn]] void refuse(const net::HttpResponse& response, const std::string& what, const std::string& path) {
  const auto message = tmdb_message(response.body);
  const auto context = fmt::format("GET {}: HTTP {}: {}", path, response.status,
                                   message.value_or(response.is_html() ? "a page instead of JSON" : "no message"));
  if (response.status == 401 && !response.is_html()) {
    throw Error{ErrorCode::configuration,
                fmt::format("TMDB did not accept the key in TMDB_API_KEY. Copy a valid one from {}", kKeyPage),
                context};
  }
  if (response.status == 404 && message) throw NotFound{fmt::format("TMDB has no {}", what), context, response.body};
  if (message) {
    throw Error{ErrorCode::upstream, fmt::format("TMDB refused {} (HTTP {}): {}", what, response.status, *message),
                context};
  }
  throw Error{
      ErrorCode::upstream,
      fmt::format("What answered for TMDB is not TMDB (HTTP {} for {}): it is blocked or out of reach from this "
                  "network. Check TMDB_API_URL and your network, or try again later",
                  response.status, what),
      context};
}

}  // namespace

TmdbClient::TmdbClient(TmdbSettings settings, net::Service& service, Clock& clock, Asker asker)
    : settings_{std::move(settings)}, service_{service}, clock_{clock}, asker_{asker} {
  settings_.api_url = without_trailing_slashes(std::move(settings_.api_url));
}

TmdbClient TmdbClient::in(std::string_view language) const {
  auto settings = settings_;
  settings.language = language;
  return {std::move(settings), service_, clock_, asker_};
}

IfChanged TmdbClient::movie(TmdbMovieId id, const Known& known, std::stop_token stop) {
  return get_if_changed(fmt::format("/movie/{}", id.value()), appending("credits"), fmt::format("movie {}", id.value()),
                        known, std::move(stop));
}

Document TmdbClient::bare_movie(TmdbMovieId id, std::stop_token stop) {
  return get(fmt::format("/movie/{}", id.value()), {}, fmt::format("movie {}", id.value()), std::move(stop));
}

IfChanged TmdbClient::series(TmdbSeriesId id, const Known& known, std::stop_token stop) {
  std::string parts = "aggregate_credits";
  for (int number = 0; number < kBlindSeasons; ++number) parts += fmt::format(",season/{}", number);
  return get_if_changed(fmt::format("/tv/{}", id.value()), appending(parts), fmt::format("series {}", id.value()),
                        known, std::move(stop));
}

Document TmdbClient::series_with(TmdbSeriesId id, std::string_view part, std::stop_token stop) {
  return get(fmt::format("/tv/{}", id.value()), part.empty() ? Query{} : appending(part),
             fmt::format("series {}", id.value()), std::move(stop));
}

Document TmdbClient::series_seasons(TmdbSeriesId id, std::span<const int> numbers, std::stop_token stop) {
  if (numbers.size() > kMaxAppended) throw Error{ErrorCode::internal, "too many seasons in one request to TMDB"};
  return get(fmt::format("/tv/{}", id.value()), appending(fmt::format("season/{}", fmt::join(numbers, ",season/"))),
             fmt::format("series {}", id.value()), std::move(stop));
}

IfChanged TmdbClient::season(TmdbSeriesId id, int number, const Known& known, std::stop_token stop) {
  return get_if_changed(fmt::format("/tv/{}/season/{}", id.value(), number), {},
                        fmt::format("season {} of series {}", number, id.value()), known, std::move(stop));
}

IfChanged TmdbClient::search(SearchKind kind, const std::string& query, std::optional<int> year, const Known& known,
                             std::stop_token stop) {
  Query asked{{"query", query}};
  if (year) {
    asked.emplace(kind == SearchKind::movie ? "primary_release_year" : "first_air_date_year", std::to_string(*year));
  }
  return get_if_changed(fmt::format("/search/{}", path_of(kind)), asked, "search result", known, std::move(stop));
}

IfChanged TmdbClient::trending(TitleType type, const Known& known, std::stop_token stop) {
  return get_if_changed(type == TitleType::movie ? "/trending/movie/week" : "/trending/tv/week", {}, "trending list",
                        known, std::move(stop));
}

IfChanged TmdbClient::person(TmdbPersonId id, const Known& known, std::stop_token stop) {
  return get_if_changed(fmt::format("/person/{}", id.value()), appending("combined_credits"),
                        fmt::format("person {}", id.value()), known, std::move(stop));
}

IfChanged TmdbClient::collection(std::int64_t id, const Known& known, std::stop_token stop) {
  return get_if_changed(fmt::format("/collection/{}", id), {}, fmt::format("collection {}", id), known,
                        std::move(stop));
}

IfChanged TmdbClient::videos(TitleKey title, const Known& known, std::stop_token stop) {
  const auto own = language_of(settings_.language);
  const auto languages = own == "en" ? "en,null" : fmt::format("{},en,null", own);
  return get_if_changed(fmt::format("/{}/{}/videos", path_of(title.type), title.tmdb_id),
                        {{"include_video_language", languages}}, "videos of this title", known, std::move(stop));
}

IfChanged TmdbClient::watch_providers(TitleKey title, const Known& known, std::stop_token stop) {
  return get_if_changed(fmt::format("/{}/{}/watch/providers", path_of(title.type), title.tmdb_id), {},
                        "providers of this title", known, std::move(stop));
}

Document TmdbClient::find(ExternalId source, const std::string& id, std::stop_token stop) {
  return get("/find/" + id, {{"external_source", source == ExternalId::imdb ? "imdb_id" : "tvdb_id"}},
             fmt::format("title for {}", id), std::move(stop));
}

IfChanged TmdbClient::configuration(const Known& known, std::stop_token stop) {
  return get_if_changed("/configuration", {}, "configuration", known, std::move(stop));
}

Document TmdbClient::changes(TitleType type, Date from, Date to, int page, std::stop_token stop) {
  return get(type == TitleType::movie ? "/movie/changes" : "/tv/changes",
             {{"start_date", format_date(from)}, {"end_date", format_date(to)}, {"page", std::to_string(page)}},
             "list of changes", std::move(stop));
}

void TmdbClient::require_key() const {
  const auto key = trimmed(settings_.api_key.now());
  if (key.empty()) {
    throw Error{ErrorCode::configuration,
                fmt::format("TMDB_API_KEY is not set. Get a free key from {} and set it in the environment or in .env",
                            kKeyPage)};
  }
  // It goes into a header or into the query as it stands: nothing in it may end either.
  const auto harmless = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '.' || c == '-' ||
           c == '_';
  };
  if (!std::ranges::all_of(key, harmless)) {
    throw Error{ErrorCode::configuration,
                fmt::format("TMDB_API_KEY holds characters that no TMDB key has. Copy it again from {}", kKeyPage)};
  }
}

net::HttpRequest TmdbClient::request(const std::string& path, Query query) const {
  net::HttpRequest request;
  request.by_person = asker_ == Asker::person;
  request.headers.push_back({"accept", "application/json"});
  auto key = trimmed(settings_.api_key.now());
  if (key_kind(key) == KeyKind::read_token) {
    request.headers.push_back({"authorization", "Bearer " + key});
  } else {
    query["api_key"] = std::move(key);
  }
  query["language"] = settings_.language;
  request.url = settings_.api_url + path;
  char separator = '?';
  for (const auto& [name, value] : query) {
    request.url += separator + name + '=' + query_value(value);
    separator = '&';
  }
  return request;
}

net::HttpResponse TmdbClient::ask(const net::HttpRequest& call, const std::string& what, std::stop_token stop) {
  try {
    return service_.call(call, std::move(stop));
  } catch (const Error& error) {
    if (error.code() != ErrorCode::too_large) throw;
    throw Error{ErrorCode::too_large, fmt::format("TMDB's answer for {} is larger than Cinemarco takes", what),
                error.context()};
  }
}

Document TmdbClient::get(const std::string& path, Query query, const std::string& what, std::stop_token stop) {
  return *get_if_changed(path, std::move(query), what, {}, std::move(stop));
}

IfChanged TmdbClient::get_if_changed(const std::string& path, Query query, const std::string& what, const Known& known,
                                     std::stop_token stop) {
  require_key();
  auto call = request(path, std::move(query));
  if (!known.etag.empty()) call.headers.push_back({"if-none-match", known.etag});
  call.hurried = known.serves;
  if (known.serves) call.within = kFreshWithin;
  for (int unreadable = 0;; ++unreadable) {
    const auto response = ask(call, what, stop);
    if (response.status == 304 && !known.etag.empty()) return std::nullopt;
    if (response.status != 200) refuse(response, what, path);
    if (auto document = parse_object(response.body)) {
      document->etag = etag_of(response);
      return document;
    }
    if (unreadable == kUnreadableRetries) {
      throw Error{
          ErrorCode::upstream,
          response.is_html()
              ? fmt::format("A page came instead of TMDB's answer for {}, {} times: TMDB is blocked or out of "
                            "reach from this network",
                            what, unreadable + 1)
              : fmt::format("TMDB sent no readable answer for {}, {} times. Try again later", what, unreadable + 1),
          fmt::format("GET {}: HTTP 200, {} bytes that are not a JSON object", path, response.body.size())};
    }
    if (!clock_.sleep_until(clock_.now() + seconds{1 << unreadable}, stop)) {
      throw Error{ErrorCode::cancelled, "stopped"};
    }
  }
}

}  // namespace cinemarco::tmdb
