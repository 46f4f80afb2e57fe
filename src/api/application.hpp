// SPDX-License-Identifier: MIT
// From a request to its answer: finds the operation, asks who comes, runs it, and makes of every failure a problem.
#pragma once

#include "api/access.hpp"
#include "api/answer_cache.hpp"
#include "api/library_version.hpp"
#include "api/metrics.hpp"
#include "api/operations.hpp"
#include "api/repeats.hpp"
#include "api/web_app.hpp"
#include "http/application.hpp"
#include "http/router.hpp"

#include <chrono>
#include <string>

namespace cinemarco::api {

class Application final : public http::Application {
 public:
  // References must outlive it; `operations` must be complete.
  Application(const Operations& operations, Access& access, LibraryVersion& version, Metrics& metrics, Repeats& repeats,
              const http::PublicUrl& public_url);

  [[nodiscard]] http::Handling handling_of(const http::RequestHead& head) const noexcept override;
  [[nodiscard]] std::optional<http::Response> refuse(const http::RequestHead& head) noexcept override;
  [[nodiscard]] http::Response handle(http::Request& request, const http::Waiter& waiter) noexcept override;
  void refused(int status) noexcept override;

 private:
  // What is known of a request, as soon as it is.
  struct Asked {
    std::chrono::steady_clock::time_point begun = std::chrono::steady_clock::now();
    std::string route = "none";
    Caller caller;
    http::Match match;
  };
  // Who asks, and for what. An answer where no operation is to be run for it. Throws Error.
  [[nodiscard]] std::optional<http::Response> answer_from_head(const http::RequestHead& head, Asked& asked);
  [[nodiscard]] http::Response answer(http::Request& request, std::optional<http::Upload>& upload,
                                      const http::Waiter& waiter, Asked& asked);
  // With what every answer says; counted.
  [[nodiscard]] http::Response finished(http::Response response, const http::RequestHead& head, const Asked& asked);
  [[nodiscard]] http::Response options(const http::RequestHead& head) const;
  [[nodiscard]] http::Response run(const Operation& operation, const http::Match& match, const Call& call);
  [[nodiscard]] http::Response run_unless_known(const Operation& operation, const http::Match& match, const Call& call);

  const Operations& operations_;
  http::Router router_;
  Access& access_;
  LibraryVersion& version_;
  Metrics& metrics_;
  Repeats& repeats_;
  AnswerCache answers_;
  std::string base_;
  WebApp web_app_;
};

}  // namespace cinemarco::api
