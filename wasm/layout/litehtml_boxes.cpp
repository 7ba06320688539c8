#include "layout/litehtml_boxes.h"

#include <litehtml.h>
#include <litehtml/render_block_context.h>
#include <litehtml/render_table.h>

#include <algorithm>
#include <string>

namespace lectern::layout {
namespace {

using litehtml::containing_block_context;
using litehtml::css_length;

css_length length(Unit units) { return {static_cast<float>(units), litehtml::css_units_px}; }

/// An element that has its style from a box, not from style sheets.
class Element : public litehtml::element {
 public:
  Element(const std::shared_ptr<litehtml::document>& document, const Box& box, bool article_rtl) : element(document) {
    using namespace litehtml;
    if (box.kind == BoxKind::cell) {
      columns_ = std::to_string(box.columns);
      rows_ = std::to_string(box.rows);
    }
    css_properties& css = css_w();
    css.set_display(display(box));
    css.set_vertical_align(box.style.at_bottom ? va_bottom : va_top);
    css.set_border_collapse(border_collapse_separate);
    css.set_caption_side(caption_side_top);
    const css_length any = css_length::predef_value(0);
    css.set_width(any);
    css.set_height(any);
    css.set_min_width(any);
    css.set_min_height(any);
    css.set_max_width(any);
    css.set_max_height(any);
    // Sides are those of a column whose lines start at the left; the whole is mirrored afterwards.
    const bool turned = box.rtl != article_rtl;
    css.set_margins(sides(box.style.margin, turned));
    css.set_padding(sides(box.style.padding, turned));
  }

  const char* get_attr(const char* name, const char* otherwise) const override {
    if (!columns_.empty() && std::string_view(name) == "colspan") return columns_.c_str();
    if (!rows_.empty() && std::string_view(name) == "rowspan") return rows_.c_str();
    return otherwise;
  }

 private:
  static litehtml::style_display display(const Box& box) {
    switch (box.kind) {
      case BoxKind::table:
        return litehtml::display_table;
      case BoxKind::rows:
        return litehtml::display_table_row_group;
      case BoxKind::row:
        return litehtml::display_table_row;
      case BoxKind::cell:
        return litehtml::display_table_cell;
      case BoxKind::caption:
        return litehtml::display_table_caption;
      default:
        return litehtml::display_block;
    }
  }

  static litehtml::css_margins sides(const Sides& from, bool turned) {
    litehtml::css_margins out;
    out.left = length(turned ? from.end : from.start);
    out.right = length(turned ? from.start : from.end);
    out.top = length(from.top);
    out.bottom = length(from.bottom);
    return out;
  }

  std::string columns_, rows_;
};

/// A block of blocks. Nothing has to be put in order in it.
class Block : public litehtml::render_item_block_context {
 public:
  using render_item_block_context::render_item_block_context;
  // NOLINTNEXTLINE(bugprone-parent-virtual-call): what it inherits would put its children in order.
  std::shared_ptr<render_item> init() override { return render_item::init(); }

  /// Of cells that became as high as their row: litehtml would only move lines.
  void apply_vertical_align() override {
    if (src_el()->css().get_vertical_align() != litehtml::va_bottom || children().empty()) return;
    const auto& last = children().back();
    const int down = m_pos.height - last->bottom();
    if (down <= 0) return;
    for (const auto& child : children()) child->pos().y += down;
  }
};

/// A table asks how narrow a cell can be by giving it no room at all.
bool asks_least(const containing_block_context& size) { return size.render_width <= 0; }

class ParagraphItem : public litehtml::render_item_block {
 public:
  ParagraphItem(std::shared_ptr<litehtml::element> element, Paragraph& paragraph)
      : render_item_block(std::move(element)), paragraph_(paragraph) {}
  std::shared_ptr<render_item> init() override { return shared_from_this(); }

 private:
  int _render_content(int, int, bool, const containing_block_context& size, litehtml::formatting_context*) override {
    if (asks_least(size)) {
      m_pos.height = 0;
      return paragraph_.min_width();
    }
    paragraph_.lay_out(size.render_width);
    m_pos.height = paragraph_.height();
    return std::min<int>(paragraph_.max_width(), size.render_width);
  }

