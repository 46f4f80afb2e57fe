// SPDX-License-Identifier: MIT
// Draws posters, backdrops, portraits and stills, so that no picture of anybody else is needed.
#pragma once

#include "sandbox/catalogue.hpp"

#include <string>

namespace cinemarco::sandbox {

/// The picture as PNG bytes, `width` pixels wide, in its kind's aspect ratio.
std::string draw_png(const Picture& picture, int width);
int height_for(PictureKind kind, int width);

}  // namespace cinemarco::sandbox
