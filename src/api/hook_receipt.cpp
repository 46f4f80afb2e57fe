// SPDX-License-Identifier: MIT
// Where media servers send what happens. The address is the key: no log-in, from any machine, through any proxy.
#include "api/features.hpp"
#include "live/messages.hpp"
#include "store/hooks.hpp"

namespace cinemarco::api {

namespace {

struct Received {
  std::int64_t id = 0;  // of the event in /api/hooks/{id}/events
};
BOOST_DESCRIBE_STRUCT(Received, (), (id))

store::Hook hook_of(Services& services, const std::string& secret) {
  store::Reader reader{services.database};
  auto hook = store::find_hook(reader, services.account, secret);
  if (!hook) {
    throw Error{ErrorCode::not_found,
                "There is no such hook, or it was revoked. Make one with `cinemarco hooks add NAME --for SERVER`."};
  }
  return std::move(*hook);
}

Accepted<Received> receive(Services& services, const Call& call, const std::string& secret) {
  const auto hook = hook_of(services, secret);
  const auto prefix = "This is no message of " + std::string{to_string(hook.wish.server)} + ": ";
  const auto message = value_or_throw(live::message_in(call.request.body, call.request.header("content-type")),
                                      ErrorCode::invalid, prefix);
  // Read again when it is worked off; here only whether it can be.
  static_cast<void>(
      value_or_throw(live::read_message(hook.wish.server, message, services.clock.now()), ErrorCode::invalid, prefix));
  return {{services.inbox.put(hook.id, message)}};
}

}  // namespace

void add_hook_receipt(Operations& api, Services& services) {
  auto& operation =
      api.post("/hooks/{token}", "Takes a message of a media server, at the address that is its key",
               [&services](const Call& call, const std::string& token) { return receive(services, call, token); })
          .open_to(Audience::key_holders)
          .takes_messages()
          .open_to_any_query()
          .not_repeatable();
  operation.check_address = [&services](const std::vector<std::string>& parameters) {
    static_cast<void>(hook_of(services, parameters.at(0)));
  };
}

}  // namespace cinemarco::api
