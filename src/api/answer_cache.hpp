// SPDX-License-Identifier: MIT
// Answers that are still true, ready to be sent again: a list that several ask for is made once.
#pragma once

#include "http/response.hpp"

#include <cstddef>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

namespace cinemarco::api {

// Safe from any thread. The least recently used goes first.
class AnswerCache {
 public:
  static constexpr std::size_t kMostBytes = 2 * 1024 * 1024;

  // The answer to `question`, if its etag is `etag`.
  [[nodiscard]] std::optional<http::Response> find(const std::string& question, const std::string& etag);
  void keep(const std::string& question, const http::Response& answer);

 private:
  struct Kept {
    std::string question;
    http::Response answer;
    [[nodiscard]] std::size_t bytes() const { return question.size() + answer.body.size(); }
  };
  void drop_oldest();

  std::mutex mutex_;
  std::list<Kept> kept_;  // most recently used first
  std::unordered_map<std::string, std::list<Kept>::iterator> by_question_;
  std::size_t bytes_ = 0;
};

}  // namespace cinemarco::api
