// SPDX-License-Identifier: MIT
// What the tests of tmdb/ stand on: scripted HTTP that remembers what was asked, a cache in memory, small JSON bodies.
#pragma once

#include "domain/response_cache.hpp"
#include "net/http_client.hpp"
#include "net/service.hpp"
#include "support/fake_clock.hpp"
#include "tmdb/catalogue.hpp"
#include "tmdb/client.hpp"
#include "tmdb/settings.hpp"

#include <fmt/format.h>

#include <atomic>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace cinemarco::tmdb::test {

inline net::HttpResponse json_response(std::string body, int status = 200) {
  return {status, {{"content-type", "application/json;charset=utf-8"}}, std::move(body)};
}

inline const std::string kNotFoundBody =
    R"({"success":false,"status_code":34,"status_message":"The resource you requested could not be found."})";

// Answers by path ("/movie/550", without the query); several answers for one path come in turn, the last one stays.
// A path without answer is a 404 of TMDB's. Safe from several threads.
class ScriptedHttp final : public net::HttpClient {
 public:
  using Answer = std::function<net::HttpResponse(const net::HttpRequest&)>;

  void answer(const std::string& path, net::HttpResponse response) {
    answer(path, Answer{[response = std::move(response)](const net::HttpRequest&) { return response; }});
  }
  void answer(const std::string& path, Answer answer) {
    const std::scoped_lock lock{mutex_};
    answers_[path].push_back(std::move(answer));
  }
  void forget(const std::string& path) {
    const std::scoped_lock lock{mutex_};
    answers_.erase(path);
  }

  std::expected<net::HttpResponse, net::TransportError> send(const net::HttpRequest& request,
                                                             std::stop_token /*stop*/) override {
    Answer chosen;
    {
      const std::scoped_lock lock{mutex_};
      requests_.push_back(request);
      const auto found = answers_.find(path_of(request.url));
      if (found == answers_.end()) return json_response(kNotFoundBody, 404);
      auto& [path, list] = *found;
      auto& next = next_[path];
      chosen = list[std::min(next, list.size() - 1)];
      ++next;
    }
    return chosen(request);
  }

  [[nodiscard]] std::vector<net::HttpRequest> requests() const {
    const std::scoped_lock lock{mutex_};
    return requests_;
  }
  // "/tv/1?append_to_response=…", without address, key, and the usual language.
  [[nodiscard]] std::vector<std::string> targets() const {
    std::vector<std::string> result;
    for (const auto& request : requests()) {
      auto target = request.url.substr(std::string_view{"https://tmdb.test/3"}.size());
      for (const auto* unseen : {"api_key=", "language=en-US"}) {
        const auto at = target.find(unseen);
        if (at == std::string::npos) continue;
        const auto end = target.find('&', at);
        target.erase(end == std::string::npos ? at - 1 : at, end == std::string::npos ? end : end + 1 - at);
      }
      result.push_back(std::move(target));
    }
    return result;
  }
  [[nodiscard]] std::size_t count() const {
    const std::scoped_lock lock{mutex_};
    return requests_.size();
  }

 private:
  static std::string path_of(const std::string& url) {
    const auto start = url.find('/', url.find("//") + 2);
    auto path = url.substr(start, url.find('?') - start);
    if (path.starts_with("/3/")) path.erase(0, 2);
    return path;
  }

  mutable std::mutex mutex_;
  std::map<std::string, std::vector<Answer>> answers_;
  std::map<std::string, std::size_t> next_;
  std::vector<net::HttpRequest> requests_;
};

class MemoryCache final : public ResponseCache {
 public:
  std::optional<CachedAnswer> get(const std::string& key, Instant now) override {
    const std::scoped_lock lock{mutex_};
    const auto found = entries_.find(key);
    if (found == entries_.end() || found->second.expires_at <= now) return std::nullopt;
    return found->second.answer;
  }
  void put(const std::vector<CacheWrite>& writes) override {
    const std::scoped_lock lock{mutex_};
    ++puts_;
    for (const auto& write : writes) entries_.insert_or_assign(write.key, write);
  }

  void renew(const std::vector<std::string>& keys, Instant expires_at) override {
    const std::scoped_lock lock{mutex_};
    for (const auto& key : keys) {
      const auto found = entries_.find(key);
      if (found != entries_.end() && found->second.answer.found) found->second.expires_at = expires_at;
    }
  }
  void count(bool hit) override { ++(hit ? hits_ : misses_); }
  [[nodiscard]] int hits() const { return hits_; }
  [[nodiscard]] int misses() const { return misses_; }

  [[nodiscard]] std::vector<std::string> keys() const {
    std::vector<std::string> result;
    for (const auto& [key, entry] : entries_) result.push_back(key);
    return result;
  }
  [[nodiscard]] const CacheWrite& at(const std::string& key) const { return entries_.at(key); }
  [[nodiscard]] bool contains(const std::string& key) const { return entries_.contains(key); }
  void erase(const std::string& key) { entries_.erase(key); }
  [[nodiscard]] int puts() const { return puts_; }

 private:
  std::mutex mutex_;
  std::map<std::string, CacheWrite> entries_;
  int puts_ = 0;
  std::atomic<int> hits_{0}, misses_{0};
};

inline const std::string kKey = "0123456789abcdef0123456789abcdef";

inline TmdbSettings settings_with(std::string key = kKey, std::string_view language = kUsualLanguage) {
  TmdbSettings settings;
  settings.api_url = "https://tmdb.test/3";
  settings.image_url = "https://images.test/t/p";
  settings.api_key = std::move(key);
  settings.rate = 0;
  settings.language = language;
  return settings;
}

