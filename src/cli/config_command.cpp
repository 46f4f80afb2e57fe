// SPDX-License-Identifier: MIT
// `cinemarco config`: every setting, its value (secrets masked) and where it came from.
#include "cli/commands.hpp"

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

namespace cinemarco::cli {

namespace {

struct ShownSetting {
  std::string name;
  std::string value;
  std::string origin;
  std::string meaning;
  std::vector<std::string> warnings;
};
BOOST_DESCRIBE_STRUCT(ShownSetting, (), (name, value, origin, meaning, warnings))

// Of the library, where there is one; what is wrong with that, the commands that need it say.
std::string present_zone(App& app) {
  std::error_code ignored;
  try {
    if (std::filesystem::exists(app.config().data_folder() / "cinemarco.db", ignored)) return app.zone().name();
  } catch (const Error&) {  // NOLINT(bugprone-empty-catch)
  }
  return "UTC";
}

// A zone that the settings don't tell is the library's own.
void show_zone(App& app, ShownSetting& setting) {
  const auto present = setting.value.empty() ? present_zone(app) : setting.value;
  setting.value = present;
  setting.warnings = app.config().zone_warnings(present, app.clock().now());
}

int show_config(Context& context) {
  const auto& config = context.app.config();
  std::vector<ShownSetting> shown;
  for (const auto& option : options()) {
    shown.push_back({std::string{option.name},
                     config.shown(option.name),
                     config.origin(option.name),
                     std::string{option.meaning},
                     {}});
    if (!option.page.empty()) shown.back().meaning += "; " + std::string{option.page};
    if (option.name == "CINEMARCO_TIME_ZONE") show_zone(context.app, shown.back());
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
  for (const auto& setting : shown) {
    for (const auto& warning : setting.warnings) fmt::print("\n{}\n", warning);
  }
  return 0;
}

}  // namespace

void add_config(CommandLine& line) {
  line.run(line.add(nullptr, "config", "Every setting, its value and where it came from"), show_config);
}

}  // namespace cinemarco::cli
