#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "layout/boxes.h"

namespace litehtml {
class render_item;
class document;
}  // namespace litehtml

namespace lectern::layout {

/// The boxes of an article as litehtml's, laid out. litehtml has the blocks and the tables; paragraphs are ours.
class LitehtmlBoxes {
 public:
  /// Lays out in a column of this width.
  /// @param most_height of a picture
  LitehtmlBoxes(Boxes& boxes, Unit width, Unit most_height);
  ~LitehtmlBoxes();

  /// Where a box's content lies: x and y from the parent's content, in a column where lines start at the left.
  struct ContentRect {
    Unit x = 0, y = 0, width = 0, height = 0;
  };
  ContentRect place(uint32_t box) const;

 private:
  std::shared_ptr<litehtml::document> document_;
  std::vector<std::shared_ptr<litehtml::render_item>> items_;  ///< of each box
};

}  // namespace lectern::layout
