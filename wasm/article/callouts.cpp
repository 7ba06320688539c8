#include "article/callouts.h"

#include "article/footnotes.h"
#include "article/kept.h"
#include "base/fit.h"
#include "base/text.h"
#include "html/tag_set.h"
#include "vocabulary/callouts.h"

namespace lectern::article {
namespace {

using base::Fit;
using html::Attr;
using html::Document;
using html::NodeId;
using html::NodeType;
using html::Tag;
using html::TagSet;
using vocabulary::callout_word;
using vocabulary::CalloutSign;
using vocabulary::CalloutWord;

// The next word of a class list: marks part words as white space does ("alert--info", "markdown-alert-note").
std::string_view next_word(std::string_view& list) {
  while (!list.empty() && !base::is_ascii_alphanumeric(list[0])) list.remove_prefix(1);
  size_t size = 0;
  while (size < list.size() && base::is_ascii_alphanumeric(list[size])) ++size;
  const std::string_view word = list.substr(0, size);
  list.remove_prefix(size);
  return word;
}

std::string_view kind_of_box(const Document& document, NodeId node) {
  const std::string_view named = document.get(node, "data-callout");
  if (!named.empty()) {
    const std::string_view kind = callout_word(named).kind;
    return kind.empty() ? "note" : kind;
  }
  const std::string_view classes = document.get(node, Attr::class_);
  if (classes.empty()) return {};
  // A class of one of these words alone says all: nothing else is called so.
  if (document[node].tag != Tag::p)
    if (const CalloutWord alone = callout_word(classes); alone.sign == CalloutSign::alone) return alone.kind;
  const vocabulary::NameFacts& facts = document.facts(node, Attr::class_);
  if (!facts.has(vocabulary::part_box)) return {};
  // "note-box" is a callout, "help-box" and "question-box" may be anything.
  bool box = facts.has(vocabulary::part_callout_box);
  bool plain_box = document[node].tag == Tag::aside;
  std::string_view kind;
  bool is_strong = false;
  std::string_view rest = classes;
  for (std::string_view word; !(word = next_word(rest)).empty();) {
    if (base::fits(word, Fit::equals, vocabulary::kCalloutBoxes)) {
      box = true;
      if (kind.empty() && base::fits(word, Fit::equals, vocabulary::kNoteBoxes)) kind = "note";
    } else if (base::fits(word, Fit::equals, vocabulary::kPlainBoxes) && (word != "hint" || !plain_box)) {
      plain_box = true;
    } else if (!is_strong) {
      const CalloutWord found = callout_word(word);
      if (found.kind.empty()) continue;
      kind = found.kind;
      is_strong = found.sign >= CalloutSign::box;
    }
  }
  return box || (plain_box && is_strong) ? kind : std::string_view();
}

// The block that a box begins with, where it says the kind of a callout and nothing else ("<p>Important</p>").
NodeId title_by_text(const Document& document, NodeId node) {
  constexpr NodeId kMost = 12;  // nodes
  constexpr TagSet kTitles = {Tag::p, Tag::div, Tag::strong, Tag::b, Tag::summary};
  for (NodeId n = node + 1; n < document[node].end && n < node + kMost; ++n) {
    if (document[n].type == NodeType::text && !base::is_blank(document[n].text)) break;
    if (kTitles.has(document[n].tag) && document[n].end - n <= kMost)
      if (const std::string text = short_text(document, n, document[n].end, 48);
          !text.empty() && !callout_word(text).kind.empty())
        return document[n].tag == Tag::strong || document[n].tag == Tag::b ? html::kNoNode : n;
  }
  return html::kNoNode;
}

}  // namespace

Callout read_callout(const Document& document, NodeId node) {
  constexpr TagSet kBoxes = {Tag::div, Tag::aside, Tag::section, Tag::blockquote, Tag::p, Tag::details};
  constexpr NodeId kNear = 24;          // nodes: icons may stand before the title
  constexpr NodeId kLongestTitle = 40;  // nodes
  Callout out;
  if (!kBoxes.has(document[node].tag)) return out;
  out.kind = kind_of_box(document, node);
  if (out.kind.empty()) return out;
  for (NodeId n = node + 1; n < document[node].end && n < node + kNear;) {
    const html::Node& inner = document[n];
    if (inner.type == NodeType::text && !base::is_blank(inner.text)) break;
    if (inner.type == NodeType::element) {
      const bool is_title = inner.tag == Tag::summary || document.facts(n, Attr::class_).has(vocabulary::part_title);
      if (is_title && inner.end - n <= kLongestTitle) {
        out.title = n;
        break;
      }
      if (is_opaque(inner.tag)) {
        n = inner.end;
        continue;
      }
    }
    ++n;
  }
  if (out.title == html::kNoNode) out.title = title_by_text(document, node);
  // A class often names the colour alone: a green box may say "Tip".
  if (out.title != html::kNoNode) {
    const std::string_view kind =
        callout_word(short_text(document, out.title, document[out.title].end, kLongestTitle)).kind;
    if (!kind.empty()) out.kind = kind;
  }
  return out;
}

}  // namespace lectern::article
