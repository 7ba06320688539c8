#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/blocks.h"
#include "extract/hints.h"
#include "extract/phrases.h"
#include "extract/post.h"
#include "extract/sections.h"
#include "page/page_facts.h"

namespace lectern::extract {

/// What a container's names and its ancestors say about it.
struct Surroundings {
  uint32_t sections = 0;  ///< set of Section
  uint16_t kinds = 0;  ///< set of Kind: what its names and its ancestors' names say, the page's main containers aside
  uint16_t own_kinds = 0;  ///< set of Kind: what its own names say
  int8_t own_hint = 0;     ///< weight of its own names
  int8_t near_hint = 0;    ///< the same with its three nearest ancestors', -16 to 16
  int8_t worst_hint = 0;   ///< the least weight among it and its ancestors, 0 or less
  float score = 0;         ///< how much prose gathers here, as Readability counts it
  float best_score = 0;    ///< the largest score among it and its ancestors, over the page's largest: 0 to 1
};

/// What is known of a block beyond its Run.
struct Line {
  uint64_t fingerprint = 0;  ///< of its letters and digits, case ignored; 0 for media
  Cues cues;
  uint16_t commas = 0;
  uint8_t heading = 0;  ///< level 1 to 6; 0 if it is not a heading
  bool ends_sentence = false;
  bool prose = false;             ///< long enough to be running text, with few links
  bool leads_prose = false;       ///< a heading with prose below it before the next heading
  bool teaser = false;            ///< in a card whose heading is a link to another page
  uint32_t note_of = 0xFFFFFFFF;  ///< of a footnote, the block that has its first mark (see
                                  ///< footnotes_and_pull_quotes.h); else kNoBlock
  bool pull_quote = false;        ///< repeats a sentence of the text in large letters
  bool said_nearby = false;       ///< a pull quote whose words are in the text near it
  bool repeated =
      false;  ///< the same text of six words or more stands earlier on the page, in another container, or is hidden
  uint32_t original = 0;  ///< of such a text, the block where it stands first; of that one, where it is read
};

/// Blocks [begin, end).
struct Span {
  uint32_t begin;
  uint32_t end;
};

/// A page with everything that scores and rules need to know about it: its blocks and containers, and what is known
/// about each. It is made in passes that are linear in the page.
struct Scene {
  const html::Document& document;
  const page::PageFacts& facts;
  const Options& options;
  PageType page_type;
  Cut cut;
  std::vector<Surroundings> around{};  ///< of containers[i]
  std::vector<Line> lines{};           ///< of blocks[i]
  std::vector<ContainerId>
      wider{};                ///< of containers[i]: the nearest ancestor that holds more blocks; the body's is the body
  ContainerId region = 0;     ///< the container that matches the page's prose best: most of it, and little else
  ContainerId center = 0;     ///< the same for all text without signs of boilerplate
  bool is_list = false;       ///< the page lists things in few words each
  ContainerId top = 0;        ///< the container with the largest score
  uint32_t title = kNoBlock;  ///< the block that shows the title
  uint32_t body_begin = 0;    ///< the first block of prose in the region
  uint32_t opening_end = 0;   ///< the second block of prose in the region: byline, date and standfirst stand before it
  uint32_t body_end = 0;      ///< one past the last
  float threshold = 0;        ///< the score from which on blocks are kept
  std::vector<Post> posts{};  ///< of a thread

  static constexpr uint32_t kNoBlock = 0xFFFFFFFF;

  /// Sums over the blocks [0, i), so that those of a container are a difference of two.
  struct Count {
    uint32_t words = 0;
    uint32_t linked = 0;  ///< words in links
    uint32_t plain = 0;   ///< words of blocks without signs of boilerplate in their sections and names
    uint32_t prose = 0;   ///< words of prose outside of boilerplate sections
    uint32_t headings = 0;
    uint32_t media = 0;
    uint32_t controls = 0;  ///< blocks in buttons and choices
  };
  std::vector<Count> counts{};  ///< one more than there are blocks

  Count count(uint32_t first, uint32_t end) const {
    const Count &a = counts[first], &b = counts[end];
    return {b.words - a.words,       b.linked - a.linked, b.plain - a.plain,      b.prose - a.prose,
            b.headings - a.headings, b.media - a.media,   b.controls - a.controls};
  }
  Count count(ContainerId container) const {
    return count(cut.containers[container].first_block, cut.containers[container].end_block);
  }
  Span blocks_of(ContainerId container) const {
    return {cut.containers[container].first_block, cut.containers[container].end_block};
  }
  const Surroundings& around_block(uint32_t block) const { return around[cut.runs[block].container]; }
  /// The share of a block's text that is in links.
  float link_density(uint32_t block) const;
  /// The form fields in a container.
  uint32_t fields(ContainerId container) const;
  /// Whether a block is in a container.
  bool inside(uint32_t block, ContainerId container) const {
    return block >= cut.containers[container].first_block && block < cut.containers[container].end_block;
  }
};

/// Whether a block is running text or code in the page's region, without signs of boilerplate around it.
bool is_main_text(const Scene& scene, uint32_t block);

/// Whether a block is a link and little else.
bool is_link(const Scene& scene, uint32_t block);

/// For each container, the innermost list that it is or is in; 0, the body, if there is none.
std::vector<ContainerId> lists_around(const Scene& scene);

/// The largest container around a block that has at most `words` words, and neither the title nor most of the page's
/// prose. Of those with the same blocks it is the outermost. If even the block's own container has more, it is that
/// one.
ContainerId box_around(const Scene& scene, uint32_t block, uint32_t words);

/// Whether a heading is in a box with only a link in brackets that belongs to it, such as MediaWiki's "[edit]".
bool has_mark(const Scene& scene, uint32_t heading);

/// Whether a block is such a link.
bool is_mark(const Scene& scene, uint32_t block);

/// The section of a heading: the container that starts with it, or, if that has nothing else, what follows in the
/// container around it up to the next heading of its level or above. A line that is not a heading counts as one of the
/// lowest level.
Span section_of(const Scene& scene, uint32_t heading);

/// Segments and measures a page. Linear, except for sorting.
Scene survey(const html::Document& document, const page::PageFacts& facts, const Options& options);

/// The fingerprint of a text, which ASCII case, white space and punctuation do not change; 0 for a text without letters
/// and digits.
uint64_t fingerprint(std::string_view text);

/// The fingerprints of a few texts to compare lines with.
class Fingerprints {
 public:
  void add(uint64_t fingerprint) {
    if (fingerprint != 0) all_.push_back(fingerprint);
  }
  bool hold(uint64_t fingerprint) const { return std::find(all_.begin(), all_.end(), fingerprint) != all_.end(); }

 private:
  std::vector<uint64_t> all_;
};

}  // namespace lectern::extract
