// SPDX-License-Identifier: MIT
#include "domain/time_zone.hpp"

#include "domain/system_zone.hpp"
#include "domain/zone_tables.hpp"

#include <algorithm>
#include <deque>
#include <iterator>
#include <map>
#include <mutex>
#include <utility>

namespace cinemarco {

struct TimeZone::Loaded {
  std::string name;
  ZoneFile table;
  bool is_short;

  explicit Loaded(ZoneTables::Found found)
      : name{std::move(found.name)}, table{std::move(found.table)}, is_short{cinemarco::is_short(table)} {}

  // All in seconds: how far the clock is ahead of UTC.
  [[nodiscard]] std::int64_t offset_at(std::int64_t at) const {
    const auto next = std::ranges::upper_bound(table.changes, at, {}, &ZoneFile::Change::at);
    return next == table.changes.begin() ? table.first_offset : std::prev(next)->offset;
  }

  // When the clock shows `local`: where twice, the second time; where it leaves that out, the change that does so.
  [[nodiscard]] std::int64_t last_at(std::int64_t local) const {
    for (auto i = table.changes.size(); i-- > 0;) {
      const auto& [at, offset] = table.changes[i];
      if (local - offset >= at) return local - offset;
      const auto before = i == 0 ? table.first_offset : table.changes[i - 1].offset;
      if (local - before >= at) return at;
    }
    return local - table.first_offset;
  }
};

namespace {

constexpr std::string_view kUtc = "UTC";

}  // namespace

// The zones that were asked for, each with the state of its file: a newer tzdata is noticed at the next question. What
// was loaded stays, for those who hold it.
class TimeZone::Shelf {
 public:
  // Null: there is no such zone.
  const Loaded* find(const std::string& name) {
    const std::scoped_lock lock{mutex_};
    if (const auto known = known_.find(name);
        known != known_.end() && known->second.state == state_of(known->second.file)) {
      return known->second.zone;
    }
    auto found = tables_.find(name);
    if (!found) return nullptr;
    auto& known = known_[name];
    known.file = found->file;
    known.state = state_of(known.file);
    if (known.zone == nullptr || known.zone->table.fingerprint != found->table.fingerprint) {
      known.zone = &loaded_.emplace_back(std::move(*found));
    }
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

TimeZone::Shelf& TimeZone::shelf() {
  static auto& shelf = *new Shelf;  // threads may still ask while the process ends
  return shelf;
}

std::expected<TimeZone, ParseError> TimeZone::find(std::string_view name) {
  if (name == kUtc) return TimeZone{nullptr};
  if (const auto* zone = shelf().find(std::string{name})) return TimeZone{zone};
  if (!tables_exist()) return std::unexpected{ParseError{"", std::string{kNoZoneTables}}};
  return std::unexpected{ParseError{"", excerpt(name) + " is no time zone; an example is Europe/Berlin"}};
}

bool TimeZone::tables_exist() {
  return shelf().tables().exist();
}

std::string TimeZone::tables_version() {
  return shelf().tables().version();
}

Instant TimeZone::to_local(Instant instant) const {
  if (zone_ == nullptr) return instant;
  const auto at = std::chrono::floor<std::chrono::seconds>(instant).time_since_epoch().count();
  return instant + std::chrono::seconds{zone_->offset_at(at)};
}

Date TimeZone::day_of(Instant instant) const {
  return Date{std::chrono::floor<std::chrono::days>(to_local(instant))};
}

Instant TimeZone::last_instant_of(Date day) const {
  // The next day begins with its first instant: where midnight is left out, the table says which; where it comes twice,
  // the day goes on until the second one.
  const std::chrono::sys_seconds midnight{std::chrono::sys_days{day} + std::chrono::days{1}};
  const auto at = midnight.time_since_epoch().count();
  return Instant{std::chrono::seconds{zone_ == nullptr ? at : zone_->last_at(at)}} - std::chrono::milliseconds{1};
}

Instant TimeZone::instant_of(Date day, std::chrono::milliseconds since_midnight) const {
  const Instant clock{std::chrono::sys_days{day} + since_midnight};
  // With the offset of the day before first: of an hour that comes twice that gives the first.
  const auto with_offset_of = [&](Instant at) { return clock - (to_local(at) - at); };
  const auto first = with_offset_of(clock - std::chrono::days{1});
  return to_local(first) == clock ? first : with_offset_of(first);
}

std::string TimeZone::wall_clock(Instant instant) const {
  auto text = format_instant(to_local(instant)).substr(0, 16);
  text[10] = ' ';
  return text;
}

std::string TimeZone::name() const {
  return zone_ == nullptr ? std::string{kUtc} : zone_->name;
}

std::string TimeZone::fingerprint() const {
  return zone_ == nullptr ? std::string{kUtc} : zone_->table.fingerprint;
}

bool TimeZone::is_short() const {
  return zone_ != nullptr && zone_->is_short;
}

}  // namespace cinemarco
