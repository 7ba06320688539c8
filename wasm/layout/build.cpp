// Nodes become boxes: blocks as they stand, and what stands in lines as paragraphs.
#include <algorithm>
#include <cmath>

#include "layout/boxes.h"
#include "layout/formulas.h"
#include "layout/lists.h"
#include "layout/tables.h"
#include "vocabulary/limits.h"

namespace lectern::layout {
namespace {

/// Nodes of a table with tables in it: of larger ones the inner tables are lists.
constexpr uint32_t kMostInNested = 2000;
/// One for each depth of lists, after kGeneratedStart.
constexpr std::u16string_view kBullets = u"\u2022\u25E6\u25AA";

bool is_block(Tag tag) {
  switch (tag) {
    case Tag::article:
    case Tag::aside:
    case Tag::blockquote:
    case Tag::caption:
    case Tag::dd:
    case Tag::details:
    case Tag::div:
    case Tag::dl:
    case Tag::dt:
    case Tag::figcaption:
    case Tag::figure:
    case Tag::footer:
    case Tag::h1:
    case Tag::h2:
    case Tag::h3:
    case Tag::h4:
    case Tag::h5:
    case Tag::h6:
    case Tag::header:
    case Tag::li:
    case Tag::ol:
    case Tag::p:
    case Tag::pre:
    case Tag::section:
    case Tag::summary:
    case Tag::table:
    case Tag::tbody:
    case Tag::td:
    case Tag::tfoot:
    case Tag::th:
    case Tag::thead:
    case Tag::tr:
    case Tag::ul:
    case Tag::address:
    case Tag::audio:
    case Tag::video:
    case Tag::hr:
      return true;
    default:
      return false;
  }
}

/// Makes a picture as small as it must be.
void fit(Unit& width, Unit& height, Unit most_width, Unit most_height) {
  const double scale = std::min({1.0, static_cast<double>(most_width) / std::max(1, width),
                                 static_cast<double>(most_height) / std::max(1, height)});
  if (scale >= 1) return;
  width = std::max(1, static_cast<Unit>(width * scale));
  height = std::max(1, static_cast<Unit>(height * scale));
}

/// An element that is open while its content is read.
struct Frame {
  uint32_t node;
  uint32_t end;
  Inherited text;
  uint32_t box;           ///< the box that its blocks go into
  Unit room;              ///< how wide its lines are, about
  bool block;             ///< it is that box
  uint32_t elements = 0;  ///< children so far
  Tag before = Tag::text;
  uint32_t table_depth = 0;
  uint32_t table_size = 0;  ///< nodes of the outermost table
  int32_t rows_left = 0;    ///< rows: how many follow in their group, this one with them
  bool as_list = false;     ///< in a table whose cells stand one below the other
  int64_t item = 0;         ///< lists: the number of the next item
  uint32_t list_depth = 0;
  Unit after = 0;  ///< inline elements: room after them
  uint32_t first_span = 0;
  bool inside = false;            ///< lists: there is no room for labels beside the items, so they begin them
  bool formula = false;           ///< in one
  std::u16string_view closing{};  ///< what stands after it that is not the article's
};

class Builder {
 public:
  Builder(const Article& article, const Source& source, const Settings& settings, Unit width, Unit height, Fonts& fonts,
          Widths& widths, Boxes& out)
      : article_(article),
        source_(source),
        settings_(settings),
        width_(width),
        height_(height),
        fonts_(fonts),
        widths_(widths),
        out_(out) {}

  void run() {
    out_.boxes.clear();
    out_.paragraphs.clear();
    out_.looks.clear();
    out_.first_look.clear();
    // What is written there stays: its widths are known by their place.
    if (out_.generated.size() == kGeneratedStart.size()) out_.generated += kBullets;
    out_.limits = 0;
    Box root;
    out_.boxes.push_back(root);
    Frame top{};
    top.node = kNone;
    top.end = static_cast<uint32_t>(article_.nodes.size());
    top.text = root_style(article_, settings_);
    top.block = true;
    top.room = width_;
    out_.boxes[0].rtl = top.text.rtl;
    open_.push_back(top);
    depth_.push_back(0);
    for (uint32_t i = 0; i < article_.nodes.size();) i = node(i);
    while (!open_.empty()) close();
    collapse_margins();
    make_paragraphs();
  }

