// SPDX-License-Identifier: MIT
// Trakt and TMDB, or who took their place, lead us to no other address and to no weak connection.
#include "cli/program_world.hpp"
#include "net/curl_http_client.hpp"
#include "net/scripted_server.hpp"

#include <gtest/gtest.h>

#include <array>
#include <csignal>
#include <fstream>
#include <sys/socket.h>

namespace cinemarco::test {
namespace {

using net::test::reply;
using net::test::ScriptedServer;

TEST(Upstream, leads_us_to_no_second_address) {
  const ScriptedServer other{[](int) { return reply("{}"); }};
  const auto port = other.url("").substr(other.url("").rfind(':') + 1);
  const std::string there = "127.0.0.1:" + port;
  for (const auto& location : {"http://" + there + "/x", "//" + there + "/x", "http://api.trakt.tv@" + there + "/",
                               "http://localhost:" + port + "/", "http:\\\\" + there + "/", "HTTP://" + there,
                               "http://user:x@" + there, std::string{"file:///etc/passwd"},
                               std::string{"ftp://"} + there, "https://" + there, std::string{"gopher://"} + there}) {
    const ScriptedServer server{[&location](int) { return reply("", "location: " + location + "\r\n", "302 Found"); }};
    net::CurlHttpClient client;
    net::HttpRequest request;
    request.method = "GET";
    request.url = server.url();
    request.headers = {{"authorization", "Bearer secret"}};
    const auto answer = client.send(request, {});
    EXPECT_FALSE(answer) << location;
  }
  EXPECT_EQ(other.accepted(), 0U);
}

TEST(Upstream, that_never_ends_is_cut_off) {
  const std::string chunk = "10000\r\n" + std::string(0x10000, 'x') + "\r\n";
  std::string endless = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n";
  for (int i = 0; i < 64; ++i) endless += chunk;  // and no last one
  const ScriptedServer server{[&endless](int) { return endless; }};
  net::HttpOptions options;
  options.max_body = 1'000'000;
  net::CurlHttpClient client{options};
  net::HttpRequest request;
  request.method = "GET";
  request.url = server.url();
  const auto answer = client.send(request, {});
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().failure, net::TransportFailure::too_large);
}

// Takes one connection and gives the first bytes that it brings.
class Listener {
 public:
  Listener() : socket_{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)} {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);  // NOLINT: POSIX
    if (::bind(socket_, generic, size) != 0 || ::listen(socket_, 1) != 0 ||
        ::getsockname(socket_, generic, &size) != 0) {
      throw std::runtime_error{"no socket"};
    }
    port_ = ntohs(address.sin_port);
  }
  ~Listener() { ::close(socket_); }
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;
  [[nodiscard]] int port() const { return port_; }
  [[nodiscard]] std::string first_bytes() const {
    const int connection = ::accept4(socket_, nullptr, nullptr, SOCK_CLOEXEC);
    std::array<char, 4096> bytes{};
    const auto count = ::recv(connection, bytes.data(), bytes.size(), 0);
    ::close(connection);
    return count > 0 ? std::string(bytes.data(), static_cast<std::size_t>(count)) : std::string{};
  }

 private:
  int socket_;
  int port_ = 0;
};

TEST(Upstream, is_spoken_to_by_no_tls_before_1_2_whatever_the_system_allows) {
  const ProgramWorld world;
  const Listener listener;
  std::ofstream{world.folder / "openssl.cnf"}
      << "openssl_conf = all\n[all]\nssl_conf = ssl\n[ssl]\nsystem_default = weak\n"
         "[weak]\nMinProtocol = TLSv1\nCipherString = DEFAULT@SECLEVEL=0\n";
  auto environment = world.environment();
  environment["OPENSSL_CONF"] = (world.folder / "openssl.cnf").string();
  environment["TMDB_API_URL"] = "https://127.0.0.1:" + std::to_string(listener.port());
  const Program program{CINEMARCO_PROGRAM, {"tmdb", "movie", "1"}, environment, world.folder.path()};
  const auto hello = listener.first_bytes();
  // RFC 8446, 4.2.1: extension 43, its length, the list's length, the versions.
  const auto offers = [&hello](std::string_view versions) {
    const auto size = static_cast<char>(versions.size());
    const std::string extension{0, 43, 0, static_cast<char>(size + 1), size};
    return hello.contains(extension + std::string{versions});
  };
  EXPECT_TRUE(offers("\x03\x04\x03\x03")) << "not TLS 1.3 and 1.2 alone, in " << hello.size() << " bytes";
}

}  // namespace
}  // namespace cinemarco::test
