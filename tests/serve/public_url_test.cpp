// SPDX-License-Identifier: MIT
// CINEMARCO_PUBLIC_URL: below a path, with a proxy that takes it away or one that does not; cookies, origins, links.
#include "serve/served.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace cinemarco::test {
namespace {

constexpr const char* kAddress = "https://films.example.org/cinemarco";
constexpr const char* kLogIn = R"({"password":"long enough"})";

struct BelowAPath : testing::Test {
  ProgramWorld world{small_program_account()};
  Served served = [this] {
    std::ofstream{world.folder / "password"} << "long enough";
    return Served{
        world,
        "home",
        {{"CINEMARCO_PASSWORD_FILE", (world.folder / "password").string()}, {"CINEMARCO_PUBLIC_URL", kAddress}}};
  }();

  // As a browser at the public address, behind a proxy that keeps nothing of it but the page's Origin.
  Answer log_in(const std::string& target, const std::string& origin) {
    return served.send("POST", target, kLogIn, {{"origin", origin}, {"content-type", "application/json"}});
  }
};

TEST_F(BelowAPath, answers_with_the_path_and_without_it) {
  for (const auto* base : {"", "/cinemarco"}) {
    EXPECT_EQ(served.get(std::string{base} + "/api/health").status, 200) << base;
    EXPECT_EQ(served.get(std::string{base} + "/api/library").status, 401) << base;
    const auto page = served.get(std::string{base} + "/series/7");
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(page.body.contains("=\"/cinemarco/")) << page.body;
    EXPECT_FALSE(page.body.contains("=\"/api") || page.body.contains("=\"/assets")) << "links lead below the path";
  }
  EXPECT_EQ(served.get("/cinemarco").status, 200) << "without a slash at its end too";
  EXPECT_EQ(served.get("/cinemarcos/api/health").status, 200) << "a page of the app that is none";
}

TEST_F(BelowAPath, takes_its_own_pages_for_its_own_whatever_the_proxy_says_of_the_host) {
  const auto in = log_in("/cinemarco/api/session", "https://films.example.org");
  ASSERT_EQ(in.status, 200) << in.body;
  const auto cookie = in.header("set-cookie");
  EXPECT_TRUE(cookie.starts_with("cinemarco_session=")) << cookie;
  EXPECT_TRUE(cookie.contains("; Path=/cinemarco;") && cookie.contains("; Secure")) << cookie;
  EXPECT_EQ(log_in("/api/session", "https://evil.example.org").status, 403);
  EXPECT_EQ(log_in("/api/session", "http://films.example.org").status, 403) << "another scheme is another site";
}

TEST_F(BelowAPath, still_lets_in_who_opens_it_directly) {
  const auto in = log_in("/api/session", served.url());
  ASSERT_EQ(in.status, 200) << in.body;
  EXPECT_FALSE(in.header("set-cookie").contains("Secure")) << "a browser on http would drop it";
}

TEST_F(BelowAPath, leads_to_its_public_address) {
  const auto server = served.get("/api/openapi.json").json().at("servers").at(0).at("url");
  EXPECT_EQ(server.as_string(), kAddress);
  const auto in = log_in("/api/session", "https://films.example.org").header("set-cookie");
  const net::Header cookie{"cookie", in.substr(0, in.find(';'))};
  const auto made = served.send("POST", "/cinemarco/api/tokens", R"({"name":"x","password":"long enough"})",
                                {cookie, {"content-type", "application/json"}});
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_TRUE(made.header("location").starts_with("/cinemarco/api/tokens/")) << made.header("location");
}

TEST(WholeSite, has_the_cookies_that_no_sibling_can_set) {
  const ProgramWorld world;
  std::ofstream{world.folder / "password"} << "long enough";
  Served served{world,
                "home",
                {{"CINEMARCO_PASSWORD_FILE", (world.folder / "password").string()},
                 {"CINEMARCO_PUBLIC_URL", "https://films.example.org"}}};
  const auto in = served.send("POST", "/api/session", kLogIn,
                              {{"origin", "https://films.example.org"}, {"content-type", "application/json"}});
  ASSERT_EQ(in.status, 200) << in.body;
  EXPECT_TRUE(in.header("set-cookie").starts_with("__Host-cinemarco_session=")) << in.header("set-cookie");
  EXPECT_TRUE(in.header("set-cookie").contains("; Path=/;")) << in.header("set-cookie");
}

}  // namespace
}  // namespace cinemarco::test