 private:
  Frame& top() { return open_.back(); }

  /// Reads a node; returns the next to read.
  uint32_t node(uint32_t i) {
    while (top().end <= i && open_.size() > 1) close();
    const Node& it = article_.nodes[i];
    if (it.tag == Tag::text) {
      add_text(i);
      return i + 1;
    }
    if (it.tag == Tag::annotation || it.tag == Tag::col || it.tag == Tag::colgroup || it.tag == Tag::source ||
        it.tag == Tag::track) {
      return it.end;
    }
    const bool first = top().elements++ == 0;
    const Tag before = top().before;
    top().before = it.tag;
    const Style style = style_of(article_, settings_, width_, i, top().text, first, is_last(it), before);
    return element(i, it, style);
  }

  uint32_t element(uint32_t i, const Node& it, const Style& style) {
    switch (it.tag) {
      case Tag::br:
        add_break(i);
        return it.end;
      case Tag::wbr:
        add_break_opportunity();
        return it.end;
      case Tag::hr:
        rule(i, style);
        return it.end;
      case Tag::img:
        picture(i, it, style);
        return it.end;
      case Tag::video:
        picture(i, it, style);
        return it.end;
      case Tag::audio:
        return it.end;
      case Tag::figure:
        if (settings_.images == "hide" && only_pictures(i)) return it.end;
        break;
      case Tag::math:
        out_.limits |= kFormulas;
        break;
      case Tag::ruby:
        out_.limits |= kRuby;
        break;
      default:
        break;
    }
    const bool tags_item =
        it.tag == Tag::li && it.parent != kNone && article_.nodes[it.parent].class_name == Class::tags;
    const bool own_line = it.tag == Tag::math && it.display_block;
    if ((is_block(it.tag) || it.embed || own_line) && !tags_item) {
      open_block(i, it, style);
    } else {
      open_inline(i, it, style, tags_item);
    }
    return i + 1;
  }

  bool is_last(const Node& it) const {
    const uint32_t end =
        it.parent == kNone ? static_cast<uint32_t>(article_.nodes.size()) : article_.nodes[it.parent].end;
    uint32_t next = it.end;
    while (next < end && article_.nodes[next].tag == Tag::text) ++next;
    return next >= end;
  }

  bool only_pictures(uint32_t i) const {
    if (article_.nodes[i].end - i > 1000) return false;
    for (uint32_t child = i + 1; child < article_.nodes[i].end; ++child) {
      const Node& it = article_.nodes[child];
      if (it.tag == Tag::figcaption || it.tag == Tag::table || it.tag == Tag::pre) return false;
      if (it.tag == Tag::text && !is_blank(article_, it.text_begin, it.text_end)) return false;
    }
    return true;
  }

  // Blocks.

  uint32_t add_box(BoxKind kind, uint32_t i, const Style& style) {
    Box box;
    box.kind = kind;
    box.node = i;
    box.parent = top().box;
    box.style = style.box;
    box.rtl = style.text.rtl;
    out_.boxes.push_back(box);
    return static_cast<uint32_t>(out_.boxes.size() - 1);
  }

