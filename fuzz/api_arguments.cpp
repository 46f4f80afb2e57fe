// SPDX-License-Identifier: MIT
// What handlers of the API are given: the query of an address (first line) and a JSON body; refused, or read whole.
#include "api/arguments.hpp"
#include "fuzz/input.hpp"
#include "http/target.hpp"

namespace {

enum class Kind { movie, series };
BOOST_DESCRIBE_ENUM(Kind, movie, series)

struct Wish {
  std::optional<std::string> text;
  std::optional<std::int64_t> number;
  std::optional<bool> truth;
  std::optional<cinemarco::Date> day;
  std::optional<cinemarco::Instant> instant;
  std::optional<cinemarco::api::DayOrInstant> moment;
  std::optional<cinemarco::api::Limit> limit;
  std::optional<Kind> kind;
  std::vector<std::string> list;
};
BOOST_DESCRIBE_STRUCT(Wish, (), (text, number, truth, day, instant, moment, limit, kind, list))

template <class Read>
void read(const Read& read_wish) {
  using namespace cinemarco;
  try {
    const Wish wish = read_wish();
    const auto text = json::to_text(wish);
    const auto again = json::parse_as<Wish>(text);
    fuzz::require(again && json::to_text(*again) == text, "what was read can be told again");
  } catch (const Error& error) {
    fuzz::require(error.code() == ErrorCode::invalid, "what cannot be read is called invalid");
    fuzz::require_utf8(error.what());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cinemarco;
  auto rest = fuzz::text_of(data, size);
  http::Request request;
  if (auto target = http::read_target("/?" + std::string{fuzz::take_line(rest)})) request.query = target->query;
  request.headers = {{"content-type", "application/json"}};
  request.body = rest;
  read([&] { return api::detail::read_query<Wish>(request); });
  read([&] { return api::detail::read_body<Wish>(request); });
  return 0;
}
