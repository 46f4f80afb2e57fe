// SPDX-License-Identifier: MIT
// The media servers that may tell of viewings: each has an address of its own, which is its key and kept as a hash.
#pragma once

#include "domain/live_event.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cinemarco::store {

inline constexpr std::size_t kLongestHookName = 100;

struct HookWish {
  std::string name;
  LiveServer server = LiveServer::plex;
  std::optional<std::string> user;     // whose viewings count there
  std::vector<std::string> libraries;  // which of its libraries count; none: all
  std::optional<std::string> listen;   // HOST:PORT of a Kodi that is listened to, instead of an address
};

struct Hook {
  std::int64_t id = 0;
  HookWish wish;
  Instant created_at;
  std::optional<Instant> last_event_at;
};

struct NewHook {
  Hook hook;
  std::string secret;  // the address's last part; empty of one that is listened to
};

// Throws Error: invalid (name), conflict (name taken).
[[nodiscard]] NewHook make_hook(Transaction& tx, AccountId account, const HookWish& wish, Instant now);
// Those that stand, by name.
[[nodiscard]] std::vector<Hook> list_hooks(Connection& db, AccountId account);
[[nodiscard]] std::optional<Hook> find_hook(Connection& db, AccountId account, std::string_view secret);
// One that was revoked too: what it told before is worked off.
[[nodiscard]] std::optional<Hook> find_hook(Connection& db, AccountId account, std::int64_t id);
// Its address opens nothing from now on. Both false: there is none, or no longer.
bool revoke_hook(Transaction& tx, AccountId account, std::int64_t id, Instant now);
bool revoke_hook(Transaction& tx, AccountId account, const std::string& name, Instant now);

}  // namespace cinemarco::store