  void open_block(uint32_t i, const Node& it, const Style& style) {
    finish_paragraph();
    Frame frame = top();
    frame.node = i;
    frame.end = it.end;
    frame.text = style.text;
    frame.elements = 0;
    frame.before = Tag::text;
    frame.after = 0;
    frame.formula = it.tag == Tag::math;
    const bool too_deep = depth_.back() >= vocabulary::kDeepestBox;
    if (too_deep) {
      out_.limits |= kDepth;
      frame.block = true;
      open_.push_back(frame);
      depth_.push_back(depth_.back());
      return;
    }
    BoxKind kind = BoxKind::block;
    if (it.tag == Tag::table) {
      TableState& state = out_.tables[i];
      const bool too_much =
          frame.table_depth >= vocabulary::kDeepestTable || (frame.table_depth > 0 && frame.table_size > kMostInNested);
      if (!state.as_list && (too_much || !is_table(article_, i))) state.as_list = true;
      if (frame.table_depth == 0) frame.table_size = it.end - i;
      frame.as_list = state.as_list;
      if (state.as_list)
        out_.limits |= kTablesAsLists;
      else
        kind = BoxKind::table;
      ++frame.table_depth;
      frame.text.font.size = std::max<Unit>(64, static_cast<Unit>(frame.text.font.size * state.scale));
    } else {
      kind = kind_in(out_.boxes[frame.box].kind, it.tag);
    }
    Style used = style;
    if (frame.as_list && (it.tag == Tag::td || it.tag == Tag::th)) used.box = list_cell(it, style.box);
    if (it.tag == Tag::ol)
      used.box.padding.start = std::max(used.box.padding.start, room_for_labels(article_, i, style.text.font));
    if (kind == BoxKind::cell) {
      frame.room /= cells_in_row(article_, it.parent);
    } else if (!indent(used.box, frame)) {
      used.box.margin.start = used.box.margin.end = used.box.padding.start = used.box.padding.end =
          used.box.line.start = 0;
      frame.inside = true;
    } else if (used.box.padding.start > 0) {
      frame.inside = false;
    }
    frame.box = add_box(kind, i, used);
    frame.block = true;
    Box& box = out_.boxes[frame.box];
    if (kind == BoxKind::cell) {
      box.columns = std::clamp(it.a, 1, kMostColumns);
      // No cell reaches out of its group of rows (HTML, forming a table).
      box.rows = std::clamp(it.b, 1, std::max(1, top().rows_left));
    }
    if (kind == BoxKind::table) box.width = 24 * frame.text.font.size;
    if (kind == BoxKind::row) frame.rows_left = rows_from(article_, i);
    box.head = it.tag == Tag::thead;
    box.keep_with_next = (it.tag >= Tag::h1 && it.tag <= Tag::h6) || it.tag == Tag::caption || it.tag == Tag::dt ||
                         it.tag == Tag::summary || it.class_name == Class::callout_title;
    box.keep_together = it.tag == Tag::figure || it.tag == Tag::header || it.embed;
    if (it.tag == Tag::ul || it.tag == Tag::ol) {
      ++frame.list_depth;
      frame.item = it.tag == Tag::ol ? first_number(article_, i) : 0;
    }
    if (it.tag == Tag::li) marker(it, frame.text);
    open_.push_back(frame);
    depth_.push_back(depth_.back() + 1);
    if (it.tag == Tag::li && pending_marker_.end > 0 && !beside(it, frame)) label_inside(i, frame.text);
  }

  /// Whether there is room for an item's label beside it: in a list, on the side where the list begins its lines.
  bool beside(const Node& it, const Frame& frame) const {
    const Tag parent = it.parent == kNone ? Tag::other : article_.nodes[it.parent].tag;
    const Frame& list = open_[open_.size() - 2];
    return (parent == Tag::ul || parent == Tag::ol) && list.node == it.parent &&
           out_.boxes[list.box].style.padding.start > 0 && !frame.inside && frame.text.rtl == list.text.rtl;
  }

  void label_inside(uint32_t i, const Inherited& text) {
    Span span = span_of(i, text);
    span.generated = true;
    span.begin = pending_marker_.begin;
    span.end = pending_marker_.end;
    span.after = text.font.size / 3;
    push(span, text);
    pending_marker_ = {};
  }

  /// What an element is in a box: part of a table only where it belongs in one.
  static BoxKind kind_in(BoxKind parent, Tag tag) {
    if (parent == BoxKind::table && tag == Tag::caption) return BoxKind::caption;
    if (parent == BoxKind::table && is_rows(tag)) return BoxKind::rows;
    if ((parent == BoxKind::table || parent == BoxKind::rows) && tag == Tag::tr) return BoxKind::row;
    if (parent == BoxKind::row && (tag == Tag::td || tag == Tag::th)) return BoxKind::cell;
    return BoxKind::block;
  }

  /// Takes a box's sides off the room for lines. False where too little would be left: it then has no sides.
  bool indent(const BoxStyle& box, Frame& frame) const {
    const Unit room = frame.room - box.margin.start - box.margin.end - box.padding.start - box.padding.end;
    if (room < frame.room && room < std::min(width_ / 2, 8 * frame.text.font.size)) return false;
    frame.room = room;
    return true;
  }

  /// The last cell of a row has the row's line below it, the others none.
  BoxStyle list_cell(const Node& it, BoxStyle style) const {
    style.padding.end = 0;
    style.padding.top = style.padding.bottom / 2;
    if (!is_last(it)) {
      style.padding.bottom = style.padding.bottom - style.line.bottom;
      style.line.bottom = 0;
    }
    return style;
  }

