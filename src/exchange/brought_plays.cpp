// SPDX-License-Identifier: MIT
#include "exchange/brought_plays.hpp"

#include "domain/title_names.hpp"
#include "store/episodes.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

namespace cinemarco::exchange {

namespace {

using store::StoredEpisode;

class Series {
 public:
  explicit Series(RunContext& context) : context_{context} {}

  const std::vector<StoredEpisode>& episodes(TitleKey title) {
    const auto [found, is_new] = known_.try_emplace(title.tmdb_id);
    if (is_new) {
      store::Reader reader{context_.ports.database};
      found->second = store::episodes_of(reader, title);
    }
    return found->second;
  }

 private:
  RunContext& context_;
  std::map<std::int64_t, std::vector<StoredEpisode>> known_;
};

bool has(const std::vector<StoredEpisode>& episodes, EpisodeNumber number) {
  return std::ranges::any_of(episodes, [&](const auto& one) { return one.number == number; });
}

// By name within its season, or within the whole series where no season is told; only where one alone has it.
std::optional<EpisodeNumber> by_name(const std::vector<StoredEpisode>& episodes, const BroughtFact& fact) {
  const auto wanted = plain_title(fact.episode_title);
  if (wanted.empty()) return std::nullopt;
  std::optional<EpisodeNumber> found;
  for (const auto& one : episodes) {
    if (fact.season && one.number.season != *fact.season) continue;
    if (plain_title(one.name) != wanted) continue;
    if (found) return std::nullopt;
    found = one.number;
  }
  return found;
}

std::optional<EpisodeNumber> by_other_number(RunContext& context, TitleKey series, const BroughtFact& fact) {
  const auto stop = context.control.token();
  const auto ask = [&](ExternalId source, const std::string& id) -> std::optional<EpisodeNumber> {
    try {
      const auto found = context.ports.catalogue.find_episode(source, id, stop);
      return found && found->series == series.tmdb_id ? std::optional{found->episode} : std::nullopt;
    } catch (const Error& error) {
      if (error.code() != ErrorCode::upstream && error.code() != ErrorCode::not_found) throw;
      return std::nullopt;
    }
  };
  if (fact.tvdb_episode) {
    if (auto found = ask(ExternalId::tvdb, std::to_string(*fact.tvdb_episode))) return found;
  }
  return fact.imdb_episode.empty() ? std::nullopt : ask(ExternalId::imdb, fact.imdb_episode);
}

std::optional<EpisodeNumber> own_number(const BroughtFact& fact) {
  return fact.season && fact.episode ? std::optional{EpisodeNumber{*fact.season, *fact.episode}} : std::nullopt;
}

std::optional<EpisodeNumber> find_episode(RunContext& context, TitleKey title,
                                          const std::vector<StoredEpisode>& episodes, const BroughtFact& fact) {
  const auto own = own_number(fact);
  if (own && has(episodes, *own)) return own;
  if (auto named = by_name(episodes, fact); named && !own) return named;
  if (auto other = by_other_number(context, title, fact)) return other;
  return own;
}

Instant order_of(const PlayDate& date, const TimeZone& zone) {
  if (date.instant) return *date.instant;
  return date.day ? zone.last_instant_of(*date.day) : Instant::max();
}

class Making {
 public:
  Making(RunContext& context, const Brought& brought, const std::vector<store::SourceTitle>& known)
      : context_{context},
        brought_{brought},
        known_{known},
        series_{context},
        today_{context.zone.day_of(context.ports.clock.now())} {}

  ReadyPlays make() {
    for (const auto& fact : brought_.facts) {
      if (fact.kind == BroughtKind::play) add(fact);
      if (fact.kind == BroughtKind::sitting) sit(fact);
    }
    for (const auto& [who, sittings] : sittings_) join(sittings);
    std::ranges::stable_sort(ready_.plays, {}, [this](const ReadyPlay& one) {
      return std::tuple{one.is_expanded, order_of(one.play.date, context_.zone)};
    });
    return std::move(ready_);
  }

 private:
  [[nodiscard]] std::optional<TitleKey> title_of(const BroughtFact& fact) const {
    const auto& known = known_[fact.title];
    return known.number ? std::optional{TitleKey{known.title.type, *known.number}} : std::nullopt;
  }

  [[nodiscard]] store::SourcePlay play_of(const BroughtFact& fact, const std::optional<EpisodeNumber>& episode) const {
    const auto& known = known_[fact.title];
    return {known.id, brought_.titles[fact.title].ref, known.number, episode, fact.episode_title, fact.when, fact.key,
            fact.text};
  }

