// SPDX-License-Identifier: MIT
// TMDB's routes. Every object is rendered once; an answer is put together from finished pieces.
#include "sandbox/tmdb.hpp"

#include "sandbox/options.hpp"
#include "sandbox/random.hpp"
#include "sandbox/tmdb_json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>

namespace cinemarco::sandbox {
namespace json = boost::json;
namespace {

constexpr std::size_t kMaxParts = 20;  // docs/tmdb.md#appended-parts
constexpr std::string_view kInvalidKey = "Invalid API key: You must be granted a valid key.";
constexpr std::string_view kNotFound = "The resource you requested could not be found.";

std::string_view next_segment(std::string_view& path) {
  const auto segment = path.substr(0, path.find('/'));
  path.remove_prefix(std::min(path.size(), segment.size() + 1));
  return segment;
}

std::int64_t number_of(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() ? value : 0;
}

bool has_key(const Request& request) {
  if (const auto key = request.parameter("api_key")) return *key == kTmdbKey;
  const auto authorization = request.header("authorization").value_or("");
  return authorization.starts_with("Bearer ") && authorization.substr(7) == kTmdbReadToken;
}

bool repeats_parameter(const Request& request) {
  std::set<std::string_view> names;
  return std::ranges::any_of(request.query, [&](const auto& one) { return !names.insert(one.first).second; });
}

std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const auto one = text.substr(0, text.find(','));
    if (!one.empty()) parts.push_back(one);
    text.remove_prefix(std::min(text.size(), one.size() + 1));
  }
  return parts;
}

Response not_found() {
  return tmdb_error(404, 34, kNotFound);
}

std::string open_object(const json::object& object) {
  auto text = json::serialize(object);
  text.pop_back();
  return text;
}

std::string named(std::string_view name, const json::object& object) {
  return fmt::format(R"(,"{}":{})", name, json::serialize(object));
}

const Piece& closing_brace() {
  static const Piece kBrace{"}"};
  return kBrace;
}

}  // namespace

Response tmdb_error(int status, int code, std::string_view message) {
  return json_response(
      status, json::serialize(json::object{{"success", false}, {"status_code", code}, {"status_message", message}}));
}

template <typename Make>
const Piece& Tmdb::kept(std::string key, Make make) {
  const auto found = pieces_.find(key);
  if (found != pieces_.end()) return found->second;
  return pieces_.try_emplace(std::move(key), make()).first->second;
}

Response Tmdb::handle(const Request& request) {
  if (!has_key(request)) return tmdb_error(401, 7, kInvalidKey);
  if (request.method != "GET" && request.method != "HEAD") return tmdb_error(405, 34, kNotFound);
  if (repeats_parameter(request)) {  // since May 2026
    return tmdb_error(400, 5, "Invalid parameters: Your request parameters are incorrect.");
  }
  const std::string language{request.parameter_or("language", "en-US")};
  if (is_english(language)) return answer(request);
  auto& other = editions_[language];
  if (!other) other.reset(new Tmdb{english_, language, faults_});
  return other->answer(request);
}

Response Tmdb::answer(const Request& request) {
  auto path = std::string_view{request.path}.substr(std::string_view{"/3/"}.size());
  const auto what = next_segment(path);
  if (what == "movie") return movie(request, path);
  if (what == "tv") return series(request, path);
  if (what == "person") return person(request, path);
  if (what == "find") return find(request, path);
  if (what == "search") return search(request, path);
  if (what == "trending") return trending(request, path);
  if (what == "collection") {
    const auto* collection = catalogue_->collection(static_cast<int>(number_of(next_segment(path))));
    if (collection == nullptr) return not_found();
    return finished(request, {&kept(fmt::format("collection/{}", collection->id),
                                    [&] { return json::serialize(collection_details(*catalogue_, *collection)); })});
  }
  if (what == "authentication") return tmdb_error(200, 1, "Success.");
  if (what == "configuration") {
    static const Piece kConfiguration{
        R"({"images":{"base_url":"http://image.tmdb.org/t/p/","secure_base_url":"https://image.tmdb.org/t/p/",)"
        R"("backdrop_sizes":["w300","w780","w1280","original"],)"
        R"("logo_sizes":["w45","w92","w154","w185","w300","w500","original"],)"
        R"("poster_sizes":["w92","w154","w185","w342","w500","w780","original"],)"
        R"("profile_sizes":["w45","w185","h632","original"],"still_sizes":["w92","w185","w300","original"]},)"
        R"("change_keys":["adult","air_date","cast","crew","episode","images","overview","runtime","title"]})"};
    return finished(request, {&kConfiguration});
  }
  return not_found();
}

