// SPDX-License-Identifier: MIT
// An account with lists, and the home that mirrors it.
#pragma once

#include "exchange/world.hpp"
#include "support/dump.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

namespace cinemarco::test {

struct Listing {
  World world{small_account()};
  Home home{world.home()};

  void edit(const std::function<void(sandbox::Account&)>& change) { world.sandbox.edit(change); }
  // The catalogue's n-th.
  static sandbox::Item movie(const sandbox::Account& account, int n) {
    return account.movie({.tmdb = account.catalogue().movies.at(static_cast<std::size_t>(n)).ids.tmdb});
  }
  static sandbox::Item show(const sandbox::Account& account) {
    return account.show({.tmdb = account.catalogue().series.front().ids.tmdb});
  }
  static std::int64_t number_of(const sandbox::Account& account, const sandbox::Item& show) {
    return account.catalogue().series[show.title].ids.tmdb;
  }
  std::int64_t make(const std::string& name, const std::vector<int>& movies) {
    std::int64_t list = 0;
    edit([&](sandbox::Account& account) {
      list = account.make_list(name);
      for (const auto n : movies) account.put_on_list(list, movie(account, n));
    });
    return list;
  }
  exchange::ImportOutcome sync() {
    auto outcome = home.sync();
    EXPECT_FALSE(outcome.error) << outcome.error->what();
    return outcome;
  }
  void break_path(const std::string& path, const std::string& fault) {
    sandbox::Faults faults;
    faults.list.push_back(sandbox::fault_from_flag(fault));
    faults.list.back().times = -1;
    faults.list.back().path = path;
    world.sandbox.set_faults(faults);
  }
  void mend() { world.sandbox.set_faults({}); }

  [[nodiscard]] std::string value(const std::string& sql) const { return query(home.database_file(), sql); }
  // The lists that are shown, by name.
  [[nodiscard]] std::string names() const {
    return value(
        "SELECT group_concat(name, ', ') FROM (SELECT name FROM lists WHERE removed_at IS NULL AND gone_at IS NULL "
        "ORDER BY name)");
  }
  // The catalogue's numbers of its movies, in the list's order, whose places are 1, 2, …
  [[nodiscard]] std::string rows(const std::string& list) const {
    const auto shown = "FROM list_items i JOIN lists l ON l.id = i.list_id WHERE l.name = '" + list +
                       "' AND l.gone_at IS NULL AND i.removed_at IS NULL";
    EXPECT_EQ(value("SELECT count(*) = ifnull(max(position), 0) " + shown), "1") << "there is a gap";
    return value("SELECT group_concat(n, ' ') FROM (SELECT i.tmdb_id - 100001 AS n " + shown + " ORDER BY i.position)");
  }
};

}  // namespace cinemarco::test
