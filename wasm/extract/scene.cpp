#include "extract/scene.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <vector>

#include "base/fit.h"
#include "base/row.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/words.h"
#include "extract/asides.h"
#include "extract/page_type.h"
#include "html/inline_style.h"
#include "html/tag_set.h"

namespace lectern::extract {
namespace {

using html::Attr;
using html::Document;
using html::Node;
using html::NodeId;
using html::Tag;

bool hides(std::string_view style) {
  // Few styles hide; two words tell most of the others at once.
  return base::fits(style, base::Fit::contains, "none hidden") &&
         (base::equal_ignoring_case(html::declared(style, "display"), "none") ||
          base::equal_ignoring_case(html::declared(style, "visibility"), "hidden"));
}

uint32_t section_of_role(std::string_view role) {
  const std::string_view first = role.substr(0, role.find(' '));
  if (base::is_listed("navigation|menu|menubar|tablist|toolbar|directory", first)) return in_navigation;
  if (first == "contentinfo") return in_footer;
  if (first == "banner") return in_header;
  if (first == "complementary") return in_aside;
  if (first == "search") return in_search;
  if (base::is_listed("dialog|alertdialog|alert", first)) return in_dialog;
  if (base::is_listed("button|listbox|combobox", first)) return in_control;
  if (first == "main") return in_main;
  if (first == "article") return in_article;
  return 0;
}

constexpr uint32_t in_none = 0;

// For each tag the number of its section, 0 for none.
constexpr std::array<uint8_t, html::kTagCount> kSections = {
    0,
#define LECTERN_TAG(id, name, display, section) static_cast<uint8_t>(std::bit_width(uint32_t{in_##section})),
#include "vocabulary/tags.def"
#undef LECTERN_TAG
};

uint32_t sections_of(const Document& document, NodeId element, uint32_t outer) {
  const Node& node = document[element];
  uint32_t sections = (1u << kSections[static_cast<size_t>(node.tag)]) >> 1;
  if ((outer & (in_main | in_article)) != 0) {
    if (sections == in_footer) sections = in_local_footer;
    if (sections == in_header) sections = in_local_header;
  }
  for (uint32_t i = 0; i < node.attribute_count && i < 64; ++i) {
    const html::Attribute& attribute = document.attribute(element, i);
    switch (attribute.id) {
      case Attr::role:
        sections |= section_of_role(attribute.value);
        break;
      case Attr::hidden:
        sections |= in_hidden;
        break;
      case Attr::aria_hidden:
        if (attribute.value == "true") sections |= in_hidden;
        break;
      case Attr::aria_modal:
        if (attribute.value == "true") sections |= in_dialog;
        break;
      case Attr::style:
        if (hides(attribute.value)) sections |= in_hidden;
        break;
      case Attr::unknown:
        // Set on a live page's snapshot by whoever took it: what nobody could see there.
        if (attribute.name == "data-lectern-hidden") sections |= in_invisible;
        break;
      default:
        break;
    }
  }
  return sections;
}

// What speaks against a container's text, and what a container that holds most of the page's prose cannot be.
constexpr uint32_t kAgainst = in_navigation | in_footer | in_header | in_aside | in_form | in_control | in_dialog |
                              in_search | in_hidden | in_noscript | in_template | in_comments | in_list;

// For a block, a list is no reason.
bool is_against(const Surroundings& here) { return (here.sections & kAgainst & ~in_list) != 0; }

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

constexpr uint32_t kRepeatWords = 6;
constexpr uint32_t kShortLine = 40;  // words; longer lines are not labels

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

// Whether a line is one link to a place on a page, as those of a table of contents are.
bool is_of_contents(const Scene& scene, uint32_t line) {
  if (scene.lines[line].heading != 0 || scene.link_density(line) < 0.9f) return false;
  const Block& block = scene.cut.blocks[line];
  NodeId n = block.begin;
  while (n > block.element && !scene.document.is_element(n, Tag::a)) n = scene.document[n].parent;
  return base::contains(scene.document.get(n, Attr::href), "#");
}

// The texts that could be copies, by their fingerprints: those that are alike side by side and in the page's order.
std::vector<base::Row> texts_of(const Scene& scene) {
  const Cut& cut = scene.cut;
  std::vector<base::Row> texts;
  for (uint32_t i = 0; i < cut.blocks.size(); ++i)
    if (cut.blocks[i].words >= kRepeatWords) texts.push_back({scene.lines[i].fingerprint, i});
  std::sort(texts.begin(), texts.end());
  return texts;
}

// Text that stands on the page before is a copy, if it stands in another container or is hidden: a refrain is neither.
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

constexpr uint32_t kCommentedWords = 100;

constexpr uint32_t kBoxWords = 150;
constexpr uint16_t kOfLongBoxes = kind_related | kind_cookie | kind_comment | kind_navigation | kind_post;

bool has_one_cell(const Scene& scene, ContainerId table) {
  constexpr ContainerId kFar = 64;  // where one cell holds that much, no second one is looked for
  const ContainerId end = std::min(scene.cut.containers[table].end, table + kFar);
  int cells = 0;
  for (ContainerId c = table + 1; c < end && cells < 2; ++c) {
    const html::NodeId node = scene.cut.containers[c].node;
    cells += scene.document.is_element(node, Tag::td) || scene.document.is_element(node, Tag::th);
  }
  return cells < 2 && scene.document.is_element(scene.cut.containers[table].node, Tag::table);
}

void look_around(Scene& scene) {
  const Cut& cut = scene.cut;
  const uint32_t prose = scene.counts.back().prose;
  for (ContainerId c = 0; c < cut.containers.size(); ++c) {
    const Container& container = cut.containers[c];
    Surroundings& here = scene.around[c];
    if (c == 0) continue;
    const Surroundings& outer = scene.around[container.parent];
    Hints hints = hints_of(scene.document, container.node);
    uint32_t sections = sections_of(scene.document, container.node, outer.sections);
    // Comments come after what they are about: on a page that starts with them, they are what it is about.
    const uint32_t before = scene.counts[container.first_block].prose;
    const bool comments =
        (hints.kinds & kind_comment) != 0 && before >= kCommentedWords && scene.page_type != PageType::forum;
    here.own_kinds = hints.kinds;
    // A table of one cell relates nothing: it only places what it holds.
    if ((sections & in_table) != 0 && has_one_cell(scene, c)) sections &= ~in_table;
    // Whatever it is called, what holds most of the prose is not beside the point.
    if (!comments && prose != 0 && scene.count(c).prose * 2 > prose) {
      sections &= ~(kAgainst | in_table);
      hints.weight = std::max<int8_t>(hints.weight, 0);
      hints.kinds = 0;
    }
    // A box of sharing links or of an advertisement is small; a long text whose container is called so is about such
    // things.
    const uint32_t words = scene.count(c).words;
    if (words > kBoxWords) hints.kinds &= kOfLongBoxes;
    if (comments) sections |= in_comments;
    here.sections = outer.sections | sections;
    here.kinds = static_cast<uint16_t>(outer.kinds | hints.kinds);
    here.own_hint = hints.weight;
    here.worst_hint = std::min(outer.worst_hint, std::min<int8_t>(hints.weight, 0));
    int near = hints.weight;
    ContainerId ancestor = container.parent;
    for (int step = 0; step < 3 && ancestor != kNoContainer; ++step) {
      near += scene.around[ancestor].own_hint;
      ancestor = cut.containers[ancestor].parent;
    }
    here.near_hint = static_cast<int8_t>(std::clamp(near, -16, 16));
  }
}

// Scores containers by the prose that stands in them, and finds the largest.
void score_containers(Scene& scene) {
  const Cut& cut = scene.cut;
  for (uint32_t i = 0; i < cut.blocks.size(); ++i) {
    const Block& block = cut.blocks[i];
    if (block.words < 8 || scene.link_density(i) >= 0.5f || scene.lines[i].repeated) continue;
    const Surroundings& here = scene.around_block(i);
    if ((here.sections & (in_navigation | in_footer | in_dialog | in_control | in_template | in_noscript)) != 0)
      continue;
    float score = 1.0f + static_cast<float>(scene.lines[i].commas) +
                  std::min(static_cast<float>(cut.runs[i].text_size) / 100.0f, 3.0f);
    if (here.worst_hint <= -3) score *= 0.3f;
    const ContainerId element = cut.runs[i].container;
    ContainerId c = cut.containers[element].parent == kNoContainer ? element : cut.containers[element].parent;
    constexpr float kShares[] = {1.0f, 1.0f / 2, 1.0f / 6, 1.0f / 9, 1.0f / 12};
    for (const float share : kShares) {
      if (c == kNoContainer) break;
      scene.around[c].score += score * share;
      c = cut.containers[c].parent;
    }
  }
  float best = 0;
  for (ContainerId c = 0; c < cut.containers.size(); ++c) {
    Surroundings& here = scene.around[c];
    if (here.score == 0) continue;
    const Scene::Count count = scene.count(c);
    if (count.words != 0) here.score *= 1.0f - static_cast<float>(count.linked) / static_cast<float>(count.words);
    here.score *= 1.0f + 0.05f * static_cast<float>(std::clamp<int>(here.own_hint, -8, 8));
    if (here.score > best) {
      best = here.score;
      scene.top = c;
    }
  }
  for (ContainerId c = 0; c < cut.containers.size(); ++c) {
    Surroundings& here = scene.around[c];
    here.best_score = best > 0 ? here.score / best : 0;
    if (c != 0) here.best_score = std::max(here.best_score, scene.around[cut.containers[c].parent].best_score);
  }
}

// The container whose words, taken whole, agree best with what is wanted of the page: the one with the largest F1.
ContainerId best_container(const Scene& scene, uint32_t Scene::Count::*wanted) {
  const auto all = static_cast<float>(scene.counts.back().*wanted);
  float best = 0;
  ContainerId found = 0;
  for (ContainerId c = 0; c < scene.cut.containers.size(); ++c) {
    const Scene::Count count = scene.count(c);
    const auto here = static_cast<float>(count.*wanted);
    if (here == 0) continue;
    const float f = 2.0f * here / (static_cast<float>(count.words) + all);
    // Of containers that hold the same, the innermost.
    if (f >= best) {
      best = f;
      found = c;
    }
  }
  return found;
}

void find_region(Scene& scene) {
  const Cut& cut = scene.cut;
  scene.region = best_container(scene, &Scene::Count::prose);
  scene.center = best_container(scene, &Scene::Count::plain);
  constexpr uint32_t kFewWords = 80;
  scene.is_list = scene.count(scene.region).prose < kFewWords || scene.page_type == PageType::listing ||
                  scene.page_type == PageType::collection;
  const Container& region = cut.containers[scene.region];
  scene.body_begin = region.first_block;
  scene.body_end = region.end_block;
  const auto is_body = [&](uint32_t i) { return scene.lines[i].prose && !is_against(scene.around_block(i)); };
  while (scene.body_begin < scene.body_end && !is_body(scene.body_begin)) ++scene.body_begin;
  while (scene.body_end > scene.body_begin && !is_body(scene.body_end - 1)) --scene.body_end;
  if (scene.body_begin == scene.body_end) {
    scene.body_begin = region.first_block;
    scene.body_end = region.end_block;
  }
  scene.opening_end = std::min(scene.body_begin + 1, scene.body_end);
  while (scene.opening_end < scene.body_end && !is_body(scene.opening_end)) ++scene.opening_end;
}

void find_wider(Scene& scene) {
  const Cut& cut = scene.cut;
  const auto size = [&](ContainerId c) { return cut.containers[c].end_block - cut.containers[c].first_block; };
  scene.wider.resize(cut.containers.size());
  for (ContainerId c = 1; c < cut.containers.size(); ++c) {
    const ContainerId parent = cut.containers[c].parent;
    scene.wider[c] = size(parent) > size(c) ? parent : scene.wider[parent];
  }
}

void find_leads(Scene& scene) {
  bool prose = false;
  for (uint32_t i = static_cast<uint32_t>(scene.lines.size()); i-- > 0;) {
    Line& line = scene.lines[i];
    if (line.prose && !is_against(scene.around_block(i))) prose = true;
    if (line.heading == 0) continue;
    line.leads_prose = prose;
    prose = false;
  }
}

// Whether a heading is a link to itself, as documentation makes them.
bool links_to_itself(const Scene& scene, uint32_t heading) {
  constexpr int kMostSteps = 4;  // from the text up to the link, which may be around the heading
  NodeId node = scene.cut.blocks[heading].begin;
  for (int step = 0; step < kMostSteps && node != html::kNoNode; ++step, node = scene.document[node].parent)
    if (scene.document.is_element(node, Tag::a)) return base::starts_with(scene.document.get(node, Attr::href), "#");
  return false;
}

// A card: a small container with one heading, and that a link.
void find_teasers(Scene& scene) {
  constexpr uint32_t kCardWords = 120;
  for (uint32_t i = 0; i < scene.lines.size(); ++i) {
    if (scene.lines[i].heading == 0 || scene.link_density(i) < 0.8f || scene.lines[i].teaser ||
        links_to_itself(scene, i))
      continue;
    ContainerId card = scene.cut.runs[i].container;
    while (card != 0) {
      const ContainerId next = scene.wider[card];
      const Scene::Count count = scene.count(next);
      if (count.headings > 1 || count.words > kCardWords) break;
      card = next;
    }
    const Container& container = scene.cut.containers[card];
    for (uint32_t b = container.first_block; b < container.end_block; ++b) scene.lines[b].teaser = true;
  }
}

void find_title(Scene& scene) {
  const auto& blocks = scene.cut.blocks;
  Fingerprints titles;
  for (const std::string& title : scene.facts.titles) titles.add(fingerprint(title));
  titles.add(fingerprint(scene.facts.metadata.title));
  uint32_t first_h1 = Scene::kNoBlock;
  uint32_t same = Scene::kNoBlock;
  for (uint32_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].media) continue;
    if (scene.facts.title_node != html::kNoNode && scene.document.contains(scene.facts.title_node, blocks[i].begin)) {
      scene.title = i;
      return;
    }
    const uint8_t level = scene.lines[i].heading;
    if (level == 0) continue;
    if (level == 1 && first_h1 == Scene::kNoBlock && scene.link_density(i) < 0.5f &&
        (scene.around_block(i).sections & (in_navigation | in_footer | in_dialog)) == 0)
      first_h1 = i;
    if (same == Scene::kNoBlock && level <= 3 && titles.hold(scene.lines[i].fingerprint)) same = i;
  }
  scene.title = same != Scene::kNoBlock ? same : first_h1;
}

}  // namespace

