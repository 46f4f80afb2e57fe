// SPDX-License-Identifier: MIT
// `cinemarco config`: every setting, its value (secrets masked) and where it came from.
#include "cli/commands.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace cinemarco::cli {

namespace {

struct ShownSetting {
  std::string name;
  std::string value;
  std::string origin;
  std::string meaning;
};
BOOST_DESCRIBE_STRUCT(ShownSetting, (), (name, value, origin, meaning))

int show_config(Context& context) {
  const auto& config = context.app.config();
  std::vector<ShownSetting> shown;
  for (const auto& option : options()) {
    shown.push_back(
        {std::string{option.name}, config.shown(option.name), config.origin(option.name), std::string{option.meaning}});
  }
  if (context.format == Format::json) {
    print_json(shown);
    return 0;
  }
  std::size_t width = 0;
  for (const auto& setting : shown) width = std::max(width, setting.value.size());
  for (const auto& setting : shown) {
    fmt::print("{:<24} {:<{}}  {}\n", setting.name, setting.value, width, setting.origin);
  }
  return 0;
}

}  // namespace

void add_config(CommandLine& line) {
  line.run(line.add(nullptr, "config", "Every setting, its value and where it came from"), show_config);
}

}  // namespace cinemarco::cli
