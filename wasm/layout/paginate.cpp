#include "layout/paginate.h"

#include <algorithm>

namespace lectern::layout {
namespace {

struct Page {
  Unit top, bottom;  ///< the part of the flow that it shows
  uint32_t header;   ///< a table's header that it begins with; kNone without
};

/// Where pages begin, from the strips.
std::vector<Page> cut(const Flow& flow, Unit height) {
  const std::vector<Strip>& strips = flow.strips;
  std::vector<Page> pages;
  for (size_t first = 0; first < strips.size();) {
    Page page{strips[first].top, 0, kNone};
    Unit room = height;
    const uint32_t header = strips[first].header;
    if (header != kNone && first > 0 && strips[first - 1].top >= flow.headers[header].top) {
      const Unit left = room - (flow.headers[header].bottom - flow.headers[header].top);
      // Only where the row has room under it.
      if (strips[first].bottom - page.top <= left) {
        page.header = header;
        room = left;
      }
    }
    size_t end = first + 1;
    while (end < strips.size() && strips[end].bottom - page.top <= room) ++end;
    if (end < strips.size()) {
      // Back to where a page may end; where that is nowhere, the last line that fits.
      size_t last = end;
      while (last > first + 1 && strips[last - 1].keep_with_next) --last;
      if (!strips[last - 1].keep_with_next) end = last;
    }
    page.bottom = strips[end - 1].bottom;
    pages.push_back(page);
    first = end;
  }
  if (pages.empty()) pages.push_back({0, height, kNone});
  return pages;
}

class Paginator {
 public:
  Paginator(const Flow& flow, Unit height, uint32_t text_size)
      : flow_(flow), text_size_(text_size), pages_(cut(flow, height)) {}

  DisplayList run() {
    items_of_.resize(pages_.size());
    for (uint32_t i = 0; i < flow_.pieces.size(); ++i) {
      const DisplayItem& piece = flow_.pieces[i];
      if (piece.kind == DisplayItem::box)
        slice(i, piece);
      else
        items_of_[page_of(piece.y)].push_back(i);
    }
    DisplayList out;
    uint32_t start = 0;
    for (size_t p = 0; p < pages_.size(); ++p) {
      const auto first = static_cast<int32_t>(out.items.size() / DisplayList::kItemFields);
      write(p, out);
      const uint32_t next = p + 1 < pages_.size() ? std::max(start, first_text(p + 1, start)) : text_size_;
      out.pages.insert(out.pages.end(), {static_cast<int32_t>(start), static_cast<int32_t>(next), first,
                                         static_cast<int32_t>(out.items.size() / DisplayList::kItemFields)});
      start = next;
    }
    return out;
  }

 private:
  /// The page that shows a place in the flow; of what lies between two pages, the one before.
  size_t page_of(Unit y) const {
    const auto next =
        std::upper_bound(pages_.begin(), pages_.end(), y, [](Unit at, const Page& page) { return at < page.top; });
    return next == pages_.begin() ? 0 : static_cast<size_t>(next - pages_.begin() - 1);
  }

  /// A box is on every page that it reaches into.
  void slice(uint32_t i, const DisplayItem& piece) {
    for (size_t p = page_of(piece.y); p < pages_.size() && pages_[p].top < piece.y + piece.height; ++p) {
      if (piece.y < pages_[p].bottom) items_of_[p].push_back(i);
    }
  }

  uint32_t first_text(size_t p, uint32_t otherwise) const {
    uint32_t least = kNone;
    for (uint32_t i : items_of_[p]) {
      const DisplayItem& piece = flow_.pieces[i];
      if (piece.kind != DisplayItem::box && !(piece.paint & kGenerated)) least = std::min(least, piece.begin);
    }
    return least == kNone ? otherwise : least;
  }

  void write(size_t p, DisplayList& out) const {
    const Page& page = pages_[p];
    Unit shift = -page.top;
    if (page.header != kNone) {
      const Header& header = flow_.headers[page.header];
      for (uint32_t i = header.first_piece; i < header.end_piece; ++i)
        write(flow_.pieces[i], -header.top, header.top, header.bottom, kRepeated, out);
      shift += header.bottom - header.top;
    }
    for (uint32_t i : items_of_[p]) write(flow_.pieces[i], shift, page.top, page.bottom, 0, out);
  }

  void write(const DisplayItem& piece, Unit shift, Unit top, Unit bottom, int32_t paint, DisplayList& out) const {
    Unit y = piece.y, height = piece.height;
    if (piece.kind == DisplayItem::box) {
      y = std::max(y, top);
      height = std::min(piece.y + piece.height, bottom) - y;
      if (height <= 0) return;
    }
    const Unit baseline = piece.kind == DisplayItem::text  ? piece.baseline + shift
                          : piece.kind == DisplayItem::box ? piece.baseline
                                                           : 0;
    out.items.insert(out.items.end(), {piece.kind, piece.x, y + shift, piece.width, height, baseline,
                                       static_cast<int32_t>(piece.begin), static_cast<int32_t>(piece.end), piece.font,
                                       piece.paint | paint, static_cast<int32_t>(piece.node)});
  }

  const Flow& flow_;
  uint32_t text_size_;
  std::vector<Page> pages_;
  std::vector<std::vector<uint32_t>> items_of_;
};

}  // namespace

DisplayList paginate(const Flow& flow, Unit height, uint32_t text_size) {
  return Paginator(flow, height, text_size).run();
}

}  // namespace lectern::layout
