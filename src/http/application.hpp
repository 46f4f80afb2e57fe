// SPDX-License-Identifier: MIT
// What the server asks of those who know the subject.
#pragma once

#include "http/request.hpp"
#include "http/response.hpp"
#include "http/waiter.hpp"

#include <optional>

namespace cinemarco::http {

// `small`: of an address that wants none, and of one that strangers may send to. `message`: from another machine, with
// what it encloses.
enum class Body { small, in_memory, message, to_file };

struct Handling {
  Way way;
  Body body = Body::small;
};

class Application {
 public:
  virtual ~Application() = default;
  // On the I/O thread: decides from the head alone, without any wait.
  [[nodiscard]] virtual Handling handling_of(const RequestHead& head) const noexcept = 0;
  // On a worker, before a byte of a body is read: who asks is settled from the head. An answer leaves the body unread.
  [[nodiscard]] virtual std::optional<Response> refuse(const RequestHead& head) noexcept = 0;
  // On a worker of the request's lane. An uploaded file that was not taken over is removed afterwards. An answer that
  // names another way (Response::elsewhere) is none: the request is handled again there.
  [[nodiscard]] virtual Response handle(Request& request, const Waiter& waiter) noexcept = 0;
  // On the I/O thread: what the server itself refused or could not read has no handler; for counting.
  virtual void refused(int status) noexcept = 0;
};

}  // namespace cinemarco::http
