// SPDX-License-Identifier: MIT
// A name server that does not answer: getaddrinfo() cannot be called off, so libcurl asks in a thread of its own and
// by itself waits for that thread, in a stop as in a time-out (4 s were seen, and it may be a minute).
#include "net/curl_http_client.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <cstring>
#include <dlfcn.h>
#include <netdb.h>
#include <semaphore>
#include <thread>

namespace {

constexpr const char* kSilent = "silent.invalid";
std::atomic<int> asked{0};
std::atomic<int> told{0};
std::counting_semaphore<> name_server{0};

}  // namespace

// Stands before the C library's own for this whole program, libcurl included.
extern "C" int getaddrinfo(const char* node, const char* service, const addrinfo* hints, addrinfo** result) {
  using Real = int (*)(const char*, const char*, const addrinfo*, addrinfo**);
  if (node != nullptr && std::strcmp(node, kSilent) == 0) {
    ++asked;
    name_server.acquire();
    ++told;
    return EAI_AGAIN;
  }
  static const auto kReal = reinterpret_cast<Real>(::dlsym(RTLD_NEXT, "getaddrinfo"));
  return kReal(node, service, hints, result);
}

namespace cinemarco::net {
namespace {

using namespace std::chrono_literals;

class NameLookup : public ::testing::Test {
 protected:
  // Each test asks once; the next must not meet this one's thread.
  void TearDown() override {
    while (asked == 0) std::this_thread::yield();
    name_server.release();
    while (told == 0) std::this_thread::yield();
    asked = told = 0;
  }

  const HttpRequest request_{.method = "GET", .url = std::string{"http://"} + kSilent + "/", .headers = {}, .body = {}};
};

TEST_F(NameLookup, ends_at_once_when_stopped) {
  CurlHttpClient client;
  std::stop_source stop;
  std::jthread stopper{[&] {
    while (asked == 0) std::this_thread::yield();
    stop.request_stop();
  }};
  // Returns at all: the name server stays silent until TearDown.
  const auto outcome = client.send(request_, stop.get_token());
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().failure, TransportFailure::cancelled);
}

TEST_F(NameLookup, counts_against_the_time_for_connecting) {
  HttpOptions options;
  options.connect_timeout = 50ms;
  CurlHttpClient client{options};
  const auto outcome = client.send(request_, {});
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().failure, TransportFailure::connect) << "nothing was sent: even a POST may be repeated";
}

}  // namespace
}  // namespace cinemarco::net
