#pragma once

#include <lectern/article.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lectern::page {

/// The sources of a page's metadata.
enum class Source : uint8_t {
  json_ld,      ///< schema.org in script elements
  open_graph,   ///< og:…, article:…
  dublin_core,  ///< dc.…, dcterms.…, and the citation_… of scholarly pages
  twitter,      ///< twitter:…
  meta,         ///< meta elements with plain names: author, description, date …
  microdata,    ///< schema.org in itemprop or RDFa Lite's property
  visible,      ///< what the user sees: headings, bylines, dates
};
constexpr size_t kSourceCount = 7;

/// The metadata of one source. All text is clean (see clean.h); dates and URLs are as the page writes them.
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
  std::vector<std::string> organizations;  ///< those of the authors' names that the source says are no person's
  std::vector<std::string> tags;
  Image image;
};

using Sources = std::array<Claims, kSourceCount>;
inline Claims& of(Sources& sources, Source source) { return sources[static_cast<size_t>(source)]; }
inline const Claims& of(const Sources& sources, Source source) { return sources[static_cast<size_t>(source)]; }

/// Sets a field that is still empty.
inline void keep_first(std::string& field, std::string value) {
  if (field.empty()) field = std::move(value);
}
/// Adds an author unless one has the same name, or there are more than any real page has.
void add_author(std::vector<Author>& authors, Author author);
/// Adds the names of a list such as "By Ann Lee and Bo Chen". One name alone gets the URL.
void add_authors(std::vector<Author>& authors, std::string_view list, std::string url = {});
/// Adds an author that is no person; its name is not split ("Center for Coasts and Harbours").
void add_organization(Claims& claims, std::string name, std::string url);
/// Adds the parts of a clean text as tags.
/// @param marks ASCII characters that separate the parts; if empty, the text is one tag
void add_tags(std::vector<std::string>& tags, std::string_view text, std::string_view marks = ",");

}  // namespace lectern::page
