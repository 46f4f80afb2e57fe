// SPDX-License-Identifier: MIT
// `cinemarco unmatched …`: titles that TMDB has no number for, and which titles they are.
#include "api/unmatched_reports.hpp"
#include "cli/commands.hpp"
#include "cli/text.hpp"
#include "exchange/source_matching.hpp"

#include <charconv>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace cinemarco::cli {

namespace {

struct Named {
  std::string type;
  std::string id;  // Trakt's number, or "s12": that of a title of another source here
  std::int64_t tmdb_id = 0;
};

constexpr char kOfSource = 's';

std::int64_t number_in(std::string_view digits) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return error == std::errc{} && end == digits.data() + digits.size() ? number : 0;
}

bool is_of_source(const Named& named) {
  return named.id.starts_with(kOfSource);
}

SourceTitleId source_title_of(const Named& named) {
  return SourceTitleId{number_in(std::string_view{named.id}.substr(1))};
}

TraktId trakt_id_of(const Named& named) {
  return TraktId{number_in(named.id)};
}

std::string shown_id(const std::optional<TraktId>& trakt_id, const std::optional<std::int64_t>& source_title_id) {
  if (source_title_id) return kOfSource + std::to_string(*source_title_id);
  return trakt_id ? std::to_string(trakt_id->value()) : "–";
}

TitleType type_of(const Named& named) {
  return named.type == "movie" ? TitleType::movie : TitleType::series;
}

void print_text(const api::UnmatchedReport& title) {
  fmt::print("  {:<7}{:>9}  {}{}", to_string(title.media_type), shown_id(title.trakt_id, title.source_title_id),
             printable(title.title), title.year ? fmt::format(" ({})", *title.year) : "");
  if (title.source) fmt::print(", of {}", *title.source);
  if (title.play_count > 0) fmt::print(", {} play{}", title.play_count, title.play_count == 1 ? "" : "s");
  if (title.on_watchlist) fmt::print(", on the watchlist");
  if (title.is_rated) fmt::print(", rated");
  if (title.imdb_id) fmt::print(", IMDb {}", printable(*title.imdb_id));
  if (title.gone_tmdb_id) fmt::print("; gone from TMDB, where it was {}", *title.gone_tmdb_id);
  if (title.successor_tmdb_id) fmt::print(" and seems to be {} now", *title.successor_tmdb_id);
  fmt::print("\n");
  for (const auto& one : title.candidates) {
    fmt::print("{:>20}  perhaps {}{}\n", one.tmdb_id, printable(one.title),
               one.year ? fmt::format(" ({})", *one.year) : "");
  }
}

int list(Context& context) {
  const auto account = context.app.account();
  store::Reader reader{context.app.database()};
  const auto page = api::unmatched_page(reader, account);
  if (context.format == Format::json) {
    print_json(page);
    return 0;
  }
  if (page.items.empty()) fmt::print("Every title is matched.\n");
  for (const auto& title : page.items) print_text(title);
  if (!page.items.empty()) {
    fmt::print(
        "\nFind the title with `cinemarco tmdb search`, then `cinemarco unmatched match movie|series ID "
        "TMDB_ID`.\n");
  }
  if (!page.matched_by_hand.empty()) fmt::print("\nMatched by hand:\n");
  for (const auto& match : page.matched_by_hand) {
    fmt::print("  {:<7}{:>9}  {}: TMDB {}\n", to_string(match.media_type),
               shown_id(match.trakt_id, match.source_title_id), printable(match.title), match.tmdb_id);
  }
  return 0;
}

exchange::MatchPorts ports(App& app) {
  return {app.database(), app.catalogue(tmdb::Remembered::not_found_too), app.clock(), app.account()};
}

int match(Context& context, const Named& named) {
  auto& app = context.app;
  const auto stop = context.signals.token();
  const auto entry = is_of_source(named)
                         ? exchange::match_source_title(ports(app), source_title_of(named), named.tmdb_id, stop)
                         : exchange::match_by_hand(ports(app), type_of(named), trakt_id_of(named), named.tmdb_id, stop);
  store::Reader reader{app.database()};
  const auto matched = api::read_entry(reader, app.account(), entry, app.clock().now());
  if (context.format == Format::json) {
    print_json(matched);
  } else {
    fmt::print("Matched: {} from now on.\n", printable(matched.title));
  }
  return 0;
}

int forget(Context& context, const Named& named) {
  if (is_of_source(named)) {
    exchange::unmatch_source_title(ports(context.app), source_title_of(named));
  } else {
    exchange::unmatch(ports(context.app), type_of(named), trakt_id_of(named));
  }
  return list(context);
}

void name_title(CLI::App& command, const std::shared_ptr<Named>& named) {
  command.add_option("TYPE", named->type, "movie or series")->required()->check(CLI::IsMember({"movie", "series"}));
  command.add_option("ID", named->id, "Trakt's number, or that of another source's title (s12), as the list shows it")
      ->required()
      ->check([](const std::string& text) {
        const auto digits = std::string_view{text}.substr(text.starts_with(kOfSource) ? 1 : 0);
        return number_in(digits) > 0 ? std::string{} : text + " is no number of a title";
      });
}

}  // namespace

void add_unmatched(CommandLine& line) {
  const auto named = std::make_shared<Named>();
  auto& unmatched = line.add(nullptr, "unmatched", "Titles that TMDB has no number for");
  unmatched.require_subcommand(1);
  line.run(line.add(&unmatched, "list", "Lists them, and those that you matched"), list);
  auto& by_hand = line.add(&unmatched, "match", "Says which title of TMDB a title is, for good");
  name_title(by_hand, named);
  by_hand.add_option("TMDB_ID", named->tmdb_id, "TMDB's number")->required()->check(CLI::PositiveNumber);
  line.run(by_hand, [named](Context& context) { return match(context, *named); });
  auto& again = line.add(&unmatched, "forget", "Lets Trakt's word count again");
  name_title(again, named);
  line.run(again, [named](Context& context) { return forget(context, *named); });
}

}  // namespace cinemarco::cli
