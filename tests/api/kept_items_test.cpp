// SPDX-License-Identifier: MIT
// Items of lists are made once for each state of the database, and never shown of an older one.
#include "api/kept_items.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <vector>

namespace cinemarco::api {
namespace {

// Makes items that tell how often one was made before.
struct Items {
  std::string ask(std::string_view version, const std::vector<EntryId>& entries) {
    std::string out;
    kept.append(out, version, entries,
                [this](EntryId id) { return std::to_string(id.value()) + "." + std::to_string(made++); });
    return out;
  }
  KeptItems kept;
  int made = 0;
};

TEST(KeptItems, are_made_once_while_nothing_is_written) {
  Items items;
  EXPECT_EQ(items.ask("v1", {EntryId{7}, EntryId{8}}), "7.0,8.1");
  EXPECT_EQ(items.ask("v1", {EntryId{8}, EntryId{9}, EntryId{7}}), "8.1,9.2,7.0");
  EXPECT_EQ(items.ask("v1", {}), "");
}

TEST(KeptItems, are_made_anew_for_another_state) {
  Items items;
  EXPECT_EQ(items.ask("v1", {EntryId{7}}), "7.0");
  EXPECT_EQ(items.ask("v2", {EntryId{7}}), "7.1");
  EXPECT_EQ(items.ask("v1", {EntryId{7}}), "7.2") << "nor is one of a former state shown again";
}

TEST(KeptItems, of_a_list_that_met_a_newer_state_are_not_mixed_with_its_own) {
  Items items;
  std::string out;
  items.kept.append(out, "v1", std::vector{EntryId{1}, EntryId{2}}, [&items](EntryId id) {
    if (id == EntryId{1}) {
      EXPECT_EQ(items.ask("v2", {EntryId{2}}), "2.0");
    }
    return "old" + std::to_string(id.value());
  });
  EXPECT_EQ(out, "old1,old2");
  EXPECT_EQ(items.ask("v2", {EntryId{1}, EntryId{2}}), "1.1,2.0");
}

TEST(KeptItems, that_find_no_room_or_cannot_be_made_leave_the_others_as_they_are) {
  KeptItems kept;
  std::string out;
  const std::string large(KeptItems::kMostBytes, 'x');
  int made = 0;
  const auto ask = [&](EntryId id) {
    ++made;
    if (id == EntryId{3}) throw std::runtime_error{"gone"};
    return id == EntryId{2} ? large : "1";
  };
  kept.append(out, "v", std::vector{EntryId{1}, EntryId{2}}, ask);
  kept.append(out, "v", std::vector{EntryId{1}, EntryId{2}}, ask);
  EXPECT_EQ(made, 3) << "the large one twice";
  EXPECT_THROW(kept.append(out, "v", std::vector{EntryId{3}}, ask), std::runtime_error);
  out.clear();
  kept.append(out, "v", std::vector{EntryId{1}}, ask);
  EXPECT_EQ(out, "1");
}

}  // namespace
}  // namespace cinemarco::api
