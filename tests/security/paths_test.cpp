// SPDX-License-Identifier: MIT
// No address leads out of what the server means to give.
#include "serve/library.hpp"

#include <fstream>

namespace cinemarco::test {
namespace {

TEST(Paths, lead_to_no_file_of_the_data_folder_or_the_machine) {
  const ProgramWorld world;
  Served served{world};
  const auto secret = [&world] {
    std::ifstream stream{world.data() / "secret.key", std::ios::binary};
    return std::string{std::istreambuf_iterator<char>{stream}, {}};
  }();
  constexpr const char* targets[] = {
      "/../secret.key",
      "/../../../../../../etc/passwd",
      "/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
      "/..%2f..%2f..%2fetc/passwd",
      "/..%5c..%5csecret.key",
      "/%252e%252e/%252e%252e/etc/passwd",
      "//etc/passwd",
      "/./../../etc/passwd",
      "/etc/passwd%00.html",
      "/assets/../../secret.key",
      "/images/../../secret.key",
      "/images/poster/../../../secret.key",
      "/images/poster/w342/..%2f..%2f..%2fsecret.key",
      "/images/poster/w342/%2e%2e%2fsecret.key",
      "/images/poster/..%2f..%2f/secret.key",
      "/images/..%2f..%2f/w342/secret.key",
      "/images/poster/w342/%00secret.key",
      "/api/../secret.key",
  };
  for (const auto* target : targets) {
    const auto answer =
        raw(served, std::string{"GET "} + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    const auto status = answer.substr(0, 12);
    EXPECT_TRUE(status == "HTTP/1.1 400" || status == "HTTP/1.1 404" ||
                (status == "HTTP/1.1 200" && answer.contains("content-type: text/html")))
        << target << ": " << answer;
    EXPECT_FALSE(answer.contains("root:")) << target;
    EXPECT_TRUE(secret.empty() || !answer.contains(secret)) << target;
  }
}

}  // namespace
}  // namespace cinemarco::test