  void open_inline(uint32_t i, const Node& it, const Style& style, bool tags_item) {
    Frame frame = top();
    frame.node = i;
    frame.end = it.end;
    frame.text = style.text;
    frame.block = false;
    frame.elements = 0;
    frame.before = Tag::text;
    frame.after = style.box.after;
    frame.closing = {};
    if (it.tag == Tag::q) frame.closing = u"\u201D";
    if (tags_item) {
      frame.text.highlight = Role::surface;
      frame.after = frame.text.font.size;
      space_before_ = frame.text.font.size / 2;
      if (!pending_.empty()) add_generated(u" ", i, top().text);
    } else {
      // Elements in elements without end do not push the text off the page.
      space_before_ = std::min(space_before_ + style.box.before, 4 * style.text.font.size);
    }
    frame.first_span = static_cast<uint32_t>(pending_.size());
    open_.push_back(frame);
    depth_.push_back(depth_.back());
    if (it.tag == Tag::q) add_generated(u"\u201C", i, frame.text);
    if (it.tag == Tag::math)
      top().formula = true;
    else if (top().formula)
      open_in_formula(i, open_[open_.size() - 2].elements - 1);
  }

  /// Formulas are written in a line.
  void open_in_formula(uint32_t i, uint32_t index) {
    const LineForm form = line_form(article_, i, index);
    Inherited& text = top().text;
    if (form.script != 0) {
      text.rise += form.script * text.font.size * (form.script > 0 ? 7 : 4) / 20;
      text.font.size = std::max<Unit>(64, text.font.size * 18 / 25);
    }
    if (form.italic) text.font.italic = !text.upright;
    if (!form.before.empty()) add_generated(form.before, i, text);
    if (form.operator_room) {
      space_before_ += text.font.size / 4;
      top().after = text.font.size / 4;
      top().closing = u"\u200B";
    } else {
      top().closing = form.after;
    }
  }

  void close() {
    const Frame frame = top();
    if (!frame.block && frame.node != kNone) {
      if (!frame.closing.empty()) add_generated(frame.closing, frame.node, frame.text);
      if (frame.after > 0 && pending_.size() > frame.first_span)
        pending_.back().after = std::min(pending_.back().after + frame.after, 4 * frame.text.font.size);
      space_before_ = 0;
    } else {
      finish_paragraph();
      if (pending_marker_box_ == frame.box) pending_marker_ = {};
    }
    open_.pop_back();
    depth_.pop_back();
  }

  void rule(uint32_t i, const Style& style) {
    finish_paragraph();
    const uint32_t box = add_box(BoxKind::rule, i, style);
    out_.boxes[box].width = style.text.font.size * 5;
    out_.boxes[box].height = px(1);
    out_.boxes[box].style.line_color = Role::muted;
  }

  // Lists.

  void marker(const Node& it, const Inherited& text) {
    if (it.parent == kNone) return;
    const Node& list = article_.nodes[it.parent];
    if (list.class_name == Class::related) return;
    Frame& frame = top();
    Inherited look = text;
    look.font.italic = false;
    pending_marker_box_ = static_cast<uint32_t>(out_.boxes.size() - 1);
    pending_marker_.font = fonts_.number(look.font);
    if (list.tag != Tag::ol) {
      const uint32_t which = std::min(frame.list_depth > 0 ? frame.list_depth - 1 : 0, 2u);
      pending_marker_.begin = static_cast<uint32_t>(kGeneratedStart.size()) + which;
      pending_marker_.end = pending_marker_.begin + 1;
      return;
    }
    if (it.has_value) frame.item = it.a;
    const std::u16string words = label(list, frame.item);
    frame.item += list.reversed ? -1 : 1;
    pending_marker_.begin = write(words);
    pending_marker_.end = pending_marker_.begin + static_cast<uint32_t>(words.size());
  }

  // What stands in lines.

  Span span_of(uint32_t i, const Inherited& text) {
    Span span{};
    span.kind = Span::Kind::text;
    span.font = fonts_.number(text.font);
    span.node = i;
    span.rise = text.rise;
    span.preserve = text.preserve;
    span.before = space_before_;
    space_before_ = 0;
    return span;
  }

