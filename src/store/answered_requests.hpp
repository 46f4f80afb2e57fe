// SPDX-License-Identifier: MIT
// Requests with an Idempotency-Key and their answers, for a day.
#pragma once

#include "store/database.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace cinemarco::store {

inline constexpr std::chrono::hours kAnswersKept{24};
// Of more than so many the oldest go before their time, so that nobody fills the disk with keys.
inline constexpr int kMostAnswersKept = 20'000;

struct KeptAnswer {
  int status = 0;
  std::optional<std::string> location;
  std::string content_type;
  std::optional<std::string> body;  // empty: it held a secret, and is not kept
};

struct AnsweredRequest {
  std::string request_hash;
  std::optional<KeptAnswer> answer;  // empty: under way, or cut off by the end of the server
};

// One that began after `since`.
[[nodiscard]] std::optional<AnsweredRequest> find_answered(Connection& db, AccountId account, std::string_view key_hash,
                                                           Instant since);
// Notes that the request is under way; forgets what is older than a day. The key must not be found.
void begin_request(Transaction& tx, AccountId account, std::string_view key_hash, std::string_view request_hash,
                   Instant now);
void keep_answer(Transaction& tx, AccountId account, std::string_view key_hash, const KeptAnswer& answer);
// It failed and changed nothing: the key is free again.
void forget_request(Transaction& tx, AccountId account, std::string_view key_hash);

}  // namespace cinemarco::store
