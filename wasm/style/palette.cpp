#include "style/palette.h"

#include <cmath>
#include <string_view>

namespace lectern::style {
namespace {

struct Theme {
  std::string_view name;
  uint32_t background, surface, text, muted, link, line, mark;
};

constexpr Theme kThemes[] = {
#define LECTERN_THEME(name, scheme, ...) {#name, __VA_ARGS__},
#include "style/themes.def"
#undef LECTERN_THEME
};

uint32_t color_of(std::string_view hexadecimal) {
  uint32_t color = 0;
  for (const char c : hexadecimal.substr(1))
    color = color * 16 + static_cast<uint32_t>(c <= '9' ? c - '0' : (c | 32) - 'a' + 10);
  return color;
}

/// As color-mix(in srgb, a share%, b).
uint32_t mix(uint32_t a, double share, uint32_t b) {
  uint32_t out = 0;
  for (int shift = 16; shift >= 0; shift -= 8) {
    const double value = (a >> shift & 255) * share + (b >> shift & 255) * (1 - share);
    out = out << 8 | static_cast<uint32_t>(std::lround(value));
  }
  return out;
}

}  // namespace

std::array<uint32_t, 7> palette(const Settings& settings) {
  if (settings.theme == "custom") {
    const uint32_t back = color_of(settings.custom_background), text = color_of(settings.custom_text),
                   link = color_of(settings.custom_link);
    return {text, mix(text, 0.75, back), link, mix(text, 0.06, back), mix(text, 0.18, back), mix(link, 0.25, back),
            back};
  }
  const Theme* found = &kThemes[0];
  for (const Theme& theme : kThemes) {
    if (theme.name == settings.theme) found = &theme;
  }
  return {found->text, found->muted, found->link, found->surface, found->line, found->mark, found->background};
}

}  // namespace lectern::style