float Scene::link_density(uint32_t block) const {
  const Run& run = cut.runs[block];
  return run.text_size == 0 ? 0 : static_cast<float>(run.linked_bytes) / static_cast<float>(run.text_size);
}

uint32_t Scene::fields(ContainerId container) const {
  const NodeId node = cut.containers[container].node;
  const auto at = [&](NodeId n) { return std::lower_bound(cut.fields.begin(), cut.fields.end(), n); };
  return static_cast<uint32_t>(at(document[node].end) - at(node));
}

bool is_link(const Scene& scene, uint32_t block) { return scene.link_density(block) > 0.7f; }

std::vector<ContainerId> lists_around(const Scene& scene) {
  constexpr html::TagSet kLists = {Tag::ul, Tag::ol, Tag::dl};
  const auto& containers = scene.cut.containers;
  std::vector<ContainerId> lists(containers.size());
  for (ContainerId c = 1; c < containers.size(); ++c)
    lists[c] = kLists.has(scene.document[containers[c].node].tag) ? c : lists[containers[c].parent];
  return lists;
}

bool is_main_text(const Scene& scene, uint32_t block) {
  const Surroundings& here = scene.around_block(block);
  return (scene.lines[block].prose || (here.sections & in_code) != 0) && scene.inside(block, scene.region) &&
         !is_against(here) && here.worst_hint > -3;
}

