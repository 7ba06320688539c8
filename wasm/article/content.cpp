#include "article/content.h"

#include <algorithm>

#include "article/element_map.h"
#include "article/source_attributes.h"
#include "base/text.h"
#include "page/image_urls.h"
#include "tree/node_classes.h"

namespace lectern::article {
namespace {

using html::Attr;
using html::Document;
using html::NodeId;
using html::NodeType;
using html::Tag;

// How large the trees of a page may be together. An element around many blocks is written again in each of them, and an
// address is made absolute for each link, so that a page could ask for more than any memory holds.
size_t room_for(const Document& document) {
  constexpr size_t kFree = size_t{64} * 1024;
  constexpr size_t kTimes = 8;
  return kFree + kTimes * document.input().size();
}

}  // namespace

ContentBuilder::ContentBuilder(const Document& document, const page::PageFacts& facts,
                               const extract::Selection& selection, const std::vector<Table>& tables,
                               const std::vector<uint8_t>& keep, bool whole)
    : document_(document),
      facts_(facts),
      selection_(selection),
      tables_(tables),
      kept_(document, selection, keep),
      anchors_(document, facts.url, facts.base_url),
      formulas_(find_formulas(document)),
      marks_(document.size(), 0),
      raw_tex_(renders_tex(document)),
      whole_(whole),
      room_(room_for(document)) {
  if (!facts.metadata.image.url.empty()) lead_stem_ = page::picture_stem(facts.metadata.image.url);
  for (const Formula& each : formulas_) marks_[each.begin] |= kFormula;
  join_formulas();
  find_captions();
  if (!whole) return;
  index_notes();
  find_targets();
}

// Marks the places that kept links lead to. A place after the last leaf is none.
void ContentBuilder::find_targets() {
  for (NodeId n = 0; n < document_.size(); ++n) {
    if (!document_.is_element(n, Tag::a) || marks_[n] & (kReference | kBack) || !kept_.holds(n, document_[n].end))
      continue;
    const NodeId target = anchors_.target(document_.get(n, Attr::href));
    if (target != html::kNoNode && kept_.next_leaf(target) < document_.size()) marks_[target] |= kTarget;
  }
}

Tree ContentBuilder::build(NodeId begin, NodeId end) {
  Tree tree;
  Composer composer(tree);
  start(composer);
  walk(begin, end);
  finish(composer, tree);
  return tree;
}

Tree ContentBuilder::build(const std::vector<extract::Post>& posts, std::vector<uint32_t>& sections) {
  Tree tree;
  Composer composer(tree);
  start(composer);
  NodeId at = 0;
  for (const extract::Post& post : posts) {
    walk(at, post.begin);
    at = post.end;
    const html::Node& node = document_[post.begin];
    sections.push_back(Tree::kNoNode);
    if (kept_.next_leaf(post.begin) >= post.end) continue;
    uint32_t section = tree.size();
    if (composer.begin(PendingElement(Element::section, node.source).with(Attribute::class_, kPostClass), post.begin,
                       false)) {
      post_header(post);
      // The element around a post is no part of its text.
      walk(node.type == NodeType::element ? post.begin + 1 : post.begin, post.end);
      composer.end();
      while (section < tree.size() && !is_class(tree, section, kPostClass)) ++section;
      if (section < tree.size()) sections.back() = section;
    }
  }
  walk(at, document_.size());
  finish(composer, tree);
  return tree;
}

void ContentBuilder::start(Composer& composer) {
  composer_ = &composer;
  scopes_.clear();
  lang_ = facts_.metadata.lang;
  dir_ = facts_.metadata.dir == Direction::rtl ? "rtl" : "ltr";
}

void ContentBuilder::finish(Composer& composer, const Tree& tree) {
  if (whole_) notes();
  composer.finish();
  composer_ = nullptr;
  room_ -= std::min(room_, tree.bytes());
}

// "Ann Lee · May 3, 2025": a paragraph of its own.
void ContentBuilder::post_header(const extract::Post& post) {
  if (post.author.empty() && post.shown_time.empty()) return;
  const NodeId said = post.author.empty() ? post.time_node : post.author_node;
  Tree& tree = composer_->open_block_atom(
      PendingElement(Element::p, document_[said].source).with(Attribute::class_, kPostHeaderClass));
  if (!post.author.empty()) {
    tree.open(Element::b);
    tree.add_text(post.author);
    tree.close();
  }
  if (!post.author.empty() && !post.shown_time.empty()) tree.add_text(" \u00B7 ");
  if (!post.shown_time.empty()) {
    tree.open(Element::time);
    if (!post.published_time.empty()) tree.set(Attribute::datetime, post.published_time);
    tree.add_text(post.shown_time);
    tree.close();
  }
  composer_->close_atom();
}

// Whether the tree has as much as it may.
bool ContentBuilder::is_full() {
  truncated_ = truncated_ || composer_->bytes() >= room_;
  return truncated_;
}

void ContentBuilder::walk(NodeId begin, NodeId end) {
  const size_t floor = scopes_.size();
  const auto leave = [&] {
    composer_->end();
    lang_ = scopes_.back().lang;
    dir_ = scopes_.back().dir;
    scopes_.pop_back();
  };
  for (NodeId n = begin; n < end && !is_full();) {
    while (scopes_.size() > floor && scopes_.back().end <= n) leave();
    const html::Node& node = document_[n];
    if (node.type == NodeType::element) {
      n = element(n);
    } else {
      if (node.type == NodeType::text) {
        if (kept_.block(n) != Kept::kNone)
          text(n);
        else if (base::is_blank(node.text))
          composer_->text(" ");  // parts what stands on both sides
      }
      ++n;
    }
  }
  while (scopes_.size() > floor) leave();
}

// The language or direction that begins with a node; empty if it is the one around it.
std::string_view ContentBuilder::new_language(NodeId node) const {
  const std::string_view lang = document_.get(node, Attr::lang);
  return is_language_tag(lang) && lang != lang_ ? lang : std::string_view();
}
std::string_view ContentBuilder::new_direction(NodeId node) const {
  const std::string_view dir = direction(document_.get(node, Attr::dir));
  return dir != dir_ ? dir : std::string_view();
}

// Gives a piece the language and direction that begin with it.
void ContentBuilder::localise(NodeId node, PendingElement& piece) {
  if (const std::string_view lang = new_language(node); !lang.empty()) {
    piece.with(Attribute::lang, lang);
    lang_ = lang;
  }
  std::string_view dir = new_direction(node);
  if (dir.empty() && piece.element == Element::bdo) dir = direction(document_.get(node, Attr::dir));
  if (!dir.empty()) {
    piece.with(Attribute::dir, dir);
    dir_ = dir;
  }
}

// Begins an element that lasts as long as the node.
bool ContentBuilder::open(NodeId node, PendingElement& piece) {
  const Scope before{document_[node].end, lang_, dir_};
  localise(node, piece);
  const NodeId end = document_[node].end;
  const bool single = !kept_.holds(node, end) || kept_.single(node, end);
  if (!single && kind(piece.element) == ElementKind::inline_) piece.source = {};  // it stands in several blocks
  if (!composer_->begin(piece, node, single)) {
    lang_ = before.lang;
    dir_ = before.dir;
    return false;
  }
  scopes_.push_back(before);
  return true;
}

bool ContentBuilder::open(NodeId node, Element element) {
  PendingElement piece(element, document_[node].source);
  return open(node, piece);
}

}  // namespace lectern::article
