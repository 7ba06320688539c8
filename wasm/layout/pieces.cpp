#include "layout/pieces.h"

#include <algorithm>

#include "layout/clusters.h"

namespace lectern::layout {
namespace {

using InlineItem = Paragraph::InlineItem;

constexpr char32_t kNoBreakSpace = 0xA0;
constexpr char32_t kSoftHyphen = 0xAD;
constexpr char32_t kZeroWidthSpace = 0x200B;
constexpr char32_t kObject = 0xFFFC;
constexpr uint8_t kDeepestLevel = 126;

bool is_space(char32_t c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

// Zero-width space, and the separators of lines and paragraphs, which are none in HTML.
bool is_invisible_break(char32_t c) { return c == kZeroWidthSpace || c == 0x2028 || c == 0x2029; }

class Cutter {
 public:
  Cutter(const Source& source, const std::vector<Span>& spans, const ParagraphStyle& style, Widths& widths)
      : source_(source), spans_(spans), style_(style), widths_(widths), breaks_({style.keep_all, style.strict}) {}

  std::vector<InlineItem> cut() {
    for (span_ = 0; span_ < spans_.size(); ++span_) {
      const Span& span = spans_[span_];
      hyphen_asked_ = false;
      if (span.kind == Span::Kind::line_break)
        add_line_break(span.begin);
      else if (span.kind == Span::Kind::object)
        add_object(span);
      else
        add_text(span);
    }
    mark_ends();
    return std::move(pieces_);
  }

 private:
  void add_text(const Span& span) {
    const std::u16string_view whole = text_of(source_, span);
    const std::u16string_view text = whole.substr(0, std::min<size_t>(span.end, whole.size()));
    begins_span_ = true;
    for (auto at = span.begin; at < text.size();) {
      const char32_t c = code_point_at(text, at);
      if (span.preserve && (c == '\n' || c == '\r')) {
        end_word(span, text, true);
        add_line_break(at);
        at += c == '\r' && at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1;
      } else if (span.preserve && c == '\t') {
        end_word(span, text, false);
        add_tab(span, at++);
      } else if (!span.preserve && is_space(c)) {
        end_word(span, text, false);
        add_space(span, at++, c == '\n');
      } else if (!span.preserve && c == kNoBreakSpace) {
        end_word(span, text, false);
        add_no_break_space(span, at++);
      } else if (!span.preserve && is_invisible_break(c)) {
        end_word(span, text, false);
        pending_ = Break::normal;
        after_word_ = false;
        breaks_.reset();
        ++at;
      } else if (!span.preserve && c == kSoftHyphen) {
        end_word(span, text, false);
        if (after_word_) {
          pending_ = std::max(pending_, Break::soft);
          ask_hyphen(span);
        }
        ++at;
      } else {
        at = add_cluster(span, text, at, c);
      }
    }
    end_word(span, text, false);
  }

  uint8_t level_at(const Span& span, uint32_t at) const {
    const uint8_t base = style_.rtl ? 1 : 0;
    uint8_t level = span.level == Span::kParagraphLevel ? base : span.level;
    if (span.kind == Span::Kind::text && !span.generated) level = at < source_.levels.size() ? source_.levels[at] : 0;
    level = std::min(level, kDeepestLevel);
    return level < base ? 2 : level;  // from a host that took the paragraph for left to right
  }

  uint32_t add_cluster(const Span& span, std::u16string_view text, uint32_t at, char32_t c) {
    const auto end = static_cast<uint32_t>(cluster_end(text, at));
    const uint8_t level = level_at(span, at);
    const uint8_t hint = hint_at(source_, span, at);
    const bool goes_on = begins_span_ && after_word_ && pending_ == Break::never && extends_cluster(c);
    Break before = goes_on ? Break::never : breaks_.next(c);
    if (!goes_on) {
      if (hint & kMayBreak) before = Break::normal;
      if (hint & kMayHyphenate && style_.hyphens && after_word_) {
        ask_hyphen(span);
        // Inside a piece it is found again when the piece is too long for its line.
        if (begins_span_ || pending_ != Break::never || level != level_) before = std::max(before, Break::soft);
      }
      before = std::max(before, pending_);
      if (last_preserved_ && last_is_blank_) before = std::max(before, Break::normal);
      if (span.preserve && last_preserved_) before = last_is_blank_ ? Break::weak : Break::inside;
      if (span.no_break && last_no_break_) before = std::min(before, Break::weak);
      if (span.preserve && !style_.wrap_pre && last_preserved_) before = Break::never;
    }
    emit_pending_space(c);
    const bool cut = !open_ || before >= Break::soft || level != level_ || at - word_begin_ >= kLongestPiece;
    if (cut) {
      end_word(span, text, false);
      open_ = true;
      word_begin_ = at;
      word_before_ = before;
      word_wide_ = is_wide(c);
      level_ = level;
    }
    word_end_ = end;
    pending_ = Break::never;
    after_word_ = true;
    begins_span_ = false;
    last_wide_ = is_wide(c);
    last_preserved_ = span.preserve;
    last_no_break_ = span.no_break;
    last_is_blank_ = c == ' ';
    if (span.preserve && c == ' ') breaks_.reset();
    return end;
  }

  // `ends_line`: what is blank at the end of preserved text is not seen.
  void end_word(const Span& span, std::u16string_view text, bool ends_line) {
    if (!open_) return;
    open_ = false;
    if (ends_line) {
      while (word_end_ > word_begin_ && text[word_end_ - 1] == ' ') --word_end_;
      if (word_end_ == word_begin_) return;
    }
    InlineItem piece = piece_of(InlineItem::Kind::word, word_begin_, word_end_ - word_begin_, word_before_, level_);
    piece.number = widths_.ask(span.font, word_begin_, word_end_, span.generated);
    piece.wide = word_wide_;
    pieces_.push_back(piece);
  }

  void add_space(const Span& span, uint32_t at, bool line_feed) {
    after_word_ = false;
    breaks_.reset();
    last_preserved_ = last_is_blank_ = false;
    if (space_) {
      space_line_feed_ |= line_feed;
      last_no_break_ &= span.no_break;
      return;
    }
    last_no_break_ = span.no_break;
    if (!after_content_) return;
    space_ = true;
    space_line_feed_ = line_feed;
    space_after_wide_ = last_wide_;
    pending_ = Break::normal;
    space_piece_ = piece_of(InlineItem::Kind::space, at, 1, Break::inside, level_at(span, at));
    space_piece_.number = widths_.ask(span.font, kSpaceAt, kSpaceAt + 1, true);
  }

  // A line feed between ideographs is no space (CSS Text 3, segment breaks).
  void emit_pending_space(char32_t next) {
    after_content_ = true;
    if (!space_) return;
    space_ = false;
    if (space_line_feed_ && space_after_wide_ && is_wide(next)) return;
    pieces_.push_back(space_piece_);
  }

  void add_no_break_space(const Span& span, uint32_t at) {
    Break before = std::max(breaks_.next(kNoBreakSpace), pending_);
    if (span.no_break && last_no_break_) before = std::min(before, Break::weak);
    emit_pending_space(kNoBreakSpace);
    InlineItem piece = piece_of(InlineItem::Kind::space, at, 1, before, level_at(span, at));
    piece.number = widths_.ask(span.font, kSpaceAt, kSpaceAt + 1, true);
    piece.glued = true;
    pieces_.push_back(piece);
    content_added(span);
  }

  void add_tab(const Span& span, uint32_t at) {
    emit_pending_space('\t');
    const Break before = style_.wrap_pre ? std::max(pending_, Break::inside) : Break::never;
    InlineItem piece = piece_of(InlineItem::Kind::tab, at, 1, before, style_.rtl ? 1 : 0);
    piece.number = widths_.ask(span.font, kSpaceAt, kSpaceAt + 1, true);
    pieces_.push_back(piece);
    content_added(span);
    last_preserved_ = true;
    last_is_blank_ = true;
    breaks_.reset();
  }

  void add_object(const Span& span) {
    Break before = std::max(breaks_.next(kObject), pending_);
    if (span.no_break && last_no_break_) before = std::min(before, Break::weak);
    emit_pending_space(kObject);
    InlineItem piece =
        piece_of(InlineItem::Kind::object, span.begin, span.end - span.begin, before, level_at(span, span.begin));
    piece.width = std::clamp(span.width, Unit{0}, kMaxUnit);
    pieces_.push_back(piece);
    content_added(span);
  }

  void content_added(const Span& span) {
    pending_ = Break::never;
    after_word_ = begins_span_ = last_wide_ = last_preserved_ = last_is_blank_ = false;
    last_no_break_ = span.no_break;
  }

  void add_line_break(uint32_t at) {
    pieces_.push_back(piece_of(InlineItem::Kind::line_break, at, 0, Break::never, 0));
    space_ = after_content_ = after_word_ = last_wide_ = last_preserved_ = false;
    pending_ = Break::never;
    breaks_.reset();
  }

  InlineItem piece_of(InlineItem::Kind kind, uint32_t begin, uint32_t length, Break before, uint8_t level) const {
    return {begin, length, span_, 0, 0, kind, before, level, false, false, false, false};
  }

  void ask_hyphen(const Span& span) {
    if (!hyphen_asked_) widths_.ask(span.font, kHyphenAt, kHyphenAt + 1, true);
    hyphen_asked_ = true;
  }

  void mark_ends() {
    constexpr uint32_t kNone = ~0u;
    uint32_t last_span = kNone;
    InlineItem* last = nullptr;
    for (InlineItem& piece : pieces_) {
      if (piece.kind != InlineItem::Kind::word && piece.kind != InlineItem::Kind::object) continue;
      if (piece.span != last_span) {
        if (last) last->closes = true;
        piece.opens = true;
        last_span = piece.span;
      }
      last = &piece;
    }
    if (last) last->closes = true;
  }

  const Source& source_;
  const std::vector<Span>& spans_;
  const ParagraphStyle& style_;
  Widths& widths_;
  LineBreaks breaks_;
  std::vector<InlineItem> pieces_;
  uint32_t span_ = 0;

  bool open_ = false;  // a word that goes on
  uint32_t word_begin_ = 0, word_end_ = 0;
  Break word_before_ = Break::never;
  bool word_wide_ = false;
  uint8_t level_ = 0;

  bool space_ = false;  // white space that becomes a piece if something follows on the line
  bool space_line_feed_ = false, space_after_wide_ = false;
  InlineItem space_piece_{};

  Break pending_ = Break::never;  // what space, zero-width space or soft hyphen allow before what follows
  bool begins_span_ = false;
  bool after_content_ = false;  // the line holds something that a space may part from what follows
  bool after_word_ = false;     // the last thing was a cluster
  bool last_wide_ = false, last_preserved_ = false, last_no_break_ = false, last_is_blank_ = false;
  bool hyphen_asked_ = false;  // for this span
};

}  // namespace

std::vector<InlineItem> cut_into_pieces(const Source& source, const std::vector<Span>& spans,
                                        const ParagraphStyle& style, Widths& widths) {
  return Cutter(source, spans, style, widths).cut();
}

}  // namespace lectern::layout
