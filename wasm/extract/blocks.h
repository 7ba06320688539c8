#pragma once

#include <lectern/lectern.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "html/document.h"

namespace lectern::extract {

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

/// Index of a container in its page.
using ContainerId = uint32_t;
constexpr ContainerId kNoContainer = 0xFFFFFFFF;

/// An element that starts and ends blocks (div, p, li, td, a custom element …). Container 0 is the body.
struct Container {
  html::NodeId node;
  ContainerId parent;    ///< kNoContainer for the body
  ContainerId end;       ///< one past its last descendant container
  uint32_t first_block;  ///< its blocks, with those of its descendants, are [first_block, end_block)
  uint32_t end_block;
};

/// What cutting alone tells of a block's text.
struct Run {
  ContainerId container;    ///< the container of Block::element
  uint32_t text_begin;      ///< its text in Cut::text
  uint32_t text_size;       ///< bytes
  uint32_t linked_bytes;    ///< bytes of the text inside links
  uint32_t emphasis_bytes;  ///< bytes of the text inside b, strong, em, i
  uint16_t links;           ///< links that start in it, at most 65,535
  uint16_t media;           ///< media inside it, at most 65,535
};

/// A page cut into blocks. Blocks and containers stand in document order; runs[i] belongs to blocks[i].
struct Cut {
  std::vector<Block> blocks;
  std::vector<Run> runs;
  std::vector<Container> containers;
  std::vector<html::NodeId> fields;  ///< the form fields (input, textarea, select), in order
  std::string text;                  ///< every block's text, white space folded, one after the other

  std::string_view text_of(uint32_t block) const {
    return std::string_view(text).substr(runs[block].text_begin, runs[block].text_size);
  }
};

/// Cuts the body into blocks. Two <br> in a row part blocks; pre is one block; the content of script, style, svg and
/// form fields belongs to none, and the readings of ruby belong to their block without being part of its text. A page
/// without a body gives one container and no block.
Cut cut(const html::Document& document);

/// Whether an element parts the text before it from the text after it.
bool is_boundary(const html::Document& document, html::NodeId element);
/// Whether an element is a block by itself, as a medium: img, picture, video, audio, iframe, embed, object, math, hr,
/// or a custom element that stands for one.
bool is_media_block(const html::Document& document, html::NodeId element);

}  // namespace lectern::extract
