// SPDX-License-Identifier: MIT
// The web app as the binary serves it.
#include "http/raw_client.hpp"
#include "serve/served.hpp"

#include <gtest/gtest.h>

#include <regex>

namespace cinemarco::test {
namespace {

class WebAppServed : public testing::Test {
 protected:
  // The address of the first script that the page loads.
  [[nodiscard]] std::string script() {
    const auto page = served.get("/").body;
    std::smatch found;
    std::regex_search(page, found, std::regex{"/assets/[A-Za-z0-9._-]+[.]js"});
    return found.str();
  }
  ProgramWorld world{small_program_account()};
  Served served{world};
};

TEST_F(WebAppServed, is_there_at_every_address_of_its_own) {
  const auto page = served.get("/");
  EXPECT_EQ(page.status, 200);
  EXPECT_EQ(page.header("content-type"), "text/html; charset=utf-8");
  EXPECT_EQ(page.header("cache-control"), "no-cache");
  EXPECT_NE(page.body.find("<title>Cinemarco</title>"), std::string::npos) << page.body;
  for (const auto* address : {"/library", "/movie/7", "/settings", "/history?type=movie"}) {
    EXPECT_EQ(served.get(address).body, page.body) << address;
  }
  EXPECT_EQ(served.get("/", {{"if-none-match", page.header("etag")}}).status, 304);
}

TEST_F(WebAppServed, leaves_to_programs_what_is_theirs) {
  for (const auto* address : {"/api/nothing", "/assets/nothing.js", "/images", "/nothing.png", "/favicon.txt"}) {
    const auto answer = served.get(address);
    EXPECT_EQ(answer.status, 404) << address;
    EXPECT_EQ(answer.header("content-type"), "application/problem+json") << address;
  }
  EXPECT_EQ(served.post("/library").status, 404);
}

TEST_F(WebAppServed, comes_small_and_once) {
  const auto address = script();
  ASSERT_FALSE(address.empty());
  const auto plain = served.get(address, {{"accept-encoding", "identity"}});
  EXPECT_EQ(plain.header("content-type"), "text/javascript; charset=utf-8");
  EXPECT_EQ(plain.header("cache-control"), "public, max-age=31536000, immutable");
  EXPECT_EQ(plain.header("content-encoding"), "");
  const auto head = [&](const std::string& accepted) {
    RawClient browser{served.port()};
    browser.send("HEAD " + address + " HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: " + accepted + "\r\n\r\n");
    return browser.read_until("\r\n\r\n");
  };
  EXPECT_NE(head("gzip, br").find("content-encoding: br\r\n"), std::string::npos) << head("gzip, br");
  EXPECT_NE(head("gzip, br").find("vary: accept-encoding\r\n"), std::string::npos);
  EXPECT_NE(head("br;q=0, gzip").find("content-encoding: gzip\r\n"), std::string::npos);
}

TEST_F(WebAppServed, is_open_to_whoever_has_to_sign_in_yet) {
  ASSERT_EQ(served.send("PUT", "/api/password", R"({"password":"correct horse"})").status, 204);
  EXPECT_EQ(served.get("/").status, 200);
  EXPECT_EQ(served.get(script()).status, 200);
  EXPECT_EQ(served.get("/api/library").status, 401);
}

}  // namespace
}  // namespace cinemarco::test
