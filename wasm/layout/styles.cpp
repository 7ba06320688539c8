#include "layout/styles.h"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace lectern::layout {
namespace {

/// What a script needs on top of the reader's settings.
struct Script {
  std::string_view languages;  ///< each with a space after it
  double leading, tall, scale;
  bool joined;   ///< letters are joined: none apart
  bool upright;  ///< no italics
};

constexpr Script kScripts[] = {
    {"ar fa ps ckb ug ", 1.2, 1, 1.08, true, true},
    {"ur ks ", 1.5, 1.2, 1.08, true, true},
    {"he yi ", 1.05, 1, 1, false, true},
    {"hi mr ne sa ", 1.12, 1, 1.04, false, true},
    {"bn as ", 1.12, 1, 1.06, false, true},
    {"th lo km my ", 1.15, 1, 1, false, false},
    {"ja zh ko ", 1.14, 1, 1, false, true},
};
constexpr Script kLatin = {"", 1, 1, 1, false, false};

const Script& script_of(std::string_view language) {
  const std::string_view primary = language.substr(0, language.find('-'));
  if (primary.empty()) return kLatin;
  for (const Script& script : kScripts) {
    size_t at = script.languages.find(primary);
    while (at != std::string_view::npos) {
      const size_t end = at + primary.size();
      if ((at == 0 || script.languages[at - 1] == ' ') && script.languages[end] == ' ') return script;
      at = script.languages.find(primary, end);
    }
  }
  return kLatin;
}

struct Weights {
  int32_t regular, heavy;
};

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

class StyleMaker {
 public:
  StyleMaker(const Article& article, const Settings& settings, Unit page_width, uint32_t node, const Inherited& parent,
             bool first, bool last, Tag before)
      : article_(article),
        settings_(settings),
        page_width_(page_width),
        node_(article.nodes[node]),
        parent_(parent),
        first_(first),
        last_(last),
        before_(before) {
    style_.text = parent;
    parent_tag_ = node_.parent == kNone ? Tag::article : article.nodes[node_.parent].tag;
    parent_class_ = node_.parent == kNone ? Class::none : article.nodes[node_.parent].class_name;
  }

  Style make() {
    language();
    if (node_.direction != 0) style_.text.rtl = node_.direction == 2;
    by_tag();
    by_class();
    by_place();
    return style_;
  }

 private:
  Inherited& text() { return style_.text; }
  BoxStyle& box() { return style_.box; }
  /// Of the element's own font size, once that is set.
  Unit em(double ems) const { return static_cast<Unit>(std::lround(ems * style_.text.font.size)); }
  void size(double ems) {
    text().font.size = std::max<Unit>(64, static_cast<Unit>(std::lround(ems * parent_.font.size)));
  }
  void margins(double top, double bottom) {
    box().margin.top = em(top);
    box().margin.bottom = em(bottom);
  }
  void sans(int32_t weight, double ems, double line_height) {
    text().font.family = Family::sans_serif;
    text().font.weight = weight;
    text().font.italic = false;
    size(ems);
    text().line_height = line_height;
  }
  double body_line_height() const { return settings_.line_height * style_.text.leading; }

