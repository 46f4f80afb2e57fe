// SPDX-License-Identifier: MIT
#include "net/curl_http_client.hpp"

#include "domain/error.hpp"
#include "net/inflate.hpp"
#include "net/url.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <atomic>
#include <cctype>
#include <mutex>
#include <utility>

namespace cinemarco::net {

namespace {

constexpr int kMaxRedirects = 3;
constexpr std::size_t kMaxHeaderBytes = 64 * 1024;
// After a stop, so long for an answer that comes only once: a server has 5 s to end.
constexpr std::chrono::milliseconds kAnswerKept{3'000};
constexpr int kPoll = 1'000;  // milliseconds; a stop wakes it
constexpr int kPollStopped = 100;

// libcurl's own set-up, once per process, and not before something is sent: a server that asks nobody shall not carry
// OpenSSL's tables. Safe from any thread since libcurl 7.84, and so is the static.
void initialise_curl() {
  static const auto kResult = ::curl_global_init(CURL_GLOBAL_DEFAULT);
  if (kResult != CURLE_OK) throw Error{ErrorCode::internal, "The HTTP library could not be started."};
}

TransportFailure failure_of(CURLcode code) {
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
      return TransportFailure::resolve;
    case CURLE_COULDNT_CONNECT:
      return TransportFailure::connect;
    case CURLE_OPERATION_TIMEDOUT:
      return TransportFailure::timeout;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CACERT_BADFILE:
      return TransportFailure::tls;
    case CURLE_URL_MALFORMAT:
      return TransportFailure::unsendable;
    case CURLE_UNSUPPORTED_PROTOCOL:  // an answer of HTTP/0.9; the address was checked before
    case CURLE_BAD_CONTENT_ENCODING:
    case CURLE_WEIRD_SERVER_REPLY:
      return TransportFailure::malformed;
    default:
      return TransportFailure::reset;
  }
}

// How it ended and what came. No code: a stop was requested.
struct Exchange {
  std::optional<CURLcode> code;
  HttpResponse response;
  std::size_t max_body = 0;
  std::size_t header_bytes = 0;
  bool headers_ended = false;
  bool too_large = false;
};

enum class Trust { directory, everything };

std::unexpected<TransportError> failed(TransportFailure failure, std::string message) {
  return std::unexpected{TransportError{failure, std::move(message)}};
}

bool breaks_line(std::string_view text) {
  constexpr std::string_view kBreaks{"\r\n\0", 3};
  return text.find_first_of(kBreaks) != std::string_view::npos;
}

// What libcurl would send as it is, or misunderstand.
std::optional<std::string> fault_of(const HttpRequest& request) {
  if (!is_http(request.url) || breaks_line(request.url)) return host_of(request.url) + " is no http address";
  for (const auto& header : request.headers) {
    if (breaks_line(header.name) || breaks_line(header.value))
      return "a line break in a header for " + host_of(request.url);
  }
  return std::nullopt;
}

bool is_ours(std::string_view encoding) {
  return encoding == "gzip" || encoding == "x-gzip" || encoding == "identity" || encoding.empty();
}

std::size_t on_header(char* data, std::size_t size, std::size_t count, void* user) {
  auto& exchange = *static_cast<Exchange*>(user);
  std::string_view line{data, size * count};
  exchange.header_bytes += line.size();
  if (exchange.header_bytes > kMaxHeaderBytes) {
    exchange.too_large = true;
    return 0;
  }
  line = line.substr(0, line.find_last_not_of(" \t\r\n") + 1);
  if (line.empty()) {
    exchange.headers_ended = true;
  } else if (line.starts_with("HTTP/")) {
    exchange.response.headers.clear();  // those of a 1xx answer before
    exchange.headers_ended = false;
  } else if (const auto colon = line.find(':'); colon != std::string_view::npos) {
    Header header{std::string{line.substr(0, colon)}, {}};
    std::ranges::transform(header.name, header.name.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    const auto value = line.find_first_not_of(" \t", colon + 1);
    if (value != std::string_view::npos) header.value = line.substr(value);
    exchange.response.headers.push_back(std::move(header));
  }
  return size * count;
}

std::size_t on_body(char* data, std::size_t size, std::size_t count, void* user) {
  auto& exchange = *static_cast<Exchange*>(user);
  if (exchange.response.body.size() + size * count > exchange.max_body) {
    exchange.too_large = true;
    return 0;
  }
  exchange.response.body.append(data, size * count);
  return size * count;
}

bool is_redirect(int status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

}  // namespace

// A connection's worth of libcurl: an easy handle and the multi handle that drives it and can be woken.
class Slot {
 public:
  Slot(const HttpOptions& options, const Certificates& certificates, std::atomic<Trust>& trust)
      : options_{options},
        certificates_{certificates},
        trust_{trust},
        multi_{::curl_multi_init(), ::curl_multi_cleanup},
        easy_{::curl_easy_init(), ::curl_easy_cleanup} {
    if (!multi_ || !easy_) throw Error{ErrorCode::internal, "The HTTP library gave no handle."};
    ::curl_multi_setopt(multi_.get(), CURLMOPT_MAXCONNECTS, 2L);
  }

  std::expected<HttpResponse, TransportError> send(const HttpRequest& request, const std::string& url,
                                                   const std::stop_token& stop) {
    const HeaderList headers = header_list(request);
    const auto trust = trust_.load();
    auto exchange = exchange_once(request, url, headers.get(), trust, stop);
    if (trust == Trust::directory && is_distrust(exchange.code)) {
      // Nothing was sent. Perhaps the bundle alone was replaced by the user's own, as in containers.
      exchange = exchange_once(request, url, headers.get(), Trust::everything, stop);
      if (exchange.code && !is_distrust(exchange.code)) trust_ = Trust::everything;
    }
    if (!exchange.code) return failed(TransportFailure::cancelled, "cancelled");
    const auto host = host_of(url);
    if (exchange.too_large) return failed(TransportFailure::too_large, host + " sent more than we take");
    if (*exchange.code != CURLE_OK) {
      if (auto refused = refused_by_proxy(host)) return std::unexpected{std::move(*refused)};
      const auto failure = nothing_was_sent(*exchange.code) ? TransportFailure::connect : failure_of(*exchange.code);
      return failed(failure, host + ": " + ::curl_easy_strerror(*exchange.code));
    }
    // libcurl takes a connection that ends among the headers for an answer without a body.
    if (!exchange.headers_ended) return failed(TransportFailure::reset, host + " broke off");
    return finish(std::move(exchange.response), host);
  }

 private:
  using HeaderList = std::unique_ptr<curl_slist, void (*)(curl_slist*)>;

  static HeaderList header_list(const HttpRequest& request) {
    curl_slist* list = nullptr;
    for (const auto& header : request.headers) {
      // "name:" would remove a header, "name;" sends an empty one.
      const auto line = header.value.empty() ? header.name + ";" : header.name + ": " + header.value;
      list = ::curl_slist_append(list, line.c_str());
    }
    list = ::curl_slist_append(list, "Expect:");  // no 100-continue round trip
    // Or libcurl calls every POST a form, also one of nothing.
    const bool typed = std::ranges::any_of(request.headers, [](const Header& it) { return it.name == "content-type"; });
    if (!typed) list = ::curl_slist_append(list, "Content-Type:");
    return {list, ::curl_slist_free_all};
  }

  static bool is_distrust(std::optional<CURLcode> code) {
    return code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_CACERT_BADFILE;
  }

  // What the proxy answered instead of leading us to the host.
  std::optional<TransportError> refused_by_proxy(const std::string& host) const {
    long answer = 0;
    ::curl_easy_getinfo(easy_.get(), CURLINFO_HTTP_CONNECTCODE, &answer);
    if (answer == 0 || answer / 100 == 2) return std::nullopt;
    return TransportError{TransportFailure::proxy,
                          "the proxy answered " + std::to_string(answer) + " when it was asked for " + host};
  }

  // A time-out of the connecting leaves a request that may be sent again, whatever it does.
  bool nothing_was_sent(CURLcode code) const {
    long sent = 1;
    curl_off_t ready = 1;
    ::curl_easy_getinfo(easy_.get(), CURLINFO_REQUEST_SIZE, &sent);
    ::curl_easy_getinfo(easy_.get(), CURLINFO_PRETRANSFER_TIME_T, &ready);
    return code == CURLE_OPERATION_TIMEDOUT && sent == 0 && ready == 0;
  }

  Exchange exchange_once(const HttpRequest& request, const std::string& url, curl_slist* headers, Trust trust,
                         const std::stop_token& stop) {
    Exchange exchange;
    exchange.max_body = options_.max_body;
    configure(request, url, headers, exchange);
    configure_trust(trust);
    exchange.code = drive(stop, request.keeps_answer);
    return exchange;
  }

  // libcurl reads the whole bundle for each connection, which costs 1 MB and 34 ms (Debian 12, 150 certificates); of
  // the directory it reads what the server's certificate names: 0.2 MB and 2 ms.
  void configure_trust(Trust trust) {
    const auto& [directory, bundle] = certificates_;
    if (directory.empty() && bundle.empty()) return;
    const bool all = trust == Trust::everything && !bundle.empty();
    ::curl_easy_setopt(easy_.get(), CURLOPT_CAPATH, directory.empty() ? nullptr : directory.c_str());
    ::curl_easy_setopt(easy_.get(), CURLOPT_CAINFO, all ? bundle.c_str() : nullptr);
  }

  void configure(const HttpRequest& request, const std::string& url, curl_slist* headers, Exchange& exchange) {
    CURL* easy = easy_.get();
    ::curl_easy_reset(easy);  // keeps connections, DNS and TLS sessions
    ::curl_easy_setopt(easy, CURLOPT_URL, url.c_str());
    ::curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers);
    ::curl_easy_setopt(easy, CURLOPT_USERAGENT, user_agent().c_str());
    ::curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    ::curl_easy_setopt(easy, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));  // or later
    ::curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "gzip");
    ::curl_easy_setopt(easy, CURLOPT_HTTP_CONTENT_DECODING, 0L);  // finish() does it: libcurl lets cut gzip pass
    ::curl_easy_setopt(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    if (is_loopback(url)) ::curl_easy_setopt(easy, CURLOPT_PROXY, "");  // no proxy of the environment leads there
    // Else a stop or a time-out waits for the resolver, up to 10 s per name server; it ends in a thread of its own.
    ::curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);
    ::curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    ::curl_easy_setopt(easy, CURLOPT_TCP_NODELAY, 1L);
    const auto total = std::min(options_.total_timeout, request.within.value_or(options_.total_timeout));
    ::curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(options_.connect_timeout.count()));
    ::curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(total.count()));
    ::curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, 1L);
    ::curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, static_cast<long>(options_.stall_timeout.count()));
    ::curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, on_header);
    ::curl_easy_setopt(easy, CURLOPT_HEADERDATA, &exchange);
    ::curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, on_body);
    ::curl_easy_setopt(easy, CURLOPT_WRITEDATA, &exchange);
    // libcurl silently repeats a request whose kept connection broke before the answer's first byte.
    const long once = request.repeat == Repeat::unsafe ? 1L : 0L;
    ::curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT, once);
    ::curl_easy_setopt(easy, CURLOPT_FORBID_REUSE, once);
    if (request.method != "GET") {
      ::curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, request.method.c_str());
      ::curl_easy_setopt(easy, CURLOPT_POSTFIELDS, request.body.c_str());
      ::curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
    }
  }

  // The connection stands: from now on the request may be with the server.
  bool has_left() const {
    curl_off_t ready = 0;
    ::curl_easy_getinfo(easy_.get(), CURLINFO_PRETRANSFER_TIME_T, &ready);
    return ready > 0;
  }

  // Empty: a stop was requested.
  std::optional<CURLcode> drive(const std::stop_token& stop, bool keeps_answer) {
    const std::stop_callback wake{stop, [this] { ::curl_multi_wakeup(multi_.get()); }};
    ::curl_multi_add_handle(multi_.get(), easy_.get());
    std::optional<CURLcode> result;
    int running = 1;
    std::optional<std::chrono::steady_clock::time_point> stopped;
    const auto goes_on = [&] {
      if (!stop.stop_requested()) return true;
      const auto now = std::chrono::steady_clock::now();
      if (!stopped) stopped = now;
      return keeps_answer && has_left() && now - *stopped < kAnswerKept;
    };
    while (goes_on()) {
      if (::curl_multi_perform(multi_.get(), &running) != CURLM_OK) {
        result = CURLE_FAILED_INIT;
        break;
      }
      if (running == 0) {
        int left = 0;
        const CURLMsg* message = ::curl_multi_info_read(multi_.get(), &left);
        result = message != nullptr ? message->data.result : CURLE_FAILED_INIT;
        break;
      }
      ::curl_multi_poll(multi_.get(), nullptr, 0, stopped ? kPollStopped : kPoll, nullptr);
    }
    ::curl_multi_remove_handle(multi_.get(), easy_.get());
    return result;
  }

  std::expected<HttpResponse, TransportError> finish(HttpResponse response, const std::string& host) const {
    long status = 0;
    ::curl_easy_getinfo(easy_.get(), CURLINFO_RESPONSE_CODE, &status);
    response.status = static_cast<int>(status);
    const auto encoding = response.header("content-encoding").value_or("");
    if (!looks_like_gzip(response.body)) {
      if (is_ours(encoding) || status / 100 != 2) return response;
      return failed(TransportFailure::malformed, host + " sent an encoding that we did not ask for");
    }
    // Twice where gzip that was not declared is packed again on its way.
    for (int layer = 0; layer < 2 && looks_like_gzip(response.body); ++layer) {
      const auto failure = inflate_in_place(response.body, options_.max_body);
      if (failure == InflateFailure::too_large) {
        return failed(TransportFailure::too_large, host + " sent more than we take");
      }
      if (failure) return failed(TransportFailure::malformed, host + " sent damaged gzip");
    }
    return response;
  }

  const HttpOptions& options_;
  const Certificates& certificates_;
  std::atomic<Trust>& trust_;
  std::unique_ptr<CURLM, CURLMcode (*)(CURLM*)> multi_;
  std::unique_ptr<CURL, void (*)(CURL*)> easy_;
};

