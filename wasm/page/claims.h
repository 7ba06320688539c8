#pragma once

#include <lectern/article.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace lectern::page {

/// Where a page can say something of itself.
enum class Source : uint8_t {
  json_ld,      ///< schema.org in script elements
  open_graph,   ///< og:…, article:…
  dublin_core,  ///< dc.…, dcterms.…, and the citation_… of scholarly pages
  twitter,      ///< twitter:…
  meta,         ///< meta elements with plain names: author, description, date …
  microdata,    ///< schema.org in itemprop or RDFa Lite's property
  visible,      ///< what a person sees: headings, bylines, dates
};
constexpr size_t kSourceCount = 7;

/// What one source says. All text is clean (see clean.h); dates and URLs are as the page writes them.
struct Claims {
  std::string type;  ///< schema.org or Open Graph type, lower case
  std::string title;
  std::string description;
  std::string site_name;
  std::string published;
  std::string modified;
  std::string section;
  std::string url;
  std::string lang;
  std::string article_body;
  std::vector<Author> authors;
  std::vector<std::string> tags;
  Image image;
};

using Sources = std::array<Claims, kSourceCount>;
inline Claims& of(Sources& sources, Source source) { return sources[static_cast<size_t>(source)]; }
inline const Claims& of(const Sources& sources, Source source) { return sources[static_cast<size_t>(source)]; }

}  // namespace lectern::page
