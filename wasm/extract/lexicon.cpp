#include "extract/lexicon.h"

#include <algorithm>
#include <vector>

#include "base/hash.h"
#include "base/text.h"
#include "extract/heading_words.h"

namespace lectern::extract {
namespace {

constexpr size_t kLongestNames = 1024;  // longer lists are data, not names
constexpr size_t kFewestBytes = 2;
constexpr size_t kMostBytes = 24;

// Whether a character from U+3000 on starts here.
constexpr bool is_ideographic(char c) { return static_cast<unsigned char>(c) >= 0xE3; }
constexpr bool is_letter(char c) { return base::is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80; }

// A token is 22 bits of a hash of what kind of name it is and of its lower-case letters.
Token token_of(unsigned char kind, std::string_view name) {
  uint32_t hash = base::hashed(base::kHashSeed, static_cast<char>(kind));
  for (const char c : name) hash = base::hashed(hash, base::lower(c));
  return (hash ^ hash >> 22) & kLastToken;
}

// Calls `found(word)` for each run of letters and digits that holds a letter; Chinese and Japanese, written without
// spaces, by the character.
template <typename Found>
void each_word(std::string_view text, bool split_case, Found found) {
  for (size_t at = 0; at < text.size();) {
    const size_t begin = at;
    bool letter = false;
    while (at < text.size() && (is_letter(text[at]) || base::is_digit(text[at]))) {
      if (split_case && at > begin && base::is_upper(text[at]) && base::is_lower(text[at - 1])) break;
      if (is_ideographic(text[at])) {
        if (at > begin) break;
        do ++at;
        while (at < text.size() && (text[at] & 0xC0) == 0x80);
        letter = true;
        break;
      }
      letter = letter || is_letter(text[at]);
      ++at;
    }
    if (at == begin) {
      ++at;
      continue;
    }
    const std::string_view word = text.substr(begin, at - begin);
    if (letter && word.size() >= kFewestBytes && word.size() <= kMostBytes)
      if (!found(word)) return;
  }
}

// Whether an id is made of the heading of its element, and so says nothing of what the element is for.
bool is_slug(const html::Document& document, html::NodeId element, std::string_view id) {
  HeadingWords heading(document, element);
  bool all = true;
  each_word(id, true, [&](std::string_view word) { return all = heading.hold(word); });
  return all;
}

constexpr uint32_t kMostAttributes = 64;

void add_names_of(const html::Document& document, html::NodeId element, const html::Attribute& attribute,
                  std::vector<Token>& out) {
  using html::Attr;
  std::string_view rest = attribute.value.substr(0, kLongestNames);
  switch (attribute.id) {
    case Attr::class_:
    case Attr::id:
      for (std::string_view name = base::next_token(rest); !name.empty(); name = base::next_token(rest)) {
        if (attribute.id == Attr::id && is_slug(document, element, name)) continue;
        size_t words = 0;
        each_word(name, true, [&](std::string_view word) {
          out.push_back(token_of('.', word));
          return ++words != 0;
        });
        if (words > 1 && attribute.id == Attr::class_) out.push_back(token_of('c', name));
      }
      break;
    case Attr::role:
    case Attr::itemprop:
      out.push_back(token_of(attribute.id == Attr::role ? 'r' : 'i', base::next_token(rest)));
      break;
    case Attr::itemtype: {
      const std::string_view type = base::next_token(rest);
      out.push_back(token_of('t', type.substr(type.rfind('/') + 1)));
      break;
    }
    default:
      break;
  }
}

}  // namespace

void add_names(const html::Document& document, html::NodeId element, std::vector<Token>& out) {
  const html::Node& node = document[element];
  out.push_back(token_of('<', node.text));
  for (uint32_t i = 0; i < node.attribute_count && i < kMostAttributes; ++i)
    add_names_of(document, element, document.attribute(element, i), out);
}

Tally NameTallies::of(html::NodeId element) {
  const html::Node& node = document_[element];
  tokens_.assign(1, token_of('<', node.text));
  Tally out;
  for (uint32_t i = 0; i < node.attribute_count && i < kMostAttributes; ++i) {
    const html::Attribute& attribute = document_.attribute(element, i);
    if (attribute.id != html::Attr::class_) {
      add_names_of(document_, element, attribute, tokens_);
      continue;
    }
    std::optional<Tally>& classes = of_classes_[attribute.names];
    if (!classes) {
      class_tokens_.clear();
      add_names_of(document_, element, attribute, class_tokens_);
      classes = tally(class_tokens_);
    }
    out.add(*classes);
  }
  out.add(tally(tokens_));
  return out;
}

void add_words(std::string_view text, Said said, size_t most, std::vector<Token>& out) {
  size_t words = 0;
  each_word(text, false, [&](std::string_view word) {
    out.push_back(token_of(static_cast<unsigned char>(said), word));
    return ++words < most;
  });
}

void Tally::add(const Tally& other) {
  sum += other.sum;
  count += other.count;
  least = std::min(least, other.least);
  most = std::max(most, other.most);
}

float Tally::mean() const {
  return count == 0 ? 0 : static_cast<float>(sum) / static_cast<float>(count) / kWeightScale;
}

Tally tally(const std::vector<Token>& tokens) {
  Tally out;
  for (const Token token : tokens) {
    const int16_t weight = weight_of(token);
    if (weight != kUnknown) out.add({weight, 1, std::min<int16_t>(weight, 0), std::max<int16_t>(weight, 0)});
  }
  return out;
}

}  // namespace lectern::extract
