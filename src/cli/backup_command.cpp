// SPDX-License-Identifier: MIT
// `cinemarco backup [FILE]`: a whole copy of the database while everything runs.
#include "api/backup_report.hpp"
#include "cli/commands.hpp"
#include "cli/percent.hpp"

#include <filesystem>
#include <memory>
#include <string>

namespace cinemarco::cli {

namespace {

namespace fs = std::filesystem;

struct BackupDone {
  std::string file;
  std::int64_t bytes = 0;
};
BOOST_DESCRIBE_STRUCT(BackupDone, (), (file, bytes))

// A folder means a file of our own naming in it.
fs::path target_of(const std::string& given, Instant now) {
  auto file = fs::absolute(given).lexically_normal();
  if (fs::is_directory(file)) file /= store::backup_name(now, store::BackupReason::by_hand);
  return file;
}

int backup(Context& context, const std::string& given) {
  auto& app = context.app;
  const exchange::BackupServices services{app.database(), app.account(), app.clock()};
  BackupDone done;
  {
    Percent percent{"Copying"};
    const auto on_pages = [&percent](std::int64_t pages, std::int64_t total) { percent.at(pages, total); };
    if (given.empty()) {
      const auto made = exchange::back_up(services, store::BackupReason::by_hand, on_pages, context.signals.token());
      done = {store::BackupFolder{app.data_folder()}.file_of(made).string(), made.bytes};
    } else {
      const auto file = target_of(given, app.clock().now());
      std::error_code missing;
      if (fs::equivalent(file, app.database().file(), missing)) {
        throw Error{ErrorCode::invalid, "That is the database itself. Name another file, or none."};
      }
      if (fs::is_regular_file(file) && !store::is_database(file)) {
        throw Error{ErrorCode::conflict,
                    file.string() + " is there, and is no backup. Name another file; nothing was changed."};
      }
      store::copy_whole(app.database().file(), file, on_pages, context.signals.token());
      done = {file.string(), static_cast<std::int64_t>(fs::file_size(file))};
    }
  }
  if (context.format == Format::json) {
    print_json(done);
  } else {
    put(stdout, "{} ({:.1f} MB) is whole. `cinemarco restore` puts it back; secret.key is not in it.\n", done.file,
        static_cast<double>(done.bytes) / 1e6);
  }
  return 0;
}

}  // namespace

void add_backup(CommandLine& line) {
  const auto file = std::make_shared<std::string>();
  auto& command = line.add(nullptr, "backup", "Makes a whole copy of the database while everything runs");
  command.add_option("FILE", *file, "Where it goes: a file or a folder; without it into backups/ of the data folder");
  line.run(command, [file](Context& context) { return backup(context, *file); });
}

}  // namespace cinemarco::cli