  void language() {
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

  void heading(double ems, double line_height) {
    size(ems);
    text().font.weight = weights(settings_).heavy;
    text().line_height = line_height * text().leading * text().tall;
    text().align = Align::start;
    text().balance = true;
    margins(2, 0.55);
    spacing(-0.008);
  }

  /// Letters as close as that, or as far apart as the reader asks for.
  void spacing(double ems) {
    text().font.letter_spacing = text().joined ? 0 : em(std::max(ems, settings_.letter_spacing));
  }

  void by_tag() {
    const Weights weight = weights(settings_);
    switch (node_.tag) {
      case Tag::p:
      case Tag::dl:
      case Tag::address:
      case Tag::ul:
      case Tag::ol:
      case Tag::details:
        margins(0, 1);
        if (node_.tag == Tag::p) text().align = paragraph_align(settings_);
        if (node_.tag == Tag::ul || node_.tag == Tag::ol) box().padding.start = em(1.5);
        if (node_.tag == Tag::details) {
          box().padding.top = box().padding.bottom = em(0.4) + px(1);
          box().line.top = box().line.bottom = px(1);
        }
        break;
      case Tag::h1:
        heading(1.7, 1.25);
        break;
      case Tag::h2:
        heading(1.32, 1.25);
        break;
      case Tag::h3:
        heading(1.12, 1.25);
        break;
      case Tag::h4:
      case Tag::h5:
      case Tag::h6:
        heading(1, 1.25);
        if (node_.tag != Tag::h4) text().color = Role::muted;
        break;
      case Tag::li:
        margins(0.3, 0.3);
        text().align = paragraph_align(settings_);
        break;
      case Tag::dt:
        text().font.weight = weight.heavy;
        box().margin.top = em(0.7);
        break;
      case Tag::dd:
        box().margin.start = em(1.5);
        text().align = paragraph_align(settings_);
        break;
      case Tag::blockquote:
        margins(0, 1);
        box().padding.start = em(1.1) + px(3);
        box().line.start = px(3);
        text().in_quotation = true;
        text().font.italic = !text().upright;
        break;
      case Tag::aside:
        margins(0, 1);
        box().padding = {em(1), em(1.2), em(1), em(1.2)};
        box().radius = em(0.4);
        box().surface = Role::surface;
        break;
      case Tag::hr:
        margins(2.2, 2.2);
        break;
      case Tag::sub:
      case Tag::sup:
        text().rise += node_.tag == Tag::sup ? parent_.font.size / 3 : -parent_.font.size / 5;
        size(0.72);
        break;
      case Tag::small_:
        size(0.85);
        break;
      case Tag::mark:
        text().highlight = Role::mark;
        text().color = Role::text;
        box().before = box().after = em(0.1);
        break;
      case Tag::b:
      case Tag::strong:
        text().font.weight = std::max<int32_t>(700, weight.heavy);
        break;
      case Tag::em:
      case Tag::i:
      case Tag::cite:
      case Tag::dfn:
      case Tag::var:
        text().font.italic = !text().upright && !text().in_quotation;
        if (text().in_quotation && (node_.tag == Tag::dfn || node_.tag == Tag::var))
          text().font.italic = !text().upright;
        break;
      case Tag::u:
      case Tag::ins:
        text().underline = true;
        break;
      case Tag::s:
      case Tag::del:
        text().line_through = true;
        break;
      case Tag::a:
        link();
        break;
      case Tag::rt:
        size(0.7);
        break;
      case Tag::code:
      case Tag::kbd:
      case Tag::samp:
        code();
        break;
      case Tag::pre:
        text().font.family = Family::monospace;
        text().font.weight = 400;
        text().font.italic = false;
        text().font.letter_spacing = text().word_spacing = 0;
        size(0.82);
        text().line_height = 1.55;
        text().preserve = true;
        text().rtl = false;
        text().align = Align::left;
        margins(1.5, 1.5);
        box().padding = {em(1), em(1.2), em(1), em(1.2)};
        box().radius = em(0.4);
        box().surface = Role::surface;
        break;
      case Tag::figure:
        margins(1.8, 1.8);
        break;
      case Tag::math:
        if (!node_.display_block) break;
        margins(1.3, 1.3);
        text().align = Align::center;
        break;
      case Tag::figcaption:
      case Tag::caption:
        sans(400, node_.tag == Tag::caption ? 1 : 0.78, 1.45 * text().leading);
        text().color = Role::muted;
        text().align = Align::start;
        if (node_.tag == Tag::figcaption)
          box().margin.top = em(0.7);
        else
          box().padding.bottom = em(0.7);
        break;
      case Tag::table:
        sans(400, 0.84, 1.45 * text().leading);
        text().align = Align::start;
        // Around the box that it scrolls in, which has the size of the text around.
        box().margin.top = box().margin.bottom = static_cast<Unit>(std::lround(1.8 * parent_.font.size));
        break;
      case Tag::td:
      case Tag::th: {
        const bool head = parent_tag_ == Tag::tr && article_.nodes[node_.parent].parent != kNone &&
                          article_.nodes[article_.nodes[node_.parent].parent].tag == Tag::thead;
        text().align = Align::start;
        if (node_.tag == Tag::th) text().font.weight = 600;
        box().at_bottom = head;
        box().line.bottom = px(head ? 2 : 1);
        box().line_color = head ? Role::muted : Role::line;
        box().padding = {em(0.5), em(0.9), em(0.5) + box().line.bottom, 0};
        break;
      }
      case Tag::summary:
        text().font.weight = weight.heavy;
        box().margin.bottom = em(0.6);
        break;
      case Tag::header:
        box().margin.bottom = em(2.2);
        box().padding.bottom = em(1.4) + px(1);
        box().line.bottom = px(1);
        break;
      case Tag::footer:
        text().font.family = Family::sans_serif;
        size(0.84);
        box().margin.top = em(3.5);
        box().padding.top = em(1.4) + px(1);
        box().line.top = px(1);
        break;
      default:
        break;
    }
  }

  void link() {
    if (settings_.links == "plain") return;
    text().underline = true;
    if (settings_.links == "quiet")
      text().quiet_underline = true;
    else
      text().color = Role::link;
  }

  void code() {
    text().font.family = Family::monospace;
    text().font.letter_spacing = text().word_spacing = 0;
    text().font.weight = 400;
    if (parent_tag_ == Tag::pre) return;
    size(0.86);
    if (node_.tag == Tag::kbd) {
      box().before = box().after = em(0.4);
    } else {
      box().before = box().after = em(0.3);
    }
    text().highlight = Role::surface;
  }

  void by_class() {
    switch (node_.class_name) {
      case Class::site:
        sans(600, 0.74, 1.4);
        text().color = Role::muted;
        text().align = Align::start;
        margins(0, 0.9);
        break;
      case Class::standfirst:
        size(1.16);
        text().line_height = 1.45 * text().leading;
        text().color = Role::muted;
        margins(0, 1);
        break;
      case Class::byline:
        sans(400, 0.8, 1.5 * text().leading);
        text().color = Role::muted;
        text().in_byline = true;
        margins(0, 0);
        break;
      case Class::tags:
      case Class::related:
        box().padding.start = 0;
        break;
      case Class::footnotes:
        size(0.86);
        box().margin.top = em(3);
        box().padding.top = em(1) + px(1);
        box().line.top = px(1);
        break;
      case Class::callout_title:
        text().font.weight = 700;
        break;
      case Class::none:
        break;
    }
    if (node_.embed) {
      sans(400, 0.85, text().line_height);
      text().align = Align::center;
      margins(1.8, 1.8);
      box().padding = {em(1.2), em(1.2), em(1.2), em(1.2)};
      box().radius = em(0.5);
      box().surface = Role::surface;
    }
  }

  uint32_t next_element(uint32_t node, uint32_t end) const {
    uint32_t next = article_.nodes[node].end;
    while (next < end && article_.nodes[next].tag == Tag::text) ++next;
    return next;
  }

  /// Whether a paragraph says whose words a quotation is: the last of several, with a cite alone in it.
  bool is_source(uint32_t paragraph) const {
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

  /// What hangs on where an element stands.
  void by_place() {
    const bool heading = node_.tag >= Tag::h1 && node_.tag <= Tag::h6;
    if (parent_tag_ == Tag::header) {
      if (node_.tag == Tag::h1) {
        const double fixed = 1.2 * parent_.font.size + 0.021 * page_width_;
        text().font.size = static_cast<Unit>(std::clamp(fixed, 1.55 * parent_.font.size, 2.25 * parent_.font.size));
        text().line_height = 1.16 * text().leading * text().tall;
        spacing(-0.016);
        margins(0, 0.5);
      }
      if (parent_class_ == Class::none && first_) box().margin.top = 0;
    }
    if (text().in_byline && (node_.tag == Tag::strong || node_.tag == Tag::b || node_.tag == Tag::a))
      text().color = Role::text;
    if (parent_tag_ == Tag::footer && node_.tag == Tag::h2) {
      size(1);
      text().font.family = Family::sans_serif;
      margins(1.4, 0.5);
    }
    if (node_.parent == kNone && first_) box().margin.top = 0;
    if (heading && node_.tag >= Tag::h3 && before_ >= Tag::h2 && before_ <= Tag::h6) box().margin.top = em(0.8);
    if (parent_tag_ == Tag::li && (node_.tag == Tag::ul || node_.tag == Tag::ol)) margins(0.3, 0.3);
    if (parent_tag_ == Tag::li && node_.tag == Tag::p) box().margin.bottom = em(0.5);
    if (parent_class_ == Class::related && node_.tag == Tag::li) margins(0.55, 0.55);
    if (node_.tag == Tag::cite && node_.parent != kNone && is_source(node_.parent)) {
      text().font.family = Family::sans_serif;
      size(0.82);
      text().color = Role::muted;
    }
    if (node_.tag == Tag::p && parent_tag_ == Tag::blockquote) {
      const uint32_t end = article_.nodes[node_.parent].end;
      const uint32_t next = next_element(static_cast<uint32_t>(&node_ - article_.nodes.data()), end);
      if (next < end && is_source(next)) box().margin.bottom = em(0.4);
    }
    if (last_ && (parent_tag_ == Tag::blockquote || parent_tag_ == Tag::aside || parent_tag_ == Tag::figcaption ||
                  parent_tag_ == Tag::td || parent_tag_ == Tag::th)) {
      box().margin.bottom = 0;
    }
  }

  const Article& article_;
  const Settings& settings_;
  Unit page_width_;
  const Node& node_;
  const Inherited& parent_;
  bool first_, last_;
  Tag before_;
  Tag parent_tag_;
  Class parent_class_;
  Style style_;
};

}  // namespace

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
