#include <algorithm>

#include "layout/breaker.h"
#include "layout/clusters.h"
#include "layout/pieces.h"

namespace lectern::layout {

Unit Paragraph::Breaker::part(const InlineItem& piece, uint32_t from, uint32_t to) {
  if (from == 0 && to == piece.length) return piece.width;
  const Span& span = span_of(piece);
  const uint32_t number = p_.widths_.ask(span.font, piece.begin + from, piece.begin + to, span.generated);
  if (p_.widths_.told(number)) return p_.widths_.width(number);
  p_.estimated_ = true;
  scan(static_cast<uint32_t>(&piece - p_.pieces_.data()));
  return saturated(scaled(piece, sum_at(to) - sum_at(from)));
}

int64_t Paragraph::Breaker::scaled(const InlineItem& piece, int64_t sum) const {
  const int64_t all = sums_.back().sum;
  return all > 0 ? sum * piece.width / all : 0;
}

void Paragraph::Breaker::scan(uint32_t index) {
  if (scanned_ == index) return;
  scanned_ = index;
  sums_.clear();
  const InlineItem& piece = p_.pieces_[index];
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
    sum += told(number_of(span, c, static_cast<uint32_t>(at), static_cast<uint32_t>(end)));
    sums_.push_back({static_cast<uint32_t>(end - piece.begin), sum, false, false, span.preserve && c == ' '});
    at = end;
  }
  if (sums_.empty()) sums_.push_back({piece.length, 0, false, false, false});
}

uint32_t Paragraph::Breaker::number_of(const Span& span, char32_t c, uint32_t begin, uint32_t end) {
  if (c >= 0x80 || end - begin > 1) return p_.widths_.ask(span.font, begin, end, span.generated);
  if (ascii_font_ != span.font || ascii_.empty()) ascii_.assign(0x80, kNone);
  ascii_font_ = span.font;
  if (ascii_[c] == kNone) ascii_[c] = p_.widths_.ask(span.font, begin, end, span.generated);
  return ascii_[c];
}

size_t Paragraph::Breaker::cluster_at(uint32_t offset) const {
  const auto found = std::lower_bound(sums_.begin(), sums_.end(), offset,
                                      [](const Cluster& each, uint32_t value) { return each.end < value; });
  return static_cast<size_t>(found - sums_.begin());
}

int64_t Paragraph::Breaker::sum_at(uint32_t offset) const {
  if (offset == 0) return 0;
  const size_t at = cluster_at(offset);
  return at < sums_.size() ? sums_[at].sum : sums_.back().sum;
}

uint32_t Paragraph::Breaker::cut(uint32_t index, uint32_t from, int64_t room, Cut kind) {
  const InlineItem& piece = p_.pieces_[index];
  if (piece.kind != InlineItem::Kind::word) return 0;
  const Span& span = span_of(piece);
  if (span.preserve && !p_.style_.wrap_pre) return 0;
  if (kind == Cut::hyphen && (!p_.style_.hyphens || span.no_break)) return 0;
  scan(index);
  if (sums_.size() < 2) return 0;
  room -= from == 0 ? room_before(piece, span) : 0;
  const int64_t begin = sum_at(from);
  if (kind == Cut::hyphen) room -= hyphen_width(piece);
  size_t at = from == 0 ? 0 : cluster_at(from) + 1;
  // The clusters that fit, by their sums; a little less where these are not exact and there is no second look.
  const bool exact = kind != Cut::cluster || sums_.back().sum == piece.width;
  const size_t first = at;
  while (at + 1 < sums_.size()) {
    const int64_t width = scaled(piece, sums_[at].sum - begin);
    if (width + (exact ? 0 : width / 64) > room) break;
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

uint32_t Paragraph::Breaker::trimmed(const InlineItem& piece, uint32_t from, uint32_t to) const {
  const Span& span = span_of(piece);
  if (!span.preserve) return to;
  const std::u16string_view text = text_of(p_.source_, span);
  while (to > from && text[piece.begin + to - 1] == ' ') --to;
  return to;
}

}  // namespace lectern::layout
