// SPDX-License-Identifier: MIT
// Everything that is known to go wrong upstream, as rules that can be set while the server runs.
#pragma once

#include "sandbox/http.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cinemarco::sandbox {

/// One thing that goes wrong. `times` 0 takes the kind's own default, -1 is for ever.
struct Fault {
  std::string name;               // one of fault_names()
  std::string value;              // see fault_names()
  std::string path;               // only requests whose path begins so, e.g. "/trakt/sync/history"
  int times = 0;                  // how often it happens
  int after = 0;                  // how many matching requests go well before
  std::vector<std::int64_t> ids;  // for tmdb_404
};

struct Faults {
  std::vector<Fault> list;
};

struct FaultKind {
  std::string_view name;
  int times;                // default
  std::string_view prefix;  // where it applies unless a path is given; "" = everywhere
  bool value_is_times;      // for NAME=VALUE
  std::string_view help;
};
std::span<const FaultKind> fault_kinds();

/// "NAME" or "NAME=VALUE"; throws std::invalid_argument for an unknown name.
Fault fault_from_flag(std::string_view flag);
/// {"faults":[{"name","value","path","times","after","ids"}]} or {"NAME": VALUE, …}; throws as above.
Faults faults_from_json(std::string_view text);

/// The rules at work; counts how often each has happened.
class FaultPlan {
 public:
  void set(Faults faults);
  bool empty() const { return rules_.empty(); }
  /// The rule, if this request is one that suffers from it.
  const Fault* fire(std::string_view name, std::string_view path);
  /// The first rule of those that answer instead of the handler.
  const Fault* fire_any_of(std::span<const std::string_view> names, std::string_view path);

 private:
  struct Rule {
    Fault fault;
    std::string_view prefix;
    int left;
    int wait;
  };
  bool applies(Rule& rule, std::string_view path);
  std::vector<Rule> rules_;
};

int number_or(const std::string& text, int other);

}  // namespace cinemarco::sandbox