Response Tmdb::finished(const Request& request, const std::vector<const Piece*>& pieces) {
  std::uint64_t hash = 0;
  for (const auto* piece : pieces) hash = Random{hash ^ piece->crc()}.next();
  const auto etag = fmt::format("W/\"{:016x}{:016x}\"", hash, Random{hash}.next());
  Response response;
  if (request.header("if-none-match") == etag) {
    response.status = 304;
  } else {
    response.content_type = "application/json;charset=utf-8";
    response.body = join(pieces);
  }
  response.headers = fmt::format(
      "server: openresty\r\ncache-control: public, max-age={}\r\netag: {}\r\nx-cache: Miss from cloudfront\r\n"
      "alt-svc: h3=\":443\"; ma=86400\r\n",
      2'588 + hash % 20'000, etag);
  if (!faults_.empty() && faults_.fire("tmdb_gzip_without_header", request.path) != nullptr) {
    response.zip_unasked = true;
  }
  return response;
}

bool Tmdb::is_gone(const Request& request, std::int64_t id) {
  if (faults_.empty()) return false;
  const auto* fault = faults_.fire("tmdb_404", request.path);
  return fault != nullptr && std::ranges::find(fault->ids, id) != fault->ids.end();
}

template <typename Title>
Response Tmdb::details(const Request& request, const Title& title, const Piece& start) {
  std::vector<const Piece*> pieces{&start};
  if (const auto append = request.parameter("append_to_response")) {
    const auto names = split(*append);
    if (names.size() > kMaxParts) {
      return tmdb_error(400, 27, "Too many append to response objects: The maximum number of remote calls is 20.");
    }
    for (const auto name : names) {
      const auto* found = part(title, name);
      const auto* fault = faults_.empty() ? nullptr : faults_.fire("tmdb_missing_part", request.path);
      const bool dropped = fault != nullptr && (fault->value.empty() || fault->value == name);
      if (found != nullptr && !dropped && std::ranges::find(pieces, found) == pieces.end()) pieces.push_back(found);
    }
  }
  pieces.push_back(&closing_brace());
  return finished(request, pieces);
}

template <typename Title>
Response Tmdb::alone(const Request& request, const Title& title, std::int64_t id, std::string_view name) {
  const auto* found = part(title, name);
  if (found == nullptr) return not_found();
  // `,"credits":{"cast":…}` becomes `{"id":1,"cast":…}`.
  const auto& piece = kept(fmt::format("alone{}", request.path), [&] {
    const auto& text = found->plain();
    const auto start = text.find('{');
    return fmt::format(R"({{"id":{},{})", id, std::string_view{text}.substr(start + 1));
  });
  return finished(request, {&piece});
}

const Piece& Tmdb::root(const Movie& movie) {
  return kept(fmt::format("movie/{}", movie.ids.tmdb), [&] { return open_object(movie_details(*catalogue_, movie)); });
}

const Piece& Tmdb::root(const Series& series) {
  return kept(fmt::format("tv/{}", series.ids.tmdb), [&] { return open_object(series_details(*catalogue_, series)); });
}

const Piece* Tmdb::part(const Movie& movie, std::string_view name) {
  const auto make = [&](auto body) {
    return &kept(fmt::format("movie/{}/{}", movie.ids.tmdb, name), [&] { return named(name, body()); });
  };
  if (name == "credits") return make([&] { return movie_credits(*catalogue_, movie); });
  if (name == "external_ids") return make([&] { return external_ids(movie.ids); });
  if (name == "images") return make([&] { return image_list(movie.poster, movie.backdrop); });
  if (name == "keywords") return make([&] { return json::object{{"keywords", json::array{}}}; });
  if (name == "videos" || name == "release_dates") {
    return make([&] { return json::object{{"results", json::array{}}}; });
  }
  return nullptr;
}

