// SPDX-License-Identifier: MIT
// The server: Beast on Asio coroutines, one thread for all connections, a few for handlers. It knows no movie.
#pragma once

#include "http/application.hpp"
#include "http/crowd.hpp"
#include "http/proxy.hpp"
#include "http/public_url.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace cinemarco::http {

struct ServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;  // 0: a free one
  // Trusted proxies, and this machine's programs, of which one may be a proxy, speak for many: bounded in all alone.
  CrowdLimits connections;
  bool loopback_stands_for_many = true;
  TrustedProxies proxies;
  PublicUrl public_url;
  std::size_t turned_away_at_once =
      256;  // beyond the limit so many may still hear "503"; more are closed without a word
  std::uint32_t header_limit = 16 * 1024;
  std::uint64_t small_body_limit = 4 * 1024;
  std::uint64_t body_limit = 1024 * 1024;
  std::uint64_t message_limit = 8ULL * 1024 * 1024;
  std::uint64_t upload_limit = 512ULL * 1024 * 1024;
  std::uint64_t bodies_memory = 32ULL * 1024 * 1024;  // of all together
  std::size_t unfinished_bodies = 64;                 // of one household; forty at once are one hasty script
  std::chrono::milliseconds header_time{10'000};      // of the first head from the connection's beginning
  std::chrono::milliseconds body_time{30'000};   // for each 4 KB of a body: slow lines are no attack, silence is one
  std::chrono::milliseconds write_time{30'000};  // for all of an answer that lies in memory; for each event
  // More than proxies' pools and uptime checks wait (60, 90, 120 s), and no multiple of a minute: a request that meets
  // a connection at its very end is lost.
  std::chrono::milliseconds idle_time{145'000};
  std::chrono::milliseconds heartbeat{15'000};   // of event streams
  std::chrono::milliseconds drain_time{3'000};   // what is being answered may go on so long once the server stops
  std::vector<int> lanes{4};                     // the workers of each (http/way.hpp)
  std::vector<std::size_t> most_in_lane{};       // who comes beyond these hears 429; none given: as many as come
  std::size_t disk_lane = 0;                     // where files are written and read
  std::filesystem::path upload_folder = "/tmp";  // where uploads are streamed to
  std::string upload_prefix = "upload-";         // with which their files' names begin
  std::optional<std::size_t> background_lane;    // of one worker, which calls this before its first work
  std::function<void()> enter_background;
  std::function<void()> after_a_crowd;  // most of many connections have left; on the disk lane
};

// What the server itself sees. Counts since its start, but for `open` and `streams`.
struct ServerStats {
  std::uint64_t accepted = 0;
  std::uint64_t turned_away = 0;  // there was no room, and nobody waited who could have left
  std::uint64_t open = 0;
  std::uint64_t streams = 0;  // open event streams
};

// Serves from construction to stop(). Throws Error{configuration} where the address cannot be listened on.
class Server {
 public:
  // The application must outlive the server.
  Server(ServerOptions options, Application& application);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  [[nodiscard]] std::uint16_t port() const;
  [[nodiscard]] ServerStats stats() const;  // from any thread
  // Whether the thread of all connections comes to something new within that time. From any thread.
  [[nodiscard]] bool is_awake(std::chrono::milliseconds patience) const;
  // Takes no more connections, ends idle ones and streams, lets the others have their answer, and returns when all are
  // closed, at the latest after `drain_time`. Handlers are told by their stop token.
  void stop();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace cinemarco::http
