#include "layout/flow.h"

#include <algorithm>

#include "layout/litehtml_boxes.h"

namespace lectern::layout {
namespace {

/// Letters of tables are made smaller down to this; narrower, a table is a list.
constexpr double kLeastScale = 0.6;

/// Walks the boxes that litehtml placed, in the order of the text, and writes down what there is to paint.
class Collector {
 public:
  Collector(const Article& article, Fonts& fonts, Widths& widths, Boxes& boxes, const LitehtmlBoxes& placed, Unit width,
            Unit height)
      : article_(article),
        fonts_(fonts),
        widths_(widths),
        boxes_(boxes),
        placed_(placed),
        width_(width),
        height_(height) {}

  Flow run() {
    const size_t count = boxes_.boxes.size();
    left_.resize(count);
    top_.resize(count);
    const LitehtmlBoxes::ContentRect root = placed_.place(0);
    left_[0] = 0;
    top_[0] = root.y;
    open_.push_back({0, 0, 0});
    for (uint32_t i = 1; i < count; ++i) {
      while (open_.back().box != boxes_.boxes[i].parent) close();
      place(i);
      open(i);
    }
    while (!open_.empty()) close();
    put_in_order();
    return std::move(flow_);
  }

 private:
  struct Open {
    uint32_t box;
    uint32_t first_strip, first_piece;
  };

  /// Where a box's content begins, from the column's left and top. Articles that are read from the right are laid out
  /// as if from the left, and mirrored here.
  void place(uint32_t i) {
    const Box& box = boxes_.boxes[i];
    // litehtml counts cells from their table, as if rows and groups of rows were not there.
    uint32_t parent = box.parent;
    if (box.kind == BoxKind::cell || box.kind == BoxKind::row || box.kind == BoxKind::rows) {
      while (boxes_.boxes[parent].kind != BoxKind::table) parent = boxes_.boxes[parent].parent;
    }
    const LitehtmlBoxes::ContentRect at = placed_.place(i);
    if (box.kind == BoxKind::row || box.kind == BoxKind::rows) {
      left_[i] = left_[parent];
      top_[i] = top_[parent];
      return;
    }
    const Unit room = parent == 0 ? width_ : placed_.place(parent).width;
    left_[i] = left_[parent] + (boxes_.boxes[0].rtl ? room - at.x - at.width : at.x);
    top_[i] = top_[parent] + at.y;
  }

  /// The box with its padding.
  DisplayItem border_box(uint32_t i) const {
    const Box& box = boxes_.boxes[i];
    const LitehtmlBoxes::ContentRect at = placed_.place(i);
    const Sides& padding = box.style.padding;
    DisplayItem out;
    out.kind = DisplayItem::box;
    out.x = left_[i] - (box.rtl ? padding.end : padding.start);
    out.y = top_[i] - padding.top;
    out.width = at.width + padding.start + padding.end;
    out.height = at.height + padding.top + padding.bottom;
    out.node = box.node;
    return out;
  }

  void open(uint32_t i) {
    const Box& box = boxes_.boxes[i];
    open_.push_back({i, static_cast<uint32_t>(flow_.strips.size()), static_cast<uint32_t>(flow_.pieces.size())});
    if (box.style.surface != Role::background) {
      DisplayItem surface = border_box(i);
      surface.paint = static_cast<int32_t>(box.style.surface);
      surface.baseline = box.style.radius;
      flow_.pieces.push_back(surface);
    }
    lines_of(i);
    switch (box.kind) {
      case BoxKind::paragraph:
        paragraph(i);
        break;
      case BoxKind::picture:
        picture(i);
        break;
      case BoxKind::rule:
        rule(i);
        break;
      default:
        break;
    }
  }