const Piece* Tmdb::part(const Series& series, std::string_view name) {
  const auto make = [&](auto body) {
    return &kept(fmt::format("tv/{}/{}", series.ids.tmdb, name), [&] { return named(name, body()); });
  };
  if (name == "credits") return make([&] { return series_credits(*catalogue_, series); });
  if (name == "aggregate_credits") return make([&] { return aggregate_credits(*catalogue_, series); });
  if (name == "external_ids") return make([&] { return external_ids(series.ids); });
  if (name == "images") return make([&] { return image_list(series.poster, series.backdrop); });
  if (name == "keywords" || name == "videos" || name == "content_ratings") {
    return make([&] { return json::object{{"results", json::array{}}}; });
  }
  constexpr std::string_view kSeason = "season/";
  if (!name.starts_with(kSeason)) return nullptr;
  int number = -1;
  const auto digits = name.substr(kSeason.size());
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  const auto* found = error == std::errc{} && end == digits.data() + digits.size() ? series.season(number) : nullptr;
  if (found == nullptr || !found->on_tmdb) return nullptr;
  return make([&] { return season_details(*catalogue_, series, *found); });
}

const Piece* Tmdb::part(const Person& person, std::string_view name) {
  const auto make = [&](auto body) {
    return &kept(fmt::format("person/{}/{}", person.id, name), [&] { return named(name, body()); });
  };
  if (name == "combined_credits") return make([&] { return combined_credits(*catalogue_, person, true, true); });
  if (name == "movie_credits") return make([&] { return combined_credits(*catalogue_, person, true, false); });
  if (name == "tv_credits") return make([&] { return combined_credits(*catalogue_, person, false, true); });
  if (name == "external_ids") return make([&] { return external_ids({}); });
  return nullptr;
}

Response Tmdb::movie(const Request& request, std::string_view rest) {
  if (rest == "changes") return changes(request, catalogue_->changed_movies);
  const auto id = next_segment(rest);
  const auto* found = id.starts_with("tt") ? catalogue_->imdb_movie(id) : catalogue_->tmdb_movie(number_of(id));
  if (found == nullptr || is_gone(request, found->ids.tmdb)) return not_found();
  if (rest.empty()) return details(request, *found, root(*found));
  if (rest == "videos") return videos(request, found->ids.tmdb);
  if (rest == "watch/providers") return providers("movie", found->ids.tmdb);
  return alone(request, *found, found->ids.tmdb, rest);
}

Response Tmdb::series(const Request& request, std::string_view rest) {
  if (rest == "changes") return changes(request, catalogue_->changed_series);
  const auto* found = catalogue_->tmdb_series(number_of(next_segment(rest)));
  if (found == nullptr || is_gone(request, found->ids.tmdb)) return not_found();
  if (rest.empty()) return details(request, *found, root(*found));
  if (rest.starts_with("season/")) return season(request, *found, rest);
  if (rest == "videos") return videos(request, found->ids.tmdb);
  if (rest == "watch/providers") return providers("tv", found->ids.tmdb);
  return alone(request, *found, found->ids.tmdb, rest);
}

Response Tmdb::season(const Request& request, const Series& series, std::string_view name) {
  const auto* found = part(series, name);
  if (found == nullptr) return not_found();
  const auto& piece = kept(fmt::format("alone{}", request.path), [&] {
    const auto& text = found->plain();
    return text.substr(text.find('{'));
  });
  return finished(request, {&piece});
}

Response Tmdb::person(const Request& request, std::string_view rest) {
  const auto* found = catalogue_->tmdb_person(number_of(next_segment(rest)));
  if (found == nullptr || is_gone(request, found->id)) return not_found();
  if (!rest.empty()) return alone(request, *found, found->id, rest);
  const auto& start = kept(fmt::format("person/{}", found->id), [&] { return open_object(person_details(*found)); });
  return details(request, *found, start);
}

void Tmdb::prewarm() {
  for (const auto& movie : catalogue_->movies) {
    root(movie).deflated();
    part(movie, "credits")->deflated();
  }
  for (const auto& series : catalogue_->series) {
    root(series).deflated();
    part(series, "aggregate_credits")->deflated();
    for (const auto& season : series.seasons) {
      if (const auto* piece = part(series, fmt::format("season/{}", season.number))) piece->deflated();
    }
  }
}

}  // namespace cinemarco::sandbox
