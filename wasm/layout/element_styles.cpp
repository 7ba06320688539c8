// The style of each element by its tag.

#include <algorithm>
#include <cmath>
#include <initializer_list>

#include "layout/style_maker.h"
#include "style/figures.h"

namespace lectern::layout {

namespace figures = style::figures;

// What sets the style of each element; nothing for those that look like what is around them.
constexpr std::array<StyleMaker::Handler, kTagCount> StyleMaker::kByTag = [] {
  std::array<Handler, kTagCount> out{};
  const auto set = [&](Handler handler, std::initializer_list<Tag> tags) {
    for (const Tag tag : tags) out[static_cast<size_t>(tag)] = handler;
  };
  set(&StyleMaker::heading, {Tag::h1, Tag::h2, Tag::h3, Tag::h4, Tag::h5, Tag::h6});
  set(&StyleMaker::paragraph, {Tag::p});
  set(&StyleMaker::block, {Tag::dl, Tag::address});
  set(&StyleMaker::list, {Tag::ul, Tag::ol});
  set(&StyleMaker::details, {Tag::details});
  set(&StyleMaker::item, {Tag::li});
  set(&StyleMaker::term, {Tag::dt});
  set(&StyleMaker::definition, {Tag::dd});
  set(&StyleMaker::quotation, {Tag::blockquote});
  set(&StyleMaker::aside, {Tag::aside});
  set(&StyleMaker::rule, {Tag::hr});
  set(&StyleMaker::script, {Tag::sub, Tag::sup});
  set(&StyleMaker::small, {Tag::small_});
  set(&StyleMaker::mark, {Tag::mark});
  set(&StyleMaker::strong, {Tag::b, Tag::strong});
  set(&StyleMaker::emphasis, {Tag::em, Tag::i, Tag::cite});
  set(&StyleMaker::italic, {Tag::dfn, Tag::var});
  set(&StyleMaker::underline, {Tag::u, Tag::ins});
  set(&StyleMaker::line_through, {Tag::s, Tag::del});
  set(&StyleMaker::link, {Tag::a});
  set(&StyleMaker::ruby, {Tag::rt});
  set(&StyleMaker::code, {Tag::code, Tag::kbd, Tag::samp});
  set(&StyleMaker::code_block, {Tag::pre});
  set(&StyleMaker::figure, {Tag::figure, Tag::video});
  set(&StyleMaker::formula, {Tag::math});
  set(&StyleMaker::caption, {Tag::figcaption, Tag::caption});
  set(&StyleMaker::table, {Tag::table});
  set(&StyleMaker::cell, {Tag::td, Tag::th});
  set(&StyleMaker::summary, {Tag::summary});
  set(&StyleMaker::header, {Tag::header});
  set(&StyleMaker::footer, {Tag::footer});
  return out;
}();

void StyleMaker::heading() {
  constexpr double kSizes[] = {figures::h1_size, figures::h2_size, figures::h3_size,
                               figures::h4_size, figures::h4_size, figures::h4_size};
  size(kSizes[static_cast<size_t>(node_.tag) - static_cast<size_t>(Tag::h1)]);
  text().font.weight = weights(settings_).heavy;
  text().line_height = figures::heading_leading * text().leading * text().tall;
  text().align = Align::start;
  text().balance = true;
  margins(figures::heading_before, figures::heading_after);
  spacing(figures::heading_spacing);
  if (node_.tag > Tag::h4) text().color = Role::muted;
}

void StyleMaker::block() { margins(0, figures::paragraph_after); }

void StyleMaker::paragraph() {
  block();
  text().align = paragraph_align(settings_);
}

void StyleMaker::list() {
  block();
  box().padding.start = em(figures::list_indent);
}

void StyleMaker::details() {
  block();
  line_above(figures::details_padding);
  line_below(figures::details_padding);
}

void StyleMaker::item() {
  margins(figures::item_margin, figures::item_margin);
  text().align = paragraph_align(settings_);
}

void StyleMaker::term() {
  text().font.weight = weights(settings_).heavy;
  box().margin.top = em(figures::term_before);
}

void StyleMaker::definition() {
  box().margin.start = em(figures::definition_indent);
  text().align = paragraph_align(settings_);
}

void StyleMaker::quotation() {
  block();
  box().line.start = px(figures::quotation_line);
  box().padding.start = em(figures::quotation_indent) + box().line.start;
  text().in_quotation = true;
  text().font.italic = !text().upright;
}

void StyleMaker::aside() {
  block();
  surface();
}

void StyleMaker::rule() { margins(figures::rule_margin, figures::rule_margin); }

void StyleMaker::script() {
  text().rise += node_.tag == Tag::sup ? parent_.font.size / 3 : -parent_.font.size / 5;
  size(figures::script_size);
}

void StyleMaker::small() { size(figures::small_size); }

void StyleMaker::mark() {
  text().highlight = Role::mark;
  text().color = Role::text;
  box().before = box().after = em(figures::mark_padding);
}

void StyleMaker::strong() { text().font.weight = std::max<int32_t>(700, weights(settings_).heavy); }

// Emphasis in a quotation, which is italic itself, is upright.
void StyleMaker::emphasis() { text().font.italic = !text().upright && !text().in_quotation; }

void StyleMaker::italic() { text().font.italic = !text().upright; }

void StyleMaker::underline() { text().underline = true; }

void StyleMaker::line_through() { text().line_through = true; }

// Larger than in the scrolling view, where it stands over its base.
void StyleMaker::ruby() { size(0.7); }

void StyleMaker::code_block() {
  text().font.family = Family::monospace;
  text().font.weight = 400;
  text().font.italic = false;
  text().font.letter_spacing = text().word_spacing = 0;
  size(figures::code_block_size);
  text().line_height = figures::code_block_leading;
  text().preserve = true;
  text().rtl = false;
  text().align = Align::left;
  margins(figures::code_block_margin, figures::code_block_margin);
  surface();
}

void StyleMaker::figure() { margins(figures::figure_margin, figures::figure_margin); }

void StyleMaker::formula() {
  if (!node_.display_block) return;
  margins(figures::formula_margin, figures::formula_margin);
  text().align = Align::center;
}

void StyleMaker::caption() {
  const bool of_table = node_.tag == Tag::caption;
  sans(400, of_table ? 1 : figures::caption_size, figures::caption_leading * text().leading);
  text().color = Role::muted;
  text().align = Align::start;
  (of_table ? box().padding.bottom : box().margin.top) = em(figures::caption_gap);
}

void StyleMaker::table() {
  sans(400, figures::table_size, figures::table_leading * text().leading);
  text().align = Align::start;
  // Around the box that it scrolls in, which has the size of the text around.
  box().margin.top = box().margin.bottom = static_cast<Unit>(std::lround(figures::table_margin * parent_.font.size));
}

void StyleMaker::cell() {
  const bool head = parent_tag_ == Tag::tr && article_.nodes[node_.parent].parent != kNone &&
                    article_.nodes[article_.nodes[node_.parent].parent].tag == Tag::thead;
  text().align = Align::start;
  if (node_.tag == Tag::th) text().font.weight = 600;
  box().at_bottom = head;
  box().line.bottom = px(head ? 2 : 1);
  box().line_color = head ? Role::muted : Role::line;
  const Unit block = em(figures::cell_padding_block);
  box().padding = {block, em(figures::cell_gap), block + box().line.bottom, 0};
}

void StyleMaker::summary() {
  text().font.weight = weights(settings_).heavy;
  box().margin.bottom = em(figures::summary_after);
}

void StyleMaker::header() {
  box().margin.bottom = em(figures::header_after);
  line_below(figures::header_padding);
}

void StyleMaker::footer() {
  text().font.family = Family::sans_serif;
  size(figures::footer_size);
  box().margin.top = em(figures::footer_before);
  line_above(figures::footer_padding);
}

void StyleMaker::link() {
  if (settings_.links == "plain") return;
  text().underline = true;
  if (settings_.links == "quiet")
    text().quiet_underline = true;
  else
    text().color = Role::link;
}

void StyleMaker::code() {
  text().font.family = Family::monospace;
  text().font.letter_spacing = text().word_spacing = 0;
  text().font.weight = 400;
  if (parent_tag_ == Tag::pre) return;
  size(figures::code_size);
  box().before = box().after = em(node_.tag == Tag::kbd ? figures::key_padding : figures::code_padding);
  text().highlight = Role::surface;
}

}  // namespace lectern::layout
