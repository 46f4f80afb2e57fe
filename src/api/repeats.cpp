// SPDX-License-Identifier: MIT
#include "api/repeats.hpp"

#include "api/access.hpp"
#include "store/secrets.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <utility>

namespace cinemarco::api {

namespace {

std::string key_of(const http::Request& request) {
  const auto sent = std::ranges::count(request.headers, kRepeatKey, &http::Header::name);
  const auto key = request.header(kRepeatKey);
  // Bytes that go on with a character of UTF-8 begin none.
  const auto characters =
      std::ranges::count_if(key, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
  if (sent != 1 || key.empty() || characters > static_cast<std::ptrdiff_t>(kLongestRepeatKey) ||
      key.size() > 4 * kLongestRepeatKey) {
    throw Error{ErrorCode::invalid, "An Idempotency-Key is one text of 1 to 64 characters."};
  }
  return store::secret_hash(key);
}

std::string request_of(const Call& call) {
  const auto& request = call.request;
  const auto body = call.upload ? store::file_hash(call.upload->file) : store::secret_hash(request.body);
  return store::secret_hash(std::string{to_string(request.method)} + ' ' + request.target + '\n' + body);
}

std::string header_of(const http::Response& response, std::string_view name) {
  for (const auto& [header, value] : response.headers) {
    if (header == name) return value;
  }
  return {};
}

void refuse_other(bool is_same) {
  if (is_same) return;
  throw Error{ErrorCode::conflict,
              "This Idempotency-Key was sent with another request. Each request that means something new takes a new "
              "key."};
}

}  // namespace

// From the moment that no other request has this key until the end of the scope.
class Repeats::UnderWay {
 public:
  UnderWay(Repeats& repeats, const std::string& key, const std::string& request, const std::stop_token& stop)
      : repeats_{repeats}, key_{key} {
    std::unique_lock lock{repeats_.mutex_};
    const auto is_free = [&] {
      const auto other = repeats_.under_way_.find(key_);
      if (other != repeats_.under_way_.end()) refuse_other(other->second == request);
      return other == repeats_.under_way_.end();
    };
    if (!repeats_.ended_.wait_for(lock, stop, kPatience, is_free)) {
      throw RetryLater{ErrorCode::conflict,
                       "The first request with this Idempotency-Key is still under way. Send it again.",
                       std::chrono::seconds{2}};
    }
    repeats_.under_way_[key_] = request;
  }
  ~UnderWay() {
    const std::scoped_lock lock{repeats_.mutex_};
    repeats_.under_way_.erase(key_);
    repeats_.ended_.notify_all();
  }
  UnderWay(const UnderWay&) = delete;
  UnderWay& operator=(const UnderWay&) = delete;

 private:
  Repeats& repeats_;
  const std::string& key_;
};

http::Response Repeats::answer(const Operation& operation, const Call& call,
                               const std::function<http::Response()>& run) {
  const auto key = key_of(call.request);
  const auto request = request_of(call);
  const UnderWay under_way{*this, key, request, call.stop};
  if (auto known = kept(key, request)) return std::move(*known);
  if (operation.is_for_reading || operation.is_secret) return remember(key, request, run());
  begin(key, request);
  try {
    auto response = run();
    keep(key, response);
    return response;
  } catch (...) {
    forget(key);
    throw;
  }
}

// A fast hash of a request that holds the password, and a new token, must not come to the disk; and what wrote nothing
// needs no proof that outlives the server, and does not wait for the write lock to give one.
http::Response Repeats::remember(const std::string& key, const std::string& request, http::Response response) {
  constexpr std::size_t kMost = 100;
  const std::scoped_lock lock{mutex_};
  if (remembered_.size() >= kMost) remembered_.clear();
  remembered_[key] = {request, response, clock_.steady()};
  return response;
}

std::optional<http::Response> Repeats::kept(const std::string& key, const std::string& request) {
  {
    const std::scoped_lock lock{mutex_};
    const auto known = remembered_.find(key);
    if (known != remembered_.end() && clock_.steady() - known->second.since < store::kAnswersKept) {
      refuse_other(known->second.request == request);
      return known->second.response;
    }
  }
  std::optional<store::AnsweredRequest> found;
  {
    store::Reader reader{database_};
    found = store::find_answered(reader, account_, key, clock_.now() - store::kAnswersKept);
  }
  if (!found) return std::nullopt;
  refuse_other(found->request_hash == request);
  if (!found->answer) {
    throw Error{ErrorCode::conflict,
                "The first request with this Idempotency-Key stopped before its answer was kept. See whether what it "
                "asked for is there; if it is not, send it with a new key."};
  }
  http::Response response;
  response.status = found->answer->status;
  response.content_type = found->answer->content_type;
  if (found->answer->location) response.set("location", *found->answer->location);
  response.body = found->answer->body.value_or("");
  return response;
}

void Repeats::begin(const std::string& key, const std::string& request) {
  store::Transaction tx{database_};
  store::forget_request(tx, account_, key);  // one of more than a day ago
  store::begin_request(tx, account_, key, request, clock_.now());
  tx.commit();
}

// The work is done: that its answer cannot be kept is no reason to hold the answer back.
void Repeats::keep(const std::string& key, const http::Response& response) {
  constexpr int kFirstFailure = 300;
  if (response.status >= kFirstFailure) return forget(key);
  store::KeptAnswer answer{response.status, std::nullopt, response.content_type, response.body};
  if (auto location = header_of(response, "location"); !location.empty()) answer.location = std::move(location);
  try {
    store::Transaction tx{database_};
    store::keep_answer(tx, account_, key, answer);
    tx.commit();
  } catch (const Error& error) {
    spdlog::warn("an answer could not be kept for its Idempotency-Key: {}", error.what());
  }
}

void Repeats::forget(const std::string& key) noexcept {
  try {
    store::Transaction tx{database_};
    store::forget_request(tx, account_, key);
    tx.commit();
  } catch (const std::exception& error) {
    spdlog::warn("an Idempotency-Key could not be freed: {}", error.what());
  }
}

}  // namespace cinemarco::api
