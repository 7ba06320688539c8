#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "html/document.h"

namespace lectern::extract {

/// A post of a thread. Its nodes and blocks end where an answer to it begins.
struct Post {
  html::NodeId begin = 0;  ///< its nodes are [begin, end)
  html::NodeId end = 0;
  html::NodeId body_begin = 0;  ///< those of its text are [body_begin, body_end)
  html::NodeId body_end = 0;
  uint32_t first_block = 0;  ///< its blocks are [first_block, end_block)
  uint32_t end_block = 0;
  uint32_t body = 0;     ///< the container that holds its text: its index in the page's cut
  bool comment = false;  ///< it comments on a post
  uint32_t depth = 0;    ///< 0 for the first post and those beside it, 1 for answers to them, …
  std::optional<int32_t> score = std::nullopt;  ///< votes or points, where shown
  std::string author;                           ///< empty if unknown
  html::NodeId author_node = html::kNoNode;     ///< what says so
  std::string published_time;                   ///< ISO 8601; empty if it is only shown
  std::string shown_time;                       ///< as the page shows it
  html::NodeId time_node = html::kNoNode;       ///< what says so
};

}  // namespace lectern::extract
