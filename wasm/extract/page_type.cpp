#include "extract/page_type.h"

#include <span>
#include <string>
#include <string_view>

#include "base/text.h"
#include "base/url.h"

namespace lectern::extract {
namespace {

struct Words {
  PageType type;
  std::string_view words;
};

// Parts of a host's name ("forum" in forum.example.org).
constexpr Words kHostParts[] = {
    {PageType::forum, "forum|forums|community|communities|discuss|discourse|boards|ask|answers"},
    {PageType::documentation, "docs|doc|developer|wiki|api"},
};

// Segments of a path.
constexpr Words kSegments[] = {
    {PageType::forum, "forum|forums|thread|threads|t|question|questions|discussion|discussions|comments|board|boards"},
    {PageType::documentation, "docs|documentation|manual|reference"},
    {PageType::product, "product|products|dp|itm|item"},
    {PageType::collection, "collection|collections|category|categories|tag|tags"},
    {PageType::listing, "search|jobs|listings|events"},
};

// What the first of a text's parts that is listed says.
PageType type_by_parts(std::string_view text, char mark, std::span<const Words> all) {
  while (!text.empty()) {
    const std::string_view part = base::next_item(text, mark);
    for (const auto& [type, words] : all)
      if (base::is_one_of(part, words)) return type;
  }
  return PageType::other;
}

PageType type_by_url(std::string_view url) {
  if (url.empty()) return PageType::other;
  const std::string path = base::lower_ascii(base::path_of(url));
  // Names that forum software gives its pages.
  for (const std::string_view page : {"/showthread", "/viewtopic", "/viewthread", "/showtopic"})
    if (base::contains(path, page)) return PageType::forum;
  const PageType type = type_by_parts(base::host_of(url), '.', kHostParts);
  return type != PageType::other ? type : type_by_parts(path, '/', kSegments);
}

}  // namespace

PageType page_type_of(const page::PageFacts& facts) {
  const PageType by_url = type_by_url(facts.url);
  const PageType said = facts.metadata.page_type;
  // Forum software calls its threads articles.
  if (said == PageType::article && by_url == PageType::forum) return PageType::forum;
  return said == PageType::other ? by_url : said;
}

}  // namespace lectern::extract
