// SPDX-License-Identifier: MIT
// `cinemarco trakt connect|url|code|status|disconnect`: signing in to Trakt; `trakt push`: whether it is told of
// changes.
#include "cli/commands.hpp"
#include "cli/device_sign_in.hpp"
#include "cli/text.hpp"
#include "domain/sign_in_state.hpp"
#include "exchange/outgoing.hpp"
#include "exchange/sync_settings.hpp"
#include "store/settings.hpp"
#include "trakt/token_endpoint.hpp"

#include <optional>
#include <string>

namespace cinemarco::cli {

namespace {

struct ConnectedReport {
  bool connected = false;
  std::optional<std::string> trakt_user, trakt_user_name;
};
BOOST_DESCRIBE_STRUCT(ConnectedReport, (), (connected, trakt_user, trakt_user_name))

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
  std::optional<std::string> trakt_user, trakt_user_name;  // whose account is mirrored, connected or not
};
BOOST_DESCRIBE_STRUCT(ConnectionReport, (),
                      (connected, needs_reauth, expires_at, last_sync_at, trakt_user, trakt_user_name))

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

// " as Jane (jane-doe)", or nothing.
std::string as_whom(const std::optional<TraktUser>& user) {
  return user ? " as " + printable(shown(*user)) : std::string{};
}

int report_connected(Context& context) {
  const auto user = context.app.mirrored_user();
  say(context.format, "Connected to Trakt{}. `cinemarco import` brings everything over.\n", as_whom(user));
  if (context.format == Format::text) return 0;
  ConnectedReport report{true, std::nullopt, std::nullopt};
  if (user) {
    report.trakt_user = user->slug;
    report.trakt_user_name = user->name;
  }
  print_json(report);
  return 0;
}

exchange::OtherAccount other_account(bool replace) {
  return replace ? exchange::OtherAccount::replace : exchange::OtherAccount::stop;
}

int connect(Context& context, bool replace) {
  auto& app = context.app;
  app.require_trakt_application();
  auto& sign_in = app.sign_in();
  const auto stop = context.signals.token();
  const auto admit = app.admission(other_account(replace));
  const auto device = sign_in.start_device(stop);
  say(context.format, "Open  {}\nEnter {}\n\nWaiting for you there; the code holds for {}. Ctrl-C stops.\n",
      printable(device.verification_url), printable(device.user_code), duration_text(device.expires_in));
  std::fflush(nullptr);
  wait_until_connected(sign_in, device, admit, stop);
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

int exchange_code(Context& context, const std::string& code, bool replace) {
  auto& app = context.app;
  app.require_trakt_application();
  app.sign_in().exchange(code, std::nullopt, app.admission(other_account(replace)), context.signals.token());
  return report_connected(context);
}

int show_status(Context& context) {
  auto& app = context.app;
  ConnectionReport report;
  const auto sign_in = app.sign_in_state();
  report.connected = sign_in.connected;
  report.needs_reauth = sign_in.needs_reauth;
  if (sign_in.expires_at) report.expires_at = format_instant(*sign_in.expires_at);
  const auto account = app.account();
  const auto user = app.mirrored_user();
  if (user) {
    report.trakt_user = user->slug;
    report.trakt_user_name = user->name;
  }
  store::Reader reader{app.database()};
  report.last_sync_at = store::setting(reader, account, "trakt_last_sync_at");
  if (context.format == Format::json) {
    print_json(report);
  } else if (report.needs_reauth) {
    fmt::print("{}.\n", printable(sign_in.message.value_or(trakt::sign_in_is_over())));
  } else if (!sign_in.connected) {
    fmt::print("Not connected. `cinemarco trakt connect` does it.\n");
  } else {
    fmt::print("Connected{}. The token holds until {} and renews itself.\nLast sync: {}\n", as_whom(user),
               app.zone().wall_clock(sign_in.expires_at.value_or(Instant{})), report.last_sync_at.value_or("never"));
  }
  if (context.format == Format::text && user && !sign_in.is_good()) {
    fmt::print("The library mirrors the Trakt account {}.\n", printable(shown(*user)));
  }
  return 0;
}

int disconnect(Context& context) {
  auto& app = context.app;
  if (!sign_in_state(app.tokens()).connected) {
    say(context.format, "Not connected; nothing to do.\n");
    if (context.format == Format::json) print_json(DisconnectReport{true, false});
    return 0;
  }
  const auto revocation = app.sign_in().revoke(context.signals.token());
  say(context.format, "{}\n", printable(revocation.message));
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
    answer = {settings.push, exchange::count_outgoing(tx, account)};
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
  auto& connecting = line.add(&trakt, "connect", "Shows a code to enter on Trakt's page, and waits");
  const auto replace = std::make_shared<bool>(false);
  add_replace_account(connecting, *replace);
  line.run(connecting, [replace](Context& context) { return connect(context, *replace); });
  line.run(line.add(&trakt, "url", "Prints the page of the authorization-code flow"), print_url);
  auto& code = line.add(&trakt, "code", "Exchanges the code that the page gave");
  const auto value = std::make_shared<std::string>();
  code.add_option("CODE", *value, "The code, or the whole address that you were sent to")->required();
  add_replace_account(code, *replace);
  line.run(code, [value, replace](Context& context) { return exchange_code(context, *value, *replace); });
  auto& pushing = line.add(&trakt, "push", "Whether Trakt is told what you change here: on or off; it is off at first");
  const auto wanted = std::make_shared<std::string>();
  pushing.add_option("WANTED", *wanted, "on or off; left out, it says which it is")
      ->check(CLI::IsMember({"on", "off"}));
  line.run(pushing, [wanted](Context& context) { return push(context, *wanted); });
  line.run(line.add(&trakt, "status", "Connected or not, expiry, last sync"), show_status);
  line.run(line.add(&trakt, "disconnect", "Revokes the token and forgets it"), disconnect);
}

}  // namespace cinemarco::cli