// The real client and catalogue over scripted HTTP.
struct Desk {
  explicit Desk(Remembered remembered = Remembered::not_found_too, std::string key = kKey,
                std::string_view language = kUsualLanguage)
      : settings{settings_with(std::move(key), language)},
        service{api_service(settings), http, clock, nullptr, [] { return 0.0; }},
        client{settings, service, clock},
        catalogue{client, cache, clock, remembered} {}

  TmdbSettings settings;
  ScriptedHttp http;
  cinemarco::test::FakeClock clock;
  MemoryCache cache;
  net::Service service;
  TmdbClient client;
  TmdbCatalogue catalogue;
};

// The code of the Error that `action` throws, with its message; empty if it throws none.
struct Caught {
  ErrorCode code;
  std::string message;
  std::string context;
};
template <class Action>
std::optional<Caught> caught(Action action) {
  try {
    action();
  } catch (const Error& error) {
    return Caught{error.code(), error.what(), error.context()};
  }
  return std::nullopt;
}

// ---- Bodies ----

inline const std::string kCast =
    R"([{"adult":false,"gender":2,"id":819,"known_for_department":"Acting","name":"Edward Norton","original_name":"Edward Norton",)"
    R"("popularity":8.1,"profile_path":"/8nytsqL59SFJTVYVrN72k6qkGgJ.jpg","character":"The Narrator","credit_id":"52","order":0},)"
    R"({"id":287,"name":"Brad Pitt","character":"Tyler Durden","order":1,"profile_path":null}])";
inline const std::string kCrew =
    R"([{"id":7467,"name":"David Fincher","job":"Director","department":"Directing","credit_id":"53","gender":2},)"
    R"({"id":1303,"name":"Bob Ziembicki","job":"Set Decoration","department":"Art"}])";

inline std::string movie_body(int id, const std::string& more = {}) {
  return fmt::format(
      R"({{"adult":false,"popularity":61.4,"id":{},"title":"Movie {}","imdb_id":"tt0137523","release_date":"1999-10-15",)"
      R"("runtime":139,"genres":[{{"id":18,"name":"Drama"}}],"overview":"","vote_average":8.4,"vote_count":26280,)"
      R"("poster_path":"/pB8BM7pdSp6B6Ih7QZ4DrQ3PmJK.jpg"{}}})",
      id, id, more);
}
inline std::string movie_with_credits(int id) {
  return movie_body(id, R"(,"credits":{"cast":)" + kCast + R"(,"crew":)" + kCrew + "}");
}

inline std::string episode_body(int season, int number, int runtime = 45) {
  return fmt::format(
      R"({{"id":{0},"episode_number":{1},"season_number":{2},"name":"Part {1}","overview":"","air_date":"2008-01-2{1}",)"
      R"("runtime":{3},"still_path":"/ydlY3iPfeOAvu8gVqrxPoMvzNCn.jpg","crew":[{{"id":1,"name":"C","job":"Director"}}],"guest_stars":[{{"id":2,"name":"G"}}]}})",
      season * 100 + number, number, season, runtime);
}
inline std::string season_body(int number, int episodes = 2) {
  std::string list;
  for (int episode = 1; episode <= episodes; ++episode) {
    list += (episode == 1 ? "" : ",") + episode_body(number, episode, 40 + episode);
  }
  return fmt::format(
      R"({{"_id":"52","id":{0},"season_number":{0},"name":"Season {0}","overview":"","air_date":"2008-01-20","episodes":[{1}]}})",
      number, list);
}
inline std::string aggregate_body() {
  return R"({"cast":[{"id":17419,"name":"Bryan Cranston","order":171,"total_episode_count":62,"credit_id":"1",)"
         R"("roles":[{"credit_id":"a","character":"Walter White","episode_count":62},{"character":"Heisenberg"}]},)"
         R"({"id":84497,"name":"Aaron Paul","order":1,"total_episode_count":61,"roles":[{"character":"Jesse Pinkman"}]}],)"
         R"("crew":[{"id":66633,"name":"Vince Gilligan","department":"Production","total_episode_count":62,)"
         R"("jobs":[{"credit_id":"b","job":"Executive Producer","episode_count":62},{"job":"Producer","episode_count":5}]}]})";
}
// A series that lists these seasons; `parts` are appended as they stand.
inline std::string series_body(int id, const std::vector<int>& listed, const std::string& parts = {}) {
  std::string seasons;
  for (const int number : listed) {
    seasons +=
        fmt::format(R"({}{{"id":{},"season_number":{},"name":"List {}","overview":"listed","air_date":"2007-01-01"}})",
                    seasons.empty() ? "" : ",", number, number, number);
  }
  return fmt::format(
      R"({{"id":{0},"name":"Series {0}","first_air_date":"2008-01-20","episode_run_time":[],"number_of_seasons":2,)"
      R"("number_of_episodes":4,"status":"Ended","genres":[],"created_by":[{{"id":66633,"name":"Vince Gilligan"}}],)"
      R"("seasons":[{1}]{2}}})",
      id, seasons, parts);
}
inline std::string part(const std::string& name, const std::string& body) {
  return ",\"" + name + "\":" + body;
}
inline std::string season_part(int number) {
  return part(fmt::format("season/{}", number), season_body(number));
}

}  // namespace cinemarco::tmdb::test
