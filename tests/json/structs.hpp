// SPDX-License-Identifier: MIT
// Structs as the rooms above describe them, for the tests of the reader and the writer.
#pragma once

#include "json/json.hpp"

#include <boost/describe.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace cinemarco::json::test {

struct Ids {
  std::int64_t trakt = 0;
  std::optional<std::int64_t> tmdb;
  std::optional<std::string> imdb;
  bool operator==(const Ids&) const = default;
};
BOOST_DESCRIBE_STRUCT(Ids, (), (trakt, tmdb, imdb))

struct Movie {
  std::string title;
  std::optional<int> year;
  Ids ids;
  bool operator==(const Movie&) const = default;
};
BOOST_DESCRIBE_STRUCT(Movie, (), (title, year, ids))

struct Row {
  std::int64_t id = 0;
  std::optional<Movie> movie;
  std::vector<std::string> genres;
  bool operator==(const Row&) const = default;
};
BOOST_DESCRIBE_STRUCT(Row, (), (id, movie, genres))

struct Everything {
  bool flag = false;
  std::int8_t small = 0;
  std::uint64_t large = 0;
  double number = 0;
  std::string text;
  std::optional<bool> maybe;
  std::vector<std::vector<int>> lists;
  std::map<std::string, std::optional<int>> by_name;
  boost::json::value anything;
  bool operator==(const Everything&) const = default;
};
BOOST_DESCRIBE_STRUCT(Everything, (), (flag, small, large, number, text, maybe, lists, by_name, anything))

struct Base {
  int inherited = 0;
  bool operator==(const Base&) const = default;
};
BOOST_DESCRIBE_STRUCT(Base, (), (inherited))

struct Derived : Base {
  int new_ = 0;  // a word of C++
  bool operator==(const Derived&) const = default;
};
BOOST_DESCRIBE_STRUCT(Derived, (Base), (new_))

}  // namespace cinemarco::json::test
