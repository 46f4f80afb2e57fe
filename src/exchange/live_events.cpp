// SPDX-License-Identifier: MIT
#include "exchange/live_events.hpp"

#include "domain/lower_case.hpp"
#include "domain/viewing.hpp"
#include "exchange/account_zone.hpp"
#include "exchange/projector.hpp"
#include "live/fields.hpp"
#include "live/messages.hpp"
#include "store/dropped.hpp"
#include "store/live_plays.hpp"
#include "store/outbox.hpp"
#include "store/viewings.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>
#include <utility>

namespace cinemarco::exchange {

namespace {

using store::Outcome;
using store::Worked;

// How long a message waits for TMDB.
constexpr std::chrono::seconds kFirstWait{5};
constexpr int kMostDoublings = 8;  // about twenty minutes

// Empty: it counts.
std::optional<std::string> not_listened_to(const store::HookWish& wish, const LiveEvent& event) {
  if (wish.user && !event.user.empty() && lower_case(*wish.user) != lower_case(event.user)) {
    return fmt::format("Of another user: {}.", excerpt(event.user));
  }
  const auto same = [&](const std::string& library) { return lower_case(library) == lower_case(event.library); };
  if (!wish.libraries.empty() && !event.library.empty() && std::ranges::none_of(wish.libraries, same)) {
    return fmt::format("Of another library: {}.", excerpt(event.library));
  }
  return std::nullopt;
}

// Of one viewing the same in each of its messages that has an instant of its own.
std::string key_of(const LiveEvent& event, TitleKey title, const std::optional<EpisodeNumber>& episode) {
  auto key = fmt::format("{}:{}:{}:{}", event.server, event.user,
                         event.item.empty() ? std::to_string(title.tmdb_id) : event.item, format_instant(event.at));
  if (episode) key += fmt::format(":{}x{}", episode->season, episode->episode);
  return key;
}

std::vector<std::optional<EpisodeNumber>> parts_of(const LiveTitle& title) {
  if (title.title.type == TitleType::movie) return {std::nullopt};
  return {title.episodes.begin(), title.episodes.end()};
}

std::chrono::minutes runtime_of(store::Connection& db, const LiveEvent& event, TitleKey title,
                                const std::optional<EpisodeNumber>& episode) {
  if (event.runtime) return std::chrono::ceil<std::chrono::minutes>(*event.runtime);
  return store::runtime_of(db, title, episode);
}

}  // namespace

void LiveEvents::work_off(const store::Message& message, const std::stop_token& stop) {
  std::optional<store::Hook> hook;
  {
    store::Reader reader{database_};
    hook = store::find_hook(reader, account_, message.hook);
  }
  if (!hook) return finish(message, {Outcome::refused, "Its hook is gone.", "", {}});
  const auto event = live::read_message(hook->wish.server, message.body, message.received_at);
  if (!event) return finish(message, {Outcome::refused, "It cannot be read: " + event.error().text() + ".", "", {}});
  try {
    if (const auto worked = without_title(*hook, *event)) return finish(message, *worked);
    const auto title = title_of(message, *event, stop);
    if (!title) return finish(message, {Outcome::refused, title.error(), name_of(*event), {}});
    store::Transaction tx{database_};
    const auto worked = with_title(tx, *hook, *event, *title);
    store::finish_message(tx, message.id, worked);
    tx.commit();
  } catch (const Error& error) {
    const auto code = error.code();
    if (code == ErrorCode::cancelled || code == ErrorCode::busy) throw;
    postpone(message, error);
  } catch (const std::exception& error) {
    // One that trips us up must not stand before all others.
    postpone(message, Error{ErrorCode::internal, "Something unforeseen went wrong.", error.what()});
  }
}

std::optional<Worked> LiveEvents::without_title(const store::Hook& hook, const LiveEvent& event) {
  const auto ignored = [&event](std::string reason) {
    return Worked{Outcome::ignored, std::move(reason), name_of(event), {}};
  };
  if (event.kind == LiveKind::nothing) return ignored(event.why);
  if (auto reason = not_listened_to(hook.wish, event)) return ignored(std::move(*reason));
  switch (event.kind) {
    case LiveKind::watching:
      watching_.begin(hook.id, hook.wish.server, event, clock_.now());
      return ignored(event.is_paused ? "It is paused." : "It is being watched.");
    case LiveKind::stopped:
      watching_.end(hook.id, event);
      return ignored("It was stopped before its end.");
    case LiveKind::finished:
      watching_.end(hook.id, event);
      return std::nullopt;
    default:
      return std::nullopt;
  }
}

std::expected<LiveTitle, std::string> LiveEvents::title_of(const store::Message& message, const LiveEvent& event,
                                                           const std::stop_token& stop) {
  const TitlePorts ports{database_, catalogue_, clock_};
  if (!message.match) return find_live_title(ports, discovery_, event, stop);
  LiveTitle title{message.match->title, {}};
  if (message.match->episode) title.episodes.push_back(*message.match->episode);
  return check_live_title(ports, std::move(title), stop);
}

Worked LiveEvents::with_title(store::Transaction& tx, const store::Hook& hook, const LiveEvent& event,
                              const LiveTitle& title) {
  if (event.kind == LiveKind::unmarked) return ask_to_remove(tx, event, title);
  if (event.kind == LiveKind::rated) return rate(tx, hook, event, title);
  return record(tx, hook, event, title);
}

Worked LiveEvents::record(store::Transaction& tx, const store::Hook& hook, const LiveEvent& event,
                          const LiveTitle& title) {
  Worked worked{Outcome::duplicate, "This viewing is known.", name_of(event), {}};
  for (const auto& part : parts_of(title)) {
    const auto recorded = record_one(tx, hook, event, title.title, part);
    if (!worked.play) worked.play = recorded.play;
    if (!recorded.is_new || worked.outcome == Outcome::play) continue;
    worked = {Outcome::play, std::nullopt, name_of(event), recorded.play};
  }
  if (worked.outcome == Outcome::play && !event.is_undated)
    store::take_up_if_dropped_by(tx, account_, title.title, event.at);
  project(tx, title.title);
  return worked;
}

LiveEvents::Recorded LiveEvents::record_one(store::Transaction& tx, const store::Hook& hook, const LiveEvent& event,
                                            TitleKey title, const std::optional<EpisodeNumber>& episode) {
  const auto source = to_string(hook.wish.server);
  const auto key = key_of(event, title, episode);
  if (const auto known = store::play_of_key(tx, account_, source, key)) return {*known, false};
  const auto zone = account_zone(tx, account_);
  const auto date = event.is_undated ? PlayDate{} : PlayDate{event.at, std::nullopt};
  auto known = store::known_viewings(tx, account_, title, episode);
  // What the user took away stays so, unless they mark it again there.
  if (event.kind == LiveKind::marked) std::erase_if(known, &store::KnownViewing::is_removed);
  std::vector<Viewing> viewings;
  for (const auto& one : known) viewings.push_back({one.date});
  if (const auto met = same_viewing(viewings, date, runtime_of(tx, event, title, episode), zone)) {
    const auto& there = known[*met];
    store::add_play_key(tx, account_, there.play, source, key);
    if (!there.is_dated_by_user && !there.is_removed && is_more_precise(date, there.date)) {
      store::sharpen_date(tx, there.play, date, zone);
    }
    return {there.play, false};
  }
  const auto* action = event.kind == LiveKind::marked ? "watch" : "scrobble";
  const auto play = store::add_live_play(tx, account_, {title, episode, date, source, key, action}, zone);
  store::push_play(tx, account_, play, clock_.now());
  return {play, true};
}

// What is unmarked elsewhere may be a slip, so nothing is taken away unasked.
Worked LiveEvents::ask_to_remove(store::Connection& db, const LiveEvent& event, const LiveTitle& title) {
  const auto episode = title.episodes.empty() ? std::nullopt : std::optional{title.episodes.front()};
  auto known = store::known_viewings(db, account_, title.title, episode);
  std::erase_if(known, &store::KnownViewing::is_removed);
  if (known.empty()) return {Outcome::ignored, "It was unmarked there, and has no play here.", name_of(event), {}};
  const auto latest = std::ranges::max_element(known, {}, [](const auto& one) { return one.date; });
  return {Outcome::waiting, "It was unmarked there. Remove its play here too, or keep it.", name_of(event),
          latest->play};
}

Worked LiveEvents::rate(store::Transaction& tx, const store::Hook& hook, const LiveEvent& event,
                        const LiveTitle& title) {
  store::SourceRating rating{.type = event.type, .title = title.title};
  if (event.type == RatedType::season) rating.season = event.season;
  if (event.type == RatedType::episode && !title.episodes.empty()) {
    rating.season = title.episodes.front().season;
    rating.episode = title.episodes.front().episode;
  }
  rating.rating = event.rating;
  rating.rated_at = event.at;
  rating.source = to_string(hook.wish.server);
  if (!store::save_rating(tx, account_, rating)) {
    return {Outcome::duplicate, "This rating is known.", name_of(event), {}};
  }
  project(tx, title.title);
  return {Outcome::rating, event.rating ? std::nullopt : std::optional<std::string>{"The rating was taken back."},
          name_of(event), std::nullopt};
}

void LiveEvents::project(store::Transaction& tx, TitleKey title) {
  project_title(tx, account_, title, account_zone(tx, account_), clock_.now(), RunId{});
}

void LiveEvents::finish(const store::Message& message, const Worked& worked) {
  store::Transaction tx{database_};
  store::finish_message(tx, message.id, worked);
  store::forget_old_events(tx, message.hook);
  tx.commit();
}

void LiveEvents::postpone(const store::Message& message, const Error& error) {
  spdlog::warn("message {} waits: {}", message.id, error.what());
  const auto wait = kFirstWait * (1 << std::min(message.tries, kMostDoublings));
  store::Transaction tx{database_};
  store::postpone_message(tx, message.id, error.what(), clock_.now() + wait);
  tx.commit();
}

}  // namespace cinemarco::exchange
