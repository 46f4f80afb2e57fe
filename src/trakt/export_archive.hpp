// SPDX-License-Identifier: MIT
// The members of an archive as libarchive reads them: 7-Zip and tar; of a ZIP, what export_zip.hpp cannot.
#pragma once

#include "domain/file_kind.hpp"
#include "trakt/export_files.hpp"
#include "trakt/export_meter.hpp"

#include <filesystem>
#include <stop_token>
#include <string>
#include <string_view>

namespace cinemarco::trakt {

// `name` is what messages call it. A ZIP is read from its beginning, as far as it is there. Throws as
// ExportFiles::visit.
void visit_archive(const std::filesystem::path& file, FileKind kind, const std::string& name,
                   const ExportBounds& bounds, ExportVisitor& visitor, const std::stop_token& stop);

// One member of a whole ZIP that the visitor has begun, packed with a method that libzip does not know: its bytes and
// its end, or why it cannot be read. Throws Error{invalid} beyond the meter's bounds, Error{cancelled}.
void read_packed_member(const std::filesystem::path& file, const std::string& path, Meter& meter,
                        ExportVisitor& visitor, const std::stop_token& stop);

// What both readers say.
inline constexpr std::string_view kNamelessMember =
    "has no name that can be read, so nobody knows what it holds. Unpack the archive, and give the files in it";
inline constexpr std::string_view kLockedMember =
    "is protected by a password: unpack the archive yourself, and give the files in it";
[[nodiscard]] std::string damaged_member(const std::string& why);
void pass_over_link(const std::string& path, ExportVisitor& visitor);

}  // namespace cinemarco::trakt
