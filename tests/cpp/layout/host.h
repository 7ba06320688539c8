#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "layout/clusters.h"
#include "layout/paragraph.h"

namespace lectern::layout {

inline std::string utf8(std::u16string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const char32_t c = code_point_at(text, at);
    at += c > 0xFFFF ? 2 : 1;
    if (c < 0x80) {
      out += static_cast<char>(c);
    } else if (c < 0x800) {
      out += static_cast<char>(0xC0 | c >> 6);
      out += static_cast<char>(0x80 | (c & 63));
    } else {
      if (c < 0x10000) {
        out += static_cast<char>(0xE0 | c >> 12);
      } else {
        out += static_cast<char>(0xF0 | c >> 18);
        out += static_cast<char>(0x80 | (c >> 12 & 63));
      }
      out += static_cast<char>(0x80 | (c >> 6 & 63));
      out += static_cast<char>(0x80 | (c & 63));
    }
  }
  return out;
}

/// A host whose every cluster is 10 px wide, a space 5 px, and what is not seen nothing. Times font + 1.
class Host {
 public:
  explicit Host(std::u16string content)
      : text(std::move(content)), generated(kGeneratedStart), widths(text, generated) {}

  Unit measure(uint16_t font, std::u16string_view stretch) const {
    Unit sum = 0;
    for (size_t at = 0; at < stretch.size(); at = cluster_end(stretch, at)) {
      const char32_t c = code_point_at(stretch, at);
      const bool unseen = extends_cluster(c) || c == 0x2060 || c == 0xFEFF || (c >= 0x200B && c <= 0x200F);
      sum += (unseen ? 0 : c == ' ' || c == 0xA0 ? px(5) : px(10)) * (font + 1);
    }
    // As letters stand closer together, or wider, in company.
    uint32_t pairs = 0;
    for (size_t at = 0; at + 1 < stretch.size(); ++at) pairs = pairs * 31 + stretch[at] * 7 + stretch[at + 1];
    return kerned ? sum + static_cast<Unit>(sum * (pairs % 7 - 3.0) / 100) : sum;
  }

  /// Tells what is wanted. Returns the number of rows.
  size_t tell() {
    std::vector<int32_t> told;
    const auto rows = widths.wanted();
    for (size_t i = 0; i < rows.size(); i += 4) {
      const std::u16string_view from = rows[i + 3] ? std::u16string_view(generated) : std::u16string_view(text);
      const auto begin = static_cast<size_t>(rows[i + 1]);
      const std::u16string_view stretch = from.substr(begin, static_cast<size_t>(rows[i + 2]) - begin);
      measured += stretch.size();
      told.push_back(measure(static_cast<uint16_t>(rows[i]), stretch));
    }
    if (!told.empty()) widths.supply(told);
    return told.size();
  }

  Source source() const { return {text, &generated, levels, hints}; }

  std::vector<Span> whole() const {
    Span span;
    span.end = static_cast<uint32_t>(text.size());
    return {span};
  }

  Paragraph paragraph(const ParagraphStyle& style) { return {source(), whole(), style, widths}; }

  /// Lays out until nothing is wanted; at most `most` rounds.
  const std::vector<Line>& settle(Paragraph& paragraph, Unit width, int most = 8) {
    for (rounds = 0; rounds < most; ++rounds) {
      paragraph.lay_out(width);
      if (!tell()) break;
    }
    return paragraph.lay_out(width);
  }

  /// What stands on each line, in text order; a space where white space is between two fragments.
  std::vector<std::string> lines(Paragraph& paragraph, Unit width) {
    std::vector<std::string> out;
    for (const Line& line : settle(paragraph, width)) {
      std::u16string shown;
      uint32_t last = 0;
      for (uint32_t i = line.first_fragment; i < line.end_fragment; ++i) {
        const Fragment& fragment = paragraph.fragments()[i];
        const Span& span = paragraph.spans()[fragment.span];
        const std::u16string& from = fragment.hyphen || span.generated ? generated : text;
        if (!fragment.hyphen) {
          if (i > line.first_fragment && fragment.begin > last &&
              text.substr(last, fragment.begin - last).find_first_of(u" \n\t\u00A0") != text.npos) {
            shown += u' ';
          }
          last = fragment.end;
        }
        shown += span.kind == Span::Kind::object ? u"#" : from.substr(fragment.begin, fragment.end - fragment.begin);
      }
      out.push_back(utf8(shown));
    }
    return out;
  }

  std::u16string text;
  std::u16string generated;
  std::vector<uint8_t> levels, hints;
  Widths widths;
  bool kerned = false;  // words are up to 3 % narrower or wider than their letters
  int rounds = 0;       // of the last settle()
  size_t measured = 0;  // units of text, by all tell()
};

inline std::vector<std::string> broken(std::u16string text, double width, ParagraphStyle style = {}) {
  Host host(std::move(text));
  Paragraph paragraph = host.paragraph(style);
  return host.lines(paragraph, px(width));
}

using Strings = std::vector<std::string>;

}  // namespace lectern::layout
