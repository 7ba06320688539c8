#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "html/document.h"

namespace lectern::page {

/// Collects the links that may lead to the next pages of an article: by their relation, a number, or a word for "next".
/// It must be given every a and link element, in order.
class NextPages {
 public:
  explicit NextPages(const html::Document& document) : document_(document) {}

  /// Takes in an a or link element.
  void enter(html::NodeId node);

  /// The URLs of the next pages, absolute, in order. Links to other articles, chapters and older posts look the same,
  /// so the URL decides: it must be the page's own with a page number that is added or counted up ("/story" →
  /// "/story/2",
  /// "/story?page=2", "/story-2.html"), or, if the link says "next", with other parameters ("/story?from=20").
  /// @param addresses the page's own URL and its canonical one; may be empty
  std::vector<std::string> find(const std::vector<std::string_view>& addresses, std::string_view base_url) const;

 private:
  struct Link {
    uint32_t number;  // that it shows; 0 where it says "next"
    bool in_body;
    std::string_view href;
  };
  bool says_next(html::NodeId node, std::string_view rel) const;
  bool among_comments(html::NodeId node) const;

  const html::Document& document_;
  std::vector<Link> links_;
};

}  // namespace lectern::page
