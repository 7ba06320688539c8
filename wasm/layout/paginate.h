#pragma once

#include <cstdint>
#include <vector>

#include "layout/flow.h"

namespace lectern::layout {

/// What the host paints: see Layout.
struct DisplayList {
  static constexpr size_t kPageFields = 4;
  static constexpr size_t kItemFields = 11;
  std::vector<int32_t> pages;
  std::vector<int32_t> items;
};

/// Cuts a flow into pages: no strip is cut, what is to be kept with the next is, as far as a page has room for it.
/// @param height of the page's content box
/// @param text_size UTF-16 units of the article's text, which the pages share out among them
DisplayList paginate(const Flow& flow, Unit height, uint32_t text_size);

}  // namespace lectern::layout
