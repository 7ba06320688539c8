#include <lectern/lectern.h>

#include "tree/running_text.h"
#include "write/parts.h"

namespace lectern {

std::string to_text(const Article& article, const TextParts& parts) {
  return plain_text(parts == TextParts() ? article.content : write::tree_of(article, parts));
}

}  // namespace lectern
