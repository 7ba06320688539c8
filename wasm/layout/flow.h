#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "layout/boxes.h"
#include "layout/units.h"

namespace lectern::layout {

/// Something to paint, and where: the flow is one endless column, y downwards from its top.
struct DisplayItem {
  enum Kind : int32_t { text, box, picture };
  Kind kind = text;
  Unit x = 0, y = 0, width = 0, height = 0;
  Unit baseline = 0;  ///< text: in the flow; boxes: the radius of their corners
  uint32_t begin = 0, end = 0;
  uint16_t font = 0;
  int32_t paint = 0;
  uint32_t node = kNone;
};

/// The flags of `paint`, whose lowest 8 bits are the role of the colour.
enum Paint : int32_t {
  kUnderline = 256,
  kLineThrough = 512,
  kRightToLeft = 1024,
  kGenerated = 2048,
  kRepeated = 4096,
  kQuietUnderline = 8192,
};

/// A part of the flow that no page break divides: a line, an image, a row of a table.
struct Strip {
  Unit top = 0, bottom = 0;
  bool keep_with_next = false;
  uint32_t table = kNone;   ///< rows: the box of their table
  uint32_t header = kNone;  ///< rows under a header that is repeated: of Flow::headers
};

/// The header of a table, which is repeated on every page that the table goes on to.
struct Header {
  Unit top = 0, bottom = 0;
  uint32_t first_piece = 0, end_piece = 0;
  uint32_t table = kNone;  ///< its box
};

/// An article laid out in one column.
struct Flow {
  std::vector<DisplayItem> pieces;  ///< in the order of the text
  std::vector<Strip> strips;        ///< from top to bottom, none over another
  std::vector<Header> headers;
  /// Some tables do not fit. Boxes::tables now says how to lay them out: the boxes must be built again.
  bool again = false;
};

/// Lays boxes out with litehtml.
/// @param width, height of the page's content box
Flow flow(const Article& article, Fonts& fonts, Widths& widths, Boxes& boxes, Unit width, Unit height);

}  // namespace lectern::layout
