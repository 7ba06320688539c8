#include "page/clean.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <vector>

#include "base/text.h"
#include "base/utf8.h"
#include "base/words.h"
#include "html/tag_set.h"

namespace lectern::page {
namespace {

using html::Tag;

constexpr std::string_view kInlineMarkup[] = {"a", "b",    "cite",   "div", "em",  "font", "i",  "mark", "p",
                                              "q", "span", "strong", "sub", "sup", "u",    "h1", "h2",   "small"};

// The end of a tag that starts at `at`, or npos. `name` is its lower-case name, `closing` whether it is an end tag.
size_t tag_end(std::string_view text, size_t at, std::string& name, bool& closing) {
  size_t i = at + 1;
  closing = i < text.size() && text[i] == '/';
  if (closing) ++i;
  name.clear();
  while (i < text.size() && name.size() < 8) {
    const char c = base::lower(text[i]);
    if (!(base::is_lower(c) || (c >= '1' && c <= '2' && !name.empty()))) break;
    name += c;
    ++i;
  }
  if (name.empty() || i >= text.size()) return std::string_view::npos;
  if (text[i] != '>' && text[i] != '/' && !base::is_space(text[i])) return std::string_view::npos;
  constexpr size_t kLongestTag = 500;
  const size_t end = text.substr(i, kLongestTag).find('>');
  return end == std::string_view::npos ? end : i + end + 1;
}

// Markup is what is both opened and closed, or a line break: a title that speaks of "the <picture> element" keeps its
// words.
std::string without_markup(std::string_view text) {
  uint32_t opened = 0, closed = 0;  // of kInlineMarkup, as bits
  std::string name;
  bool closing = false;
  const auto bit_of = [&name]() -> uint32_t {
    const auto* at = std::find(std::begin(kInlineMarkup), std::end(kInlineMarkup), name);
    return at == std::end(kInlineMarkup) ? 0 : 1u << (at - std::begin(kInlineMarkup));
  };
  for (size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1))
    if (tag_end(text, at, name, closing) != std::string_view::npos) (closing ? closed : opened) |= bit_of();

  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size();) {
    const size_t end = text[i] == '<' ? tag_end(text, i, name, closing) : std::string_view::npos;
    if (end == std::string_view::npos || !(name == "br" || (opened & closed & bit_of()))) {
      out += text[i++];
      continue;
    }
    if (name == "br" || name == "p" || name == "div" || name == "h1" || name == "h2") out += ' ';
    i = end;
  }
  return out;
}

// U+202A to U+202E, U+2066 to U+2069: left open, they would reorder whatever the text is shown next to. U+00AD: says
// where a line may break, and would make other words of the words.
std::string without_controls(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    const auto byte = [&](size_t k) { return i + k < text.size() ? static_cast<unsigned char>(text[i + k]) : 0u; };
    if (byte(0) == 0xE2 && ((byte(1) == 0x80 && byte(2) >= 0xAA && byte(2) <= 0xAE) ||
                            (byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9))) {
      i += 2;
    } else if (byte(0) == 0xC2 && byte(1) == 0xAD) {
      ++i;
    } else {
      out += text[i];
    }
  }
  return out;
}

// A text that metadata is read from is short: what has this many nodes is none, however little it says.
constexpr size_t kMaxNodes = 1000;

bool hides_text(Tag tag) {
  constexpr html::TagSet kHidden = {Tag::noscript, Tag::template_, Tag::iframe, Tag::select,
                                    Tag::button,   Tag::rp,        Tag::rt,     Tag::rtc};
  return html::has_no_text(tag) || kHidden.has(tag);
}

bool is_raised(const html::Document& document, html::NodeId n) {
  for (int up = 0; up < 2 && document[n].parent != html::kNoNode; ++up) {
    n = document[n].parent;
    if (document[n].tag == Tag::sup) return true;
  }
  return false;
}

// Whether a link is no word of the text that it stands in: "¶" or "#" beside a heading, which leads to the heading
// itself; the mark of a note, "1" or "a", raised or in brackets.
bool is_mark(const html::Document& document, html::NodeId n) {
  if (!document.is_element(n, Tag::a) || !base::starts_with(document.get(n, html::Attr::href), "#")) return false;
  bool set_apart = is_raised(document, n);
  bool is_number = true;
  size_t size = 0;  // letters and digits
  for (html::NodeId inner = n + 1; inner < document[n].end; ++inner) {
    set_apart = set_apart || document[inner].tag == Tag::sup;
    if (document[inner].type != html::NodeType::text) continue;
    const std::string_view text = document[inner].text.substr(0, 64);
    set_apart = set_apart || (size == 0 && base::starts_with(base::trim(text), "["));
    for (size_t at = 0; at < text.size();) {
      const char32_t c = base::next_code_point(text, at);
      if (!base::is_word_code_point(c)) continue;
      is_number = is_number && base::digit_value(c) >= 0;
      if (++size > 3) return false;
    }
  }
  return size == 0 || (set_apart && (is_number || size == 1));
}

}  // namespace

std::string clean_text(std::string_view text) {
  std::string out(base::trim(text));
  for (int i = 0; i < 2 && out.find('&') != std::string::npos; ++i) out = base::decode_references(out);
  if (out.find('<') != std::string::npos) out = without_markup(out);
  if (base::find_any(out, "\xC2\xE2") != std::string::npos) out = without_controls(out);
  return base::fold_space(out);
}

std::string text_of(const html::Document& document, html::NodeId begin, html::NodeId end, size_t limit,
                    size_t max_nodes) {
  std::string out;
  size_t nodes = 0;
  for (html::NodeId n = begin; n < end && out.size() <= limit && nodes++ < max_nodes;) {
    const html::NodeId here = n;
    const html::Node& item = document[here];
    const bool is_element = item.type == html::NodeType::element;
    const bool is_hidden = is_element && (hides_text(item.tag) || is_mark(document, here));
    if (item.type == html::NodeType::text)
      base::append_folded(out, item.text.substr(0, limit * 4 + 64));
    else if (is_element && !is_hidden && !html::is_inline(item.tag))
      base::append_folded(out, " ");
    n = is_hidden ? item.end : here + 1;
    // A block that ends here parts its text from what follows.
    for (html::NodeId up = is_element && !is_hidden ? here : item.parent;
         up != html::kNoNode && up >= begin && document[up].end == n; up = document[up].parent)
      if (!html::is_inline(document[up].tag)) {
        base::append_folded(out, " ");
        break;
      }
  }
  return std::string(base::trim(out));
}

std::string text_of(const html::Document& document, html::NodeId node, size_t limit) {
  const bool is_text = document[node].type == html::NodeType::text;
  return text_of(document, is_text ? node : node + 1, document[node].end, limit, kMaxNodes);
}

bool same_words(std::string_view a, std::string_view b) {
  if (a == b) return true;
  const base::Words left(a), right(b);
  return std::equal(left.begin(), left.end(), right.begin(), right.end());
}

double word_overlap(std::string_view part, std::string_view whole) {
  const base::Words wanted(part);
  if (wanted.empty()) return 0;
  const base::Words words(whole);
  std::vector<std::string_view> have(words.begin(), words.end());
  std::sort(have.begin(), have.end());
  size_t hits = 0;
  for (const std::string_view word : wanted) hits += std::binary_search(have.begin(), have.end(), word);
  return static_cast<double>(hits) / static_cast<double>(wanted.size());
}

}  // namespace lectern::page
