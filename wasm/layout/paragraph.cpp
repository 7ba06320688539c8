#include "layout/paragraph.h"

#include <algorithm>
#include <utility>

#include "layout/clusters.h"
#include "layout/pieces.h"

namespace lectern::layout {
namespace {

using Piece = Paragraph::Piece;
using Kind = Piece::Kind;

bool hangs(const Piece& piece) { return piece.kind == Kind::space && !piece.glued; }

Unit room_before(const Piece& piece, const Span& span) { return piece.opens ? span.before : 0; }
Unit room_after(const Piece& piece, const Span& span) { return piece.closes ? span.after : 0; }

}  // namespace

/// Breaks the pieces of a paragraph into lines, first fit, and places them.
class Paragraph::Breaker {
 public:
  Breaker(Paragraph& paragraph, Unit width)
      : p_(paragraph), width_(std::clamp(width, Unit{0}, kMaxUnit)), count_(static_cast<uint32_t>(p_.pieces_.size())) {
    const ParagraphStyle& style = p_.style_;
    half_ascent_ = (int64_t{style.line_height} - (int64_t{style.ascent} + style.descent)) / 2 + style.ascent;
  }

  void run() {
    Place at{0, 0};
    while (at.piece < count_) {
      while (at.piece < count_ && at.offset == 0 && hangs(p_.pieces_[at.piece])) ++at.piece;
      if (at.piece == count_) break;
      indent_ = p_.lines_.empty() ? p_.style_.indent : 0;
      room_ = int64_t{width_} - indent_;
      const End end = end_of_line(at);
      place(at, end);
      at = end.next;
    }
  }

 private:
  /// A place in the content: a piece, and a unit from its begin.
  struct Place {
    uint32_t piece;
    uint32_t offset;
  };
  /// Where a line ends: before `at`; the next one begins at `next`.
  struct End {
    Place at, next;
    bool hyphen;
    bool last;  // of the paragraph, or before a line break: it is not justified
  };
  /// What is known of a piece that is to be cut: its clusters' ends, where the sums of their widths come to, and how the
  /// text may be broken there.
  struct Cluster {
    uint32_t end;
    int64_t sum;
    bool hyphen, weak, blank;
  };
  struct Item {
    int64_t width;
    uint32_t fragment;  // or kNoFragment
    Unit before;        // of the width, on the side where reading begins
    uint8_t level;
    bool gap;
  };
  static constexpr uint32_t kNoFragment = ~0u;
  static constexpr uint32_t kNone = ~0u;

  const Span& span_of(const Piece& piece) const { return p_.spans_[piece.span]; }

  Unit told(uint32_t number) {
    if (!p_.widths_.told(number)) p_.estimated_ = true;
    return p_.widths_.width(number);
  }
  Unit hyphen_width(const Piece& piece) {
    return told(p_.widths_.ask(span_of(piece).font, kHyphenAt, kHyphenAt + 1, true));
  }

  int64_t tab_width(const Piece& piece, int64_t x) const {
    const int64_t stop = p_.style_.tab > 0 ? p_.style_.tab : int64_t{8} * piece.width;
    return stop > 0 ? (x / stop + 1) * stop - x : 0;
  }

  /// The width of a piece from a unit on, its rooms included.
  int64_t width_of(uint32_t index, uint32_t from, int64_t x) {
    const Piece& piece = p_.pieces_[index];
    const Span& span = span_of(piece);
    if (piece.kind == Kind::space) return int64_t{piece.width} + p_.style_.word_spacing;
    if (piece.kind == Kind::tab) return tab_width(piece, x);
    if (from == 0) return int64_t{piece.width} + room_before(piece, span) + room_after(piece, span);
    scan(index);
    const int64_t rest = scaled(piece, sums_.back().sum - sum_at(from));
    // What is far too long for the line need not be known exactly.
    if (x + rest > room_ + room_ / 8 + px(1)) return rest + room_after(piece, span);
    return int64_t{part(piece, from, piece.length)} + room_after(piece, span);
  }

  /// The width of a part of a piece, as it is painted.
  Unit part(const Piece& piece, uint32_t from, uint32_t to) {
    if (from == 0 && to == piece.length) return piece.width;
    const Span& span = span_of(piece);
    const uint32_t number = p_.widths_.ask(span.font, piece.begin + from, piece.begin + to, span.generated);
    if (p_.widths_.told(number)) return p_.widths_.width(number);
    p_.estimated_ = true;
    scan(static_cast<uint32_t>(&piece - p_.pieces_.data()));
    return saturated(scaled(piece, sum_at(to) - sum_at(from)));
  }

