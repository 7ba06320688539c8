// Pictures and videos: in a line of text, or as boxes of their own.

#include <algorithm>

#include "layout/builder.h"

namespace lectern::layout {
namespace {

// Makes a picture as small as it must be.
void fit(Unit& width, Unit& height, Unit most_width, Unit most_height) {
  const double scale = std::min({1.0, static_cast<double>(most_width) / std::max(1, width),
                                 static_cast<double>(most_height) / std::max(1, height)});
  if (scale >= 1) return;
  width = std::max(1, static_cast<Unit>(width * scale));
  height = std::max(1, static_cast<Unit>(height * scale));
}

}  // namespace

bool Builder::only_pictures(uint32_t i) const {
  if (article_.nodes[i].end - i > 1000) return false;
  for (uint32_t child = i + 1; child < article_.nodes[i].end; ++child) {
    const Node& it = article_.nodes[child];
    if (it.tag == Tag::figcaption || it.tag == Tag::table || it.tag == Tag::pre) return false;
    if (it.tag == Tag::text && !is_blank(article_, it.text_begin, it.text_end)) return false;
  }
  return true;
}

void Builder::picture(uint32_t i, const Node& it, const Style& style) {
  if (settings_.images == "hide") return;
  const Tag parent = it.parent == kNone ? Tag::article : article_.nodes[it.parent].tag;
  const bool known = it.width > 0 && it.height > 0 && !it.missing;
  if (it.tag == Tag::img && !is_block_picture(i, it, parent)) {
    picture_in_line(i, it, style, known);
    return;
  }
  finish_paragraph();
  Unit width = px(it.width), height = px(it.height);
  if (!known) {
    width = it.missing ? width_ : std::max<Unit>(width, width_);
    height = it.missing ? style.text.font.size * 4 : width / 16 * 9;
  }
  // A figure has the margins of what is in it.
  const uint32_t box = add_box(BoxKind::picture, i, Style{style.text, parent == Tag::figure ? BoxStyle() : style.box});
  out_.boxes[box].width = width;
  out_.boxes[box].height = height;
}

void Builder::picture_in_line(uint32_t i, const Node& it, const Style& style, bool known) {
  Unit width = px(it.width), height = px(it.height);
  if (!known) width = height = style.text.font.size * 3 / 2;
  fit(width, height, top().room, height_ * 4 / 5);
  Span span = span_of(i, style.text);
  span.kind = Span::Kind::object;
  span.begin = span.end = it.text_begin;
  span.width = width;
  // Its middle stands where that of small letters is.
  span.ascent = height / 2 + style.text.font.size / 4;
  span.descent = height - span.ascent;
  push(span, style.text);
  blank_ = false;
}

// Alone in its paragraph, or not in one.
bool Builder::is_block_picture(uint32_t i, const Node& it, Tag parent) const {
  if (parent == Tag::a) {
    const uint32_t around = article_.nodes[it.parent].parent;
    return alone(it.parent) && (around == kNone || is_alone_in(around, it.parent));
  }
  return is_alone_in(it.parent, i);
}

bool Builder::alone(uint32_t parent) const {
  if (parent != asked_) {
    asked_ = parent;
    answer_ = find_alone(parent);
  }
  return answer_;
}

bool Builder::find_alone(uint32_t parent) const {
  for (uint32_t child = parent + 1; child < article_.nodes[parent].end; ++child) {
    const Node& it = article_.nodes[child];
    if (it.tag == Tag::text ? !is_blank(article_, it.text_begin, it.text_end) : it.tag != Tag::img) return false;
  }
  return true;
}

bool Builder::is_alone_in(uint32_t parent, uint32_t child) const {
  if (parent == kNone) return true;
  const Node& it = article_.nodes[parent];
  if (it.tag != Tag::p) return is_block(it.tag) && it.tag != Tag::li && it.tag != Tag::td && it.tag != Tag::th;
  for (uint32_t i = parent + 1; i < it.end;) {
    const Node& one = article_.nodes[i];
    if (i == child) {
      i = one.end;
      continue;
    }
    if (one.tag != Tag::text || !is_blank(article_, one.text_begin, one.text_end)) return false;
    ++i;
  }
  return true;
}

}  // namespace lectern::layout
