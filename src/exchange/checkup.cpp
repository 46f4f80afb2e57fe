// SPDX-License-Identifier: MIT
#include "exchange/checkup.hpp"

#include "domain/sign_in_state.hpp"
#include "exchange/projector.hpp"
#include "exchange/run_life.hpp"
#include "exchange/run_lock.hpp"
#include "store/backup_folder.hpp"
#include "store/integrity.hpp"
#include "store/library.hpp"
#include "store/overview.hpp"
#include "store/sync_state.hpp"

#include <fmt/format.h>

#include <set>
#include <utility>

namespace cinemarco::exchange {

namespace {

namespace fs = std::filesystem;

class Checkup {
 public:
  Checkup(const CheckServices& services, Repair repair, RunProgress& progress, const std::stop_token& stop)
      : services_{services}, repair_{repair}, progress_{progress}, stop_{stop} {}

  CheckReport run() {
    progress_.enter(Phase::history, services_.clock.now());
    if (file()) rest();
    for (const auto& finding : report_.findings) report_.whole = report_.whole && (!finding.is_fault || finding.mended);
    progress_.finish("completed");
    return std::move(report_);
  }

 private:
  // Of a damaged file nothing more can be told.
  void rest() {
    rows();
    numbers();
    zone();
    titles();
    month_counts();
    search_words();
    sign_in();
    pictures();
    store::Reader reader{services_.database};
    report_.plays = store::overview(reader, services_.account).plays;
  }

  // `mend` makes it right, where it is given and the user wants that.
  template <class Mend>
  void found(std::string what, std::int64_t count, std::string message, const Mend& mend) {
    if (count == 0) return;
    bool mended = false;
    if (repair_ == Repair::yes) mended = mend();
    report_.findings.push_back({std::move(what), count, std::move(message), true, mended});
  }
  static bool cannot() { return false; }

  template <class Write>
  bool in_transaction(const Write& write) {
    store::Transaction tx{services_.database};
    write(tx);
    tx.commit();
    return true;
  }

  void look() const {
    if (stop_.stop_requested()) throw Error{ErrorCode::cancelled, "Cancelled. What was mended is kept."};
  }

  // Whether it is whole, or was mended.
  bool file() {
    progress_.working_on("the file");
    std::vector<std::string> problems;
    {
      store::Reader reader{services_.database};
      problems = store::integrity_problems(reader);
    }
    if (problems.empty()) return true;
    const store::BackupFolder folder{services_.data_folder};
    const auto whole = folder.newest_whole();
    found(
        "damaged_file", static_cast<std::int64_t>(problems.size()),
        fmt::format("The file is damaged: {}. {}", problems.front(),
                    whole ? fmt::format("The newest whole backup: `{}`", store::restore_command(folder.file_of(*whole)))
                          : "There is no whole backup"),
        [this] {
          in_transaction([](store::Transaction& tx) { store::make_indexes_anew(tx); });
          store::Reader reader{services_.database};
          return store::integrity_problems(reader).empty();
        });
    return report_.findings.back().mended;
  }

  void rows() {
    look();
    const auto lost = [this] {
      store::Reader reader{services_.database};
      return store::orphans(reader);
    }();
    found("lost_rows", lost.made, fmt::format("{} rows belong to no title, season or viewing that is here", lost.made),
          [this] { return in_transaction([](store::Transaction& tx) { store::remove_orphans(tx); }); });
    found("lost_rows", lost.kept,
          fmt::format("{} rows of yours refer to a title that is gone; they are kept. An import brings the title back",
                      lost.kept),
          &cannot);
  }

  void numbers() {
    look();
    const auto rows = [this] {
      store::Reader reader{services_.database};
      return store::misnumbered_rows(reader, services_.account);
    }();
    found("numbers", rows, fmt::format("{} plays, ratings or listings go by another number than their title", rows),
          [this] {
            return in_transaction([this](store::Transaction& tx) {
              const auto zone = account_zone(tx, services_.account);
              for (const auto title : store::number_rows(tx, services_.account)) {
                project_title(tx, services_.account, title, zone, services_.clock.now(), RunId{});
              }
            });
          });
  }

  void zone() {
    const bool settled = [this] {
      store::Reader reader{services_.database};
      return is_zone_settled(reader, services_.account, services_.wanted_zone);
    }();
    found("zone_tables", settled ? 0 : 1, "The days were told by other time-zone tables, or another zone", [this] {
      return in_transaction([this](store::Transaction& tx) {
        static_cast<void>(settle_zone(tx, services_.account, services_.wanted_zone, services_.clock.now()));
      });
    });
  }

