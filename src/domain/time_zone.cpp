// SPDX-License-Identifier: MIT
// The only file that speaks to the time-zone library, which reads the tables of the operating system.
#include "domain/time_zone.hpp"

#include "domain/system_zone.hpp"
#include "domain/zone_tables.hpp"

#include <date/tz.h>

#include <deque>
#include <exception>
#include <map>
#include <mutex>

namespace cinemarco {

// The library reads a zone's file at its first use; here that is at once, while we know that the file is whole. It
// keeps the destructor to itself: a zone that was loaded stays to the end of the process.
struct TimeZone::Loaded {
  std::string fingerprint;
  bool is_short;
  const date::time_zone& zone;

  explicit Loaded(const ZoneTables::Found& found)
      : fingerprint{found.table.fingerprint},
        is_short{cinemarco::is_short(found.table)},
        zone{*new date::time_zone{found.name, date::detail::undocumented{}}} {
    (void)zone.get_info(date::sys_seconds{});
  }
};

namespace {

constexpr std::string_view kUtc = "UTC";

}  // namespace

// The zones that were asked for, each with the state of its file: a newer tzdata is noticed at the next question. What
// was loaded stays, for those who hold it. Instead of the library's own list, which cannot be read anew and takes every
// file for a zone.
class TimeZone::Shelf {
 public:
  // Null: there is no such zone.
  const Loaded* find(const std::string& name) {
    const std::scoped_lock lock{mutex_};
    if (const auto known = known_.find(name);
        known != known_.end() && known->second.state == state_of(known->second.file)) {
      return known->second.zone;
    }
    const auto found = tables_.find(name);
    if (!found) return nullptr;
    const auto state = state_of(found->file);
    auto& known = known_[name];
    if (known.zone == nullptr || known.zone->fingerprint != found->table.fingerprint) {
      known.zone = &loaded_.emplace_back(*found);
    }
    known.file = found->file;
    known.state = state;
    return known.zone;
  }
  [[nodiscard]] const ZoneTables& tables() const { return tables_; }

 private:
  struct State {
    std::filesystem::file_time_type written;
    std::uintmax_t size = 0;
    bool operator==(const State&) const = default;
  };
  struct Known {
    std::filesystem::path file;
    State state;
    const Loaded* zone = nullptr;
  };
  static State state_of(const std::filesystem::path& file) {
    std::error_code ignored;
    return {std::filesystem::last_write_time(file, ignored), std::filesystem::file_size(file, ignored)};
  }

  ZoneTables tables_{zone_folder("/")};
  std::mutex mutex_;
  std::map<std::string, Known> known_;
  std::deque<Loaded> loaded_;
};

namespace {

// The instant whose UTC fields are the wall clock's.
Instant to_local(const date::time_zone* zone, Instant instant) {
  if (zone == nullptr) return instant;
  return Instant{zone->to_local(instant).time_since_epoch()};
}

}  // namespace

TimeZone::Shelf& TimeZone::shelf() {
  static auto& shelf = *new Shelf;  // threads may still ask while the process ends
  return shelf;
}

std::expected<TimeZone, ParseError> TimeZone::find(std::string_view name) {
  if (name == kUtc) return TimeZone{nullptr};
  try {
    if (const auto* zone = shelf().find(std::string{name})) return TimeZone{zone};
  } catch (const std::exception&) {  // NOLINT(bugprone-empty-catch)
    // The library's text names its own files; ours names an example.
  }
  if (!tables_exist()) return std::unexpected{ParseError{"", std::string{kNoZoneTables}}};
  return std::unexpected{ParseError{"", excerpt(name) + " is no time zone; an example is Europe/Berlin"}};
}

bool TimeZone::tables_exist() {
  return shelf().tables().exist();
}

std::string TimeZone::tables_version() {
  return shelf().tables().version();
}

const date::time_zone* TimeZone::table() const {
  return zone_ == nullptr ? nullptr : &zone_->zone;
}

Date TimeZone::day_of(Instant instant) const {
  return Date{std::chrono::floor<std::chrono::days>(to_local(table(), instant))};
}

Instant TimeZone::last_instant_of(Date day) const {
  // The next day begins with its first instant: where midnight is left out, the table says which; where it comes twice,
  // the day goes on until the second one.
  const auto next = std::chrono::sys_days{day} + std::chrono::days{1};
  if (zone_ == nullptr) return Instant{next} - std::chrono::milliseconds{1};
  const date::local_seconds midnight{next.time_since_epoch()};
  return Instant{table()->to_sys(midnight, date::choose::latest)} - std::chrono::milliseconds{1};
}

std::string TimeZone::wall_clock(Instant instant) const {
  auto text = format_instant(to_local(table(), instant)).substr(0, 16);
  text[10] = ' ';
  return text;
}

std::string TimeZone::name() const {
  return zone_ == nullptr ? std::string{kUtc} : zone_->zone.name();
}

std::string TimeZone::fingerprint() const {
  return zone_ == nullptr ? std::string{kUtc} : zone_->fingerprint;
}

bool TimeZone::is_short() const {
  return zone_ != nullptr && zone_->is_short;
}

}  // namespace cinemarco
