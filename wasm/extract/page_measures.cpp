#include "extract/page_measures.h"

#include <algorithm>
#include <vector>

#include "base/hash.h"
#include "base/row.h"
#include "base/text.h"
#include "base/url.h"

namespace lectern::extract {
namespace {

constexpr uint32_t kShortWords = 25;  // longer lines are not told by their words
constexpr size_t kFirstWords = 12;    // of a short line
constexpr size_t kTitleWords = 24;    // of a line, compared with the title's
constexpr size_t kToldWords = 5000;   // of what the page says of its text
constexpr int kNearAncestors = 3;
constexpr int kAlikeAncestors = 8;
constexpr int kInlineElements = 6;

uint32_t mix(uint32_t a, uint32_t b) { return (a ^ (b + 0x9E3779B9u + (a << 6) + (a >> 2))) * 0x01000193u; }

uint32_t signature_of(const html::Document& document, html::NodeId element) {
  std::string_view classes = document.get(element, html::Attr::class_);
  uint32_t hash = base::kHashSeed;
  for (const std::string_view part : {document[element].text, base::next_token(classes)})
    hash = base::hash_of(part, hash) * 31 + 7;
  return hash;
}

// Calls `found(first, end)` for each run of equal keys.
template <typename Found>
void each_run(std::vector<base::Row>& rows, Found found) {
  std::sort(rows.begin(), rows.end());
  for (size_t first = 0; first < rows.size();) {
    size_t end = first + 1;
    while (end < rows.size() && rows[end].key == rows[first].key) ++end;
    found(first, end);
    first = end;
  }
}

void find_places(const Scene& scene, NameTallies& names, PageMeasures& page) {
  const auto& containers = scene.cut.containers;
  page.places.resize(containers.size());
  std::vector<base::Row> rows;
  for (ContainerId c = 0; c < containers.size(); ++c) {
    PageMeasures::ContainerStats& place = page.places[c];
    const ContainerId parent = containers[c].parent;
    place.signature = signature_of(scene.document, containers[c].node);
    if (parent == kNoContainer) continue;  // what the body is called says something of the page, not of its parts
    const PageMeasures::ContainerStats& outer = page.places[parent];
    place.depth = static_cast<uint16_t>(outer.depth + 1);
    place.names = place.near = place.all = names.of(containers[c].node);
    place.all.add(outer.all);
    ContainerId ancestor = parent;
    for (int step = 0; step < kNearAncestors && ancestor != kNoContainer; ++step) {
      place.near.add(page.places[ancestor].names);
      ancestor = containers[ancestor].parent;
    }
    place.with_title = scene.title != Scene::kNoBlock && scene.inside(scene.title, c) ? c : outer.with_title;
    rows.push_back({uint64_t{parent} << 32 | place.signature, c});
  }
  each_run(rows, [&](size_t first, size_t end) {
    uint32_t words = 0;
    for (size_t i = first; i < end; ++i) words += scene.count(rows[i].value).words;
    for (size_t i = first; i < end; ++i) {
      page.places[rows[i].value].alike = static_cast<uint32_t>(end - first);
      page.places[rows[i].value].alike_words = words;
    }
  });
  // The way from the top container up.
  uint16_t steps = 0;
  for (ContainerId c = scene.top; c != kNoContainer; c = containers[c].parent) page.places[c].steps_to_top = ++steps;
  for (ContainerId c = 0; c < containers.size(); ++c) {
    PageMeasures::ContainerStats& place = page.places[c];
    if (place.steps_to_top == 0) place.steps_to_top = page.places[containers[c].parent].steps_to_top;
    ContainerId ancestor = c;
    for (int step = 0; step < kAlikeAncestors && ancestor != kNoContainer; ++step) {
      if (page.places[ancestor].alike > place.alike_most) {
        place.alike_most = page.places[ancestor].alike;
        place.alike_most_words = page.places[ancestor].alike_words;
      }
      ancestor = containers[ancestor].parent;
    }
  }
}

void find_groups(const Scene& scene, PageMeasures& page) {
  const auto& containers = scene.cut.containers;
  std::vector<base::Row> rows;
  for (uint32_t i = 0; i < scene.lines.size(); ++i) {
    if (scene.cut.blocks[i].media) continue;
    uint32_t key = 0;
    ContainerId c = scene.cut.runs[i].container;
    for (int level = 0; level < 3; ++level) {
      key = mix(key, c == kNoContainer ? 0 : page.places[c].signature);
      if (c != kNoContainer) c = containers[c].parent;
    }
    rows.push_back({key, i});
  }
  each_run(rows, [&](size_t first, size_t end) {
    PageMeasures::Group group;
    for (size_t r = first; r < end; ++r) {
      const uint32_t i = rows[r].value;
      const Scene::Count count = scene.count(i, i + 1);
      page.spots[i].group = static_cast<uint32_t>(page.groups.size());
      ++group.blocks;
      group.words += count.words;
      group.linked += count.linked;
      if (scene.lines[i].prose) group.prose += count.words;
    }
    page.groups.push_back(group);
  });
  rows.clear();
  for (uint32_t i = 0; i < scene.lines.size(); ++i)
    if (!scene.cut.blocks[i].media) rows.push_back({scene.lines[i].fingerprint, i});
  each_run(rows, [&](size_t first, size_t end) {
    if (rows[first].key == 0) return;
    for (size_t r = first; r < end; ++r) {
      page.spots[rows[r].value].copies = static_cast<uint32_t>(end - first);
      page.spots[rows[r].value].copies_before = static_cast<uint32_t>(r - first);
    }
  });
}

void find_headings(const Scene& scene, PageMeasures& page) {
  uint32_t last = Scene::kNoBlock;
  for (uint32_t i = 0; i < scene.lines.size(); ++i) {
    if (scene.lines[i].heading != 0) last = i;
    page.spots[i].heading = last;
  }
  last = Scene::kNoBlock;
  for (uint32_t i = static_cast<uint32_t>(scene.lines.size()); i-- > 0;) {
    page.spots[i].next_heading = last;
    if (scene.lines[i].heading != 0) last = i;
  }
}

// What a text is known by: calls `found` for each three of its words that stand in a row, as one number.
template <typename Found>
void each_three(const std::vector<Token>& words, Found found) {
  for (size_t i = 2; i < words.size(); ++i) found(mix(mix(words[i - 2], words[i - 1]), words[i]));
}

// The share of a text's threes of words that a sorted list has.
float share_in(const std::vector<uint32_t>& sorted, const std::vector<Token>& words) {
  uint32_t all = 0, shared = 0;
  each_three(words, [&](uint32_t three) {
    ++all;
    shared += std::binary_search(sorted.begin(), sorted.end(), three);
  });
  return all == 0 ? 0 : static_cast<float>(shared) / static_cast<float>(all);
}

// A bit for each of a list's tokens; tokens share bits.
uint64_t bits_of(const std::vector<Token>& tokens) {
  uint64_t bits = 0;
  for (const Token token : tokens) bits |= uint64_t{1} << token % 64;
  return bits;
}

// Compares a line's words with the title's, each counted once.
void compare_with_title(const std::vector<Token>& title, const std::vector<Token>& line,
                        PageMeasures::BlockStats& spot) {
  const auto distinct = [](const std::vector<Token>& words, const std::vector<Token>* those_in) {
    uint32_t count = 0;
    for (auto word = words.begin(); word != words.end(); ++word) {
      if (those_in != nullptr && std::find(those_in->begin(), those_in->end(), *word) == those_in->end()) continue;
      count += std::find(words.begin(), word, *word) == word;
    }
    return static_cast<float>(count);
  };
  const float shared = distinct(line, &title);
  if (shared == 0) return;
  spot.title_share = shared / distinct(line, nullptr);
  spot.in_title = shared / distinct(title, nullptr);
}

// Calls `found` for the inline elements around the first text of a block, from the innermost one.
template <typename Found>
void each_inline_element(const Scene& scene, uint32_t block, Found found) {
  const Block& b = scene.cut.blocks[block];
  html::NodeId node = scene.document[b.begin].parent;
  for (int step = 0; step < kInlineElements && node != html::kNoNode && node > b.element; ++step) {
    found(node);
    node = scene.document[node].parent;
  }
}

void read_words(const Scene& scene, NameTallies& names, PageMeasures& page) {
  std::vector<Token> title, tokens, account;
  add_words(scene.facts.description, Said::in_line, kToldWords, account);
  add_words(scene.facts.article_body, Said::in_line, kToldWords, account);
  page.told_words = static_cast<uint32_t>(account.size());
  std::vector<uint32_t> told;
  each_three(account, [&](uint32_t three) { told.push_back(three); });
  std::sort(told.begin(), told.end());
  for (const std::string& wording : scene.facts.titles) {
    add_words(wording, Said::in_line, kTitleWords, title);
    if (!title.empty()) break;
  }
  if (title.empty()) add_words(scene.facts.metadata.title, Said::in_line, kTitleWords, title);
  const uint64_t title_bits = bits_of(title);
  page.heading_words.resize(scene.lines.size());
  for (uint32_t i = 0; i < scene.lines.size(); ++i) {
    const Block& block = scene.cut.blocks[i];
    if (block.media) continue;
    PageMeasures::BlockStats& spot = page.spots[i];
    const std::string_view text = scene.cut.text_of(i);
    tokens.clear();
    add_words(text, Said::in_line, kTitleWords, tokens);
    if ((bits_of(tokens) & title_bits) != 0) compare_with_title(title, tokens, spot);
    if (!told.empty()) spot.told = share_in(told, tokens);
    if (block.words <= kShortWords) {
      tokens.resize(std::min(tokens.size(), kFirstWords));
      spot.words = tally(tokens);
    }
    if (scene.lines[i].heading != 0) {
      tokens.clear();
      heading_words(scene, i, tokens);
      page.heading_words[i] = tally(tokens);
    }
    each_inline_element(scene, i, [&](html::NodeId element) { spot.near.add(names.of(element)); });
    spot.all = spot.near;
    spot.near.add(page.places[scene.cut.runs[i].container].near);
    spot.all.add(page.places[scene.cut.runs[i].container].all);
  }
}

void sum_page(const Scene& scene, PageMeasures& page) {
  float depths = 0;
  uint32_t texts = 0;
  for (uint32_t i = 0; i < scene.lines.size(); ++i) {
    const Block& block = scene.cut.blocks[i];
    if (block.media) continue;
    ++texts;
    depths += static_cast<float>(page.places[scene.cut.runs[i].container].depth);
    const html::Tag tag = scene.document[block.element].tag;
    const bool item = tag == html::Tag::li;
    if (tag == html::Tag::p) page.in_paragraphs += block.words;
    if (item) page.in_items += block.words;
    if ((scene.around_block(i).sections & (in_main | in_article)) != 0) page.in_main += block.words;
    if (scene.lines[i].prose) {
      page.in_long += block.words;
      ++page.long_blocks;
      page.longest = std::max(page.longest, block.words);
    }
    page.prices += block.words <= kShortWords && shows_price(scene.cut.text_of(i));
  }
  page.mean_depth = texts == 0 ? 1 : std::max(1.0f, depths / static_cast<float>(texts));
}

void read_url(const Scene& scene, PageMeasures& page) {
  float hyphens = 0;
  bool segment = false;
  for (const char c : base::path_of(scene.facts.url)) {
    if (c == '/') {
      hyphens = 0;
      segment = false;
      continue;
    }
    if (!segment) page.url_segments += 1;
    segment = true;
    if (c == '-' || c == '_') page.url_hyphens = std::max(page.url_hyphens, ++hyphens);
    if (base::is_digit(c)) page.url_digits += 1;
  }
}

}  // namespace

void line_words(const Scene& scene, uint32_t block, std::vector<Token>& out) {
  if (scene.cut.blocks[block].words <= kShortWords)
    add_words(scene.cut.text_of(block), Said::in_line, kFirstWords, out);
}

void heading_words(const Scene& scene, uint32_t block, std::vector<Token>& out) {
  add_words(scene.cut.text_of(block), Said::in_heading, kFirstWords, out);
}

void inline_names(const Scene& scene, uint32_t block, std::vector<Token>& out) {
  each_inline_element(scene, block, [&](html::NodeId element) { add_names(scene.document, element, out); });
}

bool is_copy(const Scene& scene, uint32_t block) {
  return scene.lines[block].repeated && (scene.around_block(block).sections & in_code) == 0;
}

bool shows_price(std::string_view text) {
  if (std::none_of(text.begin(), text.end(), base::is_digit)) return false;
  for (const std::string_view sign : {"$", "€", "£", "¥", "₹", "USD", "EUR"}) {
    const size_t at = text.find(sign);
    if (at == std::string_view::npos) continue;
    const size_t after = at + sign.size();
    if (after < text.size() && base::is_digit(text[after])) return true;
    if (after + 1 < text.size() && text[after] == ' ' && base::is_digit(text[after + 1])) return true;
    if (at > 0 && base::is_digit(text[at - 1])) return true;
    if (at > 1 && text[at - 1] == ' ' && base::is_digit(text[at - 2])) return true;
  }
  return false;
}

PageMeasures::PageMeasures(const Scene& scene) : spots(scene.lines.size()) {
  NameTallies names(scene.document);
  find_places(scene, names, *this);
  find_groups(scene, *this);
  find_headings(scene, *this);
  read_words(scene, names, *this);
  sum_page(scene, *this);
  read_url(scene, *this);
}

}  // namespace lectern::extract
