#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "html/document.h"

namespace lectern::extract {

/// A node of the page with an author or a time.
struct PostMark {
  html::NodeId node;  ///< the element or text that says it
  uint8_t rank;       ///< how reliable it is: the lower, the more
  std::string value;  ///< the name; the time as ISO 8601, or empty if it is only shown
  std::string shown;  ///< the time as the page shows it; empty if it is only said to machines
};

/// A node with the number of votes or points of a post.
struct ScoreMark {
  html::NodeId node;
  int32_t score;
};

/// Everything on a page that may name the author of a post or its time, each in document order.
struct PostMarks {
  std::vector<PostMark> authors;
  std::vector<PostMark> times;
  std::vector<ScoreMark> scores;
};

/// Finds the marks of a page's body by microdata, `rel`, class words, links to users, <time>, dates in attributes and
/// dates in short texts. Linear in the page.
PostMarks find_post_marks(const html::Document& document, std::string_view lang);

/// The first mark at or after a node; the end if there is none.
std::vector<PostMark>::const_iterator first_mark(const std::vector<PostMark>& marks, html::NodeId node);

/// The surest mark in the nodes [begin, end), the first of those that are equally sure; null if there is none.
/// @param marks sorted by node
const PostMark* surest_mark(const std::vector<PostMark>& marks, html::NodeId begin, html::NodeId end);

}  // namespace lectern::extract
