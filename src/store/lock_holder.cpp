// SPDX-License-Identifier: MIT
#include "store/lock_holder.hpp"

#include <fmt/format.h>

#include <charconv>
#include <fstream>
#include <sstream>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>
#include <vector>

namespace cinemarco::store {

namespace {

// The byte of `-shm` that a writer locks (https://www.sqlite.org/walformat.html, 2.2.1: WAL_WRITE_LOCK).
constexpr long long kWriteLockByte = 120;

std::vector<std::string> words_of(const std::string& line) {
  std::vector<std::string> words;
  std::istringstream stream{line};
  for (std::string word; stream >> word;) words.push_back(std::move(word));
  return words;
}

long long number(const std::string& text) {
  long long value = -1;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::string name_of(long long process) {
  std::ifstream stream{fmt::format("/proc/{}/comm", process)};
  std::string name;
  std::getline(stream, name);
  return fmt::format("{} (process {})", name.empty() ? "a program" : name, process);
}

}  // namespace

std::optional<std::string> lock_holder(const std::filesystem::path& database) {
  struct stat facts{};
  if (::stat((database.string() + "-shm").c_str(), &facts) != 0) return std::nullopt;
  const auto file = fmt::format("{:02x}:{:02x}:{}", ::major(facts.st_dev), ::minor(facts.st_dev), facts.st_ino);
  // proc(5): "1: POSIX  ADVISORY  WRITE 4711 08:01:1234 120 120"; a line with "->" only waits.
  constexpr std::size_t kWords = 8;
  std::ifstream locks{"/proc/locks"};
  for (std::string line; std::getline(locks, line);) {
    const auto words = words_of(line);
    if (words.size() < kWords || words[1] == "->" || words[3] != "WRITE" || words[5] != file) continue;
    const bool to_end = words[7] == "EOF";
    if (number(words[6]) > kWriteLockByte || (!to_end && number(words[7]) < kWriteLockByte)) continue;
    const auto process = number(words[4]);
    if (process <= 0 || process == ::getpid()) return std::nullopt;
    return name_of(process);
  }
  return std::nullopt;
}

Error held_by_others(const std::filesystem::path& database) {
  const auto holder = lock_holder(database);
  return {ErrorCode::busy, fmt::format("The database is held by {}, so nothing could be written. {}, then try again.",
                                       holder.value_or("another program"),
                                       holder ? "Let it finish, or close it" : "Wait until that has ended")};
}

}  // namespace cinemarco::store
