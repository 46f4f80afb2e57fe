// SPDX-License-Identifier: MIT
// Eight motifs in a dozen palettes; each is a few filled paths, so that a picture costs milliseconds.
#include "sandbox/motifs.hpp"

#include "sandbox/random.hpp"

#include <array>
#include <cmath>
#include <numbers>

namespace cinemarco::sandbox {
namespace {

constexpr double kTau = 2 * std::numbers::pi;

Color rgb(unsigned hex) {
  return {.r = static_cast<double>((hex >> 16U) & 0xffU) / 255.0,
          .g = static_cast<double>((hex >> 8U) & 0xffU) / 255.0,
          .b = static_cast<double>(hex & 0xffU) / 255.0};
}

Color mixed(const Color& a, const Color& b, double t) {
  return {.r = a.r + (b.r - a.r) * t, .g = a.g + (b.g - a.g) * t, .b = a.b + (b.b - a.b) * t};
}

struct Hues {
  unsigned top, bottom, light, shadow;
};
constexpr std::array<Hues, 14> kHues{{{0x1b2a49, 0xf2784b, 0xffe3b3, 0x0d1526},
                                      {0x0f3443, 0x34e89e, 0xe9fff4, 0x07202a},
                                      {0x41295a, 0xd76d77, 0xffd9a0, 0x1d1030},
                                      {0x0b1d51, 0x4f8df7, 0xf4f1de, 0x060f2c},
                                      {0x7b1e3a, 0xf4a259, 0xfff1d0, 0x2b0914},
                                      {0x22313f, 0x8fb8ca, 0xf7f9f9, 0x10181f},
                                      {0x2c3e2d, 0xc9d99e, 0xfffbe0, 0x131d14},
                                      {0x5f0f40, 0xfb8b24, 0xffe9c9, 0x260619},
                                      {0x102542, 0xf87060, 0xfbe3d6, 0x081220},
                                      {0x233d4d, 0xfcca46, 0xfff6d6, 0x0f1b23},
                                      {0x3a1c71, 0xffaf7b, 0xfff0e0, 0x190b36},
                                      {0x134e5e, 0x71b280, 0xf1ffe8, 0x082329},
                                      {0x2b2d42, 0xef233c, 0xedf2f4, 0x141521},
                                      {0x003049, 0xeae2b7, 0xfcbf49, 0x001622}}};

/// A wavy silhouette that fills everything below it.
void ridge(cairo_t* c, Random& random, double width, double height, double level, double swing) {
  const double a = random.fraction() * kTau;
  const double b = random.fraction() * kTau;
  const double f = 1.2 + random.fraction() * 2.2;
  cairo_move_to(c, 0, height);
  for (int i = 0; i <= 48; ++i) {
    const double t = i / 48.0;
    const double y = level + swing * (0.6 * std::sin(a + t * kTau * f) + 0.4 * std::sin(b + t * kTau * f * 2.3));
    cairo_line_to(c, t * width, height * y);
  }
  cairo_line_to(c, width, height);
  cairo_close_path(c);
  cairo_fill(c);
}

void disc(cairo_t* c, double x, double y, double radius) {
  cairo_arc(c, x, y, radius, 0, kTau);
  cairo_fill(c);
}

void hills(cairo_t* c, const Palette& p, Random& random, double w, double h) {
  set_color(c, p.light, 0.95);
  disc(c, w * (0.25 + 0.5 * random.fraction()), h * (0.26 + 0.12 * random.fraction()), w * 0.16);
  for (int i = 0; i < 5; ++i) {
    set_color(c, mixed(p.bottom, p.shadow, 0.25 + 0.18 * i), 0.95);
    ridge(c, random, w, h, 0.46 + 0.11 * i, 0.06);
  }
}

void skyline(cairo_t* c, const Palette& p, Random& random, double w, double h) {
  set_color(c, p.light, 0.85);
  disc(c, w * 0.7, h * 0.24, w * 0.13);
  for (int layer = 0; layer < 3; ++layer) {
    set_color(c, mixed(p.bottom, p.shadow, 0.4 + 0.28 * layer), 1);
    for (double x = 0; x < w;) {
      const double wide = w * (0.05 + 0.08 * random.fraction());
      const double top = h * (0.34 + 0.13 * layer + 0.2 * random.fraction());
      cairo_rectangle(c, x, top, wide, h - top);
      x += wide;
    }
    cairo_fill(c);
  }
  set_color(c, p.light, 0.55);
  for (int i = 0; i < 90; ++i) {
    cairo_rectangle(c, w * random.fraction(), h * (0.62 + 0.36 * random.fraction()), w * 0.012, w * 0.018);
  }
  cairo_fill(c);
}

void waves(cairo_t* c, const Palette& p, Random& random, double w, double h) {
  set_color(c, p.light, 0.9);
  disc(c, w * 0.5, h * 0.36, w * 0.22);
  for (int i = 0; i < 9; ++i) {
    set_color(c, mixed(i % 2 == 0 ? p.bottom : p.top, p.shadow, 0.08 * i), 0.85);
    ridge(c, random, w, h, 0.42 + 0.065 * i, 0.022);
  }
}

void rings(cairo_t* c, const Palette& p, Random& random, double w, double h) {
  const double x = w * (0.3 + 0.4 * random.fraction());
  const double y = h * (0.3 + 0.15 * random.fraction());
  for (int i = 9; i >= 0; --i) {
    set_color(c, i % 2 == 0 ? p.shadow : mixed(p.bottom, p.light, 0.09 * i), 0.9);
    disc(c, x, y, w * (0.05 + 0.085 * i));
  }
  set_color(c, p.light, 1);
  disc(c, x, y, w * 0.045);
}

void planets(cairo_t* c, const Palette& p, Random& random, double w, double h) {
  set_color(c, p.light, 0.9);
  for (int i = 0; i < 140; ++i)
    disc(c, w * random.fraction(), h * random.fraction(), w * 0.0035 * random.fraction() + 0.3);
  const double x = w * (0.35 + 0.3 * random.fraction());
  const double y = h * 0.36;
  auto* ball = cairo_pattern_create_radial(x - w * 0.1, y - w * 0.1, w * 0.03, x, y, w * 0.3);
  cairo_pattern_add_color_stop_rgb(ball, 0, p.light.r, p.light.g, p.light.b);
  cairo_pattern_add_color_stop_rgb(ball, 1, p.bottom.r * 0.7, p.bottom.g * 0.7, p.bottom.b * 0.7);
  cairo_set_source(c, ball);
  disc(c, x, y, w * 0.28);
  cairo_pattern_destroy(ball);
  cairo_save(c);
  cairo_translate(c, x, y);
  cairo_rotate(c, -0.35);
  cairo_scale(c, 1, 0.22);
  cairo_set_line_width(c, w * 0.03);
  set_color(c, p.light, 0.7);
  cairo_arc(c, 0, 0, w * 0.42, -0.2, std::numbers::pi + 0.2);
  cairo_stroke(c);
  cairo_restore(c);
}

void rays(cairo_t* c, const Palette& p, Random& random, double w, double h) {
  const double x = w * (0.3 + 0.4 * random.fraction());
  const double y = h * 0.38;
  for (int i = 0; i < 24; i += 2) {
    const double a = i * kTau / 24;
    const double b = (i + 1) * kTau / 24;
    set_color(c, p.light, 0.22);
    cairo_move_to(c, x, y);
    cairo_line_to(c, x + 2 * h * std::cos(a), y + 2 * h * std::sin(a));
    cairo_line_to(c, x + 2 * h * std::cos(b), y + 2 * h * std::sin(b));
    cairo_close_path(c);
    cairo_fill(c);
  }
  set_color(c, p.shadow, 0.95);
  disc(c, x, y, w * 0.2);
  set_color(c, p.light, 0.95);
  disc(c, x + w * 0.05, y - w * 0.03, w * 0.17);
  set_color(c, p.shadow, 0.9);
  ridge(c, random, w, h, 0.72, 0.03);
}

void forest(cairo_t* c, const Palette& p, Random& random, double w, double h) {
  set_color(c, p.light, 0.8);
  disc(c, w * 0.32, h * 0.25, w * 0.1);
  for (int layer = 0; layer < 3; ++layer) {
    set_color(c, mixed(p.bottom, p.shadow, 0.45 + 0.25 * layer), 1);
    for (int i = 0; i < 16; ++i) {
      const double x = w * random.fraction();
      const double tall = h * (0.22 + 0.2 * random.fraction());
      const double foot = h * (0.68 + 0.14 * layer);
      cairo_move_to(c, x, foot - tall);
      cairo_line_to(c, x - tall * 0.2, foot);
      cairo_line_to(c, x + tall * 0.2, foot);
      cairo_close_path(c);
    }
    cairo_rectangle(c, 0, h * (0.66 + 0.14 * layer), w, h);
    cairo_fill(c);
  }
}

void tiles(cairo_t* c, const Palette& p, Random& random, double w, double h) {
  const double side = w / 5;
  for (double y = 0; y < h; y += side) {
    for (double x = 0; x < w; x += side) {
      set_color(c, mixed(p.top, random.below(3) == 0 ? p.light : p.bottom, random.fraction()), 0.85);
      const int turn = random.below(4);
      cairo_save(c);
      cairo_translate(c, x + side / 2, y + side / 2);
      cairo_rotate(c, turn * kTau / 4);
      cairo_move_to(c, -side / 2, -side / 2);
      cairo_arc(c, -side / 2, -side / 2, side, 0, kTau / 4);
      cairo_close_path(c);
      cairo_fill(c);
      cairo_restore(c);
    }
  }
}

}  // namespace

Palette palette_of(std::uint64_t seed) {
  const auto& hues = kHues.at(Random{seed ^ 0x5eedU}.next() % kHues.size());
  return {.top = rgb(hues.top), .bottom = rgb(hues.bottom), .light = rgb(hues.light), .shadow = rgb(hues.shadow)};
}

void set_color(cairo_t* c, const Color& color, double alpha) {
  cairo_set_source_rgba(c, color.r, color.g, color.b, alpha);
}

void paint_sky(cairo_t* c, const Palette& p, double width, double height) {
  auto* sky = cairo_pattern_create_linear(0, 0, width * 0.2, height);
  cairo_pattern_add_color_stop_rgb(sky, 0, p.top.r, p.top.g, p.top.b);
  cairo_pattern_add_color_stop_rgb(sky, 0.75, p.bottom.r, p.bottom.g, p.bottom.b);
  cairo_pattern_add_color_stop_rgb(sky, 1, p.bottom.r, p.bottom.g, p.bottom.b);
  cairo_set_source(c, sky);
  cairo_paint(c);
  cairo_pattern_destroy(sky);
}

void paint_scene(cairo_t* c, std::uint64_t seed, double width, double height) {
  using Motif = void (*)(cairo_t*, const Palette&, Random&, double, double);
  static constexpr std::array<Motif, 8> kMotifs{hills, skyline, waves, rings, planets, rays, forest, tiles};
  const auto palette = palette_of(seed);
  paint_sky(c, palette, width, height);
  Random random{seed};
  kMotifs.at(random.next() % kMotifs.size())(c, palette, random, width, height);
}

}  // namespace cinemarco::sandbox
