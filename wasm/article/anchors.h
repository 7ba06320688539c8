#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "article/kept.h"
#include "html/document.h"

namespace lectern::article {

/// The places of a page that its own links lead to.
class Anchors {
 public:
  /// @param page_url the page's address without fragment, or empty; @param base_url what links resolve against.
  Anchors(const html::Document& document, std::string_view page_url, std::string_view base_url);

  /// The element that a link of this page leads to; kNoNode for links elsewhere and to nothing.
  html::NodeId target(std::string_view href) const;
  /// Whether a link leads to this page itself, so that it is a fragment link or nothing.
  bool is_local(std::string_view href) const;
  /// The id that an element's place has in the article: prefixed, so that it clobbers no name of the host page.
  std::string id(html::NodeId target) const;

 private:
  const html::Document& document_;
  std::string page_url_;
  std::string base_url_;
  std::vector<base::Row> names_;  // hashes of ids and names, sorted
};

/// What every id that comes from the page starts with.
constexpr std::string_view kIdPrefix = "lectern-id-";

}  // namespace lectern::article
