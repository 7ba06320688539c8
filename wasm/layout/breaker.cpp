#include "layout/breaker.h"

#include <algorithm>

namespace lectern::layout {

void Paragraph::Breaker::run() {
  Position at{0, 0};
  std::vector<End> ends;
  size_t used = 0;
  bool whole = p_.style_.align == Align::justify;
  while (at.piece < count_) {
    while (at.piece < count_ && at.offset == 0 && hangs(p_.pieces_[at.piece])) ++at.piece;
    if (at.piece == count_) break;
    indent_ = p_.lines_.empty() ? p_.style_.indent : 0;
    room_ = int64_t{width_} - indent_;
    if (whole && used == ends.size()) whole = fit_whole(at.piece, ends);
    const End end = used < ends.size() ? ends[used++] : end_of_line(at);
    place(at, end);
    at = end.next;
    whole |= end.last && p_.style_.align == Align::justify;
  }
}

Unit Paragraph::Breaker::told(uint32_t number) {
  if (!p_.widths_.told(number)) p_.estimated_ = true;
  return p_.widths_.width(number);
}

Unit Paragraph::Breaker::hyphen_width(const InlineItem& piece) {
  return told(p_.widths_.ask(span_of(piece).font, kHyphenAt, kHyphenAt + 1, true));
}

int64_t Paragraph::Breaker::tab_width(const InlineItem& piece, int64_t x) const {
  const int64_t stop = int64_t{p_.style_.tab} * piece.width;
  return stop > 0 ? (x / stop + 1) * stop - x : 0;
}

int64_t Paragraph::Breaker::width_of(uint32_t index, uint32_t from, int64_t x) {
  const InlineItem& piece = p_.pieces_[index];
  const Span& span = span_of(piece);
  if (piece.kind == InlineItem::Kind::space) return int64_t{piece.width} + p_.style_.word_spacing;
  if (piece.kind == InlineItem::Kind::tab) return tab_width(piece, x);
  if (from == 0) return int64_t{piece.width} + room_before(piece, span) + room_after(piece, span);
  scan(index);
  const int64_t rest = scaled(piece, sums_.back().sum - sum_at(from));
  // What is far too long for the line need not be known exactly.
  if (x + rest > room_ + room_ / 8 + px(1)) return rest + room_after(piece, span);
  return int64_t{part(piece, from, piece.length)} + room_after(piece, span);
}

Paragraph::Breaker::End Paragraph::Breaker::end_of_line(Position from) {
  int64_t x = 0;      // of all before the piece but the white space that hangs
  int64_t blank = 0;  // that white space
  uint32_t gaps = 0;
  uint32_t word = kNone;  // the last piece that a line may be broken before
  int64_t word_x = 0, before_word = 0;
  uint32_t word_gaps = 0;
  for (uint32_t k = from.piece; k < count_; ++k) {
    const InlineItem& piece = p_.pieces_[k];
    const uint32_t offset = k == from.piece ? from.offset : 0;
    if (piece.kind == InlineItem::Kind::line_break) return {{k, 0}, {k + 1, 0}, false, true};
    if (k > from.piece && piece.before == Break::normal) {
      word = k;
      word_x = x + blank;
      before_word = x;
      word_gaps = gaps - (blank > 0 ? 1 : 0);
    }
    const int64_t width = width_of(k, offset, x + blank);
    if (piece.kind == InlineItem::Kind::space) ++gaps;
    if (hangs(piece)) {
      blank += width;
      continue;
    }
    if (x + blank + width <= room_ || (k == from.piece && piece.kind != InlineItem::Kind::word)) {
      x += blank + width;
      blank = 0;
      continue;
    }
    if (word == kNone) return break_word(from, k, x + blank, 0, from.piece);
    const bool rivers = p_.style_.align != Align::justify || makes_rivers(room_ - before_word, word_gaps, piece);
    if (rivers) {
      const End end = hyphenated(from, word, word_x, k);
      if (end.hyphen) return end;
    }
    return {{word, 0}, {word, 0}, false, false};
  }
  return {{count_, 0}, {count_, 0}, false, true};
}

bool Paragraph::Breaker::makes_rivers(int64_t rest, uint32_t gaps, const InlineItem& piece) {
  const Unit space = told(p_.widths_.ask(span_of(piece).font, kSpaceAt, kSpaceAt + 1, true));
  return rest > gaps * (int64_t{space} + std::max(p_.style_.word_spacing, Unit{0}));
}

Paragraph::Breaker::End Paragraph::Breaker::hyphenated(Position from, uint32_t word, int64_t x, uint32_t last) {
  End best{{0, 0}, {0, 0}, false, false};
  for (uint32_t k = word; k <= last; ++k) {
    const InlineItem& piece = p_.pieces_[k];
    const uint32_t offset = k == from.piece ? from.offset : 0;
    if (k > word && piece.before == Break::soft && x + hyphen_width(p_.pieces_[k - 1]) <= room_) {
      best = {{k, 0}, {k, 0}, true, false};
    }
    const uint32_t at = cut(k, offset, room_ - x, Cut::hyphen);
    if (at) best = {{k, at}, {k, at}, true, false};
    x += width_of(k, offset, x);
  }
  return best;
}

Paragraph::Breaker::End Paragraph::Breaker::break_word(Position from, uint32_t last, int64_t last_x, int64_t x,
                                                       uint32_t word) {
  const End end = hyphenated(from, word, x, last);
  if (end.hyphen) return end;
  Position best{kNone, 0};
  int64_t blank = 0;
  for (uint32_t k = word; k <= last; ++k) {
    const uint32_t offset = k == from.piece ? from.offset : 0;
    if (k > word && p_.pieces_[k].before == Break::weak && x <= room_) best = {k, 0};
    const int64_t width = width_of(k, offset, x + blank);
    if (hangs(p_.pieces_[k])) {
      blank += width;
      continue;
    }
    x += blank;
    blank = 0;
    const uint32_t at = cut(k, offset, room_ - x, Cut::weak);
    if (at) best = {k, at};
    x += width;
  }
  if (best.piece != kNone) return {best, best, false, false};
  int64_t room = room_ - last_x;
  for (uint32_t k = last + 1; k-- > word;) {
    const uint32_t offset = k == from.piece ? from.offset : 0;
    const uint32_t at = cut(k, offset, room, Cut::cluster);
    if (at) return {{k, at}, {k, at}, false, false};
    if (k > word && p_.pieces_[k].before >= Break::inside) return {{k, 0}, {k, 0}, false, false};
    room = kMaxUnit;  // what is before the last piece fits
  }
  return first_cluster(from);
}

Paragraph::Breaker::End Paragraph::Breaker::first_cluster(Position from) {
  const InlineItem& piece = p_.pieces_[from.piece];
  const bool whole = span_of(piece).preserve && !p_.style_.wrap_pre;
  if (piece.kind == InlineItem::Kind::word && !whole) {
    scan(from.piece);
    const size_t next = from.offset == 0 ? 0 : cluster_at(from.offset) + 1;
    if (next + 1 < sums_.size()) {
      const Position at{from.piece, sums_[next].end};
      return {at, at, false, false};
    }
  }
  uint32_t k = from.piece + 1;
  while (k < count_ && p_.pieces_[k].before == Break::never && p_.pieces_[k].kind != InlineItem::Kind::line_break) ++k;
  if (k == count_) return {{k, 0}, {k, 0}, false, true};
  if (p_.pieces_[k].kind == InlineItem::Kind::line_break) return {{k, 0}, {k + 1, 0}, false, true};
  return {{k, 0}, {k, 0}, false, false};
}

}  // namespace lectern::layout
