// SPDX-License-Identifier: MIT
#include "domain/zone_file.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace cinemarco {

namespace {

constexpr std::string_view kMagic = "TZif";
constexpr std::size_t kHeader = 44;
constexpr std::uint32_t kMost = 1U << 16U;  // of anything: real files hold hundreds

std::uint64_t big_endian(std::string_view bytes) {
  std::uint64_t number = 0;
  for (const char byte : bytes) number = number << 8U | static_cast<unsigned char>(byte);
  return number;
}

std::int32_t offset_at(std::string_view types, std::size_t index) {
  return static_cast<std::int32_t>(static_cast<std::uint32_t>(big_endian(types.substr(index * 6, 4))));
}

struct Header {
  char version = 0;
  std::uint32_t utc_flags = 0, standard_flags = 0, leaps = 0, times = 0, types = 0, chars = 0;

  [[nodiscard]] std::size_t body(std::size_t time_size) const {
    return times * (time_size + 1) + types * 6 + chars + leaps * (time_size + 4) + standard_flags + utc_flags;
  }
};

std::optional<Header> read_header(std::string_view bytes) {
  if (bytes.size() < kHeader || !bytes.starts_with(kMagic)) return std::nullopt;
  std::array<std::uint32_t, 6> counts{};
  for (std::size_t i = 0; i < counts.size(); ++i) {
    counts[i] = static_cast<std::uint32_t>(big_endian(bytes.substr(20 + i * 4, 4)));
    if (counts[i] > kMost) return std::nullopt;
  }
  const auto [utc, standard, leaps, times, types, chars] = counts;
  if (types == 0 || chars == 0) return std::nullopt;
  return Header{bytes[4], utc, standard, leaps, times, types, chars};
}

// The block behind a header; false where its parts contradict each other.
bool read_block(std::string_view block, const Header& header, std::size_t time_size, ZoneFile& zone) {
  const auto times = block.substr(0, header.times * time_size);
  const auto indices = block.substr(times.size(), header.times);
  const auto types = block.substr(times.size() + indices.size(), header.types * 6UL);
  const auto chars = block.substr(times.size() + indices.size() + types.size(), header.chars);
  if (chars.back() != '\0') return false;
  for (std::size_t i = 0; i < header.types; ++i) {
    if (static_cast<unsigned char>(types[i * 6 + 5]) >= header.chars) return false;
  }
  zone.first_offset = offset_at(types, 0);
  auto offset = zone.first_offset;
  std::int64_t last = INT64_MIN;
  for (std::size_t i = 0; i < header.times; ++i) {
    const auto raw = big_endian(times.substr(i * time_size, time_size));
    const auto at =
        time_size == 8 ? static_cast<std::int64_t>(raw) : static_cast<std::int32_t>(static_cast<std::uint32_t>(raw));
    const auto index = static_cast<unsigned char>(indices[i]);
    if (index >= header.types || (i > 0 && at <= last)) return false;
    last = at;
    if (offset_at(types, index) != offset) zone.changes.push_back({at, offset_at(types, index)});
    offset = offset_at(types, index);
  }
  return true;
}

// FNV-1a.
std::string fingerprint_of(std::string_view bytes) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3U;
  std::string text;
  for (; text.size() < 16; hash >>= 4U) text += "0123456789abcdef"[hash & 15U];
  return text;
}

}  // namespace

std::optional<ZoneFile> read_zone_file(std::string_view bytes) {
  ZoneFile zone;
  zone.fingerprint = fingerprint_of(bytes);
  zone.size = bytes.size();
  auto header = read_header(bytes);
  if (!header || bytes.size() < kHeader + header->body(4)) return std::nullopt;
  if (header->version == '\0') {
    return read_block(bytes.substr(kHeader), *header, 4, zone) ? std::optional{std::move(zone)} : std::nullopt;
  }
  bytes.remove_prefix(kHeader + header->body(4));
  header = read_header(bytes);
  if (!header || bytes.size() < kHeader + header->body(8)) return std::nullopt;
  if (!read_block(bytes.substr(kHeader), *header, 8, zone)) return std::nullopt;
  const auto footer = bytes.substr(kHeader + header->body(8));
  if (footer.size() < 2 || !footer.starts_with('\n') || !footer.ends_with('\n')) return std::nullopt;
  zone.rule = footer.substr(1, footer.size() - 2);
  return zone;
}

bool is_short(const ZoneFile& zone) {
  constexpr std::int64_t kEnd = 2'082'758'400;  // 2036; whole tables go on to 2037
  return zone.rule.contains(',') && (zone.changes.empty() || zone.changes.back().at < kEnd);
}

bool same_clock(const ZoneFile& a, const ZoneFile& b, std::int64_t since) {
  if (a.rule != b.rule) return false;
  const auto& less = a.changes.size() <= b.changes.size() ? a : b;
  const auto& more = &less == &a ? b : a;
  const auto begin_of = [since](const ZoneFile& zone) {
    return std::ranges::lower_bound(zone.changes, since, {}, &ZoneFile::Change::at);
  };
  const auto from_less = begin_of(less);
  const auto from_more = begin_of(more);
  const auto offset_before = [](const ZoneFile& zone, auto change) {
    return change == zone.changes.begin() ? zone.first_offset : std::prev(change)->offset;
  };
  // Where nothing follows but the rule, what it gives at `since` may stand in only one of them.
  const bool only_rule = from_less == less.changes.end() && since != INT64_MIN;
  if (!only_rule && offset_before(less, from_less) != offset_before(more, from_more)) return false;
  if (less.changes.end() - from_less > more.changes.end() - from_more) return false;
  const auto [end_less, end_more] = std::mismatch(from_less, less.changes.end(), from_more);
  if (end_less != less.changes.end()) return false;
  // More changes follow from a rule with summer time only.
  return end_more == more.changes.end() || less.rule.contains(',');
}

}  // namespace cinemarco
