// SPDX-License-Identifier: MIT
#include "store/whose_file.hpp"

#include <array>
#include <cstdio>
#include <grp.h>
#include <pwd.h>
#include <unistd.h>
#include <vector>

namespace cinemarco::store {

namespace {

constexpr std::size_t kEntryBytes = 16 * 1024;

// Empty: the system knows no such user.
std::string user_name(uid_t user) {
  std::vector<char> room(kEntryBytes);
  passwd entry{};
  passwd* found = nullptr;
  ::getpwuid_r(user, &entry, room.data(), room.size(), &found);
  return found == nullptr ? std::string{} : std::string{found->pw_name};
}

bool is_ours(uid_t owner) {
  return owner == ::geteuid() || owner == 0;
}

// As most systems but Debian make one for each user, with a umask that lets it write.
bool is_group_of_one(gid_t group) {
  std::vector<char> room(kEntryBytes);
  ::group entry{};
  ::group* found = nullptr;
  ::getgrgid_r(group, &entry, room.data(), room.size(), &found);
  const auto me = user_name(::geteuid());
  if (found == nullptr || me.empty() || me != found->gr_name) return false;
  for (auto* const* member = found->gr_mem; *member != nullptr; ++member) {
    if (me != *member) return false;
  }
  return true;
}

bool others_may_write(const struct stat& state) {
  if ((state.st_mode & S_IWOTH) != 0) return true;
  return (state.st_mode & S_IWGRP) != 0 && !is_group_of_one(state.st_gid);
}

std::string mode_text(mode_t mode) {
  std::array<char, 8> text{};
  std::snprintf(text.data(), text.size(), "%03o", mode & 07777U);
  return text.data();
}

std::optional<OthersHand> owned_by_others(const std::filesystem::path& file, const struct stat& state) {
  if (is_ours(state.st_uid)) return std::nullopt;
  return OthersHand{"belongs to " + user_text(state.st_uid), "If you trust what it holds, make it yours: chown " +
                                                                 std::to_string(::geteuid()) + " " + file.string()};
}

std::string chmod_step(const std::filesystem::path& file) {
  return "Close it with: chmod go-w " + file.string();
}

}  // namespace

std::string user_text(uid_t user) {
  const auto name = user_name(user);
  const auto number = "uid " + std::to_string(user);
  return name.empty() ? number : name + " (" + number + ")";
}

std::optional<OthersHand> put_by_others(const std::filesystem::path& file) {
  struct stat state{};
  if (::lstat(file.c_str(), &state) != 0) return std::nullopt;
  if (auto hand = owned_by_others(file, state)) return hand;
  if (!S_ISLNK(state.st_mode) || ::stat(file.c_str(), &state) != 0) return std::nullopt;
  return owned_by_others(file, state);
}

std::optional<OthersHand> changed_by_others(const std::filesystem::path& file, const struct stat& state) {
  if (auto foreign = owned_by_others(file, state)) return foreign;
  if (others_may_write(state)) {
    return OthersHand{"can be written by others (mode " + mode_text(state.st_mode) + ")", chmod_step(file)};
  }
  const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path{"."};
  struct stat around{};
  if (::stat(folder.c_str(), &around) != 0) return std::nullopt;
  if (!is_ours(around.st_uid)) {
    return OthersHand{"lies in a folder of " + user_text(around.st_uid), "Go to a folder of your own"};
  }
  if (others_may_write(around) && (around.st_mode & S_ISVTX) == 0) {
    return OthersHand{"lies in a folder that others may write to (mode " + mode_text(around.st_mode) + ")",
                      chmod_step(folder)};
  }
  return std::nullopt;
}

}  // namespace cinemarco::store
