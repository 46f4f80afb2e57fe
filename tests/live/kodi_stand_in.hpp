// SPDX-License-Identifier: MIT
// A Kodi that answers as a real one did (kodi 20.1): a library of a movie and three episodes, two of them in one file;
// and that says what it is told to say.
#pragma once

#include "json/json.hpp"

#include <boost/json.hpp>

#include <arpa/inet.h>
#include <atomic>
#include <map>
#include <mutex>
#include <netinet/in.h>
#include <string>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <utility>

namespace cinemarco::test {

class KodiStandIn {
 public:
  KodiStandIn() : listener_{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)} {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof(address);
    ::bind(listener_, reinterpret_cast<sockaddr*>(&address), size);
    ::listen(listener_, 1);
    ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
    port_ = ntohs(address.sin_port);
    thread_ = std::jthread{[this] { serve(); }};
  }
  ~KodiStandIn() {
    ::shutdown(listener_, SHUT_RDWR);
    hang_up();
    thread_.join();
    ::close(listener_);
  }
  KodiStandIn(const KodiStandIn&) = delete;
  KodiStandIn& operator=(const KodiStandIn&) = delete;

  [[nodiscard]] std::string address() const { return "127.0.0.1:" + std::to_string(port_); }
  // The library's count, as its rows say it from now on.
  void set_count(const std::string& type, int id, int count, const std::string& last_played = "") {
    const std::scoped_lock lock{mutex_};
    counts_[{type, id}] = {count, last_played};
  }
  // Waits until somebody has read the whole library that often since the beginning.
  void wait_for_looks(int looks) const {
    while (looks_ < looks) std::this_thread::yield();
  }
  // As it comes over the line: nothing between one and the next.
  void say(const std::string& method, const std::string& data) {
    send(R"({"jsonrpc":"2.0","method":")" + method + R"(","params":{"data":)" + data + R"(,"sender":"xbmc"}})");
  }
  void hang_up() {
    const std::scoped_lock lock{mutex_};
    if (client_ >= 0) ::shutdown(client_, SHUT_RDWR);
  }

 private:
  void send(const std::string& text) {
    const std::scoped_lock lock{mutex_};
    if (client_ >= 0) static_cast<void>(::send(client_, text.data(), text.size(), MSG_NOSIGNAL));
  }
  void serve() {
    while (true) {
      const int client = ::accept(listener_, nullptr, nullptr);
      if (client < 0) return;
      {
        const std::scoped_lock lock{mutex_};
        client_ = client;
      }
      std::string piece(4096, '\0');
      std::string text;
      for (ssize_t count = 0; (count = ::recv(client, piece.data(), piece.size(), 0)) > 0;) {
        text.append(piece, 0, static_cast<std::size_t>(count));
        if (const auto question = json::parse(text)) {
          text.clear();
          answer(*question);
        }
      }
      const std::scoped_lock lock{mutex_};
      ::close(client_);
      client_ = -1;
    }
  }

  boost::json::object row(const std::string& type, int id) {
    const std::scoped_lock lock{mutex_};
    const auto& [count, last_played] = counts_[{type, id}];
    boost::json::object row{{"playcount", count}, {"lastplayed", last_played}, {"userrating", 0}, {type + "id", id}};
    if (type == "movie") {
      row["title"] = "The Matrix";
      row["year"] = 1999;
      row["uniqueid"] = boost::json::object{{"tmdb", "603"}};
      row["file"] = "/films/matrix.mkv";
    } else {
      row["title"] = "Episode " + std::to_string(id);
      row["showtitle"] = "Breaking Bad";
      row["season"] = 1;
      row["episode"] = id;
      row["tvshowid"] = 1;
      row["file"] = id == 3 ? "/shows/e2.mkv" : "/shows/e" + std::to_string(id) + ".mkv";  // 2 and 3 in one
    }
    return row;
  }

  void answer(const boost::json::value& question) {
    const std::string method{question.at("method").as_string()};
    boost::json::object result;
    if (method == "VideoLibrary.GetMovies") result["movies"] = boost::json::array{row("movie", 1)};
    if (method == "VideoLibrary.GetEpisodes") {
      result["episodes"] = boost::json::array{row("episode", 1), row("episode", 2), row("episode", 3)};
    }
    if (method == "VideoLibrary.GetTVShows") {
      result["tvshows"] = boost::json::array{boost::json::object{{"tvshowid", 1},
                                                                 {"title", "Breaking Bad"},
                                                                 {"year", 2008},
                                                                 {"uniqueid", boost::json::object{{"tvdb", "81189"}}}}};
    }
    if (method == "VideoLibrary.GetTVShowDetails") {
      result["tvshowdetails"] =
          boost::json::object{{"tvshowid", 1}, {"uniqueid", boost::json::object{{"tvdb", "81189"}}}};
    }
    if (method == "VideoLibrary.GetMovieDetails") {
      result["moviedetails"] = row("movie", question.at("params").at("movieid").to_number<int>());
    }
    if (method == "VideoLibrary.GetEpisodeDetails") {
      result["episodedetails"] = row("episode", question.at("params").at("episodeid").to_number<int>());
    }
    if (method == "Settings.GetSettingValue") result["value"] = "Europe/Berlin";
    // Something that was said meanwhile stands in one piece with the answer.
    send(
        R"({"jsonrpc":"2.0","method":"Other.Noise","params":{"data":"}{"}})" +
        boost::json::serialize(boost::json::object{{"id", question.at("id")}, {"jsonrpc", "2.0"}, {"result", result}}));
    if (method == "Settings.GetSettingValue") ++looks_;
  }

  int listener_;
  int port_ = 0;
  std::mutex mutex_;
  int client_ = -1;
  std::map<std::pair<std::string, int>, std::pair<int, std::string>> counts_;
  std::atomic<int> looks_ = 0;
  std::jthread thread_;
};

}  // namespace cinemarco::test
