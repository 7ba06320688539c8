// What stands in lines: spans of text, and the paragraphs that they make.

#include <algorithm>
#include <cmath>
#include <utility>

#include "layout/builder.h"
#include "layout/formulas.h"

namespace lectern::layout {

void Builder::open_inline(uint32_t i, const Node& it, const Style& style, bool tags_item) {
  Frame frame = top();
  frame.node = i;
  frame.end = it.end;
  frame.text = style.text;
  frame.block = false;
  frame.elements = 0;
  frame.before = Tag::text;
  frame.after = style.box.after;
  frame.closing = {};
  if (it.tag == Tag::q) frame.closing = u"\u201D";
  if (tags_item) {
    frame.text.highlight = Role::surface;
    frame.after = frame.text.font.size;
    space_before_ = frame.text.font.size / 2;
    if (!pending_.empty()) add_generated(u" ", i, top().text);
  } else {
    // Elements in elements without end do not push the text off the page.
    space_before_ = std::min(space_before_ + style.box.before, 4 * style.text.font.size);
    const Unit least = std::min(frame.room, style.text.font.size);
    frame.room = std::max(frame.room - style.box.before - style.box.after, least);
  }
  frame.first_span = static_cast<uint32_t>(pending_.size());
  open_.push_back(frame);
  depth_.push_back(depth_.back());
  if (it.tag == Tag::q) add_generated(u"\u201C", i, frame.text);
  if (it.tag == Tag::math)
    top().formula = true;
  else if (top().formula)
    open_in_formula(i, open_[open_.size() - 2].elements - 1);
}

// Formulas are written in a line.
void Builder::open_in_formula(uint32_t i, uint32_t index) {
  const LineForm form = line_form(article_, i, index);
  Inherited& text = top().text;
  if (form.script != 0) {
    text.rise += form.script * text.font.size * (form.script > 0 ? 7 : 4) / 20;
    text.font.size = std::max<Unit>(64, text.font.size * 18 / 25);
  }
  if (form.italic) text.font.italic = !text.upright;
  if (!form.before.empty()) add_generated(form.before, i, text);
  if (form.operator_room) {
    space_before_ += text.font.size / 4;
    top().after = text.font.size / 4;
    top().closing = u"\u200B";
  } else {
    top().closing = form.after;
  }
}

Span Builder::span_of(uint32_t i, const Inherited& text) {
  Span span{};
  span.kind = Span::Kind::text;
  span.font = fonts_.number(text.font);
  span.node = i;
  span.rise = text.rise;
  span.preserve = text.preserve;
  span.before = space_before_;
  space_before_ = 0;
  return span;
}

void Builder::add_text(uint32_t i) {
  const Node& it = article_.nodes[i];
  if (it.text_begin == it.text_end) return;
  // White space between the elements of a formula is not part of it.
  if (top().formula && article_.nodes[it.parent].tag != Tag::mtext && is_blank(article_, it.text_begin, it.text_end))
    return;
  Span span = span_of(i, top().text);
  span.begin = it.text_begin;
  span.end = it.text_end;
  push(span, top().text);
  if (!blank_) return;
  blank_ = is_blank(article_, it.text_begin, it.text_end);
}

void Builder::add_generated(std::u16string_view words, uint32_t i, const Inherited& text) {
  Span span = span_of(i, text);
  span.generated = true;
  span.begin = write(words);
  span.end = span.begin + static_cast<uint32_t>(words.size());
  push(span, text);
}

// Where words stand in the generated text: written once, however often the article is built.
uint32_t Builder::write(std::u16string_view words) {
  const auto [found, is_new] =
      out_.written.try_emplace(std::u16string(words), static_cast<uint32_t>(out_.generated.size()));
  if (is_new) out_.generated += words;
  return found->second;
}

void Builder::add_break(uint32_t i) {
  Span span = span_of(i, top().text);
  span.kind = Span::Kind::line_break;
  span.begin = span.end = article_.nodes[i].text_begin;
  push(span, top().text);
}

void Builder::add_break_opportunity() { add_generated(u"\u200B", top().node, top().text); }

void Builder::push(const Span& span, const Inherited& text) {
  pending_.push_back(span);
  looks_.push_back(text);
}

void Builder::finish_paragraph() {
  space_before_ = 0;
  if (pending_.empty()) return;
  if (blank_) {
    pending_.clear();
    looks_.clear();
    return;
  }
  const Frame& frame = block_frame();
  Style none;
  none.text = frame.text;
  const uint32_t box = add_box(BoxKind::paragraph, frame.node, none);
  out_.boxes[box].parent = frame.box;
  out_.boxes[box].keep_with_next = out_.boxes[frame.box].keep_with_next;
  if (pending_marker_.end > 0) {
    out_.boxes[box].marker = pending_marker_;
    pending_marker_ = {};
  }
  Waiting waiting;
  waiting.box = box;
  waiting.first_span = static_cast<uint32_t>(spans_.size());
  spans_.insert(spans_.end(), pending_.begin(), pending_.end());
  waiting.end_span = static_cast<uint32_t>(spans_.size());
  waiting.text = frame.text;
  waiting_.push_back(waiting);
  all_looks_.insert(all_looks_.end(), looks_.begin(), looks_.end());
  pending_.clear();
  looks_.clear();
  blank_ = true;
}

const Frame& Builder::block_frame() const {
  size_t i = open_.size() - 1;
  while (i > 0 && !open_[i].block) --i;
  return open_[i];
}

ParagraphStyle Builder::paragraph_style(const Inherited& text) const {
  ParagraphStyle style{};
  const FontMetrics metrics = fonts_.metrics(fonts_.number(text.font));
  style.ascent = metrics.ascent;
  style.descent = metrics.descent;
  style.line_height = static_cast<Unit>(std::lround(text.line_height * text.font.size));
  style.align = text.align;
  style.rtl = text.rtl;
  style.balance = text.balance;
  const bool wanted =
      settings_.hyphenation == "on" || (settings_.hyphenation == "auto" && settings_.alignment == "justify");
  style.hyphens = wanted && !text.balance;  // headings are short, and larger words are read at once
  const std::string_view language =
      text.language >= 0 ? std::string_view(article_.strings[text.language]) : std::string_view(article_.language);
  style.keep_all = language.substr(0, 2) == "ko";
  style.strict = language.substr(0, 2) == "ja";
  style.word_spacing = text.word_spacing;
  return style;
}

void Builder::make_paragraphs() {
  out_.looks = std::move(all_looks_);
  out_.paragraphs.reserve(waiting_.size());
  for (const Waiting& one : waiting_) {
    out_.boxes[one.box].paragraph = static_cast<uint32_t>(out_.paragraphs.size());
    std::vector<Span> spans(spans_.begin() + one.first_span, spans_.begin() + one.end_span);
    out_.paragraphs.emplace_back(source_, std::move(spans), paragraph_style(one.text), widths_);
    out_.first_look.push_back(one.first_span);
  }
}

}  // namespace lectern::layout