ContainerId box_around(const Scene& scene, uint32_t block, uint32_t words) {
  ContainerId box = scene.cut.runs[block].container;
  while (box != 0) {
    const ContainerId next = scene.wider[box];
    const Scene::Count count = scene.count(next);
    if (next == box || count.words > words || count.prose * 2 > scene.counts.back().prose) break;
    if (scene.title != Scene::kNoBlock && scene.inside(scene.title, next)) break;
    box = next;
  }
  // Around the same blocks a wider container may have form fields.
  const auto& containers = scene.cut.containers;
  while (box != 0 && containers[box].parent != 0 &&
         containers[containers[box].parent].first_block == containers[box].first_block &&
         containers[containers[box].parent].end_block == containers[box].end_block)
    box = containers[box].parent;
  return box;
}

bool has_mark(const Scene& scene, uint32_t heading) {
  constexpr uint32_t kMostWords = 6;
  const uint32_t mark = heading + 1;
  if (mark >= scene.lines.size() || scene.cut.blocks[mark].words > kMostWords || scene.cut.runs[mark].links == 0)
    return false;
  const std::string_view text = scene.cut.text_of(mark);
  const Container& box = scene.cut.containers[scene.cut.runs[mark].container];
  return base::starts_with(text, "[") && base::ends_with(text, "]") && box.first_block == heading &&
         box.end_block == mark + 1;
}

