#include "extract/blocks.h"

#include <algorithm>
#include <vector>

#include "base/text.h"
#include "base/words.h"
#include "html/custom_elements.h"
#include "html/frames.h"
#include "html/tag_set.h"
#include "html/unseen_inline.h"

namespace lectern::extract {
namespace {

using html::Document;
using html::Namespace;
using html::Node;
using html::NodeId;
using html::NodeType;
using html::Tag;
using html::TagSet;

// Readings of the characters beside them: part of the block, but no words of their own.
constexpr TagSet kReadings = {Tag::rp, Tag::rt, Tag::rtc};
constexpr TagSet kRuby = {Tag::ruby, Tag::rb, Tag::rtc};

constexpr TagSet kEmphasis = {Tag::b, Tag::strong, Tag::em, Tag::i};

// Elements that a space parts from their neighbours, though they stand in a line.
constexpr TagSet kStandApart = {Tag::a, Tag::label, Tag::time, Tag::img, Tag::input, Tag::br};

class Cutter {
 public:
  explicit Cutter(const Document& document) : doc_(document) {}

  Cut run() {
    const NodeId body = doc_.body();
    const NodeId begin = body == html::kNoNode ? 0 : body;
    const NodeId end = doc_.size() == 0 ? 0 : doc_[begin].end;
    open(begin);
    for (NodeId n = begin + 1; n < end;) n = visit(n);
    while (!open_.empty()) close();
    cut_.text.shrink_to_fit();
    return std::move(cut_);
  }

 private:
  // Handles one node and returns the next to handle.
  NodeId visit(NodeId n) {
    while (doc_[cut_.containers[open_.back()].node].end <= n) close();
    const Node& node = doc_[n];
    if (node.type == NodeType::text) {
      add_text(n, node.text);
      return n + 1;
    }
    if (node.type != NodeType::element) return n + 1;
    if (is_field(n)) cut_.fields.push_back(n);
    if (html::has_no_text(node.tag)) return node.end;
    if (kReadings.has(node.tag) && kRuby.has(doc_[node.parent].tag)) {
      if (first_ == html::kNoNode) first_ = n;
      last_ = node.end;
      return node.end;
    }
    if (is_media_block(doc_, n)) {
      if (node.tag == Tag::hr) flush();
      add_medium(n);
      if (node.tag == Tag::hr) flush();
      return node.end;
    }
    if (node.tag == Tag::br) {
      if (++breaks_ == 2) flush();
      add_space();
      return n + 1;
    }
    if (html::is_unseen_inline(doc_, n)) return node.end;
    if (is_boundary(doc_, n)) {
      flush();
      open(n);
      if (node.tag == Tag::pre || node.tag == Tag::plaintext || node.tag == Tag::xmp) {
        add_pre(n);
        return node.end;
      }
      return n + 1;
    }
    if (node.tag == Tag::a && (doc_.has(n, html::Attr::href))) {
      if (links_ < 0xFFFF) ++links_;
      linked_until_ = std::max(linked_until_, node.end);
    }
    if (kEmphasis.has(node.tag)) emphasis_until_ = std::max(emphasis_until_, node.end);
    if (kStandApart.has(node.tag)) {
      add_space();
      apart_until_ = node.end;
    }
    return n + 1;
  }

  bool is_field(NodeId n) const {
    const Tag tag = doc_[n].tag;
    if (tag == Tag::input) return !base::equal_ignoring_case(doc_.get(n, html::Attr::type), "hidden");
    return tag == Tag::textarea || tag == Tag::select;
  }

  void open(NodeId n) {
    const auto id = static_cast<ContainerId>(cut_.containers.size());
    const ContainerId parent = open_.empty() ? kNoContainer : open_.back();
    const auto block = static_cast<uint32_t>(cut_.blocks.size());
    cut_.containers.push_back({n, parent, id + 1, block, block});
    open_.push_back(id);
  }

  void close() {
    flush();
    Container& container = cut_.containers[open_.back()];
    container.end = static_cast<ContainerId>(cut_.containers.size());
    container.end_block = static_cast<uint32_t>(cut_.blocks.size());
    open_.pop_back();
  }

  // Where a medium and its caption are blocks of their own, whatever elements they are in.
  bool in_figure() const { return doc_[cut_.containers[open_.back()].node].tag == Tag::figure; }

  void add_space() {
    if (!text_.empty() && text_.back() != ' ') text_ += ' ';
  }

  void add_text(NodeId n, std::string_view text) {
    if (apart_until_ != 0 && n >= apart_until_) {
      add_space();
      apart_until_ = 0;
    }
    if (!has_text_ && !media_.empty() && in_figure() && !base::trim(text).empty()) flush();
    const size_t before = text_.size();
    base::append_folded(text_, text);
    // What was added may be one space that parts nothing from nothing.
    if (text_.size() == before || (text_.size() == before + 1 && text_.back() == ' ')) return;
    breaks_ = 0;
    if (first_ == html::kNoNode) first_ = n;
    last_ = n + 1;
    has_text_ = true;
    if (n < linked_until_) linked_bytes_ += static_cast<uint32_t>(text_.size() - before);
    if (n < emphasis_until_) emphasis_bytes_ += static_cast<uint32_t>(text_.size() - before);
  }

  void add_pre(NodeId pre) {
    for (NodeId n = pre + 1; n < doc_[pre].end; ++n) {
      const Node& node = doc_[n];
      if (node.type == NodeType::text) add_text(n, node.text);
      if (node.type != NodeType::element) continue;
      if (node.tag == Tag::a && doc_.has(n, html::Attr::href)) linked_until_ = std::max(linked_until_, node.end);
      if (node.tag == Tag::br || is_boundary(doc_, n)) add_space();
      if (node.tag == Tag::script || node.tag == Tag::style) n = node.end - 1;
    }
    if (!has_text_) return;
    first_ = pre + 1;
    last_ = doc_[pre].end;
    flush();
  }

