// SPDX-License-Identifier: MIT
// What was given, looked at: its members, how each begins, and the ways to read one whole.
#pragma once

#include "domain/given_files.hpp"
#include "sources/record.hpp"

#include <boost/json.hpp>

#include <cstddef>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <set>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace cinemarco::sources {

struct Member {
  std::string path;
  std::string base;                            // its name alone, in lower case
  std::set<std::string, std::less<>> columns;  // of a CSV's first row, in lower case; empty for others
  std::vector<std::string> first_row;          // the same as it stands there, in its order
  std::shared_ptr<boost::json::value> json;    // of a JSON document: all of it
  std::string trouble;                         // why it cannot be read, in words; empty if nothing is wrong
  [[nodiscard]] bool has(std::initializer_list<std::string_view> names) const;
};

// One thread at a time. References must outlive it.
class Look {
 public:
  // Only names so far: nothing is opened.
  Look(GivenFiles& files, OpenTables open_tables, std::stop_token stop);

  [[nodiscard]] const std::vector<std::string>& paths() const { return paths_; }
  // More than one file, or an archive.
  [[nodiscard]] bool is_package() const { return is_package_; }
  // Begins to read the members for which this is true: their first rows, or of JSON all.
  void open(const std::function<bool(std::string_view base)>& wanted);
  [[nodiscard]] const std::vector<Member>& members() const { return members_; }
  // The first that has this base name; null if none.
  [[nodiscard]] const Member* named(std::string_view base) const;
  // The database that was given; null where it is none.
  [[nodiscard]] Tables* tables();
  [[nodiscard]] const std::string& name() const { return files_.name(); }
  // Why no more than a part of it could be read, in words; empty: all could.
  [[nodiscard]] const std::string& broke_off() const { return broke_off_; }

  // Every row of a CSV, or of a JSON list of flat objects. `names`: of a file whose columns are not named.
  void records(const Member& member, const std::function<void(const Record&)>& sink,
               std::vector<std::string> names = {});
  // Every row of a table; none where there is no such table.
  void records(const std::string& table, const std::function<void(const Record&)>& sink);

 private:
  void visit(FileReader& reader);

  GivenFiles& files_;
  OpenTables open_tables_;
  std::stop_token stop_;
  std::vector<std::string> paths_;
  std::string broke_off_;
  bool is_package_ = false;
  std::vector<Member> members_;
  std::optional<std::unique_ptr<Tables>> tables_;
};

// The last part of a path, in lower case.
[[nodiscard]] std::string base_name(std::string_view path);

}  // namespace cinemarco::sources
