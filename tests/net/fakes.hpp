// SPDX-License-Identifier: MIT
// A service of the outside that answers from a script, and waits that live in memory.
#pragma once

#include "domain/wait_store.hpp"
#include "net/http_client.hpp"

#include <deque>
#include <expected>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace cinemarco::net::test {

using Outcome = std::expected<HttpResponse, TransportError>;

inline HttpResponse answer(int status, std::string body = "{}", std::vector<Header> headers = {}) {
  return {status, std::move(headers), std::move(body)};
}

inline Outcome failure(TransportFailure kind) {
  return std::unexpected{TransportError{kind, "host: failed"}};
}

inline constexpr const char* kBlockPage = "<!DOCTYPE html><title>Access denied</title>";

// Gives the scripted outcomes in order, then 200 for ever.
class ScriptedClient final : public HttpClient {
 public:
  explicit ScriptedClient(std::deque<Outcome> script = {}) : script_{std::move(script)} {}

  Outcome send(const HttpRequest& request, std::stop_token) override {
    const std::scoped_lock lock{mutex_};
    urls_.push_back(request.url);
    if (script_.empty()) return answer(200);
    auto next = std::move(script_.front());
    script_.pop_front();
    return next;
  }
  [[nodiscard]] std::size_t calls() const {
    const std::scoped_lock lock{mutex_};
    return urls_.size();
  }

 private:
  mutable std::mutex mutex_;
  std::deque<Outcome> script_;
  std::vector<std::string> urls_;
};

class MemoryWaits final : public WaitStore {
 public:
  std::optional<Instant> load_wait(std::string_view service) override {
    const std::scoped_lock lock{mutex_};
    const auto found = waits_.find(service);
    return found == waits_.end() ? std::nullopt : std::optional{found->second};
  }
  void save_wait(std::string_view service, std::optional<Instant> until, std::string_view) override {
    const std::scoped_lock lock{mutex_};
    if (until) {
      waits_.insert_or_assign(std::string{service}, *until);
    } else {
      waits_.erase(std::string{service});
    }
  }

 private:
  std::mutex mutex_;
  std::map<std::string, Instant, std::less<>> waits_;
};

}  // namespace cinemarco::net::test
