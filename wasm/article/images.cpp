#include "article/images.h"

#include "article/kept.h"
#include "article/urls.h"
#include "base/fit.h"
#include "base/text.h"

namespace lectern::article {
namespace {

using base::Fit;
using html::Attr;
using html::Document;
using html::NodeId;
using html::Tag;

// The widest that a reader's column can use on a sharp display.
constexpr uint32_t kWidest = 2000;

constexpr std::string_view kLazySources =
    "data-src data-original data-lazy-src data-lazy data-original-src data-actualsrc data-full-src data-hi-res-src "
    "data-image-src data-delayed-url data-defer-src data-url data-echo data-srcset data-lazy-srcset data-original-set";

// Whether a text names an image file, query aside.
bool names_image(std::string_view text) {
  const std::string_view path = text.substr(0, text.find_first_of("?#"));
  return base::fits(path, Fit::ends_with, ".jpg .jpeg .png .webp .avif .gif");
}

bool is_stand_in(std::string_view src) {
  if (src.empty()) return true;
  if (base::starts_with_ignoring_case(src, "data:"))
    return src.size() < 2000 || base::contains_ignoring_case(src.substr(0, 30), "svg");
  return base::fits(src.substr(src.rfind('/') + 1), Fit::contains,
                    "placeholder spacer blank. transparent. 1x1 pixel.gif lazy-load lazyload loading.");
}

bool tracks(std::string_view url) {
  return base::fits(url, Fit::contains,
                    "facebook.com/tr? scorecardresearch.com doubleclick.net google-analytics.com /pixel? /pixel.gif "
                    "/beacon quantserve.com /tracking/ /trackingpixel /track.gif pixel.wp.com /open.gif count.gif? "
                    "/1x1.");
}

// HTML standard, "parse a srcset attribute", as far as a choice needs: URLs end at white space, a comma at a URL's end
// ends the candidate, commas inside of a URL stay.
std::string_view best_candidate(std::string_view srcset) {
  std::string_view best;
  double best_rank = -1;
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
    double width = descriptor.empty() ? 700 : descriptor.back() == 'x' ? number * 700 : number;
    if (width > kWidest) width = kWidest * kWidest / width;  // too large: the smaller the better
    if (width > best_rank) {
      best_rank = width;
      best = url;
    }
  }
  return best;
}

bool is_srcset(std::string_view attribute_name) { return base::ends_with(attribute_name, "set"); }

// The picture that a data attribute names; for an element that is no img, itemid may name it too, and trackers are
// none.
std::string data_source(const Document& document, NodeId node, std::string_view base_url, bool any_element) {
  for (uint32_t i = 0; i < document[node].attribute_count; ++i) {
    const html::Attribute& attribute = document.attribute(node, i);
    if (!base::starts_with(attribute.name, "data-") && !(any_element && attribute.name == "itemid")) continue;
    const std::string_view value = base::trim(attribute.value);
    if (value.size() > 2000 || !base::contains(value, "/") || base::contains(value, " ") || !names_image(value))
      continue;
    std::string url = image_url(base_url, value);
    if (!url.empty() && !is_stand_in(url) && !(any_element && tracks(url))) return url;
  }
  return {};
}

// The best source that attributes other than src give.
std::string lazy_source(const Document& document, NodeId node, std::string_view base_url) {
  std::string_view names = kLazySources;
  for (std::string_view name; !(name = base::next_token(names)).empty();) {
    const std::string_view value = base::trim(document.get(node, name));
    if (value.empty() || value[0] == '{' || value[0] == '[') continue;
    std::string url = image_url(base_url, is_srcset(name) ? best_candidate(value) : value);
    if (!url.empty() && !is_stand_in(url)) return url;
  }
  return data_source(document, node, base_url, false);
}

std::string srcset_source(const Document& document, NodeId node, std::string_view base_url) {
  return image_url(base_url, best_candidate(document.get(node, Attr::srcset)));
}

// A source that the picture element around an img offers, in a format that every browser shows.
std::string picture_source(const Document& document, NodeId img, std::string_view base_url) {
  const NodeId picture = ancestor(document, img, Tag::picture, 4);
  if (picture == html::kNoNode) return {};
  for (NodeId n = picture + 1; n < img; ++n) {
    if (!document.is_element(n, Tag::source)) continue;
    const std::string_view type = document.get(n, Attr::type);
    if (base::fits(type, Fit::contains, "jxl svg")) continue;
    std::string url = srcset_source(document, n, base_url);
    if (url.empty()) url = lazy_source(document, n, base_url);
    if (!url.empty() && !is_stand_in(url)) return url;
  }
  return {};
}

// "width: 1px" in a style attribute.
bool styled_tiny(std::string_view style) {
  for (const std::string_view name : {"width", "height"}) {
    size_t at = style.find(name);
    if (at == std::string_view::npos || (at > 0 && style[at - 1] == '-')) continue;
    at += name.size();
    while (at < style.size() && (style[at] == ' ' || style[at] == ':')) ++at;
    if (base::starts_with(style.substr(at), "1px") || base::starts_with(style.substr(at), "0px")) return true;
  }
  return false;
}

}  // namespace

std::string named_image(const Document& document, NodeId node, std::string_view base_url) {
  return data_source(document, node, base_url, true);
}

uint32_t pixels(std::string_view value) {
  value = base::trim(value);
  uint32_t number = 0;
  size_t at = 0;
  for (; at < value.size() && value[at] >= '0' && value[at] <= '9'; ++at) {
    number = number * 10 + static_cast<uint32_t>(value[at] - '0');
    if (number > 20000) return 0;
  }
  if (at < value.size() && value[at] == '.')
    for (++at; at < value.size() && value[at] >= '0' && value[at] <= '9';) ++at;
  const std::string_view unit = base::trim(value.substr(at));
  return unit.empty() || unit == "px" ? number : 0;
}

Picture read_picture(const Document& document, NodeId img, std::string_view base_url) {
  Picture out;
  const std::string_view src = base::trim(document.get(img, Attr::src));
  out.alt = base::fold_space(document.get(img, Attr::alt));
  out.width = pixels(document.get(img, Attr::width));
  out.height = pixels(document.get(img, Attr::height));
  const bool tiny = (out.width > 0 && out.width <= 2) || (out.height > 0 && out.height <= 2) ||
                    styled_tiny(document.get(img, Attr::style));
  const std::string url = image_url(base_url, src);
  out.src = lazy_source(document, img, base_url);
  if (out.src.empty() && !is_stand_in(url)) out.src = url;
  if (out.src.empty()) out.src = srcset_source(document, img, base_url);
  if (out.src.empty()) out.src = picture_source(document, img, base_url);
  const bool stood_in = out.src != url && is_stand_in(src);
  if (out.src.empty()) {
    out.src = url;
    out.placeholder = true;
  }
  if (stood_in) out.width = out.height = 0;  // the stand-in's own
  if (tracks(out.src) || (tiny && !stood_in)) out.src.clear();
  return out;
}

}  // namespace lectern::article
