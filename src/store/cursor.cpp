// SPDX-License-Identifier: MIT
#include "store/cursor.hpp"

#include "domain/error.hpp"
#include "json/json.hpp"

#include <boost/describe.hpp>
#include <sodium.h>

namespace cinemarco::store {

namespace {

constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
constexpr std::size_t kLongest = 12'288;  // a long title fits, and an address within its 16 KB

}  // namespace

BOOST_DESCRIBE_STRUCT(Cursor, (), (list, value, id))

std::string to_text(const Cursor& cursor) {
  const auto plain = json::to_text(cursor);
  std::string text(sodium_base64_encoded_len(plain.size(), kVariant), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(plain.data()),  // NOLINT: C's type
                    plain.size(), kVariant);
  text.pop_back();  // the C string's end
  return text;
}

Cursor read_cursor(std::string_view text, std::string_view list) {
  const Error wrong{ErrorCode::invalid,
                    "\"cursor\" belongs to another list or order. Take next_cursor of the page before, or leave it "
                    "out to start over."};
  if (text.size() > kLongest) throw wrong;
  std::string plain(text.size(), '\0');
  std::size_t size = 0;
  if (sodium_base642bin(reinterpret_cast<unsigned char*>(plain.data()), plain.size(), text.data(),  // NOLINT: C's type
                        text.size(), nullptr, &size, nullptr, kVariant) != 0) {
    throw wrong;
  }
  plain.resize(size);
  auto cursor = json::parse_as<Cursor>(plain);
  if (!cursor || cursor->list != list) throw wrong;
  return std::move(*cursor);
}

}  // namespace cinemarco::store
