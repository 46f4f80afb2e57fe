// SPDX-License-Identifier: MIT
// `cinemarco config`: every setting, its value (secrets masked) and where it came from.
#include "cli/commands.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
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

struct LibraryZone {
  std::optional<std::string> name;     // empty without a library
  std::optional<std::string> trouble;  // why it can't be told
};

// Looking for it moves the library to the zone of the settings; who only looks at these makes no library.
LibraryZone library_zone(App& app) {
  std::error_code ignored;
  if (!std::filesystem::exists(app.config().data_folder() / "cinemarco.db", ignored)) return {};
  try {
    return {app.zone().name(), std::nullopt};
  } catch (const std::exception& error) {
    return {std::nullopt, error.what()};
  }
}

// A zone that the settings don't tell is the library's own.
void show_zone(App& app, ShownSetting& setting) {
  const auto library = library_zone(app);
  if (setting.value.empty()) setting.value = library.name.value_or("UTC");
  setting.warnings = app.config().zone_warnings(setting.value, app.clock().now());
  if (library.name && *library.name != setting.value) {
    setting.warnings.push_back(fmt::format(
        "The days of the library are told in {} until the import or sync that is running has ended.", *library.name));
  }
  if (library.trouble) {
    setting.warnings.push_back("The library could not be looked at, so its days may be those of another zone: " +
                               *library.trouble);
  }
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
  for (auto& setting : shown) {
    setting.value = printable(setting.value);
    width = std::max(width, setting.value.size());
  }
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
