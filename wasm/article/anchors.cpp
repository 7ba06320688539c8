#include "article/anchors.h"

#include <algorithm>

#include "article/urls.h"
#include "base/hash.h"
#include "base/text.h"
#include "base/url.h"

namespace lectern::article {

using html::Attr;
using html::NodeId;

Anchors::Anchors(const html::Document& document, std::string_view page_url, std::string_view base_url)
    : document_(document), page_url_(page_url.substr(0, page_url.find('#'))), base_url_(base_url) {
  for (NodeId n = 0; n < document.size(); ++n) {
    const html::Node& node = document[n];
    if (node.attribute_count == 0) continue;
    std::string_view name = document.get(n, Attr::id);
    if (!name.empty()) names_.push_back({base::hash_of(name), n});
    if (node.tag != html::Tag::a) continue;
    name = document.get(n, Attr::name);
    if (!name.empty()) names_.push_back({base::hash_of(name), n});
  }
  std::sort(names_.begin(), names_.end());
}

bool Anchors::is_local(std::string_view href) const {
  href = base::trim(href);
  const size_t hash = href.find('#');
  if (hash == std::string_view::npos) return false;
  if (hash == 0) return true;
  return !page_url_.empty() && base::resolve_http_url(base_url_, href.substr(0, hash)) == page_url_;
}

NodeId Anchors::target(std::string_view href) const {
  if (!is_local(href)) return html::kNoNode;
  const std::string_view fragment = base::trim(href).substr(base::trim(href).find('#') + 1);
  if (fragment.empty()) return html::kNoNode;
  const std::string decoded = percent_decoded(fragment);
  for (const std::string_view name : {fragment, std::string_view(decoded)}) {
    const uint32_t hash = base::hash_of(name);
    auto found = first_of(names_, hash);
    // More than a few of one hash are a hostile page's.
    for (int tries = 0; tries < 16 && found != names_.end() && found->key == hash; ++tries, ++found)
      if (document_.get(found->value, Attr::id) == name || document_.get(found->value, Attr::name) == name)
        return found->value;
  }
  return html::kNoNode;
}

std::string Anchors::id(NodeId target) const {
  std::string_view name = document_.get(target, Attr::id);
  if (name.empty()) name = document_.get(target, Attr::name);
  std::string out(kIdPrefix);
  bool changed = name.size() > 100;
  for (const char c : name.substr(0, 100)) {
    const bool plain = base::is_ascii_alphanumeric(c) || c == '-' || c == '_' || c == '.' || c == ':';
    out += plain ? c : '-';
    changed = changed || !plain;
  }
  // Names that had to change could meet others: the node's number tells them apart.
  if (changed) out += "--" + base::decimal(target);
  return out;
}

}  // namespace lectern::article