  /// The lines at a box's sides.
  void lines_of(uint32_t i) {
    const Box& box = boxes_.boxes[i];
    const Sides& line = box.style.line;
    if (line.top + line.bottom + line.start + line.end == 0) return;
    const DisplayItem whole = border_box(i);
    const auto add = [&](Unit x, Unit y, Unit width, Unit height) {
      DisplayItem piece = whole;
      piece.x = x, piece.y = y, piece.width = width, piece.height = height;
      piece.paint = static_cast<int32_t>(box.style.line_color);
      flow_.pieces.push_back(piece);
    };
    if (line.top > 0) add(whole.x, whole.y, whole.width, line.top);
    if (line.bottom > 0) add(whole.x, whole.y + whole.height - line.bottom, whole.width, line.bottom);
    if (line.start > 0) add(box.rtl ? whole.x + whole.width - line.start : whole.x, whole.y, line.start, whole.height);
  }

  void add_strip(Unit top, Unit bottom, bool keep_with_next) {
    flow_.strips.push_back({top, bottom, keep_with_next, kNone, kNone});
  }

  void picture(uint32_t i) {
    const Box& box = boxes_.boxes[i];
    const LitehtmlBoxes::ContentRect at = placed_.place(i);
    DisplayItem piece;
    piece.kind = DisplayItem::picture;
    const double fit = std::min(1.0, std::min(static_cast<double>(at.width) / std::max(1, box.width),
                                              static_cast<double>(at.height) / std::max(1, box.height)));
    piece.width = std::min(at.width, std::max(1, static_cast<Unit>(box.width * fit)));
    piece.height = at.height;
    piece.x = left_[i] + (at.width - piece.width) / 2;
    piece.y = top_[i];
    piece.node = box.node;
    piece.begin = piece.end = article_.nodes[box.node].text_begin;
    flow_.pieces.push_back(piece);
    add_strip(piece.y, piece.y + piece.height, false);
  }

  void rule(uint32_t i) {
    const Box& box = boxes_.boxes[i];
    const LitehtmlBoxes::ContentRect at = placed_.place(i);
    DisplayItem piece = border_box(i);
    piece.width = std::min(box.width, at.width);
    piece.height = box.height;
    piece.x = left_[i] + (at.width - piece.width) / 2;
    piece.paint = static_cast<int32_t>(box.style.line_color);
    flow_.pieces.push_back(piece);
    add_strip(piece.y, piece.y + piece.height, false);
  }

  void paragraph(uint32_t i) {
    const Box& box = boxes_.boxes[i];
    Paragraph& paragraph = boxes_.paragraphs[box.paragraph];
    const std::vector<Line>& lines = paragraph.lay_out(placed_.place(i).width);
    const std::vector<Fragment>& fragments = paragraph.fragments();
    const Inherited* looks = boxes_.looks.data() + boxes_.first_look[box.paragraph];
    for (size_t l = 0; l < lines.size(); ++l) {
      const Line& line = lines[l];
      const Unit top = top_[i] + line.top;
      // Two lines at least before a break and after it.
      const bool keep = box.keep_with_next || (lines.size() > 1 && (l == 0 || l + 2 == lines.size()));
      add_strip(top, top + line.height, keep && !(l + 1 == lines.size() && !box.keep_with_next));
      if (l == 0 && box.marker.end > 0) marker(i, line);
      highlights(i, line, fragments, paragraph.spans(), looks);
      for (uint32_t f = line.first_fragment; f < line.end_fragment; ++f)
        fragment(i, line, fragments[f], paragraph.spans(), looks);
    }
  }

  /// Boxes behind the letters: code, keys, marked text; one for each stretch of a line.
  void highlights(uint32_t i, const Line& line, const std::vector<Fragment>& fragments, const std::vector<Span>& spans,
                  const Inherited* looks) {
    for (uint32_t f = line.first_fragment; f < line.end_fragment; ++f) {
      const uint32_t span = fragments[f].span;
      if (looks[span].highlight == Role::background) continue;
      Unit left = kMaxUnit, right = -kMaxUnit;
      uint32_t last = f;
      for (; last < line.end_fragment && fragments[last].span == span; ++last) {
        const Fragment& one = fragments[last];
        const bool turned = one.level & 1;
        const Unit before = one.opens ? spans[span].before : 0,
                   after = one.closes ? std::min(spans[span].after, spans[span].before) : 0;
        left = std::min(left, one.x - (turned ? after : before));
        right = std::max(right, one.x + one.width + (turned ? before : after));
      }
      const FontMetrics metrics = fonts_.metrics(spans[span].font);
      DisplayItem piece;
      piece.kind = DisplayItem::box;
      piece.x = left_[i] + left;
      piece.width = right - left;
      const Unit baseline = top_[i] + line.top + line.baseline - spans[span].rise;
      const Unit room = fonts_[spans[span].font].size / 10;
      piece.y = std::max(top_[i] + line.top, baseline - metrics.ascent - room);
      piece.height = std::min(top_[i] + line.top + line.height, baseline + metrics.descent + room) - piece.y;
      piece.baseline = fonts_[spans[span].font].size / 4;
      piece.paint = static_cast<int32_t>(looks[span].highlight);
      piece.node = spans[span].node;
      if (piece.height > 0) flow_.pieces.push_back(piece);
      f = last - 1;
    }
  }

