#include "article/measure.h"

#include "base/utf8.h"
#include "base/words.h"
#include "tree/node_classes.h"
#include "tree/running_text.h"

namespace lectern::article {

void measure(Article& article) {
  const Tree& tree = article.content;
  article.outline.clear();
  for (uint32_t n = 0; n < tree.size(); ++n) {
    if (const uint8_t level = heading_level(tree[n].element); level > 0)
      article.outline.push_back({level, running_text(tree, n), std::string(tree.find(n, Attribute::id))});
  }
  const std::string text = plain_text(tree);
  article.length = static_cast<uint32_t>(base::code_points(text));
  article.word_count = base::count_words(text);
  article.reading_time = base::reading_minutes(article.length, article.metadata.lang);
}

}  // namespace lectern::article
