#include "layout/layout.h"

#include <algorithm>
#include <array>

#include "layout/flow.h"
#include "style/palette.h"

namespace lectern::layout {
namespace {

/// Tables that turn out too wide are tried smaller, then as lists; those inside them may then need the same.
constexpr int kMostTrials = 2 * 4 + 1;

/// Of a whole article, so that sums stay within 32 bits.
constexpr double kTallest = 2.0e9;

}  // namespace

Layout::Layout() = default;
Layout::~Layout() = default;

std::optional<Error> Layout::open(const Input& input) {
  read_ = style::read_settings(input.settings_json);
  if (std::string problem = read(input, article_); !problem.empty())
    return Error{ErrorCode::invalid_options, std::move(problem)};
  source_ = {article_.text, &boxes_.generated, article_.levels, article_.hints};
  widths_ = std::make_unique<Widths>(article_.text, boxes_.generated);
  const std::array<uint32_t, 7> colors = style::palette(read_.settings);
  std::copy(colors.begin(), colors.end(), palette_);
  return {};
}

std::span<const int32_t> Layout::wanted() const { return widths_ ? widths_->wanted() : std::span<const int32_t>(); }

bool Layout::supply(std::span<const int32_t> widths, std::span<const int32_t> metrics) {
  if (!widths_ || metrics.size() != 2 * fonts_.lacking() || widths.size() * 4 != wanted().size()) return false;
  // The baselines of paragraphs depend on the metrics of their fonts.
  if (!metrics.empty()) built_width_ = 0;
  return fonts_.supply(metrics) && widths_->supply(widths);
}

std::optional<Error> Layout::too_small(Unit width, Unit height) const {
  const Unit size = px(read_.settings.font_size);
  if (width >= 4 * size && height >= 6 * size) return {};
  const auto pixels = [](Unit units) { return std::to_string(units / 64); };
  return Error{ErrorCode::page_too_small, "A page of " + pixels(width) + " × " + pixels(height) +
                                              " px has no room for text of " + pixels(size) +
                                              " px: make the page larger or the text smaller."};
}

bool Layout::too_long(Unit width, Unit page_height) const {
  // As if every letter were as wide as high, and in tables in a line of its own; two lines more for each paragraph, and
  // what boxes add: what lengths of 32 bits must hold.
  double height = 0;
  const double size = px(read_.settings.font_size) * 1.1;
  std::vector<bool> in_table(boxes_.boxes.size());
  for (size_t i = 0; i < boxes_.boxes.size(); ++i) {
    const Box& box = boxes_.boxes[i];
    in_table[i] = box.kind == BoxKind::cell || (box.parent != kNone && in_table[box.parent]);
    const Sides &margin = box.style.margin, &padding = box.style.padding;
    height += static_cast<double>(margin.top) + margin.bottom + padding.top + padding.bottom +
              std::min(box.height, page_height);
    if (box.kind != BoxKind::paragraph) continue;
    const Paragraph& paragraph = boxes_.paragraphs[box.paragraph];
    double lines = 3;
    for (const Span& span : paragraph.spans()) {
      const double units = span.end - span.begin;
      lines += in_table[i] ? units : units * size / width;
      if (span.kind == Span::Kind::line_break) lines += 1;
      if (span.kind == Span::Kind::object) height += static_cast<double>(span.ascent) + span.descent;
      if (span.preserve && !span.generated)
        lines += static_cast<double>(
            std::count(article_.text.begin() + span.begin, article_.text.begin() + span.end, u'\n'));
    }
    height += lines * paragraph.style().line_height;
  }
  return height > kTallest;
}

std::optional<Error> Layout::lay_out(Unit width, Unit height) {
  if (!widths_) return Error{ErrorCode::invalid_options, "There is no article to lay out."};
  if (std::optional<Error> error = too_small(width, height)) return error;
  list_ = {};
  for (int trial = 0; trial < kMostTrials; ++trial) {
    if (built_width_ != width || built_height_ != height) {
      build(article_, source_, read_.settings, width, height, fonts_, *widths_, boxes_);
      built_width_ = width;
      built_height_ = height;
    }
    if (!wanted().empty() || fonts_.lacking() > 0) return {};
    if (too_long(width, height))
      return Error{ErrorCode::too_large, "The article is too long for pages: use the scrolling layout."};
    const Flow made = flow(article_, fonts_, *widths_, boxes_, width, height);
    if (!wanted().empty()) return {};
    if (!made.again || trial + 1 == kMostTrials) {
      list_ = paginate(made, height, static_cast<uint32_t>(article_.text.size()));
      return {};
    }
    built_width_ = 0;
  }
  return {};
}

}  // namespace lectern::layout
