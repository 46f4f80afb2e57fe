// SPDX-License-Identifier: MIT
// The wiring of the server: every feature of the API over the parts of an App.
#pragma once

#include "cli/app.hpp"

#include <chrono>
#include <memory>
#include <string>

namespace cinemarco::cli {

// Serves from construction to stop(). The App must outlive it; from now on its parts belong to the server's threads.
class WebServer {
 public:
  // Throws Error{configuration}: the address is taken, or open to others without a password.
  explicit WebServer(App& app);
  ~WebServer();
  WebServer(const WebServer&) = delete;
  WebServer& operator=(const WebServer&) = delete;

  // Under which this machine opens it: "http://127.0.0.1:5000".
  [[nodiscard]] std::string url() const;
  // One line: who may come in, and what to do before a proxy is put in front.
  [[nodiscard]] std::string who_may_come_in() const;
  // Whether requests are still heard, within that time.
  [[nodiscard]] bool is_awake(std::chrono::milliseconds patience) const;
  // Ends a run so that it can be resumed, answers what was asked, and closes; within 5 s.
  void stop();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace cinemarco::cli
