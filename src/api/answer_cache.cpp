// SPDX-License-Identifier: MIT
#include "api/answer_cache.hpp"

namespace cinemarco::api {

std::optional<http::Response> AnswerCache::find(const std::string& question, const std::string& etag) {
  const std::scoped_lock lock{mutex_};
  const auto found = by_question_.find(question);
  if (found == by_question_.end() || found->second->answer.etag != etag) return std::nullopt;
  kept_.splice(kept_.begin(), kept_, found->second);
  return kept_.front().answer;
}

void AnswerCache::keep(const std::string& question, const http::Response& answer) {
  const std::scoped_lock lock{mutex_};
  if (const auto found = by_question_.find(question); found != by_question_.end()) {
    bytes_ -= found->second->bytes();
    kept_.erase(found->second);
    by_question_.erase(found);
  }
  kept_.push_front({question, answer});
  by_question_[question] = kept_.begin();
  bytes_ += kept_.front().bytes();
  while (bytes_ > kMostBytes) drop_oldest();
}

void AnswerCache::drop_oldest() {
  bytes_ -= kept_.back().bytes();
  by_question_.erase(kept_.back().question);
  kept_.pop_back();
}

}  // namespace cinemarco::api
