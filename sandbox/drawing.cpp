// SPDX-License-Identifier: MIT
// A scene is a sky of two colours, one of eight motifs, and the title set in large letters below.
#include "sandbox/drawing.hpp"

#include "sandbox/motifs.hpp"

#include <cairo/cairo.h>

#include <algorithm>
#include <cmath>
#include <dlfcn.h>
#include <memory>
#include <numbers>
#include <vector>

namespace cinemarco::sandbox {
namespace {

using Context = std::unique_ptr<cairo_t, decltype(&cairo_destroy)>;
using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;

cairo_status_t append(void* closure, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

/// Gives the font caches back at the end, so that a leak checker sees only real leaks. Fontconfig comes with cairo and
/// is not linked by name, hence the look-up.
struct FontCaches {
  FontCaches() = default;
  ~FontCaches() {
    cairo_debug_reset_static_data();
    if (auto* finish = reinterpret_cast<void (*)()>(dlsym(RTLD_DEFAULT, "FcFini"))) finish();
  }
  FontCaches(const FontCaches&) = delete;
  FontCaches& operator=(const FontCaches&) = delete;
};

void choose_font(cairo_t* c, double size, bool bold) {
  cairo_select_font_face(c, "DejaVu Sans Condensed", CAIRO_FONT_SLANT_NORMAL,
                         bold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size(c, size);
}

double text_width(cairo_t* c, const std::string& text) {
  cairo_text_extents_t extents;
  cairo_text_extents(c, text.c_str(), &extents);
  return extents.x_advance;
}

std::vector<std::string> wrapped(cairo_t* c, const std::string& text, double width) {
  std::vector<std::string> lines;
  std::string line;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find(' ', at), text.size());
    const auto word = text.substr(at, end - at);
    const auto longer = line.empty() ? word : line + " " + word;
    if (!line.empty() && text_width(c, longer) > width) {
      lines.push_back(line);
      line = word;
    } else {
      line = longer;
    }
    at = end + 1;
  }
  if (!line.empty()) lines.push_back(line);
  return lines;
}

/// A veil of darkness under the letters.
void shade(cairo_t* c, double width, double height, double from) {
  auto* veil = cairo_pattern_create_linear(0, height * from, 0, height);
  cairo_pattern_add_color_stop_rgba(veil, 0, 0, 0, 0, 0);
  cairo_pattern_add_color_stop_rgba(veil, 1, 0, 0, 0, 0.72);
  cairo_set_source(c, veil);
  cairo_rectangle(c, 0, height * from, width, height * (1 - from));
  cairo_fill(c);
  cairo_pattern_destroy(veil);
}

void write_title(cairo_t* c, const Picture& picture, double width, double height) {
  const double margin = width * 0.08;
  double size = width * 0.125;
  std::vector<std::string> lines;
  for (; size > width * 0.05; size *= 0.9) {
    choose_font(c, size, true);
    lines = wrapped(c, picture.title, width - 2 * margin);
    double widest = 0;
    for (const auto& line : lines) widest = std::max(widest, text_width(c, line));
    if (widest <= width - 2 * margin && lines.size() <= 4) break;
  }
  const double small = width * 0.045;
  double y = height - margin - small * 1.6 - static_cast<double>(lines.size() - 1) * size * 1.08;
  for (const auto& line : lines) {
    cairo_set_source_rgba(c, 0, 0, 0, 0.45);
    cairo_move_to(c, margin + size * 0.03, y + size * 0.03);
    cairo_show_text(c, line.c_str());
    cairo_set_source_rgb(c, 1, 0.98, 0.94);
    cairo_move_to(c, margin, y);
    cairo_show_text(c, line.c_str());
    y += size * 1.08;
  }
  choose_font(c, small, false);
  cairo_set_source_rgba(c, 1, 0.98, 0.94, 0.78);
  cairo_move_to(c, margin, height - margin * 0.9);
  cairo_show_text(c, picture.subtitle.c_str());
}

void draw_portrait(cairo_t* c, const Picture& picture, double width, double height) {
  const Palette palette = palette_of(picture.seed);
  paint_sky(c, palette, width, height);
  set_color(c, palette.shadow, 0.9);
  cairo_arc(c, width / 2, height * 1.02, width * 0.46, 0, 2 * std::numbers::pi);
  cairo_fill(c);
  set_color(c, palette.light, 0.95);
  cairo_arc(c, width / 2, height * 0.42, width * 0.21, 0, 2 * std::numbers::pi);
  cairo_fill(c);
  set_color(c, palette.shadow, 0.95);
  cairo_arc(c, width / 2, height * (0.38 - static_cast<double>(picture.seed % 5U) * 0.008), width * 0.225,
            std::numbers::pi * 0.98, std::numbers::pi * 2.02);
  cairo_fill(c);
}

}  // namespace

int height_for(PictureKind kind, int width) {
  const bool upright = kind == PictureKind::poster || kind == PictureKind::profile;
  return upright ? width * 3 / 2 : width * 9 / 16;
}

std::string draw_png(const Picture& picture, int width) {
  static const FontCaches kFontCaches;
  const int height = height_for(picture.kind, width);
  const Surface surface{cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height), &cairo_surface_destroy};
  const Context context{cairo_create(surface.get()), &cairo_destroy};
  auto* c = context.get();
  const double w = width;
  const double h = height;
  if (picture.kind == PictureKind::profile) {
    draw_portrait(c, picture, w, h);
  } else {
    paint_scene(c, picture.seed, w, h);
    if (picture.kind == PictureKind::poster && !picture.title.empty()) {
      shade(c, w, h, 0.52);
      write_title(c, picture, w, h);
    }
  }
  std::string png;
  cairo_surface_write_to_png_stream(surface.get(), &append, &png);
  return png;
}

}  // namespace cinemarco::sandbox
