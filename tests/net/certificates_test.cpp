// SPDX-License-Identifier: MIT
// Whom the client trusts, against a real server with TLS.
#include "net/curl_http_client.hpp"
#include "net/scripted_server.hpp"
#include "net/tls_server.hpp"
#include "support/temp_dir.hpp"

#include <gtest/gtest.h>

namespace cinemarco::net {
namespace {

std::expected<HttpResponse, TransportError> ask(const std::string& url, Certificates certificates) {
  HttpOptions options;
  options.certificates = std::move(certificates);
  CurlHttpClient client{options};
  return client.send({.method = "GET", .url = url, .headers = {}, .body = {}}, {});
}

TEST(Certificates, decide_who_is_trusted) {
  const cinemarco::test::TempDir folder;
  const test::TlsServer server{folder.path()};
  const auto known = server.directory();
  const auto bundle = server.certificate();
  std::filesystem::create_directory(folder / "empty");
  const auto unknown = (folder / "empty").string();
  struct Row {
    const char* description;
    Certificates certificates;
    bool trusted;
  };
  const Row rows[] = {
      {"the directory knows it", {known, {}}, true},
      {"the bundle knows it", {{}, bundle}, true},
      {"only the bundle knows it, as where a container brings its own", {unknown, bundle}, true},
      {"nobody knows it", {unknown, {}}, false},
      {"the system's do not know it", system_certificates(), false},
      {"libcurl's own do not know it", {}, false},
  };
  for (const auto& row : rows) {
    const auto outcome = ask(server.url(), row.certificates);
    EXPECT_EQ(outcome.has_value(), row.trusted) << row.description;
    if (outcome) {
      EXPECT_EQ(outcome->status, 200) << row.description;
    } else {
      EXPECT_EQ(outcome.error().failure, TransportFailure::tls) << row.description;
    }
  }
}

TEST(Certificates, are_of_no_use_to_another_name) {
  const cinemarco::test::TempDir folder;
  const test::TlsServer server{folder.path()};
  auto url = server.url();
  url.replace(url.find("127.0.0.1"), 9, "localhost");  // the certificate is for the number
  const auto outcome = ask(url, {server.directory(), server.certificate()});
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().failure, TransportFailure::tls);
}

TEST(Certificates, come_to_nothing_with_a_server_that_speaks_no_tls) {
  const test::ScriptedServer server{[](int) { return test::reply("{}"); }};
  auto url = server.url();
  url.replace(0, 4, "https");
  HttpOptions options;
  options.total_timeout = std::chrono::milliseconds{100};  // the server waits for the end of what it takes for a header
  CurlHttpClient client{options};
  EXPECT_FALSE(client.send({.method = "GET", .url = url, .headers = {}, .body = {}}, {}));
}

TEST(Certificates, of_the_system_are_found) {
  // Debian's ca-certificates; without one of both every call to Trakt and TMDB fails.
  const auto found = system_certificates();
  EXPECT_FALSE(found.directory.empty() && found.bundle.empty());
}

}  // namespace
}  // namespace cinemarco::net
