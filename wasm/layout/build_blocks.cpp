// The boxes of block elements.

#include <algorithm>

#include "layout/builder.h"
#include "layout/lists.h"
#include "layout/tables.h"
#include "style/figures.h"
#include "vocabulary/limits.h"

namespace lectern::layout {
namespace {

/// Nodes of a table with tables in it: of larger ones the inner tables are lists.
constexpr uint32_t kMostInNested = 2000;

}  // namespace

uint32_t Builder::add_box(BoxKind kind, uint32_t i, const Style& style) {
  Box box;
  box.kind = kind;
  box.node = i;
  box.parent = top().box;
  box.style = style.box;
  box.rtl = style.text.rtl;
  out_.boxes.push_back(box);
  return static_cast<uint32_t>(out_.boxes.size() - 1);
}

void Builder::open_block(uint32_t i, const Node& it, const Style& style) {
  finish_paragraph();
  Frame frame = top();
  frame.node = i;
  frame.end = it.end;
  frame.text = style.text;
  frame.elements = 0;
  frame.before = Tag::text;
  frame.after = 0;
  frame.formula = it.tag == Tag::math;
  frame.block = true;
  if (depth_.back() >= vocabulary::kDeepestBox) {
    out_.limits |= kDepth;
    open_.push_back(frame);
    depth_.push_back(depth_.back());
    return;
  }
  const BoxKind kind = it.tag == Tag::table ? table_kind(i, it, frame) : kind_in(out_.boxes[frame.box].kind, it.tag);
  const Style used{style.text, block_style(i, it, style, kind, frame)};
  frame.box = add_box(kind, i, used);
  describe(i, it, frame);
  if (it.tag == Tag::ul || it.tag == Tag::ol) {
    ++frame.list_depth;
    frame.item = it.tag == Tag::ol ? first_number(article_, i) : 0;
  }
  if (it.tag == Tag::li) marker(it, frame.text);
  open_.push_back(frame);
  depth_.push_back(depth_.back() + 1);
  if (it.tag == Tag::li && pending_marker_.end > 0 && !beside(it, frame)) label_inside(i, frame.text);
}

// A table that is laid out as one, or whose cells stand one below the other.
BoxKind Builder::table_kind(uint32_t i, const Node& it, Frame& frame) {
  TableState& state = out_.tables[i];
  const bool too_much =
      frame.table_depth >= vocabulary::kDeepestTable || (frame.table_depth > 0 && frame.table_size > kMostInNested);
  if (!state.as_list && (too_much || !is_table(article_, i))) state.as_list = true;
  if (frame.table_depth == 0) frame.table_size = it.end - i;
  frame.as_list = state.as_list;
  if (state.as_list) out_.limits |= kTablesAsLists;
  ++frame.table_depth;
  frame.text.font.size = std::max<Unit>(64, static_cast<Unit>(frame.text.font.size * state.scale));
  return state.as_list ? BoxKind::block : BoxKind::table;
}

// The style that a block has where it stands, and the room that is left for its lines.
BoxStyle Builder::block_style(uint32_t i, const Node& it, const Style& style, BoxKind kind, Frame& frame) const {
  BoxStyle box = frame.as_list && (it.tag == Tag::td || it.tag == Tag::th) ? list_cell(it, style.box) : style.box;
  if (it.tag == Tag::ol) box.padding.start = std::max(box.padding.start, room_for_labels(article_, i, style.text.font));
  if (kind == BoxKind::cell) {
    frame.room /= cells_in_row(article_, it.parent);
  } else if (!indent(box, frame)) {
    box.margin.start = box.margin.end = box.padding.start = box.padding.end = box.line.start = 0;
    frame.inside = true;
  } else if (box.padding.start > 0) {
    frame.inside = false;
  }
  return box;
}

// What a box's element says of its size and of page breaks.
void Builder::describe(uint32_t i, const Node& it, Frame& frame) {
  Box& box = out_.boxes[frame.box];
  if (box.kind == BoxKind::cell) {
    box.columns = std::clamp(it.columns, 1, kMostColumns);
    // No cell reaches out of its group of rows (HTML, forming a table).
    box.rows = std::clamp(it.rows, 1, std::max(1, top().rows_left));
  }
  if (box.kind == BoxKind::table) box.width = 24 * frame.text.font.size;
  if (box.kind == BoxKind::row) frame.rows_left = rows_from(article_, i);
  box.head = it.tag == Tag::thead;
  box.keep_with_next = (it.tag >= Tag::h1 && it.tag <= Tag::h6) || it.tag == Tag::caption || it.tag == Tag::dt ||
                       it.tag == Tag::summary || it.class_name == Class::callout_title;
  box.keep_together = it.tag == Tag::figure || it.tag == Tag::header || it.embed;
}

// What an element is in a box: part of a table only where it belongs in one.
BoxKind Builder::kind_in(BoxKind parent, Tag tag) {
  if (parent == BoxKind::table && tag == Tag::caption) return BoxKind::caption;
  if (parent == BoxKind::table && is_rows(tag)) return BoxKind::rows;
  if ((parent == BoxKind::table || parent == BoxKind::rows) && tag == Tag::tr) return BoxKind::row;
  if (parent == BoxKind::row && (tag == Tag::td || tag == Tag::th)) return BoxKind::cell;
  return BoxKind::block;
}

// Takes a box's sides off the room for lines. False where too little would be left: it then has no sides.
bool Builder::indent(const BoxStyle& box, Frame& frame) const {
  const Unit room = frame.room - box.margin.start - box.margin.end - box.padding.start - box.padding.end;
  if (room < frame.room && room < std::min(width_ / 2, 8 * frame.text.font.size)) return false;
  frame.room = room;
  return true;
}

// The last cell of a row has the row's line below it, the others none.
BoxStyle Builder::list_cell(const Node& it, BoxStyle style) const {
  style.padding.end = 0;
  style.padding.top = style.padding.bottom / 2;
  if (!is_last(it)) {
    style.padding.bottom = style.padding.bottom - style.line.bottom;
    style.line.bottom = 0;
  }
  return style;
}

void Builder::rule(uint32_t i, const Style& style) {
  finish_paragraph();
  const uint32_t box = add_box(BoxKind::rule, i, style);
  out_.boxes[box].width = static_cast<Unit>(style::figures::rule_width * style.text.font.size);
  out_.boxes[box].height = px(1);
  out_.boxes[box].style.line_color = Role::muted;
}

void Builder::marker(const Node& it, const Inherited& text) {
  if (it.parent == kNone) return;
  const Node& list = article_.nodes[it.parent];
  if (list.class_name == Class::related) return;
  Frame& frame = top();
  Inherited look = text;
  look.font.italic = false;
  pending_marker_box_ = static_cast<uint32_t>(out_.boxes.size() - 1);
  pending_marker_.font = fonts_.number(look.font);
  pending_marker_.rtl = text.rtl;
  if (list.tag != Tag::ol) {
    const uint32_t which = std::min(frame.list_depth > 0 ? frame.list_depth - 1 : 0, 2u);
    pending_marker_.begin = static_cast<uint32_t>(kGeneratedStart.size()) + which;
    pending_marker_.end = pending_marker_.begin + 1;
    return;
  }
  if (it.has_number) frame.item = it.number;
  const std::u16string words = label(list, frame.item);
  frame.item += list.reversed ? -1 : 1;
  pending_marker_.begin = write(words);
  pending_marker_.end = pending_marker_.begin + static_cast<uint32_t>(words.size());
}

// Whether there is room for an item's label beside it: in a list, on the side where the list begins its lines.
bool Builder::beside(const Node& it, const Frame& frame) const {
  const Tag parent = it.parent == kNone ? Tag::other : article_.nodes[it.parent].tag;
  const Frame& list = open_[open_.size() - 2];
  return (parent == Tag::ul || parent == Tag::ol) && list.node == it.parent &&
         out_.boxes[list.box].style.padding.start > 0 && !frame.inside && frame.text.rtl == list.text.rtl;
}

void Builder::label_inside(uint32_t i, const Inherited& text) {
  Span span = span_of(i, text);
  span.generated = true;
  span.begin = pending_marker_.begin;
  span.end = pending_marker_.end;
  span.after = text.font.size / 3;
  push(span, text);
  pending_marker_ = {};
}

// Margins of a block and of what it begins and ends with are one, the larger (CSS 2.1, 8.3.1). litehtml learns of
// those of the first block in another only when it has placed the other.
void Builder::collapse_margins() {
  std::vector<Box>& boxes = out_.boxes;
  const auto alone = [](const Box& box) { return box.kind == BoxKind::block && box.parent != kNone; };
  std::vector<uint32_t> first(boxes.size(), kNone), last(boxes.size(), kNone);
  for (uint32_t i = 1; i < boxes.size(); ++i) {
    if (first[boxes[i].parent] == kNone) first[boxes[i].parent] = i;
    last[boxes[i].parent] = i;
  }
  // From the inside: what is deeper stands behind.
  for (uint32_t i = static_cast<uint32_t>(boxes.size()); i-- > 1;) {
    if (!alone(boxes[i]) || first[i] == kNone) continue;
    BoxStyle& outer = boxes[i].style;
    if (outer.padding.top == 0) {
      Unit& inner = boxes[first[i]].style.margin.top;
      outer.margin.top = std::max(outer.margin.top, inner);
      inner = 0;
    }
    if (outer.padding.bottom == 0) {
      Unit& inner = boxes[last[i]].style.margin.bottom;
      outer.margin.bottom = std::max(outer.margin.bottom, inner);
      inner = 0;
    }
  }
}

}  // namespace lectern::layout
