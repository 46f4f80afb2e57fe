// SPDX-License-Identifier: MIT
// Where it is remembered that a service makes us wait.
#pragma once

#include "domain/time.hpp"

#include <optional>
#include <string_view>

namespace cinemarco {

// "Not before" of a service, kept over a restart. Safe from several threads.
class WaitStore {
 public:
  virtual ~WaitStore() = default;
  [[nodiscard]] virtual std::optional<Instant> load_wait(std::string_view service) = 0;
  virtual void save_wait(std::string_view service, std::optional<Instant> until, std::string_view reason) = 0;
};

}  // namespace cinemarco
