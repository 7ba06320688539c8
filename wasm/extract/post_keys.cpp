#include "extract/post_keys.h"

#include "base/hash.h"
#include "base/text.h"
#include "html/custom_elements.h"

namespace lectern::extract {
namespace {

using html::Attr;

uint32_t without_digits(std::string_view text, uint32_t hash) {
  for (const char c : text)
    if (!base::is_digit(c)) hash = base::hashed(hash, c);
  return hash;
}

}  // namespace

PostKeys post_keys_of(const Scene& scene, ContainerId container) {
  const html::Document& document = scene.document;
  const html::NodeId node = scene.cut.containers[container].node;
  const uint32_t tag = base::hash_of(document[node].text);
  PostKeys keys;
  if (html::is_custom(document[node])) keys.add(tag);
  std::string_view classes = document.get(node, Attr::class_);
  for (std::string_view word = base::next_token(classes); !word.empty(); word = base::next_token(classes))
    keys.add(without_digits(word, base::hashed(tag, '.')));
  // An id is of one element, but for the numbers in it.
  const std::string_view id = document.get(node, Attr::id);
  if (base::find_any(id, "0123456789") != std::string_view::npos) keys.add(without_digits(id, base::hashed(tag, '#')));
  for (const Attr attr : {Attr::itemprop, Attr::itemtype})
    if (const std::string_view value = document.get(node, attr); !value.empty())
      keys.add(base::hash_of(value.substr(0, 100), base::hashed(tag, '@')));
  if (keys.begin() == keys.end()) keys.add((tag ^ (scene.cut.containers[container].parent + 1)) * 2654435761u);
  return keys;
}

}  // namespace lectern::extract
