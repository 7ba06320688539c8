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

/// What is known of a container from the elements around it.
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
  uint8_t heading = 0;  ///< level 1 to 6; 0 where it is none
  bool ends_sentence = false;
  bool prose = false;             ///< long enough to be running text, and little of it links
  bool leads_prose = false;       ///< a heading with prose below it before the next heading
  bool teaser = false;            ///< in a card whose heading is a link: what another page is about
  uint32_t note_of = 0xFFFFFFFF;  ///< of a footnote, the block that has its first mark (see asides.h); else kNoBlock
  bool pull_quote = false;        ///< set apart to catch the eye
  bool said_nearby = false;       ///< a pull quote whose words the text near it holds
  bool repeated =
      false;  ///< the same text of six words or more stands earlier on the page, in another container, or is hidden
  uint32_t original = 0;  ///< of such a text, the block where it stands first; of that one, where it is read
};

/// Blocks [begin, end).
struct Span {
  uint32_t begin;
  uint32_t end;
};

/// A page ready for scores and rules: what was cut, and what each container and block is known by. Everything in it was
/// measured in passes that are linear in the page.
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
  ContainerId region = 0;     ///< the container that, taken whole, holds most of the prose with least else
  ContainerId center = 0;     ///< the same for all text that nothing speaks against
  bool is_list = false;       ///< the page lists things in few words each rather than telling something
  ContainerId top = 0;        ///< the container with the largest score
  uint32_t title = kNoBlock;  ///< the block that shows the title
  uint32_t body_begin = 0;    ///< the first block of prose in the region
  uint32_t opening_end = 0;   ///< the second block of prose in the region: byline, date and standfirst stand before it
  uint32_t body_end = 0;      ///< one past the last
  float threshold = 0;        ///< the score from which on blocks are kept
  std::vector<Post> posts{};  ///< of a thread

  static constexpr uint32_t kNoBlock = 0xFFFFFFFF;

  /// Counts over blocks [0, i), so that any container's are a difference of two.
  struct Count {
    uint32_t words = 0;
    uint32_t linked = 0;  ///< words in links
    uint32_t plain = 0;   ///< words of blocks in no section and under no name that speak against them
    uint32_t prose = 0;   ///< words of blocks that are prose and in no section that speaks against them
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
  /// Whether a block stands in a container.
  bool inside(uint32_t block, ContainerId container) const {
    return block >= cut.containers[container].first_block && block < cut.containers[container].end_block;
  }
};

/// Whether a block is running text or code in the page's region, and nothing around it speaks against it.
bool is_main_text(const Scene& scene, uint32_t block);

/// Whether a block is a link and little else.
bool is_link(const Scene& scene, uint32_t block);

/// For each container the innermost list that it is or stands in; 0, the body, for none.
std::vector<ContainerId> lists_around(const Scene& scene);

/// The largest container around a block that has at most `words` words and neither the title nor most of the page's
/// prose; of those that hold the same blocks the outermost. The block's own where even that has more.
ContainerId box_around(const Scene& scene, uint32_t block, uint32_t words);

/// Whether a heading shares a box with a link in brackets that belongs to it, and with nothing else: MediaWiki's
/// "[edit]".
bool has_mark(const Scene& scene, uint32_t heading);

/// Whether a block is such a link.
bool is_mark(const Scene& scene, uint32_t block);

/// What a heading heads: the container that starts with it, or, where that has nothing else, what follows in the
/// container around it up to the next heading of its level or above. A line that is no heading is taken as one of the
/// lowest level.
Span section_of(const Scene& scene, uint32_t heading);

/// Measures a page.
Scene survey(const html::Document& document, const page::PageFacts& facts, const Options& options);

/// The fingerprint of a text: the same for texts that differ in case (ASCII), white space and punctuation alone; 0 for
/// none.
uint64_t fingerprint(std::string_view text);

/// The fingerprints of a few texts that lines are compared with.
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
