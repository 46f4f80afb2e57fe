// SPDX-License-Identifier: MIT
#include "architecture/house_rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <sstream>
#include <string_view>

namespace cinemarco::test {

namespace {

using Names = std::set<std::string, std::less<>>;

// Whom each room may include besides itself, bottom up. A room that is not here may not exist.
const std::map<std::string, Names, std::less<>> kRooms{
    {"domain", {}},
    {"json", {"domain"}},
    {"net", {"domain"}},
    {"store", {"domain", "json"}},
    {"trakt", {"domain", "json", "net"}},
    {"tmdb", {"domain", "json", "net"}},
    {"live", {"domain", "json"}},
    {"sources", {"domain", "json"}},
    {"exchange", {"domain", "json", "store", "live"}},
    {"http", {"domain", "json"}},
    {"api", {"domain", "json", "store", "live", "exchange", "http"}},
    {"cli", {"domain", "json", "net", "store", "trakt", "tmdb", "live", "sources", "exchange", "http", "api"}},
    {"main", {"cli"}},
    {"sandbox", {}},
};

// Outside libraries by the beginning of their headers' names, and the rooms that may see them
// (docs/architecture.md#the-libraries-all-from-debian-12).
struct Library {
  std::string_view header;
  Names rooms;
};
const Names kAllButDomain{"json",    "net",      "store", "trakt", "tmdb", "live",
                          "sources", "exchange", "http",  "api",   "cli",  "sandbox"};
const std::vector<Library> kLibraries{
    {"unicode/", {"domain"}},
    {"sqlite3", {"store"}},
    {"SQLiteCpp/", {"store"}},
    {"curl/", {"net"}},
    {"zlib.h", {"net", "http", "sandbox"}},
    {"csv.h", {"sources"}},
    {"archive", {"trakt", "sandbox"}},
    {"sodium", {"store", "trakt", "http", "api", "sandbox"}},
    {"boost/beast", {"http", "sandbox"}},
    {"boost/asio", {"http", "sandbox"}},
    {"boost/json", kAllButDomain},
    {"boost/describe", kAllButDomain},
    {"boost/mp11", kAllButDomain},
    {"boost/core/demangle", {"json"}},
    {"boost/url", {"net", "http", "sandbox"}},
    {"prometheus/", {"api"}},
    {"CLI/", {"cli", "sandbox"}},
    {"cairo/", {"sandbox"}},
    {"fmt/", kAllButDomain},
    {"spdlog/", kAllButDomain},
};

constexpr std::string_view kLicence = "// SPDX-License-Identifier: MIT";

struct Include {
  std::string name;
  bool quoted;
};

std::vector<Include> includes_of(const std::string& text) {
  std::vector<Include> found;
  std::istringstream lines{text};
  for (std::string line; std::getline(lines, line);) {
    std::erase_if(line, [](char c) { return c == ' ' || c == '\t'; });
    if (!line.starts_with("#include")) continue;
    const auto open = line.find_first_of("<\"");
    if (open == std::string::npos) continue;
    const auto close = line.find_first_of(">\"", open + 1);
    if (close == std::string::npos) continue;
    found.push_back({line.substr(open + 1, close - open - 1), line[open] == '"'});
  }
  return found;
}

std::string first_folder(std::string_view path) {
  return std::string{path.substr(0, path.find('/'))};
}

// "json/reader.hpp" is written from src/, "sandbox/names.hpp" from the root.
std::string path_of_own(const std::string& include) {
  return first_folder(include) == "sandbox" ? include : "src/" + include;
}

bool is_own(const Include& include) {
  return include.quoted || (include.name.contains('/') && kRooms.contains(first_folder(include.name)));
}

bool is_standard(std::string_view header) {
  return !header.contains('/') && !header.contains('.');
}

bool is_of_the_system(std::string_view header) {
  static const Names kFolders{"sys", "netinet", "arpa", "linux", "net"};
  return header.contains('/') ? kFolders.contains(first_folder(header)) : header.ends_with(".h");
}

class Walk {
 public:
  explicit Walk(const std::vector<Source>& sources) {
    for (const auto& source : sources) files_.emplace(source.path, &source);
  }

  std::vector<std::string> breaches() {
    for (const auto& [path, source] : files_) check(*source);
    for (const auto& [path, source] : files_) follow(path);
    return std::move(breaches_);
  }

 private:
  void report(const std::string& path, const std::string& what) {
    breaches_.push_back(fmt::format("{} {}", path, what));
  }

  void check(const Source& source) {
    if (!source.text.starts_with(kLicence)) report(source.path, fmt::format("does not begin with `{}`", kLicence));
    const auto room = room_of(source.path);
    if (!kRooms.contains(room)) {
      report(source.path, "lies in a room that docs/architecture.md does not have");
      return;
    }
    for (const auto& include : includes_of(source.text)) {
      if (is_own(include)) {
        check_own(source.path, room, include.name);
      } else {
        check_outside(source.path, room, include.name);
      }
    }
  }

  void check_own(const std::string& path, const std::string& room, const std::string& name) {
    const auto target = path_of_own(name);
    if (!files_.contains(target)) {
      report(path, fmt::format("includes \"{}\", which is no file of ours; write ROOM/FILE", name));
      return;
    }
    const auto met = room_of(target);
    if (met != room && !kRooms.find(room)->second.contains(met)) {
      report(path, fmt::format("includes \"{}\": {} may not know {}", name, room, met));
    }
    arrows_[path].push_back(target);
  }

  void check_outside(const std::string& path, const std::string& room, const std::string& name) {
    if (is_standard(name)) return;
    for (const auto& library : kLibraries) {
      if (!name.starts_with(library.header)) continue;
      if (!library.rooms.contains(room)) report(path, fmt::format("includes <{}>, which {} may not know", name, room));
      return;
    }
    if (!is_of_the_system(name)) {
      report(path, fmt::format("includes <{}>, a library that no rule knows", name));
    } else if (room == "domain") {
      report(path, fmt::format("includes <{}>: domain knows the standard library only", name));
    }
  }

  // Depth first; a file met again on its own trail closes a circle, which is told once.
  void follow(const std::string& path) {
    if (done_.contains(path)) return;
    if (const auto met = std::ranges::find(trail_, path); met != trail_.end()) {
      std::string circle;
      for (auto file = met; file != trail_.end(); ++file) circle += *file + " -> ";
      report(path, "is in a circle of includes: " + circle + path);
      return;
    }
    trail_.push_back(path);
    for (const auto& next : arrows_[path]) follow(next);
    trail_.pop_back();
    done_.insert(path);
  }

  std::map<std::string, const Source*> files_;
  std::map<std::string, std::vector<std::string>> arrows_;
  std::vector<std::string> trail_;
  std::set<std::string> done_;
  std::vector<std::string> breaches_;
};

}  // namespace

std::string room_of(const std::string& path) {
  if (!path.starts_with("src/")) return first_folder(path);
  if (path == "src/main.cpp") return "main";
  const auto inside = path.substr(4);
  return inside.contains('/') ? first_folder(inside) : inside;
}

std::vector<std::string> breaches(const std::vector<Source>& sources) {
  return Walk{sources}.breaches();
}

}  // namespace cinemarco::test
