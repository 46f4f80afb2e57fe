// SPDX-License-Identifier: MIT
// `cinemarco account password|tokens`: who may come in over the network.
#include "cli/commands.hpp"
#include "cli/text.hpp"
#include "exchange/account_zone.hpp"
#include "exchange/ago.hpp"
#include "store/api_tokens.hpp"
#include "store/passwords.hpp"

#include <algorithm>
#include <cstddef>
#include <iostream>
#include <poll.h>
#include <stop_token>
#include <string>
#include <termios.h>
#include <unistd.h>
#include <vector>

namespace cinemarco::cli {

namespace {

struct PasswordReport {
  std::string password;     // set, removed
  std::int64_t tokens = 0;  // of scripts, that still open the door
};
BOOST_DESCRIBE_STRUCT(PasswordReport, (), (password, tokens))

struct TokenReport {
  std::int64_t id = 0;
  std::string name;
  store::TokenScope scope = store::TokenScope::read;
  std::optional<Date> until;
  Instant created_at;
  std::optional<Instant> last_used_at;
};
BOOST_DESCRIBE_STRUCT(TokenReport, (), (id, name, scope, until, created_at, last_used_at))

struct TokensReport {
  std::vector<TokenReport> tokens;
};
BOOST_DESCRIBE_STRUCT(TokensReport, (), (tokens))

struct NewTokenReport {
  std::string name;
  store::TokenScope scope = store::TokenScope::read;
  std::optional<Date> until;
  std::string token;
};
BOOST_DESCRIBE_STRUCT(NewTokenReport, (), (name, scope, until, token))

struct RevokedReport {
  std::string revoked;
};
BOOST_DESCRIBE_STRUCT(RevokedReport, (), (revoked))

// What is typed does not show while this lives.
class Hidden {
 public:
  Hidden() : terminal_{::tcgetattr(STDIN_FILENO, &before_) == 0} {
    if (!terminal_) return;
    auto hidden = before_;
    hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
  }
  ~Hidden() {
    if (terminal_) ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
  }
  Hidden(const Hidden&) = delete;
  Hidden& operator=(const Hidden&) = delete;

