// SPDX-License-Identifier: MIT
// Titles and what people search: folded once they stay so, and a title is found by itself.
#include "domain/search_words.hpp"

#include "domain/cut.hpp"
#include "domain/error.hpp"
#include "domain/title.hpp"
#include "fuzz/input.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cinemarco;
  using fuzz::require;
  auto rest = fuzz::text_of(data, size);
  const auto title = fuzz::take_line(rest);
  const auto folded = fold(title);
  fuzz::require_utf8(folded);
  fuzz::require_utf8(sort_title(title));
  fuzz::require_utf8(search_words(title, rest));
  const auto terms = search_terms(title);
  require(terms.size() <= 32, "a question has at most 32 terms");
  for (const auto& term : terms) {
    fuzz::require_utf8(term);
    require(!term.contains(' '), "a term is one word");
  }
  fuzz::require_utf8(excerpt(title));
  if (!json::mend_utf8(title)) {
    const auto clean = clean_title(std::string{title});
    fuzz::require_utf8(clean);
    require(clean_title(clean) == clean, "once clean is clean");
    fuzz::require_utf8(cut(title, rest.size()));
  }
  return 0;
}
