#include <lectern/lectern.h>

#include "base/json_writer.h"
#include "tree/running_text.h"
#include "write/formats.h"

namespace lectern {
namespace {

using base::JsonWriter;

// Readability's ten fields are null where unknown, as there.
void nullable(JsonWriter& json, const char* name, const std::string& value) {
  json.key(name);
  if (value.empty())
    json.null();
  else
    json.string(value);
}

// Members by names that are literals, and of strings: views made at each of so many calls would be most of this file.
void member(JsonWriter& json, const char* name, std::string_view value) { json.member(name, value); }
void member(JsonWriter& json, const char* name, const std::string& value) { json.member(name, value); }
void member(JsonWriter& json, const char* name, uint32_t value) { json.member(name, value); }
void member(JsonWriter& json, const char* name, double value) { json.member(name, value); }

void begin_array(JsonWriter& json, const char* name) {
  json.key(name);
  json.begin_array();
}

void strings(JsonWriter& json, const char* name, const std::vector<std::string>& values) {
  begin_array(json, name);
  for (const std::string& value : values) json.string(value);
  json.end_array();
}

void source(JsonWriter& json, SourceRange range) {
  json.key("source");
  json.begin_object();
  member(json, "begin", range.begin);
  member(json, "end", range.end);
  json.end_object();
}

bool is_at_block_level(Element element) { return kind(element) == ElementKind::block || element == Element::hr; }

void nodes(JsonWriter& json, const Tree& tree) {
  begin_array(json, "nodes");
  for (uint32_t n = 0; n < tree.size(); ++n) {
    const Tree::Node& node = tree[n];
    json.begin_object();
    if (node.element == Element::text)
      member(json, "text", tree.text(n));
    else
      member(json, "tag", name(node.element));
    json.key("parent");
    if (node.parent == Tree::kNoNode)
      json.number(-1.0);
    else
      json.number(node.parent);
    if (kind(node.element) == ElementKind::math) member(json, "ns", std::string_view("math"));
    if (node.attribute_count > 0) {
      json.key("attributes");
      json.begin_object();
      for (uint32_t i = 0; i < node.attribute_count; ++i) {
        const Tree::AttributeValue each = tree.attribute(n, i);
        json.member(name(each.attribute), each.value);
      }
      json.end_object();
    }
    if (is_at_block_level(node.element) && node.source.end > 0) source(json, node.source);
    json.end_object();
  }
  json.end_array();
}

void posts(JsonWriter& json, const char* name, const std::vector<Post>& posts) {
  begin_array(json, name);
  for (const Post& post : posts) {
    json.begin_object();
    member(json, "author", post.author);
    member(json, "publishedTime", post.published_time);
    member(json, "depth", post.depth);
    json.key("score");
    if (post.score)
      json.number(static_cast<double>(*post.score));
    else
      json.null();
    member(json, "content", write::html(post.content));
    member(json, "textContent", plain_text(post.content));
    json.end_object();
  }
  json.end_array();
}

void authors(JsonWriter& json, const std::vector<Author>& authors) {
  begin_array(json, "authors");
  for (const Author& author : authors) {
    json.begin_object();
    member(json, "name", author.name);
    member(json, "url", author.url);
    json.end_object();
  }
  json.end_array();
}

void image(JsonWriter& json, const Image& image) {
  json.key("image");
  if (image.url.empty()) return json.null();
  json.begin_object();
  member(json, "url", image.url);
  member(json, "alt", image.alt);
  member(json, "width", image.width);
  member(json, "height", image.height);
  json.end_object();
}

void alternates(JsonWriter& json, const std::vector<Alternate>& alternates) {
  begin_array(json, "alternates");
  for (const Alternate& alternate : alternates) {
    json.begin_object();
    member(json, "lang", alternate.lang);
    member(json, "url", alternate.url);
    json.end_object();
  }
  json.end_array();
}

void links(JsonWriter& json, const std::vector<Link>& links) {
  begin_array(json, "relatedLinks");
  for (const Link& link : links) {
    json.begin_object();
    member(json, "text", link.text);
    member(json, "url", link.url);
    json.end_object();
  }
  json.end_array();
}

void outline(JsonWriter& json, const std::vector<Heading>& outline) {
  begin_array(json, "outline");
  for (const Heading& heading : outline) {
    json.begin_object();
    member(json, "level", static_cast<uint32_t>(heading.level));
    member(json, "text", heading.text);
    member(json, "id", heading.id);
    json.end_object();
  }
  json.end_array();
}

}  // namespace

std::string to_json(const Article& article, const JsonParts& parts) {
  const Metadata& metadata = article.metadata;
  JsonWriter json;
  json.begin_object();
  nullable(json, "title", metadata.title);
  nullable(json, "byline", metadata.byline);
  member(json, "dir", std::string_view(metadata.dir == Direction::rtl ? "rtl" : "ltr"));
  nullable(json, "lang", metadata.lang);
  member(json, "content", to_html(article));
  member(json, "textContent", to_text(article, parts.text));
  member(json, "length", article.length);
  nullable(json, "excerpt", metadata.excerpt);
  nullable(json, "siteName", metadata.site_name);
  nullable(json, "publishedTime", metadata.published_time);
  member(json, "modifiedTime", metadata.modified_time);
  member(json, "standfirst", metadata.standfirst);
  authors(json, metadata.authors);
  image(json, metadata.image);
  strings(json, "tags", metadata.tags);
  member(json, "section", metadata.section);
  member(json, "canonicalUrl", metadata.canonical_url);
  alternates(json, metadata.alternates);
  links(json, article.related_links);
  strings(json, "nextPages", metadata.next_pages);
  member(json, "pageType", name(metadata.page_type));
  member(json, "confidence", article.confidence);
  member(json, "wordCount", article.word_count);
  member(json, "readingTime", article.reading_time);
  if (article.truncated) {
    json.key("truncated");
    json.boolean(true);
  }
  outline(json, article.outline);
  posts(json, "posts", article.posts);
  if (!article.comments.empty()) posts(json, "comments", article.comments);
#define LECTERN_FORMAT(id, ending, description) \
  if (parts.id) member(json, #id, to_##id(article, parts.text));
#include <lectern/formats.def>
#undef LECTERN_FORMAT
  if (parts.nodes) nodes(json, article.content);
  json.end_object();
  return json.take();
}

std::string to_json(const Explanation& explanation) {
  JsonWriter json;
  json.begin_object();
  member(json, "reason", name(explanation.reason));
  member(json, "confidence", explanation.confidence);
  member(json, "pageType", name(explanation.page_type));
  member(json, "threshold", explanation.threshold);
  begin_array(json, "blocks");
  for (const BlockNote& block : explanation.blocks) {
    json.begin_object();
    member(json, "text", block.text);
    member(json, "verdict", name(block.verdict));
    member(json, "role", name(block.role));
    member(json, "reason", block.reason);
    member(json, "why", block.why);
    member(json, "score", block.score);
    member(json, "words", block.words);
    member(json, "place", block.place);
    source(json, block.source);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return json.take();
}

}  // namespace lectern
