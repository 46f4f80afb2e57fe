// SPDX-License-Identifier: MIT
#include "domain/zone_tables.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <sstream>
#include <tuple>
#include <utility>

namespace cinemarco {

namespace {

namespace fs = std::filesystem;

// Files of zones that are none: the system's own one, the rules for zones of POSIX, and "nobody has set it yet".
constexpr std::array<std::string_view, 3> kNoZones{"localtime", "posixrules", "Factory"};
constexpr std::array<std::string_view, 2> kCopies{
    "posix", "right"};  // folders with every zone once more; `right` counts leap seconds

// Days before this are not what somebody keeps a record of; tables of several years agree on those behind it.
constexpr std::int64_t kNowadays = 946'684'800;  // 2000-01-01

// IANA's names know no other characters, and none of their parts begins with a dot or is empty.
bool may_be_zone(std::string_view name) {
  const auto is_one_of = [](const auto& names, std::string_view text) {
    return std::ranges::find(names, text) != names.end();
  };
  if (is_one_of(kNoZones, name) || is_one_of(kCopies, name.substr(0, name.find('/'))) || name.contains("//"))
    return false;
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' || c == '_' ||
           c == '-' || c == '+';
  };
  return !name.empty() && name.size() < 100 && name.front() != '/' && std::ranges::all_of(name, fits);
}

std::optional<ZoneFile> table_in(const fs::path& file) {
  const auto bytes = read_small_file(file);
  return bytes ? read_zone_file(*bytes) : std::nullopt;
}

// Lines "L TARGET NAME" of tzdata.zi (`man zic`): old names and what they are called now.
std::map<std::string, std::string, std::less<>> links_in(const fs::path& folder) {
  std::map<std::string, std::string, std::less<>> links;
  std::istringstream lines{read_small_file(folder / "tzdata.zi").value_or("")};
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words{line};
    std::string kind, target, name;
    if (words >> kind >> target >> name && kind == "L") links[name] = target;
  }
  return links;
}

// Calls `see(name, table)` for each zone below `folder`, or each of that size; stops where that gives false.
template <class See>
void each_zone(const fs::path& folder, const See& see, std::optional<std::uintmax_t> size = {}) {
  std::error_code error;
  const auto options = fs::directory_options::skip_permission_denied;
  for (fs::recursive_directory_iterator it{folder, options, error}, end; !error && it != end; it.increment(error)) {
    std::error_code ignored;
    const auto name = it->path().lexically_relative(folder).string();
    if (!may_be_zone(name)) {
      it.disable_recursion_pending();
    } else if (it->is_regular_file(ignored) && (!size || it->file_size(ignored) == *size)) {
      if (const auto table = table_in(it->path()); table && !see(name, *table)) return;
    }
  }
}

}  // namespace

std::optional<std::string> read_small_file(const fs::path& file) {
  constexpr std::uintmax_t kMost = 1'000'000;
  std::error_code error;
  if (!fs::is_regular_file(file, error) || fs::file_size(file, error) > kMost || error) return std::nullopt;
  std::ifstream stream{file, std::ios::binary};
  std::stringstream text;
  text << stream.rdbuf();
  return stream ? std::optional{std::move(text).str()} : std::nullopt;
}

bool ZoneTables::exist() const {
  bool any = false;
  each_zone(folder_, [&any](const std::string&, const ZoneFile&) {
    any = true;
    return false;
  });
  return any;
}

std::optional<ZoneTables::Found> ZoneTables::find(std::string_view name) const {
  const auto with_file = [this](std::string_view wanted) -> std::optional<Found> {
    if (!may_be_zone(wanted)) return std::nullopt;
    auto file = folder_ / wanted;
    auto table = table_in(file);
    if (!table) return std::nullopt;
    return Found{std::string{wanted}, std::move(file), std::move(*table)};
  };
  if (auto found = with_file(name)) return found;
  if (!may_be_zone(name)) return std::nullopt;
  const auto links = links_in(folder_);
  auto link = links.find(name);
  for (std::size_t steps = 0; link != links.end() && steps < links.size(); ++steps) {
    if (auto found = with_file(link->second)) return found;
    link = links.find(link->second);
  }
  return std::nullopt;
}

std::optional<std::string> ZoneTables::name_of(const ZoneFile& clock, std::string_view likely) const {
  if (const auto found = find(likely); found && same_clock(found->table, clock, kNowadays)) return std::string{likely};
  const auto links = links_in(folder_);
  // Of equal ones: the very same file, no old name, one with a place, the first of the alphabet.
  std::optional<std::tuple<bool, bool, bool, std::string>> best;
  const auto compare = [&](const std::string& name, const ZoneFile& table) {
    if (!same_clock(table, clock)) return true;
    std::tuple rank{table.fingerprint != clock.fingerprint, links.contains(name), !name.contains('/'), name};
    if (!best || rank < *best) best = std::move(rank);
    return true;
  };
  each_zone(folder_, compare, clock.size);  // most often the very same file: few have its size
  if (!best) each_zone(folder_, compare);
  if (!best) each_zone(folder_ / "right", compare);
  return best && find(std::get<3>(*best)) ? std::optional{std::get<3>(*best)} : std::nullopt;
}

std::string ZoneTables::version() const {
  const auto text = read_small_file(folder_ / "tzdata.zi").value_or("");
  constexpr std::string_view kBegin = "# version ";
  if (!text.starts_with(kBegin)) return {};
  auto version = text.substr(kBegin.size(), text.find_first_of("\r\n") - kBegin.size());
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); };
  return version.size() <= 20 && std::ranges::all_of(version, fits) ? version : std::string{};
}

std::optional<std::string> warn_of_old_tables(std::string_view version, Date today) {
  const auto last_day = parse_date(std::string{version.substr(0, 4)} + "-12-31");
  if (!last_day || today <= *last_day + std::chrono::years{1}) return std::nullopt;
  return "The system's time-zone tables are old (version " + std::string{version} +
         "): days of zones whose rules have changed since may be wrong. Upgrade tzdata (on Debian `sudo apt update && "
         "sudo apt install tzdata`).";
}

}  // namespace cinemarco
