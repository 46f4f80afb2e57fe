// SPDX-License-Identifier: MIT
// The system's zone by the variable TZ (first line), /etc/timezone (second) and tzdata.zi (the rest): a name that is
// told is one of the tables, and never leads out of them.
#include "domain/system_zone.hpp"

#include "domain/zone_tables.hpp"
#include "fuzz/files.hpp"
#include "fuzz/input.hpp"

namespace {

namespace fs = std::filesystem;

const fs::path& system_root() {
  static const auto kRoot = [] {
    auto root = cinemarco::fuzz::work_folder() / "root";
    fs::create_directories(root / "etc");
    fs::create_directories(root / "usr/share/zoneinfo/Etc");
    for (const char* name : {"Etc/UTC", "Etc/GMT-1"}) {
      fs::copy_file(fs::path{"/usr/share/zoneinfo"} / name, root / "usr/share/zoneinfo" / name);
    }
    return root;
  }();
  return kRoot;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cinemarco;
  auto rest = fuzz::text_of(data, size);
  const std::string variable{fuzz::take_line(rest)};
  const auto& root = system_root();
  fuzz::write_file(root / "etc/timezone", fuzz::take_line(rest));
  fuzz::write_file(root / "usr/share/zoneinfo/tzdata.zi", rest);
  const ZoneTables tables{zone_folder(root)};
  for (const auto& zone : {system_zone(root, variable), system_zone(root, std::nullopt)}) {
    fuzz::require_utf8(zone.doubt);
    if (!zone.name) continue;
    const auto found = tables.find(*zone.name);
    fuzz::require(*zone.name == "UTC" || found.has_value(), "a zone that is told is there");
    fuzz::require(!found || !fs::relative(found->file, zone_folder(root)).string().starts_with(".."),
                  "no name leads out of the tables");
  }
  fuzz::require(tables.version().size() <= 20, "a version is short");
  return 0;
}
