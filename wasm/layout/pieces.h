#pragma once

#include <cstdint>
#include <vector>

#include "layout/paragraph.h"

namespace lectern::layout {

/// The text that a span's begin and end count in.
inline std::u16string_view text_of(const Source& source, const Span& span) {
  if (!span.generated) return source.text;
  return source.generated ? std::u16string_view(*source.generated) : std::u16string_view();
}

/// How the host may have a line broken before a unit of a span's text: kMayBreak and kMayHyphenate.
inline uint8_t hint_at(const Source& source, const Span& span, uint32_t at) {
  return span.generated || at >= source.hints.size() ? 0 : source.hints[at];
}

/// Words longer than this (UTF-16 units) are measured in pieces: they fit no line, and all work on a piece stays
/// bounded.
constexpr uint32_t kLongestPiece = 256;

/// Cuts inline content into pieces: white space collapsed, words cut where lines may be broken, where the span or the
/// bidi level changes. Every width is asked.
std::vector<Paragraph::InlineItem> cut_into_pieces(const Source& source, const std::vector<Span>& spans,
                                                   const ParagraphStyle& style, Widths& widths);

}  // namespace lectern::layout
