#pragma once

#include <lectern/present.h>

#include <cstdint>
#include <string_view>
#include <vector>

#include "layout/boxes.h"

namespace lectern::layout {

/// An element that is open while its content is read.
struct Frame {
  uint32_t node;
  uint32_t end;
  Inherited text;
  uint32_t box;           ///< the box that its blocks go into
  Unit room;              ///< how wide its lines are, about
  bool block;             ///< it is that box
  uint32_t elements = 0;  ///< children so far
  Tag before = Tag::text;
  uint32_t table_depth = 0;
  uint32_t table_size = 0;  ///< nodes of the outermost table
  int32_t rows_left = 0;    ///< rows: how many follow in their group, this one with them
  bool as_list = false;     ///< in a table whose cells stand one below the other
  int64_t item = 0;         ///< lists: the number of the next item
  uint32_t list_depth = 0;
  Unit after = 0;  ///< inline elements: room after them
  uint32_t first_span = 0;
  bool inside = false;            ///< lists: there is no room for labels beside the items, so they begin them
  bool formula = false;           ///< in one
  std::u16string_view closing{};  ///< what stands after it that is not the article's
};

/// Makes the boxes of an article: blocks as they stand, and what stands in lines as paragraphs.
class Builder {
 public:
  Builder(const Article& article, const Source& source, const Settings& settings, Unit width, Unit height, Fonts& fonts,
          Widths& widths, Boxes& out)
      : article_(article),
        source_(source),
        settings_(settings),
        width_(width),
        height_(height),
        fonts_(fonts),
        widths_(widths),
        out_(out) {}

  void run();

 private:
  /// A paragraph whose text is known, but whose widths are not.
  struct Waiting {
    uint32_t box, first_span, end_span;
    Inherited text;
  };

  Frame& top() { return open_.back(); }

  // build.cpp
  uint32_t node(uint32_t i);
  uint32_t element(uint32_t i, const Node& it, const Style& style);
  bool is_last(const Node& it) const;
  void close();

  // build_blocks.cpp
  uint32_t add_box(BoxKind kind, uint32_t i, const Style& style);
  void open_block(uint32_t i, const Node& it, const Style& style);
  BoxKind table_kind(uint32_t i, const Node& it, Frame& frame);
  BoxStyle block_style(uint32_t i, const Node& it, const Style& style, BoxKind kind, Frame& frame) const;
  void describe(uint32_t i, const Node& it, Frame& frame);
  static BoxKind kind_in(BoxKind parent, Tag tag);
  bool indent(const BoxStyle& box, Frame& frame) const;
  BoxStyle list_cell(const Node& it, BoxStyle style) const;
  void rule(uint32_t i, const Style& style);
  void marker(const Node& it, const Inherited& text);
  bool beside(const Node& it, const Frame& frame) const;
  void label_inside(uint32_t i, const Inherited& text);
  void collapse_margins();

  // build_lines.cpp
  void open_inline(uint32_t i, const Node& it, const Style& style, bool tags_item);
  void open_in_formula(uint32_t i, uint32_t index);
  Span span_of(uint32_t i, const Inherited& text);
  void add_text(uint32_t i);
  void add_generated(std::u16string_view words, uint32_t i, const Inherited& text);
  uint32_t write(std::u16string_view words);
  void add_break(uint32_t i);
  void add_break_opportunity();
  void push(const Span& span, const Inherited& text);
  void finish_paragraph();
  const Frame& block_frame() const;
  void make_paragraphs();
  ParagraphStyle paragraph_style(const Inherited& text) const;

  // build_pictures.cpp
  bool only_pictures(uint32_t i) const;
  void picture(uint32_t i, const Node& it, const Style& style);
  void picture_in_line(uint32_t i, const Node& it, const Style& style, bool known);
  bool is_block_picture(uint32_t i, const Node& it, Tag parent) const;
  bool alone(uint32_t parent) const;
  bool find_alone(uint32_t parent) const;
  bool is_alone_in(uint32_t parent, uint32_t child) const;

  const Article& article_;
  const Source& source_;
  const Settings& settings_;
  Unit width_, height_;
  Fonts& fonts_;
  Widths& widths_;
  Boxes& out_;
  std::vector<Frame> open_;
  std::vector<uint32_t> depth_;
  std::vector<Span> pending_, spans_;
  std::vector<Inherited> looks_, all_looks_;
  std::vector<Waiting> waiting_;
  mutable uint32_t asked_ = kNone;  ///< the last element that was asked whether it holds pictures alone
  mutable bool answer_ = false;
  bool blank_ = true;
  Unit space_before_ = 0;
  Marker pending_marker_;
  uint32_t pending_marker_box_ = kNone;
};

}  // namespace lectern::layout
