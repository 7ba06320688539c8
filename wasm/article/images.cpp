#include "article/images.h"

#include <algorithm>

#include "article/kept.h"
#include "article/urls.h"
#include "base/substrings.h"
#include "base/text.h"
#include "html/custom_elements.h"
#include "page/image_urls.h"

namespace lectern::article {
namespace {

using html::Attr;
using html::Document;
using html::NodeId;
using html::Tag;

// What scripts that load pictures late take them from, by the names that many of them share.
constexpr std::string_view kLazySources =
    "data-src data-srcset data-original data-lazy-src data-lazy-srcset data-lazy data-original-src data-original-set "
    "data-actualsrc data-full-src data-hi-res-src data-image-src data-delayed-url data-defer-src data-url data-echo "
    "data-lazyload data-src-large data-bg data-background data-background-image";

// The address of a picture worth to be shown that a text gives; a text with gaps for a script to fill gives none.
std::string source_in(std::string_view base_url, std::string_view text) {
  text = base::trim(text);
  if (base::find_any(text, "{[") != std::string_view::npos) return {};
  std::string url = image_url(base_url, text);
  if (page::is_stand_in(url)) url.clear();
  return url;
}

bool is_srcset(std::string_view attribute_name) { return base::ends_with(attribute_name, "set"); }

// The largest picture that a data attribute names, whatever it is called; for an element that is no img, itemid may
// name it too, and trackers are none.
std::string data_source(const Document& document, NodeId node, std::string_view base_url, bool any_element) {
  std::string best;
  uint32_t widest = 0;
  for (uint32_t i = 0; i < document[node].attribute_count; ++i) {
    const html::Attribute& attribute = document.attribute(node, i);
    if (!base::starts_with(attribute.name, "data-") && !(any_element && attribute.name == "itemid")) continue;
    const std::string_view value = base::trim(attribute.value);
    if (value.size() > 2000 || !base::contains(value, "/") || base::contains(value, " ") || !page::names_image(value))
      continue;
    std::string url = source_in(base_url, value);
    if (url.empty() || (any_element && page::tracks(url))) continue;
    const uint32_t width = page::width_in_url(url);
    if (width <= widest) continue;
    widest = width;
    best = std::move(url);
  }
  return best;
}

// The source that lazy loading would take.
std::string lazy_source(const Document& document, NodeId node, std::string_view base_url) {
  std::string single;
  std::string_view names = kLazySources;
  bool has_data = false;
  for (uint32_t i = 0; i < document[node].attribute_count; ++i)
    has_data = has_data || base::starts_with(document.attribute(node, i).name, "data-");
  if (!has_data) return single;
  for (std::string_view name; !(name = base::next_token(names)).empty();) {
    const std::string_view value = document.get(node, name);
    if (value.empty()) continue;
    // A set offers the same picture larger.
    std::string url = source_in(base_url, is_srcset(name) ? page::best_candidate(value).url : value);
    if (!url.empty() && is_srcset(name)) return url;
    if (single.empty()) single = std::move(url);
  }
  return single;
}

// What a srcset offers that is no narrower than `least`, as far as the addresses tell.
std::string srcset_source(const Document& document, NodeId node, std::string_view base_url, double least) {
  const page::Candidate candidate = page::best_candidate(document.get(node, Attr::srcset));
  return candidate.rank < least ? std::string() : source_in(base_url, candidate.url);
}

// A source that the picture element around an img offers, in a format that every browser shows: the largest, those for
// narrow windows aside. It ranks higher than `rank`.
std::string picture_source(const Document& document, NodeId img, std::string_view base_url, double rank) {
  static constexpr auto kOtherFormats = base::substrings("jxl svg");
  const NodeId picture = ancestor(document, img, Tag::picture, 4);
  if (picture == html::kNoNode) return {};
  std::string best;
  // One img takes what stands before it: a picture has no second one, and if it had, sources would be read once for
  // each.
  NodeId begin = img;
  while (begin > picture + 1 && !document.is_element(begin - 1, Tag::img)) --begin;
  for (NodeId n = begin; n < img; ++n) {
    if (!document.is_element(n, Tag::source)) continue;
    if (base::contains_any(document.get(n, Attr::type), kOtherFormats)) continue;
    const page::Candidate candidate = page::best_candidate(document.get(n, Attr::srcset));
    std::string url = source_in(base_url, candidate.url);
    double own = candidate.rank;
    if (url.empty()) url = lazy_source(document, n, base_url), own = page::kUsualWidth;
    if (base::contains(document.get(n, "media"), "max-width")) own = 0;
    if (url.empty() || own <= rank) continue;
    rank = own;
    best = std::move(url);
  }
  return best;
}

// What stands in for a picture may lie over the picture, or link to it. What is longer than an address, as a picture
// that the page holds itself, is not repeated for every img inside.
std::string source_around(const Document& document, NodeId img, std::string_view base_url) {
  constexpr size_t kLongest = 4000;  // bytes
  std::string url = source_in(base_url, page::background_in(document.get(img, Attr::style)));
  NodeId up = document[img].parent;
  for (int i = 0; i < 2 && url.empty() && up != html::kNoNode; ++i, up = document[up].parent) {
    url = source_in(base_url, page::background_in(document.get(up, Attr::style).substr(0, kLongest)));
    const std::string_view href = document.get(up, Attr::href);
    if (url.empty() && document[up].tag == Tag::a && href.size() <= kLongest && page::names_image(href))
      url = source_in(base_url, href);
  }
  return url;
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
  std::string url = data_source(document, node, base_url, true);
  for (NodeId n = node; n < document[node].end && url.empty(); ++n) {
    if (document[n].type != html::NodeType::element) continue;
    url = source_in(base_url, page::background_in(document.get(n, Attr::style)));
    if (url.empty()) url = lazy_source(document, n, base_url);
    if (page::tracks(url)) url.clear();
  }
  return url;
}

Picture read_picture(const Document& document, NodeId img, std::string_view base_url) {
  Picture out;
  const std::string_view src = base::trim(document.get(img, Attr::src));
  out.alt = base::fold_space(document.get(img, Attr::alt));
  if (out.alt.empty() && html::is_drawn_picture(document, img))
    out.alt = base::fold_space(document.get(img, "aria-label"));
  out.width = page::pixels(document.get(img, Attr::width));
  out.height = page::pixels(document.get(img, Attr::height));
  const bool tiny = (out.width > 0 && out.width <= 2) || (out.height > 0 && out.height <= 2) ||
                    styled_tiny(document.get(img, Attr::style));
  const std::string url = image_url(base_url, src);
  const bool shows = !page::is_stand_in(url) && !page::is_preview(url);
  out.src = lazy_source(document, img, base_url);
  const double least = !shows                                         ? 0
                       : page::width_in_url(url) == page::kUsualWidth ? 1
                                                                      : page::rank_of(page::width_in_url(url));
  if (out.src.empty()) out.src = srcset_source(document, img, base_url, least);
  if (out.src.empty())
    out.src = picture_source(document, img, base_url, shows ? std::max<double>(page::kUsualWidth, least) : -1);
  if (out.src.empty() && shows) out.src = url;
  if (out.src.empty()) out.src = data_source(document, img, base_url, false);
  if (out.src.empty()) out.src = source_around(document, img, base_url);
  if (out.src.empty() && !page::is_stand_in(url)) out.src = url;
  const bool stood_in = out.src != url && page::is_stand_in(src);
  if (out.src.empty()) {
    out.src = url;
    out.placeholder = true;
  }
  if (stood_in) out.width = out.height = 0;  // the stand-in's own
  if (page::tracks(out.src) || (tiny && !stood_in)) out.src.clear();
  return out;
}

}  // namespace lectern::article
