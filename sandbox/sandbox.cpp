// SPDX-License-Identifier: MIT
// Wires the services together: counts, limits and breaks requests on their way to them.
#include "sandbox/sandbox.hpp"

#include "sandbox/control.hpp"
#include "sandbox/images.hpp"
#include "sandbox/interference.hpp"
#include "sandbox/rate_limits.hpp"
#include "sandbox/server.hpp"
#include "sandbox/tmdb.hpp"
#include "sandbox/trakt.hpp"
#include "sandbox/visitor.hpp"
#include "sandbox/worlds.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <mutex>

namespace cinemarco::sandbox {

class Sandbox::Impl {
 public:
  explicit Impl(Options options)
      : options_(std::move(options)),
        account_(make_account(options_)),
        catalogue_(&account_.catalogue()),
        limits_(options_.limits),
        oauth_(options_, plan_),
        trakt_(account_, oauth_, plan_, options_.max_page),
        tmdb_(std::shared_ptr<const Catalogue>{std::shared_ptr<void>{}, catalogue_}, plan_),
        images_(std::shared_ptr<const Catalogue>{std::shared_ptr<void>{}, catalogue_}, plan_) {
    plan_.set(options_.faults);
    if (options_.prewarm) tmdb_.prewarm();
    const std::lock_guard lock{mutex_};
    server_ = std::make_unique<Server>(
        options_.address, options_.port,
        Hooks{.handle = [this](const Request& request, Service service,
                               int connections) { return handle(request, service, connections); },
              .latency = [this](Service service) { return latency(service); },
              .on_start = [this](Service service, int in_flight) { count_in_flight(service, in_flight); }});
    oauth_.set_base_url(fmt::format("http://{}:{}/auth", options_.address, server_->port()));
  }

  std::uint16_t port() const { return server_->port(); }
  const Options& options() const { return options_; }
  const Catalogue& catalogue() const { return *catalogue_; }

  template <typename Work>
  auto locked(Work work) {
    const std::lock_guard lock{mutex_};
    return work(account_, oauth_, plan_);
  }

  void edit_catalogue(const std::function<void(Catalogue&)>& change) {
    const std::lock_guard lock{mutex_};
    account_.edit_catalogue(change);
    tmdb_.forget_rendered();
  }

  Counters counters() {
    const std::lock_guard lock{mutex_};
    auto result = counters_;
    for (std::size_t i = 0; i < kServices; ++i) {
      if (max_in_flight_.at(i) > 0) {
        result.max_in_flight[std::string{name_of(static_cast<Service>(i))}] =
            static_cast<std::uint64_t>(max_in_flight_.at(i));
      }
    }
    result.token_refreshes = oauth_.refreshes();
    return result;
  }

  void reset_counters() {
    const std::lock_guard lock{mutex_};
    counters_ = {};
    max_in_flight_ = {};
    oauth_.reset_refreshes();
  }

 private:
  Response handle(const Request& request, Service service, int connections) {
    if (auto refusal = refuse_visitor(request)) return std::move(*refusal);
    if (service == Service::control) return control(request);
    const std::lock_guard lock{mutex_};
    ++counters_.services[std::string{name_of(service)}];
    ++counters_.kinds[kind_of(request, service)];
    auto response = answer_or_explain(request, service, connections);
    ++counters_.statuses[std::to_string(response.status)];
    return response;
  }

  /// A mistake of ours must not end the server under somebody's test.
  Response answer_or_explain(const Request& request, Service service, int connections) {
    try {
      return answer(request, service, connections);
    } catch (const std::exception& error) {
      return text_response(500, fmt::format("cinemarco-sandbox: {}\n", error.what()));
    }
  }

  Response answer(const Request& request, Service service, int connections) {
    if (!plan_.empty()) {
      if (auto instead = interfere(plan_, request, oauth_)) return std::move(*instead);
    }
    if (auto refusal = limits_.refuse(request, service, connections, RateLimits::Clock::now()))
      return std::move(*refusal);
    auto response = route(request, service);
    if (!plan_.empty()) damage(plan_, request, response);
    return response;
  }

  Response route(const Request& request, Service service) {
    switch (service) {
      case Service::trakt:
        return trakt_.handle(request);
      case Service::auth:
        return firewall_blocks(request) ? blocked_response() : oauth_.handle(request);
      case Service::tmdb:
        return tmdb_.handle(request);
      case Service::images:
        return images_.handle(request);
      case Service::control:
        break;
    }
    return text_response(404, "no such service\n");
  }

