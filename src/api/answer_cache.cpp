// SPDX-License-Identifier: MIT
#include "api/answer_cache.hpp"

namespace cinemarco::api {

http::Response AnswerCache::get(const std::string& question, const std::string& etag,
                                const std::function<http::Response()>& make) {
  const auto flight = question + '\n' + etag;
  {
    std::unique_lock lock{mutex_};
    while (true) {
      const auto found = by_question_.find(question);
      if (found != by_question_.end() && found->second->answer.etag == etag) {
        kept_.splice(kept_.begin(), kept_, found->second);
        return kept_.front().answer;
      }
      if (being_made_.insert(flight).second) break;
      made_.wait(lock);
    }
  }
  const auto end = [this, &flight] {
    being_made_.erase(flight);
    made_.notify_all();
  };
  try {
    auto answer = make();
    const std::scoped_lock lock{mutex_};
    keep(question, answer);
    end();
    return answer;
  } catch (...) {
    const std::scoped_lock lock{mutex_};
    end();
    throw;
  }
}

void AnswerCache::keep(const std::string& question, const http::Response& answer) {
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
