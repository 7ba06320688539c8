#pragma once

#include <cstdint>

namespace lectern::vocabulary {

/// What an element's names or a line's words say that it holds. A set of these is a bit mask.
enum Kind : uint16_t {
  kind_none = 0,
  kind_advertisement = 1 << 0,
  kind_byline = 1 << 1,
  kind_caption = 1 << 2,
  kind_comment = 1 << 3,
  kind_cookie = 1 << 4,
  kind_date = 1 << 5,
  kind_legal = 1 << 6,
  kind_navigation = 1 << 7,
  kind_newsletter = 1 << 8,
  kind_post = 1 << 9,
  kind_related = 1 << 10,
  kind_settings = 1 << 11,
  kind_share = 1 << 12,
  kind_standfirst = 1 << 13,
  kind_tags = 1 << 14,
  kind_script = 1 << 15,  ///< asks for JavaScript
};

}  // namespace lectern::vocabulary
