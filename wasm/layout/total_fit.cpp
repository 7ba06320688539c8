#include <algorithm>

#include "layout/breaker.h"
#include "layout/clusters.h"
#include "layout/pieces.h"

namespace lectern::layout {
namespace {

// Knuth and Plass, "Breaking Paragraphs into Lines" (1981), with what TeX charges: for each line the square of its
// badness, more where it ends in a hyphen, and more again where two in a row do.
constexpr double kHyphenPenalty = 50;
constexpr double kTwoHyphens = 3000;
constexpr double kWorst = 100;  // the ratio beyond which lines are equally bad

// A line in which nothing stretches stays ragged, which is better than one wide hole: it counts as if this could be
// stretched.
constexpr int64_t kRagged = px(8);

// The part of a space's width that it may shrink by.
constexpr int64_t kShrink = 6;

// Lines that could still be gone on with; more than a line has words, unless these have no width.
constexpr size_t kMostOpen = 256;

// Places to break in a paragraph: a long one has a thousand. Those of a whole book in one would take its memory many
// times over.
constexpr size_t kMostPoints = 1 << 16;

double demerits(int64_t rest, int64_t spaces, int64_t stretch, bool last, bool hyphen, bool after_hyphen) {
  double ratio = 0;
  const int64_t stretched = spaces + stretch > 0 ? spaces + stretch : kRagged;
  // TeX's spaces stretch by half of their width; shrinking by a sixth is as bad as that.
  if (rest < 0)
    ratio = static_cast<double>(-rest) * kShrink / static_cast<double>(spaces);
  else if (!last)
    ratio = std::min(static_cast<double>(rest) * 2 / static_cast<double>(stretched), kWorst);
  const double badness = 1 + 100 * ratio * ratio * ratio;
  return badness * badness + (hyphen ? kHyphenPenalty * kHyphenPenalty : 0) +
         (hyphen && after_hyphen ? kTwoHyphens : 0);
}

}  // namespace

bool Paragraph::Breaker::fit_whole(uint32_t first, std::vector<End>& ends) {
  if (!find_points(first)) return false;
  open_.assign(1, 0);
  for (uint32_t i = 1; i < points_.size(); ++i) {
    Point& to = points_[i];
    size_t kept = 0;
    for (const uint32_t each : open_) {
      const Point& from = points_[each];
      const int64_t room = int64_t{width_} - (each == 0 ? indent_ : 0);
      const int64_t spaces = to.end.spaces - from.start.spaces;
      const int64_t stretch = to.end.stretch - from.start.stretch;
      const int64_t rest = room - (to.end.all - from.start.all);
      if (rest >= -spaces / kShrink) open_[kept++] = each;
      if (rest - to.hyphen < (to.final ? 0 : -spaces / kShrink)) continue;
      const double total =
          from.total + demerits(rest - to.hyphen, spaces, stretch, to.final, to.hyphen > 0, from.hyphen > 0);
      if (to.from != kNone && total >= to.total) continue;
      to.from = each;
      to.total = total;
    }
    open_.resize(kept);
    if (to.from != kNone) open_.push_back(i);
    if (open_.size() > kMostOpen) open_.erase(open_.begin(), open_.begin() + kMostOpen / 2);
    if (open_.empty()) return false;
  }
  const size_t begin = ends.size();
  for (auto at = static_cast<uint32_t>(points_.size()) - 1; at; at = points_[at].from) {
    const Point& point = points_[at];
    if (point.from == kNone) {
      ends.resize(begin);
      return false;
    }
    Position next = point.at;
    if (point.final && next.piece < count_) ++next.piece;
    ends.push_back({point.at, next, point.hyphen > 0, point.final});
  }
  std::reverse(ends.begin() + static_cast<std::ptrdiff_t>(begin), ends.end());
  return true;
}

bool Paragraph::Breaker::find_points(uint32_t first) {
  points_.clear();
  const auto add = [&](uint32_t piece, const Sums& end, const Sums& start) -> Point& {
    Point point;
    point.at = {piece, 0};
    point.end = end;
    point.start = start;
    points_.push_back(point);
    return points_.back();
  };
  Sums sums;        // of all before the piece but the white space that hangs
  Sums with_blank;  // of that too
  bool wide = false;
  add(first, sums, sums);
  uint32_t k = first;
  for (; k < count_ && p_.pieces_[k].kind != InlineItem::Kind::line_break; ++k) {
    const InlineItem& piece = p_.pieces_[k];
    if (piece.kind == InlineItem::Kind::tab || span_of(piece).preserve || points_.size() > kMostPoints) return false;
    const int64_t width = width_of(k, 0, 0);
    if (hangs(piece)) {
      with_blank.all += width;
      with_blank.spaces += std::max(width, int64_t{0});
      wide = false;
      continue;
    }
    if (wide && piece.wide && piece.before == Break::normal) with_blank.stretch += piece.width / 4;
    if (k > first && piece.before == Break::normal)
      add(k, sums, with_blank);
    else if (k > first && piece.before == Break::soft)
      add(k, sums, with_blank).hyphen = hyphen_width(p_.pieces_[k - 1]);
    sums = with_blank;
    add_hyphens(k, sums);
    sums.all += width;
    if (piece.kind == InlineItem::Kind::space) sums.spaces += std::max(width, int64_t{0});
    with_blank = sums;
    wide = piece.wide;
  }
  add(k, sums, sums).final = true;
  return true;
}

void Paragraph::Breaker::add_hyphens(uint32_t index, Sums begin) {
  const InlineItem& piece = p_.pieces_[index];
  const Span& span = span_of(piece);
  if (piece.kind != InlineItem::Kind::word || !p_.style_.hyphens || span.no_break) return;
  bool any = false;
  for (uint32_t i = 1; i < piece.length && !any; ++i) any = hint_at(p_.source_, span, piece.begin + i) & kMayHyphenate;
  if (!any) return;
  scan(index);
  begin.all += room_before(piece, span);
  Point point;
  point.hyphen = hyphen_width(piece);
  for (size_t i = 0; i + 1 < sums_.size(); ++i) {
    if (!sums_[i].hyphen) continue;
    point.at = {index, sums_[i].end};
    point.start = begin;
    point.start.all += scaled(piece, sums_[i].sum);
    point.end = point.start;
    points_.push_back(point);
  }
}

}  // namespace lectern::layout
