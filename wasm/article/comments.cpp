#include "article/comments.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "article/content.h"
#include "article/kept.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/words.h"
#include "page/clean.h"
#include "page/dates.h"
#include "page/names.h"
#include "vocabulary/class_words.h"
#include "vocabulary/words.h"

namespace lectern::article {
namespace {

using extract::Block;
using extract::Selection;
using html::Attr;
using html::Document;
using html::kNoNode;
using html::NodeId;
using html::NodeType;
using html::Tag;

/// What elements that hold a comment each have in common.
struct Signature {
  Tag tag = Tag::unknown;
  std::string_view name;  // first word of the class, else of the itemprop

  bool operator==(const Signature& other) const { return tag == other.tag && name == other.name; }
};

Signature signature_of(const Document& document, NodeId node) {
  std::string_view names = document.get(node, Attr::class_);
  if (base::is_blank(names)) names = document.get(node, Attr::itemprop);
  return {document[node].tag, base::next_token(names)};
}

// Whether an element is declared to be a comment. A list contains several, whatever it is called.
bool says_comment(const Document& document, NodeId node) {
  if (document[node].tag == Tag::ul || document[node].tag == Tag::ol) return false;
  const std::string_view type = document.get(node, Attr::itemtype);
  return base::has_token(document.get(node, Attr::class_), "comment") || base::ends_with(type, "/Comment") ||
         base::has_token(document.get(node, Attr::itemprop), "comment");
}

bool is_item(const Document& document, NodeId node) {
  const Tag tag = document[node].tag;
  return tag == Tag::li || tag == Tag::article || says_comment(document, node);
}

/// The comments of a page, as ranges of nodes.
class Finder {
 public:
  Finder(const Document& document, const Kept& kept) : document_(document), kept_(kept) {}

  std::vector<NodeId> find(NodeId around) {
    std::vector<NodeId> units;
    Signature common;
    const NodeId container = list_in(around, common);
    const NodeId end = document_[container].end;
    if (common.tag == Tag::unknown) {
      for (NodeId n = document_.first_child(container); n != kNoNode; n = document_.next_sibling(n))
        if (kept_.holds(n, document_[n].end) && !is_heading(document_[n].tag)) units.push_back(n);
      return units;
    }
    for (NodeId n = container + 1; n < end; ++n) {
      if (document_[n].type != NodeType::element || !kept_.holds(n, document_[n].end)) continue;
      const bool child = document_[n].parent == container;
      if (signature_of(document_, n) == common && (child || !common.name.empty())) units.push_back(n);
    }
    return units;
  }

 private:
  uint32_t leaves(NodeId node) const {
    const NodeId end = document_[node].end;
    return kept_.leaves_before(end) - kept_.leaves_before(node);
  }

  // Goes down to the element whose children are comments. `common` is what they have in common, Tag::unknown for
  // nothing.
  NodeId list_in(NodeId around, Signature& common) const {
    for (NodeId node = around;;) {
      NodeId largest = kNoNode;
      Signature first, last;
      bool repeated = false;
      for (NodeId n = document_.first_child(node); n != kNoNode; n = document_.next_sibling(n)) {
        if (document_[n].type != NodeType::element || !kept_.holds(n, document_[n].end)) continue;
        if (largest == kNoNode || leaves(n) > leaves(largest)) largest = n;
        const Signature own = signature_of(document_, n);
        if (is_item(document_, n)) {
          common = own;
          return node;
        }
        if (!own.name.empty() && own == last && !repeated) {
          repeated = true;
          first = own;
        }
        last = own;
      }
      if (repeated) {
        common = first;
        return node;
      }
      if (largest == kNoNode || leaves(largest) * 2 <= leaves(node)) return node;
      node = largest;
    }
  }

