// SPDX-License-Identifier: MIT
// A served library, and requests to it as they are written on the wire.
#pragma once

#include "http/raw_client.hpp"
#include "serve/served.hpp"

#include <gtest/gtest.h>

#include <optional>

namespace cinemarco::test {

inline sandbox::Options small() {
  return small_program_account();
}

// A library from the sandbox's account.
struct Library {
  explicit Library(Environment more = {}) {
    world.connect();
    EXPECT_EQ(world.run({"import"}).exit_code, 0);
    served.emplace(world, "home", std::move(more));
  }
  Served& operator*() { return *served; }
  Served* operator->() { return &*served; }
  ProgramWorld world{small()};
  std::optional<Served> served;
};

// The whole answer, head and body.
inline std::string raw(Served& served, const std::string& request) {
  RawClient client{served.port()};
  client.send(request);
  client.half_close();
  return client.read_all();
}

// What a problem document says.
inline std::string detail_of(const Answer& answer) {
  return std::string{answer.json().at("detail").as_string()};
}

}  // namespace cinemarco::test
