// SPDX-License-Identifier: MIT
#include "exchange/title_finder.hpp"

#include "domain/title_names.hpp"

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace cinemarco::exchange {

namespace {

constexpr std::size_t kAskers = 8;

std::optional<int> year_of(const Found& found) {
  return found.date ? std::optional{static_cast<int>(found.date->year())} : std::nullopt;
}

bool has_name(const Found& found, const BroughtTitle& title) {
  const auto is = [&](const std::string& name) {
    const auto plain = plain_title(name);
    return plain == plain_title(title.ref.title) ||
           (!title.original_title.empty() && plain == plain_title(title.original_title));
  };
  return is(found.name) || (found.original_name && is(*found.original_name));
}

// Services differ by a year where a film ran at festivals first.
bool has_year(const Found& found, const std::optional<int>& year) {
  const auto told = year_of(found);
  return !year || (told && std::abs(*told - *year) <= 1);
}

store::Finding judge(const std::vector<Found>& hits, const BroughtTitle& title) {
  store::Finding finding;
  std::vector<Found> exact;
  std::ranges::copy_if(hits, std::back_inserter(exact),
                       [&](const Found& found) { return has_name(found, title) && has_year(found, title.ref.year); });
  // Of several within a year the one of that very year.
  if (exact.size() > 1 && title.ref.year) {
    std::vector<Found> same;
    std::ranges::copy_if(exact, std::back_inserter(same),
                         [&](const Found& found) { return year_of(found) == title.ref.year; });
    if (same.size() == 1) exact = std::move(same);
  }
  if (exact.size() == 1) {
    finding.number = exact.front().tmdb_id;
    finding.matched_by = "title";
    return finding;
  }
  const auto& shown = exact.empty() ? hits : exact;
  for (const auto& found : shown) {
    if (finding.candidates.size() == kCandidates) break;
    finding.candidates.push_back({found.tmdb_id, found.name, year_of(found), found.picture_path});
  }
  return finding;
}

// With its year first, which finds a remake's original; without it where that finds none by the name.
store::Finding search_in_one(Catalogue& catalogue, const BroughtTitle& title, const std::stop_token& stop) {
  const auto& ref = title.ref;
  auto finding = judge(catalogue.search(ref.type, ref.title, ref.year, stop), title);
  if (finding.number || !ref.year || finding.candidates.size() > 1) return finding;
  auto wider = judge(catalogue.search(ref.type, ref.title, std::nullopt, stop), title);
  return wider.number || !wider.candidates.empty() ? wider : finding;
}

// Files name titles in the user's language or in English. Candidates are shown in the user's.
store::Finding search(Catalogue& catalogue, const BroughtTitle& title, const std::stop_token& stop) {
  if (title.ref.title.empty()) return {};
  auto finding = search_in_one(catalogue, title, stop);
  if (finding.number || catalogue.english() == nullptr) return finding;
  auto in_english = search_in_one(*catalogue.english(), title, stop);
  return in_english.number || finding.candidates.empty() ? in_english : finding;
}

bool is_no_answer(const Error& error) {
  return error.code() == ErrorCode::upstream || error.code() == ErrorCode::not_found ||
         error.code() == ErrorCode::too_large || error.code() == ErrorCode::invalid;
}

// Those that nobody has to ask for.
std::optional<store::Finding> known_finding(store::Connection& db, const BroughtTitle& title) {
  const auto& ids = title.ref.ids;
  if (ids.tmdb) return store::Finding{ids.tmdb, "tmdb", {}};
  if (ids.imdb) {
    if (const auto number = store::number_of_imdb(db, title.ref.type, *ids.imdb)) {
      return store::Finding{number, "imdb", {}};
    }
  }
  return std::nullopt;
}

}  // namespace

store::Finding find_title(Catalogue& catalogue, const BroughtTitle& title, const std::stop_token& stop) {
  const auto& [type, ids, name, year] = title.ref;
  if (ids.tmdb) return {ids.tmdb, "tmdb", {}};
  if (ids.imdb) {
    if (const auto number = catalogue.find(type, ExternalId::imdb, *ids.imdb, stop)) return {number, "imdb", {}};
  }
  if (ids.tvdb) {
    if (const auto number = catalogue.find(type, ExternalId::tvdb, std::to_string(*ids.tvdb), stop)) {
      return {number, "tvdb", {}};
    }
  }
  auto finding = search(catalogue, title, stop);
  if (finding.number || type == TitleType::movie) return finding;
  if (title.tvdb_episode) {
    const auto found = catalogue.find_episode(ExternalId::tvdb, std::to_string(*title.tvdb_episode), stop);
    if (found) return {found->series, "tvdb", {}};
  }
  if (!title.imdb_episode.empty()) {
    const auto found = catalogue.find_episode(ExternalId::imdb, title.imdb_episode, stop);
    if (found) return {found->series, "imdb", {}};
  }
  return finding;
}

std::optional<store::Finding> find_title_if_told(Catalogue& catalogue, const BroughtTitle& title,
                                                 const std::stop_token& stop) {
  try {
    return find_title(catalogue, title, stop);
  } catch (const Error& error) {
    if (!is_no_answer(error)) throw;
    return std::nullopt;
  }
}

void ask_each(std::size_t count, const std::stop_token& stop, const std::function<void(std::size_t)>& ask) {
  std::atomic<std::size_t> taken{0};
  std::mutex mutex;
  std::exception_ptr failure;
  const auto work = [&] {
    try {
      for (auto next = taken++; next < count && !stop.stop_requested(); next = taken++) ask(next);
    } catch (...) {
      taken = count;
      const std::scoped_lock lock{mutex};
      if (!failure) failure = std::current_exception();
    }
  };
  {
    std::vector<std::jthread> askers;
    askers.reserve(kAskers);
    for (std::size_t i = 0; i < std::min(kAskers, count); ++i) askers.emplace_back(work);
  }
  if (failure) std::rethrow_exception(failure);
}

std::vector<store::SourceTitle> find_titles(RunContext& context, std::string_view source,
                                            const std::vector<BroughtTitle>& titles) {
  std::vector<store::SourceTitle> known;
  std::vector<std::size_t> open;
  const auto now = context.ports.clock.now();
  for (std::size_t next = 0; next < titles.size();) {
    store::Transaction tx{context.ports.database};
    for (; next < titles.size(); ++next) {
      auto title = store::note_source_title(tx, context.account, source, titles[next]);
      if (!title.number && !title.by_user) {
        if (const auto finding = known_finding(tx, titles[next])) {
          store::save_finding(tx, title.id, *finding, now);
          title.number = finding->number;
        } else if (!title.asked_at || now - *title.asked_at >= kUnsureLifetime) {
          open.push_back(next);
        }
      }
      known.push_back(std::move(title));
      if (tx.should_end()) {
        ++next;
        break;
      }
    }
    tx.commit();
  }
  context.progress.set_total(Phase::history, static_cast<std::int64_t>(open.size()));
  const auto stop = context.control.token();
  ask_each(open.size(), stop, [&](std::size_t next) {
    const auto at = open[next];
    auto finding = find_title_if_told(context.ports.catalogue, titles[at], stop);
    context.progress.advance(Phase::history);
    if (!finding) return;  // the next import asks again
    store::Transaction tx{context.ports.database};
    store::save_finding(tx, known[at].id, *finding, context.ports.clock.now());
    tx.commit();
    known[at].number = finding->number;
    known[at].candidates = std::move(finding->candidates);
  });
  return known;
}

}  // namespace cinemarco::exchange
