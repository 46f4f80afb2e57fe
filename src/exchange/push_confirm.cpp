// SPDX-License-Identifier: MIT
// What became of plays that were sent: Trakt is asked for the seconds at which they were watched.
#include "exchange/pusher.hpp"
#include "exchange/sync_settings.hpp"
#include "exchange/sync_walk.hpp"
#include "store/outbox.hpp"

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

namespace cinemarco::exchange {

namespace {

using store::Outgoing;

// Whether the bounds belong to a window is not documented (docs/trakt.md#history).
constexpr std::chrono::seconds kMargin{1};
// Plays that lie closer together share a request.
constexpr std::chrono::hours kSameWindow{1};

struct Question {
  Window window;
  std::vector<Outgoing> plays;
};

// Trakt gives an unknown date as the beginning of 1970 (docs/trakt.md#dates).
Instant asked_at(const Outgoing& play) {
  return play.watched_at.value_or(Instant{});
}

std::vector<Question> questions(std::vector<Outgoing> plays) {
  std::ranges::sort(plays, {}, asked_at);
  std::vector<Question> questions;
  for (auto& play : plays) {
    const auto second = std::chrono::floor<std::chrono::seconds>(asked_at(play));
    if (questions.empty() || second - *questions.back().window.to > kSameWindow) {
      questions.push_back({{std::max(Instant{}, Instant{second - kMargin}), {}}, {}});
    }
    questions.back().window.to = second + kMargin;
    questions.back().plays.push_back(std::move(play));
  }
  return questions;
}

std::vector<Outgoing> plays_sent(RunContext& context, TitleType type) {
  constexpr int kAll = std::numeric_limits<int>::max();
  const auto now = context.ports.clock.now();
  store::Reader reader{context.ports.database};
  auto plays = store::outbox(reader, context.account, {PushKind::add_play, PushState::unconfirmed, 0, kAll});
  for (auto& play : store::outbox(reader, context.account, {PushKind::add_play, PushState::sent, 0, kAll})) {
    if (now - play.sent_at.value_or(now) < kAskedAgainFor) plays.push_back(std::move(play));
  }
  std::erase_if(plays, [type](const Outgoing& play) { return play.title.type != type; });
  return plays;
}

// Not shown, in a window that was read whole, and long enough after it was sent: Trakt does not have it.
void settle_unconfirmed(RunContext& context, const Question& question, Instant now) {
  store::Transaction tx{context.ports.database};
  for (const auto& play : question.plays) {
    const bool is_settled = play.sent_at && now - *play.sent_at >= kWriteSettles;
    if (play.state != PushState::unconfirmed || !is_settled || !store::is_unconfirmed(tx, play)) continue;
    if (play.reason) {
      store::mark_rejected(tx, play, *play.reason);
    } else {
      store::mark_waiting(tx, play);
    }
  }
  tx.commit();
}

}  // namespace

bool has_to_talk(RunContext& context) {
  if (!plays_sent(context, TitleType::movie).empty() || !plays_sent(context, TitleType::series).empty()) return true;
  store::Reader reader{context.ports.database};
  return load_sync_settings(reader, context.account).push &&
         store::count_outbox(reader, context.account, PushState::waiting) +
                 store::count_outbox(reader, context.account, PushState::unconfirmed) >
             0;
}

void settle_plays(RunContext& context, LiveHistory& source, MetadataStage& metadata) {
  for (const auto type : {TitleType::movie, TitleType::series}) {
    const auto section = type == TitleType::movie ? Section::movie_plays : Section::episode_plays;
    for (const auto& question : questions(plays_sent(context, type))) {
      const auto now = context.ports.clock.now();
      const auto coverage = walk_section(context, source, metadata, section, {.window = question.window});
      if (coverage == Coverage::complete) settle_unconfirmed(context, question, now);
    }
  }
}

}  // namespace cinemarco::exchange
