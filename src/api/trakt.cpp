// SPDX-License-Identifier: MIT
// The connection to Trakt: signing in with a code or through Trakt's page, its state, and leaving.
#include "api/features.hpp"
#include "domain/sign_in_state.hpp"
#include "store/mirrored_account.hpp"
#include "store/settings.hpp"

#include <atomic>
#include <mutex>

namespace cinemarco {
BOOST_DESCRIBE_ENUM(DevicePoll, pending, slow_down, done, denied, expired, invalid, used)
}  // namespace cinemarco

namespace cinemarco::api {

namespace {

struct TraktStatus {
  bool connected = false;
  bool needs_reauth = false;  // Trakt has ended the connection, or it cannot be read any more: sign in again
  bool application_set = false;
  std::optional<Instant> expires_at;
  std::optional<std::string> last_sync_at;
  // Whose account is mirrored, connected or not; null: nobody has told yet.
  std::optional<std::string> trakt_user;  // its slug …
  std::optional<std::string> trakt_user_name;
  std::optional<std::string> message;  // of a sign-in that cannot be read: why, and what to do
};
BOOST_DESCRIBE_STRUCT(TraktStatus, (),
                      (connected, needs_reauth, application_set, expires_at, last_sync_at, trakt_user, trakt_user_name,
                       message))

struct SignInOptions {
  // If it is another Trakt account than the one mirrored here: what came from that one goes.
  std::optional<bool> replace_account;
};
BOOST_DESCRIBE_STRUCT(SignInOptions, (), (replace_account))

struct TraktAccount {
  std::optional<std::string> username;  // null: not connected, or Trakt has not told yet
};
BOOST_DESCRIBE_STRUCT(TraktAccount, (), (username))

struct Disconnected {
  bool revoked_at_trakt = false;
  std::string message;
};
BOOST_DESCRIBE_STRUCT(Disconnected, (), (revoked_at_trakt, message))

// The device code itself stays here: it is the secret that the tokens are fetched with.
struct DeviceSignIn {
  std::string user_code;         // to be typed …
  std::string verification_url;  // … on this page
  Instant expires_at;
  std::int64_t interval_seconds = 5;  // ask no sooner than this
};
BOOST_DESCRIBE_STRUCT(DeviceSignIn, (), (user_code, verification_url, expires_at, interval_seconds))

struct DeviceProgress {
  DevicePoll state = DevicePoll::pending;
  std::optional<DeviceSignIn> sign_in;  // of one that still waits
};
BOOST_DESCRIBE_STRUCT(DeviceProgress, (), (state, sign_in))

struct AuthorizeAnswer {
  std::string url;
  std::string state;
};
BOOST_DESCRIBE_STRUCT(AuthorizeAnswer, (), (url, state))

struct ExchangeQuestion {
  std::string code;  // or the whole address that Trakt's page led to
  std::optional<std::string> state;
  std::optional<bool> replace_account;  // as POST /api/trakt/device; left out: as POST /api/trakt/authorize was told
};
BOOST_DESCRIBE_STRUCT(ExchangeQuestion, (), (code, state, replace_account))

exchange::OtherAccount other_account(bool replace) {
  return replace ? exchange::OtherAccount::replace : exchange::OtherAccount::stop;
}

struct CallbackQuery {
  std::optional<std::string> code, state, error, error_description;
};
BOOST_DESCRIBE_STRUCT(CallbackQuery, (), (code, state, error, error_description))

TraktStatus status(Services& services) {
  TraktStatus result;
  auto sign_in = sign_in_state(services.tokens);
  result.connected = sign_in.connected;
  result.needs_reauth = sign_in.needs_reauth;
  result.expires_at = sign_in.expires_at;
  result.message = std::move(sign_in.message);
  try {
    services.require_trakt_application();
    result.application_set = true;
  } catch (const Error&) {
    result.application_set = false;
  }
  store::Reader reader{services.database};
  if (const auto user = store::mirrored_user(reader, services.account)) {
    result.trakt_user = user->slug;
    if (!user->name.empty()) result.trakt_user_name = user->name;
  }
  result.last_sync_at = store::setting(reader, services.account, "trakt_last_sync_at");
  return result;
}

constexpr std::string_view kDisconnectedAt = "trakt_disconnected_at";

void note_disconnected(Services& services) {
  store::Transaction tx{services.database};
  store::set_setting(tx, services.account, kDisconnectedAt, format_instant(services.clock.now()));
  tx.commit();
}

OrGone<Disconnected> disconnected_before(Services& services) {
  store::Reader reader{services.database};
  if (store::setting(reader, services.account, kDisconnectedAt)) return {};
  throw Error{ErrorCode::not_found, "Not connected to Trakt; nothing to do."};
}

// The device sign-in under way. Trakt is asked no more often than it allows, however many pages wait.
class DeviceFlow {
 public:
  explicit DeviceFlow(Services& services) : services_{services} {}

  DeviceSignIn start(exchange::OtherAccount other, std::stop_token stop) {
    services_.require_trakt_application();
    auto code = services_.trakt.start_device(std::move(stop));
    const std::scoped_lock lock{mutex_};
    const auto now = services_.clock.now();
    flow_ = Flow{std::move(code), other, now, now, DevicePoll::pending, std::nullopt};
    flow_->ends = now + flow_->code.expires_in;
    flow_->ask_at = now + flow_->code.interval;
    return shown();
  }

