// SPDX-License-Identifier: MIT
// Answers that are still true, ready to be sent again: a list that several ask for is made once.
#pragma once

#include "http/response.hpp"

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <list>
#include <mutex>
#include <set>
#include <string>
#include <unordered_map>

namespace cinemarco::api {

// Safe from any thread. The least recently used goes first.
class AnswerCache {
 public:
  static constexpr std::size_t kMostBytes = 2 * 1024 * 1024;

  // The answer to `question` whose etag is `etag`: the kept one, or `make()`. Who asks while another makes the very
  // same answer waits for it. Throws what `make` throws, to him who made.
  [[nodiscard]] http::Response get(const std::string& question, const std::string& etag,
                                   const std::function<http::Response()>& make);

 private:
  void keep(const std::string& question, const http::Response& answer);
  struct Kept {
    std::string question;
    http::Response answer;
    [[nodiscard]] std::size_t bytes() const { return question.size() + answer.body.size(); }
  };
  void drop_oldest();

  std::mutex mutex_;
  std::condition_variable made_;
  std::set<std::string> being_made_;  // question and etag
  std::list<Kept> kept_;              // most recently used first
  std::unordered_map<std::string, std::list<Kept>::iterator> by_question_;
  std::size_t bytes_ = 0;
};

}  // namespace cinemarco::api
