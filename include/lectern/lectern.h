#pragma once

#include <lectern/article.h>
#include <lectern/export.h>
#include <lectern/result.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

/// Where the choice is doubtful: leave more out, or take more in.
enum class Favor : uint8_t { balanced, precision, recall };

/// How to read a page.
struct Options {
  std::string_view url;  ///< the page's address, absolute http(s); empty where unknown: then relative links are dropped
  Favor favor = Favor::balanced;
  bool comments = false;                     ///< collect readers' comments in Article::comments
  uint32_t max_bytes = 64u * 1024u * 1024u;  ///< larger pages are refused with too_large
  std::span<const uint32_t>
      keep{};  ///< places (BlockNote::place) whose blocks stay in the body, whatever speaks against
  std::span<const uint32_t> drop{};  ///< places whose blocks are left out; wins over `keep`
};

/// What reading a page came to.
struct Reading {
  std::optional<Article> article;  ///< empty where there is nothing to read
  std::string_view reason;         ///< then why: "empty", "needs-script", "login", "too-short", "not-an-article"
};

/// Reads a page and finds its article.
/// @param html the page, UTF-8 (invalid bytes count as U+FFFD). Not kept: the result owns what it holds.
/// @return the reading, or invalid_url, too_large. Never crashes on any input; time and memory are linear in its size.
LECTERN_API Result<Reading> parse(std::string_view html, const Options& options = {});

/// Whether a page is worth offering in a reader: cheaper than parse, and true only where it would find an article that
/// is more likely right than not (Article::confidence of 0.5 or more), on a page that does not list or sell things.
LECTERN_API Result<bool> is_readable(std::string_view html, const Options& options = {});

/// A page that arrives in pieces and is parsed as it comes. What parse, is_readable and explain find in it is what they
/// find in the whole page. It owns a copy of its bytes.
class LECTERN_API IncomingPage {
 public:
  /// @param max_bytes where more come, those that come then are not kept, and the page is refused with too_large
  explicit IncomingPage(uint32_t max_bytes = Options().max_bytes);
  IncomingPage(IncomingPage&&) noexcept;
  IncomingPage& operator=(IncomingPage&&) noexcept;
  ~IncomingPage();

  /// Takes the page's next bytes: UTF-8, a character may be cut in two.
  /// @return false where the page is too large, so that the rest need not come
  bool push(std::string_view chunk);

 private:
  friend Result<Reading> parse(IncomingPage page, const Options& options);
  friend Result<bool> is_readable(IncomingPage page, const Options& options);
  friend Result<struct Explanation> explain(IncomingPage page, const Options& options);

  struct State;
  std::unique_ptr<State> state_;
};

/// The same for a page that has come to its end.
LECTERN_API Result<Reading> parse(IncomingPage page, const Options& options = {});
LECTERN_API Result<bool> is_readable(IncomingPage page, const Options& options = {});

/// Joins the pages of an article, in order, into one. What a page begins with that pages before it have (title,
/// standfirst, author, lead picture, "Page 2 of 5") is left out, and so is what it ends with that the next page ends
/// with, too. Ids stay unique, and footnotes are counted on. The metadata is the first page's, but for `next_pages`,
/// which is the last one's.
LECTERN_API Article join(std::vector<Article> pages);

/// What became of one block of the page, and why.
struct BlockNote {
  std::string text;          ///< the block's text, white space folded (media: its alternative text or address)
  std::string_view verdict;  ///< "keep", "drop" or "lift" (moved out of the body into a field of its own)
  std::string_view role;     ///< "paragraph", "advertisement", …: see extract/roles.def
  std::string_view reason;   ///< identifier of the rule or measure that decided
  std::string_view why;      ///< the same for people, a sentence
  double score = 0;          ///< 0 to 1, before rules: how likely the block belongs to the article
  uint32_t words = 0;
  uint32_t place = 0;  ///< where on the page it stands: the same for the same box on all pages of a site
  SourceRange source;  ///< bytes of the input
};

/// Why a page was read the way it was.
struct Explanation {
  std::string_view reason;  ///< why there is no article; empty where there is one
  double confidence = 0;
  PageType page_type = PageType::other;
  double threshold = 0;  ///< the page's cut: "prose" has this score or more, "not-prose" less, or goes with what it
                         ///< stands between
  std::vector<BlockNote> blocks;  ///< every block of the page, in order
};

/// Reads a page as parse does and says what became of every block.
LECTERN_API Result<Explanation> explain(std::string_view html, const Options& options = {});
LECTERN_API Result<Explanation> explain(IncomingPage page, const Options& options = {});

/// The content as HTML: a fragment of allow-listed elements, safe to insert as it is.
LECTERN_API std::string to_html(const Article& article);

/// The parts of an article that its plain text and its formats of text contain, in this order.
struct TextParts {
  bool title = false;
  bool standfirst = false;
  bool body = true;
  bool captions = true;   ///< of images, tables and code
  bool tables = true;     ///< of data; with their captions, where those are wanted too
  bool comments = false;  ///< Article::comments, each with its author and time

  bool operator==(const TextParts&) const = default;
};

/// The article as plain text: blocks apart by an empty line, list items and table rows by a line end, cells by a tab;
/// without readings of ruby; outside of code, no-break spaces are spaces.
LECTERN_API std::string to_text(const Article& article, const TextParts& parts = {});
/// The article in each format of formats.def: to_markdown, to_asciidoc. Linear in the article.
#define LECTERN_FORMAT(id, ending, description) \
  LECTERN_API std::string to_##id(const Article& article, const TextParts& parts = {});
#include <lectern/formats.def>
#undef LECTERN_FORMAT

/// What JSON should carry: parts that are made only when asked for, and what its texts contain.
struct JsonParts {
#define LECTERN_FORMAT(id, ending, description) bool id = false;
#include <lectern/formats.def>
#undef LECTERN_FORMAT
  bool nodes = false;
  TextParts text = {};
};

/// The article as one JSON object with the fields of the JavaScript API's Article.
LECTERN_API std::string to_json(const Article& article, const JsonParts& parts = {});
/// The explanation as JSON, as the JavaScript API's `explain` gives it.
LECTERN_API std::string to_json(const Explanation& explanation);

}  // namespace lectern