 private:
  termios before_{};
  bool terminal_;
};

// Looked for so often whether the user wants to leave.
constexpr int kLookMilliseconds = 100;

// Throws Error{cancelled} where the user leaves instead.
void wait_for_line(const std::stop_token& stop) {
  pollfd typed{STDIN_FILENO, POLLIN, 0};
  while (::poll(&typed, 1, kLookMilliseconds) == 0 && !stop.stop_requested()) {
  }
  if (!stop.stop_requested()) return;
  fmt::print(stderr, "\n");
  throw Error{ErrorCode::cancelled, "Stopped; nothing was changed."};
}

std::string read_line(const char* prompt, const std::stop_token& stop) {
  if (::isatty(STDIN_FILENO) != 0) fmt::print(stderr, "{}", prompt);
  std::string line;
  {
    const Hidden hidden;
    if (::isatty(STDIN_FILENO) != 0) wait_for_line(stop);
    std::getline(std::cin, line);
  }
  if (::isatty(STDIN_FILENO) != 0) fmt::print(stderr, "\n");
  if (line.ends_with('\r')) line.pop_back();
  return line;
}

store::Passwords passwords(App& app) {
  return store::Passwords{app.database(), app.account(), app.config().password_file()};
}

std::size_t count_tokens(App& app) {
  const auto account = app.account();
  store::Reader reader{app.database()};
  return store::list_tokens(reader, account).size();
}

// What a new password does not close.
std::string about_tokens(std::size_t left) {
  if (left == 0) return {};
  return fmt::format(
      "{} still open{} the door: `cinemarco account tokens` lists and revokes them, `cinemarco account password "
      "--revoke-tokens` takes all of them with the next password.\n",
      left == 1 ? "One token" : fmt::format("{} tokens", left), left == 1 ? "s" : "");
}

int set_password(Context& context, store::Tokens tokens) {
  const auto stop = context.signals.token();
  const auto password = read_line("New password for the web app: ", stop);
  if (::isatty(STDIN_FILENO) != 0 && read_line("Once more: ", stop) != password) {
    throw Error{ErrorCode::invalid, "The two passwords differ; nothing was changed."};
  }
  passwords(context.app).set(password, tokens);
  say(context.format, "The password is set. Whoever was logged in is logged out.{}\n",
      tokens == store::Tokens::are_revoked ? " The tokens of scripts open nothing any more." : "");
  const auto left = count_tokens(context.app);
  say(context.format, "{}", about_tokens(left));
  if (context.format == Format::json) print_json(PasswordReport{"set", static_cast<std::int64_t>(left)});
  return 0;
}

int remove_password(Context& context) {
  passwords(context.app).remove();
  say(context.format, "There is no password now: everybody on this machine comes in, and nobody else.\n");
  const auto left = static_cast<std::int64_t>(count_tokens(context.app));
  if (context.format == Format::json) print_json(PasswordReport{"removed", left});
  return 0;
}

std::string scope_of(const store::TokenRecord& token) {
  return json::ScalarText<store::TokenScope>::to(token.scope);
}

int make_token(Context& context, const store::TokenWish& wish) {
  const auto account = context.app.account();  // before the transaction: it may take one of its own
  store::NewToken token;
  {
    store::Transaction tx{context.app.database()};
    token = store::make_token(tx, account, wish, exchange::account_zone(tx, account), context.app.clock().now());
    tx.commit();
  }
  if (context.format == Format::json) {
    print_json(NewTokenReport{token.record.name, token.record.scope, token.record.until, token.secret});
  } else {
    fmt::print("{}\n", token.secret);
    fmt::print(stderr, "Scope {}, {}. It is shown this once. Send it as: Authorization: Bearer {}…\n",
               scope_of(token.record),
               token.record.until ? "until the end of " + format_date(*token.record.until) : "without an end",
               store::kTokenPrefix);
  }
  return 0;
}

store::TokenWish wish(const std::string& name, const std::string& scope, const std::string& until) {
  store::TokenWish wish{name};
  wish.scope = value_or_throw(json::ScalarText<store::TokenScope>::from(scope), ErrorCode::invalid, "--scope: ");
  if (!until.empty()) wish.until = value_or_throw(parse_date(until), ErrorCode::invalid, "--until: ");
  return wish;
}

int revoke_token(Context& context, const std::string& name) {
  const auto account = context.app.account();
  store::Transaction tx{context.app.database()};
  if (!store::revoke_token(tx, account, name)) {
    throw Error{ErrorCode::not_found,
                "There is no token " + excerpt(name) + ". `cinemarco account tokens` lists them."};
  }
  tx.commit();
  say(context.format, "Token {} revoked.\n", printable(name));
  if (context.format == Format::json) print_json(RevokedReport{name});
  return 0;
}

std::string end_of(const store::TokenRecord& token, Date today) {
  if (!token.until) return {};
  return (*token.until < today ? "ended " : "until ") + format_date(*token.until) + ", ";
}

int list_tokens(Context& context) {
  const auto account = context.app.account();
  store::Reader reader{context.app.database()};
  const auto tokens = store::list_tokens(reader, account);
  if (context.format == Format::json) {
    TokensReport report;
    for (const auto& token : tokens) {
      report.tokens.push_back({token.id, token.name, token.scope, token.until, token.created_at, token.last_used_at});
    }
    print_json(report);
    return 0;
  }
  if (tokens.empty()) fmt::print("No tokens. `cinemarco account tokens --new NAME` makes one.\n");
  const auto now = context.app.clock().now();
  const auto today = exchange::account_zone(reader, account).day_of(now);
  std::size_t width = 0;
  for (const auto& token : tokens) width = std::max(width, printable(token.name).size());
  for (const auto& token : tokens) {
    fmt::print("{:<{}} {:<6} {}made {}, {}\n", printable(token.name), width, scope_of(token), end_of(token, today),
               exchange::ago(token.created_at, now),
               token.last_used_at ? "last used " + exchange::ago(*token.last_used_at, now) : "never used");
  }
  return 0;
}

}  // namespace

void add_account(CommandLine& line) {
  auto& account = line.add(nullptr, "account", "Passwords and API tokens");
  account.require_subcommand(1);

  auto& password = line.add(&account, "password", "Sets the web app's password: asks for it, or reads a line of stdin");
  const auto remove = std::make_shared<bool>(false);
  auto* without = password.add_flag("--remove", *remove, "Go without one; only this machine can reach Cinemarco then");
  const auto revoke = std::make_shared<bool>(false);
  password.add_flag("--revoke-tokens", *revoke, "Revoke every token of scripts with it")->excludes(without);
  line.run(password, [remove, revoke](Context& context) {
    if (*remove) return remove_password(context);
    return set_password(context, *revoke ? store::Tokens::are_revoked : store::Tokens::go_on);
  });

  auto& tokens = line.add(&account, "tokens", "Lists the tokens of scripts, makes and revokes them");
  const auto made = std::make_shared<std::string>();
  const auto revoked = std::make_shared<std::string>();
  auto* make = tokens.add_option("--new", *made, "Make a token of this name")->option_text("NAME");
  auto* end = tokens.add_option("--revoke", *revoked, "Revoke the token of this name");
  end->option_text("NAME")->excludes(make);
  const auto scope = std::make_shared<std::string>("write");
  const auto until = std::make_shared<std::string>();
  tokens.add_option("--scope", *scope, "What it may do: look; change plays, library, imports and syncs; or everything")
      ->option_text("read|write|admin (write)")
      ->check(CLI::IsMember({"read", "write", "admin"}))
      ->needs(make);
  tokens.add_option("--until", *until, "Its last day; without one it does not end")->option_text("DAY")->needs(make);
  line.run(tokens, [=](Context& context) {
    if (make->count() > 0) return make_token(context, wish(*made, *scope, *until));
    if (end->count() > 0) return revoke_token(context, *revoked);
    return list_tokens(context);
  });
}

}  // namespace cinemarco::cli
