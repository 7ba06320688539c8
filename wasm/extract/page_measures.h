#pragma once

#include <cstdint>
#include <vector>

#include "extract/lexicon.h"
#include "extract/scene.h"

namespace lectern::extract {

/// What measuring a block needs to know of the whole page, beyond what the rules need (Scene). Made in passes that are
/// linear in the page, sorts aside.
struct PageMeasures {
  explicit PageMeasures(const Scene& scene);

  /// Blocks of one signature: the same tag and first class on their element, its parent and its grandparent. What a
  /// template prints many times is one group.
  struct Group {
    uint32_t blocks = 0;
    uint32_t words = 0;
    uint32_t linked = 0;  ///< words in links
    uint32_t prose = 0;   ///< words of running text
  };

  /// What is known of a container.
  struct ContainerStats {
    Tally names;               ///< of its own names
    Tally near;                ///< with three ancestors'
    Tally all;                 ///< with all ancestors'
    uint32_t signature = 0;    ///< tag and first class
    uint32_t alike = 1;        ///< siblings of the same signature, itself included
    uint32_t alike_words = 0;  ///< words in those
    uint32_t alike_most = 1;   ///< the largest `alike` of it and its nearest ancestors
    uint32_t alike_most_words = 0;
    uint32_t with_title = 0;  ///< the innermost container around it that holds the title
    uint16_t depth = 0;
    uint16_t steps_to_top = 0;  ///< from the innermost container around it that holds Scene::top down to that
  };

  /// What is known of a text block.
  struct BlockStats {
    Tally near;                  ///< of the inline elements around its first text, its container and three ancestors
    Tally all;                   ///< with all ancestors'
    Tally words;                 ///< of its first words, where it is short
    uint32_t group = 0;          ///< index in `groups`
    uint32_t copies = 1;         ///< blocks of the same text, itself included
    uint32_t copies_before = 0;  ///< of them, those before it
    uint32_t heading = Scene::kNoBlock;       ///< the last heading at or before it
    uint32_t next_heading = Scene::kNoBlock;  ///< the next one after it
    float title_share = 0;                    ///< share of its words that are the title's
    float in_title = 0;                       ///< share of the title's words that it has
    float told = 0;  ///< share of its first words, three in a row, that the page's own account of its text has
  };

  std::vector<Group> groups;
  std::vector<ContainerStats> places;  ///< of containers[i]
  std::vector<BlockStats> spots;       ///< of blocks[i]
  std::vector<Tally> heading_words;    ///< of blocks[i] that are headings: what their words say of what is under them

  float mean_depth = 0;        ///< of text blocks
  uint32_t longest = 0;        ///< words of the longest block that is prose
  uint32_t in_paragraphs = 0;  ///< words in p
  uint32_t in_items = 0;       ///< words in li
  uint32_t in_main = 0;        ///< words in main or article
  uint32_t in_long = 0;        ///< words of blocks that are prose
  uint32_t long_blocks = 0;    ///< how many those are
  uint32_t prices = 0;         ///< blocks that show a price
  uint32_t told_words = 0;     ///< words of the page's own account of its text: description, JSON-LD's body
  float url_hyphens = 0;       ///< the most hyphens in a segment of the page's path
  float url_segments = 0;      ///< segments of the path
  float url_digits = 0;        ///< digits in the path
};

/// Whether a block says again what stands on the page before (Line::repeated); never in code, whose lines are often
/// alike.
bool is_copy(const Scene& scene, uint32_t block);

/// The tokens that a text block's words, a heading's words, and the inline elements around a block's first text are
/// looked up by in the lexicon. Appended to `out`.
void line_words(const Scene& scene, uint32_t block, std::vector<Token>& out);
void heading_words(const Scene& scene, uint32_t block, std::vector<Token>& out);
void inline_names(const Scene& scene, uint32_t block, std::vector<Token>& out);

/// Whether a line shows a price: a currency sign beside a digit.
bool shows_price(std::string_view text);

}  // namespace lectern::extract
