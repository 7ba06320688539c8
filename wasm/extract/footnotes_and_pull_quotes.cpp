#include "extract/footnotes_and_pull_quotes.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/hash.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/words.h"
#include "vocabulary/note_marks.h"

namespace lectern::extract {
namespace {

using html::Attr;
using html::NodeId;
using html::Tag;

constexpr uint32_t kNoteBlocks = 6;  // more is a section

// A text without what is no part of words at its ends: brackets, quotes, points.
std::string_view bare(std::string_view text) {
  size_t begin = text.size(), end = 0;
  for (size_t at = 0; at < text.size();) {
    const size_t here = at;
    if (!base::is_word_code_point(base::next_code_point(text, at))) continue;
    begin = std::min(begin, here);
    end = at;
  }
  return begin < end ? text.substr(begin, end - begin) : std::string_view();
}

// What a link shows, as far as a mark would go. Many ids may be the same link's.
std::string mark_of(const html::Document& document, NodeId link) {
  constexpr NodeId kMostNodes = 64;
  std::string out;
  const NodeId end = std::min(document[link].end, link + kMostNodes);
  for (NodeId n = link + 1; n < end && out.size() <= vocabulary::kLongestNoteMark; ++n)
    if (document[n].type == html::NodeType::text) base::append_folded(out, document[n].text.substr(0, 64));
  const std::string_view text = base::trim(out);
  if (text.empty() || text.size() > vocabulary::kLongestNoteMark) return {};
  const std::string_view inner = bare(text);
  const std::string_view mark = inner.empty() ? text : inner;
  return vocabulary::is_note_mark(mark) ? std::string(mark) : std::string();
}

// An id in 32 bits and the node that has it or links to it, as one number: links to an id stand together, in order.
uint64_t place_of(std::string_view id, NodeId n) { return static_cast<uint64_t>(base::hash_of(id)) << 32 | n; }

// The blocks of an element: those in it, or the one that it stands in.
Span blocks_of(const Scene& scene, NodeId element) {
  const auto& blocks = scene.cut.blocks;
  const NodeId end = scene.document[element].end;
  const auto first =
      std::partition_point(blocks.begin(), blocks.end(), [&](const Block& b) { return b.end <= element; });
  const auto begin = static_cast<uint32_t>(first - blocks.begin());
  uint32_t last = begin;
  while (last < blocks.size() && blocks[last].begin < end && last - begin <= kNoteBlocks) ++last;
  return {begin, last};
}

// Whether a link in a block leads back to something before it.
bool links_back(const Scene& scene, const Block& block) {
  for (NodeId n = block.begin; n < block.end; ++n)
    if (scene.document.is_element(n, Tag::a) && base::starts_with(scene.document.get(n, Attr::href), "#")) return true;
  return false;
}

constexpr size_t kLongestQuote = 600;  // bytes
constexpr size_t kNearby = 16384;      // bytes: a pull quote stands by what it quotes
constexpr int kMostQuotes = 64;        // looked for on a page

// Whether a longer block near a block holds its text.
bool is_said_nearby(const Scene& scene, uint32_t block) {
  const Run& own = scene.cut.runs[block];
  const std::string_view text = bare(scene.cut.text_of(block));
  if (text.size() > kLongestQuote) return false;
  const std::string_view all = scene.cut.text;
  const size_t from = own.text_begin > kNearby ? own.text_begin - kNearby : 0;
  const size_t to = std::min<size_t>(all.size(), own.text_begin + own.text_size + kNearby);
  const std::string_view window = all.substr(from, to - from);
  for (size_t at = window.find(text); at != std::string_view::npos; at = window.find(text, at + text.size())) {
    const auto& runs = scene.cut.runs;
    const auto after =
        std::partition_point(runs.begin(), runs.end(), [&](const Run& run) { return run.text_begin <= from + at; });
    const auto there = static_cast<uint32_t>(after - runs.begin()) - 1;
    if (there != block && scene.lines[there].prose && scene.cut.blocks[there].words > scene.cut.blocks[block].words)
      return true;
  }
  return false;
}

}  // namespace

void find_footnotes(Scene& scene) {
  const html::Document& document = scene.document;
  std::vector<uint64_t> references;
  for (const Block& block : scene.cut.blocks) {
    for (NodeId n = block.begin; n < block.end; ++n) {
      if (!document.is_element(n, Tag::a)) continue;
      const std::string_view href = document.get(n, Attr::href);
      if (href.size() > 1 && href[0] == '#' && !mark_of(document, n).empty())
        references.push_back(place_of(href.substr(1), n));
    }
  }
  if (references.empty()) return;
  std::sort(references.begin(), references.end());
  std::vector<uint8_t> looked(scene.cut.blocks.size());  // at the block: once, however many ids stand in it
  for (NodeId n = 0; n < document.size(); ++n) {
    if (document[n].type != html::NodeType::element || !document.has(n, Attr::id)) continue;
    const std::string_view id = document.get(n, Attr::id);
    const auto found = std::lower_bound(references.begin(), references.end(), place_of(id, 0));
    if (found == references.end() || *found > place_of(id, n)) continue;
    const Span note = blocks_of(scene, n);
    if (note.begin == note.end || note.end - note.begin > kNoteBlocks || scene.lines[note.begin].heading != 0) continue;
    if (looked[note.begin]) continue;
    looked[note.begin] = true;
    const std::string mark = mark_of(document, static_cast<NodeId>(*found));
    bool is_note = document.is_element(n, Tag::li) || base::starts_with(bare(scene.cut.text_of(note.begin)), mark) ||
                   base::starts_with(scene.cut.text_of(note.begin), mark);
    for (uint32_t b = note.begin; b < note.end && !is_note; ++b) is_note = links_back(scene, scene.cut.blocks[b]);
    if (!is_note) continue;
    const uint32_t reference = blocks_of(scene, static_cast<NodeId>(*found)).begin;
    for (uint32_t b = note.begin; b < note.end; ++b) scene.lines[b].note_of = reference;
  }
}

void find_pull_quotes(Scene& scene) {
  constexpr uint32_t kFewestWords = 4, kMostBlocks = 4;
  const auto& containers = scene.cut.containers;
  std::vector<uint8_t> named(containers.size());
  for (ContainerId c = 1; c < containers.size(); ++c)
    named[c] = named[containers[c].parent] ||
               (containers[c].end_block - containers[c].first_block <= kMostBlocks &&
                scene.document.facts(containers[c].node, Attr::class_).has(vocabulary::part_pull_quote));
  int looked_for = 0;
  for (uint32_t i = 0; i < scene.lines.size(); ++i) {
    const bool by_name = named[scene.cut.runs[i].container] != 0;
    // A thread's asides quote the post that they answer.
    const bool aside =
        (scene.around_block(i).sections & (in_aside | in_list)) == in_aside && scene.page_type != PageType::forum;
    if (scene.cut.blocks[i].media || (!by_name && !aside) || scene.cut.blocks[i].words < kFewestWords) continue;
    scene.lines[i].said_nearby = ++looked_for <= kMostQuotes && is_said_nearby(scene, i);
    scene.lines[i].pull_quote = by_name || scene.lines[i].said_nearby;
  }
}

}  // namespace lectern::extract
