// SPDX-License-Identifier: MIT
#include "exchange/way_out.hpp"

#include "domain/error.hpp"
#include "domain/lower_case.hpp"
#include "exchange/account_zone.hpp"
#include "exchange/csv_exports.hpp"
#include "store/failure.hpp"
#include "store/mirrored_account.hpp"
#include "store/outgoing.hpp"
#include "store/outgoing_lists.hpp"
#include "store/part_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <unistd.h>
#include <utility>

namespace cinemarco::exchange {

namespace {

namespace fs = std::filesystem;

struct Row {
  WayOut way;
  std::string_view ending;
};
// The longer endings first: one is the end of the other.
constexpr std::array kWays{Row{WayOut::letterboxd, ".letterboxd.csv"}, Row{WayOut::yamtrack, ".yamtrack.csv"},
                           Row{WayOut::json, ".json"}, Row{WayOut::trakt, ".zip"}, Row{WayOut::csv, ".csv"}};

Error cannot_write(const fs::path& file, const std::string& why) {
  return {ErrorCode::internal,
          file.string() + " cannot be written: " + why + ". Make room there, or name another place."};
}

class NewFile {
 public:
  explicit NewFile(fs::path file) : name_{std::move(file)}, file_{name_} {}
  [[nodiscard]] const fs::path& part() const { return file_.part(); }
  void write(std::string_view bytes) {
    buffer_ += bytes;
    if (buffer_.size() >= kBuffer) flush();
  }
  void finish() {
    flush();
    file_.finish();
  }

 private:
  static constexpr std::size_t kBuffer = 64UL * 1024;
  void flush() {
    std::string_view left = buffer_;
    while (!left.empty()) {
      const auto written = ::write(file_.descriptor(), left.data(), left.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) throw cannot_write(name_, std::strerror(errno));
      left.remove_prefix(static_cast<std::size_t>(written));
    }
    buffer_.clear();
  }
  fs::path name_;
  store::PartFile file_;
  std::string buffer_;
};

void look(const std::stop_token& stop) {
  if (stop.stop_requested()) throw Error{ErrorCode::cancelled, "Cancelled. Nothing was exported."};
}

void write_trakt(const WayOutServices& services, store::Connection& db, const fs::path& part,
                 const store::OnRows& on_rows, const std::stop_token& stop) {
  constexpr std::int64_t kBetweenLooks = 1'000;
  const auto size = store::history_size(db, services.account);
  const auto total = size.movie_plays + size.episode_plays;
  const auto package = services.packers.zip(part, services.clock.now());
  const auto history = services.packers.trakt(*package, size, store::mirrored_user(db, services.account));
  std::int64_t done = 0;
  store::for_each_play(db, services.account, [&](const store::OutgoingPlay& out) {
    history->play(out.play);
    if (++done % kBetweenLooks != 0) return;
    look(stop);
    if (on_rows) on_rows(done, total);
  });
  store::for_each_rating(db, services.account, [&](const Rating& rating) { history->rating(rating); });
  store::for_each_listing(db, services.account, [&](const WatchlistItem& item) { history->listed(item); });
  store::for_each_trakt_list(db, services.account, [&](const StatedList& list) { history->list(list); });
  history->finish();
}

// "NAME-2.letterboxd.csv"
fs::path part_name(const fs::path& file, std::size_t number) {
  if (number == 1) return file;
  const auto name = file.filename().string();
  const auto ending = ending_of(WayOut::letterboxd);
  const auto stem = name.ends_with(ending) ? name.substr(0, name.size() - ending.size()) : name;
  return file.parent_path() / fmt::format("{}-{}{}", stem, number, ending);
}

}  // namespace

std::optional<WayOut> way_out_of(std::string_view file_name) {
  const auto name = lower_case(file_name);
  const auto* found = std::ranges::find_if(kWays, [&](const Row& row) { return name.ends_with(row.ending); });
  return found == kWays.end() ? std::nullopt : std::optional{found->way};
}

std::string_view ending_of(WayOut way) noexcept {
  return std::ranges::find(kWays, way, &Row::way)->ending;
}

std::vector<fs::path> export_to(const WayOutServices& services, WayOut way, const fs::path& file,
                                const store::OnRows& on_rows, const std::stop_token& stop) try {
  store::Reader reader{services.database};
  store::Connection& db = reader;
  std::vector<fs::path> written;
  if (way == WayOut::letterboxd) {
    write_letterboxd_csv(db, services.account, account_zone(db, services.account), [&](const std::string& part) {
      look(stop);
      NewFile one{part_name(file, written.size() + 1)};
      one.write(part);
      one.finish();
      written.push_back(part_name(file, written.size() + 1));
    });
    return written;
  }
  NewFile one{file};
  const auto sink = [&](std::string_view bytes) {
    look(stop);
    one.write(bytes);
  };
  if (way == WayOut::json) store::write_own_export(db, sink, on_rows, stop);
  if (way == WayOut::csv) write_generic_csv(db, services.account, sink);
  if (way == WayOut::yamtrack) write_yamtrack_csv(db, services.account, sink);
  if (way == WayOut::trakt) write_trakt(services, db, one.part(), on_rows, stop);
  one.finish();
  return {file};
} catch (const SQLite::Exception& error) {
  throw store::to_error(error, "export");
}

std::string export_as_one(const WayOutServices& services, WayOut way, const fs::path& file,
                          const std::stop_token& stop) {
  if (way != WayOut::letterboxd) {
    export_to(services, way, file, {}, stop);
    return std::string{ending_of(way)};
  }
  store::Reader reader{services.database};
  store::Connection& db = reader;
  const auto package = services.packers.zip(file, services.clock.now());
  std::size_t parts = 0;
  write_letterboxd_csv(db, services.account, account_zone(db, services.account), [&](const std::string& part) {
    look(stop);
    package->add(part_name("cinemarco.letterboxd.csv", ++parts).string(), part);
  });
  package->finish();
  return ".zip";
}

}  // namespace cinemarco::exchange
