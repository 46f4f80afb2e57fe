// SPDX-License-Identifier: MIT
#include "exchange/sync_settings.hpp"

#include "store/settings.hpp"

#include <algorithm>
#include <charconv>
#include <string>

namespace cinemarco::exchange {

namespace {

constexpr std::string_view kEnabled = "trakt_auto_sync_enabled";
constexpr std::string_view kInterval = "trakt_sync_interval_minutes";

}  // namespace

SyncSettings load_sync_settings(store::Connection& db, AccountId account) {
  SyncSettings settings;
  settings.enabled = store::setting(db, account, kEnabled).value_or("1") != "0";
  settings.push = store::setting(db, account, store::kPushEnabled) == "1";
  if (const auto text = store::setting(db, account, kInterval)) {
    int minutes = 0;
    std::from_chars(text->data(), text->data() + text->size(), minutes);
    settings.interval = std::clamp(std::chrono::minutes{minutes}, kShortestInterval, kLongestInterval);
  }
  return settings;
}

void save_sync_settings(store::Transaction& tx, AccountId account, const SyncSettings& settings) {
  if (settings.interval < kShortestInterval || settings.interval > kLongestInterval) {
    throw Error{ErrorCode::invalid,
                "The interval is " + std::to_string(settings.interval.count()) + " minutes: expected 15 to 1,440."};
  }
  store::set_setting(tx, account, kEnabled, settings.enabled ? "1" : "0");
  store::set_setting(tx, account, store::kPushEnabled, settings.push ? "1" : "0");
  store::set_setting(tx, account, kInterval, std::to_string(settings.interval.count()));
}

}  // namespace cinemarco::exchange
