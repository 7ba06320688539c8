#pragma once

#include <lectern/lectern.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "html/document.h"
#include "page/page_facts.h"

namespace lectern::extract {

/// What a block is. The names are those of the JavaScript API.
enum class Role : uint8_t {
#define LECTERN_ROLE(id, name) id,
#include "extract/roles.def"
#undef LECTERN_ROLE
};
std::string_view name(Role role);

enum class Verdict : uint8_t {
  drop,  ///< not part of the article
  keep,  ///< stays in the body, in its place
  lift,  ///< out of the body into a field of its own: title, standfirst, byline, tags, related links, comments
};
std::string_view name(Verdict verdict);

/// What decided a block's verdict: one row of the rule table or of the score's table. Static: never freed.
struct Reason {
  std::string_view id;   ///< "related-line"
  std::string_view why;  ///< a sentence for people
};

/// A block: a run of inline content between block boundaries, or a medium (image, video, audio, embed, formula, rule)
/// that stands outside of any run. Every text node and medium of the body is in exactly one block, but for white space
/// between blocks and what script, style, svg and form fields hold.
struct Block {
  html::NodeId begin;  ///< its nodes are [begin, end): contiguous, since nodes stand in document order
  html::NodeId end;
  html::NodeId element;  ///< the innermost block element around it
  uint32_t words = 0;    ///< by script, see base/words.h
  bool media = false;    ///< holds no text of its own
  Verdict verdict = Verdict::drop;
  Role role = Role::paragraph;
  float score = 0;  ///< 0 to 1, before rules
  const Reason* reason = nullptr;
};

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
  std::string author;                           ///< empty where unknown
  html::NodeId author_node = html::kNoNode;     ///< what says so
  std::string published_time;                   ///< ISO 8601; empty where it is only shown
  std::string shown_time;                       ///< as the page shows it
  html::NodeId time_node = html::kNoNode;       ///< what says so
};

/// The verdict on every block of a page.
struct Selection {
  std::vector<Block> blocks;  ///< in document order
  std::vector<Post> posts;    ///< of a thread, in document order; empty for other pages
  PageType page_type = PageType::other;
  double confidence = 0;    ///< 0 to 1
  float threshold = 0;      ///< the score from which on blocks were taken that no rule decides, neighbours aside
  std::string_view reason;  ///< why there is nothing to read; empty where there is something
};

/// Finds the article: cuts the page into blocks, measures, scores and judges them.
Selection select(const html::Document& document, const page::PageFacts& facts, const Options& options);

}  // namespace lectern::extract
