// SPDX-License-Identifier: MIT
// Sessions of browsers. The browser holds the secret, we its hash.
#pragma once

#include "store/database.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cinemarco::store {

inline constexpr std::chrono::hours kSessionLifetime{30 * 24};  // after its last use …
inline constexpr std::chrono::hours kSessionMost{90 * 24};      // … and after its beginning, however much it is used
// A use is written no more often than this, so that reading stays reading.
inline constexpr std::chrono::hours kSessionRenewal{1};

struct SessionRecord {
  std::int64_t id = 0;
  Instant created_at;
  Instant last_seen_at;
  Instant expires_at;
  std::string address;
  std::string user_agent;
};

// One that begins.
struct NewSession {
  std::string secret;  // the browser's
  SessionRecord record;
  std::string browser;                 // by which the browser is known from now on (store/known_browsers.hpp)
  std::vector<std::int64_t> replaces;  // sessions that end with its beginning
};
// As of `now`. The User-Agent is mended and cut where it is no UTF-8 or too long.
[[nodiscard]] NewSession new_session(std::string_view address, std::string_view user_agent, Instant now);
// Also drops what has expired.
void begin_session(Transaction& tx, AccountId account, const NewSession& session, Instant now);
// Empty for one that is unknown or has expired.
[[nodiscard]] std::optional<SessionRecord> find_session(Connection& db, AccountId account, std::string_view secret,
                                                        Instant now);
void renew_session(Transaction& tx, std::int64_t id, Instant now);
// Most recently used first.
[[nodiscard]] std::vector<SessionRecord> list_sessions(Connection& db, AccountId account, Instant now);
// False: there is none.
bool end_session(Transaction& tx, AccountId account, std::int64_t id);
void end_all_sessions(Transaction& tx, AccountId account);

}  // namespace cinemarco::store
