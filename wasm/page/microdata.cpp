#include "page/microdata.h"

#include <algorithm>
#include <vector>

#include "base/text.h"
#include "page/clean.h"
#include "page/image_urls.h"
#include "page/json_ld.h"
#include "vocabulary/limits.h"

namespace lectern::page {
namespace {

using html::Attr;
using html::kNoNode;
using html::NodeId;
using html::Tag;

constexpr size_t kMaxItems = 200;
constexpr size_t kMaxNames = 8;  // of one element: each reads all that the element says

std::string_view local_name(std::string_view name) {
  const size_t cut = name.find_last_of("/#:");
  return cut == std::string_view::npos ? name : name.substr(cut + 1);
}

bool can_be_main(std::string_view type) {
  return is_article_type(type) || base::ends_with(type, "page") ||
         base::is_one_of(
             type, "creativework|recipe|howto|product|question|videoobject|review|medicalentity|document|event|course");
}

void fill(Claims& into, const Claims& from) {
  for (std::string Claims::*const text : {&Claims::type, &Claims::title, &Claims::description, &Claims::site_name,
                                          &Claims::published, &Claims::modified, &Claims::section, &Claims::lang})
    if ((into.*text).empty()) into.*text = from.*text;
  if (into.authors.empty()) into.authors = from.authors;
  if (into.tags.empty()) into.tags = from.tags;
  if (into.image.url.empty()) into.image = from.image;
}

}  // namespace

std::string Microdata::value(NodeId node) const {
  const std::string_view content = document_.get(node, Attr::content);
  if (!content.empty()) return clean_text(content);
  switch (document_[node].tag) {
    case Tag::a:
    case Tag::link:
    case Tag::area:
      return std::string(document_.get(node, Attr::href));
    case Tag::img:
    case Tag::video:
    case Tag::audio:
    case Tag::source:
    case Tag::iframe:
      return std::string(document_.get(node, Attr::src));
    case Tag::time:
      if (const std::string_view at = document_.get(node, Attr::datetime); !at.empty()) return std::string(at);
      break;
    default:
      break;
  }
  return clean_text(text_of(document_, node, 600));
}

size_t Microdata::open_item(NodeId node, std::string_view property_name, std::string_view type, size_t parent) {
  Role role = Role::other;
  if (base::is_one_of(property_name, "author|creator")) {
    role = Role::author;
  } else if (base::is_one_of(property_name, "publisher|isPartOf")) {
    role = Role::publisher;
  } else if (property_name == "image") {
    role = Role::image;
  } else if (property_name.empty() ||
             base::is_one_of(property_name, "mainEntity|blogPost|mainContentOfPage|articleBody")) {
    role = can_be_main(type) ? Role::main : Role::other;
  }
  items_.push_back({node, document_[node].end, parent, role, {}});
  items_.back().claims.type = type;
  return items_.size() - 1;
}

void Microdata::property(NodeId node, std::string_view name, size_t owner) {
  const auto links = [&] { return document_[node].tag == Tag::a || document_[node].tag == Tag::link; };
  const auto shown = [&] {
    return document_.get(node, Attr::content).empty() ? clean_text(text_of(document_, node, 600)) : value(node);
  };
  const Role role = owner == kNone ? Role::main : items_[owner].role;
  Claims& claims = owner == kNone ? loose_ : items_[owner].claims;
  if (role == Role::other) return;
  if (role != Role::main) {
    // An item that is itself a value: what it says belongs to the item around it.
    const size_t parent = items_[owner].parent;
    Claims& around = parent == kNone ? loose_ : items_[parent].claims;
    if (name == "name" && claims.title.empty()) {
      claims.title = shown();
      if (role == Role::author) add_authors(around.authors, claims.title, links() ? value(node) : std::string());
      if (role == Role::publisher) keep_first(around.site_name, claims.title);
    } else if (name == "url") {
      if (role == Role::image) keep_first(around.image.url, value(node));
      if (role == Role::author && !around.authors.empty()) keep_first(around.authors.back().url, value(node));
    } else if (role == Role::image && (name == "width" || name == "height")) {
      uint32_t& side = name == "width" ? around.image.width : around.image.height;
      if (!side) side = pixels(value(node));
    } else if (role == Role::image && name == "contentUrl") {
      keep_first(around.image.url, value(node));
    }
    return;
  }
  struct Text {
    std::string_view names;
    std::string Claims::*field;
    bool shown;  // rather than what the element is for: a link's address, a time's date
  };
  constexpr Text kTexts[] = {
      {"headline", &Claims::title, true},
      {"description|abstract", &Claims::description, true},
      {"datePublished|dateCreated|uploadDate", &Claims::published, false},
      {"dateModified", &Claims::modified, false},
      {"articleSection", &Claims::section, true},
      {"inLanguage", &Claims::lang, true},
  };
  for (const Text& text : kTexts)
    if (base::is_one_of(name, text.names)) keep_first(claims.*text.field, text.shown ? shown() : value(node));
  if (base::is_one_of(name, "author|creator")) {
    add_authors(claims.authors, shown(), links() ? value(node) : std::string());
  } else if (name == "image") {
    keep_first(claims.image.url, value(node));
  } else if (name == "keywords") {
    add_tags(claims.tags, shown());
  }
}

void Microdata::enter(NodeId node) {
  while (!open_.empty() && node >= items_[open_.back()].end) open_.pop_back();
  std::string_view names, type;
  bool scope = false;
  const html::Node& element = document_[node];
  const bool head_only = element.tag == Tag::meta || element.tag == Tag::link;
  for (uint32_t i = 0; i < element.attribute_count; ++i) {
    const html::Attribute& attribute = document_.attribute(node, i);
    switch (attribute.id) {
      case Attr::itemprop:
        names = attribute.value;
        break;
      case Attr::property:
        // In meta elements it is Open Graph's (see meta.h), unless it says whose it is.
        if (names.empty() && (!head_only || base::starts_with(attribute.value, "schema:") || !open_.empty()))
          names = attribute.value;
        break;
      case Attr::itemscope:
        scope = true;
        break;
      case Attr::typeof_:
        scope = true;
        if (type.empty()) type = attribute.value;
        break;
      case Attr::itemtype:
        type = attribute.value;
        break;
      default:
        break;
    }
  }
  if (names.empty() && !scope) return;
  const size_t owner = open_.empty() ? kNone : open_.back();
  const std::vector<std::string_view> all = base::split_space(names);
  if (!scope) {
    for (size_t i = 0; i < all.size() && i < kMaxNames; ++i) property(node, local_name(all[i]), owner);
    return;
  }
  if (items_.size() >= kMaxItems || open_.size() >= vocabulary::kDeepestItem) return;
  const std::string type_name = base::lower_ascii(local_name(base::next_token(type)));
  open_.push_back(open_item(node, all.empty() ? std::string_view() : local_name(all[0]), type_name, owner));
}

Claims Microdata::claims(NodeId title_node) const {
  const Item* article = nullptr;
  const Item* page = nullptr;
  size_t articles = 0;
  for (const Item& item : items_) {
    if (item.role != Role::main) continue;
    if (base::ends_with(item.claims.type, "page")) {
      if (!page) page = &item;
      continue;
    }
    ++articles;
    const bool holds_title = title_node != kNoNode && item.node <= title_node && title_node < item.end;
    // The innermost item around the title, else the first.
    if (!article || holds_title) article = &item;
  }
  if (articles > 1 && article && !(title_node != kNoNode && article->node <= title_node && title_node < article->end))
    article = nullptr;
  Claims out;
  if (article) fill(out, article->claims);
  if (page) fill(out, page->claims);
  if (articles <= 1) fill(out, loose_);
  return out;
}

}  // namespace lectern::page
