// SPDX-License-Identifier: MIT
// Heads that are made to cost: each of the largest that the server takes is read in no time.
#include "security/guarded.hpp"

namespace cinemarco::test {
namespace {

std::string many(const std::string& piece, std::size_t bytes) {
  std::string text;
  while (text.size() + piece.size() <= bytes) text += piece;
  return text;
}

TEST(Heads, that_are_made_to_cost_cost_nothing) {
  Guarded guarded{{{"CINEMARCO_TRUSTED_PROXY", "127.0.0.0/8"}}};
  constexpr std::size_t kRoom = 15'000;
  const std::string rest = " HTTP/1.1\r\nHost: localhost\r\n";
  const std::pair<const char*, std::string> cases[] = {
      {"cookies", "GET /api/library" + rest + "Cookie: " + many("cinemarco_session=a;", kRoom) + "\r\n"},
      {"empty cookies", "GET /api/library" + rest + "Cookie: " + many(";", kRoom) + "\r\n"},
      {"hops", "GET /api/library" + rest + "X-Forwarded-For: " + many("127.0.0.1,", kRoom) + "\r\n"},
      {"empty hops", "GET /api/library" + rest + "X-Forwarded-For: " + many(",", kRoom) + "\r\n"},
      {"tags", "GET /" + rest + "If-None-Match: " + many("\"a\",", kRoom) + "\r\n"},
      {"codings", "GET /" + rest + "Accept-Encoding: " + many("gzip;q=0,", kRoom) + "\r\n"},
      {"parameters", "GET /api/library?" + many("a&", kRoom) + rest},
      {"parameters of one name", "GET /api/library?" + many("q=1&", kRoom) + rest},
      {"escapes", "GET /api/library?q=" + many("%C3%A9", kRoom) + rest},
      {"segments", "GET " + many("/a", kRoom) + rest},
      {"dots", "GET " + many("/..", kRoom) + rest},
      {"headers", "GET /api/library" + rest + many("A:\r\n", kRoom)},
      {"names of headers",
       "OPTIONS /api/library" + rest +
           "Access-Control-Request-Method: GET\r\nAccess-Control-Request-Headers: " + many("a,", kRoom) + "\r\n"},
      {"blanks", "GET /api/library" + rest + "X:" + many(" ", kRoom) + "x\r\n"},
  };
  constexpr int kTimes = 20;
  for (const auto& [description, request] : cases) {
    const auto begun = std::chrono::steady_clock::now();
    for (int i = 0; i < kTimes; ++i) {
      auto stranger = guarded.stranger();
      stranger.send(request + "Connection: close\r\n\r\n");
      const auto status = status_of(stranger.read_all());
      ASSERT_TRUE(status >= 200 && status < 500) << description << ": " << status;
    }
    // Milliseconds in truth; what grows with the square of a head would take minutes.
    EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds{10}) << description;
  }
}

}  // namespace
}  // namespace cinemarco::test
