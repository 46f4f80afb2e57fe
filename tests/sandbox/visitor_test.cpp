// SPDX-License-Identifier: MIT
// Nobody but this machine's programs and the stand-in's own pages talks to it.
#include "sandbox/client.hpp"

#include <gtest/gtest.h>

namespace cinemarco::sandbox {
namespace {

TEST(Visitor, comes_by_a_name_of_this_machine_only) {
  Bench bench;
  const auto url = bench.sandbox.urls().base + "/sandbox/counters";
  const auto status = [&](const HeaderList& headers) { return bench.client.get(url, headers).status; };
  const auto port = std::to_string(bench.sandbox.port());
  for (const auto& here : {"localhost", "LOCALHOST:5", "127.0.0.1", "127.0.0.2:80", "[::1]", "[::1]:8080"}) {
    EXPECT_EQ(status({std::string{"Host: "} + here}), 200) << here;
  }
  for (const auto& there : {"evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", "127.evil",
                            "10.0.0.1", "[::1].evil.example", "[::2]", "localhost:x", "user@localhost"}) {
    EXPECT_EQ(status({std::string{"Host: "} + there}), 421) << there;
  }
  EXPECT_EQ(status({"Host;"}), 421) << "an empty one";
  EXPECT_EQ(bench.sandbox.counters().service("trakt"), 0U);
}

TEST(Visitor, is_no_page_of_another_site) {
  Bench bench;
  const auto account = bench.sandbox.urls().base + "/sandbox/account";
  const auto status = [&](const std::string& origin) {
    return bench.client.post(account, "{}", {"Origin: " + origin, "content-type: application/json"}).status;
  };
  for (const auto* there : {"https://evil.example", "null", "http://127.0.0.1.evil.example", "file://"}) {
    EXPECT_EQ(status(there), 403) << there;
  }
  EXPECT_NE(status("http://127.0.0.1:" + std::to_string(bench.sandbox.port())), 403);
}

}  // namespace
}  // namespace cinemarco::sandbox
