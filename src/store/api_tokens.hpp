// SPDX-License-Identifier: MIT
// Tokens of scripts: named, shown once, kept as a hash.
#pragma once

#include "store/database.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cinemarco::store {

// What every token begins with, so that one that leaked can be recognised.
inline constexpr std::string_view kTokenPrefix = "cmk_";
inline constexpr std::size_t kLongestTokenName = 100;
inline constexpr std::chrono::hours kTokenUseNoted{1};

struct TokenRecord {
  std::int64_t id = 0;
  std::string name;
  Instant created_at;
  std::optional<Instant> last_used_at;
};

struct NewToken {
  TokenRecord record;
  std::string secret;
};

// Throws Error: invalid (name), conflict (name taken).
[[nodiscard]] NewToken make_token(Transaction& tx, AccountId account, const std::string& name, Instant now);
[[nodiscard]] std::optional<TokenRecord> find_token(Connection& db, AccountId account, std::string_view secret);
void note_use(Transaction& tx, std::int64_t id, Instant now);
// By name.
[[nodiscard]] std::vector<TokenRecord> list_tokens(Connection& db, AccountId account);
// Both false: there is none.
bool revoke_token(Transaction& tx, AccountId account, std::int64_t id);
bool revoke_token(Transaction& tx, AccountId account, const std::string& name);

}  // namespace cinemarco::store