  void add_text(uint32_t i) {
    const Node& it = article_.nodes[i];
    if (it.text_begin == it.text_end) return;
    // White space between the elements of a formula is not part of it.
    if (top().formula && article_.nodes[it.parent].tag != Tag::mtext && is_blank(article_, it.text_begin, it.text_end))
      return;
    Span span = span_of(i, top().text);
    span.begin = it.text_begin;
    span.end = it.text_end;
    push(span, top().text);
    if (!blank_) return;
    blank_ = is_blank(article_, it.text_begin, it.text_end);
  }

  void add_generated(std::u16string_view words, uint32_t i, const Inherited& text) {
    Span span = span_of(i, text);
    span.generated = true;
    span.begin = write(words);
    span.end = span.begin + static_cast<uint32_t>(words.size());
    push(span, text);
  }

  /// Where words stand in the generated text: written once, however often the article is built.
  uint32_t write(std::u16string_view words) {
    const auto [found, is_new] =
        out_.written.try_emplace(std::u16string(words), static_cast<uint32_t>(out_.generated.size()));
    if (is_new) out_.generated += words;
    return found->second;
  }

  void add_break(uint32_t i) {
    Span span = span_of(i, top().text);
    span.kind = Span::Kind::line_break;
    span.begin = span.end = article_.nodes[i].text_begin;
    push(span, top().text);
  }

  void add_break_opportunity() { add_generated(u"\u200B", top().node, top().text); }

  void push(const Span& span, const Inherited& text) {
    pending_.push_back(span);
    looks_.push_back(text);
  }

  void finish_paragraph() {
    space_before_ = 0;
    if (pending_.empty()) return;
    if (blank_) {
      pending_.clear();
      looks_.clear();
      return;
    }
    const Frame& frame = block_frame();
    Style none;
    none.text = frame.text;
    const uint32_t box = add_box(BoxKind::paragraph, frame.node, none);
    out_.boxes[box].parent = frame.box;
    out_.boxes[box].keep_with_next = out_.boxes[frame.box].keep_with_next;
    if (pending_marker_.end > 0) {
      out_.boxes[box].marker = pending_marker_;
      pending_marker_ = {};
    }
    Waiting waiting;
    waiting.box = box;
    waiting.first_span = static_cast<uint32_t>(spans_.size());
    spans_.insert(spans_.end(), pending_.begin(), pending_.end());
    waiting.end_span = static_cast<uint32_t>(spans_.size());
    waiting.text = frame.text;
    waiting_.push_back(waiting);
    all_looks_.insert(all_looks_.end(), looks_.begin(), looks_.end());
    pending_.clear();
    looks_.clear();
    blank_ = true;
  }

  const Frame& block_frame() const {
    size_t i = open_.size() - 1;
    while (i > 0 && !open_[i].block) --i;
    return open_[i];
  }

  // Pictures.

  void picture(uint32_t i, const Node& it, const Style& style) {
    if (settings_.images == "hide") return;
    const Tag parent = it.parent == kNone ? Tag::article : article_.nodes[it.parent].tag;
    const bool in_line = it.tag == Tag::img && !is_block_picture(i, it, parent);
    Unit width = px(it.a), height = px(it.b);
    const bool known = it.a > 0 && it.b > 0 && !it.missing;
    if (in_line) {
      if (!known) width = height = style.text.font.size * 3 / 2;
      fit(width, height, top().room, height_ * 4 / 5);
      Span span = span_of(i, style.text);
      span.kind = Span::Kind::object;
      span.begin = span.end = it.text_begin;
      span.width = width;
      // Its middle stands where that of small letters is.
      span.ascent = height / 2 + style.text.font.size / 4;
      span.descent = height - span.ascent;
      push(span, style.text);
      blank_ = false;
      return;
    }
    finish_paragraph();
    if (!known) {
      width = it.missing ? width_ : std::max<Unit>(width, width_);
      height = it.missing ? style.text.font.size * 4 : width / 16 * 9;
    }
    const uint32_t box = add_box(BoxKind::picture, i, Style{style.text, {}});
    Box& made = out_.boxes[box];
    made.width = width;
    made.height = height;
  }

  /// Alone in its paragraph, or not in one.
  bool is_block_picture(uint32_t i, const Node& it, Tag parent) const {
    if (parent == Tag::a) {
      const uint32_t around = article_.nodes[it.parent].parent;
      return alone(it.parent) && (around == kNone || is_alone_in(around, it.parent));
    }
    return is_alone_in(it.parent, i);
  }

