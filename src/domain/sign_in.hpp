// SPDX-License-Identifier: MIT
// The port to Trakt's sign-in: with a code that the user types there, or through a page
// (docs/trakt.md#sign-in-with-a-code).
#pragma once

#include "domain/trakt_user.hpp"

#include <chrono>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>

namespace cinemarco {

struct DeviceCode {
  std::string device_code;
  std::string user_code;         // for the user to type …
  std::string verification_url;  // … on this page; `<verification_url>/<user_code>` works too
  std::chrono::seconds expires_in{0};
  std::chrono::seconds interval{5};
};

enum class DevicePoll { pending, slow_down, done, denied, expired, invalid, used };

struct AuthorizePage {
  std::string url;
  std::string state;
};

// Whether Trakt was told too. Where it was not, the app's access can be taken away on Trakt's page of connected apps.
enum class Revoked { everywhere, only_here };
struct Revocation {
  Revoked where = Revoked::everywhere;
  std::string message;  // for the user
};

// Asked before the tokens of a sign-in are stored: is this user wanted here? Throws where not; the access is then given
// back to Trakt. Empty: Trakt did not say who it is.
using Admission = std::function<void(const std::optional<TraktUser>& user)>;

// Safe from several threads. Every call throws Error: configuration (no client id; the app was refused), upstream,
// rate_limited, cancelled, and what the token store throws.
class TraktConnection {
 public:
  virtual ~TraktConnection() = default;
  [[nodiscard]] virtual DeviceCode start_device(std::stop_token stop) = 0;
  // Asks once. The tokens are stored before `done` is returned. `slow_down`: wait 5 s longer from now on. Throws also
  // what `admit` throws.
  [[nodiscard]] virtual DevicePoll poll_device(const std::string& device_code, const Admission& admit,
                                               std::stop_token stop) = 0;
  // The page where the user allows Cinemarco.
  [[nodiscard]] virtual AuthorizePage authorize_url() = 0;
  // `code` is what that page gave, or the whole address it led to. A state, given or in the address, must be ours.
  // Stores the tokens. Throws also Error{invalid}: no sign-in was begun, wrong state, code wrong or expired, or the
  // user said no; and what `admit` throws.
  virtual void exchange(const std::string& code, const std::optional<std::string>& state, const Admission& admit,
                        std::stop_token stop) = 0;
  // Takes the access back and forgets the tokens; forgets them also where Trakt cannot be reached.
  [[nodiscard]] virtual Revocation revoke(std::stop_token stop) = 0;
};

}  // namespace cinemarco
