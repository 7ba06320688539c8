#include <lectern/lectern.h>

#include "base/json_writer.h"
#include "write/formats.h"

namespace lectern {
namespace {

using base::JsonWriter;

// Readability's ten fields are null where unknown, as there.
void nullable(JsonWriter& json, std::string_view name, std::string_view value) {
  json.key(name);
  if (value.empty())
    json.null();
  else
    json.string(value);
}

void strings(JsonWriter& json, std::string_view name, const std::vector<std::string>& values) {
  json.key(name);
  json.begin_array();
  for (const std::string& value : values) json.string(value);
  json.end_array();
}

void nodes(JsonWriter& json, const Tree& tree) {
  json.key("nodes");
  json.begin_array();
  for (uint32_t n = 0; n < tree.size(); ++n) {
    const Tree::Node& node = tree[n];
    json.begin_object();
    if (node.element == Element::text)
      json.member("text", tree.text(n));
    else
      json.member("tag", name(node.element));
    json.key("parent");
    if (node.parent == Tree::kNoNode)
      json.number(-1.0);
    else
      json.number(node.parent);
    if (kind(node.element) == ElementKind::math) json.member("ns", std::string_view("math"));
    if (node.attribute_count > 0) {
      json.key("attributes");
      json.begin_object();
      for (uint32_t i = 0; i < node.attribute_count; ++i) {
        const Tree::AttributeValue each = tree.attribute(n, i);
        json.member(name(each.attribute), each.value);
      }
      json.end_object();
    }
    json.end_object();
  }
  json.end_array();
}

}  // namespace

std::string to_json(const Article& article, JsonParts parts) {
  const Metadata& metadata = article.metadata;
  JsonWriter json;
  json.begin_object();
  nullable(json, "title", metadata.title);
  nullable(json, "byline", metadata.byline);
  json.member("dir", std::string_view(metadata.dir == Direction::rtl ? "rtl" : "ltr"));
  nullable(json, "lang", metadata.lang);
  json.member("content", to_html(article));
  json.member("textContent", to_text(article));
  json.member("length", article.length);
  nullable(json, "excerpt", metadata.excerpt);
  nullable(json, "siteName", metadata.site_name);
  nullable(json, "publishedTime", metadata.published_time);
  json.member("modifiedTime", metadata.modified_time);
  json.member("standfirst", metadata.standfirst);
  json.key("authors");
  json.begin_array();
  for (const Author& author : metadata.authors) {
    json.begin_object();
    json.member("name", author.name);
    json.member("url", author.url);
    json.end_object();
  }
  json.end_array();
  json.key("image");
  if (metadata.image.url.empty()) {
    json.null();
  } else {
    json.begin_object();
    json.member("url", metadata.image.url);
    json.member("alt", metadata.image.alt);
    json.member("width", metadata.image.width);
    json.member("height", metadata.image.height);
    json.end_object();
  }
  strings(json, "tags", metadata.tags);
  json.member("section", metadata.section);
  json.member("canonicalUrl", metadata.canonical_url);
  json.key("alternates");
  json.begin_array();
  for (const Alternate& alternate : metadata.alternates) {
    json.begin_object();
    json.member("lang", alternate.lang);
    json.member("url", alternate.url);
    json.end_object();
  }
  json.end_array();
  json.key("relatedLinks");
  json.begin_array();
  for (const Link& link : article.related_links) {
    json.begin_object();
    json.member("text", link.text);
    json.member("url", link.url);
    json.end_object();
  }
  json.end_array();
  strings(json, "nextPages", metadata.next_pages);
  json.member("pageType", name(metadata.page_type));
  json.member("confidence", article.confidence);
  json.member("wordCount", article.word_count);
  json.member("readingTime", article.reading_time);
  json.key("outline");
  json.begin_array();
  for (const Heading& heading : article.outline) {
    json.begin_object();
    json.member("level", static_cast<uint32_t>(heading.level));
    json.member("text", heading.text);
    json.member("id", heading.id);
    json.end_object();
  }
  json.end_array();
  if (!article.comments.empty()) {
    json.key("comments");
    json.begin_array();
    for (const Tree& comment : article.comments) {
      json.begin_object();
      json.member("content", write::html(comment));
      json.member("textContent", write::text(comment));
      json.end_object();
    }
    json.end_array();
  }
  if (parts.markdown) json.member("markdown", to_markdown(article));
  if (parts.nodes) nodes(json, article.content);
  json.end_object();
  return json.take();
}

std::string to_json(const Explanation& explanation) {
  JsonWriter json;
  json.begin_object();
  json.member("reason", explanation.reason);
  json.member("confidence", explanation.confidence);
  json.member("pageType", name(explanation.page_type));
  json.key("blocks");
  json.begin_array();
  for (const BlockNote& block : explanation.blocks) {
    json.begin_object();
    json.member("text", block.text);
    json.member("verdict", block.verdict);
    json.member("role", block.role);
    json.member("reason", block.reason);
    json.member("why", block.why);
    json.member("score", block.score);
    json.member("words", block.words);
    json.key("source");
    json.begin_object();
    json.member("begin", block.source.begin);
    json.member("end", block.source.end);
    json.end_object();
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return json.take();
}

}  // namespace lectern
