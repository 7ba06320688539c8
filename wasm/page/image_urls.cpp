#include "page/image_urls.h"

#include "base/fit.h"
#include "base/substrings.h"
#include "base/text.h"

namespace lectern::page {
namespace {

using base::Fit;

// The widest that a reader's column can use on a sharp display.
constexpr uint32_t kWidest = 2000;

bool is_mark_of_size(char c) { return c == 'x' || c == 'w' || c == 'h'; }

// "300x200", "w44", "20x", "1200w": digits, and letters that say of what they are the size.
bool is_size(std::string_view text) {
  bool digits = false;
  bool mark = false;
  for (const char c : text) {
    if (base::is_digit(c))
      digits = true;
    else if (is_mark_of_size(c))
      mark = true;
    else
      return false;
  }
  return digits && mark;
}

}  // namespace

bool names_image(std::string_view text) {
  const std::string_view path = text.substr(0, base::find_any(text, "?#"));
  return base::fits(path, Fit::ends_with, ".jpg .jpeg .png .webp .avif .gif");
}

bool is_stand_in(std::string_view src) {
  if (src.empty()) return true;
  if (base::starts_with_ignoring_case(src, "data:"))
    return src.size() < 2000 || base::contains_ignoring_case(src.substr(0, 30), "svg");
  static constexpr auto kNames =
      base::substrings("placeholder spacer blank. transparent. 1x1 pixel.gif lazy-load lazyload loading.");
  return base::contains_any(src.substr(src.rfind('/') + 1), kNames);
}

bool tracks(std::string_view url) {
  static constexpr auto kTrackers = base::substrings(
      "facebook.com/tr? scorecardresearch.com doubleclick.net google-analytics.com /pixel? /pixel.gif /beacon "
      "quantserve.com /tracking/ /trackingpixel /track.gif pixel.wp.com /open.gif count.gif? /1x1.");
  return base::contains_any(url, kTrackers);
}

bool is_preview(std::string_view url) {
  constexpr uint32_t kTooSmall = 64;
  static constexpr auto kBlurred = base::substrings("blur lqip");
  return width_in_url(url) <= kTooSmall || base::contains_any(url, kBlurred);
}

uint32_t width_in_url(std::string_view url) {
  uint32_t width = kUsualWidth;
  if (base::starts_with(url, "data:")) return width;
  for (size_t at = 0; at < url.size();) {
    if (!base::is_digit(url[at])) {
      ++at;
      continue;
    }
    const size_t begin = at;
    while (at < url.size() && base::is_digit(url[at])) ++at;
    if (at - begin > 4) continue;
    const uint32_t number = base::number_of(url.substr(begin, at - begin), 9999).value_or(0);
    const std::string_view before = url.substr(0, begin);
    const char last = before.empty() ? ' ' : before.back();
    const bool named = (last == '=' || last == '_' || base::lower(last) == 'w') &&
                       base::fits(before, Fit::ends_with, "?w= &w= width= resize= fit= /w ,w_ /w_ -w");
    const bool parted = std::string_view("-_/=,@").find(last) != std::string_view::npos;
    const bool marked =
        at < url.size() &&
        (url[at] == 'x' || (url[at] == 'w' && (at + 1 == url.size() || url[at + 1] == '/' || url[at + 1] == '.')));
    if (number > 0 && (named || (parted && marked))) width = number;
  }
  return width;
}

std::string_view picture_name(std::string_view url) {
  std::string_view name = url.substr(0, base::find_any(url, "?#"));
  name.remove_prefix(name.rfind('/') + 1);
  if (const size_t dot = name.rfind('.'); dot != std::string_view::npos) name = name.substr(0, dot);
  for (size_t cut; (cut = name.find_last_of("-_@")) != std::string_view::npos && cut > 0;) {
    const std::string_view mark = name.substr(cut + 1);
    if (!is_size(mark) && !base::is_one_of(mark, "large|medium|small|thumb|thumbnail|scaled|min")) break;
    name = name.substr(0, cut);
  }
  return name;
}

std::string picture_stem(std::string_view url) {
  if (base::starts_with(url, "data:")) return std::string(url);
  url = url.substr(0, url.find('#'));
  std::string_view query;
  if (const size_t question = url.find('?'); question != std::string_view::npos) {
    // A file's query only says how to serve it; elsewhere it may say which picture it is.
    if (!names_image(url)) query = url.substr(question + 1);
    url = url.substr(0, question);
  }
  std::string out;
  if (const size_t slash = url.rfind('/'); slash != std::string_view::npos) {
    std::string_view folders = url.substr(0, slash);
    while (!folders.empty()) {
      const std::string_view folder = base::next_item(folders, '/');
      if (is_size(folder)) continue;
      out += folder;
      out += '/';
    }
  }
  out += picture_name(url);
  while (!query.empty()) {
    const std::string_view parameter = base::next_item(query, '&');
    const std::string_view key = parameter.substr(0, parameter.find('='));
    if (base::is_one_of(key, "w|h|q|width|height|quality|dpr|fit|resize|blur|crop|auto|fm|format|s|size|strip"))
      continue;
    out += '&';
    out += parameter;
  }
  return out;
}

double rank_of(double width) {
  return width > kWidest ? kWidest * kWidest / width : width;  // too large: the smaller the better
}

// HTML standard, "parse a srcset attribute", as far as a choice needs: URLs end at white space, a comma at a URL's end
// ends the candidate, commas inside of a URL stay.
Candidate best_candidate(std::string_view srcset) {
  Candidate best;
  size_t at = 0;
  while (at < srcset.size()) {
    while (at < srcset.size() && (base::is_space(srcset[at]) || srcset[at] == ',')) ++at;
    const size_t begin = at;
    while (at < srcset.size() && !base::is_space(srcset[at])) ++at;
    std::string_view url = srcset.substr(begin, at - begin);
    std::string_view descriptor;
    if (!url.empty() && url.back() == ',') {
      while (!url.empty() && url.back() == ',') url.remove_suffix(1);
    } else {
      const size_t comma = srcset.find(',', at);
      descriptor = base::trim(srcset.substr(at, comma == std::string_view::npos ? comma : comma - at));
      at = comma == std::string_view::npos ? srcset.size() : comma + 1;
    }
    if (url.empty() || base::starts_with_ignoring_case(url, "data:")) continue;
    double number = 0;
    double scale = 1;
    bool fraction = false;
    for (const char c : descriptor) {
      if (c == '.') {
        fraction = true;
      } else if (c >= '0' && c <= '9') {
        number = number * 10 + (c - '0');
        if (fraction) scale *= 10;
      } else {
        break;
      }
    }
    number /= scale;
    // Densities count as widths of a usual column.
    double width = descriptor.empty() ? kUsualWidth : descriptor.back() == 'x' ? number * kUsualWidth : number;
    width = rank_of(width);
    if (width > best.rank) best = {url, width};
  }
  return best;
}

std::string_view background_in(std::string_view style) {
  size_t at = style.find("url(");
  if (at == std::string_view::npos || !base::contains(style.substr(0, at), "background")) return {};
  at += 4;
  const size_t end = style.find(')', at);
  if (end == std::string_view::npos) return {};
  std::string_view url = base::trim(style.substr(at, end - at));
  if (url.size() >= 2 && (url[0] == '"' || url[0] == '\'') && url.back() == url[0]) url = url.substr(1, url.size() - 2);
  return url;
}

uint32_t pixels(std::string_view value) {
  constexpr uint32_t kMost = 20000;
  value = base::trim(value);
  const std::optional<uint32_t> number = base::take_number(value, kMost);
  if (base::starts_with(value, "."))
    value.remove_prefix(std::min(value.find_first_not_of("0123456789", 1), value.size()));
  const std::string_view unit = base::trim(value);
  return unit.empty() || unit == "px" ? number.value_or(0) : 0;
}

}  // namespace lectern::page
