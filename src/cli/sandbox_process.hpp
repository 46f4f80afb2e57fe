// SPDX-License-Identifier: MIT
// The bundled stand-in for Trakt and TMDB as a child process, for `cinemarco demo`.
#pragma once

#include <map>
#include <string>
#include <sys/types.h>

namespace cinemarco::cli {

// Started on construction; ended with this object, and with this process however that dies.
class SandboxProcess {
 public:
  // Throws Error{internal} if the program cinemarco-sandbox does not lie beside this one or does not start.
  SandboxProcess();
  ~SandboxProcess();
  SandboxProcess(const SandboxProcess&) = delete;
  SandboxProcess& operator=(const SandboxProcess&) = delete;
  // The settings that lead to it: TRAKT_API_URL and so on.
  [[nodiscard]] const std::map<std::string, std::string>& settings() const { return settings_; }

 private:
  pid_t child_ = -1;
  std::map<std::string, std::string> settings_;
};

}  // namespace cinemarco::cli
