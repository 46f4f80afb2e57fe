// SPDX-License-Identifier: MIT
// A plain HTTP client for the sandbox's own tests; it shares nothing with the program's.
#pragma once

#include "sandbox/sandbox.hpp"

#include <boost/json.hpp>
#include <curl/curl.h>

#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace cinemarco::sandbox {

struct Answer {
  long status = 0;
  std::map<std::string, std::string> headers;  // names in lower case
  std::string body;
  CURLcode code = CURLE_OK;

  boost::json::value json() const { return boost::json::parse(body); }
};

using HeaderList = std::vector<std::string>;

class Client {
 public:
  Answer get(const std::string& url, const HeaderList& headers = {}, bool gzip = false) {
    return run(url, headers, nullptr, gzip);
  }
  Answer post(const std::string& url, const std::string& body, const HeaderList& headers) {
    return run(url, headers, &body, false);
  }

 private:
  static std::size_t on_body(char* data, std::size_t size, std::size_t count, void* out) {
    static_cast<std::string*>(out)->append(data, size * count);
    return size * count;
  }

  static std::size_t on_header(char* data, std::size_t size, std::size_t count, void* out) {
    const std::string line{data, size * count};
    const auto colon = line.find(": ");
    if (colon != std::string::npos) {
      (*static_cast<std::map<std::string, std::string>*>(out))[lower_case(line.substr(0, colon))] =
          line.substr(colon + 2, line.size() - colon - 4);
    }
    return size * count;
  }

  Answer run(const std::string& url, const HeaderList& headers, const std::string* body, bool gzip) {
    curl_easy_reset(curl_.get());
    Answer answer;
    std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> list{nullptr, &curl_slist_free_all};
    for (const auto& line : headers) list.reset(curl_slist_append(list.release(), line.c_str()));
    curl_easy_setopt(curl_.get(), CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl_.get(), CURLOPT_HTTPHEADER, list.get());
    curl_easy_setopt(curl_.get(), CURLOPT_WRITEFUNCTION, &on_body);
    curl_easy_setopt(curl_.get(), CURLOPT_WRITEDATA, &answer.body);
    curl_easy_setopt(curl_.get(), CURLOPT_HEADERFUNCTION, &on_header);
    curl_easy_setopt(curl_.get(), CURLOPT_HEADERDATA, &answer.headers);
    curl_easy_setopt(curl_.get(), CURLOPT_TIMEOUT_MS, 2000L);
    if (gzip) curl_easy_setopt(curl_.get(), CURLOPT_ACCEPT_ENCODING, "gzip");
    if (body != nullptr) curl_easy_setopt(curl_.get(), CURLOPT_POSTFIELDS, body->c_str());
    answer.code = curl_easy_perform(curl_.get());
    curl_easy_getinfo(curl_.get(), CURLINFO_RESPONSE_CODE, &answer.status);
    return answer;
  }

  std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl_{curl_easy_init(), &curl_easy_cleanup};
};

inline const std::string kAgent = "User-Agent: SandboxTest/1.0 (+https://example.org)";

/// A sandbox with a signed-in client.
class Bench {
 public:
  explicit Bench(Options options = {}) : sandbox(std::move(options)) {}

  HeaderList headers() const {
    return {kAgent, "content-type: application/json", "trakt-api-version: 2",
            std::string{"trakt-api-key: "} + kClientId, "authorization: Bearer " + tokens.access_token};
  }
  Answer trakt(const std::string& path) { return client.get(sandbox.urls().trakt_api + path, headers()); }
  Answer trakt_post(const std::string& path, const std::string& body) {
    return client.post(sandbox.urls().trakt_api + path, body, headers());
  }
  Answer tmdb(const std::string& path) {
    const char* joint = path.find('?') == std::string::npos ? "?" : "&";
    return client.get(sandbox.urls().tmdb_api + path + joint + "api_key=" + kTmdbKey);
  }
  Answer auth(const std::string& path, const std::string& body) {
    return client.post(sandbox.urls().trakt_auth + path, body, {kAgent, "content-type: application/json"});
  }
  Answer refresh(const std::string& token) {
    return auth("/oauth/token", std::string{R"({"grant_type":"refresh_token","refresh_token":")"} + token +
                                    R"(","client_id":")" + kClientId + R"("})");
  }

  Sandbox sandbox;
  Client client;
  TokenPair tokens = sandbox.issue_tokens();
};

/// A small made-up account.
inline Options small_account() {
  Options options;
  options.account = "large";
  options.size = {
      .movies = 300, .watchlist_movies = 120, .series = 4, .seasons = 2, .episodes = 10, .cast = 3, .crew = 2};
  return options;
}

inline Fault fault(std::string_view flag, std::string path = {}) {
  auto result = fault_from_flag(flag);
  result.path = std::move(path);
  return result;
}

}  // namespace cinemarco::sandbox
