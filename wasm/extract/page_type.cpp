#include "extract/page_type.h"

#include <string>
#include <string_view>

#include "base/text.h"
#include "base/url.h"

namespace lectern::extract {
namespace {

struct Word {
  std::string_view text;
  PageType type;
};

// Parts of a host's name ("forum" in forum.example.org).
constexpr Word kHostParts[] = {
    {"forum", PageType::forum},        {"forums", PageType::forum},      {"community", PageType::forum},
    {"communities", PageType::forum},  {"discuss", PageType::forum},     {"discourse", PageType::forum},
    {"boards", PageType::forum},       {"ask", PageType::forum},         {"answers", PageType::forum},
    {"docs", PageType::documentation}, {"doc", PageType::documentation}, {"developer", PageType::documentation},
    {"wiki", PageType::documentation}, {"api", PageType::documentation},
};

// Segments of a path.
constexpr Word kSegments[] = {
    {"forum", PageType::forum},
    {"forums", PageType::forum},
    {"thread", PageType::forum},
    {"threads", PageType::forum},
    {"t", PageType::forum},
    {"question", PageType::forum},
    {"questions", PageType::forum},
    {"discussion", PageType::forum},
    {"discussions", PageType::forum},
    {"comments", PageType::forum},
    {"board", PageType::forum},
    {"boards", PageType::forum},
    {"docs", PageType::documentation},
    {"documentation", PageType::documentation},
    {"manual", PageType::documentation},
    {"reference", PageType::documentation},
    {"product", PageType::product},
    {"products", PageType::product},
    {"dp", PageType::product},
    {"itm", PageType::product},
    {"item", PageType::product},
    {"collection", PageType::collection},
    {"collections", PageType::collection},
    {"category", PageType::collection},
    {"categories", PageType::collection},
    {"tag", PageType::collection},
    {"tags", PageType::collection},
    {"search", PageType::listing},
    {"jobs", PageType::listing},
    {"listings", PageType::listing},
    {"events", PageType::listing},
};

// Calls `found(part)` for each part of a text between separators.
template <typename Found>
void split(std::string_view text, std::string_view separators, Found found) {
  while (!text.empty()) {
    const size_t end = text.find_first_of(separators);
    const std::string_view part = text.substr(0, end);
    if (!part.empty()) found(part);
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
}

PageType type_by_url(std::string_view url) {
  if (url.empty()) return PageType::other;
  PageType type = PageType::other;
  const std::string host = base::host_of(url);
  split(host, ".", [&](std::string_view part) {
    for (const Word& word : kHostParts)
      if (part == word.text && type == PageType::other) type = word.type;
  });
  const std::string path = base::lower_ascii(base::path_of(url));
  split(path, "/", [&](std::string_view segment) {
    for (const Word& word : kSegments)
      if (segment == word.text && type == PageType::other) type = word.type;
    // Names that forum software gives its pages.
    for (const std::string_view page : {"showthread", "viewtopic", "viewthread", "showtopic"})
      if (base::starts_with(segment, page)) type = PageType::forum;
  });
  return type;
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