  bool alone(uint32_t parent) const {
    if (parent != asked_) {
      asked_ = parent;
      answer_ = find_alone(parent);
    }
    return answer_;
  }

  bool find_alone(uint32_t parent) const {
    for (uint32_t child = parent + 1; child < article_.nodes[parent].end; ++child) {
      const Node& it = article_.nodes[child];
      if (it.tag == Tag::text ? !is_blank(article_, it.text_begin, it.text_end) : it.tag != Tag::img) return false;
    }
    return true;
  }

  bool is_alone_in(uint32_t parent, uint32_t child) const {
    if (parent == kNone) return true;
    const Node& it = article_.nodes[parent];
    if (it.tag != Tag::p) return is_block(it.tag) && it.tag != Tag::li && it.tag != Tag::td && it.tag != Tag::th;
    for (uint32_t i = parent + 1; i < it.end;) {
      const Node& one = article_.nodes[i];
      if (i == child) {
        i = one.end;
        continue;
      }
      if (one.tag != Tag::text || !is_blank(article_, one.text_begin, one.text_end)) return false;
      ++i;
    }
    return true;
  }

  struct Waiting {
    uint32_t box, first_span, end_span;
    Inherited text;
  };

  /// Margins of a block and of what it begins and ends with are one, the larger (CSS 2.1, 8.3.1). litehtml learns of
  /// those of the first block in another only when it has placed the other.
  void collapse_margins() {
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

  void make_paragraphs() {
    out_.looks = std::move(all_looks_);
    out_.paragraphs.reserve(waiting_.size());
    for (const Waiting& one : waiting_) {
      ParagraphStyle style{};
      const FontMetrics metrics = fonts_.metrics(fonts_.number(one.text.font));
      style.ascent = metrics.ascent;
      style.descent = metrics.descent;
      style.line_height = static_cast<Unit>(std::lround(one.text.line_height * one.text.font.size));
      switch (one.text.align) {
        case TextAlign::start:
          style.align = Align::start;
          break;
        case TextAlign::left:
          style.align = Align::left;
          break;
        case TextAlign::center:
          style.align = Align::center;
          break;
        case TextAlign::right:
          style.align = Align::right;
          break;
        case TextAlign::justify:
          style.align = Align::justify;
          break;
      }
      style.rtl = one.text.rtl;
      style.balance = one.text.balance;
      const bool wanted =
          settings_.hyphenation == "on" || (settings_.hyphenation == "auto" && settings_.alignment == "justify");
      style.hyphens = wanted && !one.text.balance;  // headings are short, and larger words are read at once
      const std::string_view language = one.text.language >= 0 ? std::string_view(article_.strings[one.text.language])
                                                               : std::string_view(article_.language);
      style.keep_all = language.substr(0, 2) == "ko";
      style.strict = language.substr(0, 2) == "ja";
      style.word_spacing = one.text.word_spacing;
      out_.boxes[one.box].paragraph = static_cast<uint32_t>(out_.paragraphs.size());
      std::vector<Span> spans(spans_.begin() + one.first_span, spans_.begin() + one.end_span);
      out_.paragraphs.emplace_back(source_, std::move(spans), style, widths_);
      out_.first_look.push_back(one.first_span);
    }
  }

  const Article& article_;
  const Source& source_;
  const Settings& settings_;
  Unit width_, height_;
  Fonts& fonts_;
  Widths& widths_;
  Boxes& out_;
  std::vector<Frame> open_;
  std::vector<uint32_t> depth_;
  std::vector<Span> pending_, spans_;
  std::vector<Inherited> looks_, all_looks_;
  std::vector<Waiting> waiting_;
  mutable uint32_t asked_ = kNone;  ///< the last element that was asked whether it holds pictures alone
  mutable bool answer_ = false;
  bool blank_ = true;
  Unit space_before_ = 0;
  Marker pending_marker_;
  uint32_t pending_marker_box_ = kNone;
};

}  // namespace

void build(const Article& article, const Source& source, const Settings& settings, Unit width, Unit height,
           Fonts& fonts, Widths& widths, Boxes& out) {
  Builder(article, source, settings, width, height, fonts, widths, out).run();
}

}  // namespace lectern::layout
