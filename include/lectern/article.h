#pragma once

#include <lectern/export.h>
#include <lectern/tree.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lectern {

/// A person or organisation that wrote the article.
struct Author {
  std::string name;
  std::string url;  ///< absolute http(s), or empty
};

/// A picture that stands for the article.
struct Image {
  std::string url;  ///< absolute http(s); empty if there is none
  std::string alt;
  uint32_t width = 0;  ///< CSS pixels, 0 where the page does not say
  uint32_t height = 0;
};

/// A link out of the article.
struct Link {
  std::string text;
  std::string url;  ///< absolute http(s)
};

/// The same article in another language.
struct Alternate {
  std::string lang;  ///< BCP 47, as the page writes it
  std::string url;   ///< absolute http(s)
};

/// A heading of the article, for a table of contents.
struct Heading {
  uint8_t level;     ///< 1 to 6
  std::string text;  ///< on one line, without footnote marks and readings of ruby
  std::string id;    ///< the heading's id in the content
};

/// A post of a thread, or a reader's comment on an article.
struct Post {
  Tree content;                ///< without the answers to it, and without the line with author and time
  std::string author;          ///< empty if unknown
  std::string published_time;  ///< ISO 8601, as exact as the page gives it; empty if unknown
  uint32_t depth = 0;          ///< 0 for the first post and those beside it, 1 for answers to these, and so on
  std::optional<int32_t> score = std::nullopt;  ///< votes or points, where the page shows them
};

/// Base direction of the text.
enum class Direction : uint8_t { ltr, rtl };

/// What kind of page this is.
enum class PageType : uint8_t { article, documentation, forum, service, listing, collection, product, other };

/// The name of a page type in JSON ("article"). Static.
LECTERN_API std::string_view name(PageType type);

/// What is known of an article besides its content. All text is UTF-8, with character references decoded and white
/// space collapsed. Fields are empty if nothing is known.
struct Metadata {
  std::string title;   ///< without the site's name
  std::string byline;  ///< the names, as shown, without "By"
  std::string lang;    ///< BCP 47: as declared, else detected from the text
  Direction dir = Direction::ltr;
  std::string excerpt;  ///< the page's description, or the article's first paragraph
  std::string site_name;
  /// ISO 8601: a date, or a date and time as exact as the page gives it. The last edit, if the page shows no other
  /// date.
  std::string published_time;
  std::string modified_time;  ///< ISO 8601
  std::string standfirst;     ///< the summary that the page shows under the title
  std::vector<Author> authors;
  Image image;  ///< the lead image
  std::vector<std::string> tags;
  std::string section;
  std::string canonical_url;  ///< absolute http(s)
  std::vector<Alternate> alternates;
  std::vector<std::string> next_pages;  ///< absolute http(s), in order
  PageType page_type = PageType::other;
};

/// A clean article. It owns everything that it holds.
struct Article {
  Metadata metadata;
  Tree content;                     ///< the body: no title, no standfirst, nothing that can run
  std::vector<Link> related_links;  ///< links of "Read more" lines, which are moved out of the body
  std::vector<Heading> outline;
  std::vector<Post> posts;     ///< the posts of a thread, in the page's order; `content` has a section for each
  std::vector<Post> comments;  ///< readers' comments, if Options::comments is set
  bool truncated =
      false;  ///< the content or the comments are cut off, because they would be many times as long as the page
  double confidence = 0;  ///< 0 to 1: the probability that the content is the page's article, whole and alone
  uint32_t word_count =
      0;  ///< words of the content; in scripts without spaces, as many as dictionaries would find on average
  uint32_t length = 0;      ///< Unicode code points of the content's text
  double reading_time = 0;  ///< minutes, by the language's reading speed
};

}  // namespace lectern
