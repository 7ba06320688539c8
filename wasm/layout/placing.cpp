#include <algorithm>

#include "layout/breaker.h"

namespace lectern::layout {

void Paragraph::Breaker::place(Position from, const End& end) {
  items_.clear();
  const auto first = static_cast<uint32_t>(p_.fragments_.size());
  int64_t above = half_ascent_, below = p_.style_.line_height - half_ascent_;
  uint32_t stop = end.at.offset ? end.at.piece + 1 : end.at.piece;
  while (stop > from.piece && hangs(p_.pieces_[stop - 1])) --stop;
  bool wide = false, tabs = false;
  int64_t x = 0;
  for (uint32_t k = from.piece; k < stop; ++k) {
    const InlineItem& piece = p_.pieces_[k];
    const Span& span = span_of(piece);
    if (piece.kind == InlineItem::Kind::space || piece.kind == InlineItem::Kind::tab) {
      const int64_t width = width_of(k, 0, x);
      items_.push_back({width, kNoFragment, 0, piece.level, piece.kind == InlineItem::Kind::space, false});
      tabs |= piece.kind == InlineItem::Kind::tab;
      wide = false;
      x += width;
      continue;
    }
    const uint32_t begin = k == from.piece ? from.offset : 0;
    uint32_t until = k == end.at.piece && end.at.offset ? end.at.offset : piece.length;
    if (k + 1 == stop && !end.last) until = trimmed(piece, begin, until);
    if (wide && piece.wide && piece.before == Break::normal)
      items_.push_back({0, kNoFragment, 0, piece.level, true, false});
    wide = piece.wide;
    const bool part_of_word = begin > 0 || until < piece.length;
    const Unit width = part_of_word ? part(piece, begin, until) : piece.width;
    if (piece.kind == InlineItem::Kind::object) {
      above = std::max(above, int64_t{span.ascent} + span.rise);
      below = std::max(below, int64_t{span.descent} - span.rise);
    }
    const bool opens = piece.opens && begin == 0, closes = piece.closes && until == piece.length;
    const Unit before = opens ? span.before : 0, after = closes ? span.after : 0;
    const auto fragment = static_cast<uint32_t>(p_.fragments_.size());
    p_.fragments_.push_back(
        {piece.begin + begin, piece.begin + until, piece.span, 0, width, piece.level, false, opens, closes});
    items_.push_back({int64_t{before} + width + after, fragment, before, piece.level, false, part_of_word});
    x += items_.back().width;
  }
  if (end.hyphen && stop > from.piece) add_hyphen(p_.pieces_[stop - 1], p_.pieces_[stop - 1].level);

  int64_t total = 0;
  uint32_t gaps = 0;
  int64_t spaces = 0;  // what gaps can shrink by
  for (const Item& item : items_) {
    total += item.width;
    if (item.gap) spaces += std::max(item.width, int64_t{0});
    gaps += item.gap;
  }
  int64_t rest = room_ - total;
  // A line that was found to be best may be too long by as much as its spaces can shrink.
  if (p_.style_.align == Align::justify && !end.last && !tabs && gaps && rest >= -spaces / 4) {
    justify(rest, rest < 0 ? spaces : gaps);
    total += rest;
    rest = 0;
  } else if (rest < 0) {
    const int64_t saved = squeeze(-rest);
    total -= saved;
    rest += saved;
  }
  order();
  const int64_t left = left_of(rest);
  int64_t at = left;
  for (const uint32_t i : order_) {
    const Item& item = items_[i];
    if (item.fragment != kNoFragment) {
      Fragment& fragment = p_.fragments_[item.fragment];
      const int64_t lead = item.level & 1 ? item.width - item.before - fragment.width : item.before;
      fragment.x = saturated(at + lead);
    }
    at += item.width;
  }
  p_.lines_.push_back({p_.height(), saturated(above + below), saturated(above), first,
                       static_cast<uint32_t>(p_.fragments_.size()), saturated(left), saturated(left + total)});
}

void Paragraph::Breaker::add_hyphen(const InlineItem& piece, uint8_t level) {
  const Unit width = hyphen_width(piece);
  const auto fragment = static_cast<uint32_t>(p_.fragments_.size());
  p_.fragments_.push_back({kHyphenAt, kHyphenAt + 1, piece.span, 0, width, level, true, false, false});
  items_.push_back({width, fragment, 0, level, false, false});
}

int64_t Paragraph::Breaker::squeeze(int64_t over) {
  int64_t parts = 0;
  for (const Item& item : items_) parts += item.part ? p_.fragments_[item.fragment].width : 0;
  if (parts == 0 || over > parts / 8) return 0;
  int64_t saved = 0;
  for (Item& item : items_) {
    if (!item.part) continue;
    Unit& width = p_.fragments_[item.fragment].width;
    const int64_t share = std::min((over * width + parts - 1) / parts, over - saved);
    width -= static_cast<Unit>(share);
    item.width -= share;
    saved += share;
  }
  return saved;
}

void Paragraph::Breaker::justify(int64_t rest, int64_t shares) {
  int64_t before = 0;
  for (Item& item : items_) {
    if (!item.gap) continue;
    const int64_t after = before + (rest < 0 ? std::max(item.width, int64_t{0}) : 1);
    item.width += rest * after / shares - rest * before / shares;
    before = after;
  }
}

void Paragraph::Breaker::order() {
  order_.resize(items_.size());
  uint8_t highest = 0, lowest_odd = 255;
  for (uint32_t i = 0; i < items_.size(); ++i) {
    order_[i] = i;
    const uint8_t level = items_[i].level;
    highest = std::max(highest, level);
    if (level & 1) lowest_odd = std::min(lowest_odd, level);
  }
  for (int level = highest; level >= lowest_odd; --level) {
    for (size_t i = 0; i < order_.size();) {
      if (items_[order_[i]].level < level) {
        ++i;
        continue;
      }
      size_t j = i;
      while (j < order_.size() && items_[order_[j]].level >= level) ++j;
      std::reverse(order_.begin() + static_cast<std::ptrdiff_t>(i), order_.begin() + static_cast<std::ptrdiff_t>(j));
      i = j;
    }
  }
}

int64_t Paragraph::Breaker::left_of(int64_t rest) const {
  const bool rtl = p_.style_.rtl;
  const int64_t left = rtl ? 0 : indent_;
  if (rest < 0) return rtl ? rest : left;
  switch (p_.style_.align) {
    case Align::left:
      return left;
    case Align::center:
      return left + rest / 2;
    case Align::right:
      return left + rest;
    case Align::start:
    case Align::justify:
      break;
  }
  return rtl ? rest : left;
}

}  // namespace lectern::layout
