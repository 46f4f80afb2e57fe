// SPDX-License-Identifier: MIT
// Where Trakt's plays meet those of this house: what was made here comes back with Trakt's number, and what was taken
// away here may still be there.
#pragma once

#include "domain/mirror.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <optional>

namespace cinemarco::store {

// Lives as long as the transaction that stores a page.
class LocalPlayLinks {
 public:
  LocalPlayLinks(Transaction& tx, AccountId account);
  // Call it before the play is stored, with the number that its title goes by. A play that was made here takes Trakt's
  // number, so that it does not come in as a second one; if it was taken away meanwhile, it is to be removed there. One
  // that was removed there and is there all the same is to be removed again.
  void reconcile(const Play& play, const std::optional<std::int64_t>& number);

 private:
  void link(const Play& play, const std::optional<std::int64_t>& number);
  void remove_again(const Play& play);

  Connection& db_;
  AccountId account_;
  bool has_unlinked_ = false;
  bool has_removed_ = false;
};

}  // namespace cinemarco::store
