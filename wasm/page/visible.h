#pragma once

#include <lectern/article.h>

#include <string>
#include <string_view>
#include <vector>

#include "html/document.h"

namespace lectern::page {

/// Collects what the user sees of title, authors, dates and standfirst. It must be given every element of the page, in
/// order; the find functions are for afterwards, since most depend on where the title is.
class Visible {
 public:
  explicit Visible(const html::Document& document) : document_(document) {}

  /// Takes in an element.
  void enter(html::NodeId node);

  /// Finds the heading that displays the title: an h1 that resembles the title as the page gives it elsewhere, else the
  /// only h1, else any heading that is the same.
  /// @param wordings without site names, best first.
  /// @param site_names a heading with one of these is a logo.
  /// @param host the page's host or empty.
  void find_title(const std::vector<std::string>& wordings, const std::vector<std::string>& site_names,
                  std::string_view host);
  html::NodeId title_node() const { return title_; }
  const std::string& title() const { return title_text_; }

  /// The authors in the byline next to the title, without "By"; their URLs are as the page writes them.
  /// @param shown receives the whole byline as displayed, if it has little besides the names
  std::vector<Author> find_authors(std::string_view lang, std::string& shown) const;

  /// The dates next to the title in ISO 8601; empty if there is none.
  void find_dates(std::string_view lang, std::string& published, std::string& modified) const;

  /// The summary below the title; empty if there is none that differs from the body.
  std::string find_standfirst(std::string_view description) const;

 private:
  struct Candidate {
    html::NodeId node;
    html::NodeId aside;  // the outermost part around it that speaks of something else; kNoNode
    html::NodeId side;   // the outermost part around it that stands beside the article; kNoNode
    uint8_t hints;       // of its class and id; see vocabulary/class_words.h
  };
  // Where candidates are looked for, in the order of trust.
  enum class CandidateScope : uint8_t { article, side };
  struct Heading {
    html::NodeId node;
    html::NodeId aside;
    uint8_t level;
  };

  struct RatedHeading {
    Heading heading;
    std::string text;
    double score;  // how much it resembles a wording, 0 to 1
    bool logo;
  };

  std::string text_of_heading(const Heading& heading) const;
  std::vector<RatedHeading> rate_largest_headings(const std::vector<std::string>& wordings,
                                                  const std::vector<std::string>& site_names,
                                                  std::string_view host) const;
  void choose_title(const std::vector<RatedHeading>& largest, const std::vector<std::string>& wordings,
                    const std::vector<std::string>& site_names, std::string_view host);
  bool choose_smaller_heading(const std::vector<std::string>& wordings, const std::vector<std::string>& site_names,
                              std::string_view host);
  std::vector<Candidate> by_distance(const std::vector<Candidate>& all, CandidateScope place) const;
  std::vector<Author> names_in(html::NodeId node, std::string_view lang, bool after_by, bool nicknames) const;
  std::vector<Author> hinted_authors(const std::vector<Candidate>& near, uint8_t hint, bool nicknames,
                                     std::string_view lang, std::string& shown) const;
  bool is_in_running_text(html::NodeId text) const;
  std::vector<Author> led_by(html::NodeId text, std::string_view lang) const;
  std::vector<Author> signed_at_the_end(std::string_view lang) const;
  std::string said_anywhere(std::string_view lang) const;
  std::string edited_anywhere(std::string_view lang) const;
  std::vector<Author> only_hinted(std::string_view lang) const;
  std::vector<Author> named_beside_date(std::string_view lang) const;
  std::vector<Author> full_names_in(html::NodeId box, std::string_view lang) const;
  bool off_topic(html::NodeId aside) const;
  bool is_in_article(html::NodeId node) const;
  bool is_teaser(html::NodeId node) const;
  bool is_in_teaser(html::NodeId node) const;
  bool is_in_card(html::NodeId node) const;

  const html::Document& document_;
  html::NodeId aside_ = html::kNoNode;
  html::NodeId side_ = html::kNoNode;
  html::NodeId title_ = html::kNoNode;
  std::string title_text_;
  std::vector<Heading> headings_;
  std::vector<Candidate> authors_;
  std::vector<Candidate> dates_;
};

}  // namespace lectern::page
