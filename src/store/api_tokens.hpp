// SPDX-License-Identifier: MIT
// Tokens of scripts: named, shown once, kept as a hash.
#pragma once

#include "domain/time_zone.hpp"
#include "store/database.hpp"

#include <boost/describe/enum.hpp>

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

// Each may do what those before it may: look; change plays, ratings and the library, import and sync; everything that
// does not take the password.
enum class TokenScope { read, write, admin };
BOOST_DESCRIBE_ENUM(TokenScope, read, write, admin)

struct TokenRecord {
  std::int64_t id = 0;
  std::string name;
  Instant created_at;
  std::optional<Instant> last_used_at;
  TokenScope scope = TokenScope::read;
  std::optional<Date> until;  // its last day, in the account's zone; empty: no end
};

// What a new one is to be. As a script's usual work needs it, where nothing is said.
struct TokenWish {
  std::string name;
  TokenScope scope = TokenScope::write;
  std::optional<Date> until;
};

struct NewToken {
  TokenRecord record;
  std::string secret;
};

// `zone` is the account's. Throws Error: invalid (name, or a last day that is over), conflict (name taken).
[[nodiscard]] NewToken make_token(Transaction& tx, AccountId account, const TokenWish& wish, const TimeZone& zone,
                                  Instant now);
// Ended ones too.
[[nodiscard]] std::optional<TokenRecord> find_token(Connection& db, AccountId account, std::string_view secret);
void note_use(Transaction& tx, std::int64_t id, Instant now);
// By name.
[[nodiscard]] std::vector<TokenRecord> list_tokens(Connection& db, AccountId account);
// Both false: there is none.
bool revoke_token(Transaction& tx, AccountId account, std::int64_t id);
bool revoke_token(Transaction& tx, AccountId account, const std::string& name);
void revoke_all_tokens(Transaction& tx, AccountId account);

}  // namespace cinemarco::store
