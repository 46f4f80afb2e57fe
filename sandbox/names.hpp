// SPDX-License-Identifier: MIT
// Invented people and words for titles nobody has heard of.
#pragma once

#include "sandbox/random.hpp"

#include <string>

namespace cinemarco::sandbox {

std::string invented_person(Random& random);
std::string invented_title(Random& random);
std::string invented_sentence(Random& random);

}  // namespace cinemarco::sandbox
