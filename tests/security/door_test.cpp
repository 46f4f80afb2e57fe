// SPDX-License-Identifier: MIT
// Log-in, sessions and tokens: what strangers try to get in, to stay in, and to keep others out.
#include "security/door.hpp"

#include <array>
#include <atomic>
#include <chrono>
#include <thread>

namespace cinemarco::test {
namespace {

constexpr const char* kRight = Door::kPassword;

TEST(DoorSessions, open_to_nobody_who_made_one_up) {
  Door door;
  const auto cookie = door.log_in();
  ASSERT_EQ(door.status_with(cookie), 200);
  const auto secret = cookie.substr(cookie.find('=') + 1);
  const std::string made(43, 'a');
  const auto fixed = door.guess(kRight, "192.0.2.9", {{"cookie", "cinemarco_session=" + made}});
  EXPECT_EQ(fixed.status, 200);
  EXPECT_NE(Door::pair_of(fixed, "cinemarco_session"), "cinemarco_session=" + made) << "no fixation";
  const std::string forms[] = {"cinemarco_session=" + made,
                               "cinemarco_session=",
                               "cinemarco_session",
                               "cinemarco_session=\"" + secret + "\"",
                               "cinemarco_session=" + secret.substr(1),
                               "cinemarco_session=" + secret + "x",
                               "Cinemarco_Session=" + secret,
                               "cinemarco_browser=" + secret,
                               "x=cinemarco_session=" + secret,
                               "cinemarco_session=%" + secret.substr(1),
                               "cinemarco_session=' OR 1=1 --",
                               "cinemarco_session=" + door.look("SELECT secret_hash FROM sessions LIMIT 1")};
  for (const auto& form : forms) EXPECT_EQ(door.status_with(form), 401) << form;
  door.change("UPDATE sessions SET expires_at = '2020-01-01T00:00:00.000Z'");
  EXPECT_EQ(door.status_with(cookie), 401) << "it has expired";
  door.change("UPDATE sessions SET expires_at = '2999-01-01T00:00:00.000Z', created_at = '2016-01-01T00:00:00.000Z'");
  EXPECT_EQ(door.status_with(cookie), 401) << "no use renews one of ten years ago";
}

TEST(DoorSessions, a_bad_cookie_locks_nobody_out_and_a_log_in_ends_the_one_before) {
  Door door;
  const auto cookie = door.log_in();
  EXPECT_EQ(door.status_with("cinemarco_session=bad; cinemarco_session=" + std::string(43, 'b') + "; " + cookie), 200);
  const auto again = door.guess(kRight, "192.0.2.9", {{"cookie", cookie}});
  EXPECT_EQ(door.status_with(cookie), 401);
  EXPECT_EQ(door.status_with(Door::pair_of(again, "cinemarco_session")), 200);
}

TEST(DoorSessions, another_content_of_the_password_file_ends_them) {
  Door door;
  const auto cookie = door.log_in();
  std::ofstream{door.world.folder / "password"} << "battery staple";
  EXPECT_EQ(door.status_with(cookie), 401);
  EXPECT_EQ(door.guess(kRight, "192.0.2.9").status, 401);
  EXPECT_EQ(door.guess("battery staple", "192.0.2.10").status, 200);
}

TEST(DoorSessions, show_any_user_agent_as_json) {
  Door door;
  const auto in = door.guess(kRight, "192.0.2.9", {{"user-agent", "\xff\xfe"}});
  const auto long_one = door.guess(kRight, "192.0.2.9", {{"user-agent", std::string(299, 'x') + "é"}});
  const net::Header session{"cookie", Door::pair_of(in, "cinemarco_session")};
  const auto listed = door.served->get("/api/sessions", {session}).json();
  EXPECT_EQ(listed.at("sessions").as_array().size(), 2U);
  EXPECT_EQ(Door::pair_of(long_one, "cinemarco_session").size(), 61U);
}

TEST(DoorGuesses, forty_at_once_are_counted_one_by_one) {
  Door door;
  std::atomic<int> tried{0}, refused{0};
  {
    std::vector<std::jthread> crowd;
    for (int i = 0; i < 40; ++i) {
      crowd.emplace_back([&door, &tried, &refused] {
        const auto status = door.guess("wrong one", "198.51.100.7").status;
        ++(status == 401 ? tried : refused);
      });
    }
  }
  EXPECT_LE(tried, 6);
  EXPECT_EQ(tried + refused, 40);
}

TEST(DoorGuesses, no_header_makes_another_of_who_comes_through_no_trusted_proxy) {
  Door door{{}};
  int status = 0;
  for (int i = 0; i < 7; ++i) {
    status = door.guess("wrong one", "203.0.113." + std::to_string(i), {{"forwarded", "for=192.0.2.1"}}).status;
  }
  EXPECT_EQ(status, 429);
}

TEST(DoorGuesses, one_stranger_locks_out_no_other_however_proxies_write_them) {
  Door door;
  const std::array<std::array<std::string, 2>, 2> forms{
      {{"::ffff:9.1.1.1", "::ffff:8.8.8.8"}, {"64:ff9b::9.2.1.1", "64:ff9b::8.8.8.9"}}};
  for (const auto& [wrong, right] : forms) {
    int status = 0;
    for (int i = 0; i < 7; ++i) status = door.guess("wrong one", wrong).status;
    EXPECT_EQ(status, 429) << wrong;
    EXPECT_EQ(door.guess(kRight, right).status, 200) << right;
  }
  int status = 0;
  for (int i = 0; i < 7; ++i) status = door.guess("wrong one", "", {{"forwarded", "for=\"9.4.1.1:99\""}}).status;
  EXPECT_EQ(status, 429);
  EXPECT_EQ(door.guess(kRight, "", {{"forwarded", "for=8.9.8.8"}}).status, 200);
}

TEST(DoorGuesses, a_whole_48_of_networks_is_one_stranger) {
  Door door;
  int tried = 0;
  for (int i = 0; i < 150; ++i) {
    const auto address = "2001:db8:7:" + std::to_string(1000 + i * 50) + "::1";
    if (door.guess("wrong one", address).status == 401) ++tried;
  }
  EXPECT_LE(tried, 30) << "twenty are free, and each second allows another at first";
}

TEST(DoorGuesses, say_in_one_line_of_the_log_who_tried) {
  Door door;
  EXPECT_EQ(door.guess("wrong\\none", "203.0.113.9").status, 401);
  EXPECT_EQ(door.served
                ->send("POST", "/api/session", Door::body("wrong one"),
                       {{"x-forwarded-for", "2001:db8::9"}, {"user-agent", "Mozilla; from 198.51.100.1"}})
                .status,
            401);
  const auto log = door.served->stop().err;
  EXPECT_TRUE(log.contains("wrong password from 203.0.113.9\n")) << log;
  EXPECT_TRUE(log.contains("wrong password from 2001:db8::9\n")) << log;
  EXPECT_FALSE(log.contains("198.51.100.1")) << log;
}

// Strangers of ever new networks, until the end of this object.
class Storm {
 public:
  explicit Storm(std::uint16_t port) {
    constexpr int kThreads = 24;  // more than wait for a hash at once
    for (int thread = 0; thread < kThreads; ++thread) {
      threads_.emplace_back([this, port, thread](const std::stop_token& stop) {
        RawClient client{port};
        for (int i = 0; !stop.stop_requested(); ++i) {
          const auto body = Door::body("wrong one");
          client.send("POST /api/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" +
                      std::string{"X-Forwarded-For: 2001:"} + std::to_string(1000 + thread) + ":" +
                      std::to_string(i % 9999) + "::1\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
                      body);
          if (client.read_answer().empty()) return;
          ++sent;
          sent.notify_all();
        }
      });
    }
  }
  void wait_for(int count) const {
    for (auto now = sent.load(); now < count; now = sent.load()) sent.wait(now);
  }
  std::atomic<int> sent{0};

 private:
  std::vector<std::jthread> threads_;
};

TEST(DoorGuesses, of_the_whole_net_hold_up_nobody_who_was_in_before) {
  Door door;
  const auto before = door.guess(kRight, "192.0.2.77");
  const auto browser = Door::pair_of(before, "cinemarco_browser");
  const auto session = Door::pair_of(before, "cinemarco_session");
  const Storm storm{door.served->port()};
  for (int round = 1; round <= 3; ++round) {
    storm.wait_for(round * 100);
    const auto begun = std::chrono::steady_clock::now();
    EXPECT_EQ(door.guess(kRight, "192.0.2.77", {{"cookie", browser}}).status, 200);
    EXPECT_EQ(door.status_with(session), 200);
    // Two seconds are promised; machines that test are slow.
    EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds{5}) << round;
  }
}

}  // namespace
}  // namespace cinemarco::test