bool is_mark(const Scene& scene, uint32_t block) {
  return block > 0 && scene.lines[block - 1].heading != 0 && has_mark(scene, block - 1);
}

Span section_of(const Scene& scene, uint32_t heading) {
  const auto& containers = scene.cut.containers;
  ContainerId c = scene.cut.runs[heading].container;
  const auto leads = [&](ContainerId container) {
    return containers[container].first_block == heading &&
           (scene.title == Scene::kNoBlock || !scene.inside(scene.title, container)) &&
           scene.count(container).prose * 2 <= scene.counts.back().prose;
  };
  while (containers[c].parent != kNoContainer && leads(containers[c].parent)) c = containers[c].parent;
  if (leads(c) && containers[c].end_block > heading + 1 && !has_mark(scene, heading))
    return {heading, containers[c].end_block};
  const auto level = [&](uint32_t i) { return scene.lines[i].heading == 0 ? 7 : scene.lines[i].heading; };
  if (containers[c].parent != kNoContainer) c = containers[c].parent;
  // A line that is no heading could stand on a page a thousand times, each with all that follows: it heads a few lines
  // at most.
  constexpr uint32_t kLabelledBlocks = 50;
  const uint32_t last = scene.lines[heading].heading != 0
                            ? containers[c].end_block
                            : std::min(containers[c].end_block, heading + 1 + kLabelledBlocks);
  uint32_t end = heading + 1;
  while (end < last && (scene.lines[end].heading == 0 || level(end) > level(heading))) ++end;
  return {heading, end};
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

Scene survey(const Document& document, const page::PageFacts& facts, const Options& options) {
  Scene scene{document, facts, options, page_type_of(facts), cut(document)};
  scene.around.resize(scene.cut.containers.size());  // nothing is known yet of any
  measure_lines(scene);
  const std::vector<base::Row> texts = texts_of(scene);
  find_repeats(scene, texts);
  count_blocks(scene);
  look_around(scene);
  // Again, now that it is known what is hidden and what speaks against what.
  find_repeats(scene, texts);
  count_blocks(scene);
  score_containers(scene);
  find_region(scene);
  find_wider(scene);
  find_leads(scene);
  find_teasers(scene);
  find_title(scene);
  find_footnotes(scene);
  find_pull_quotes(scene);
  return scene;
}

}  // namespace lectern::extract
