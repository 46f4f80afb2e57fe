// SPDX-License-Identifier: MIT
// `cinemarco cache stats|clear|clear-expired`: the cache of TMDB's answers.
#include "api/cache_report.hpp"
#include "cli/commands.hpp"
#include "cli/text.hpp"

#include <cstdint>
#include <map>
#include <string>

namespace cinemarco::cli {

namespace {

using api::CacheReport;
using api::Cleared;

double megabytes(std::int64_t bytes) {
  return static_cast<double>(bytes) / 1e6;
}

void print_text(const CacheReport& report) {
  fmt::print("{} answers of TMDB, {} of them expired, {:.1f} of {:.0f} MB\n", report.entries, report.expired,
             megabytes(report.bytes), megabytes(report.most_bytes));
  if (const auto look_ups = report.hits + report.misses; look_ups > 0) {
    fmt::print("{} of {} look-ups answered without TMDB ({:.0f} %)\n", report.hits, look_ups,
               100.0 * static_cast<double>(report.hits) / static_cast<double>(look_ups));
  }
  for (const auto& [kind, count] : report.by_kind) fmt::print("  {:<14} {:>7}\n", printable(kind), count);
  const auto& pictures = report.pictures;
  fmt::print("{} pictures, {:.1f} of {:.0f} MB", pictures.files, megabytes(pictures.bytes),
             megabytes(pictures.most_bytes));
  if (pictures.waiting > 0) fmt::print("; {} wait to be fetched", pictures.waiting);
  fmt::print("\n");
}

int show_stats(Context& context) {
  auto& app = context.app;
  const exchange::Bounds bounds{app.config().bytes("CINEMARCO_CACHE_MB"), app.config().bytes("CINEMARCO_PICTURES_MB")};
  store::Reader reader{app.database()};
  const auto report = api::cache_report(reader, app.pictures(), bounds, app.clock().now());
  if (context.format == Format::json) {
    print_json(report);
  } else {
    print_text(report);
  }
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
    print_json(Cleared{removed});
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
