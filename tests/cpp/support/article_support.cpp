#include "support/article_support.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "article/build.h"
#include "base/text.h"
#include "base/url.h"
#include "extract/blocks.h"
#include "page/page_facts.h"

namespace lectern::test {
namespace {

using html::Document;
using html::NodeId;
using html::NodeType;
using html::Tag;

const extract::Reason kKept{"kept", "The test keeps it."};

}  // namespace

extract::Selection keep_all(const Document& document) {
  extract::Selection selection;
  selection.page_type = PageType::article;
  selection.confidence = 1;
  selection.blocks = extract::cut(document).blocks;
  for (extract::Block& block : selection.blocks) {
    block.verdict = Verdict::keep;
    block.reason = &kKept;
  }
  return selection;
}

Article article_of(std::string_view page, std::string_view url) {
  const Document document = html::parse(page);
  page::PageFacts facts;
  facts.url = facts.base_url = url;
  const extract::Selection selection = keep_all(document);
  return article::build(document, std::move(facts), selection);
}

std::string content(std::string_view html) { return to_html(article_of(html)); }
std::string markdown(std::string_view html) { return to_markdown(article_of(html)); }
std::string text(std::string_view html) { return to_text(article_of(html)); }

std::string disallowed(std::string_view html) {
  const std::string page = "<!DOCTYPE html><body>" + std::string(html) + "</body>";
  const Document document = html::parse(page);
  for (NodeId n = 1; n < document.size(); ++n) {
    const html::Node& node = document[n];
    if (node.type == NodeType::comment) return "a comment";
    if (node.type != NodeType::element) continue;
    if (node.tag == Tag::html || node.tag == Tag::head || node.tag == Tag::body) {
      if (node.attribute_count > 0) return "an attribute on <" + std::string(node.text) + ">";
      continue;
    }
    bool known = false;
    for (int e = 1; e <= static_cast<int>(Element::semantics) && !known; ++e) {
      const auto element = static_cast<Element>(e);
      known = name(element) == node.text && (kind(element) == ElementKind::math) == (node.ns == html::Namespace::math);
    }
    if (!known || node.ns == html::Namespace::svg) return "<" + std::string(node.text) + ">";
    for (uint32_t i = 0; i < node.attribute_count; ++i) {
      const std::string_view attribute = document.attribute(n, i).name;
      const std::string_view value = document.attribute(n, i).value;
      std::string shown = std::string(node.text) + "[" + std::string(attribute) + "=\"" + std::string(value) + "\"]";
      bool listed = false;
      for (int a = 0; a <= static_cast<int>(Attribute::width) && !listed; ++a)
        listed = name(static_cast<Attribute>(a)) == attribute;
      if (!listed) return shown;
      if (attribute == "href") {
        const bool local = base::starts_with(value, "#lectern-");
        const bool outside = base::starts_with(value, "http://") || base::starts_with(value, "https://") ||
                             base::starts_with(value, "mailto:") || base::starts_with(value, "tel:");
        if (node.text != "a" || !(local || outside)) return shown;
      } else if (attribute == "src" || attribute == "data-poster") {
        bool data = false;
        for (const std::string_view type : {"png", "jpeg", "jpg", "gif", "webp", "avif"})
          data = data || base::starts_with(value, "data:image/" + std::string(type) + ";base64,");
        if (!base::is_absolute_http_url(value) && !(data && (node.text == "img" || attribute == "data-poster")))
          return shown;
      } else if (attribute == "cite") {
        if (!base::is_absolute_http_url(value)) return shown;
      } else if (attribute == "data-embed") {
        if (!base::starts_with(value, "https://")) return shown;
      } else if (attribute == "id") {
        if (!base::starts_with(value, "lectern-")) return shown;
      } else if (attribute == "class") {
        if (!base::starts_with(value, "lectern-") && !base::starts_with(value, "language-")) return shown;
        if (value.find_first_of(" \t\n\"'<>") != std::string_view::npos) return shown;
      } else if (attribute == "srcset" || attribute == "sizes") {
        return shown;  // nothing makes them
      }
    }
  }
  return {};
}

size_t depth(const Tree& tree) {
  std::vector<size_t> depths(tree.size());
  size_t deepest = 0;
  for (uint32_t n = 0; n < tree.size(); ++n) {
    depths[n] = tree[n].parent == Tree::kNoNode ? 1 : depths[tree[n].parent] + 1;
    deepest = std::max(deepest, depths[n]);
  }
  return deepest;
}

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

std::string shared_folder() {
  const std::string folder = std::string(LECTERN_SOURCE_DIR) + "/../shared";
  return read_file(folder + "/corpus/README.md").empty() ? std::string() : folder;
}

}  // namespace lectern::test
