// SPDX-License-Identifier: MIT
// Which file of an export one is, by its name or its first bytes; and the order of names.
#include "trakt/export_names.hpp"

#include "domain/file_kind.hpp"
#include "fuzz/input.hpp"
#include "trakt/export_content.hpp"
#include "trakt/export_look_alikes.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cinemarco;
  using fuzz::require;
  auto rest = fuzz::text_of(data, size);
  static_cast<void>(file_kind(rest));
  static_cast<void>(trakt::kind_by_content(rest));
  const auto a = fuzz::take_line(rest);
  const auto b = fuzz::take_line(rest);
  const auto c = fuzz::take_line(rest);
  const auto name = trakt::export_name(a);
  require(name.page >= 0 && name.page <= trakt::kMostPages, "pages are counted");
  if (name.kind == trakt::ExportKind::look_alike) static_cast<void>(trakt::look_alike_reason(a, name));
  const auto before = trakt::natural_less;
  require(!before(a, a) && !(before(a, b) && before(b, a)), "names have an order");
  require(!(before(a, b) && before(b, c)) || before(a, c), "which is one for all of them");
  const auto equal = [&](auto x, auto y) { return !before(x, y) && !before(y, x); };
  require(!(equal(a, b) && equal(b, c)) || equal(a, c), "also for those that count alike");
  return 0;
}
