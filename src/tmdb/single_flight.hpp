// SPDX-License-Identifier: MIT
// Several callers who want the same thing at once: one fetches it, all get it.
#pragma once

#include "domain/error.hpp"

#include <condition_variable>
#include <exception>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>

namespace cinemarco::tmdb {

// Safe from several threads. Nothing is remembered once the last caller has its answer.
template <class Value>
class SingleFlight {
 public:
  // The value of `load()`, or of the same key's `load` that already runs in another thread. What that one throws is
  // thrown here too, as an Error; but if it was cancelled, which was not our wish, we load ourselves. Throws
  // Error{cancelled} as soon as `stop` is requested.
  Value run(const std::string& key, std::stop_token stop, const std::function<Value()>& load) {
    for (;;) {
      const auto [flight, takes_off] = join(key);
      if (takes_off) return lead(key, *flight, load);
      std::unique_lock lock{mutex_};
      if (!landed_.wait(lock, stop, [&] { return flight->landed; })) throw Error{ErrorCode::cancelled, "stopped"};
      if (flight->value) return *flight->value;
      if (flight->failure.code == ErrorCode::cancelled) continue;
      throw Error{flight->failure.code, flight->failure.message, flight->failure.context};
    }
  }

 private:
  struct Failure {
    ErrorCode code = ErrorCode::internal;
    std::string message;
    std::string context;
  };
  struct Flight {
    bool landed = false;
    std::optional<Value> value;
    Failure failure;
  };

  std::pair<std::shared_ptr<Flight>, bool> join(const std::string& key) {
    const std::scoped_lock lock{mutex_};
    auto& flight = flights_[key];
    const bool takes_off = flight == nullptr;
    if (takes_off) flight = std::make_shared<Flight>();
    return {flight, takes_off};
  }

  Value lead(const std::string& key, Flight& flight, const std::function<Value()>& load) {
    try {
      auto value = load();
      land(key, flight, value, {});
      return value;
    } catch (const Error& error) {
      land(key, flight, std::nullopt, {error.code(), error.what(), error.context()});
      throw;
    } catch (const std::exception& error) {
      land(key, flight, std::nullopt, {ErrorCode::internal, error.what(), {}});
      throw;
    } catch (...) {
      land(key, flight, std::nullopt, {ErrorCode::internal, "unknown failure", {}});
      throw;
    }
  }

  void land(const std::string& key, Flight& flight, std::optional<Value> value, Failure failure) {
    {
      const std::scoped_lock lock{mutex_};
      flight.value = std::move(value);
      flight.failure = std::move(failure);
      flight.landed = true;
      flights_.erase(key);
    }
    landed_.notify_all();
  }

  std::mutex mutex_;
  std::condition_variable_any landed_;
  std::map<std::string, std::shared_ptr<Flight>> flights_;
};

}  // namespace cinemarco::tmdb
