// SPDX-License-Identifier: MIT
// Lists as the user makes and changes them.
#include "store/lists.hpp"

#include "store/home.hpp"
#include "store/list_edits.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

namespace cinemarco::store {
namespace {

using test::kAccount;
using test::kNow;

ListedThing movie(std::int64_t tmdb) {
  ListedThing thing;
  thing.ids.tmdb = tmdb;
  thing.title = "Movie " + std::to_string(tmdb);
  return thing;
}

class Lists : public ::testing::Test {
 protected:
  Lists() {
    home_.write([this](Transaction& tx) {
      list_ = make_list(tx, kAccount, "Best", std::nullopt, kNow);
      for (const auto number : {1, 2, 3, 4}) rows_.push_back(add_list_item(tx, list_, movie(number), {}, kNow));
    });
  }
  // TMDB's numbers in the order of the list; its places must be 1, 2, …
  std::vector<std::int64_t> order() {
    Reader reader{home_.database};
    std::vector<std::int64_t> numbers;
    std::int64_t place = 0;
    for (const auto& row : list_items(reader, kAccount, list_, 0, std::numeric_limits<int>::max())) {
      EXPECT_EQ(row.position, ++place);
      numbers.push_back(row.thing.ids.tmdb.value_or(0));
    }
    return numbers;
  }
  using Order = std::vector<std::int64_t>;

  test::Home home_;
  ListId list_;
  std::vector<ListItemId> rows_;
};

TEST_F(Lists, keep_the_order_in_which_rows_came) {
  EXPECT_EQ(order(), (Order{1, 2, 3, 4}));
}

TEST_F(Lists, move_a_row_and_make_room_for_it) {
  const auto move = [this](std::size_t row, std::int64_t place) {
    home_.write([&](Transaction& tx) { move_list_item(tx, list_, rows_[row], place, kNow); });
    return order();
  };
  EXPECT_EQ(move(3, 1), (Order{4, 1, 2, 3}));
  EXPECT_EQ(move(3, 3), (Order{1, 2, 4, 3}));
  EXPECT_EQ(move(0, 99), (Order{2, 4, 3, 1}));
  EXPECT_EQ(move(0, 4), (Order{2, 4, 3, 1})) << "it is there already";
}

TEST_F(Lists, take_a_row_off_and_put_it_back_to_its_place) {
  home_.write([this](Transaction& tx) { EXPECT_TRUE(remove_list_item(tx, list_, rows_[1], kNow)); });
  EXPECT_EQ(order(), (Order{1, 3, 4}));
  home_.write([this](Transaction& tx) {
    EXPECT_FALSE(remove_list_item(tx, list_, rows_[1], kNow)) << "it is gone";
    EXPECT_TRUE(restore_list_item(tx, list_, rows_[1], kNow));
  });
  EXPECT_EQ(order(), (Order{1, 2, 3, 4}));
}

TEST_F(Lists, put_a_row_back_within_a_list_that_became_short) {
  home_.write([this](Transaction& tx) {
    for (const auto row : {3U, 2U, 1U}) remove_list_item(tx, list_, rows_[row], kNow);
    restore_list_item(tx, list_, rows_[3], kNow);
  });
  EXPECT_EQ(order(), (Order{1, 4}));
}

TEST_F(Lists, take_a_whole_order_and_no_part_of_one) {
  const auto put = [this](const std::vector<std::size_t>& rows) {
    std::vector<ListItemId> items;
    for (const auto row : rows) items.push_back(rows_[row]);
    home_.write([&](Transaction& tx) { order_list(tx, list_, items, kNow); });
  };
  put({2, 0, 3, 1});
  EXPECT_EQ(order(), (Order{3, 1, 4, 2}));
  EXPECT_THROW(put({2, 0, 3}), Error);
  EXPECT_THROW(put({2, 0, 3, 3}), Error);
  EXPECT_EQ(order(), (Order{3, 1, 4, 2}));
}

TEST_F(Lists, know_a_title_that_stands_on_them) {
  Reader reader{home_.database};
  EXPECT_EQ(item_with(reader, list_, movie(3)), rows_[2]);
  EXPECT_FALSE(item_with(reader, list_, movie(9)));
  const auto with = lists_with(reader, kAccount, {TitleType::movie, 3});
  ASSERT_EQ(with.size(), 1U);
  EXPECT_EQ(with.front().item, rows_[2]);
  EXPECT_TRUE(lists_with(reader, kAccount, {TitleType::series, 3}).empty()) << "a series of the same number is another";
}

TEST_F(Lists, give_a_row_that_was_taken_off_its_note_back_when_it_is_added_anew) {
  home_.write([this](Transaction& tx) {
    note_list_item(tx, list_, rows_[0], "fine", kNow);
    remove_list_item(tx, list_, rows_[0], kNow);
    EXPECT_EQ(add_list_item(tx, list_, movie(1), std::nullopt, kNow), rows_[0]);
  });
  EXPECT_EQ(order(), (Order{2, 3, 4, 1}));
  Reader reader{home_.database};
  EXPECT_EQ(find_list_item(reader, kAccount, list_, rows_[0])->note, "fine");
}

TEST_F(Lists, come_back_whole_under_their_id) {
  home_.write([this](Transaction& tx) {
    EXPECT_TRUE(remove_list(tx, kAccount, list_, kNow));
    EXPECT_FALSE(remove_list(tx, kAccount, list_, kNow));
  });
  {
    Reader reader{home_.database};
    EXPECT_FALSE(find_list(reader, kAccount, list_));
    EXPECT_TRUE(all_lists(reader, kAccount).empty());
    EXPECT_TRUE(lists_with(reader, kAccount, {TitleType::movie, 3}).empty());
  }
  home_.write([this](Transaction& tx) { EXPECT_TRUE(restore_list(tx, kAccount, list_)); });
  EXPECT_EQ(order(), (Order{1, 2, 3, 4}));
}

TEST_F(Lists, stand_by_name_and_may_have_the_same) {
  home_.write([](Transaction& tx) {
    (void)make_list(tx, kAccount, "alpha", "what it is", kNow);
    (void)make_list(tx, kAccount, "Best", std::nullopt, kNow);
  });
  Reader reader{home_.database};
  const auto lists = all_lists(reader, kAccount);
  ASSERT_EQ(lists.size(), 3U);
  EXPECT_EQ(lists[0].name, "alpha");
  EXPECT_EQ(lists[0].description, "what it is");
  EXPECT_EQ(lists[1].id, list_);
  EXPECT_EQ(lists[1].item_count, 4);
  EXPECT_EQ(lists[2].item_count, 0);
}

TEST_F(Lists, show_what_the_library_knows_of_a_title_and_else_its_own_words) {
  home_.write([](Transaction& tx) {
    tx.connection().raw().exec(
        "INSERT INTO movies (id, tmdb_id, title, release_date, poster_path, fetched_at) VALUES "
        "(7, 3, 'Third', '1999-03-31', '/p.jpg', '2026-01-01')");
  });
  Reader reader{home_.database};
  const auto rows = list_items(reader, kAccount, list_, 1, 2);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].thing.title, "Movie 2");
  EXPECT_FALSE(rows[0].poster_path);
  EXPECT_EQ(rows[1].thing.title, "Third");
  EXPECT_EQ(rows[1].poster_path, "/p.jpg");
  EXPECT_EQ(all_lists(reader, kAccount).front().poster_paths, std::vector<std::string>{"/p.jpg"});
}

}  // namespace
}  // namespace cinemarco::store
