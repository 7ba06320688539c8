#pragma once

#include <lectern/article.h>

#include <string>
#include <string_view>
#include <vector>

#include "html/document.h"

namespace lectern::page {

/// What a page says of itself: the metadata that its readers get, and the hints that extraction needs.
struct PageFacts {
  Metadata metadata;

  std::string url;       ///< the page's address: as given, else canonical, else og:url; absolute or empty
  std::string base_url;  ///< what relative links resolve against: <base href>, else `url`; absolute or empty
  std::vector<std::string>
      titles;  ///< every wording of the title the page gives (title element, og:title, headline), folded, best first
  html::NodeId title_node = html::kNoNode;  ///< the heading that shows the title; kNoNode where none does
  std::string description;                  ///< meta, Open Graph or JSON-LD description
  std::string article_body;                 ///< JSON-LD articleBody, white space folded; empty where none
  bool says_article = false;                ///< og:type, JSON-LD or microdata say that this is an article
};

/// Reads what the page says of itself: JSON-LD (graphs, arrays, @id references), Open Graph, Dublin Core, microdata,
/// link relations, <time>, and the visible page. Sources by precedence per field: see the table at the top of page.cpp.
/// @param url the page's address, absolute http(s), or empty.
PageFacts read(const html::Document& document, std::string_view url);

}  // namespace lectern::page
