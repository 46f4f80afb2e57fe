// SPDX-License-Identifier: MIT
// One connection to a Kodi: what it tells becomes messages in the inbox, by the rule of docs/live.md#kodi.
#pragma once

#include "domain/clock.hpp"
#include "exchange/inbox.hpp"
#include "exchange/kodi_peer.hpp"
#include "live/kodi_library.hpp"
#include "store/kodi_rows.hpp"

#include <map>
#include <optional>
#include <set>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace cinemarco::exchange {

// One thread.
class KodiSession {
 public:
  // References must outlive it. `hook` is whose messages they are.
  KodiSession(ByteStream& stream, store::Database& database, Clock& clock, AccountId account, Inbox& inbox,
              std::int64_t hook)
      : peer_{stream}, database_{database}, clock_{clock}, account_{account}, inbox_{inbox}, hook_{hook} {}

  // Compares the library, then listens until the connection ends or `stop` is requested. Throws Error: upstream,
  // cancelled, busy, internal.
  void run(const std::stop_token& stop);

 private:
  using Key = std::pair<RatedType, std::int64_t>;  // a row of the library, as long as the connection lasts

  // Kodi's own, whatever the machine's is.
  [[nodiscard]] TimeZone zone(const std::stop_token& stop);
  // Reads all rows anew. What was played, marked or rated while nobody listened is told by the counts.
  void compare_library(const std::stop_token& stop);
  [[nodiscard]] std::vector<live::KodiRow> read_rows(std::string_view method, std::string_view members,
                                                     std::string_view list, RatedType type,
                                                     const std::stop_token& stop);
  void compare(const live::KodiRow& row, const store::KodiCounts& known, const TimeZone& zone);
  void hear(const boost::json::value& told, const std::stop_token& stop);
  void hear_of_player(std::string_view method, const live::Fields& data, const std::stop_token& stop);
  void hear_of_library(std::string_view method, const live::Fields& data, const std::stop_token& stop);
  void count_rose(const live::KodiRow& row, int playcount, bool was_playing);
  // Of no row of the library: an add-on's.
  void stranger_stopped(const live::Fields& data);
  [[nodiscard]] std::optional<live::KodiRow> row_of(const Key& key, const std::stop_token& stop);
  // It and those that lie in the same file.
  [[nodiscard]] std::vector<Key> in_the_file_of(const Key& key) const;
  void put(LiveKind kind, const live::KodiRow& row) { put(kind, row, clock_.now()); }
  void put(LiveKind kind, const live::KodiRow& row, Instant at);
  void note(const live::KodiRow& row);

  KodiPeer peer_;
  store::Database& database_;
  Clock& clock_;
  AccountId account_;
  Inbox& inbox_;
  std::int64_t hook_;
  std::map<Key, live::KodiRow> rows_;
  std::map<Key, std::optional<Instant>> opened_;  // being played; with an instant: stopped then
};

}  // namespace cinemarco::exchange
