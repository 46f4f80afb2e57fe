// SPDX-License-Identifier: MIT
#include "exchange/backups.hpp"

#include "json/json.hpp"
#include "store/overview.hpp"
#include "store/settings.hpp"

#include <boost/describe.hpp>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <string_view>

namespace cinemarco::exchange {

BOOST_DESCRIBE_STRUCT(BackupProblem, (), (at, message))

namespace {

constexpr std::string_view kProblem = "backup_problem";  // a setting

// A note more or less: a disk that is full may hold up this too.
template <class Write>
void note(const BackupServices& services, const Write& write) {
  try {
    store::Transaction tx{services.database};
    write(tx);
    tx.commit();
  } catch (const std::exception& error) {
    spdlog::debug("the outcome of the backup is not noted: {}", error.what());
  }
}

void note_success(const BackupServices& services) {
  {
    store::Reader reader{services.database};
    if (!store::setting(reader, services.account, kProblem)) return;
  }
  note(services, [&](store::Transaction& tx) { store::erase_setting(tx, services.account, kProblem); });
}

void note_failure(const BackupServices& services, const std::string& message) {
  const BackupProblem problem{format_instant(services.clock.now()), message};
  note(services,
       [&](store::Transaction& tx) { store::set_setting(tx, services.account, kProblem, json::to_text(problem)); });
}

store::BackupFolder folder_of(const BackupServices& services) {
  return store::BackupFolder{services.database.file().parent_path()};
}

std::optional<store::Backup> newest(const BackupServices& services) {
  auto all = folder_of(services).list();
  const auto found = std::ranges::find_if(
      all, [](const store::Backup& backup) { return backup.reason != store::BackupReason::damaged; });
  return found == all.end() ? std::nullopt : std::optional{std::move(*found)};
}

// One of the future, made before the clock was put right, holds up none.
bool is_due(const BackupServices& services, std::chrono::hours apart) {
  const auto last = newest(services);
  const auto now = services.clock.now();
  return !last || last->made_at > now || now - last->made_at >= apart;
}

void attempt(const BackupServices& services, store::BackupReason reason, const std::stop_token& stop) {
  try {
    const auto made = back_up(services, reason, {}, stop);
    spdlog::info("made the backup {}", made.name);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::cancelled) spdlog::error("No backup was made: {}", error.what());
  }
}

}  // namespace

store::Backup back_up(const BackupServices& services, store::BackupReason reason, const store::OnPages& on_pages,
                      const std::stop_token& stop) {
  auto folder = folder_of(services);
  try {
    auto made = folder.make(reason, services.clock.now(), on_pages, stop);
    folder.tidy(services.clock.now());
    note_success(services);
    return made;
  } catch (const Error& error) {
    if (error.code() != ErrorCode::cancelled) note_failure(services, error.what());
    throw;
  }
}

void back_up_before_import(const BackupServices& services, const std::stop_token& stop) {
  {
    store::Reader reader{services.database};
    if (!store::holds_anything(reader)) return;
  }
  if (is_due(services, kBackupsApart)) attempt(services, store::BackupReason::before_import, stop);
}

void back_up_daily(const BackupServices& services, const std::stop_token& stop) {
  if (is_due(services, kDailyApart)) attempt(services, store::BackupReason::daily, stop);
}

LastBackups last_backups(const BackupServices& services) {
  LastBackups last{newest(services), std::nullopt};
  store::Reader reader{services.database};
  if (const auto text = store::setting(reader, services.account, kProblem)) {
    if (auto problem = json::parse_as<BackupProblem>(*text)) last.problem = std::move(*problem);
  }
  return last;
}

void DailyBackups::start() {
  if (backups_ == Backups::off) return;
  thread_ = std::jthread{[this](const std::stop_token& stop) {
    constexpr std::chrono::minutes kFirst{1};
    for (auto next = services_.clock.now() + kFirst; services_.clock.sleep_until(next, stop);
         next = services_.clock.now() + kBackupsApart) {
      back_up_daily(services_, stop);
    }
  }};
}

void DailyBackups::stop() {
  thread_.request_stop();
  if (thread_.joinable()) thread_.join();
}

}  // namespace cinemarco::exchange
