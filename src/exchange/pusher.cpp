// SPDX-License-Identifier: MIT
#include "exchange/pusher.hpp"

#include "exchange/summary.hpp"
#include "exchange/sync_settings.hpp"
#include "json/json.hpp"
#include "store/missing_upstream.hpp"
#include "store/outbox.hpp"

#include <fmt/format.h>

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace cinemarco::exchange {

namespace {

using store::Outgoing;

constexpr const char* kUnknownTitle = "Trakt does not know this title";
constexpr const char* kNotAdded =
    "Trakt took the request and did not add the play: it may number this episode otherwise, or not know it";
constexpr const char* kOnePlay = "Your Trakt account keeps one play per title (\"watch only once\"), and has one";

// Removals from which a sample is named.
constexpr int kLookedAt = 200;

OutgoingPlay play_of(const Outgoing& item) {
  return {item.title, item.episode, item.watched_at};
}

class Push {
 public:
  Push(RunContext& context, TraktWriter& writer) : context_{context}, writer_{writer} {}

  // What Trakt is to have comes before what it is to lose: a play that was given another date is there all the time.
  bool send_all(Removals removals) {
    each_batch(PushKind::add_play, [](const Outgoing&) { return true; }, [this](Batch batch) { add(batch); });
    each_batch(
        PushKind::rating, [](const Outgoing& item) { return item.value.has_value(); },
        [this](Batch batch) { rate(batch); });
    each_batch(
        PushKind::rating, [](const Outgoing& item) { return !item.value; }, [this](Batch batch) { unrate(batch); });
    each_batch(
        PushKind::watchlist, [](const Outgoing& item) { return item.value == 1; },
        [this](Batch batch) { list(batch, true); });
    each_batch(
        PushKind::watchlist, [](const Outgoing& item) { return item.value != 1; },
        [this](Batch batch) { list(batch, false); });
    if (removals != Removals::accept) refuse_many_removals();
    each_batch(PushKind::remove_play, [](const Outgoing&) { return true; }, [this](Batch batch) { remove(batch); });
    return any_play_;
  }

 private:
  using Batch = std::span<const Outgoing>;

  // An idempotent change that is in doubt is simply sent again.
  void each_batch(PushKind kind, const std::function<bool(const Outgoing&)>& is_meant,
                  const std::function<void(Batch)>& send) {
    for (const auto state : {PushState::waiting, PushState::unconfirmed}) {
      if (kind == PushKind::add_play && state == PushState::unconfirmed) return;
      for (std::int64_t last = 0;;) {
        std::vector<Outgoing> batch;
        {
          store::Reader reader{context_.ports.database};
          batch = store::outbox(reader, context_.account, {kind, state, last, static_cast<int>(kMostPerPush)});
        }
        if (batch.empty()) break;
        last = batch.back().id;
        std::erase_if(batch, [&](const Outgoing& item) { return !is_meant(item); });
        if (!batch.empty()) send(batch);
      }
    }
  }

  // Where Trakt refuses a request as a whole, the one item that it cannot use is found by halves.
  void send(Batch batch, const std::function<void(Batch)>& request) {
    if (context_.control.stopped()) throw Error{ErrorCode::cancelled, "stopped"};
    {
      store::Transaction tx{context_.ports.database};
      store::mark_unconfirmed(tx, batch, context_.ports.clock.now());
      tx.commit();
    }
    try {
      request(batch);
    } catch (const Error& error) {
      const bool is_full = error.code() == ErrorCode::limit_reached;
      if (!is_full && error.code() != ErrorCode::invalid) throw;
      if (!is_full && batch.size() > 1) {
        const auto half = batch.size() / 2;
        send(batch.first(half), request);
        send(batch.subspan(half), request);
        return;
      }
      conclude(batch,
               [&](store::Transaction& tx, const Outgoing& item, std::size_t) { reject(tx, item, error.what()); });
    }
  }

  void conclude(Batch batch, const std::function<void(store::Transaction&, const Outgoing&, std::size_t)>& note) {
    store::Transaction tx{context_.ports.database};
    for (std::size_t i = 0; i < batch.size(); ++i) note(tx, batch[i], i);
    store::note_pushed(tx, context_.run, json::to_text(report_));
    context_.ledger.book(tx, context_.run);
    tx.commit();
  }

  void reject(store::Transaction& tx, const Outgoing& item, const std::string& reason) {
    store::mark_rejected(tx, item, reason);
    ++report_.rejected;
    const std::string type{to_string(item.title.type)};
    const auto message = "Not sent to Trakt: " + reason;
    store::put_item(
        tx, context_.run,
        {"failed", type, fmt::format("outbox:{}", item.id), item.title.ids.tmdb, item.title.title, message});
    context_.progress.failed({type, item.title.ids.tmdb, item.title.title, message});
  }

  void add(Batch batch) {
    std::vector<Outgoing> wanted;
    std::vector<Outgoing> unwanted;
    for (const auto& item : batch) (goes_against_the_user(item) ? unwanted : wanted).push_back(item);
    if (!unwanted.empty()) {
      conclude(unwanted,
               [&](store::Transaction& tx, const Outgoing& item, std::size_t) { reject(tx, item, kOnePlay); });
    }
    if (wanted.empty()) return;
    send(wanted, [this](Batch items) {
      std::vector<OutgoingPlay> plays;
      for (const auto& item : items) plays.push_back(play_of(item));
      any_play_ = true;
      const auto taken = writer_.add_plays(plays, context_.control.token());
      conclude(items, [&](store::Transaction& tx, const Outgoing& item, std::size_t at) {
        switch (taken[at]) {
          case PushResult::accepted:
            ++report_.plays;
            return store::mark_sent(tx, item);
          case PushResult::unknown_title:
            return reject(tx, item, kUnknownTitle);
          case PushResult::unclear:
            return store::mark_unconfirmed(tx, item, kNotAdded);
        }
      });
    });
  }

  // Asked once a run, and only where it matters.
  bool goes_against_the_user(const Outgoing& item) {
    {
      store::Reader reader{context_.ports.database};
      if (!store::is_played_at_trakt(reader, context_.account, item)) return false;
    }
    if (!one_play_only_) one_play_only_ = writer_.keeps_one_play_per_title(context_.control.token());
    return *one_play_only_;
  }

  void note_taken(Batch items, const std::vector<PushResult>& taken, std::int64_t& count) {
    const auto now = context_.ports.clock.now();
    conclude(items, [&](store::Transaction& tx, const Outgoing& item, std::size_t at) {
      if (taken[at] != PushResult::accepted) return reject(tx, item, kUnknownTitle);
      ++count;
      store::mark_done(tx, item, now);
    });
  }

  void rate(Batch batch) {
    send(batch, [this](Batch items) {
      std::vector<OutgoingRating> ratings;
      for (const auto& item : items) ratings.push_back({item.title, *item.value});
      note_taken(items, writer_.rate(ratings, context_.control.token()), report_.ratings);
    });
  }

  static std::vector<TitleRef> titles_of(Batch items) {
    std::vector<TitleRef> titles;
    for (const auto& item : items) titles.push_back(item.title);
    return titles;
  }

  // What Trakt does not know it does not have.
  static std::vector<PushResult> all_of(Batch items) {
    return std::vector<PushResult>(items.size(), PushResult::accepted);
  }

  void unrate(Batch batch) {
    send(batch, [this](Batch items) {
      static_cast<void>(writer_.unrate(titles_of(items), context_.control.token()));
      note_taken(items, all_of(items), report_.ratings);
    });
  }

  void list(Batch batch, bool listed) {
    send(batch, [this, listed](Batch items) {
      const auto titles = titles_of(items);
      const auto stop = context_.control.token();
      const auto taken = listed ? writer_.list(titles, stop) : writer_.unlist(titles, stop);
      note_taken(items, listed ? taken : all_of(items), report_.watchlist);
    });
  }

  void remove(Batch batch) {
    send(batch, [this](Batch items) {
      std::vector<HistoryId> plays;
      for (const auto& item : items) plays.push_back(item.history_id.value_or(HistoryId{}));
      writer_.remove_plays(plays, context_.control.token());
      note_taken(items, all_of(items), report_.removals);
    });
  }

  void refuse_many_removals() {
    store::Reader reader{context_.ports.database};
    const auto wanted = store::count_outbox(reader, context_.account, PushKind::remove_play, PushState::waiting) +
                        store::count_outbox(reader, context_.account, PushKind::remove_play, PushState::unconfirmed);
    const auto all = store::mirrored(reader, context_.account, Section::movie_plays) +
                     store::mirrored(reader, context_.account, Section::episode_plays);
    if (!is_much(wanted, all)) return;
    std::vector<std::string> titles;
    for (const auto& item :
         store::outbox(reader, context_.account, {PushKind::remove_play, std::nullopt, 0, kLookedAt})) {
      titles.push_back(item.title.title);
    }
    throw Error{ErrorCode::conflict,
                fmt::format("{} of {} plays were removed here and wait to be removed on Trakt: {}. Nothing was removed "
                            "there yet. If that is right, run `cinemarco sync --accept-removals`; "
                            "`cinemarco sync --dry-run` lists them.",
                            wanted, all, some_of(std::move(titles)))};
  }

  RunContext& context_;
  TraktWriter& writer_;
  PushReport report_;
  std::optional<bool> one_play_only_;
  bool any_play_ = false;
};

}  // namespace

bool push_waiting(RunContext& context, TraktWriter& writer, Removals removals) {
  {
    store::Reader reader{context.ports.database};
    if (!load_sync_settings(reader, context.account).push) return false;
  }
  return Push{context, writer}.send_all(removals);
}

}  // namespace cinemarco::exchange
