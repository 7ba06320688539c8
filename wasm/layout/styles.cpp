#include "layout/styles.h"

#include <algorithm>
#include <cmath>

#include "layout/scripts.h"
#include "layout/style_maker.h"
#include "style/figures.h"

namespace lectern::layout {

namespace figures = style::figures;

Weights weights(const Settings& settings) {
  if (settings.font_weight == "light") return {300, 600};
  if (settings.font_weight == "bold") return {700, 800};
  return {400, 700};
}

Family body_family(const Settings& settings) {
  if (settings.font_family == "sans-serif") return Family::sans_serif;
  if (settings.font_family == "monospace") return Family::monospace;
  if (settings.font_family == "easy") return Family::easy;
  return Family::serif;
}

Align paragraph_align(const Settings& settings) {
  if (settings.alignment == "left") return Align::left;
  if (settings.alignment == "center") return Align::center;
  if (settings.alignment == "right") return Align::right;
  if (settings.alignment == "justify") return Align::justify;
  return Align::start;
}

Style StyleMaker::make() {
  language();
  if (node_.direction != 0) style_.text.rtl = node_.direction == 2;
  if (const Handler handler = kByTag[static_cast<size_t>(node_.tag)]) (this->*handler)();
  by_class();
  by_place();
  return style_;
}

void StyleMaker::size(double ems) {
  text().font.size = std::max<Unit>(64, static_cast<Unit>(std::lround(ems * parent_.font.size)));
}

void StyleMaker::margins(double top, double bottom) {
  box().margin.top = em(top);
  box().margin.bottom = em(bottom);
}

void StyleMaker::sans(int32_t weight, double ems, double line_height) {
  text().font.family = Family::sans_serif;
  text().font.weight = weight;
  text().font.italic = false;
  size(ems);
  text().line_height = line_height;
}

void StyleMaker::language() {
  if (node_.language < 0) return;
  const Script& script = script_of(article_.strings[node_.language]);
  text().language = node_.language;
  text().font.language = node_.language;
  text().leading = script.leading;
  text().tall = script.tall;
  text().upright = script.upright;
  text().joined = script.joined;
  if (script.joined) text().font.letter_spacing = 0;
  if (script.upright) text().font.italic = false;
  text().line_height = body_line_height();
  const Family family = text().font.family;
  if (family == Family::serif || family == Family::easy) text().font.family = body_family(settings_);
}

// Letters as close as that, or as far apart as the reader asks for.
void StyleMaker::spacing(double ems) {
  text().font.letter_spacing = text().joined ? 0 : em(std::max(ems, settings_.letter_spacing));
}

// A padding of `ems` with a line of 1 px outside of it, above or below.
void StyleMaker::line_above(double ems) {
  box().padding.top = em(ems) + px(1);
  box().line.top = px(1);
}

void StyleMaker::line_below(double ems) {
  box().padding.bottom = em(ems) + px(1);
  box().line.bottom = px(1);
}

// A box of its own colour: an aside, code.
void StyleMaker::surface() {
  const Unit block = em(figures::box_padding_block), side = em(figures::box_padding_inline);
  box().padding = {block, side, block, side};
  box().radius = em(figures::box_radius);
  box().surface = Role::surface;
}

void StyleMaker::by_class() {
  switch (node_.class_name) {
    case Class::site:
      sans(600, figures::site_size, figures::site_leading);
      text().color = Role::muted;
      text().align = Align::start;
      margins(0, figures::site_after);
      break;
    case Class::standfirst:
      size(figures::standfirst_size);
      text().line_height = figures::standfirst_leading * text().leading;
      text().color = Role::muted;
      margins(0, figures::standfirst_after);
      break;
    case Class::byline:
      sans(400, figures::byline_size, figures::byline_leading * text().leading);
      text().color = Role::muted;
      text().in_byline = true;
      margins(0, 0);
      break;
    case Class::tags:
    case Class::related:
      box().padding.start = 0;
      break;
    case Class::footnotes:
      size(figures::footnotes_size);
      box().margin.top = em(figures::footnotes_before);
      line_above(figures::footnotes_padding);
      break;
    case Class::callout_title:
      text().font.weight = 700;
      break;
    case Class::none:
      break;
  }
  if (node_.embed) {
    sans(400, figures::embed_size, text().line_height);
    text().align = Align::center;
    margins(figures::embed_margin, figures::embed_margin);
    const Unit padding = em(figures::embed_padding);
    box().padding = {padding, padding, padding, padding};
    box().radius = em(figures::embed_radius);
    box().surface = Role::surface;
  }
}

uint32_t StyleMaker::next_element(uint32_t node, uint32_t end) const {
  uint32_t next = article_.nodes[node].end;
  while (next < end && article_.nodes[next].tag == Tag::text) ++next;
  return next;
}

// Whether a paragraph says whose words a quotation is: the last of several, with a cite alone in it.
bool StyleMaker::is_source(uint32_t paragraph) const {
  const Node& it = article_.nodes[paragraph];
  if (it.tag != Tag::p || it.parent == kNone || article_.nodes[it.parent].tag != Tag::blockquote) return false;
  uint32_t first = it.parent + 1;
  while (article_.nodes[first].tag == Tag::text) ++first;
  if (first == paragraph || next_element(paragraph, article_.nodes[it.parent].end) < article_.nodes[it.parent].end)
    return false;
  uint32_t cite = paragraph + 1;
  while (cite < it.end && article_.nodes[cite].tag == Tag::text) ++cite;
  return cite < it.end && article_.nodes[cite].tag == Tag::cite && next_element(cite, it.end) == it.end;
}

// The article's title, whose size depends on the page's width.
void StyleMaker::title() {
  const double size = parent_.font.size;
  const double wanted = figures::title_base * size + figures::title_share_of_width / 100 * page_width_;
  text().font.size = static_cast<Unit>(std::clamp(wanted, figures::title_least * size, figures::title_most * size));
  text().line_height = figures::title_leading * text().leading * text().tall;
  spacing(figures::title_spacing);
  margins(0, figures::title_after);
}

// What depends on where an element stands.
void StyleMaker::by_place() {
  const bool heading = node_.tag >= Tag::h1 && node_.tag <= Tag::h6;
  if (parent_tag_ == Tag::header) {
    if (node_.tag == Tag::h1) title();
    if (parent_class_ == Class::none && first_) box().margin.top = 0;
  }
  if (text().in_byline && (node_.tag == Tag::strong || node_.tag == Tag::b || node_.tag == Tag::a))
    text().color = Role::text;
  if (parent_tag_ == Tag::footer && node_.tag == Tag::h2) {
    size(1);
    text().font.family = Family::sans_serif;
    margins(figures::footer_heading_before, figures::footer_heading_after);
  }
  if (node_.parent == kNone && first_) box().margin.top = 0;
  if (heading && node_.tag >= Tag::h3 && before_ >= Tag::h2 && before_ <= Tag::h6)
    box().margin.top = em(figures::heading_after_heading);
  if (parent_tag_ == Tag::li && (node_.tag == Tag::ul || node_.tag == Tag::ol))
    margins(figures::nested_list_margin, figures::nested_list_margin);
  if (parent_tag_ == Tag::li && node_.tag == Tag::p) box().margin.bottom = em(figures::item_paragraph_after);
  if (parent_class_ == Class::related && node_.tag == Tag::li)
    margins(figures::related_margin, figures::related_margin);
  if (node_.tag == Tag::cite && node_.parent != kNone && is_source(node_.parent)) {
    text().font.family = Family::sans_serif;
    size(figures::source_size);
    text().color = Role::muted;
  }
  if (node_.tag == Tag::p && parent_tag_ == Tag::blockquote) {
    const uint32_t end = article_.nodes[node_.parent].end;
    const uint32_t next = next_element(static_cast<uint32_t>(&node_ - article_.nodes.data()), end);
    if (next < end && is_source(next)) box().margin.bottom = em(figures::before_source);
  }
  if (last_ && (parent_tag_ == Tag::blockquote || parent_tag_ == Tag::aside || parent_tag_ == Tag::figcaption ||
                parent_tag_ == Tag::td || parent_tag_ == Tag::th)) {
    box().margin.bottom = 0;
  }
}

Inherited root_style(const Article& article, const Settings& settings) {
  const Script& script = script_of(article.language);
  Inherited text;
  text.font.family = body_family(settings);
  text.font.weight = weights(settings).regular;
  text.font.size = px(settings.font_size * script.scale);
  text.font.letter_spacing = script.joined ? 0 : px(settings.letter_spacing * settings.font_size * script.scale);
  text.word_spacing = px(settings.word_spacing * settings.font_size * script.scale);
  text.leading = script.leading;
  text.tall = script.tall;
  text.upright = script.upright;
  text.joined = script.joined;
  text.line_height = settings.line_height * script.leading;
  text.rtl = article.rtl;
  return text;
}

Style style_of(const Article& article, const Settings& settings, Unit page_width, uint32_t node,
               const Inherited& parent, bool first, bool last, Tag before) {
  return StyleMaker(article, settings, page_width, node, parent, first, last, before).make();
}

}  // namespace lectern::layout