struct CurlHttpClient::Pool {
  explicit Pool(Certificates trusted)
      : certificates{std::move(trusted)},
        trust{certificates.directory.empty() ? Trust::everything : Trust::directory} {}

  const Certificates certificates;
  std::atomic<Trust> trust;
  std::mutex mutex;
  std::vector<std::unique_ptr<Slot>> idle;

  std::unique_ptr<Slot> take(const HttpOptions& options) {
    {
      const std::scoped_lock lock{mutex};
      if (!idle.empty()) {
        auto slot = std::move(idle.back());
        idle.pop_back();
        return slot;
      }
    }
    return std::make_unique<Slot>(options, certificates, trust);
  }
  void give_back(std::unique_ptr<Slot> slot) {
    const std::scoped_lock lock{mutex};
    idle.push_back(std::move(slot));
  }
};

CurlHttpClient::CurlHttpClient(HttpOptions options) : options_{std::move(options)} {}

CurlHttpClient::~CurlHttpClient() = default;

CurlHttpClient::Pool& CurlHttpClient::pool() {
  std::call_once(begun_, [this] {
    initialise_curl();
    pool_ = std::make_unique<Pool>(options_.certificates ? *options_.certificates : system_certificates());
  });
  return *pool_;
}

std::expected<HttpResponse, TransportError> CurlHttpClient::send(const HttpRequest& request, std::stop_token stop) {
  if (auto fault = fault_of(request)) return failed(TransportFailure::unsendable, std::move(*fault));
  auto& connections = pool();
  auto slot = connections.take(options_);
  auto url = request.url;
  for (int redirects = 0;; ++redirects) {
    auto outcome = slot->send(request, url, stop);
    const bool redirected = outcome && is_redirect(outcome->status) && outcome->header("location");
    if (!redirected) {
      connections.give_back(std::move(slot));
      return outcome;
    }
    const auto target = resolve(url, *outcome->header("location"));
    if (request.method != "GET" || redirects == kMaxRedirects || !target || !same_origin(url, *target)) {
      connections.give_back(std::move(slot));
      return failed(TransportFailure::redirect_refused,
                    host_of(url) + " sent us to " + (target ? host_of(*target) : "nowhere"));
    }
    url = *target;
  }
}

}  // namespace cinemarco::net
