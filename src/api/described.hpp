// SPDX-License-Identifier: MIT
// Enums of the rooms below, described so that they go over the line by name.
#pragma once

#include "domain/projection.hpp"
#include "domain/title.hpp"

#include <boost/describe.hpp>

namespace cinemarco {
BOOST_DESCRIBE_ENUM(TitleType, movie, series)
BOOST_DESCRIBE_ENUM(WatchStatus, not_started, in_progress, completed, abandoned)
BOOST_DESCRIBE_ENUM(ArrivedBy, import, sync, local, live)
BOOST_DESCRIBE_ENUM(DateSource, trakt, air_date, local, unknown)
}  // namespace cinemarco
