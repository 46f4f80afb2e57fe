// SPDX-License-Identifier: MIT
#include "trakt/export_zip.hpp"

#include "domain/error.hpp"
#include "trakt/export_archive.hpp"
#include "trakt/export_meter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <sys/stat.h>
#include <zip.h>

namespace cinemarco::trakt {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBlock = 64UL * 1024UL;

struct Close {
  void operator()(zip_t* zip) const noexcept { zip_discard(zip); }
  void operator()(zip_file_t* member) const noexcept { zip_fclose(member); }
};
using ZipHandle = std::unique_ptr<zip_t, Close>;
using MemberHandle = std::unique_ptr<zip_file_t, Close>;

// Empty where it has no central directory. What keeps the file itself from being read is thrown.
ZipHandle open(const fs::path& file, const std::string& name) {
  int code = 0;
  ZipHandle zip{zip_open(file.c_str(), ZIP_RDONLY, &code)};
  if (code != ZIP_ER_OPEN && code != ZIP_ER_READ && code != ZIP_ER_MEMORY) return zip;
  zip_error_t error;
  zip_error_init_with_code(&error, code);
  std::string why = zip_error_strerror(&error);
  zip_error_fini(&error);
  throw Error{ErrorCode::invalid, fmt::format("{} cannot be read: {}", name, why)};
}

enum class MemberType { file, folder, link };

class ZipReader {
 public:
  ZipReader(ZipHandle zip, const fs::path& file, const std::string& name, const ExportBounds& bounds,
            ExportVisitor& visitor, const std::stop_token& stop)
      : file_{file},
        name_{name},
        visitor_{visitor},
        stop_{stop},
        meter_{bounds, fs::file_size(file)},
        zip_{std::move(zip)} {}

  void go() {
    const auto members = static_cast<zip_uint64_t>(std::max<zip_int64_t>(zip_get_num_entries(zip_.get(), 0), 0));
    for (zip_uint64_t index = 0; index < members; ++index) {
      check_stop(stop_);
      meet(index);
    }
  }

 private:
  void meet(zip_uint64_t index) {
    const char* told = zip_get_name(zip_.get(), index, ZIP_FL_ENC_GUESS);
    zip_stat_t facts;
    zip_stat_init(&facts);
    if (told == nullptr || *told == '\0' || zip_stat_index(zip_.get(), index, 0, &facts) != 0) {
      return visitor_.passed_over(fmt::format("{}, entry {}", name_, index + 1), std::string{kNamelessMember});
    }
    const std::string path{told};
    const auto type = type_of(index, path);
    if (type == MemberType::folder) return;
    if (type == MemberType::link) return pass_over_link(path, visitor_);
    if (!visitor_.begin({path, written(index, facts)})) return;
    meter_.begin(path);
    if (facts.encryption_method != ZIP_EM_NONE) {
      visitor_.damaged(std::string{kLockedMember});
    } else if (zip_compression_method_supported(facts.comp_method, 0) == 0) {
      read_packed_member(file_, path, meter_, visitor_, stop_);
    } else {
      read(index);
    }
  }

  void read(zip_uint64_t index) {
    const MemberHandle member{zip_fopen_index(zip_.get(), index, 0)};
    if (!member) return visitor_.damaged(damaged_member(zip_strerror(zip_.get())));
    std::array<char, kBlock> block{};
    for (;;) {
      check_stop(stop_);
      const auto size = zip_fread(member.get(), block.data(), block.size());
      if (size == 0) return visitor_.end();
      if (size < 0) return visitor_.damaged(damaged_member(zip_file_strerror(member.get())));
      meter_.add(static_cast<std::uint64_t>(size));
      visitor_.data({block.data(), static_cast<std::size_t>(size)});
    }
  }

  [[nodiscard]] MemberType type_of(zip_uint64_t index, const std::string& path) const {
    if (path.ends_with('/')) return MemberType::folder;
    zip_uint8_t system = 0;
    zip_uint32_t attributes = 0;
    if (zip_file_get_external_attributes(zip_.get(), index, 0, &system, &attributes) != 0) return MemberType::file;
    if (system != ZIP_OPSYS_UNIX && system != ZIP_OPSYS_OS_X) return MemberType::file;
    const auto mode = attributes >> 16U;
    if (S_ISDIR(mode)) return MemberType::folder;
    return (mode & S_IFMT) == 0 || S_ISREG(mode) ? MemberType::file : MemberType::link;
  }

  // The second that Info-ZIP's "extended timestamp" keeps (extrafld.txt: flags, then the time of change), else the
  // format's own clock, which has no zone.
  [[nodiscard]] std::optional<Instant> written(zip_uint64_t index, const zip_stat_t& facts) const {
    constexpr zip_uint16_t kExtendedTimestamp = 0x5455;
    zip_uint16_t size = 0;
    const auto* field = zip_file_extra_field_get_by_id(zip_.get(), index, kExtendedTimestamp, 0, &size, ZIP_FL_CENTRAL);
    if (field != nullptr && size >= 5 && (field[0] & 1U) != 0) {
      std::uint32_t seconds = 0;
      for (unsigned i = 0; i < 4; ++i) seconds |= static_cast<std::uint32_t>(field[1 + i]) << (8U * i);
      return Instant{std::chrono::seconds{seconds}};
    }
    // The format's first day stands where a tool keeps no date.
    constexpr Instant kNoDate{std::chrono::sys_days{std::chrono::year{1980} / 1 / 2}};
    const Instant changed{std::chrono::seconds{facts.mtime}};
    if ((facts.valid & ZIP_STAT_MTIME) == 0 || changed < kNoDate) return std::nullopt;
    return changed;
  }

  const fs::path& file_;
  const std::string& name_;
  ExportVisitor& visitor_;
  const std::stop_token& stop_;
  Meter meter_;
  ZipHandle zip_;
};

}  // namespace

bool visit_zip(const fs::path& file, const std::string& name, const ExportBounds& bounds, ExportVisitor& visitor,
               const std::stop_token& stop) {
  auto zip = open(file, name);
  if (!zip) return false;
  ZipReader{std::move(zip), file, name, bounds, visitor, stop}.go();
  return true;
}

}  // namespace cinemarco::trakt
