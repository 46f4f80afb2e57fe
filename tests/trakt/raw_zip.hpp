// SPDX-License-Identifier: MIT
// ZIP files byte by byte, as fflate and others write them (APPNOTE.TXT): what libarchive's writer would not.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>

namespace cinemarco::trakt::test {

struct RawMember {
  std::string name;
  std::string bytes;             // as they stand in the archive
  std::string content = {};      // what they unpack to; the same where they are stored
  std::uint16_t method = 0;      // 9: Deflate64
  std::uint16_t flags = 0x0800;  // bit 11: the name is UTF-8
  std::uint32_t mode = 0;        // Unix; 0120777: a link
  bool is_lost = false;          // nothing stands where the directory says that it does
};

class RawZip {
 public:
  RawZip& add(const RawMember& member) {
    const auto& content = member.content.empty() ? member.bytes : member.content;
    const auto offset = static_cast<std::uint32_t>(bytes_.size());
    const auto facts = number(20, 2) + number(member.flags, 2) + number(member.method, 2) + number(0, 2) +
                       number(0x5D7D, 2) + number(crc(content), 4) + number(member.bytes.size(), 4) +
                       number(content.size(), 4) + number(member.name.size(), 2) + number(0, 2);
    bytes_ +=
        (member.is_lost ? std::string(4 + facts.size(), '\xFF') : "PK\x03\x04" + facts) + member.name + member.bytes;
    directory_ += "PK\x01\x02" + number(member.mode == 0 ? 20 : 0x0314, 2) + facts + number(0, 2) + number(0, 2) +
                  number(0, 2) + number(static_cast<std::uint64_t>(member.mode) << 16U, 4) + number(offset, 4) +
                  member.name;
    ++members_;
    return *this;
  }
  void write(const std::filesystem::path& file) const {
    const auto end = std::string{"PK\x05\x06"} + number(0, 2) + number(0, 2) + number(members_, 2) +
                     number(members_, 2) + number(directory_.size(), 4) + number(bytes_.size(), 4) + number(0, 2);
    std::ofstream{file, std::ios::binary} << bytes_ << directory_ << end;
  }

 private:
  static std::string number(std::uint64_t value, int size) {
    std::string text;
    for (int i = 0; i < size; ++i) text += static_cast<char>((value >> (8U * static_cast<unsigned>(i))) & 0xFFU);
    return text;
  }
  static std::uint32_t crc(const std::string& text) {
    std::uint32_t sum = 0xFFFFFFFFU;
    for (const char c : text) {
      sum ^= static_cast<unsigned char>(c);
      for (int bit = 0; bit < 8; ++bit) sum = (sum >> 1U) ^ ((sum & 1U) != 0 ? 0xEDB88320U : 0U);
    }
    return ~sum;
  }

  std::string bytes_;
  std::string directory_;
  std::uint16_t members_ = 0;
};

}  // namespace cinemarco::trakt::test
