#pragma once

#include <lectern/article.h>

#include <string>
#include <string_view>
#include <vector>

#include "html/document.h"

namespace lectern::page {

/// The metadata of a page: the fields of the article, and what extraction needs.
struct PageFacts {
  Metadata metadata;

  std::string url;       ///< the page's URL: as given, else canonical, else og:url; absolute or empty
  std::string base_url;  ///< what relative links resolve against: <base href>, else `url`; absolute or empty
  std::vector<std::string>
      titles;  ///< every wording of the title the page gives (title element, og:title, headline), folded, best first
  html::NodeId title_node = html::kNoNode;  ///< the heading that displays the title, or kNoNode
  std::string description;                  ///< meta, Open Graph or JSON-LD description
  std::string article_body;                 ///< JSON-LD articleBody, white space folded; empty if none
  bool says_article = false;                ///< og:type, JSON-LD or microdata declare that this is an article
};

/// Reads the metadata of a page: JSON-LD (graphs, arrays, @id references), Open Graph, Dublin Core, microdata,
/// link relations, <time>, and the visible page. The table at the top of page.cpp has the precedence of each field.
/// Linear.
/// @param url the page's URL, absolute http(s), or empty
PageFacts read(const html::Document& document, std::string_view url);

}  // namespace lectern::page
