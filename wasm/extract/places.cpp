#include "extract/places.h"

#include <vector>

#include "base/hash.h"
#include "base/text.h"

namespace lectern::extract {

std::vector<uint32_t> places_of(const html::Document& document) {
  std::vector<uint32_t> places(document.size());
  for (html::NodeId id = 0; id < document.size(); ++id) {
    const html::Node& node = document[id];
    uint32_t hash = node.parent == html::kNoNode ? base::kHashSeed : places[node.parent];
    if (node.type == html::NodeType::element) {
      hash = base::hash_of(node.text, hash);
      // The names of the page as a whole are often its kind's.
      if (id != document.root() && id != document.body()) {
        for (const html::Attr attr : {html::Attr::id, html::Attr::class_})
          for (const char c : document.get(id, attr))
            if (!base::is_digit(c)) hash = base::hashed(hash, c);
      }
    }
    places[id] = hash;
  }
  return places;
}

}  // namespace lectern::extract