  DeviceProgress poll(std::stop_token stop) {
    // One page asks Trakt; the others need not wait for its answer, which may take long.
    const std::unique_lock asking{asking_, std::try_to_lock};
    std::unique_lock lock{mutex_};
    if (!flow_) {
      throw Error{ErrorCode::not_found, "No sign-in is under way. Start one with POST /api/trakt/device."};
    }
    if (flow_->refused) throw Error{*flow_->refused};
    const auto now = services_.clock.now();
    const bool waits = flow_->state == DevicePoll::pending || flow_->state == DevicePoll::slow_down;
    if (waits && now >= flow_->ends) {
      flow_->state = DevicePoll::expired;
    } else if (waits && asking && now >= flow_->ask_at) {
      const auto code = flow_->code.device_code;
      const auto other = flow_->other;
      lock.unlock();
      DevicePoll answer{};
      try {
        answer = services_.trakt.poll_device(code, services_.admission(other), std::move(stop));
      } catch (const Error& error) {
        lock.lock();
        // Its code is spent: whoever asks again hears the same.
        if (error.code() == ErrorCode::other_account && flow_->code.device_code == code) flow_->refused = error;
        throw;
      }
      lock.lock();
      if (flow_->code.device_code == code) note(answer);  // unless another sign-in was begun meanwhile
    }
    DeviceProgress progress{flow_->state, std::nullopt};
    if (flow_->state == DevicePoll::pending || flow_->state == DevicePoll::slow_down) progress.sign_in = shown();
    return progress;
  }

 private:
  static constexpr std::chrono::seconds kSlowDown{5};  // docs/trakt.md#sign-in-with-a-code

  struct Flow {
    DeviceCode code;
    exchange::OtherAccount other = exchange::OtherAccount::stop;
    Instant ends;
    Instant ask_at;
    DevicePoll state = DevicePoll::pending;
    std::optional<Error> refused;  // another account
  };
  void note(DevicePoll answer) {
    flow_->state = answer;
    if (answer == DevicePoll::slow_down) flow_->code.interval += kSlowDown;
    flow_->ask_at = services_.clock.now() + flow_->code.interval;
  }
  [[nodiscard]] DeviceSignIn shown() const {
    return {flow_->code.user_code, flow_->code.verification_url, flow_->ends, flow_->code.interval.count()};
  }

  Services& services_;
  std::mutex asking_;  // taken before mutex_
  std::mutex mutex_;
  std::optional<Flow> flow_;
};

// Trakt's page leads the browser here. Only its own state opens it: another site cannot sign somebody else in.
http::Response callback(Services& services, const Call& call, const CallbackQuery& query, bool replace) {
  if (!query.code || !query.state) {
    throw Error{ErrorCode::invalid, query.error ? "Trakt did not give access: it was declined on its page. Try again."
                                                : "This address is for Trakt's answer to a sign-in; there is none."};
  }
  services.trakt.exchange(*query.code, query.state, services.admission(other_account(replace)), call.stop);
  http::Response response;
  response.status = 303;
  response.set("location", "/");
  return response;
}

}  // namespace

void add_trakt(Operations& api, Services& services) {
  const auto flow = std::make_shared<DeviceFlow>(services);
  // Trakt's page leads back without our words: what the way there was begun with.
  const auto replaces = std::make_shared<std::atomic<bool>>(false);
  api.get("/api/trakt", "Connected to Trakt or not", [&services] { return status(services); });
  api.get("/api/trakt/account", "The connected Trakt account", [&services] {
    const auto now = status(services);
    if (!now.connected || now.needs_reauth) return TraktAccount{};
    return TraktAccount{now.trakt_user_name ? now.trakt_user_name : now.trakt_user};
  });
  api.del("/api/trakt", "Disconnects: takes the access back at Trakt and forgets it here",
          [&services](const Call& call) {
            if (!sign_in_state(services.tokens).connected) return disconnected_before(services);
            const auto revocation = services.trakt.revoke(call.stop);
            note_disconnected(services);
            return OrGone<Disconnected>{Disconnected{revocation.where == Revoked::everywhere, revocation.message}};
          })
      .in(Lane::trakt);
  api.post("/api/trakt/device", "Begins signing in with a code that is typed on Trakt's page",
           [flow](const Call& call, const Body<SignInOptions>& options) {
             return Accepted<DeviceSignIn>{
                 flow->start(other_account(options->replace_account.value_or(false)), call.stop)};
           })
      .in(Lane::trakt);
  api.get("/api/trakt/device", "How far the sign-in is", [flow](const Call& call) { return flow->poll(call.stop); })
      .in(Lane::trakt);
  api.post("/api/trakt/authorize", "The page of Trakt on which access is given",
           [&services, replaces](const Body<SignInOptions>& options) {
             services.require_trakt_application();
             *replaces = options->replace_account.value_or(false);
             auto page = services.trakt.authorize_url();
             return AuthorizeAnswer{std::move(page.url), std::move(page.state)};
           });
  api.post("/api/trakt/exchange", "Signs in with the code that Trakt's page gave",
           [&services, replaces](const Call& call, const Body<ExchangeQuestion>& question) {
             services.require_trakt_application();
             const auto other = other_account(question->replace_account.value_or(*replaces));
             services.trakt.exchange(question->code, question->state, services.admission(other), call.stop);
             return status(services);
           })
      .in(Lane::trakt);
  auto& back = api.get("/trakt/callback", "Where Trakt's page leads back to",
                       [&services, replaces](const Call& call, const Query<CallbackQuery>& query) {
                         return callback(services, call, *query, *replaces);
                       });
  // Open to everyone: a browser that comes from Trakt's page brings no SameSite=Strict cookie. `state` is the key.
  back.open_to(Audience::everyone).in(Lane::trakt).gives_type("").open_to_any_query();
  back.status = 303;
}

}  // namespace cinemarco::api
