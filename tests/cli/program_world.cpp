// SPDX-License-Identifier: MIT
#include "cli/program_world.hpp"

#include <gtest/gtest.h>

namespace cinemarco::test {

namespace {

sandbox::Options approving(sandbox::Options options) {
  options.auto_approve = true;
  return options;
}

}  // namespace

ProgramWorld::ProgramWorld(sandbox::Options options) : sandbox{approving(std::move(options))} {}

Environment ProgramWorld::environment(const std::string& home) const {
  const auto urls = sandbox.urls();
  return {{"TRAKT_API_URL", urls.trakt_api},
          {"TRAKT_AUTH_URL", urls.trakt_auth},
          {"TMDB_API_URL", urls.tmdb_api},
          {"TMDB_IMAGE_URL", urls.tmdb_images},
          {"TMDB_API_KEY", sandbox::kTmdbKey},
          {"TRAKT_CLIENT_ID", sandbox::kClientId},
          {"TRAKT_CLIENT_SECRET", sandbox::kClientSecret},
          {"CINEMARCO_DATA_DIR", data(home).string()},
          {"CINEMARCO_TIME_ZONE", "Europe/Berlin"},
          {"CINEMARCO_TMDB_RATE", "0"},
          {"CINEMARCO_TRAKT_RATE", "0"},
          {"HOME", folder.path().string()}};
}

void ProgramWorld::connect(const std::string& home) const {
  const auto connected = run({"trakt", "connect"}, home);
  ASSERT_EQ(connected.exit_code, 0) << connected.err;
}

Finished ProgramWorld::run(const std::vector<std::string>& arguments, const std::string& home) const {
  return run(arguments, environment(home));
}

Finished ProgramWorld::run(const std::vector<std::string>& arguments, const Environment& environment) const {
  return run_program(CINEMARCO_PROGRAM, arguments, environment, folder.path());
}

sandbox::Options small_program_account() {
  sandbox::Options options;
  options.account = "large";
  options.size = {.movies = 60, .watchlist_movies = 5, .series = 10, .seasons = 3, .episodes = 6, .plays = 600};
  return options;
}

}  // namespace cinemarco::test