  const Document& document_;
  const Kept& kept_;
};

// What a comment says of itself before its text.
struct Head {
  std::string author;
  std::string time;
  NodeId author_node = kNoNode;
  NodeId time_node = kNoNode;
};

constexpr size_t kLongestName = 60, kLongestByline = 100;  // code points

// "Ann Lee says:"
std::string_view without_says(std::string_view text) {
  std::string_view rest = text;
  for (const std::string_view colon : {":", "："})
    if (base::ends_with(rest, colon)) rest = base::trim(rest.substr(0, rest.size() - colon.size()));
  if (rest.size() == text.size()) return text;
  for (std::string_view words = vocabulary::words(vocabulary::Use::says); !words.empty();)
    if (const std::string_view word = base::next_item(words, '|'); base::ends_with(rest, word))
      return base::trim(rest.substr(0, rest.size() - word.size()));
  return rest;
}

// The name inside an element that is hinted to be an author's.
std::string name_in(const Document& document, NodeId node, std::string_view lang) {
  constexpr NodeId kFewNodes = 40;
  const NodeId end = std::min(document[node].end, node + kFewNodes);
  const auto name = [&](NodeId n) {
    const std::string text = page::clean_text(page::text_of(document, n, 4 * kLongestName));
    const std::string_view bare = page::without_by(without_says(text), lang);
    return base::code_points(bare) <= kLongestName && page::can_be_name(bare) ? std::string(bare) : std::string();
  };
  for (NodeId n = node + 1; n < end; ++n) {
    const Tag tag = document[n].tag;
    if (document[n].type == NodeType::element &&
        (tag == Tag::a || tag == Tag::b || tag == Tag::strong || tag == Tag::cite))
      if (std::string found = name(n); !found.empty()) return found;
  }
  return name(node);
}

// @param first the first text in it
Head head_of(const Document& document, NodeId begin, NodeId end, NodeId first, std::string_view lang) {
  Head head;
  for (NodeId n = begin; n < end && (head.author.empty() || head.time.empty()); ++n) {
    if (document[n].type != NodeType::element) continue;
    const std::string_view property = document.get(n, Attr::itemprop);
    const uint8_t hints = document.facts(n, Attr::class_).hints;
    const bool author = (hints & (vocabulary::hint_author | vocabulary::hint_user)) ||
                        base::has_token(property, "author") || base::has_token(document.get(n, Attr::rel), "author") ||
                        document[n].tag == Tag::cite;
    // What is longer than a byline holds the comment itself.
    const auto is_short = [&] {
      return n > begin && base::code_points(page::text_of(document, n, 4 * kLongestByline)) <= kLongestByline;
    };
    if (author && head.author.empty() && is_short()) {
      head.author = name_in(document, n, lang);
      if (!head.author.empty()) head.author_node = n;
    }
    const bool dated = (hints & vocabulary::hint_date) || document[n].tag == Tag::time ||
                       base::has_token(property, "dateCreated") || base::has_token(property, "datePublished");
    if (!dated || !head.time.empty() || !is_short()) continue;
    for (const Attr attr : {Attr::datetime, Attr::content, Attr::title})
      if (head.time.empty()) head.time = page::iso_date(document.get(n, attr), lang);
    if (head.time.empty()) head.time = page::iso_date(page::text_of(document, n, 120), lang);
    if (!head.time.empty()) head.time_node = n;
  }
  // "**Ann Lee** I walked there last week …"
  for (const Tag tag : {Tag::b, Tag::strong}) {
    const NodeId bold = ancestor(document, first, tag, 2);
    if (!head.author.empty() || bold == kNoNode || bold <= begin) continue;
    head.author = name_in(document, bold, lang);
    if (!page::looks_like_person(head.author)) head.author.clear();
    if (!head.author.empty()) head.author_node = bold;
  }
  return head;
}

uint32_t words_in(const Document& document, NodeId begin, NodeId end) {
  constexpr size_t kEnough = 400;  // bytes
  return base::count_words(page::text_of(document, begin, end, kEnough, kEnough));
}

// Whether a block says who wrote the comment and when, and little else, or leads to a form ("Reply").
bool is_about(const Document& document, const Block& block, const Head& head) {
  constexpr uint32_t kLittle = 3;
  const auto within = [&](NodeId node) { return node != kNoNode && document.contains(node, block.begin); };
  const auto around = [&](NodeId node) { return node != kNoNode && block.begin <= node && node < block.end; };
  uint32_t said = 0;
  for (const NodeId node : {head.author_node, head.time_node})
    if (within(node) || around(node)) said += words_in(document, node, document[node].end);
  if (said > 0 && block.words <= said + kLittle) return true;
  if (block.words > kLittle) return false;
  for (NodeId n = block.begin; n < block.end; ++n) {
    if (document[n].type != NodeType::text || base::is_blank(document[n].text)) continue;
    if (ancestor(document, n, Tag::a, 3) == kNoNode) return false;
  }
  return true;
}

}  // namespace

std::vector<Post> find_comments(const Document& document, const page::PageFacts& facts, const Selection& selection,
                                const std::vector<Table>& tables, bool& truncated) {
  std::vector<Post> comments;
  std::vector<uint8_t> keep(selection.blocks.size());
  const Block* first = nullptr;
  const Block* last = nullptr;
  for (size_t b = 0; b < selection.blocks.size(); ++b) {
    const Block& block = selection.blocks[b];
    if (block.verdict != Verdict::lift || block.role != Role::comment) continue;
    keep[b] = true;
    if (!first) first = &block;
    last = &block;
  }
  if (!first) return comments;
  NodeId around = first->element;
  while (document[around].parent != kNoNode && document[around].end < last->end) around = document[around].parent;

  const Kept lifted(document, selection, keep);
  std::vector<NodeId> units;
  // All there is may be parts of one comment.
  NodeId only = around;
  for (int up = 0; up < 8 && only != kNoNode && !says_comment(document, only); ++up) only = document[only].parent;
  if (only != kNoNode && says_comment(document, only))
    units.push_back(only);
  else
    units = Finder(document, lifted).find(around);

  // A comment ends where an answer to it begins.
  const auto end_of = [&](size_t i) {
    const NodeId end = document[units[i]].end;
    return i + 1 < units.size() ? std::min(end, units[i + 1]) : end;
  };
  std::vector<Head> heads;
  size_t b = 0;
  for (size_t i = 0; i < units.size(); ++i) {
    heads.push_back(head_of(document, units[i], end_of(i), lifted.next_leaf(units[i]), facts.metadata.lang));
    while (b < keep.size() && selection.blocks[b].begin < units[i]) ++b;
    for (; b < keep.size() && selection.blocks[b].begin < end_of(i); ++b)
      if (keep[b] && is_about(document, selection.blocks[b], heads.back())) keep[b] = false;
  }
  ContentBuilder builder(document, facts, selection, tables, keep, false);
  for (size_t i = 0; i < units.size(); ++i) {
    const NodeId end = end_of(i);
    if (!builder.kept().holds(units[i], end)) continue;
    // "Log in to comment", "Show all": what neither is signed nor dated nor named a comment must say something.
    constexpr uint32_t kSomeWords = 10;
    if (heads[i].author.empty() && heads[i].time.empty() && !says_comment(document, units[i]) &&
        words_in(document, units[i], end) < kSomeWords)
      continue;
    // What holds a comment is no part of it.
    const bool holder = document[units[i]].tag != Tag::p && document[units[i]].type == NodeType::element;
    Tree tree = builder.build(holder ? units[i] + 1 : units[i], end);
    if (!tree.empty()) comments.push_back({std::move(tree), std::move(heads[i].author), std::move(heads[i].time)});
  }
  truncated = truncated || builder.truncated();
  return comments;
}

}  // namespace lectern::article
