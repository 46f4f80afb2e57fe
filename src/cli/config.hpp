// SPDX-License-Identifier: MIT
// Every setting (docs/contract.md#settings) in one table: from the environment, or from `.env` in the working
// directory.
#pragma once

#include "domain/time_zone.hpp"
#include "http/public_url.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cinemarco::cli {

enum class Secret { no, yes };

struct Option {
  std::string_view name;
  std::string_view fallback;  // in effect when nothing is set; empty: nothing
  Secret secret;
  std::string_view meaning;
  std::string_view page = {};  // where one gets it
};
[[nodiscard]] std::span<const Option> options();

// Immutable once read.
class Config {
 public:
  using Environment = std::function<std::optional<std::string>(const std::string&)>;

  // Throws Error{configuration} for a .env file that cannot be read or believed (dotenv_file.hpp), and for a value that
  // cannot be meant; the message names the variable, the value (unless it is secret) and what is expected.
  // `root` is where the system's own files are.
  Config(const Environment& environment, const std::filesystem::path& dotenv_file, std::filesystem::path root = "/");
  // The process's own environment and ./.env.
  [[nodiscard]] static Config from_process();

  [[nodiscard]] std::string value(std::string_view name) const;  // "" where nothing is set
  [[nodiscard]] std::string origin(
      std::string_view name) const;  // environment, .env, default, not set, system, STATE_DIRECTORY
  [[nodiscard]] std::string shown(std::string_view name) const;  // masked if secret

  // Sentences for people: what of the .env file was skipped.
  [[nodiscard]] const std::vector<std::string>& warnings() const { return warnings_; }

  // By name, what the .env file set; `leading` are those that lead our requests, or whoever calls us, somewhere else.
  struct FromFile {
    std::vector<std::string_view> leading, others;
  };
  [[nodiscard]] FromFile from_file() const;

  [[nodiscard]] std::filesystem::path data_folder() const;
  // The account's zone as CINEMARCO_TIME_ZONE, or else the system, says it at this moment. `doubt` is a sentence with
  // what to do where it cannot be told, or may be wrong.
  struct ZoneTold {
    std::optional<TimeZone> zone;
    std::string by;  // an origin, or what of the system told it
    std::string doubt;
  };
  [[nodiscard]] ZoneTold time_zone() const;
  // Sentences for people: the zone cannot be told, and is `present` meanwhile; the system's tables are old.
  [[nodiscard]] std::vector<std::string> zone_warnings(const std::string& present, Instant now) const;
  [[nodiscard]] std::optional<double> rate(std::string_view name) const;  // requests per second; 0: no ceiling
  [[nodiscard]] std::int64_t bytes(std::string_view name) const;          // of a setting in megabytes
  // Of CINEMARCO_LISTEN; port 0 takes a free one.
  [[nodiscard]] std::string listen_address() const;
  [[nodiscard]] std::uint16_t listen_port() const;
  [[nodiscard]] std::optional<std::filesystem::path> password_file() const;
  [[nodiscard]] http::PublicUrl public_url() const;
  // Of CINEMARCO_LANGUAGE, as TMDB spells it (domain/language.hpp).
  [[nodiscard]] std::string language() const;
  // An address without a slash at its end.
  [[nodiscard]] std::string url(std::string_view name) const;

 private:
  struct Setting {
    std::string value;
    std::string origin;
  };
  void check() const;
  std::map<std::string, Setting, std::less<>> settings_;
  std::vector<std::string> warnings_;
  std::string home_;
  std::optional<std::string> system_zone_;  // TZ
  std::filesystem::path root_;
};

}  // namespace cinemarco::cli
