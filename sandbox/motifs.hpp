// SPDX-License-Identifier: MIT
// Colours and shapes of the drawn pictures, chosen by a seed.
#pragma once

#include <cairo/cairo.h>

#include <cstdint>

namespace cinemarco::sandbox {

struct Color {
  double r = 0, g = 0, b = 0;
};

struct Palette {
  Color top, bottom, light, shadow;
};

Palette palette_of(std::uint64_t seed);
void set_color(cairo_t* c, const Color& color, double alpha);
void paint_sky(cairo_t* c, const Palette& palette, double width, double height);
/// Sky and motif: hills, skyline, waves, rings, planets, rays, forest or tiles.
void paint_scene(cairo_t* c, std::uint64_t seed, double width, double height);

}  // namespace cinemarco::sandbox
