#include "page/links.h"

#include <algorithm>

#include "base/sort.h"
#include "base/text.h"
#include "base/url.h"

namespace lectern::page {
namespace {

using html::Attr;
using html::NodeId;
using html::Tag;

constexpr size_t kMaxLinks = 300;
constexpr uint32_t kMaxPages = 80;

// The number from 2 on that is all an element says; 0 where it says anything else. Looks at a few nodes only.
uint32_t number_of(const html::Document& document, NodeId node) {
  const NodeId end = std::min(document[node].end, node + 8);
  if (end != document[node].end) return 0;
  uint32_t number = 0;
  for (NodeId n = node + 1; n < end; ++n) {
    if (document[n].type != html::NodeType::text) continue;
    for (const char c : base::trim(document[n].text)) {
      if (c < '0' || c > '9' || number > kMaxPages) return 0;
      number = number * 10 + static_cast<uint32_t>(c - '0');
    }
  }
  return number >= 2 && number <= kMaxPages ? number : 0;
}

constexpr std::string_view kFileEndings[] = {".html", ".htm", ".php", ".aspx", ".shtml"};

// An address without scheme, fragment, trailing slash and file ending: what addresses of one story's pages share.
std::string_view stem_of(std::string_view url) {
  url = url.substr(0, url.find('#'));
  if (const size_t scheme = url.find("://"); scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  for (const std::string_view end : kFileEndings)
    if (base::ends_with(url, end)) url.remove_suffix(end.size());
  while (base::ends_with(url, "/")) url.remove_suffix(1);
  return url;
}

// Whether `url` is the page's address with `number` added at its end, as a path segment, a parameter or a suffix.
bool is_page_of(std::string_view url, uint32_t number, std::string_view page_stem) {
  std::string_view stem = stem_of(url);
  const std::string digits = base::decimal(number);
  if (!base::starts_with(stem, page_stem) || !base::ends_with(stem, digits)) return false;
  stem.remove_prefix(page_stem.size());
  if (stem.size() <= digits.size()) return false;
  stem.remove_suffix(digits.size());
  for (const std::string_view end : kFileEndings)
    if (base::starts_with(stem, end)) stem.remove_prefix(end.size());
  const std::string between = base::lower_ascii(stem);
  if (base::contains(between, "comment")) return false;
  if (base::is_listed("/|-|_|,|/page/|/page-|/page|/p|-page-|-p|_p|/seite-|/seite/|/pagina/|?|?p=|?pg=|?page=|?paged=|"
                      "?pagina=|?seite=|?start=",
                      between))
    return true;
  // The page has parameters already.
  return base::starts_with(between, "&") && (base::ends_with(between, "page=") || base::ends_with(between, "p="));
}

}  // namespace

void Links::enter(NodeId node) {
  std::string_view rel, href, hreflang;
  const html::Node& element = document_[node];
  for (uint32_t i = 0; i < element.attribute_count; ++i) {
    const html::Attribute& attribute = document_.attribute(node, i);
    if (attribute.id == Attr::rel) rel = attribute.value;
    if (attribute.id == Attr::href) href = base::trim(attribute.value);
    if (attribute.id == Attr::hreflang) hreflang = base::trim(attribute.value);
  }
  if (href.empty()) return;
  const bool in_head = element.tag == Tag::link;
  if (!rel.empty()) {
    if (in_head && canonical.empty() && base::has_token(rel, "canonical")) canonical = href;
    if (in_head && image.empty() && base::has_token(rel, "image_src")) image = href;
    if (in_head && !hreflang.empty() && hreflangs.size() < kMaxLinks && base::has_token(rel, "alternate"))
      hreflangs.push_back({hreflang, href});
    if (next_.size() < 4 && base::has_token(rel, "next")) next_.push_back(href);
    if (!in_head && tags.size() < kMaxLinks && base::has_token(rel, "tag")) tags.push_back(node);
  }
  if (!in_head && numbered_.size() < kMaxLinks)
    if (const uint32_t number = number_of(document_, node)) numbered_.push_back({number, href});
}

std::vector<std::string> Links::next_pages(std::string_view page_url, std::string_view base_url) const {
  std::vector<std::string> out;
  const auto add = [&](std::string url) {
    if (url.empty() || base::same_page(url, page_url)) return;
    const auto same = [&](const std::string& other) { return base::same_page(other, url); };
    if (out.size() < kMaxPages && std::none_of(out.begin(), out.end(), same)) out.push_back(std::move(url));
  };
  if (!page_url.empty()) {
    const std::string_view stem = stem_of(page_url);
    base::List<Numbered> pages = numbered_;
    base::sort(pages, [](const Numbered& a, const Numbered& b) { return a.number < b.number; });
    // A site's front page has no further pages of a story.
    if (stem.find('/') != std::string_view::npos)
      for (const Numbered& link : pages) {
        std::string url = base::resolve_http_url(base_url, link.href);
        if (is_page_of(url, link.number, stem)) add(std::move(url));
      }
  }
  if (out.empty())
    for (const std::string_view href : next_)
      if (out.empty()) add(base::resolve_http_url(base_url, href));
  return out;
}

}  // namespace lectern::page
