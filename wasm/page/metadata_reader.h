#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "html/document.h"
#include "page/claims.h"
#include "page/links.h"
#include "page/meta.h"
#include "page/microdata.h"
#include "page/next_pages.h"
#include "page/page_facts.h"
#include "page/visible.h"

namespace lectern::page {

/// Reads the metadata of a page: one pass over it, then the choice between what was found.
class MetadataReader {
 public:
  MetadataReader(const html::Document& document, std::string_view url)
      : document_(document),
        meta_(document, sources_),
        microdata_(document),
        links_(document),
        next_pages_(document),
        visible_(document),
        given_url_(url) {}

  /// Everything that the page says of itself. To be called once.
  PageFacts read();

 private:
  // page.cpp
  void scan();
  void find_addresses();
  void find_text();
  void find_authors();
  void find_dates();
  void find_image();
  void find_tags();
  void find_links();
  void find_type();
  void find_direction();
  bool is_article() const;
  bool is_json_ld(html::NodeId script, std::string_view text) const;

  // page_title.cpp
  void find_title();
  std::vector<std::string> site_names() const;
  std::vector<std::string> given_titles() const;
  std::string choose_title(const std::vector<std::string>& site_names, const std::vector<std::string>& given) const;

  const html::Document& document_;
  Sources sources_;
  Meta meta_;
  Microdata microdata_;
  Links links_;
  NextPages next_pages_;
  Visible visible_;
  std::string_view given_url_;
  std::string_view base_href_;
  std::string title_element_;
  std::vector<std::string_view> scripts_;
  PageFacts facts_;
};

}  // namespace lectern::page
