// What the text of each block tells: its length and sentences, and whether it repeats another.

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "base/utf8.h"
#include "base/words.h"
#include "extract/survey.h"

namespace lectern::extract {
namespace {

using html::Attr;
using html::Node;
using html::NodeId;
using html::Tag;

constexpr uint32_t kRepeatWords = 6;
constexpr uint32_t kShortLine = 40;  // words; longer lines are not labels

bool is_one_of(char32_t c, std::u16string_view set) {
  return c < 0x10000 && set.find(static_cast<char16_t>(c)) != set.npos;
}
bool is_comma(char32_t c) { return c < 0x80 ? c == ',' || c == ';' : is_one_of(c, u"、，،؛；､"); }
// Of Latin, CJK, Indic, Arabic and Urdu, Armenian, Ethiopic, Burmese and Khmer; "‼" and its like.
bool is_stop(char32_t c) {
  return c < 0x80 ? c == '.' || c == '!' || c == '?' : is_one_of(c, u"…。．｡！？।॥۔؟։።၊။។‼⁇⁈⁉");
}

// Quotes and brackets may close after a stop.
bool ends_sentence(std::string_view text) {
  constexpr size_t kTail = 16;
  constexpr char32_t kJoiner = 0x200D;  // within emoji
  const size_t from = text.size() > kTail ? text.size() - kTail : 0;
  bool stop = false;
  for (size_t at = from; at < text.size();) {
    const char32_t c = base::next_code_point(text, at);
    if (is_stop(c)) {
      stop = true;
    } else if (base::is_word_code_point(c) && c != kJoiner) {
      stop = false;
    }
  }
  return stop || base::ends_with(text, ":") || base::ends_with(text, "：");
}

uint16_t count_commas(std::string_view text) {
  uint32_t commas = 0;
  for (size_t at = 0; at < text.size();) {
    const auto c = static_cast<unsigned char>(text[at]);
    if (c < 0x80) {
      commas += c == ',' || c == ';';
      ++at;
    } else {
      commas += is_comma(base::next_code_point(text, at));
    }
  }
  return static_cast<uint16_t>(std::min<uint32_t>(commas, 0xFFFF));
}

// Whether a line is one link to a place on a page, as those of a table of contents are.
bool is_of_contents(const Scene& scene, uint32_t line) {
  if (scene.lines[line].heading != 0 || scene.link_density(line) < 0.9f) return false;
  const Block& block = scene.cut.blocks[line];
  NodeId n = block.begin;
  while (n > block.element && !scene.document.is_element(n, Tag::a)) n = scene.document[n].parent;
  return base::contains(scene.document.get(n, Attr::href), "#");
}

}  // namespace

void measure_lines(Scene& scene) {
  const Cut& cut = scene.cut;
  scene.lines.resize(cut.blocks.size());
  for (uint32_t i = 0; i < cut.blocks.size(); ++i) {
    const Block& block = cut.blocks[i];
    if (block.media) continue;
    Line& line = scene.lines[i];
    const std::string_view text = cut.text_of(i);
    line.fingerprint = fingerprint(text);
    if (block.words <= kShortLine) line.cues = cues_of(text, scene.facts.metadata.lang);
    line.commas = count_commas(text);
    line.heading = html::heading_level(scene.document[block.element].tag);
    line.ends_sentence = ends_sentence(text);
    line.prose = line.heading == 0 && scene.link_density(i) < 0.34f &&
                 (block.words >= 25 || (block.words >= 10 && line.ends_sentence));
  }
}

std::vector<base::Row> texts_of(const Scene& scene) {
  const Cut& cut = scene.cut;
  std::vector<base::Row> texts;
  for (uint32_t i = 0; i < cut.blocks.size(); ++i)
    if (cut.blocks[i].words >= kRepeatWords) texts.push_back({scene.lines[i].fingerprint, i});
  std::sort(texts.begin(), texts.end());
  return texts;
}

void find_repeats(Scene& scene, const std::vector<base::Row>& texts) {
  const Cut& cut = scene.cut;
  const auto around = [&](uint32_t block) { return cut.containers[cut.runs[block].container].parent; };
  const base::Row* first = nullptr;  // of those that are alike
  for (const base::Row& text : texts) {
    const auto& [fingerprint, block] = text;
    // A heading is no copy of the line of a table of contents that leads to it.
    const bool is_new =
        !first || first->key != fingerprint || (scene.lines[block].heading != 0 && is_of_contents(scene, first->value));
    if (is_new) first = &text;
    scene.lines[block].original = first->value;
    const bool hidden =
        !scene.around.empty() && (scene.around_block(block).sections & (in_hidden | in_noscript | in_template)) != 0;
    scene.lines[block].repeated = !is_new && (around(first->value) != around(block) || hidden);
  }
}

void count_blocks(Scene& scene) {
  const Cut& cut = scene.cut;
  scene.counts.resize(cut.blocks.size() + 1);
  for (uint32_t i = 0; i < cut.blocks.size(); ++i) {
    Scene::Count next = scene.counts[i];
    const uint32_t words = cut.blocks[i].words;
    const Surroundings& here = scene.around_block(i);
    const bool against = is_against(here);
    next.words += words;
    if (!against && here.worst_hint > -3) next.plain += words;
    next.linked += static_cast<uint32_t>(std::lround(static_cast<float>(words) * scene.link_density(i)));
    if (scene.lines[i].prose && !scene.lines[i].repeated && !against) next.prose += words;
    next.headings += scene.lines[i].heading != 0;
    next.media += cut.blocks[i].media;
    next.controls += (here.sections & in_control) != 0;
    scene.counts[i + 1] = next;
  }
}

uint64_t fingerprint(std::string_view text) {
  uint64_t hash = 0xCBF29CE484222325u;
  bool any = false;
  const auto add = [&](unsigned char byte) {
    hash = (hash ^ byte) * 0x100000001B3u;
    any = true;
  };
  for (size_t at = 0; at < text.size();) {
    const auto c = static_cast<unsigned char>(base::lower(text[at]));
    if (c < 0x80) {
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) add(c);
      ++at;
      continue;
    }
    const size_t begin = at;
    if (!base::is_word_code_point(base::next_code_point(text, at))) continue;
    for (size_t i = begin; i < at; ++i) add(static_cast<unsigned char>(text[i]));
  }
  return any ? hash | 1 : 0;
}

}  // namespace lectern::extract
