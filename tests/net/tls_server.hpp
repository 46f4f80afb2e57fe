// SPDX-License-Identifier: MIT
// A server with TLS and a certificate of its own: the `openssl` program, which ca-certificates brings along.
#pragma once

#include <array>
#include <filesystem>
#include <signal.h>
#include <stdexcept>
#include <stdlib.h>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

namespace cinemarco::net::test {

// Answers every GET with a page of its own. Needs an empty folder for certificate.pem, key.pem and hashed/.
class TlsServer {
 public:
  explicit TlsServer(const std::filesystem::path& folder) : certificate_{folder / "certificate.pem"} {
    const auto in = "cd '" + folder.string() + "' && ";
    run(in +
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost "
        "-addext subjectAltName=IP:127.0.0.1 -keyout key.pem -out certificate.pem 2>openssl.log");
    run(in + "mkdir hashed && cp certificate.pem hashed/ && openssl rehash hashed 2>>openssl.log");
    std::array<int, 2> pipe{};
    if (::pipe(pipe.data()) != 0) throw std::runtime_error{"no pipe"};
    child_ = ::fork();
    if (child_ == 0) {
      ::signal(SIGPIPE, SIG_IGN);  // s_server would die of a client that has heard enough
      ::dup2(pipe[1], STDOUT_FILENO);
      ::close(pipe[0]);
      ::execlp("openssl", "openssl", "s_server", "-accept", "127.0.0.1:0", "-www", "-cert", certificate_.c_str(),
               "-key", (folder / "key.pem").c_str(), nullptr);
      ::_exit(127);
    }
    ::close(pipe[1]);
    // "ACCEPT 127.0.0.1:39799"
    const std::string mark = "ACCEPT 127.0.0.1:";
    for (char c = 0; ::read(pipe[0], &c, 1) == 1;) {
      said_ += c;
      const auto found = said_.find(mark);
      if (c == '\n' && found != std::string::npos) {
        port_ = std::stoi(said_.substr(found + mark.size()));
        break;
      }
    }
    output_ = pipe[0];
    if (port_ == 0) throw std::runtime_error{"openssl s_server did not start: " + said_};
  }
  ~TlsServer() {
    ::kill(child_, SIGKILL);
    ::waitpid(child_, nullptr, 0);
    ::close(output_);
  }
  TlsServer(const TlsServer&) = delete;
  TlsServer& operator=(const TlsServer&) = delete;

  [[nodiscard]] std::string url() const { return "https://127.0.0.1:" + std::to_string(port_) + "/"; }
  [[nodiscard]] std::string certificate() const { return certificate_; }
  [[nodiscard]] std::string directory() const { return certificate_.parent_path() / "hashed"; }

 private:
  static void run(const std::string& command) {
    if (::system(command.c_str()) != 0) throw std::runtime_error{"failed: " + command};
  }

  std::filesystem::path certificate_;
  std::string said_;
  pid_t child_ = -1;
  int output_ = -1;
  int port_ = 0;
};

}  // namespace cinemarco::net::test