  Response control(const Request& request) {
    if (request.path == "/sandbox/counters" && request.method == "GET") return json_response(200, to_json(counters()));
    if (request.path == "/sandbox/counters") {
      reset_counters();
      return json_response(200, "{}");
    }
    const std::lock_guard lock{mutex_};
    return control_response(request, account_, oauth_, plan_);
  }

  std::chrono::milliseconds latency(Service service) const {
    if (service == Service::control) return {};
    if (service == Service::images) return options_.image_latency.value_or(options_.latency);
    return options_.latency;
  }

  void count_in_flight(Service service, int in_flight) {
    const std::lock_guard lock{mutex_};
    auto& most = max_in_flight_.at(static_cast<std::size_t>(service));
    most = std::max(most, in_flight);
  }

  Options options_;
  std::mutex mutex_;
  Account account_;
  const Catalogue* catalogue_;
  FaultPlan plan_;
  RateLimits limits_;
  OAuth oauth_;
  Trakt trakt_;
  Tmdb tmdb_;
  Images images_;
  Counters counters_;
  std::array<int, kServices> max_in_flight_{};
  std::unique_ptr<Server> server_;  // last: its thread uses all the others
};

Sandbox::Sandbox(Options options) : impl_(std::make_unique<Impl>(std::move(options))) {}
Sandbox::~Sandbox() = default;

std::uint16_t Sandbox::port() const {
  return impl_->port();
}

Urls urls_at(const std::string& base) {
  return {.base = base,
          .trakt_api = base + "/trakt",
          .trakt_auth = base + "/auth",
          .tmdb_api = base + "/3",
          .tmdb_images = base + "/t/p"};
}

Urls Sandbox::urls() const {
  return urls_at(fmt::format("http://{}:{}", impl_->options().address, port()));
}

std::string Sandbox::env_lines() const {
  const auto at = urls();
  return fmt::format(
      "TRAKT_API_URL={}\nTRAKT_AUTH_URL={}\nTMDB_API_URL={}\nTMDB_IMAGE_URL={}\n"
      "TRAKT_CLIENT_ID={}\nTRAKT_CLIENT_SECRET={}\nTMDB_API_KEY={}\n",
      at.trakt_api, at.trakt_auth, at.tmdb_api, at.tmdb_images, kClientId, kClientSecret, kTmdbKey);
}

Counters Sandbox::counters() const {
  return impl_->counters();
}
void Sandbox::reset_counters() {
  impl_->reset_counters();
}
const Catalogue& Sandbox::catalogue() const {
  return impl_->catalogue();
}

void Sandbox::set_faults(Faults faults) {
  impl_->locked([&](Account&, OAuth&, FaultPlan& plan) { plan.set(std::move(faults)); });
}

void Sandbox::edit(const std::function<void(Account&)>& change) {
  impl_->locked([&](Account& account, OAuth&, FaultPlan&) { change(account); });
}

void Sandbox::edit_catalogue(const std::function<void(Catalogue&)>& change) {
  impl_->edit_catalogue(change);
}

void Sandbox::approve_devices() {
  impl_->locked([](Account&, OAuth& oauth, FaultPlan&) { oauth.approve_devices(); });
}

void Sandbox::deny_devices() {
  impl_->locked([](Account&, OAuth& oauth, FaultPlan&) { oauth.deny_devices(); });
}

TokenPair Sandbox::issue_tokens() {
  return impl_->locked([](Account&, OAuth& oauth, FaultPlan&) { return oauth.issue(); });
}

std::string Sandbox::authorization_code(std::string code_challenge, std::string redirect_uri) {
  return impl_->locked([&](Account&, OAuth& oauth, FaultPlan&) {
    return oauth.issue_code(std::move(code_challenge), std::move(redirect_uri));
  });
}

std::vector<std::string> Sandbox::issued_tokens() const {
  return impl_->locked([](Account&, OAuth& oauth, FaultPlan&) { return oauth.issued(); });
}

void Sandbox::expire_access_tokens() {
  impl_->locked([](Account&, OAuth& oauth, FaultPlan&) { oauth.expire_access_tokens(); });
}

void Sandbox::revoke_all_tokens() {
  impl_->locked([](Account&, OAuth& oauth, FaultPlan&) { oauth.revoke_all(); });
}

}  // namespace cinemarco::sandbox