  void add(const BroughtFact& fact) {
    const auto& known = known_[fact.title];
    if (known.title.type == TitleType::movie) {
      ready_.plays.push_back({play_of(fact, std::nullopt)});
    } else if (fact.reach != Reach::one) {
      expand(fact);
    } else if (const auto episode = number_of(fact)) {
      ready_.plays.push_back({play_of(fact, episode)});
    } else if (title_of(fact)) {  // else the title is what is unsure
      ready_.skipped.push_back({"series", name_of(fact), "unmatched"});
    }
  }

  std::optional<EpisodeNumber> number_of(const BroughtFact& fact) {
    const auto title = title_of(fact);
    return title ? find_episode(context_, *title, series_.episodes(*title), fact) : own_number(fact);
  }

  [[nodiscard]] std::string name_of(const BroughtFact& fact) const {
    auto name = brought_.titles[fact.title].ref.title;
    if (!fact.episode_title.empty()) name += (name.empty() ? "" : ": ") + fact.episode_title;
    return name;
  }

  void expand(const BroughtFact& fact) {
    const auto title = title_of(fact);
    if (!title) return;
    for (const auto& one : series_.episodes(*title)) {
      if (!is_meant(fact, one)) continue;
      auto play = play_of(fact, one.number);
      play.key += ":s" + std::to_string(one.number.season) + "e" + std::to_string(one.number.episode);
      ready_.plays.push_back({std::move(play), true});
    }
  }

  [[nodiscard]] bool is_meant(const BroughtFact& fact, const StoredEpisode& one) const {
    const bool has_aired = one.air_date && *one.air_date <= today_;
    switch (fact.reach) {
      case Reach::season:
        return fact.season && one.number.season == *fact.season && has_aired;
      case Reach::through:
        return one.number.season > 0 && own_number(fact) && one.number <= *own_number(fact);
      case Reach::aired:
        return one.number.season > 0 && has_aired;
      case Reach::one:
        break;
    }
    return false;
  }

  void sit(const BroughtFact& fact) {
    const auto episode = number_of(fact);
    if (known_[fact.title].title.type == TitleType::series && !episode) {
      if (title_of(fact)) ready_.skipped.push_back({"series", name_of(fact), "unmatched"});
      return;
    }
    sittings_[{fact.title, episode}].push_back(&fact);
  }

  // What does not reach a viewing is none.
  void join(std::vector<const BroughtFact*> facts) {
    std::ranges::sort(facts, {}, [](const auto* fact) { return fact->when.instant.value_or(Instant{}); });
    std::vector<Sitting> sittings;
    for (const auto* fact : facts) sittings.push_back({fact->when.instant.value_or(Instant{}), fact->length});
    const auto& first = *facts.front();
    const auto episode = number_of(first);
    std::chrono::minutes runtime{0};
    if (const auto title = title_of(first)) {
      store::Reader reader{context_.ports.database};
      runtime = store::runtime_of(reader, *title, episode);
    }
    // Of a title that nobody knows yet each day is a viewing: how long it is, nobody can say.
    const auto ends = title_of(first) ? viewings_of(sittings, runtime, context_.zone) : last_of_each_day(sittings);
    for (const auto end : ends) {
      const auto last = std::ranges::find(facts, end, [](const auto* fact) { return *fact->when.instant; });
      ready_.plays.push_back({play_of(**last, episode)});
    }
    if (ends.empty()) ready_.skipped.push_back({first.season ? "series" : "movie", name_of(first), "ignored"});
  }

  [[nodiscard]] std::vector<Instant> last_of_each_day(const std::vector<Sitting>& sittings) const {
    std::map<Date, Instant> days;
    for (const auto& one : sittings) days[context_.zone.day_of(one.ended_at)] = one.ended_at;
    std::vector<Instant> ends;
    for (const auto& [day, end] : days) ends.push_back(end);
    return ends;
  }

  RunContext& context_;
  const Brought& brought_;
  const std::vector<store::SourceTitle>& known_;
  Series series_;
  Date today_;
  ReadyPlays ready_;
  std::map<std::pair<std::size_t, std::optional<EpisodeNumber>>, std::vector<const BroughtFact*>> sittings_;
};

}  // namespace

ReadyPlays ready_plays(RunContext& context, const Brought& brought, const std::vector<store::SourceTitle>& known) {
  return Making{context, brought, known}.make();
}

std::optional<EpisodeNumber> episode_of(RunContext& context, TitleKey series, const BroughtFact& fact) {
  store::Reader reader{context.ports.database};
  const auto episodes = store::episodes_of(reader, series);
  return find_episode(context, series, episodes, fact);
}

}  // namespace cinemarco::exchange
