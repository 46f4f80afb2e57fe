// SPDX-License-Identifier: MIT
// `cinemarco hooks add|list|revoke`: the media servers that may tell of viewings.
#include "cli/commands.hpp"
#include "cli/local_url.hpp"
#include "cli/text.hpp"
#include "exchange/ago.hpp"
#include "exchange/hook_answers.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

namespace cinemarco::cli {

namespace {

struct HookReport {
  std::int64_t id = 0;
  std::string name;
  std::string for_;
  std::optional<std::string> user;
  std::vector<std::string> libraries;
  std::optional<std::string> listen;
  Instant created_at;
  std::optional<Instant> last_event_at;
};
BOOST_DESCRIBE_STRUCT(HookReport, (), (id, name, for_, user, libraries, listen, created_at, last_event_at))

struct HooksReport {
  std::vector<HookReport> hooks;
};
BOOST_DESCRIBE_STRUCT(HooksReport, (), (hooks))

struct NewHookReport {
  std::int64_t id = 0;
  std::string name;
  std::string for_;
  std::string url;
};
BOOST_DESCRIBE_STRUCT(NewHookReport, (), (id, name, for_, url))

struct ListenerReport {
  std::int64_t id = 0;
  std::string name;
  std::string for_;
  std::string listen;
};
BOOST_DESCRIBE_STRUCT(ListenerReport, (), (id, name, for_, listen))

struct RevokedHookReport {
  std::string revoked;
};
BOOST_DESCRIBE_STRUCT(RevokedHookReport, (), (revoked))

struct Wanted {
  std::string name, server, user, listen;
  std::vector<std::string> libraries;
};

std::optional<std::string> or_none(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional{text};
}

int add_hook(Context& context, const Wanted& wanted) {
  const auto account = context.app.account();  // before the transaction: it may take one of its own
  const auto server = live_server(wanted.server).value_or(LiveServer::plex);  // the line was checked
  const auto made = exchange::make_hook(
      context.app.database(), account,
      {wanted.name, server, or_none(wanted.user), wanted.libraries, or_none(wanted.listen)}, context.app.clock().now());
  const auto& [id, wish, created_at, last_event_at] = made.hook;
  if (wish.listen) {
    if (context.format == Format::json) {
      print_json(ListenerReport{id, wish.name, wanted.server, *wish.listen});
    } else {
      fmt::print("`cinemarco serve` listens to the Kodi at {} now, or from its next start on.\n", *wish.listen);
    }
    return 0;
  }
  const auto& config = context.app.config();
  const auto people = config.public_url();
  const auto site = people.is_set() ? people.text() : local_url(config.listen_address(), config.listen_port());
  const auto url = site + "/hooks/" + made.secret;
  if (context.format == Format::json) {
    print_json(NewHookReport{id, wish.name, wanted.server, url});
    return 0;
  }
  fmt::print("{}\n", url);
  fmt::print(stderr, "It is shown this once, and whoever has it may tell of viewings.{}\n",
             people.is_set() ? "" : " From another machine, put this one's name or address in place of 127.0.0.1.");
  return 0;
}

int list_hooks(Context& context) {
  const auto account = context.app.account();
  store::Reader reader{context.app.database()};
  const auto hooks = store::list_hooks(reader, account);
  if (context.format == Format::json) {
    HooksReport report;
    for (const auto& [id, wish, created_at, last_event_at] : hooks) {
      report.hooks.push_back({id, wish.name, std::string{to_string(wish.server)}, wish.user, wish.libraries,
                              wish.listen, created_at, last_event_at});
    }
    print_json(report);
    return 0;
  }
  if (hooks.empty()) fmt::print("No hooks. `cinemarco hooks add NAME --for plex|jellyfin|emby|kodi` makes one.\n");
  const auto now = context.app.clock().now();
  std::size_t width = 0;
  for (const auto& hook : hooks) width = std::max(width, printable(hook.wish.name).size());
  for (const auto& [id, wish, created_at, last_event_at] : hooks) {
    fmt::print("{:<{}}  {:<8}  {}{}{}\n", printable(wish.name), width, to_string(wish.server),
               wish.user ? "user " + printable(*wish.user) + ", " : "",
               wish.listen ? "listens to " + printable(*wish.listen) + ", " : "",
               last_event_at ? "last heard of " + exchange::ago(*last_event_at, now) : "not heard of yet");
  }
  return 0;
}

int revoke_hook(Context& context, const std::string& name) {
  const auto account = context.app.account();
  store::Transaction tx{context.app.database()};
  if (!store::revoke_hook(tx, account, name, context.app.clock().now())) {
    throw Error{ErrorCode::not_found, "There is no hook " + excerpt(name) + ". `cinemarco hooks list` lists them."};
  }
  tx.commit();
  say(context.format, "Hook {} revoked.\n", printable(name));
  if (context.format == Format::json) print_json(RevokedHookReport{name});
  return 0;
}

}  // namespace

void add_hooks(CommandLine& line) {
  auto& hooks = line.add(nullptr, "hooks", "Media servers that tell of viewings as they happen");
  hooks.require_subcommand(1);

  auto& add = line.add(&hooks, "add", "Prints the address to paste into a media server, this once");
  const auto wanted = std::make_shared<Wanted>();
  add.add_option("NAME", wanted->name, "What you call it")->required();
  add.add_option("--for", wanted->server, "Which server it is")
      ->option_text("plex|jellyfin|emby|kodi")
      ->required()
      ->check(CLI::IsMember({"plex", "jellyfin", "emby", "kodi"}));
  auto* user = add.add_option("--user", wanted->user, "Count this user's viewings alone, as the server calls them");
  user->option_text("NAME");
  add.add_option("--library", wanted->libraries, "Count this library of Plex alone; may be given several times")
      ->option_text("NAME")
      ->allow_extra_args(false);
  add.add_option("--listen", wanted->listen, "Listen to this Kodi's JSON-RPC instead of waiting for an add-on")
      ->option_text("HOST[:9090]");
  line.run(add, [wanted](Context& context) { return add_hook(context, *wanted); });

  line.run(line.add(&hooks, "list", "Lists them, and when each was heard of last"), list_hooks);

  auto& revoke = line.add(&hooks, "revoke", "Its address opens nothing any more");
  const auto name = std::make_shared<std::string>();
  revoke.add_option("NAME", *name, "Which one")->required();
  line.run(revoke, [name](Context& context) { return revoke_hook(context, *name); });
}

}  // namespace cinemarco::cli
