// SPDX-License-Identifier: MIT
// `cinemarco restore [FILE]`: a backup in the place of today's database. It opens nothing of that but to keep it, for
// it may be damaged.
#include "api/backup_report.hpp"
#include "cli/commands.hpp"
#include "cli/percent.hpp"
#include "cli/text.hpp"
#include "exchange/ago.hpp"
#include "exchange/run_lock.hpp"
#include "exchange/uploads.hpp"
#include "store/restore.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace cinemarco::cli {

namespace {

namespace fs = std::filesystem;

struct WholeOrNot {
  std::string file, made_at, reason;
  std::int64_t bytes = 0;
  bool whole = false;
};
BOOST_DESCRIBE_STRUCT(WholeOrNot, (), (file, made_at, reason, bytes, whole))

struct Offers {
  std::vector<WholeOrNot> backups;  // newest first
};
BOOST_DESCRIBE_STRUCT(Offers, (), (backups))

struct RestoreDone {
  std::string restored_from;
  std::optional<std::string> kept_as;  // today's database until now
  bool was_damaged = false;
};
BOOST_DESCRIBE_STRUCT(RestoreDone, (), (restored_from, kept_as, was_damaged))

int list_backups(Context& context) {
  auto& app = context.app;
  const store::BackupFolder folder{app.data_folder()};
  Offers offers;
  for (const auto& backup : folder.list()) {
    const auto file = folder.file_of(backup);
    offers.backups.push_back({file.string(), format_instant(backup.made_at),
                              std::string{store::to_string(backup.reason)}, backup.bytes, !store::damage_of(file)});
  }
  if (context.format == Format::json) {
    print_json(offers);
    return 0;
  }
  if (offers.backups.empty()) put(stdout, "There is no backup in {}.\n", folder.path().string());
  for (const auto& offer : offers.backups) {
    const auto made = parse_instant(offer.made_at);
    put(stdout, "{:<16} {:<17} {:>8.1f} MB  {}\n  {}\n", made ? exchange::ago(*made, app.clock().now()) : offer.made_at,
        offer.reason, static_cast<double>(offer.bytes) / 1e6, offer.whole ? "whole" : "damaged",
        store::restore_command(offer.file));
  }
  return 0;
}

exchange::RunLock take(const fs::path& folder, const char* who) {
  if (auto lock = exchange::RunLock::try_acquire(folder)) return std::move(*lock);
  throw Error{ErrorCode::conflict, std::string{who} + " is running on this library. Stop it, then restore."};
}

int restore(Context& context, const std::string& given) {
  auto& app = context.app;
  if (given.empty()) return list_backups(context);
  const auto& data_folder = app.data_folder();
  // What a server and a run hold (cli/web_server.cpp).
  const auto run = take(data_folder, "An import or a sync");
  const auto uploads = exchange::upload_folder(data_folder);
  fs::create_directories(uploads);
  const auto server = take(uploads, "`cinemarco serve`");
  const auto file = fs::absolute(given).lexically_normal();
  store::Restored restored;
  {
    Percent percent{"Copying"};
    restored = store::restore_database(
        file, data_folder, app.clock().now(),
        [&percent](std::int64_t pages, std::int64_t total) { percent.at(pages, total); }, context.signals.token());
  }
  RestoreDone done{file.string(), std::nullopt, restored.was_damaged};
  if (restored.kept) done.kept_as = store::BackupFolder{data_folder}.file_of(*restored.kept).string();
  if (context.format == Format::json) {
    print_json(done);
    return 0;
  }
  put(stdout, "The library is that of {}.\n", done.restored_from);
  if (done.kept_as) {
    put(stdout, "The one until now{} is kept as {}.\n", done.was_damaged ? ", damaged," : "", *done.kept_as);
  }
  return 0;
}

}  // namespace

void add_restore(CommandLine& line) {
  const auto file = std::make_shared<std::string>();
  auto& command =
      line.add(nullptr, "restore", "Puts a backup in the place of the database; today's is kept in backups/");
  command.add_option("FILE", *file, "The backup; without it, the backups that there are are listed");
  line.run(command, [file](Context& context) { return restore(context, *file); });
}

}  // namespace cinemarco::cli
