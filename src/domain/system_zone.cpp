// SPDX-License-Identifier: MIT
#include "domain/system_zone.hpp"

#include "domain/error.hpp"
#include "domain/zone_tables.hpp"

#include <algorithm>
#include <sstream>
#include <string_view>

namespace cinemarco {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kLocaltime = "/etc/localtime";
constexpr std::string_view kTimezone = "/etc/timezone";
constexpr std::string_view kAdvice = "set CINEMARCO_TIME_ZONE to yours, such as Europe/Berlin.";

// What follows the tables' folder in a path, wherever that is; `right` and `posix` hold every zone once more.
std::optional<std::string> name_in(const std::string& path) {
  constexpr std::string_view kFolder = "/zoneinfo/";
  const auto at = path.rfind(kFolder);
  if (at == std::string::npos) return std::nullopt;
  auto name = path.substr(at + kFolder.size());
  for (const std::string_view copy : {"right/", "posix/"}) {
    if (name.starts_with(copy)) name.erase(0, copy.size());
  }
  if (name == "localtime" || name == "posixrules") return std::nullopt;  // links to others
  return name;
}

// "UTC0", "GMT+0", "<UTC>00:00": a rule that is always UTC.
bool is_utc_rule(std::string_view rule) {
  constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  if (rule.starts_with('<')) {
    const auto end = rule.find('>');
    if (end == std::string_view::npos) return false;
    rule.remove_prefix(end + 1);
  } else {
    const auto letters = std::min(rule.find_first_not_of(kLetters), rule.size());
    if (letters < 3) return false;
    rule.remove_prefix(letters);
  }
  if (rule.starts_with('+') || rule.starts_with('-')) rule.remove_prefix(1);
  return rule == "0" || rule == "00" || rule == "0:00" || rule == "00:00" || rule == "00:00:00";
}

// The name in /etc/timezone: its first line that is neither empty nor a comment, without quotes.
std::string name_in_timezone(const fs::path& root) {
  auto text = read_small_file(root / kTimezone.substr(1)).value_or("");
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  std::istringstream lines{text};
  for (std::string line; std::getline(lines, line);) {
    line.erase(std::min(line.find('#'), line.size()));
    std::erase_if(line,
                  [](char c) { return c == '"' || c == '\'' || c == '\r' || c == ' ' || c == '\t' || c == '\0'; });
    if (!line.empty()) return line;
  }
  return {};
}

// One look at a system.
class Look {
 public:
  explicit Look(const fs::path& root) : root_{root}, tables_{zone_folder(root)} {}

  SystemZone by_variable(std::string_view tz) {
    const auto whole = tz;
    if (tz.starts_with(':')) tz.remove_prefix(1);
    if (tz == kLocaltime) return by_files();
    if (tz == "UTC" || (is_utc_rule(tz) && !tables_.find(tz))) return {"UTC", "TZ", {}};
    const std::string text{tz};
    const auto name = tz.starts_with('/') ? name_in(text) : name_in("/zoneinfo/" + text);
    if (name && tables_.find(*name)) return {*name, "TZ", {}};
    if (!tables_.exist()) return no_tables("TZ");
    if (tz.starts_with('/')) {
      if (const auto found = by_content(within(text))) return {*found, "TZ", {}};
    }
    return {std::nullopt, "TZ", "TZ is " + excerpt(whole) + ", which names no time zone: " + std::string{kAdvice}};
  }

  SystemZone by_files() {
    const std::string by{kLocaltime};
    if (const auto name = name_by_links()) {
      if (tables_.find(*name)) return {*name, by, other_opinion(*name)};
      if (!tables_.exist()) return no_tables(by);
      return {std::nullopt, by,
              "/etc/localtime leads to " + excerpt(*name) +
                  ", which is not among the system's time-zone tables: " + std::string{kAdvice}};
    }
    if (!tables_.exist()) return no_tables({});
    std::error_code ignored;
    const auto file = within(by);
    if (!fs::is_regular_file(file, ignored)) return by_timezone();
    if (const auto name = by_content(file)) return {*name, by, other_opinion(*name)};
    return {
        std::nullopt, by,
        "/etc/localtime is none of the system's time-zone tables, so its zone cannot be told: " + std::string{kAdvice}};
  }

 private:
  static SystemZone no_tables(const std::string& by) {
    return {std::nullopt, by, std::string{kNoZoneTables} + ", or the days cannot be told."};
  }

  SystemZone by_timezone() {
    const auto name = name_in_timezone(root_);
    const std::string by{kTimezone};
    if (name.empty()) {
      return {std::nullopt, {}, "This system does not say in which time zone it is: " + std::string{kAdvice}};
    }
    if (tables_.find(name)) return {name, by, {}};
    return {std::nullopt, by,
            "/etc/timezone says " + excerpt(name) + ", which is no time zone: " + std::string{kAdvice}};
  }

  // A path of that system as one of ours.
  [[nodiscard]] fs::path within(const std::string& path) const {
    return follow(path, [](const std::string&) { return false; });
  }

  // The path behind links, each taken below the root; ends where `enough` holds of it. Empty: a circle.
  template <class Enough>
  [[nodiscard]] fs::path follow(std::string path, const Enough& enough) const {
    constexpr int kMost = 10;
    std::error_code error;
    for (int links = 0; links < kMost; ++links) {
      auto file = root_ / fs::path{path}.relative_path();
      if (enough(path)) return file;
      const auto target = fs::read_symlink(file, error);
      if (error) return file;
      path = (target.is_absolute() ? target : fs::path{path}.parent_path() / target).lexically_normal().string();
    }
    return {};
  }

  [[nodiscard]] std::optional<std::string> name_by_links() const {
    std::optional<std::string> name;
    static_cast<void>(follow(std::string{kLocaltime}, [&name](const std::string& path) {
      name = name_in(path);
      return name.has_value();
    }));
    return name;
  }

  [[nodiscard]] std::optional<std::string> by_content(const fs::path& file) const {
    const auto bytes = read_small_file(file);
    const auto clock = bytes ? read_zone_file(*bytes) : std::nullopt;
    return clock ? tables_.name_of(*clock, name_in_timezone(root_)) : std::nullopt;
  }

  // A clock of UTC is what a container has where nobody chose; then a zone in /etc/timezone is what somebody meant.
  [[nodiscard]] std::string other_opinion(const std::string& name) const {
    const auto clock = tables_.find(name);
    const auto said = name_in_timezone(root_);
    const auto other = tables_.find(said);
    const bool is_utc = clock && clock->table.changes.empty() && clock->table.first_offset == 0;
    if (!is_utc || !other || same_clock(clock->table, other->table)) return {};
    return "/etc/timezone says " + said + ", but the system's clock (/etc/localtime) is " + name +
           ", which counts: if that is wrong, " + std::string{kAdvice};
  }

  fs::path root_;
  ZoneTables tables_;
};

}  // namespace

fs::path zone_folder(const fs::path& root) {
  return root / "usr/share/zoneinfo";
}

SystemZone system_zone(const fs::path& root, const std::optional<std::string>& tz) {
  Look look{root};
  return tz && !tz->empty() ? look.by_variable(*tz) : look.by_files();
}

}  // namespace cinemarco
