// SPDX-License-Identifier: MIT
// `cinemarco trakt connect|url|code|status|disconnect`: signing in to Trakt; `trakt push`: whether it is told of
// changes.
#include "cli/commands.hpp"
#include "cli/device_sign_in.hpp"
#include "cli/text.hpp"
#include "exchange/outgoing.hpp"
#include "exchange/sync_settings.hpp"
#include "store/settings.hpp"

#include <optional>
#include <string>

namespace cinemarco::cli {

namespace {

struct ConnectedReport {
  bool connected = false;
};
BOOST_DESCRIBE_STRUCT(ConnectedReport, (), (connected))

struct UrlReport {
  std::string url;
  std::string state;
};
BOOST_DESCRIBE_STRUCT(UrlReport, (), (url, state))

struct ConnectionReport {
  bool connected = false;
  bool needs_reauth = false;
  std::optional<std::string> expires_at;
  std::optional<std::string> last_sync_at;
};
BOOST_DESCRIBE_STRUCT(ConnectionReport, (), (connected, needs_reauth, expires_at, last_sync_at))

struct DisconnectReport {
  bool disconnected = true;
  bool revoked = false;
};
BOOST_DESCRIBE_STRUCT(DisconnectReport, (), (disconnected, revoked))

struct PushSetting {
  bool push = false;
  std::int64_t waiting = 0;
};
BOOST_DESCRIBE_STRUCT(PushSetting, (), (push, waiting))

int report_connected(Context& context) {
  say(context.format, "Connected to Trakt. `cinemarco import` brings everything over.\n");
  if (context.format == Format::json) print_json(ConnectedReport{true});
  return 0;
}

int connect(Context& context) {
  auto& app = context.app;
  app.require_trakt_application();
  auto& sign_in = app.sign_in();
  const auto stop = context.signals.token();
  const auto device = sign_in.start_device(stop);
  say(context.format, "Open  {}\nEnter {}\n\nWaiting for you there; the code holds for {}. Ctrl-C stops.\n",
      device.verification_url, device.user_code, duration_text(device.expires_in));
  std::fflush(nullptr);
  wait_until_connected(sign_in, device, stop);
  return report_connected(context);
}

int print_url(Context& context) {
  context.app.require_trakt_application();
  const auto page = context.app.sign_in().authorize_url();
  if (context.format == Format::json) {
    print_json(UrlReport{page.url, page.state});
  } else {
    fmt::print("{}\n\nAllow Cinemarco there, then: cinemarco trakt code CODE\n", page.url);
  }
  return 0;
}

int exchange_code(Context& context, const std::string& code) {
  context.app.require_trakt_application();
  context.app.sign_in().exchange(code, std::nullopt, context.signals.token());
  return report_connected(context);
}

int show_status(Context& context) {
  auto& app = context.app;
  ConnectionReport report;
  const auto tokens = app.tokens().load_tokens();
  report.connected = tokens.has_value();
  report.needs_reauth = app.tokens().needs_reauth();
  if (tokens) report.expires_at = format_instant(tokens->expires_at);
  const auto account = app.account();
  store::Reader reader{app.database()};
  report.last_sync_at = store::setting(reader, account, "trakt_last_sync_at");
  if (context.format == Format::json) {
    print_json(report);
  } else if (report.needs_reauth) {
    fmt::print("Trakt has ended the connection. Sign in again: cinemarco trakt connect\n");
  } else if (!tokens) {
    fmt::print("Not connected. `cinemarco trakt connect` does it.\n");
  } else {
    fmt::print("Connected. The token holds until {} and renews itself.\nLast sync: {}\n",
               app.zone().wall_clock(tokens->expires_at), report.last_sync_at.value_or("never"));
  }
  return 0;
}

int disconnect(Context& context) {
  auto& app = context.app;
  if (!app.tokens().load_tokens()) {
    say(context.format, "Not connected; nothing to do.\n");
    if (context.format == Format::json) print_json(DisconnectReport{true, false});
    return 0;
  }
  const auto revocation = app.sign_in().revoke(context.signals.token());
  say(context.format, "{}\n", revocation.message);
  if (context.format == Format::json) {
    print_json(DisconnectReport{true, revocation.where == Revoked::everywhere});
  }
  return 0;
}

// `wanted`: on, off, or empty to ask.
int push(Context& context, const std::string& wanted) {
  auto& app = context.app;
  const auto account = app.account();
  PushSetting answer;
  {
    store::Transaction tx{app.database()};
    auto settings = exchange::load_sync_settings(tx, account);
    if (!wanted.empty()) {
      settings.push = wanted == "on";
      exchange::save_sync_settings(tx, account, settings);
    }
    answer = {settings.push, exchange::outgoing(tx, account, 0).total};
    tx.commit();
  }
  if (context.format == Format::json) {
    print_json(answer);
  } else {
    fmt::print("Pushing is {}: {}.\n{} change{} wait{}; `cinemarco sync --dry-run` lists them.\n",
               answer.push ? "on" : "off",
               answer.push ? "each sync tells Trakt what you changed here" : "Trakt is not told what you change here",
               answer.waiting, answer.waiting == 1 ? "" : "s", answer.waiting == 1 ? "s" : "");
  }
  return 0;
}

}  // namespace

void add_trakt(CommandLine& line) {
  auto& trakt = line.add(nullptr, "trakt", "Signing in to Trakt, and telling it what you change");
  trakt.require_subcommand(1);
  line.run(line.add(&trakt, "connect", "Shows a code to enter on Trakt's page, and waits"), connect);
  line.run(line.add(&trakt, "url", "Prints the page of the authorization-code flow"), print_url);
  auto& code = line.add(&trakt, "code", "Exchanges the code that the page gave");
  const auto value = std::make_shared<std::string>();
  code.add_option("CODE", *value, "The code, or the whole address that you were sent to")->required();
  line.run(code, [value](Context& context) { return exchange_code(context, *value); });
  auto& pushing = line.add(&trakt, "push", "Whether Trakt is told what you change here: on or off; it is off at first");
  const auto wanted = std::make_shared<std::string>();
  pushing.add_option("WANTED", *wanted, "on or off; left out, it says which it is")
      ->check(CLI::IsMember({"on", "off"}));
  line.run(pushing, [wanted](Context& context) { return push(context, *wanted); });
  line.run(line.add(&trakt, "status", "Connected or not, expiry, last sync"), show_status);
  line.run(line.add(&trakt, "disconnect", "Revokes the token and forgets it"), disconnect);
}

}  // namespace cinemarco::cli
