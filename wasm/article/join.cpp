// The pages of an article in one.

#include <lectern/lectern.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "article/measure.h"
#include "base/text.h"
#include "base/words.h"
#include "extract/scene.h"
#include "tree/running_text.h"
#include "vocabulary/words.h"

namespace lectern {
namespace article {
namespace {

// How many blocks at the beginning and at the end of a page may be those that every page has.
constexpr size_t kAround = 10;
// A block of so many words that no other page has is the article.
constexpr uint32_t kProse = 15;

/// A block at the top level of a page.
struct Part {
  uint32_t node;
  uint32_t words;
  uint64_t mark;  // the same for parts that say or show the same; 0 for those that neither say nor show anything
  bool drop;
};

bool is_notes(const Tree& tree, uint32_t node) {
  return tree[node].element == Element::section && tree.find(node, Attribute::class_) == "lectern-footnotes";
}

// "Page 2 of 5", "(2/5)"; the row of numbers that leads to the pages, "1 2 3 … 9"
bool is_page_note(std::string_view text) {
  constexpr size_t kLongest = 60;  // bytes
  if (text.size() > kLongest) return false;
  size_t numbers = 0;
  bool page = false, others = false, row = true;
  std::string_view last;
  for (const std::string_view word : base::Words(text)) {
    if (std::all_of(word.begin(), word.end(), base::is_digit)) {
      const bool counts_on = word.size() > last.size() || (word.size() == last.size() && word > last);
      row = row && (numbers == 0 ? word == "1" : counts_on);
      last = word;
      ++numbers;
    } else if (vocabulary::is_word(vocabulary::Use::page, word)) {
      page = true;
    } else if (!vocabulary::is_word(vocabulary::Use::of, word)) {
      return false;
    } else {
      others = true;
    }
  }
  if (row && numbers >= 2 && !page && !others) return true;
  return page ? numbers >= 1 && numbers <= 2 : numbers == 2 && text.find('/') != std::string_view::npos;
}

// A heading that says the article's title and at most which page this is.
bool is_title(std::string_view text, const base::Words& wanted) {
  const base::Words said(text);
  if (wanted.empty() || said.size() < wanted.size() || !std::equal(wanted.begin(), wanted.end(), said.begin()))
    return false;
  if (said.size() == wanted.size()) return true;
  std::string rest;
  for (size_t i = wanted.size(); i < said.size(); ++i) {
    rest += said[i];
    rest += i + 1 < said.size() ? "/" : "";
  }
  return is_page_note(rest) || std::all_of(rest.begin(), rest.end(), base::is_digit);
}

uint64_t mark_of(const Tree& tree, uint32_t node, std::string_view text) {
  if (const uint64_t said = extract::fingerprint(text)) return said;
  std::string shown;
  for (uint32_t n = node; n < tree[node].end; ++n) {
    const std::string_view src = tree.find(n, Attribute::src);
    shown += src.substr(0, src.find('?'));
    shown += tree.find(n, Attribute::data_embed);
  }
  return extract::fingerprint(shown);
}

bool has(const std::vector<uint64_t>& marks, uint64_t mark) {
  return mark != 0 && std::find(marks.begin(), marks.end(), mark) != marks.end();
}

std::vector<Part> parts_of(const Tree& tree, const Metadata& metadata) {
  std::vector<Part> parts;
  const base::Words title(metadata.title);
  const size_t longest = 2 * metadata.title.size() + 60;  // of a heading that says it
  for (uint32_t n = 0; n < tree.size(); n = tree[n].end) {
    if (is_notes(tree, n)) continue;
    const std::string text = running_text(tree, n);
    const bool note =
        is_page_note(text) || (tree[n].element != Element::p && text.size() <= longest && is_title(text, title));
    parts.push_back({n, base::count_words(text), mark_of(tree, n, text), note});
  }
  // What looks like a note further in is a line of the article.
  for (size_t i = kAround; i + kAround < parts.size(); ++i) parts[i].drop = false;
  return parts;
}

// Leaves out at the end of a page what the next page ends with, too.
void drop_ends(std::vector<Part>& parts, const std::vector<Part>& next) {
  std::vector<uint64_t> marks;
  for (size_t i = next.size() > kAround ? next.size() - kAround : 0; i < next.size(); ++i)
    marks.push_back(next[i].mark);
  for (size_t i = parts.size(); i-- > 0 && i + kAround >= parts.size();) {
    if (has(marks, parts[i].mark))
      parts[i].drop = true;
    else if (parts[i].words >= kProse)
      break;
  }
}

// Leaves out at the beginning of a page what pages before it have.
void drop_beginning(std::vector<Part>& parts, const std::vector<uint64_t>& before) {
  for (size_t i = 0; i < parts.size() && i < kAround; ++i) {
    if (has(before, parts[i].mark))
      parts[i].drop = true;
    else if (parts[i].words >= kProse)
      break;
  }
}

constexpr std::string_view kNote = "lectern-fn-", kReference = "lectern-fnref-";

/// Copies pages into one tree: ids stay unique, links to them lead to them, footnotes are counted on.
class Copier {
 public:
  explicit Copier(Tree& out) : out_(out) {}

  void begin_page() {
    ++page_;
    std::sort(used_.begin(), used_.end());
    known_ = used_.size();
  }
  void end_page(uint32_t notes) { notes_ += notes; }

