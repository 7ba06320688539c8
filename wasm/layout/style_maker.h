#pragma once

#include <array>
#include <cmath>

#include "layout/styles.h"

namespace lectern::layout {

/// The weights of text and of headings, as the reader's setting says.
struct Weights {
  int32_t regular, heavy;
};
Weights weights(const Settings& settings);
Family body_family(const Settings& settings);
Align paragraph_align(const Settings& settings);

/// Makes the style of one element.
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

  Style make();

 private:
  Inherited& text() { return style_.text; }
  BoxStyle& box() { return style_.box; }
  /// Of the element's own font size, once that is set.
  Unit em(double ems) const { return static_cast<Unit>(std::lround(ems * style_.text.font.size)); }
  double body_line_height() const { return settings_.line_height * style_.text.leading; }

  // styles.cpp
  void size(double ems);
  void margins(double top, double bottom);
  void sans(int32_t weight, double ems, double line_height);
  void language();
  void spacing(double ems);
  void line_above(double ems);
  void line_below(double ems);
  void surface();
  void by_class();
  uint32_t next_element(uint32_t node, uint32_t end) const;
  bool is_source(uint32_t paragraph) const;
  void title();
  void by_place();

  // element_styles.cpp
  void heading();
  void block();
  void paragraph();
  void list();
  void details();
  void item();
  void term();
  void definition();
  void quotation();
  void aside();
  void rule();
  void script();
  void small();
  void mark();
  void strong();
  void emphasis();
  void italic();
  void underline();
  void line_through();
  void ruby();
  void code_block();
  void figure();
  void formula();
  void caption();
  void table();
  void cell();
  void summary();
  void header();
  void footer();
  void link();
  void code();

  using Handler = void (StyleMaker::*)();
  static const std::array<Handler, kTagCount> kByTag;
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

}  // namespace lectern::layout
