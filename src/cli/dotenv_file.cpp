// SPDX-License-Identifier: MIT
#include "cli/dotenv_file.hpp"

#include "domain/error.hpp"
#include "store/small_file.hpp"
#include "store/whose_file.hpp"

#include <string>

namespace cinemarco::cli {

namespace {

constexpr std::size_t kLargest = 1'000'000;  // bytes
constexpr const char* kElsewhere = "Nothing of it was read. Move it away, or go to another folder";

[[noreturn]] void refuse(const std::filesystem::path& file, const std::string& why, const std::string& remedy) {
  throw Error{ErrorCode::configuration, "The settings file " + file.string() + " " + why + ". " + remedy + "."};
}

}  // namespace

Dotenv read_dotenv(const std::filesystem::path& file) {
  const auto read = store::read_small_file(file, kLargest);
  const auto error = read ? std::error_code{} : read.error();
  if (error == std::errc::no_such_file_or_directory || error == std::errc::not_a_directory) return {};
  const auto shown = std::filesystem::absolute(file);
  if (error == std::errc::invalid_argument) refuse(shown, "is no regular file", kElsewhere);
  if (!read) refuse(shown, "cannot be read: " + error.message(), kElsewhere);
  auto hand = store::put_by_others(shown);  // another one's link
  if (!hand) hand = store::changed_by_others(shown, read->state);
  if (hand) {
    refuse(shown, hand->why + ", so it may not be yours: nothing of it was read", hand->remedy);
  }
  if (read->text.size() > kLargest) refuse(shown, "is larger than settings can be", kElsewhere);
  return parse_dotenv(read->text);
}

}  // namespace cinemarco::cli