  void fragment(uint32_t i, const Line& line, const Fragment& fragment, const std::vector<Span>& spans,
                const Inherited* looks) {
    const Span& span = spans[fragment.span];
    DisplayItem piece;
    piece.x = left_[i] + fragment.x;
    piece.y = top_[i] + line.top;
    piece.width = fragment.width;
    piece.height = line.height;
    piece.baseline = piece.y + line.baseline - span.rise;
    piece.begin = fragment.begin;
    piece.end = fragment.end;
    piece.font = span.font;
    piece.node = span.node;
    if (span.kind == Span::Kind::object) {
      piece.kind = DisplayItem::picture;
      piece.height = span.ascent + span.descent;
      piece.y = piece.baseline - span.ascent;
    } else {
      const Inherited& look = looks[fragment.span];
      piece.paint = static_cast<int32_t>(look.color) | (look.underline ? kUnderline : 0) |
                    (look.line_through ? kLineThrough : 0) | (look.quiet_underline ? kQuietUnderline : 0) |
                    (fragment.level & 1 ? kRightToLeft : 0) | (span.generated || fragment.hyphen ? kGenerated : 0);
    }
    flow_.pieces.push_back(piece);
  }

  void marker(uint32_t i, const Line& line) {
    const Box& box = boxes_.boxes[i];
    const Unit width = marker_width(box.marker);
    const Unit gap = fonts_[box.marker.font].size * 9 / 20;
    DisplayItem piece;
    piece.x = box.marker.rtl ? left_[i] + placed_.place(i).width + gap : left_[i] - gap - width;
    piece.y = top_[i] + line.top;
    piece.width = width;
    piece.height = line.height;
    piece.baseline = piece.y + line.baseline;
    piece.begin = box.marker.begin;
    piece.end = box.marker.end;
    piece.font = box.marker.font;
    piece.node = box.node;
    piece.paint = static_cast<int32_t>(Role::muted) | kGenerated;
    // Lists that stand at the page's edge have no room for long numbers.
    piece.x = std::clamp(piece.x, 0, std::max(0, width_ - width));
    flow_.pieces.push_back(piece);
  }

  Unit marker_width(const Marker& marker) const { return widths_.width(marker.font, marker.begin, marker.end, true); }

  void close() {
    const Open one = open_.back();
    open_.pop_back();
    const Box& box = boxes_.boxes[one.box];
    if (one.first_strip == flow_.strips.size()) return;
    const auto first = flow_.strips.begin() + one.first_strip;
    // What is drawn around lines goes with the first and the last of them.
    const Sides& line = box.style.line;
    if (box.style.surface != Role::background || line.top + line.bottom > 0) {
      const DisplayItem whole = border_box(one.box);
      // As far as there is room for it on a page.
      Strip& last = flow_.strips.back();
      first->top = std::min(first->top, std::max(whole.y, first->bottom - height_));
      last.bottom = std::max(last.bottom, std::min(whole.y + whole.height, last.top + height_));
    }
    if (box.keep_with_next && box.kind != BoxKind::paragraph) {
      for (auto strip = first; strip != flow_.strips.end(); ++strip) strip->keep_with_next = true;
    }
    if (box.keep_together) {
      const Unit height = flow_.strips.back().bottom - first->top;
      if (height <= (box.style.surface == Role::background && box.style.line.bottom > 0 ? height_ / 2 : height_)) {
        for (auto strip = first; strip + 1 != flow_.strips.end(); ++strip) strip->keep_with_next = true;
      }
    }
    if (box.kind == BoxKind::row) row(one);
    if (box.kind == BoxKind::rows && box.head) head(one);
    if (box.kind == BoxKind::table) table(one.box);
  }

