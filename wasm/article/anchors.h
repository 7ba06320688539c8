#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "article/kept.h"
#include "html/document.h"

namespace lectern::article {

/// The elements of a page that its own links lead to.
class Anchors {
 public:
  /// @param page_url the page's URL without fragment, or empty
  /// @param base_url what links are resolved against
  Anchors(const html::Document& document, std::string_view page_url, std::string_view base_url);

  /// The element that a link leads to; kNoNode if it is on another page or does not exist.
  html::NodeId target(std::string_view href) const;
  /// Whether a link leads to this page itself, to a fragment or to nothing.
  bool is_local(std::string_view href) const;
  /// The id of an element in the article. Its prefix avoids conflicts with the host page.
  std::string id(html::NodeId target) const;

 private:
  const html::Document& document_;
  std::string page_url_;
  std::string base_url_;
  std::vector<base::Row> names_;  // hashes of ids and names, sorted
};

/// The prefix of every id that comes from the page.
constexpr std::string_view kIdPrefix = "lectern-id-";

}  // namespace lectern::article
