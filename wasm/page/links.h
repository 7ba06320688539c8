#pragma once

#include <lectern/article.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/list.h"
#include "html/document.h"

namespace lectern::page {

/// Collects what links say of the page by their relation, and the numbered links to its further pages. Fed with every a
/// and link element in order.
class Links {
 public:
  explicit Links(const html::Document& document) : document_(document) {}

  /// Takes in an a or link element.
  void enter(html::NodeId node);

  // As written, each to be made absolute with the page's base address.
  std::string_view canonical;
  std::string_view image;
  struct Hreflang {
    std::string_view lang, href;
  };
  base::List<Hreflang> hreflangs;
  base::List<html::NodeId> tags;  ///< a elements with rel=tag

  /// The further pages of this one, absolute, in order: rel=next, else links that are a number and whose address is
  /// this page's with that number put in ("/story" → "/story/2", "/story?page=2", "/story-2.html").
  std::vector<std::string> next_pages(std::string_view page_url, std::string_view base_url) const;

 private:
  struct Numbered {
    uint32_t number;
    std::string_view href;
  };
  const html::Document& document_;
  base::List<std::string_view> next_;
  base::List<Numbered> numbered_;
};

}  // namespace lectern::page
