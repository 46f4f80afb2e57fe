// SPDX-License-Identifier: MIT
// Requests that may come twice: a browser or proxy sends them again on a connection that died, a person taps twice.
#pragma once

#include "api/operation.hpp"
#include "domain/clock.hpp"
#include "store/answered_requests.hpp"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <string>

namespace cinemarco::api {

inline constexpr std::string_view kRepeatKey = "idempotency-key";
inline constexpr std::size_t kLongestRepeatKey = 64;  // characters (docs/contract.md#repeated-requests)

// The first request with a key is answered by its handler, and so is one whose forerunner failed; the same again within
// a day gets the first answer again. Before the handler begins, the key is noted as under way: a server that is killed
// between the handler's commit and the answer's cannot do it twice, it says that it does not know. Safe from any
// thread.
class Repeats {
 public:
  // References must outlive the object.
  Repeats(store::Database& database, AccountId account, Clock& clock)
      : database_{database}, account_{account}, clock_{clock} {}

  // `run` is the handler. Throws what it throws, and Error: invalid (no key), conflict (the key was used for another
  // request, or its first request was cut off), RetryLater (the first is still under way after `kPatience`).
  [[nodiscard]] http::Response answer(const Operation& operation, const Call& call,
                                      const std::function<http::Response()>& run);

 private:
  static constexpr std::chrono::seconds kPatience{5};

  class UnderWay;
  [[nodiscard]] std::optional<http::Response> kept(const std::string& key, const std::string& request);
  http::Response remember(const std::string& key, const std::string& request, http::Response response);
  void begin(const std::string& key, const std::string& request);
  void keep(const std::string& key, const http::Response& response);
  void forget(const std::string& key) noexcept;

  store::Database& database_;
  AccountId account_;
  Clock& clock_;
  std::mutex mutex_;
  std::condition_variable_any ended_;
  std::map<std::string, std::string> under_way_;  // key to request
  struct Remembered {
    std::string request;
    http::Response response;
    std::chrono::steady_clock::time_point since;
  };
  std::map<std::string, Remembered> remembered_;  // answers that are written nowhere
};

}  // namespace cinemarco::api
