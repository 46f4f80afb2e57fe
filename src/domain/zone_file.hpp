// SPDX-License-Identifier: MIT
// One zone's table as the system keeps it, read far enough to tell that it is whole and which clock it is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cinemarco {

// From a file of RFC 8536 ("TZif"), of any of its versions.
struct ZoneFile {
  struct Change {
    std::int64_t at = 0;      // seconds since 1970
    std::int32_t offset = 0;  // seconds ahead of UTC from then on
    bool operator==(const Change&) const = default;
  };
  std::int32_t first_offset = 0;
  std::vector<Change> changes;  // of the offset alone
  std::string rule;             // what holds behind the last change, as POSIX writes it in TZ; may be empty
  std::string fingerprint;      // of all bytes
  std::size_t size = 0;         // in bytes
};

// Whether it leaves the summers of these years to its rule (`zic -b slim`), which nobody here reads.
[[nodiscard]] bool is_short(const ZoneFile& zone);

// Empty for what is no such file, or is cut or damaged.
[[nodiscard]] std::optional<ZoneFile> read_zone_file(std::string_view bytes);

// Whether both tell the same time at every instant from `since` on. Tables of another year may end earlier, or leave
// out what follows from the rule.
[[nodiscard]] bool same_clock(const ZoneFile& a, const ZoneFile& b, std::int64_t since = INT64_MIN);

}  // namespace cinemarco
