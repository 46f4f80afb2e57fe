// SPDX-License-Identifier: MIT
// The words that docs/contract.md#tables promises, enumerator by enumerator.
#include "domain/details.hpp"
#include "domain/history_source.hpp"
#include "domain/mirror.hpp"
#include "domain/projection.hpp"
#include "domain/title.hpp"

#include <gtest/gtest.h>

#include <string_view>
#include <utility>
#include <vector>

namespace cinemarco {
namespace {

template <class Enum>
void expect_names(const std::vector<std::pair<Enum, std::string_view>>& names) {
  for (const auto& [value, name] : names) EXPECT_EQ(to_string(value), name);
}

TEST(Names, title_type) {
  expect_names<TitleType>({{TitleType::movie, "movie"}, {TitleType::series, "series"}});
}

TEST(Names, rated_type) {
  expect_names<RatedType>({{RatedType::movie, "movie"},
                           {RatedType::series, "series"},
                           {RatedType::season, "season"},
                           {RatedType::episode, "episode"}});
}

TEST(Names, arrived_by) {
  expect_names<ArrivedBy>({{ArrivedBy::import, "import"}, {ArrivedBy::sync, "sync"}, {ArrivedBy::local, "local"}});
}

TEST(Names, date_source) {
  expect_names<DateSource>({{DateSource::trakt, "trakt"},
                            {DateSource::air_date, "air_date"},
                            {DateSource::local, "local"},
                            {DateSource::unknown, "unknown"}});
}

TEST(Names, watch_status) {
  expect_names<WatchStatus>({{WatchStatus::not_started, "not_started"},
                             {WatchStatus::in_progress, "in_progress"},
                             {WatchStatus::completed, "completed"},
                             {WatchStatus::abandoned, "abandoned"}});
}

TEST(Names, role_type) {
  expect_names<RoleType>({{RoleType::actor, "actor"},
                          {RoleType::director, "director"},
                          {RoleType::writer, "writer"},
                          {RoleType::cinematographer, "cinematographer"},
                          {RoleType::composer, "composer"},
                          {RoleType::producer, "producer"},
                          {RoleType::executive_producer, "executive_producer"},
                          {RoleType::creator, "creator"},
                          {RoleType::other, "other"}});
}

TEST(Names, image_kind) {
  expect_names<ImageKind>({{ImageKind::poster, "poster"},
                           {ImageKind::backdrop, "backdrop"},
                           {ImageKind::profile, "profile"},
                           {ImageKind::still, "still"}});
}

TEST(Names, section) {
  expect_names<Section>({{Section::movie_plays, "movie plays"},
                         {Section::episode_plays, "episode plays"},
                         {Section::ratings, "ratings"},
                         {Section::watchlist, "watchlist"}});
}

}  // namespace
}  // namespace cinemarco
