// SPDX-License-Identifier: MIT
#include "architecture/citations.hpp"

#include <fmt/format.h>

#include <array>
#include <cctype>
#include <filesystem>
#include <map>
#include <set>
#include <sstream>

namespace cinemarco::test {

namespace {

// How documents were cited that are not in the repository, or without saying which.
constexpr std::array<std::string_view, 7> kOldForms{"CONTRACT",   "DESIGN", "protocol/", "delta row",
                                                    "delta-2026", "§",      "formats.md"};

// Read for nothing but their names: these name the forms, the licence has words of lawyers, pictures have none.
bool is_left_alone(std::string_view path) {
  return path.starts_with("tests/architecture/citations") || path == "LICENSE" || path.ends_with(".png");
}

bool is_alnum(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0;
}

bool is_markdown(std::string_view path) {
  return path.ends_with(".md");
}

// `each(line, number)`.
template <class Each>
void for_each_line(const std::string& text, const Each& each) {
  std::istringstream lines{text};
  int number = 0;
  for (std::string line; std::getline(lines, line);) each(line, ++number);
}

std::set<std::string> anchors_of(const std::string& text) {
  std::set<std::string> anchors;
  bool is_code = false;
  for_each_line(text, [&](const std::string& line, int /*number*/) {
    if (line.starts_with("```")) is_code = !is_code;
    const auto level = line.find_first_not_of('#');
    if (is_code || level == 0 || level == std::string::npos || line[level] != ' ') return;
    anchors.insert(anchor_of(std::string_view{line}.substr(level + 1)));
  });
  return anchors;
}

// "docs/a.md" or "docs/a.md#b" at `begin`; empty where there is none.
std::string document_at(std::string_view line, std::size_t begin) {
  const auto skip = [line](std::size_t at, std::string_view others) {
    while (at < line.size() && (is_alnum(line[at]) || others.contains(line[at]))) ++at;
    return at;
  };
  const auto name_end = skip(begin, "/-_");
  if (!line.substr(name_end).starts_with(".md")) return {};
  auto end = name_end + 3;
  if (end < line.size() && line[end] == '#') end = skip(end + 1, "-_");
  return std::string{line.substr(begin, end - begin)};
}

// "rule 8", "Rules 2": which of them, and of which document?
bool has_bare_rule(std::string_view line) {
  for (auto at = line.find("ule"); at != std::string_view::npos; at = line.find("ule", at + 3)) {
    if (at == 0 || (line[at - 1] != 'r' && line[at - 1] != 'R') || (at > 1 && is_alnum(line[at - 2]))) continue;
    auto rest = line.substr(at + 3);
    if (rest.starts_with('s')) rest.remove_prefix(1);
    if (rest.size() > 1 && rest[0] == ' ' && rest[1] >= '0' && rest[1] <= '9') return true;
  }
  return false;
}

class Look {
 public:
  explicit Look(const std::vector<Source>& tree) : tree_{tree} {
    for (const auto& file : tree) {
      anchors_.emplace(file.path, is_markdown(file.path) ? anchors_of(file.text) : std::set<std::string>{});
    }
  }

  std::vector<std::string> broken() {
    for (const auto& file : tree_) {
      if (is_left_alone(file.path)) continue;
      for_each_line(file.text, [&](const std::string& line, int number) {
        place_ = fmt::format("{}:{}", file.path, number);
        old_forms(file.path, line);
        documents(line);
        if (!is_markdown(file.path)) return;
        links(file.path, line);
        sources(line);
      });
    }
    return std::move(broken_);
  }

 private:
  void old_forms(std::string_view path, std::string_view line) {
    for (const auto form : kOldForms) {
      if (line.contains(form))
        broken_.push_back(fmt::format("{} says \"{}\": cite docs/FILE.md#heading", place_, form));
    }
    if (!is_markdown(path) && has_bare_rule(line)) {
      broken_.push_back(place_ + " names a rule by its number alone: cite docs/contract.md#rule-N");
    }
  }

  void documents(std::string_view line) {
    for (auto at = line.find("docs/"); at != std::string_view::npos; at = line.find("docs/", at + 5)) {
      if (at > 0 && (is_alnum(line[at - 1]) || line[at - 1] == '/')) continue;  // of an address elsewhere
      if (const auto cited = document_at(line, at); !cited.empty()) check(cited, cited);
    }
  }

  void links(const std::string& path, std::string_view line) {
    for (auto at = line.find("]("); at != std::string_view::npos; at = line.find("](", at + 2)) {
      const auto end = line.find(')', at);
      if (end == std::string_view::npos) return;
      const std::string target{line.substr(at + 2, end - at - 2)};
      if (target.contains("://")) continue;
      const auto file = target.starts_with('#')
                            ? path + target
                            : (std::filesystem::path{path}.parent_path() / target).lexically_normal().string();
      check(file, target);
    }
  }

  // "`store/plays.cpp`", "`store/plays`": sources as they are included, where there is a room of that name.
  void sources(std::string_view line) {
    for (auto at = line.find('`'); at != std::string_view::npos;) {
      const auto end = line.find('`', at + 1);
      if (end == std::string_view::npos) return;
      const auto path = "src/" + std::string{line.substr(at + 1, end - at - 1)};
      at = line.find('`', end + 1);
      const auto slash = path.rfind('/');
      if (slash < 4 || slash + 1 == path.size() || !has_below(path.substr(0, slash + 1))) continue;
      if (!has_below(path + ".") && !anchors_.contains(path))
        broken_.push_back(place_ + " names a source that is not there: " + path);
    }
  }

  // Is there a file whose path begins so?
  [[nodiscard]] bool has_below(const std::string& beginning) const {
    const auto found = anchors_.lower_bound(beginning);
    return found != anchors_.end() && found->first.starts_with(beginning);
  }

  // `cited`: from the root of the repository; `as`: as it stands there.
  void check(const std::string& cited, const std::string& as) {
    const auto hash = cited.find('#');
    const auto found = anchors_.find(cited.substr(0, hash));
    if (found == anchors_.end()) {
      broken_.push_back(fmt::format("{} cites {}, a file that is not there", place_, as));
    } else if (hash != std::string::npos && !found->second.contains(cited.substr(hash + 1))) {
      broken_.push_back(fmt::format("{} cites {}, a heading that is not there", place_, as));
    }
  }

  const std::vector<Source>& tree_;
  std::map<std::string, std::set<std::string>> anchors_;
  std::string place_;
  std::vector<std::string> broken_;
};

}  // namespace

std::string anchor_of(std::string_view heading) {
  std::string anchor;
  for (const char c : heading) {
    if (c == ' ') {
      anchor += '-';
    } else if (is_alnum(c) || c == '-' || c == '_' || static_cast<unsigned char>(c) > 0x7f) {
      anchor += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
  }
  return anchor;
}

std::vector<std::string> broken_citations(const std::vector<Source>& tree) {
  return Look{tree}.broken();
}

}  // namespace cinemarco::test
