// SPDX-License-Identifier: MIT
// trakt_page /sync/history/movies 'page=2&limit=10': one GET of Trakt's API as the program makes it, signed in as in
// the data folder of the environment: what the answer's head says of pages and limits, and its body.
#include "cli/app.hpp"

#include <fmt/format.h>

int main(int argc, char** argv) try {
  if (argc < 2) {
    fmt::print(stderr, "usage: trakt_page PATH [QUERY]\n");
    return 2;
  }
  cinemarco::cli::App app{cinemarco::cli::Config::from_process()};
  app.require_trakt_sign_in();
  const auto answer = app.trakt().get(argv[1], argc > 2 ? argv[2] : "", {});
  for (const auto& [name, value] : answer.response.headers) {
    if (name.starts_with("x-")) fmt::print("{}: {}\n", name, value);
  }
  fmt::print("{}\n", boost::json::serialize(answer.body));
  return 0;
} catch (const std::exception& error) {
  fmt::print(stderr, "trakt_page: {}\n", error.what());
  return 1;
}
