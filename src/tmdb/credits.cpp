// SPDX-License-Identifier: MIT
#include "tmdb/credits.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <utility>

namespace cinemarco::tmdb {
namespace {

struct NamedJob {
  std::string_view job;
  RoleType role;
};

// Names as in https://developer.themoviedb.org/reference/configuration-jobs.
constexpr std::array kNamedJobs = std::to_array<NamedJob>({
    {"Director", RoleType::director},
    {"Writer", RoleType::writer},
    {"Co-Writer", RoleType::writer},
    {"Screenplay", RoleType::writer},
    {"Screenstory", RoleType::writer},
    {"Story", RoleType::writer},
    {"Original Story", RoleType::writer},
    {"Short Story", RoleType::writer},
    {"Author", RoleType::writer},
    {"Novel", RoleType::writer},
    {"Book", RoleType::writer},
    {"Graphic Novel", RoleType::writer},
    {"Comic Book", RoleType::writer},
    {"Theatre Play", RoleType::writer},
    {"Teleplay", RoleType::writer},
    {"Adaptation", RoleType::writer},
    {"Dialogue", RoleType::writer},
    {"Director of Photography", RoleType::cinematographer},
    {"Cinematography", RoleType::cinematographer},
    {"Original Music Composer", RoleType::composer},
    {"Music", RoleType::composer},
    {"Producer", RoleType::producer},
    {"Executive Producer", RoleType::executive_producer},
    {"Creator", RoleType::creator},
});

std::optional<std::string> text(const wire::Field<std::string>& field) {
  if (!field || field->empty()) return std::nullopt;
  return *field;
}

// "A / B", without repeating what is there.
void join(std::optional<std::string>& into, const wire::Field<std::string>& more) {
  if (!more || more->empty()) return;
  if (!into) {
    into = *more;
  } else if ((" / " + *into + " / ").find(" / " + *more + " / ") == std::string::npos) {
    *into += " / " + *more;
  }
}

template <class Person>
Credit credit(const Person& person, RoleType role) {
  Credit result;
  result.person = TmdbPersonId{person.id};
  result.name = *person.name;
  result.profile_path = text(person.profile_path);
  if constexpr (requires { person.known_for_department; }) {
    result.known_for_department = text(person.known_for_department);
  }
  result.role = role;
  return result;
}

template <class Person>
bool usable(const Person& person) {
  return person.id > 0 && person.name && !person.name->empty();
}

std::vector<Credit> to_cast(const wire::List<wire::CastMember>& members) {
  constexpr int kLast = std::numeric_limits<int>::max();
  std::vector<const wire::CastMember*> ranked;
  for (const auto& member : members) {
    if (usable(member)) ranked.push_back(&member);
  }
  const bool aggregate = std::ranges::any_of(ranked, [](const auto* member) { return !member->roles.empty(); });
  std::ranges::stable_sort(ranked, [&](const auto* left, const auto* right) {
    const auto left_episodes = aggregate ? left->total_episode_count.value_or(0) : 0;
    const auto right_episodes = aggregate ? right->total_episode_count.value_or(0) : 0;
    if (left_episodes != right_episodes) return left_episodes > right_episodes;
    return left->order.value_or(kLast) < right->order.value_or(kLast);
  });
  std::vector<Credit> cast;
  std::map<std::int64_t, std::size_t> seen;  // person to place in `cast`
  for (const auto* member : ranked) {
    const auto [place, first] = seen.try_emplace(member->id, cast.size());
    if (first) {
      if (cast.size() == kMaxCast) break;
      auto& actor = cast.emplace_back(credit(*member, RoleType::actor));
      if (aggregate) {
        actor.order = static_cast<int>(cast.size()) - 1;
      } else if (member->order && *member->order >= 0) {
        actor.order = *member->order;
      }
    }
    auto& actor = cast[place->second];
    join(actor.character, member->character);
    for (const auto& role : member->roles) join(actor.character, role.character);
  }
  return cast;
}

struct CrewCredit {
  Credit credit;
  int episodes = 0;
};

class Crew {
 public:
  template <class Person>
  void add(const Person& person, RoleType role, const wire::Field<std::string>& job, int episodes) {
    const auto [place, first] = seen_.try_emplace({person.id, role}, rows_.size());
    if (first) rows_.push_back({credit(person, role), 0});
    auto& row = rows_[place->second];
    row.episodes = std::max(row.episodes, episodes);
    if (role == RoleType::other) join(row.credit.character, job);
  }

  std::vector<Credit> ranked() && {
    const auto group = [](const CrewCredit& row) {
      if (row.credit.role == RoleType::creator) return 0;
      return row.credit.role == RoleType::other ? 2 : 1;
    };
    std::ranges::stable_sort(rows_, [&](const CrewCredit& left, const CrewCredit& right) {
      if (group(left) != group(right)) return group(left) < group(right);
      if (left.episodes != right.episodes) return left.episodes > right.episodes;
      return left.credit.role < right.credit.role;
    });
    if (rows_.size() > kMaxCrew) rows_.resize(kMaxCrew);
    std::vector<Credit> credits;
    credits.reserve(rows_.size());
    for (auto& row : rows_) credits.push_back(std::move(row.credit));
    return credits;
  }

 private:
  std::vector<CrewCredit> rows_;
  std::map<std::pair<std::int64_t, RoleType>, std::size_t> seen_;
};

}  // namespace

RoleType role_of(std::string_view job) noexcept {
  const auto* named = std::ranges::find(kNamedJobs, job, &NamedJob::job);
  return named == kNamedJobs.end() ? RoleType::other : named->role;
}

std::vector<Credit> to_credits(const wire::Credits& from, const wire::List<wire::Creator>& creators) {
  auto credits = to_cast(from.cast);
  Crew crew;
  for (const auto& person : creators) {
    if (usable(person)) crew.add(person, RoleType::creator, {}, 0);
  }
  for (const auto& person : from.crew) {
    if (!usable(person)) continue;
    if (person.job) crew.add(person, role_of(*person.job), person.job, 0);
    for (const auto& job : person.jobs) {
      if (job.job) crew.add(person, role_of(*job.job), job.job, job.episode_count.value_or(0));
    }
  }
  auto rows = std::move(crew).ranked();
  credits.insert(credits.end(), std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
  return credits;
}

}  // namespace cinemarco::tmdb
