// SPDX-License-Identifier: MIT
// `cinemarco serve`: the HTTP API, until SIGTERM or Ctrl-C.
#include "cli/serve_command.hpp"

#include "cli/service_manager.hpp"

#include <spdlog/spdlog.h>

#include <semaphore>

namespace cinemarco::cli {

namespace {

struct ServeReport {
  std::string url;
};
BOOST_DESCRIBE_STRUCT(ServeReport, (), (url))

int serve(Context& context) {
  WebServer server{context.app};
  context.app.warn_of_zone();
  if (context.format == Format::json) print_json(ServeReport{server.url()});
  return serve_until_stopped(context, server, server.who_may_come_in());
}

// The service manager hears that the server lives, from its main process, as long as it does.
void wait_until_stopped(std::stop_token stop, const WebServer& server) {
  std::binary_semaphore ended{0};
  const std::stop_callback on_stop{std::move(stop), [&ended] { ended.release(); }};
  const auto beat = watchdog_beat();
  if (!beat) return ended.acquire();
  while (!ended.try_acquire_for(*beat)) {
    if (server.is_awake(*beat)) notify_service_manager("WATCHDOG=1");
  }
}

}  // namespace

int serve_until_stopped(Context& context, WebServer& server, const std::string& note) {
  say(context.format, "Cinemarco is at {}\n{}\nCtrl-C stops it.\n", server.url(), note);
  std::fflush(nullptr);
  notify_service_manager("READY=1");
  wait_until_stopped(context.signals.token(), server);
  notify_service_manager("STOPPING=1");
  spdlog::info("stopping");
  server.stop();
  return 0;
}

void add_serve(CommandLine& line) {
  line.run(line.add(nullptr, "serve", "Serves the web app and the HTTP API"), serve);
}

}  // namespace cinemarco::cli