  /// A sum of clusters' widths as a share of the piece's own, which has kerning and joined letters in it.
  int64_t scaled(const Piece& piece, int64_t sum) const {
    const int64_t all = sums_.back().sum;
    return all > 0 ? sum * piece.width / all : 0;
  }

  /// Measures a piece's clusters into sums_.
  void scan(uint32_t index) {
    if (scanned_ == index) return;
    scanned_ = index;
    sums_.clear();
    const Piece& piece = p_.pieces_[index];
    const Span& span = span_of(piece);
    const std::u16string_view text = text_of(p_.source_, span).substr(0, piece.begin + piece.length);
    LineBreaks breaks({p_.style_.keep_all, p_.style_.strict});
    int64_t sum = 0;
    for (size_t at = piece.begin; at < text.size();) {
      const char32_t c = code_point_at(text, at);
      const uint8_t hint = hint_at(p_.source_, span, static_cast<uint32_t>(at));
      const Break before = breaks.next(c);
      if (!sums_.empty()) {
        Cluster& last = sums_.back();
        last.weak = span.preserve ? last.blank && c != ' ' : before >= Break::weak || (hint & kMayBreak);
        last.hyphen = p_.style_.hyphens && !span.preserve && !span.no_break && (hint & kMayHyphenate);
      }
      const size_t end = cluster_end(text, at);
      const uint32_t number =
          p_.widths_.ask(span.font, static_cast<uint32_t>(at), static_cast<uint32_t>(end), span.generated);
      sum += told(number);
      sums_.push_back({static_cast<uint32_t>(end - piece.begin), sum, false, false, span.preserve && c == ' '});
      at = end;
    }
    if (sums_.empty()) sums_.push_back({piece.length, 0, false, false, false});
  }

  size_t cluster_at(uint32_t offset) const {
    const auto found = std::lower_bound(sums_.begin(), sums_.end(), offset,
                                        [](const Cluster& each, uint32_t value) { return each.end < value; });
    return static_cast<size_t>(found - sums_.begin());
  }
  int64_t sum_at(uint32_t offset) const {
    if (offset == 0) return 0;
    const size_t at = cluster_at(offset);
    return at < sums_.size() ? sums_[at].sum : sums_.back().sum;
  }

  enum class Cut : uint8_t { hyphen, weak, cluster };

  /// The last unit of a piece, after `from` and before its end, where it can be cut so that the part before fits into
  /// `room`; 0 where there is none.
  uint32_t cut(uint32_t index, uint32_t from, int64_t room, Cut kind) {
    const Piece& piece = p_.pieces_[index];
    if (piece.kind != Kind::word) return 0;
    const Span& span = span_of(piece);
    if (span.preserve && !p_.style_.wrap_pre) return 0;
    if (kind == Cut::hyphen && (!p_.style_.hyphens || span.no_break)) return 0;
    scan(index);
    if (sums_.size() < 2) return 0;
    room -= from == 0 ? room_before(piece, span) : 0;
    const int64_t begin = sum_at(from);
    if (kind == Cut::hyphen) room -= hyphen_width(piece);
    size_t at = from == 0 ? 0 : cluster_at(from) + 1;
    // The clusters that fit, by their sums; a little less where there is no second look.
    const size_t first = at;
    while (at + 1 < sums_.size()) {
      const int64_t width = scaled(piece, sums_[at].sum - begin);
      if (width + (kind == Cut::cluster ? width / 64 : 0) > room) break;
      ++at;
    }
    while (at-- > first) {
      const Cluster& cluster = sums_[at];
      if (kind == Cut::cluster) return cluster.end;
      if (!(kind == Cut::hyphen ? cluster.hyphen : cluster.weak)) continue;
      if (part(piece, from, trimmed(piece, from, cluster.end)) <= room) return cluster.end;
    }
    return 0;
  }

  /// The end of a part of preserved text without the blanks at a line's end.
  uint32_t trimmed(const Piece& piece, uint32_t from, uint32_t to) const {
    const Span& span = span_of(piece);
    if (!span.preserve) return to;
    const std::u16string_view text = text_of(p_.source_, span);
    while (to > from && text[piece.begin + to - 1] == ' ') --to;
    return to;
  }

