#include "article/build.h"

#include <algorithm>
#include <vector>

#include "article/comments.h"
#include "article/content.h"
#include "article/measure.h"
#include "article/tables.h"
#include "base/fit.h"
#include "base/text.h"
#include "base/url.h"
#include "page/clean.h"
#include "page/names.h"
#include "tree/copy.h"
#include "tree/node_classes.h"
#include "tree/running_text.h"

namespace lectern::article {
namespace {

using extract::Block;
using extract::Selection;
using html::Attr;
using html::Document;
using html::NodeId;
using html::Tag;

// @param limit in bytes, and nodes
std::string text_of(const Document& document, NodeId begin, NodeId end, size_t limit = 100000) {
  return page::text_of(document, begin, end, limit, limit);
}

// A table that mostly stays, stays whole: a row without its cell would say something else.
void keep_tables_whole(const Document& document, const Selection& selection, const std::vector<Table>& tables,
                       std::vector<uint8_t>& keep) {
  size_t b = 0;
  for (const Table& table : tables) {
    if (table.kind != TableKind::data || 2 * table.kept_bytes < table.bytes || table.kept_bytes == 0) continue;
    while (b < selection.blocks.size() && selection.blocks[b].begin < table.node) ++b;
    for (; b < selection.blocks.size() && selection.blocks[b].begin < document[table.node].end; ++b) {
      const Block& block = selection.blocks[b];
      if (block.verdict != Verdict::lift && block.role != Role::hidden && block.role != Role::advertisement)
        keep[b] = true;
    }
  }
}

// The links of a block: those inside it and the one that it stands in.
std::vector<Link> links_of(const Document& document, const Block& block, std::string_view base_url) {
  constexpr size_t kLongestLink = 2000;  // one link may be around many blocks
  std::vector<Link> out;
  const auto add = [&](NodeId n) {
    if (!document.is_element(n, Tag::a) || !document.has(n, Attr::href)) return;
    std::string url = base::resolve_http_url(base_url, document.get(n, Attr::href));
    std::string text = text_of(document, n + 1, document[n].end, kLongestLink);
    if (!text.empty()) out.push_back({std::move(text), base::without_tracking(url)});
  };
  NodeId up = document[block.begin].parent;
  for (int i = 0; i < 6 && up != html::kNoNode; ++i, up = document[up].parent) add(up);
  for (NodeId n = block.begin; n < block.end; ++n) add(n);
  return out;
}

template <typename T, typename Same>
void add_new(std::vector<T>& list, T item, Same same) {
  constexpr size_t kMost = 200;
  if (list.size() >= kMost) return;
  for (const T& each : list)
    if (same(each, item)) return;
  list.push_back(std::move(item));
}

void add_tag(std::vector<std::string>& tags, std::string_view text) {
  while (!text.empty() && text.front() == '#') text.remove_prefix(1);
  text = base::trim(text);
  if (text.empty() || text.size() > 100) return;
  add_new(tags, std::string(text),
          [](const std::string& a, const std::string& b) { return base::equal_ignoring_case(a, b); });
}

// "Filed under: Rivers, Law" without links.
void split_tags(std::vector<std::string>& tags, std::string_view text) {
  for (const std::string_view colon : {":", "\uFF1A"})
    if (const size_t at = text.find(colon); at != std::string_view::npos) text = text.substr(at + colon.size());
  for (size_t at = 0; at < text.size();) {
    const std::string_view mark =
        base::find_fit(text.substr(at), base::Fit::starts_with, ", ; | \u00B7 \u2022 \u3001 \u060C \uFF0C");
    if (mark.empty()) {
      ++at;
      continue;
    }
    add_tag(tags, text.substr(0, at));
    text.remove_prefix(at + mark.size());
    at = 0;
  }
  add_tag(tags, text);
}

// What lifted blocks say goes where the page's own metadata says nothing.
void add_lifted(const Document& document, const Selection& selection, std::string_view base_url, Article& article) {
  Metadata& metadata = article.metadata;
  const bool wants_tags = metadata.tags.empty();
  const bool wants_byline = metadata.byline.empty();
  bool begun = false;  // the content
  for (const Block& block : selection.blocks) {
    begun = begun || block.verdict == Verdict::keep;
    if (block.verdict != Verdict::lift) continue;
    switch (block.role) {
      case Role::title:
        if (metadata.title.empty()) metadata.title = text_of(document, block.begin, block.end);
        break;
      case Role::standfirst:
        if (metadata.standfirst.empty()) metadata.standfirst = text_of(document, block.begin, block.end);
        break;
      case Role::byline:
        // Further down a thread, others write.
        if (wants_byline && metadata.byline.empty() && !(begun && metadata.page_type == PageType::forum)) {
          const std::string text = text_of(document, block.begin, block.end);
          const std::string_view name = page::without_by(text, metadata.lang);
          // A word alone may be a section ("Company").
          const bool says_by = name.size() < text.size() || base::contains(name, " ");
          if (text.size() <= 200 && says_by && page::can_be_name(name)) metadata.byline = name;
        }
        break;
      case Role::tags:
        if (wants_tags) {
          const std::vector<Link> links = links_of(document, block, base_url);
          for (const Link& link : links) add_tag(metadata.tags, link.text);
          if (links.empty()) {
            // A label before links that stand in blocks of their own is no tag; a list without links has separators.
            const std::string text = text_of(document, block.begin, block.end);
            if (base::find_any(text, ":,;|") != std::string::npos || base::contains(text, "\uFF1A"))
              split_tags(metadata.tags, text);
          }
        }
        break;
      case Role::related_link:
        for (Link& link : links_of(document, block, base_url))
          if (!link.url.empty())
            add_new(article.related_links, std::move(link),
                    [](const Link& a, const Link& b) { return a.url == b.url; });
        break;
      default:
        break;
    }
  }
}

std::string first_paragraph(const Tree& tree) {
  for (uint32_t n = 0; n < tree.size(); ++n) {
    if (tree[n].element != Element::p) continue;
    std::string text = running_text(tree, n);
    if (!text.empty()) return text;
  }
  return {};
}

// What the sections of a thread hold, their header lines aside.
// @param sections the section of each post; Tree::kNoNode for posts that have none
std::vector<Post> posts_of(const Tree& content, const std::vector<extract::Post>& posts,
                           const std::vector<uint32_t>& sections) {
  std::vector<Post> out;
  for (size_t i = 0; i < posts.size(); ++i) {
    if (sections[i] == Tree::kNoNode) continue;
    Post& post = out.emplace_back();
    for (uint32_t n = sections[i] + 1; n < content[sections[i]].end; n = content[n].end)
      if (!is_class(content, n, kPostHeaderClass)) copy(content, n, post.content);
    post.author = posts[i].author;
    post.published_time = posts[i].published_time;
    post.depth = posts[i].depth;
    post.score = posts[i].score;
  }
  return out;
}

// A thread's author and date are those of its first post. Machines may know its time more exactly.
void sign(Metadata& metadata, const Post& first) {
  if (!first.author.empty()) {
    const auto is_author = [&](const Author& author) { return author.name == first.author; };
    std::erase_if(metadata.authors, [&](const Author& author) { return !is_author(author); });
    if (metadata.authors.empty()) metadata.authors.push_back({first.author, {}});
    metadata.byline = first.author;
  }
  if (!first.published_time.empty() && !base::starts_with(metadata.published_time, first.published_time))
    metadata.published_time = first.published_time;
}

}  // namespace

Article build(const Document& document, page::PageFacts&& facts, const Selection& selection) {
  const std::vector<Table> tables = judge_tables(document, selection);
  std::vector<uint8_t> keep(selection.blocks.size());
  for (size_t b = 0; b < keep.size(); ++b) keep[b] = selection.blocks[b].verdict == Verdict::keep;
  keep_tables_whole(document, selection, tables, keep);

  Article article;
  ContentBuilder builder(document, facts, selection, tables, keep, true);
  if (selection.posts.empty()) {
    article.content = builder.build(0, document.size());
  } else {
    std::vector<uint32_t> sections;
    article.content = builder.build(selection.posts, sections);
    article.posts = posts_of(article.content, selection.posts, sections);
  }
  article.truncated = builder.truncated();
  article.comments = find_comments(document, facts, selection, tables, article.truncated);

  article.metadata = std::move(facts.metadata);
  article.metadata.page_type = selection.page_type;
  if (!article.posts.empty()) sign(article.metadata, article.posts.front());
  article.confidence = selection.confidence;
  add_lifted(document, selection, facts.base_url, article);
  if (article.metadata.excerpt.empty()) article.metadata.excerpt = first_paragraph(article.content);
  measure(article);
  return article;
}

}  // namespace lectern::article