  // Copies a node with its descendants.
  void copy(const Tree& tree, uint32_t node) {
    std::vector<uint32_t> open;
    for (uint32_t n = node; n < tree[node].end; ++n) {
      for (; !open.empty() && tree[open.back()].end <= n; open.pop_back()) out_.close();
      const SourceRange source = page_ == 1 ? tree[n].source : SourceRange();
      if (tree[n].element == Element::text) {
        const std::string_view text = tree.text(n);
        const bool reference = !open.empty() && tree.find(open.back(), Attribute::class_) == "lectern-footnote-ref";
        out_.add_text(reference ? counted_on({}, text) : std::string(text), source);
        continue;
      }
      out_.open(tree[n].element, source);
      for (uint32_t i = 0; i < tree[n].attribute_count; ++i) {
        const Tree::AttributeValue each = tree.attribute(n, i);
        if (each.attribute == Attribute::id) {
          const std::string id = renamed(each.value);
          used_.push_back(extract::fingerprint(id));
          out_.set(each.attribute, id);
        } else if (each.attribute == Attribute::href && base::starts_with(each.value, "#")) {
          out_.set(each.attribute, "#" + renamed(each.value.substr(1)));
        } else {
          out_.set(each.attribute, each.value);
        }
      }
      open.push_back(n);
    }
    for (; !open.empty(); open.pop_back()) out_.close();
  }

 private:
  // "lectern-fn-2" after three notes is "lectern-fn-5".
  std::string counted_on(std::string_view prefix, std::string_view number) const {
    constexpr uint32_t kMost = 1'000'000;
    const std::optional<uint32_t> value = base::number_of(number, kMost);
    return std::string(prefix) + (value ? base::decimal(*value + notes_) : std::string(number));
  }

  std::string renamed(std::string_view id) const {
    for (const std::string_view prefix : {kNote, kReference})
      if (base::starts_with(id, prefix)) return counted_on(prefix, id.substr(prefix.size()));
    std::string out(id);
    const auto known = used_.begin() + static_cast<std::ptrdiff_t>(known_);
    if (std::binary_search(used_.begin(), known, extract::fingerprint(id))) out += "--" + base::decimal(page_);
    return out;
  }

  Tree& out_;
  std::vector<uint64_t> used_;  // fingerprints of ids, those of the pages before this one sorted
  size_t known_ = 0;            // of the pages before this one
  uint32_t page_ = 0;
  uint32_t notes_ = 0;  // of the pages before this one
};

Tree joined(const std::vector<Article>& pages) {
  const Metadata& metadata = pages[0].metadata;
  std::vector<std::vector<Part>> parts;
  parts.reserve(pages.size());
  for (const Article& page : pages) parts.push_back(parts_of(page.content, metadata));
  std::vector<uint64_t> before;
  for (const std::string* said : {&metadata.title, &metadata.standfirst, &metadata.byline})
    before.push_back(extract::fingerprint(*said));
  for (size_t i = 0; i < pages.size(); ++i) {
    if (i + 1 < pages.size()) drop_ends(parts[i], parts[i + 1]);
    if (i > 0) drop_beginning(parts[i], before);
    for (const Part& part : parts[i])
      if (!part.drop) before.push_back(part.mark);
  }

  // Each page's notes, list items at the end of all.
  struct Notes {
    uint32_t first, end;
  };
  Tree out, notes;
  Copier body(out), below(notes);
  uint32_t count = 0;
  for (size_t i = 0; i < pages.size(); ++i) {
    const Tree& tree = pages[i].content;
    uint32_t own = 0;
    body.begin_page();
    below.begin_page();
    for (const Part& part : parts[i])
      if (!part.drop) body.copy(tree, part.node);
    for (uint32_t n = 0; n < tree.size(); n = tree[n].end) {
      if (!is_notes(tree, n)) continue;
      for (uint32_t item = n + 2; item < tree[n].end; item = tree[item].end) {
        if (tree[item].element != Element::li) continue;
        if (count + own == 0) {
          notes.open(Element::section);
          notes.set(Attribute::class_, "lectern-footnotes");
          notes.open(Element::ol);
        }
        below.copy(tree, item);
        ++own;
      }
    }
    body.end_page(own);
    below.end_page(own);
    count += own;
  }
  if (count == 0) return out;
  notes.close();
  notes.close();
  Copier(out).copy(notes, 0);
  return out;
}

}  // namespace
}  // namespace article

Article join(std::vector<Article> pages) {
  if (pages.empty()) return {};
  Tree content = article::joined(pages);
  std::vector<std::string> next_pages = std::move(pages.back().metadata.next_pages);
  Article out = std::move(pages[0]);
  out.content = std::move(content);
  for (size_t i = 1; i < pages.size(); ++i) {
    for (Link& link : pages[i].related_links) {
      const auto same = [&](const Link& other) { return other.url == link.url; };
      if (std::none_of(out.related_links.begin(), out.related_links.end(), same))
        out.related_links.push_back(std::move(link));
    }
    for (Post& post : pages[i].posts) out.posts.push_back(std::move(post));
    for (Post& comment : pages[i].comments) out.comments.push_back(std::move(comment));
    out.confidence = std::min(out.confidence, pages[i].confidence);
  }
  out.metadata.next_pages = std::move(next_pages);
  article::measure(out);
  return out;
}

}  // namespace lectern
