#include "extract/blocks.h"

#include <algorithm>

#include "base/text.h"
#include "base/words.h"

namespace lectern::extract {
namespace {

using html::Document;
using html::Namespace;
using html::Node;
using html::NodeId;
using html::NodeType;
using html::Tag;

bool has_no_text(Tag tag) {
  switch (tag) {
    case Tag::script:
    case Tag::style:
    case Tag::link:
    case Tag::meta:
    case Tag::base:
    case Tag::title:
    case Tag::head:
    case Tag::svg:
    case Tag::canvas:
    case Tag::textarea:
    case Tag::datalist:
    case Tag::noframes:
    case Tag::noembed:
    case Tag::progress:
    case Tag::meter:
    case Tag::map:
      return true;
    default:
      return false;
  }
}

bool is_emphasis(Tag tag) { return tag == Tag::b || tag == Tag::strong || tag == Tag::em || tag == Tag::i; }

// Elements that a space parts from their neighbours, though they stand in a line.
bool stands_apart(Tag tag) {
  return tag == Tag::a || tag == Tag::label || tag == Tag::time || tag == Tag::img || tag == Tag::input ||
         tag == Tag::br;
}

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
    if (is_field(n)) cut_.fields.push_back(static_cast<uint32_t>(cut_.blocks.size()) + (has_text_ ? 1 : 0));
    if (has_no_text(node.tag) && node.tag != Tag::math) return node.end;
    if (is_medium(node)) {
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
    if (is_boundary(node)) {
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
    if (is_emphasis(node.tag)) emphasis_until_ = std::max(emphasis_until_, node.end);
    if (stands_apart(node.tag)) {
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

  void add_space() {
    if (!text_.empty() && text_.back() != ' ') text_ += ' ';
  }

  void add_text(NodeId n, std::string_view text) {
    if (apart_until_ != 0 && n >= apart_until_) {
      add_space();
      apart_until_ = 0;
    }
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
      if (node.tag == Tag::br || is_boundary(node)) add_space();
      if (node.tag == Tag::script || node.tag == Tag::style) n = node.end - 1;
    }
    if (!has_text_) return;
    first_ = pre + 1;
    last_ = doc_[pre].end;
    flush();
  }

  void add_medium(NodeId n) {
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

}  // namespace

Cut cut(const Document& document) { return Cutter(document).run(); }

bool is_medium(const Node& element) {
  if (element.ns == Namespace::svg) return false;
  switch (element.tag) {
    case Tag::img:
    case Tag::picture:
    case Tag::video:
    case Tag::audio:
    case Tag::iframe:
    case Tag::embed:
    case Tag::object:
    case Tag::math:
    case Tag::hr:
      return true;
    default:
      return false;
  }
}

bool is_boundary(const Node& element) {
  if (element.ns != Namespace::html) return false;
  switch (element.tag) {
    case Tag::address:
    case Tag::article:
    case Tag::aside:
    case Tag::blockquote:
    case Tag::button:
    case Tag::caption:
    case Tag::center:
    case Tag::col:
    case Tag::colgroup:
    case Tag::dd:
    case Tag::details:
    case Tag::dialog:
    case Tag::dir:
    case Tag::div:
    case Tag::dl:
    case Tag::dt:
    case Tag::fieldset:
    case Tag::figcaption:
    case Tag::figure:
    case Tag::footer:
    case Tag::form:
    case Tag::frameset:
    case Tag::h1:
    case Tag::h2:
    case Tag::h3:
    case Tag::h4:
    case Tag::h5:
    case Tag::h6:
    case Tag::header:
    case Tag::hgroup:
    case Tag::legend:
    case Tag::li:
    case Tag::main:
    case Tag::menu:
    case Tag::nav:
    case Tag::noscript:
    case Tag::ol:
    case Tag::optgroup:
    case Tag::option:
    case Tag::p:
    case Tag::plaintext:
    case Tag::pre:
    case Tag::search:
    case Tag::section:
    case Tag::select:
    case Tag::summary:
    case Tag::table:
    case Tag::tbody:
    case Tag::td:
    case Tag::template_:
    case Tag::tfoot:
    case Tag::th:
    case Tag::thead:
    case Tag::tr:
    case Tag::ul:
    case Tag::xmp:
      return true;
    case Tag::unknown:
      // A custom element's name holds a hyphen; what it is laid out like cannot be known.
      return element.text.find('-') != std::string_view::npos;
    default:
      return false;
  }
}

}  // namespace lectern::extract
