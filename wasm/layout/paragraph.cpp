#include "layout/paragraph.h"

#include <algorithm>
#include <utility>

#include "layout/breaker.h"
#include "layout/pieces.h"

namespace lectern::layout {
namespace {

/// Lines of a heading that are balanced, as in browsers; more are running text.
constexpr size_t kMostBalanced = 6;

ParagraphStyle bounded(ParagraphStyle style) {
  for (Unit* const each : {&style.line_height, &style.ascent, &style.descent, &style.word_spacing, &style.indent}) {
    *each = saturated(*each);
  }
  return style;
}

}  // namespace

Paragraph::Paragraph(const Source& source, std::vector<Span> spans, const ParagraphStyle& style, Widths& widths)
    : source_(source), spans_(std::move(spans)), style_(bounded(style)), widths_(widths) {
  pieces_ = cut_into_pieces(source_, spans_, style_, widths_);
  measure();
}

void Paragraph::refresh() {
  if (version_ != widths_.version() && (!complete_ || estimated_)) measure();
}

void Paragraph::measure() {
  version_ = widths_.version();
  laid_out_ = false;
  complete_ = true;
  int64_t stretch = 0, blank = 0, least = 0;  // the stretch that no line can break, and the space after it
  int64_t line = 0, most = 0;                 // the line, without the spaces at its end
  int64_t line_blank = 0;
  bool first_line = true;
  const auto end_stretch = [&](Unit more) {
    least = std::max(least, stretch + more);
    stretch = blank = 0;
  };
  const auto end_line = [&] {
    most = std::max(most, line + (first_line ? style_.indent : 0));
    line = line_blank = 0;
    first_line = false;
  };
  for (InlineItem& piece : pieces_) {
    const Span& span = spans_[piece.span];
    if (piece.kind == InlineItem::Kind::line_break) {
      end_stretch(0);
      end_line();
      continue;
    }
    if (piece.kind != InlineItem::Kind::object) {
      piece.width = widths_.width(piece.number);
      complete_ &= widths_.told(piece.number);
    }
    if (piece.before >= Break::soft) {
      Unit hyphen = 0;
      if (piece.before == Break::soft) hyphen = widths_.width(span.font, kHyphenAt, kHyphenAt + 1, true);
      end_stretch(hyphen);
    }
    int64_t width = int64_t{piece.width} + room_before(piece, span) + room_after(piece, span);
    if (piece.kind == InlineItem::Kind::space) width = int64_t{piece.width} + style_.word_spacing;
    const int64_t tab = int64_t{style_.tab} * piece.width;
    if (piece.kind == InlineItem::Kind::tab) width = tab > 0 ? tab - (line + line_blank) % tab : 0;
    if (hangs(piece)) {
      blank += width;
      line_blank += width;
      continue;
    }
    line += line_blank + width;
    line_blank = 0;
    // What is wrapped where it is too long makes nothing wide.
    if (span.preserve && style_.wrap_pre)
      width = std::min(width, int64_t{px(64)});
    else
      width += blank;
    stretch += width;
    blank = 0;
    if (span.preserve && style_.wrap_pre) end_stretch(0);
  }
  end_stretch(0);
  end_line();
  min_width_ = saturated(least);
  max_width_ = saturated(std::max(least, most));
}

Unit Paragraph::min_width() {
  refresh();
  return min_width_;
}

Unit Paragraph::max_width() {
  refresh();
  return max_width_;
}

const std::vector<Line>& Paragraph::lay_out(Unit width) {
  refresh();
  if (laid_out_ && width_ == width) return lines_;
  laid_out_ = true;
  width_ = width;
  estimated_ = !complete_;
  break_at(width);
  if (style_.balance && lines_.size() > 1 && lines_.size() <= kMostBalanced) balance();
  return lines_;
}

void Paragraph::break_at(Unit width) {
  lines_.clear();
  fragments_.clear();
  Breaker(*this, width).run();
}

void Paragraph::balance() {
  const size_t count = lines_.size();
  // The narrowest width that takes no more lines; a pixel more or less is not seen.
  Unit least = width_ / static_cast<Unit>(count + 1), most = width_;
  while (most - least > px(1)) {
    const Unit middle = least + (most - least) / 2;
    break_at(middle);
    (lines_.size() > count ? least : most) = middle;
  }
  break_at(most);
  const Unit room = width_ - most;
  const bool from_right =
      style_.align == Align::right || (style_.rtl && style_.align != Align::left && style_.align != Align::center);
  const Unit shift = style_.align == Align::center ? room / 2 : from_right ? room : 0;
  for (Line& line : lines_) line.left += shift, line.right += shift;
  for (Fragment& fragment : fragments_) fragment.x += shift;
}

}  // namespace lectern::layout
