// SPDX-License-Identifier: MIT
// Imports of other services' files as the program wires them, in a home with a sandbox.
#pragma once

#include "exchange/brought_import.hpp"
#include "exchange/world.hpp"
#include "sources/file.hpp"
#include "store/foreign_tables.hpp"
#include "support/dump.hpp"
#include "trakt/any_files.hpp"

#include <filesystem>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

namespace cinemarco::test {

class Imports {
 public:
  explicit Imports(Home& home, std::filesystem::path folder) : home_{home}, folder_{std::move(folder)} {}

  std::filesystem::path write(const std::string& name, std::string_view content) {
    std::filesystem::create_directories(folder_);
    const auto file = folder_ / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream{file, std::ios::binary} << content;
    return file;
  }

  static std::unique_ptr<BroughtFile> recognise(const std::filesystem::path& file, const sources::Wish& wish = {}) {
    return sources::recognise(trakt::open_any_files({file}, {}), &store::open_foreign_tables, wish, {});
  }

  exchange::ImportOutcome run(const std::filesystem::path& path, const sources::Wish& wish = {}) {
    auto file = recognise(path, wish);
    if (!file) throw std::runtime_error{path.string() + " is recognised by nobody"};
    const auto source = exchange::brought_source(std::move(file));
    exchange::ImportRequest request;
    request.export_path = path.string();
    request.as = wish.as;
    request.user = wish.user;
    const auto zone = *TimeZone::find("Europe/Berlin");
    const auto plan = exchange::plan_import(home_.database(), home_.folder(), request, exchange::Resume::no, zone,
                                            home_.clock().now());
    return exchange::run_import({home_.database(), *source, home_.catalogue(), home_.pictures(), home_.clock()}, *plan,
                                home_.progress(), {});
  }
  exchange::ImportOutcome run(const std::string& name, std::string_view content, const sources::Wish& wish = {}) {
    return run(write(name, content), wish);
  }

  exchange::Preview preview(const std::filesystem::path& path) {
    const auto source = exchange::brought_source(recognise(path));
    exchange::ImportRequest request;
    request.export_path = path.string();
    return exchange::preview_import(home_.database(), *source, request, AccountId{1}, *TimeZone::find("Europe/Berlin"),
                                    exchange::Mirror::same, home_.progress(), {}, {}, &home_.catalogue());
  }

  [[nodiscard]] std::string ask(const std::string& sql) const { return query(home_.database_file(), sql); }

 private:
  Home& home_;
  std::filesystem::path folder_;
};

}  // namespace cinemarco::test
