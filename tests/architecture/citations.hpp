// SPDX-License-Identifier: MIT
// Whether what is cited is there. A citation is a file of docs/ with the anchor of a heading, as GitHub makes it:
// docs/contract.md#rule-8; and so is every link of a Markdown file to something of the repository, and a source that it
// names (`store/plays.cpp`).
#pragma once

#include "architecture/house_rules.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace cinemarco::test {

// One sentence for each citation that leads nowhere, or has another form: "src/a.cpp:7 cites docs/b.md#c, …". Pure: the
// files of `tree` are all there are.
std::vector<std::string> broken_citations(const std::vector<Source>& tree);

// "TMDB's own caches" has "tmdbs-own-caches".
std::string anchor_of(std::string_view heading);

}  // namespace cinemarco::test
