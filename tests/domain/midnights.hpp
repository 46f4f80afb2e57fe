// SPDX-License-Identifier: MIT
// Days of several zones and the instants at which they begin and end; each worked out by hand from the zone's rules.
#pragma once

#include <string_view>

namespace cinemarco::test {

struct Midnight {
  std::string_view description;
  std::string_view zone;
  std::string_view day;
  std::string_view first;  // first millisecond of the day, UTC
  std::string_view last;   // last millisecond of the day, UTC
  std::string_view day_before;
  std::string_view day_after;
};

inline constexpr Midnight kMidnights[] = {
    {"UTC", "UTC", "2024-01-15", "2024-01-15T00:00:00.000Z", "2024-01-15T23:59:59.999Z", "2024-01-14", "2024-01-16"},
    {"leap day", "UTC", "2024-02-29", "2024-02-29T00:00:00.000Z", "2024-02-29T23:59:59.999Z", "2024-02-28",
     "2024-03-01"},
    {"five hours behind", "America/New_York", "2024-01-15", "2024-01-15T05:00:00.000Z", "2024-01-16T04:59:59.999Z",
     "2024-01-14", "2024-01-16"},
    {"nine hours ahead", "Asia/Tokyo", "2024-01-15", "2024-01-14T15:00:00.000Z", "2024-01-15T14:59:59.999Z",
     "2024-01-14", "2024-01-16"},
    {"fourteen hours ahead", "Pacific/Kiritimati", "2024-01-15", "2024-01-14T10:00:00.000Z", "2024-01-15T09:59:59.999Z",
     "2024-01-14", "2024-01-16"},
    {"New Year far ahead", "Pacific/Kiritimati", "2024-01-01", "2023-12-31T10:00:00.000Z", "2024-01-01T09:59:59.999Z",
     "2023-12-31", "2024-01-02"},
    {"a quarter of an hour", "Asia/Kathmandu", "2024-01-15", "2024-01-14T18:15:00.000Z", "2024-01-15T18:14:59.999Z",
     "2024-01-14", "2024-01-16"},
    {"winter in Berlin", "Europe/Berlin", "2024-01-15", "2024-01-14T23:00:00.000Z", "2024-01-15T22:59:59.999Z",
     "2024-01-14", "2024-01-16"},
    {"23 hours in Berlin", "Europe/Berlin", "2024-03-31", "2024-03-30T23:00:00.000Z", "2024-03-31T21:59:59.999Z",
     "2024-03-30", "2024-04-01"},
    {"25 hours in Berlin", "Europe/Berlin", "2024-10-27", "2024-10-26T22:00:00.000Z", "2024-10-27T22:59:59.999Z",
     "2024-10-26", "2024-10-28"},
    {"23 hours in New York", "America/New_York", "2024-03-10", "2024-03-10T05:00:00.000Z", "2024-03-11T03:59:59.999Z",
     "2024-03-09", "2024-03-11"},
    {"25 hours in New York", "America/New_York", "2024-11-03", "2024-11-03T04:00:00.000Z", "2024-11-04T04:59:59.999Z",
     "2024-11-02", "2024-11-04"},
    {"a day whose midnight does not exist", "America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00.000Z",
     "2018-11-05T01:59:59.999Z", "2018-11-03", "2018-11-05"},
    {"a day whose last hour comes twice", "America/Sao_Paulo", "2018-02-17", "2018-02-17T02:00:00.000Z",
     "2018-02-18T02:59:59.999Z", "2018-02-16", "2018-02-18"},
    {"the day before Samoa left one out", "Pacific/Apia", "2011-12-29", "2011-12-29T10:00:00.000Z",
     "2011-12-30T09:59:59.999Z", "2011-12-28", "2011-12-31"},
};

}  // namespace cinemarco::test
