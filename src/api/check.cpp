// SPDX-License-Identifier: MIT
// Whether the library is as its facts say.
#include "api/features.hpp"
#include "exchange/checkup.hpp"

namespace cinemarco::api {

namespace {

struct CheckWish {
  std::optional<bool> repair;  // mend what can be mended
};
BOOST_DESCRIBE_STRUCT(CheckWish, (), (repair))

exchange::CheckReport check(Services& services, const Call& call, const CheckWish& wish) {
  exchange::RunProgress progress;
  return exchange::check_library({services.database, services.database.file().parent_path(), services.account,
                                  services.clock, services.tokens, services.wanted_zone()},
                                 wish.repair.value_or(false) ? exchange::Repair::yes : exchange::Repair::no, progress,
                                 call.stop);
}

}  // namespace

void add_check(Operations& api, Services& services) {
  api.post("/api/check", "Looks whether the library is whole, and mends it if asked to",
           [&services](const Call& call, const Body<CheckWish>& wish) { return check(services, call, *wish); })
      .in(Lane::disk)
      .not_repeatable();
}

}  // namespace cinemarco::api
