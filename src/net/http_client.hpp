// SPDX-License-Identifier: MIT
// Outgoing HTTP as a port: one request, one answer, nothing retried.
#pragma once

#include <chrono>
#include <cstddef>
#include <expected>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cinemarco::net {

struct Header {
  std::string name;  // sent as written: keep it lower-case (docs/trakt.md#headers-of-every-call)
  std::string value;
};

// May a request be sent again when nobody knows whether it was carried out?
enum class Repeat { safe, unsafe };

struct HttpRequest {
  std::string method = "GET";
  std::string url;
  std::vector<Header> headers;
  std::string body;
  Repeat repeat = Repeat::safe;
  bool hurried = false;  // another answer is at hand: a failure is told at once, and nobody waits
  // Somebody sits in front of it, and asks with their own patience (the stop token): it does not queue behind runs, and
  // a long pause of the service is told at once.
  bool by_person = false;
  std::optional<std::chrono::milliseconds> within{};  // shorter than the client's own time-outs
  // Its answer counts: a stop breaks it off only until it has left. For what is given once, such as tokens.
  bool keeps_answer = false;
};

struct HttpResponse {
  int status = 0;
  std::vector<Header> headers;  // names in lower case, in the order they came
  std::string body;  // whole, and inflated also where gzip came undeclared (docs/tmdb.md#gzip-without-a-header)

  // The last header of that lower-case name.
  [[nodiscard]] std::optional<std::string_view> header(std::string_view name) const;
  // True for a page meant for people: text/html, or a body that begins with '<'. Block pages are such
  // (docs/trakt.md#rate-limits).
  [[nodiscard]] bool is_html() const;
};

enum class TransportFailure {
  resolve,
  connect,
  tls,
  timeout,
  reset,
  too_large,
  proxy,  // it refused to lead us there
  redirect_refused,
  malformed,   // an answer that cannot be read
  unsendable,  // the request is none: its address is not http or https, a header holds a line break
  cancelled
};

// No answer came, or none that may be used. The message names the host, never the query.
struct TransportError {
  TransportFailure failure = TransportFailure::reset;
  std::string message;
};

// Safe from several threads at once. A stop request ends a call at once with `cancelled`, but for `keeps_answer`.
class HttpClient {
 public:
  virtual ~HttpClient() = default;
  [[nodiscard]] virtual std::expected<HttpResponse, TransportError> send(const HttpRequest& request,
                                                                         std::stop_token stop) = 0;
};

// Where the certificates lie that this machine trusts. Both empty: where libcurl looks by itself.
struct Certificates {
  std::string directory;  // one file each, named by their hash (`openssl rehash`); those needed are read
  std::string bundle;     // one file of all; read, all of it, where the directory knows too little
};

// The system's, the directory only if it is a hashed one.
[[nodiscard]] Certificates system_certificates();

struct HttpOptions {
  std::chrono::milliseconds connect_timeout{10'000};
  std::chrono::milliseconds total_timeout{60'000};
  std::chrono::seconds stall_timeout{30};      // no byte for this long
  std::size_t max_body = 32 * 1024 * 1024;     // after inflating
  std::optional<Certificates> certificates{};  // the system's where none are given
};

// "Cinemarco/0.1.0 (+https://…)"; Trakt's edge refuses requests without such a name
// (docs/trakt.md#headers-of-every-call).
[[nodiscard]] std::string user_agent();

}  // namespace cinemarco::net
