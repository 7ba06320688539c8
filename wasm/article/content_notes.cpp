// The footnotes of an article: what refers to them, and their section at its end.

#include <algorithm>

#include "article/content.h"
#include "article/element_map.h"
#include "article/source_attributes.h"
#include "base/text.h"

namespace lectern::article {
namespace {

using html::NodeId;
using html::NodeType;
using html::Tag;

}  // namespace

// The footnotes of the page, and what leads to them.
void ContentBuilder::index_notes() {
  notes_ = find_notes(document_, kept_, anchors_);
  for (uint32_t i = 0; i < notes_.size(); ++i) {
    if (notes_[i].begin != html::kNoNode) {
      marks_[notes_[i].begin] |= kNote;
      note_begins_.push_back({notes_[i].begin, i});
    }
    if (notes_[i].target != html::kNoNode) note_targets_.push_back({notes_[i].target, i});
    for (const NodeId back : notes_[i].backs) {
      marks_[back] |= kBack;
      mark_brackets(back);
    }
    for (const NodeId reference : notes_[i].references) {
      marks_[reference] |= kReference;
      mark_brackets(reference);
      note_references_.push_back({reference, i});
    }
  }
  for (NoteIndex* index : {&note_begins_, &note_targets_, &note_references_}) std::sort(index->begin(), index->end());
}

// The number of the note that a node leads to; SIZE_MAX where it leads to none.
size_t ContentBuilder::note_at(const NoteIndex& index, NodeId node) {
  const auto found = first_of(index, node);
  return found != index.end() && found->key == node ? found->value : SIZE_MAX;
}

// Marks the texts that have the brackets around a reference or a way back to it, where those stand outside of the link:
// "[<a>4</a>]".
void ContentBuilder::mark_brackets(NodeId link) {
  constexpr NodeId kNear = 8;  // nodes
  const NodeId end = document_[link].end;
  const NodeId before = kept_.last_leaf(link - 1), after = kept_.next_leaf(end);
  if (after >= document_.size() || link - before > kNear || after - end > kNear) return;
  const std::string_view opens = base::trim(document_[before].text), closes = base::trim(document_[after].text);
  if ((base::ends_with(opens, "[") && base::starts_with(closes, "]")) ||
      (base::ends_with(opens, "(") && base::starts_with(closes, ")"))) {
    marks_[before] |= kBracketOpens;
    marks_[after] |= kBracketCloses;
  }
}

// Whether a heading that ends at a node has notes under it and nothing else: they have a section of their own.
bool ContentBuilder::is_over_notes(NodeId end) const {
  NodeId leaf = kept_.next_leaf(end);
  const NodeId first = leaf;
  for (auto note = first_of(note_begins_, end); note != note_begins_.end(); ++note) {
    const Note& each = notes_[note->value];
    if (leaf < each.begin) break;
    if (leaf < each.end) leaf = kept_.next_leaf(each.end);
  }
  if (leaf == first) return false;
  NodeId up = leaf < document_.size() ? document_[leaf].parent : html::kNoNode;
  for (int i = 0; i < 4 && up != html::kNoNode && !is_heading(element_for(document_[up].tag)); ++i)
    up = document_[up].parent;
  return leaf == document_.size() || (up != html::kNoNode && is_heading(element_for(document_[up].tag)));
}

// A reference to a footnote.
NodeId ContentBuilder::reference(NodeId n) {
  const size_t index = note_at(note_references_, n);
  run_of(kept_.next_leaf(n));
  const bool raised = composer_->inside(Element::sup);
  // "word. ¹" is "word.¹"; a mark that is not raised is a word of its sentence.
  if (raised || document_[n].tag == Tag::sup || ancestor(document_, n, Tag::sup, 3) != html::kNoNode)
    composer_->drop_space();
  const bool sup = !raised && composer_->begin(PendingElement(Element::sup), n);
  PendingElement piece(Element::a, document_[n].source);
  if (notes_[index].references[0] == n) piece.with(Attribute::id, numbered("lectern-fnref-", index + 1));
  piece.with(Attribute::href, numbered("#lectern-fn-", index + 1)).with(Attribute::class_, "lectern-footnote-ref");
  const bool linked = composer_->begin(piece, n);
  composer_->text(numbered("", index + 1), document_[kept_.holds(n, document_[n].end) ? kept_.next_leaf(n) : n].source);
  if (linked) composer_->end();
  if (sup) composer_->end();
  return document_[n].end;
}

// The footnotes, at the end, in the order of their references.
void ContentBuilder::notes() {
  if (notes_.empty()) return;
  line_ends_until_ = 0;
  composer_->drop_rule();
  composer_->begin(PendingElement(Element::section).with(Attribute::class_, "lectern-footnotes"), html::kNoNode, false);
  composer_->begin(PendingElement(Element::ol), html::kNoNode, false);
  for (size_t i = 0; i < notes_.size(); ++i) {
    note_ = &notes_[i];
    label_due_ = !note_->label.empty();
    const bool has_nodes = note_->begin != html::kNoNode;
    SourceRange source = document_[has_nodes ? note_->begin : note_->references[0]].source;
    if (has_nodes)
      for (NodeId n = note_->begin; n < note_->end; n = document_[n].end)
        source.end = std::max(source.end, document_[n].source.end);
    const bool item =
        composer_->begin(PendingElement(Element::li, source).with(Attribute::id, numbered("lectern-fn-", i + 1)),
                         note_->begin, !has_nodes || kept_.single(note_->begin, note_->end));
    if (has_nodes) {
      NodeId from = note_->begin;
      if (document_[from].type == NodeType::element && document_[from].tag == Tag::li) ++from;
      walk(from, note_->end);
    } else {
      composer_->text(note_->text, source);
    }
    composer_->begin(PendingElement(Element::a, source)
                         .with(Attribute::href, numbered("#lectern-fnref-", i + 1))
                         .with(Attribute::class_, "lectern-footnote-back"),
                     html::kNoNode);
    composer_->text(" \u21A9\uFE0E");
    composer_->end();
    if (item) composer_->end();
  }
  note_ = nullptr;
  label_due_ = false;
  composer_->end();
  composer_->end();
}

}  // namespace lectern::article
