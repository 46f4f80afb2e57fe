// SPDX-License-Identifier: MIT
// What becomes of a media server's message: a play, a rating, the word that it is known, or why it is none of these.
#pragma once

#include "domain/discovery.hpp"
#include "exchange/ensure_title.hpp"
#include "exchange/live_titles.hpp"
#include "exchange/now_watching.hpp"
#include "store/hooks.hpp"
#include "store/inbox.hpp"

#include <optional>
#include <stop_token>
#include <string>

namespace cinemarco::exchange {

// One thread at a time.
class LiveEvents {
 public:
  // References must outlive the object.
  LiveEvents(store::Database& database, Catalogue& catalogue, Discovery& discovery, Clock& clock, AccountId account,
             NowWatching& watching)
      : database_{database},
        catalogue_{catalogue},
        discovery_{discovery},
        clock_{clock},
        account_{account},
        watching_{watching} {}

  // Works off one message: what it brings and what became of it are one transaction, so that whoever is killed does it
  // again from the beginning and nothing twice. Where TMDB cannot be asked it waits, longer each time. Throws Error:
  // cancelled, busy, and internal where not even that can be written; then it is as before.
  void work_off(const store::Message& message, const std::stop_token& stop);

 private:
  // What can be said without asking which title it is.
  [[nodiscard]] std::optional<store::Worked> without_title(const store::Hook& hook, const LiveEvent& event);
  [[nodiscard]] std::expected<LiveTitle, std::string> title_of(const store::Message& message, const LiveEvent& event,
                                                               const std::stop_token& stop);
  // All of these within the transaction that finishes the message.
  [[nodiscard]] store::Worked with_title(store::Transaction& tx, const store::Hook& hook, const LiveEvent& event,
                                         const LiveTitle& title);
  [[nodiscard]] store::Worked record(store::Transaction& tx, const store::Hook& hook, const LiveEvent& event,
                                     const LiveTitle& title);
  [[nodiscard]] store::Worked ask_to_remove(store::Connection& db, const LiveEvent& event, const LiveTitle& title);
  [[nodiscard]] store::Worked rate(store::Transaction& tx, const store::Hook& hook, const LiveEvent& event,
                                   const LiveTitle& title);
  struct Recorded {
    PlayId play;
    bool is_new = false;
  };
  Recorded record_one(store::Transaction& tx, const store::Hook& hook, const LiveEvent& event, TitleKey title,
                      const std::optional<EpisodeNumber>& episode);
  void project(store::Transaction& tx, TitleKey title);
  void finish(const store::Message& message, const store::Worked& worked);
  void postpone(const store::Message& message, const Error& error);

  store::Database& database_;
  Catalogue& catalogue_;
  Discovery& discovery_;
  Clock& clock_;
  AccountId account_;
  NowWatching& watching_;
};

}  // namespace cinemarco::exchange