  Paragraph& paragraph_;
};

/// A table. Narrow ones are made as wide as the style sheet wants them, where there is room.
class Table : public litehtml::render_item_table {
 public:
  Table(std::shared_ptr<litehtml::element> element, Unit least_width)
      : render_item_table(std::move(element)), least_width_(least_width) {}

 private:
  int _render(int x, int y, const containing_block_context& size, litehtml::formatting_context* context,
              bool second) override {
    int width = render_item_table::_render(x, y, size, context, second);
    const int least = std::min<int>(least_width_, size.render_width);
    if (m_pos.width >= least || asks_least(size)) return width;
    set_columns(least);
    width = render_item_table::_render(x, y, size, context, second);
    set_columns(0);
    return width;
  }

  /// Shares a width out among the columns, by what each would take at most, as browsers do; litehtml gives all of what
  /// is left to one. 0: as wide as what they hold.
  void set_columns(int width) {
    const css_length any = css_length::predef_value(0);
    src_el()->css_w().set_width(width > 0 ? length(width) : any);
    int64_t whole = 0;
    int room = width;
    for (int i = 0; i < m_grid->cols_count(); ++i) {
      whole += m_grid->column(i).max_width;
      room -= m_grid->column(i).width;
    }
    for (int i = 0; i < m_grid->cols_count(); ++i) {
      litehtml::table_column& column = m_grid->column(i);
      column.css_width =
          width > 0
              ? length(column.width + static_cast<int>(room * int64_t{column.max_width} / std::max<int64_t>(1, whole)))
              : any;
    }
  }

  Unit least_width_;
};

/// A picture or a rule, as wide as it is or as there is room.
class ObjectItem : public litehtml::render_item_block {
 public:
  ObjectItem(std::shared_ptr<litehtml::element> element, const Box& box, Unit most_height)
      : render_item_block(std::move(element)),
        width_(std::max(1, box.width)),
        height_(box.height),
        most_height_(most_height) {}
  std::shared_ptr<render_item> init() override { return shared_from_this(); }

 private:
  int _render_content(int, int, bool, const containing_block_context& size, litehtml::formatting_context*) override {
    if (asks_least(size)) {
      m_pos.height = 0;
      return std::min(width_, 64 * 64);
    }
    const double fit = std::min({1.0, static_cast<double>(size.render_width) / width_,
                                 static_cast<double>(most_height_) / std::max(1, height_)});
    m_pos.height = std::max(1, static_cast<int>(height_ * fit));
    return std::max(1, static_cast<int>(width_ * fit));
  }

  Unit width_, height_, most_height_;
};

}  // namespace

LitehtmlBoxes::LitehtmlBoxes(Boxes& boxes, Unit width, Unit most_height) {
  document_ = std::make_shared<litehtml::document>(nullptr);
  const bool rtl = boxes.boxes[0].rtl;
  items_.reserve(boxes.boxes.size());
  for (const Box& box : boxes.boxes) {
    auto element = std::make_shared<Element>(document_, box, rtl);
    std::shared_ptr<litehtml::render_item> item;
    switch (box.kind) {
      case BoxKind::paragraph:
        item = std::make_shared<ParagraphItem>(element, boxes.paragraphs[box.paragraph]);
        break;
      case BoxKind::picture:
      case BoxKind::rule:
        item = std::make_shared<ObjectItem>(element, box, most_height);
        break;
      case BoxKind::table:
        item = std::make_shared<Table>(element, box.width);
        break;
      case BoxKind::rows:
        item = std::make_shared<litehtml::render_item_table_part>(element);
        break;
      case BoxKind::row:
        item = std::make_shared<litehtml::render_item_table_row>(element);
        break;
      default:
        item = std::make_shared<Block>(element);
        break;
    }
    if (box.parent != kNone) items_[box.parent]->add_child(item);
    items_.push_back(item);
  }
  items_[0]->init();
  containing_block_context column;
  column.width = width;
  column.width.type = containing_block_context::cbc_value_type_absolute;
  column.render_width = width;
  column.height = 0;
  column.height.type = containing_block_context::cbc_value_type_auto;
  items_[0]->render(0, 0, column, nullptr);
}

LitehtmlBoxes::~LitehtmlBoxes() = default;

LitehtmlBoxes::ContentRect LitehtmlBoxes::place(uint32_t box) const {
  const litehtml::position& at = items_[box]->pos();
  return {at.x, at.y, at.width, at.height};
}

}  // namespace lectern::layout
