#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "layout/paragraph.h"

namespace lectern::layout {

/// White space that takes no room at a line's end.
inline bool hangs(const Paragraph::InlineItem& piece) {
  return piece.kind == Paragraph::InlineItem::Kind::space && !piece.glued;
}

inline Unit room_before(const Paragraph::InlineItem& piece, const Span& span) { return piece.opens ? span.before : 0; }
inline Unit room_after(const Paragraph::InlineItem& piece, const Span& span) { return piece.closes ? span.after : 0; }

/// Breaks the pieces of a paragraph into lines and places them: justified ones so that the whole is even, others, and
/// those with a word that fits no line, by first fit.
class Paragraph::Breaker {
 public:
  Breaker(Paragraph& paragraph, Unit width)
      : p_(paragraph), width_(std::clamp(width, Unit{0}, kMaxUnit)), count_(static_cast<uint32_t>(p_.pieces_.size())) {
    const ParagraphStyle& style = p_.style_;
    half_ascent_ = (int64_t{style.line_height} - (int64_t{style.ascent} + style.descent)) / 2 + style.ascent;
  }

  void run();

 private:
  /// A place in the content: a piece, and a unit from its begin.
  struct Position {
    uint32_t piece;
    uint32_t offset;
  };
  static constexpr uint32_t kNoFragment = ~0u;
  static constexpr uint32_t kNone = ~0u;
  /// Where a line ends: before `at`; the next one begins at `next`.
  struct End {
    Position at, next;
    bool hyphen;
    bool last;  // of the paragraph, or before a line break: it is not justified
  };
  /// What is known of a piece that is to be cut: its clusters' ends, where the sums of their widths come to, and how
  /// the text may be broken there.
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
    bool gap;   // what justified lines stretch
    bool part;  // of a word that a line's end has cut
  };
  /// Widths from the first piece on: of all, of the spaces, and what can be stretched between ideographs.
  struct Sums {
    int64_t all = 0, spaces = 0, stretch = 0;
  };
  /// A place where a line may end, for fit_whole.
  struct Point {
    Position at;
    Sums end;               // where the line would end there, without its hyphen
    Sums start;             // where the next one begins
    Unit hyphen = 0;        // its width; 0 if there is none
    bool final = false;     // the paragraph's end or a line break
    uint32_t from = kNone;  // the point before on the best way here; kNone where there is no way
    double total = 0;       // the demerits of that way
  };

  const Span& span_of(const InlineItem& piece) const { return p_.spans_[piece.span]; }

  /// A width, which makes the lines estimates where it is yet to be told.
  Unit told(uint32_t number);
  Unit hyphen_width(const InlineItem& piece);

  /// The way to the next tab stop.
  int64_t tab_width(const InlineItem& piece, int64_t x) const;

  /// The width of a piece from a unit on, its rooms included.
  int64_t width_of(uint32_t index, uint32_t from, int64_t x);

  /// The width of a part of a piece, as it is painted.
  Unit part(const InlineItem& piece, uint32_t from, uint32_t to);

  /// A sum of clusters' widths as a share of the piece's own, which has kerning and joined letters in it.
  int64_t scaled(const InlineItem& piece, int64_t sum) const;

  /// Measures a piece's clusters into sums_.
  void scan(uint32_t index);

  /// A cluster's number in Widths. Those of ASCII are remembered: long words hold few different ones.
  uint32_t number_of(const Span& span, char32_t c, uint32_t begin, uint32_t end);

  /// The index in sums_ of the cluster that ends at a unit.
  size_t cluster_at(uint32_t offset) const;
  /// What the clusters before a unit come to.
  int64_t sum_at(uint32_t offset) const;

  enum class Cut : uint8_t { hyphen, weak, cluster };

  /// The last unit of a piece, after `from` and before its end, where it can be cut so that the part before fits into
  /// `room`; 0 if there is none.
  uint32_t cut(uint32_t index, uint32_t from, int64_t room, Cut kind);

  /// The end of a part of preserved text without the blanks at a line's end.
  uint32_t trimmed(const InlineItem& piece, uint32_t from, uint32_t to) const;

  /// Appends the ends of all lines from a piece up to the next line break, so that the sum of their demerits is least.
  /// False if there is a word that fits no line, a tab, or more than anybody reads. Linear: a point is tried with
  /// those of one line.
  bool fit_whole(uint32_t first, std::vector<End>& ends);
  /// Finds the places where lines may end; false if they are not to be weighed.
  bool find_points(uint32_t first);
  /// Adds those inside a word.
  void add_hyphens(uint32_t index, Sums begin);

  /// The end of the line that begins at `from`, by first fit.
  End end_of_line(Position from);

  /// Whether a line's spaces would become more than twice as wide, which is half an em: readers begin to see rivers,
  /// and TeX tolerates a quarter of that badness. Then a word is rather hyphenated.
  bool makes_rivers(int64_t rest, uint32_t gaps, const InlineItem& piece);

  /// The line ended at the last hyphen that fits into it, in the pieces from `word`, which begins at `x`, up to the one
  /// that does not fit; `hyphen` is false if there is none.
  End hyphenated(Position from, uint32_t word, int64_t x, uint32_t last);

  /// A word that is longer than the line: hyphenated, else broken where addresses are, else between clusters.
  End break_word(Position from, uint32_t last, int64_t last_x, int64_t x, uint32_t word);

  /// Where nothing fits: one cluster, and what cannot be parted from it.
  End first_cluster(Position from);

  /// Makes the fragments of a line, orders them and gives them their places.
  void place(Position from, const End& end);
  void add_hyphen(const InlineItem& piece, uint8_t level);

  /// Takes what a line is too long from the parts of words in it: they were cut by their clusters' widths, may be wider
  /// by a hair, and are not to stick out. Returns how much; nothing if that is more than a hair.
  int64_t squeeze(int64_t over);
  /// Shares `rest` among the gaps: equally; where it is negative, by their widths. `shares`: their number, or sum.
  void justify(int64_t rest, int64_t shares);

  /// UAX #9, rule L2. Rule L1 is kept by leaving trailing spaces out.
  void order();

  /// Where a line begins that leaves `rest` free; one that is too long begins where reading does.
  int64_t left_of(int64_t rest) const;

  Paragraph& p_;
  const Unit width_;
  const uint32_t count_;
  int64_t half_ascent_ = 0;
  int64_t room_ = 0;
  Unit indent_ = 0;
  uint32_t scanned_ = kNone;
  std::vector<Cluster> sums_;
  std::vector<uint32_t> ascii_;  // numbers of clusters, in ascii_font_
  uint16_t ascii_font_ = 0;
  std::vector<Point> points_;
  std::vector<uint32_t> open_;  // of points_: those that a line to the next one can begin at
  std::vector<Item> items_;
  std::vector<uint32_t> order_;
};

}  // namespace lectern::layout
