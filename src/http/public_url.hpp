// SPDX-License-Identifier: MIT
// The address under which people reach the server, where a proxy gives it another one than it listens on.
#pragma once

#include "domain/error.hpp"
#include "http/host.hpp"
#include "http/request.hpp"

#include <expected>
#include <string>
#include <string_view>

namespace cinemarco::http {

// Safe from any thread.
class PublicUrl {
 public:
  PublicUrl() = default;  // none: whatever the client calls us
  // "https://films.example.org/cinemarco", with or without a slash at its end; empty: none. A path is of plain letters,
  // digits and -._~ alone.
  [[nodiscard]] static std::expected<PublicUrl, ParseError> parse(std::string_view text);

  [[nodiscard]] bool is_set() const noexcept { return !origin_.empty(); }
  [[nodiscard]] bool is_https() const noexcept { return origin_.starts_with("https:"); }
  [[nodiscard]] const std::string& base() const noexcept { return base_; }  // "/cinemarco"; "": the root
  [[nodiscard]] std::string text() const { return origin_ + base_; }
  // Whether `address` (of Origin) is a page of this one's site.
  [[nodiscard]] bool owns(std::string_view address) const;
  // The request as if it were sent to the root, where its address begins with the base. A proxy may have taken that
  // away already.
  void leave_base(RequestHead& head) const;

 private:
  std::string origin_, base_;
  Host host_;
};

}  // namespace cinemarco::http
