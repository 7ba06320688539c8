#include "bindings/pages.h"

#include <optional>
#include <string>

#include "article/reread.h"
#include "base/json.h"

namespace lectern::bindings {

std::vector<Article> read_pages(std::string_view text) {
  std::vector<Article> pages;
  const std::optional<base::Json> json = base::parse_json(text);
  const base::Json* contents = json ? base::find(*json, "pages") : nullptr;
  if (!contents || !contents->is_array()) return pages;
  for (const base::Json& content : *contents) {
    if (!content.is_string()) return {};
    pages.emplace_back();
    pages.back().content = article::reread(base::string_of(content));
  }
  if (pages.empty()) return pages;
  const auto member = [&](std::string_view key) {
    const base::Json* value = base::find(*json, key);
    return value ? std::string(base::string_of(*value)) : std::string();
  };
  Metadata& metadata = pages[0].metadata;
  metadata.title = member("title");
  metadata.standfirst = member("standfirst");
  metadata.byline = member("byline");
  metadata.lang = member("lang");
  return pages;
}

}  // namespace lectern::bindings
