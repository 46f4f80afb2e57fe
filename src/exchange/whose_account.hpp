// SPDX-License-Identifier: MIT
// Whose Trakt account is mirrored (docs/contract.md#rule-13): another one is noticed before anything of it is read, and
// replaces what is here only where the user said so. Every call throws Error{other_account} that names both where not.
#pragma once

#include "domain/clock.hpp"
#include "domain/history_source.hpp"
#include "domain/sign_in.hpp"
#include "store/database.hpp"

#include <filesystem>
#include <stop_token>

namespace cinemarco::exchange {

enum class OtherAccount { stop, replace };
enum class Mirror { same, replaced };

// Of an import, whose caller holds the run lock. Replaces in one transaction, every title projected anew; where an
// export does that, the sign-in of the former account is forgotten too. A source that does not tell goes through.
Mirror meet_owner(store::Database& database, AccountId account, HistorySource& source, OtherAccount other, Clock& clock,
                  std::stop_token stop);
// Of a sync. An idle one asks what changed and nothing else, so whose sign-in it is comes with the first request that
// would read or write anything; first of all only where it was not told yet, or may take another one's place.
class OwnerOfSync {
 public:
  OwnerOfSync(store::Database& database, AccountId account, HistorySource& source, Clock& clock)
      : database_{database}, account_{account}, source_{source}, clock_{clock} {}
  Mirror meet_first(OtherAccount other, std::stop_token stop);
  void meet_before_reading(std::stop_token stop);

 private:
  store::Database& database_;
  AccountId account_;
  HistorySource& source_;
  Clock& clock_;
  bool is_met_ = false;
};
// Of a preview: nothing is written. Gives what an import would do.
Mirror check_owner(store::Database& database, AccountId account, HistorySource& source, OtherAccount other,
                   std::stop_token stop);

// Of a sign-in. Where it may replace it takes the run lock while it does; throws Error{busy} right here where a run is
// going on, for Trakt gives tokens only once. References must outlive it.
[[nodiscard]] Admission admission(store::Database& database, const std::filesystem::path& data_folder,
                                  AccountId account, OtherAccount other, Clock& clock);

}  // namespace cinemarco::exchange