  void add_medium(NodeId n) {
    if (has_text_ && in_figure()) flush();
    breaks_ = 0;
    media_.push_back(n);
    if (first_ == html::kNoNode) first_ = n;
    last_ = doc_[n].end;
    add_space();
  }

  // Ends the block that is being gathered.
  void flush() {
    breaks_ = 0;
    if (has_text_) {
      while (!text_.empty() && text_.back() == ' ') text_.pop_back();
      Block block = at(first_, last_);
      block.words = base::count_words(text_);
      add(block);
    } else {
      text_.clear();
      for (const NodeId medium : media_) {
        Block block = at(medium, doc_[medium].end);
        block.media = true;
        add(block);
      }
    }
    text_.clear();
    media_.clear();
    first_ = html::kNoNode;
    has_text_ = false;
    linked_bytes_ = emphasis_bytes_ = links_ = 0;
  }

  Block at(NodeId begin, NodeId end) const {
    Block block;
    block.begin = begin;
    block.end = end;
    block.element = cut_.containers[open_.back()].node;
    return block;
  }

  void add(const Block& block) {
    const auto size = static_cast<uint32_t>(text_.size());
    cut_.blocks.push_back(block);
    cut_.runs.push_back({open_.back(), static_cast<uint32_t>(cut_.text.size()), size, std::min(linked_bytes_, size),
                         std::min(emphasis_bytes_, size), static_cast<uint16_t>(links_),
                         static_cast<uint16_t>(std::min<size_t>(media_.size(), 0xFFFF))});
    cut_.text += text_;
  }

  const Document& doc_;
  Cut cut_;
  std::vector<ContainerId> open_;
  std::string text_;  // of the block being gathered
  std::vector<NodeId> media_;
  NodeId first_ = html::kNoNode;
  NodeId last_ = 0;
  NodeId linked_until_ = 0;
  NodeId emphasis_until_ = 0;
  NodeId apart_until_ = 0;
  uint32_t linked_bytes_ = 0;
  uint32_t emphasis_bytes_ = 0;
  uint32_t links_ = 0;
  uint32_t breaks_ = 0;
  bool has_text_ = false;
};

bool is_block_element(const Node& node) { return node.ns == Namespace::html && html::is_block(node.tag); }

// Whether text stands right before or after an element in the same line: nothing but inline elements between them.
bool has_text_beside(const Document& document, NodeId element) {
  constexpr NodeId kNear = 8;  // nodes
  const NodeId parent = document[element].parent;
  const auto is_text = [&](NodeId n) {
    return document[n].type == NodeType::text && !base::is_blank(document[n].text);
  };
  const auto ends_line = [&](NodeId n) {
    const Node& node = document[n];
    return node.type == NodeType::element && (is_block_element(node) || node.tag == Tag::br || html::is_custom(node));
  };
  for (NodeId n = element; --n > parent && element - n < kNear;) {
    if (ends_line(n)) break;
    if (!is_text(n)) continue;
    for (NodeId up = document[n].parent; up != parent; up = document[up].parent)
      if (is_block_element(document[up]) || html::is_custom(document[up])) return false;
    return true;
  }
  const NodeId end = std::min(document[parent].end, document[element].end + kNear);
  for (NodeId n = document[element].end; n < end; ++n) {
    if (ends_line(n)) break;
    if (is_text(n)) return true;
  }
  return false;
}

// Whether a custom element is part of a line of text: it holds no block, and the snapshot of a live page says so; of
// other pages, where it stands in an element of text or has text beside it.
bool stands_in_line(const Document& document, NodeId element) {
  constexpr TagSet kOfText = {Tag::p, Tag::a, Tag::em, Tag::span, Tag::b, Tag::strong, Tag::i, Tag::small_, Tag::u};
  constexpr NodeId kLargest = 60;  // nodes: more is no word in a sentence
  const auto holds_text = [&](NodeId n) { return kOfText.has(document[n].tag) || html::is_heading(document[n].tag); };
  const Node& node = document[element];
  if (node.end - element > kLargest) return false;
  for (NodeId n = element + 1; n < node.end; ++n) {
    if (document[n].tag == Tag::template_)
      n = document[n].end - 1;  // shows nothing
    else if (document[n].type == NodeType::element && is_block_element(document[n]))
      return false;
  }
  if (const std::string_view display = document.get(element, "data-lectern-display"); !display.empty())
    return display == "inline";
  if (holds_text(node.parent) || has_text_beside(document, element)) return true;
  // One custom element in another stands as that does.
  NodeId around = node.parent;
  while (html::is_custom(document[around]) && document[around].end - around <= kLargest) {
    if (holds_text(document[around].parent) || has_text_beside(document, around)) return true;
    around = document[around].parent;
  }
  return false;
}

}  // namespace

Cut cut(const Document& document) { return Cutter(document).run(); }

bool is_media_block(const Document& document, NodeId element) {
  const Node& node = document[element];
  return (node.ns != Namespace::svg && html::is_media_tag(node.tag)) || html::is_other_picture(document, element) ||
         html::stands_for_frame(document, element);
}

bool is_boundary(const Document& document, NodeId element) {
  const Node& node = document[element];
  if (node.ns != Namespace::html) return false;
  return is_block_element(node) || (html::is_custom(node) && !stands_in_line(document, element));
}

}  // namespace lectern::extract