  /// A row is kept whole.
  void row(const Open& one) {
    Strip whole = flow_.strips[one.first_strip];
    for (size_t s = one.first_strip; s < flow_.strips.size(); ++s) {
      whole.top = std::min(whole.top, flow_.strips[s].top);
      whole.bottom = std::max(whole.bottom, flow_.strips[s].bottom);
    }
    whole.keep_with_next = false;
    whole.table = table_of(one.box);
    whole.header = header_ != kNone && flow_.headers[header_].table == whole.table ? header_ : kNone;
    flow_.strips.resize(one.first_strip);
    flow_.strips.push_back(whole);
  }

  uint32_t table_of(uint32_t box) const {
    while (boxes_.boxes[box].kind != BoxKind::table) box = boxes_.boxes[box].parent;
    return box;
  }

  void head(const Open& one) {
    for (size_t s = one.first_strip; s < flow_.strips.size(); ++s) flow_.strips[s].keep_with_next = true;
    const Unit top = flow_.strips[one.first_strip].top, bottom = flow_.strips.back().bottom;
    const uint32_t table = table_of(one.box);
    // In a table in a table the outer one's row is whole anyway.
    for (uint32_t outer = boxes_.boxes[table].parent; outer != kNone; outer = boxes_.boxes[outer].parent) {
      if (boxes_.boxes[outer].kind == BoxKind::table) return;
    }
    if (bottom - top > height_ / 4) return;
    header_ = static_cast<uint32_t>(flow_.headers.size());
    flow_.headers.push_back({top, bottom, one.first_piece, static_cast<uint32_t>(flow_.pieces.size()), table});
  }

  void table(uint32_t i) {
    const Unit width = placed_.place(i).width;
    uint32_t around = boxes_.boxes[i].parent;
    const Unit room = around == 0 ? width_ : placed_.place(around).width;
    if (width <= room + 64) return;
    TableState& state = boxes_.tables[boxes_.boxes[i].node];
    const double scale = state.scale * room / width * 0.98;
    if (state.scale < 1 || scale < kLeastScale)
      state.as_list = true;
    else
      state.scale = scale;
    flow_.again = true;
  }

  void as_list(uint32_t table) {
    boxes_.tables[boxes_.boxes[table].node].as_list = true;
    flow_.again = true;
  }

  void put_in_order() {
    std::vector<Strip>& strips = flow_.strips;
    std::stable_sort(strips.begin(), strips.end(), [](const Strip& a, const Strip& b) { return a.top < b.top; });
    size_t kept = 0;
    for (size_t i = 1; i < strips.size(); ++i) {
      if (strips[i].top >= strips[kept].bottom) {
        strips[++kept] = strips[i];
        continue;
      }
      if (strips[i].bottom > strips[kept].bottom) {
        strips[kept].bottom = strips[i].bottom;
        strips[kept].keep_with_next = strips[i].keep_with_next;
      }
    }
    if (!strips.empty()) strips.resize(kept + 1);
    // Rows that hang together by cells that span them may be as long as all of them.
    for (const Strip& strip : strips) {
      if (strip.table != kNone && strip.bottom - strip.top > height_) as_list(strip.table);
    }
  }

  const Article& article_;
  Fonts& fonts_;
  Widths& widths_;
  Boxes& boxes_;
  const LitehtmlBoxes& placed_;
  Unit width_, height_;
  Flow flow_;
  std::vector<Open> open_;
  std::vector<Unit> left_, top_;
  uint32_t header_ = kNone;
};

}  // namespace

Flow flow(const Article& article, Fonts& fonts, Widths& widths, Boxes& boxes, Unit width, Unit height) {
  const LitehtmlBoxes placed(boxes, width, height * 17 / 20);
  return Collector(article, fonts, widths, boxes, placed, width, height).run();
}

}  // namespace lectern::layout
