// SPDX-License-Identifier: MIT
// `cinemarco cache stats|clear|clear-expired`: the cache of TMDB's answers.
#include "cli/commands.hpp"
#include "cli/text.hpp"

#include <cstdint>
#include <map>
#include <string>

namespace cinemarco::cli {

namespace {

struct StatsReport {
  std::int64_t entries = 0;
  std::int64_t expired = 0;
  std::int64_t bytes = 0;
  std::map<std::string, std::int64_t> by_kind;
};
BOOST_DESCRIBE_STRUCT(StatsReport, (), (entries, expired, bytes, by_kind))

struct ClearReport {
  std::int64_t removed = 0;
};
BOOST_DESCRIBE_STRUCT(ClearReport, (), (removed))

int show_stats(Context& context) {
  store::Reader reader{context.app.database()};
  const auto stats = store::cache_stats(reader, context.app.clock().now());
  if (context.format == Format::json) {
    print_json(StatsReport{stats.entries, stats.expired, stats.bytes, stats.by_kind});
    return 0;
  }
  fmt::print("{} answers of TMDB, {} of them expired, {:.1f} MB\n", stats.entries, stats.expired,
             static_cast<double>(stats.bytes) / 1e6);
  for (const auto& [kind, count] : stats.by_kind) fmt::print("  {:<12} {:>7}\n", printable(kind), count);
  return 0;
}

int clear(Context& context, std::int64_t (*remove)(store::Transaction&, Instant)) {
  std::int64_t removed = 0;
  {
    store::Transaction tx{context.app.database()};
    removed = remove(tx, context.app.clock().now());
    tx.commit();
  }
  if (context.format == Format::json) {
    print_json(ClearReport{removed});
  } else {
    fmt::print("{} answer{} removed.\n", removed, removed == 1 ? "" : "s");
  }
  return 0;
}

}  // namespace

void add_cache(CommandLine& line) {
  auto& cache = line.add(nullptr, "cache", "The cache of TMDB's answers");
  cache.require_subcommand(1);
  line.run(line.add(&cache, "stats", "How many answers, how large, how many expired"), show_stats);
  line.run(line.add(&cache, "clear", "Removes every answer"), [](Context& context) {
    return clear(context, [](store::Transaction& tx, Instant) { return store::clear_cache(tx); });
  });
  line.run(line.add(&cache, "clear-expired", "Removes the answers whose time is over"),
           [](Context& context) { return clear(context, store::clear_expired_cache); });
}

}  // namespace cinemarco::cli
