#pragma once

#include <string_view>
#include <vector>

#include "html/document.h"

namespace lectern::page {

/// Collects what links say about the page by their relation. It must be given every a and link element, in order.
class Links {
 public:
  explicit Links(const html::Document& document) : document_(document) {}

  /// Takes in an a or link element.
  void enter(html::NodeId node);

  // As written: to be resolved against the page's base URL.
  std::string_view canonical;
  std::string_view image;
  struct Hreflang {
    std::string_view lang, href;
  };
  std::vector<Hreflang> hreflangs;
  std::vector<html::NodeId> tags;  ///< a elements with rel=tag

 private:
  const html::Document& document_;
};

}  // namespace lectern::page