  End end_of_line(Place from) {
    int64_t x = 0;      // of all before the piece but the white space that hangs
    int64_t blank = 0;  // that white space
    uint32_t gaps = 0;
    uint32_t word = kNone;  // the last piece that a line may be broken before
    int64_t word_x = 0, before_word = 0;
    uint32_t word_gaps = 0;
    for (uint32_t k = from.piece; k < count_; ++k) {
      const Piece& piece = p_.pieces_[k];
      const uint32_t offset = k == from.piece ? from.offset : 0;
      if (piece.kind == Kind::line_break) return {{k, 0}, {k + 1, 0}, false, true};
      if (k > from.piece && piece.before == Break::normal) {
        word = k;
        word_x = x + blank;
        before_word = x;
        word_gaps = gaps - (blank > 0 ? 1 : 0);
      }
      const int64_t width = width_of(k, offset, x + blank);
      if (piece.kind == Kind::space) ++gaps;
      if (hangs(piece)) {
        blank += width;
        continue;
      }
      if (x + blank + width <= room_ || (k == from.piece && piece.kind != Kind::word)) {
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

  /// Whether a line's spaces would become more than twice as wide: half an em, what readers begin to see as rivers and
  /// what TeX calls a badness beyond its tolerance. Then a word is rather hyphenated.
  bool makes_rivers(int64_t rest, uint32_t gaps, const Piece& piece) {
    const Unit space = told(p_.widths_.ask(span_of(piece).font, kSpaceAt, kSpaceAt + 1, true));
    return rest > int64_t{gaps} * (space + std::max(p_.style_.word_spacing, Unit{0}));
  }

  /// The line ended at the last hyphen that fits into it, in the pieces from `word`, which begins at `x`, up to the one
  /// that does not fit; `hyphen` is false where there is none.
  End hyphenated(Place from, uint32_t word, int64_t x, uint32_t last) {
    End best{{0, 0}, {0, 0}, false, false};
    for (uint32_t k = word; k <= last; ++k) {
      const Piece& piece = p_.pieces_[k];
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

  /// A word that is longer than the line: hyphenated, else broken where addresses are, else between clusters.
  End break_word(Place from, uint32_t last, int64_t last_x, int64_t x, uint32_t word) {
    const End end = hyphenated(from, word, x, last);
    if (end.hyphen) return end;
    Place best{kNone, 0};
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

  /// Where nothing fits: one cluster, and what cannot be parted from it.
  End first_cluster(Place from) {
    const Piece& piece = p_.pieces_[from.piece];
    const bool whole = span_of(piece).preserve && !p_.style_.wrap_pre;
    if (piece.kind == Kind::word && !whole) {
      scan(from.piece);
      const size_t next = from.offset == 0 ? 0 : cluster_at(from.offset) + 1;
      if (next + 1 < sums_.size()) {
        const Place at{from.piece, sums_[next].end};
        return {at, at, false, false};
      }
    }
    uint32_t k = from.piece + 1;
    while (k < count_ && p_.pieces_[k].before == Break::never && p_.pieces_[k].kind != Kind::line_break) ++k;
    if (k == count_) return {{k, 0}, {k, 0}, false, true};
    if (p_.pieces_[k].kind == Kind::line_break) return {{k, 0}, {k + 1, 0}, false, true};
    return {{k, 0}, {k, 0}, false, false};
  }

  /// Makes the fragments of a line, orders them and gives them their places.
  void place(Place from, const End& end) {
    items_.clear();
    const auto first = static_cast<uint32_t>(p_.fragments_.size());
    int64_t above = half_ascent_, below = p_.style_.line_height - half_ascent_;
    uint32_t stop = end.at.offset ? end.at.piece + 1 : end.at.piece;
    while (stop > from.piece && hangs(p_.pieces_[stop - 1])) --stop;
    bool wide = false, tabs = false;
    int64_t x = 0;
    for (uint32_t k = from.piece; k < stop; ++k) {
      const Piece& piece = p_.pieces_[k];
      const Span& span = span_of(piece);
      if (piece.kind == Kind::space || piece.kind == Kind::tab) {
        const int64_t width = width_of(k, 0, x);
        add_item({width, kNoFragment, 0, piece.level, piece.kind == Kind::space});
        tabs |= piece.kind == Kind::tab;
        wide = false;
        x += width;
        continue;
      }
      const uint32_t begin = k == from.piece ? from.offset : 0;
      uint32_t until = k == end.at.piece && end.at.offset ? end.at.offset : piece.length;
      if (k + 1 == stop && !end.last) until = trimmed(piece, begin, until);
      if (wide && piece.wide && piece.before == Break::normal) add_item({0, kNoFragment, 0, piece.level, true});
      wide = piece.wide;
      Unit width = piece.width;
      if (piece.kind == Kind::object) {
        above = std::max(above, int64_t{span.ascent} + span.rise);
        below = std::max(below, int64_t{span.descent} - span.rise);
      } else {
        width = part(piece, begin, until);
        // A part is cut by its clusters' widths; it may be wider by a hair, and is not to stick out.
        const int64_t over = x + width - room_;
        if (until < piece.length && over > 0 && over <= width / 16) width -= static_cast<Unit>(over);
      }
      const bool opens = piece.opens && begin == 0, closes = piece.closes && until == piece.length;
      const Unit before = opens ? span.before : 0, after = closes ? span.after : 0;
      const auto fragment = static_cast<uint32_t>(p_.fragments_.size());
      p_.fragments_.push_back({piece.begin + begin, piece.begin + until, piece.span, 0, width, piece.level, false, opens,
                               closes});
      add_item({int64_t{before} + width + after, fragment, before, piece.level, false});
      x += items_.back().width;
    }
    if (end.hyphen && stop > from.piece) add_hyphen(p_.pieces_[stop - 1], p_.pieces_[stop - 1].level);

    int64_t total = 0;
    uint32_t gaps = 0;
    for (const Item& item : items_) {
      total += item.width;
      gaps += item.gap;
    }
    int64_t rest = room_ - total;
    if (p_.style_.align == Align::justify && !end.last && !tabs && rest > 0 && gaps) {
      justify(rest, gaps);
      total += rest;
      rest = 0;
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

  void add_item(const Item& item) { items_.push_back(item); }

  void add_hyphen(const Piece& piece, uint8_t level) {
    const Unit width = hyphen_width(piece);
    const auto fragment = static_cast<uint32_t>(p_.fragments_.size());
    p_.fragments_.push_back({kHyphenAt, kHyphenAt + 1, piece.span, 0, width, level, true, false, false});
    add_item({width, fragment, 0, level, false});
  }

  void justify(int64_t rest, uint32_t gaps) {
    int64_t i = 0;
    for (Item& item : items_) {
      if (!item.gap) continue;
      item.width += rest * (i + 1) / gaps - rest * i / gaps;
      ++i;
    }
  }

  /// UAX #9, rule L2. Rule L1 is kept by leaving trailing spaces out.
  void order() {
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

  /// Where a line begins that leaves `rest` free; one that is too long begins where reading does.
  int64_t left_of(int64_t rest) const {
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

  Paragraph& p_;
  const Unit width_;
  const uint32_t count_;
  int64_t half_ascent_ = 0;
  int64_t room_ = 0;
  Unit indent_ = 0;
  uint32_t scanned_ = kNone;
  std::vector<Cluster> sums_;
  std::vector<Item> items_;
  std::vector<uint32_t> order_;
};

Paragraph::Paragraph(const Source& source, std::vector<Span> spans, const ParagraphStyle& style, Widths& widths)
    : source_(source), spans_(std::move(spans)), style_(style), widths_(widths) {
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
  for (Piece& piece : pieces_) {
    const Span& span = spans_[piece.span];
    if (piece.kind == Kind::line_break) {
      end_stretch(0);
      end_line();
      continue;
    }
    if (piece.kind != Kind::object) {
      piece.width = widths_.width(piece.number);
      complete_ &= widths_.told(piece.number);
    }
    if (piece.before >= Break::soft) {
      Unit hyphen = 0;
      if (piece.before == Break::soft) hyphen = widths_.width(span.font, kHyphenAt, kHyphenAt + 1, true);
      end_stretch(hyphen);
    }
    int64_t width = int64_t{piece.width} + room_before(piece, span) + room_after(piece, span);
    if (piece.kind == Kind::space) width = int64_t{piece.width} + style_.word_spacing;
    const int64_t tab = style_.tab > 0 ? style_.tab : int64_t{8} * piece.width;
    if (piece.kind == Kind::tab) width = tab > 0 ? tab - (line + line_blank) % tab : 0;
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
  lines_.clear();
  fragments_.clear();
  Breaker(*this, width).run();
  return lines_;
}

}  // namespace lectern::layout
