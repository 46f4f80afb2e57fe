// SPDX-License-Identifier: MIT
// A system of its own in a temporary folder: its tables, its clock, what its files say.
#pragma once

#include "support/temp_dir.hpp"

#include <filesystem>
#include <fstream>
#include <string>

namespace cinemarco::test {

class ZoneRoot {
 public:
  // With the tables of a few zones, as Debian 13 has them: no file of an old name, but links in tzdata.zi.
  ZoneRoot() {
    std::filesystem::create_directories(folder_ / "etc");
    for (const auto* name : {"Europe/Berlin", "Europe/Lisbon", "America/Los_Angeles", "America/New_York",
                             "Asia/Kolkata", "Europe/Kyiv", "Etc/UTC", "right/Europe/Berlin"}) {
      copy("/usr/share/zoneinfo/" + std::string{name}, "usr/share/zoneinfo/" + std::string{name});
    }
    write("usr/share/zoneinfo/tzdata.zi",
          "# version 2025b\n# a comment\nR d 1916 o - Jun 14 23s 1 S\nL America/Los_Angeles US/Pacific\n"
          "L Asia/Kolkata Asia/Calcutta\nL Europe/Kyiv Europe/Kiev\nL America/New_York EST5EDT\nL Etc/UTC UCT\n"
          "L US/Pacific Old/Older\nL Nowhere/At_All Gone/Name\nL Loop/B Loop/A\nL Loop/A Loop/B\nL\nL x\n");
    write("usr/share/zoneinfo/zonenow.tab", "# no zone at all\nXX\t+513030-0000731\tEurope/London\n");
    write("usr/share/zoneinfo/leapseconds", "Leap 1972 Jun 30 23:59:60 + S\n");
    write("usr/share/zoneinfo/Empty/File", "");
    write("usr/share/zoneinfo/Cut/Short", read("usr/share/zoneinfo/Europe/Berlin").substr(0, 1000));
    std::filesystem::create_directories(folder_ / "usr/share/zoneinfo/Some/Folder");
    std::filesystem::create_symlink("/etc/localtime", folder_ / "usr/share/zoneinfo/localtime");
    std::filesystem::create_symlink("nowhere", folder_ / "usr/share/zoneinfo/Dangling");
  }

  [[nodiscard]] const std::filesystem::path& path() const { return folder_.path(); }
  void write(const std::string& name, const std::string& text) {
    std::filesystem::create_directories((folder_ / name).parent_path());
    std::ofstream{folder_ / name, std::ios::binary} << text;
  }
  [[nodiscard]] std::string read(const std::string& name) const {
    std::ifstream stream{folder_ / name, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
  }
  void link(const std::string& name, const std::string& target) {
    std::filesystem::create_directories((folder_ / name).parent_path());
    std::filesystem::remove(folder_ / name);
    std::filesystem::create_symlink(target, folder_ / name);
  }
  // The clock as a plain file, as `-v /etc/localtime:/etc/localtime` gives a container.
  void set_clock(const std::string& zone) {
    std::filesystem::remove(folder_ / "etc/localtime");
    copy("/usr/share/zoneinfo/" + zone, "etc/localtime");
  }
  void remove(const std::string& name) { std::filesystem::remove_all(folder_ / name); }

 private:
  void copy(const std::string& from, const std::string& to) {
    std::filesystem::create_directories((folder_ / to).parent_path());
    std::filesystem::copy_file(std::filesystem::canonical(from), folder_ / to);
  }
  TempDir folder_;
};

}  // namespace cinemarco::test
