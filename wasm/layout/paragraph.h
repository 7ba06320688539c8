#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "layout/align.h"
#include "layout/line_breaks.h"
#include "layout/units.h"
#include "layout/widths.h"

namespace lectern::layout {

/// An article's text, with what the host knows about it, one byte for each UTF-16 unit: `levels` has the UAX #9
/// embedding levels; `hints` says whether a line may break before the unit (kMayBreak; Thai, Khmer …), and whether a
/// word may be hyphenated there (kMayHyphenate). Missing bytes count as 0. All of it must outlive the paragraphs.
struct Source {
  std::u16string_view text;
  const std::u16string* generated;
  std::span<const uint8_t> levels;
  std::span<const uint8_t> hints;
};
constexpr uint8_t kMayBreak = 1;
constexpr uint8_t kMayHyphenate = 2;

/// A stretch of inline content in one style.
struct Span {
  enum class Kind : uint8_t { text, line_break, object };
  /// The level of the paragraph itself, for `level`.
  static constexpr uint8_t kParagraphLevel = 255;

  Kind kind = Kind::text;
  uint16_t font = 0;
  uint32_t begin = 0, end = 0;      // UTF-16 units of the article's text, or of the generated text
  uint32_t node = 0;                // the caller's own
  Unit ascent = 0, descent = 0;     // objects alone: height above and below the baseline
  Unit width = 0;                   // objects alone
  Unit rise = 0;                    // of the baseline, upwards
  Unit before = 0, after = 0;       // room before its first and after its last fragment, in reading order
  bool preserve = false;            // white space as it stands, lines end at line feeds; else it collapses
  bool no_break = false;            // no break inside but where nothing else fits
  bool generated = false;           // begin and end count in the generated text
  uint8_t level = kParagraphLevel;  // bidi level of objects and generated text
};

struct ParagraphStyle {
  Unit line_height = 0;
  Unit ascent = 0, descent = 0;  // of the paragraph's own font, which the baseline is found by
  Align align = Align::start;
  bool rtl = false;
  bool hyphens = false;   // words may be hyphenated where the hints say so
  bool keep_all = false;  // Korean: break at spaces only
  bool strict = false;    // Japanese: small kana begin no line
  bool wrap_pre = true;   // preserved text is broken where it is too long
  Unit word_spacing = 0;  // added to each space
  Unit indent = 0;        // of the first line
  uint8_t tab = 4;        // between tab stops, in spaces
  bool balance = false;   // lines about as long as one another (headings)
};

/// A piece of a line that is painted in one go: a word, a part of one, or an object.
struct Fragment {
  uint32_t begin, end;  // as in its span; in the generated text where it is a hyphen
  uint32_t span;
  Unit x, width;       // x from the left edge of the paragraph, without the span's `before` and `after`
  uint8_t level;       // odd = right to left
  bool hyphen;         // the hyphen of the fragment before: generated text [kHyphenAt, kHyphenAt + 1)
  bool opens, closes;  // the first or last fragment of its span: the room before or after it lies beside it
};

/// `top` is from the paragraph's top, `baseline` from the line's; `left` and `right` are where what it holds begins and
/// ends, rooms before and after spans included. Its fragments are in text order.
struct Line {
  Unit top, height, baseline;
  uint32_t first_fragment, end_fragment;
  Unit left, right;
};

/// Inline content broken into lines. All widths are asked from `Widths` when it is made, those of the parts of words
/// that lines break when it is laid out; as long as some are missing, results are estimates, and are made anew after
/// each supply. Time and memory grow linearly with the content; nothing recurses.
class Paragraph {
 public:
  /// What `source` refers to and `widths` outlive this.
  Paragraph(const Source& source, std::vector<Span> spans, const ParagraphStyle& style, Widths& widths);

  /// The width of the widest part that cannot be broken except inside words.
  Unit min_width();
  /// The width if only forced breaks are taken.
  Unit max_width();
  /// The lines in a box of this width. A line that holds one cluster that is wider overflows. The last width's lines
  /// are kept, so asking again costs nothing; references hold until the next call.
  const std::vector<Line>& lay_out(Unit width);
  const std::vector<Fragment>& fragments() const { return fragments_; }
  const std::vector<Span>& spans() const { return spans_; }
  const ParagraphStyle& style() const { return style_; }
  /// The height of the lines of the last width.
  Unit height() const { return lines_.empty() ? 0 : lines_.back().top + lines_.back().height; }
  /// Whether the lines of the last width depend on widths that the host has not measured yet.
  bool estimated() const { return estimated_; }

  /// What holds together in one span at one level, or the white space between; the engine's own.
  struct InlineItem {
    enum class Kind : uint8_t { word, space, tab, line_break, object };
    uint32_t begin, length;
    uint32_t span;
    uint32_t number;  // in Widths, of words, spaces and tabs
    Unit width;       // of tabs: of a space
    Kind kind;
    Break before;  // how a line may be broken before it
    uint8_t level;
    bool glued;          // a space that neither hangs nor collapses: no-break space
    bool wide;           // begins with an East Asian character
    bool opens, closes;  // the first or last of its span but for white space
  };

 private:
  class Breaker;
  void refresh();
  void break_at(Unit width);
  void balance();
  void measure();

  Source source_;
  std::vector<Span> spans_;
  ParagraphStyle style_;
  Widths& widths_;
  std::vector<InlineItem> pieces_;
  uint32_t version_ = 0;   // of the widths that everything below rests on
  bool complete_ = false;  // all pieces' widths are told
  Unit min_width_ = 0, max_width_ = 0;
  bool laid_out_ = false;
  bool estimated_ = true;
  Unit width_ = 0;
  std::vector<Line> lines_;
  std::vector<Fragment> fragments_;
};

}  // namespace lectern::layout
