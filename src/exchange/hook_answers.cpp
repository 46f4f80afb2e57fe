// SPDX-License-Identifier: MIT
#include "exchange/hook_answers.hpp"

#include "domain/error.hpp"

#include <algorithm>
#include <charconv>

namespace cinemarco::exchange {

namespace {

using store::Outcome;

constexpr std::string_view kKodisPort = "9090";
constexpr int kMostPort = 65535;

bool is_port(std::string_view text) {
  int port = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  return error == std::errc{} && end == text.data() + text.size() && port > 0 && port <= kMostPort;
}

// "kodi.local", "192.168.1.7:9090", "[fe80::1]:9090".
std::string with_port(const std::string& address) {
  const auto end_of_host = address.starts_with('[') ? address.find(']') : std::string::npos;
  const auto colon = address.rfind(':');
  const bool has_port = colon != std::string::npos && (end_of_host == std::string::npos || colon > end_of_host);
  const auto host = address.substr(0, has_port ? colon : std::string::npos);
  const auto port = has_port ? address.substr(colon + 1) : std::string{kKodisPort};
  const bool is_host = !host.empty() && std::ranges::none_of(host, [](char c) {
    return static_cast<unsigned char>(c) <= ' ' || c == '/' || c == '@';
  });
  if (!is_host || !is_port(port)) {
    throw Error{ErrorCode::invalid, excerpt(address) + " is no HOST or HOST:PORT of a Kodi."};
  }
  return host + ":" + port;
}

void keep(store::Database& database, std::int64_t event, const store::EventRow& row) {
  store::Transaction tx{database};
  store::finish_message(
      tx, event, {Outcome::ignored, "It was unmarked there, and you kept its play.", row.title.value_or(""), row.play});
  tx.commit();
}

}  // namespace

store::NewHook make_hook(store::Database& database, AccountId account, store::HookWish wish, Instant now) {
  if (wish.listen) {
    if (wish.server != LiveServer::kodi) {
      throw Error{ErrorCode::invalid, "Only a Kodi can be listened to; the other servers send to an address."};
    }
    wish.listen = with_port(*wish.listen);
  }
  if (wish.user && wish.user->empty()) wish.user.reset();
  store::Transaction tx{database};
  auto made = store::make_hook(tx, account, wish, now);
  tx.commit();
  return made;
}

void answer_event(store::Database& database, LibraryEdits& edits, std::int64_t hook, std::int64_t event,
                  HookAnswer answer, const std::optional<store::MatchedByHand>& match) {
  std::optional<store::EventRow> row;
  {
    store::Reader reader{database};
    row = store::find_event(reader, hook, event);
  }
  if (!row) throw Error{ErrorCode::not_found, "There is no message " + std::to_string(event) + " of this hook."};
  if (answer == HookAnswer::again) {
    if (row->outcome != Outcome::refused) {
      throw Error{ErrorCode::conflict, "Only a message that was refused is tried again."};
    }
    store::Transaction tx{database};
    store::reopen_message(tx, event, match);
    tx.commit();
    return;
  }
  if (row->outcome != Outcome::waiting || row->is_open || !row->play) {
    throw Error{ErrorCode::conflict, "This message does not wait for your word on a play."};
  }
  if (answer == HookAnswer::remove) {
    static_cast<void>(edits.remove_play(*row->play));
    return;
  }
  keep(database, event, *row);
}

}  // namespace cinemarco::exchange