  [[nodiscard]] std::set<TitleKey> waiting_titles() const {
    store::Reader reader{services_.database};
    const auto all = store::changed_titles(reader, services_.account);
    return {all.begin(), all.end()};
  }

  // Each title is projected anew: what that would write differs from the facts.
  void titles() {
    project_for_today(services_.database, services_.account, services_.clock.now());
    std::vector<TitleKey> all;
    {
      store::Reader reader{services_.database};
      for (const auto type : {TitleType::movie, TitleType::series}) {
        const auto some = titles_to_project(reader, services_.account, type);
        all.insert(all.end(), some.begin(), some.end());
      }
    }
    report_.titles = static_cast<std::int64_t>(all.size());
    progress_.set_total(Phase::history, report_.titles);
    // Of these a run that was broken off, or the next sync, is yet to tell.
    const auto waiting =
        std::erase_if(all, [waits = waiting_titles()](const TitleKey& it) { return waits.contains(it); });
    if (waiting > 0) {
      report_.findings.push_back({"waiting_titles", static_cast<std::int64_t>(waiting),
                                  fmt::format("{} titles wait for the next sync, or for the import to go on", waiting),
                                  false, false});
    }
    std::int64_t different = 0;
    for (auto next = all.begin(); next != all.end();) {
      look();
      store::Transaction tx{services_.database};
      const auto zone = account_zone(tx, services_.account);
      do {
        const auto before = store::rows_written(tx);
        project_title(tx, services_.account, *next, zone, services_.clock.now(), RunId{});
        store::delete_entry_without_facts(tx, services_.account, *next++);
        if (store::rows_written(tx) != before) ++different;
        progress_.advance(Phase::history);
      } while (next != all.end() && !tx.should_end());
      if (repair_ == Repair::yes) tx.commit();  // else all of it is taken back
    }
    found("titles", different, fmt::format("{} titles are not as their plays, ratings and air dates say", different),
          [] { return true; });
  }

  void month_counts() {
    const auto months = [this] {
      store::Reader reader{services_.database};
      return store::miscounted_months(reader);
    }();
    found("month_counts", months, fmt::format("{} months count their plays wrongly", months),
          [this] { return in_transaction([](store::Transaction& tx) { store::count_plays_anew(tx); }); });
  }

  void search_words() {
    const auto entries = [this] {
      store::Reader reader{services_.database};
      return store::unsearchable_entries(reader);
    }();
    found("search_words", entries, fmt::format("{} titles are found by no search", entries),
          [this] { return in_transaction([](store::Transaction& tx) { store::make_searchable(tx); }); });
  }

  void sign_in() {
    const auto state = sign_in_state(services_.tokens);
    found("sign_in", state.message ? 1 : 0, state.message.value_or(""), &cannot);
  }

  // Those of titles that were only looked at lie there too, so it is no fault; they come again when they are looked at.
  void pictures() {
    look();
    progress_.working_on("pictures");
    const auto known = [this] {
      store::Reader reader{services_.database};
      return store::picture_names(reader);
    }();
    std::vector<fs::path> foreign;
    std::error_code error;
    for (fs::recursive_directory_iterator entry{services_.data_folder / "images", error}, end; !error && entry != end;
         entry.increment(error)) {
      std::error_code gone;
      const auto name = entry->path().filename().string();
      if (!entry->is_regular_file(gone) || name.starts_with('.')) continue;
      ++report_.pictures;
      if (!known.contains("/" + name)) foreign.push_back(entry->path());
    }
    if (foreign.empty()) return;
    if (repair_ == Repair::yes) {
      for (const auto& file : foreign) fs::remove(file, error);
    }
    report_.findings.push_back({"pictures_without_title", static_cast<std::int64_t>(foreign.size()),
                                fmt::format("{} pictures are of no title that is here", foreign.size()), false,
                                repair_ == Repair::yes});
  }

  const CheckServices& services_;
  Repair repair_;
  RunProgress& progress_;
  const std::stop_token& stop_;
  CheckReport report_;
};

}  // namespace

CheckReport check_library(const CheckServices& services, Repair repair, RunProgress& progress,
                          const std::stop_token& stop) {
  const auto lock = RunLock::try_acquire(services.data_folder);
  if (!lock) throw_busy(services.database, services.account, services.clock.now());
  return Checkup{services, repair, progress, stop}.run();
}

}  // namespace cinemarco::exchange
