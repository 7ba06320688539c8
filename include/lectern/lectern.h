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

/// Reads web pages and writes their articles.
///
/// Input. Pages are UTF-8; invalid bytes count as U+FFFD. Any input is allowed, and none crashes the library.
///
/// Lifetimes. Functions read their arguments only during the call. Results own what they hold. Views in results, and
/// those that `name` returns, are of static text, unless they say otherwise.
///
/// Threads. Functions share no state that changes: different threads may call them at the same time. An object may be
/// read by several threads, or changed by one.
///
/// Errors. Functions that can fail return a Result; the library itself throws nothing.
///
/// Complexity. Unless they say otherwise, functions take time and memory in proportion to their input.
namespace lectern {

/// What to do in cases of doubt: leave blocks out (precision), or take them in (recall).
enum class Favor : uint8_t { balanced, precision, recall };

/// How to read a page. Its views are read only during the call that it is passed to.
struct Options {
  /// The page's URL, absolute http(s), which links and images are resolved against. If it is empty, the page's own
  /// canonical URL is used, and without that, relative links are dropped.
  std::string_view url;
  Favor favor = Favor::balanced;
  /// Collects readers' comments in Article::comments.
  bool comments = false;
  /// Larger pages are refused with too_large.
  uint32_t max_bytes = 64u * 1024u * 1024u;
  /// Numbers of boxes (BlockNote::place) whose blocks stay in the body, whatever else is known of them.
  std::span<const uint32_t> keep{};
  /// Numbers of boxes whose blocks are left out, even if `keep` has them. Looking a block up takes time in proportion
  /// to the size of both.
  std::span<const uint32_t> drop{};
};

/// Why a page has no article.
enum class NoArticleReason : uint8_t {
  none,            ///< it has one
  empty,           ///< it has no text
  needs_script,    ///< only its scripts would show its text
  login,           ///< it asks to log in or to subscribe
  too_short,       ///< a few words at most
  not_an_article,  ///< it has text, but not that of an article
};

/// The name of a reason in JSON ("needs-script"); empty for `none`. Static.
LECTERN_API std::string_view name(NoArticleReason reason);

/// The result of reading a page.
struct Reading {
  std::optional<Article> article;                  ///< no value if the page has no article
  NoArticleReason reason = NoArticleReason::none;  ///< why it has none
};

/// Reads a page and finds its article.
/// @param html the page, UTF-8
/// @return the article, or why there is none. Errors: invalid_url, too_large
LECTERN_API Result<Reading> parse(std::string_view html, const Options& options = {});

/// Whether a page is worth offering in a reader: parse would find an article that is more likely right than not
/// (Article::confidence of 0.5 or more), and the page does not list or sell things. Cheaper than parse.
/// @return Errors: invalid_url, too_large
LECTERN_API Result<bool> is_readable(std::string_view html, const Options& options = {});

/// A page that arrives in chunks and is parsed while it arrives. The results of parse, is_readable and explain are the
/// same as for the whole page. It owns a copy of the page's bytes. A page that was moved from may only be assigned to
/// or destroyed.
class LECTERN_API IncomingPage {
 public:
  /// @param max_bytes once more bytes have arrived, further ones are discarded, and the page is refused with too_large
  explicit IncomingPage(uint32_t max_bytes = Options().max_bytes);
  IncomingPage(IncomingPage&&) noexcept;
  IncomingPage& operator=(IncomingPage&&) noexcept;
  ~IncomingPage();

  /// Takes the next bytes of the page. A character may be split between two chunks. The chunk is copied.
  /// @return false if the page is too large, so that the rest is of no use
  bool push(std::string_view chunk);

 private:
  friend Result<Reading> parse(IncomingPage page, const Options& options);
  friend Result<bool> is_readable(IncomingPage page, const Options& options);
  friend Result<struct Explanation> explain(IncomingPage page, const Options& options);

  struct State;
  std::unique_ptr<State> state_;
};

/// The same for a page that has arrived completely. The limit is the lower one of its own and that of the options.
LECTERN_API Result<Reading> parse(IncomingPage page, const Options& options = {});
LECTERN_API Result<bool> is_readable(IncomingPage page, const Options& options = {});

/// Joins the pages of an article, in order, into one. What repeats earlier pages is left out at the beginning of a page
/// (title, standfirst, author, lead image, "Page 2 of 5"), and what the next page repeats at its end. Ids stay unique,
/// and footnotes are numbered through. The metadata is that of the first page, except for `next_pages`, which is that
/// of the last.
/// @param pages if there are none, the result is an empty article
LECTERN_API Article join(std::vector<Article> pages);

/// What happens to a block of a page.
enum class Verdict : uint8_t {
  drop,  ///< it is no part of the article
  keep,  ///< it stays in the body, in its place
  lift,  ///< it moves out of the body into a field of its own: title, standfirst, byline, tags, related links, comments
};

/// What a block of a page is: a row of roles.def.
enum class Role : uint8_t {
#define LECTERN_ROLE(id, name) id,
#include <lectern/roles.def>
#undef LECTERN_ROLE
};

/// The names of verdicts and roles in JSON ("keep", "related-link"). Static.
LECTERN_API std::string_view name(Verdict verdict);
LECTERN_API std::string_view name(Role role);

/// The decision on one block of the page, and why.
struct BlockNote {
  std::string text;  ///< the block's text, white space collapsed (media: the alternative text or the URL)
  Verdict verdict = Verdict::drop;
  Role role = Role::other;
  std::string_view reason;  ///< identifies the rule or the measure that decided ("related-line"). Static; a new version
                            ///< may bring new ones
  std::string_view why;     ///< the reason as an English sentence. Static
  double score = 0;         ///< 0 to 1, before rules: how likely the block belongs to the article
  uint32_t words = 0;
  uint32_t place = 0;  ///< a number for the box that the block stands in, the same on all pages of a site
  SourceRange source;  ///< bytes of the input
};

/// Why a page was read the way it was.
struct Explanation {
  NoArticleReason reason = NoArticleReason::none;
  double confidence = 0;
  PageType page_type = PageType::other;
  /// The score from which on blocks are kept if no rule decides (reason "prose"). Those below it (reason "not-prose")
  /// are dropped; some go with the blocks around them.
  double threshold = 0;
  std::vector<BlockNote> blocks;  ///< every block of the page, in document order
};

/// Reads a page as parse does and tells what was decided on each of its blocks.
/// @return Errors: invalid_url, too_large
LECTERN_API Result<Explanation> explain(std::string_view html, const Options& options = {});
LECTERN_API Result<Explanation> explain(IncomingPage page, const Options& options = {});

/// The content as HTML: a fragment of the elements in elements.def. It can run no code, and is safe to insert as it is.
LECTERN_API std::string to_html(const Article& article);

/// The parts of an article that its plain text and its formats of text contain, in this order.
struct TextParts {
  bool title = false;
  bool standfirst = false;
  bool body = true;
  bool captions = true;   ///< captions of images, tables and code
  bool tables = true;     ///< tables of data, without their captions if `captions` is false
  bool comments = false;  ///< Article::comments, each with its author and time

  bool operator==(const TextParts&) const = default;
};

/// The article as plain text, UTF-8. An empty line separates blocks, a line feed list items and table rows, and a tab
/// cells. Readings of ruby are left out. Outside of code, no-break spaces become spaces.
LECTERN_API std::string to_text(const Article& article, const TextParts& parts = {});
/// The article in each format of formats.def: to_markdown, to_asciidoc. UTF-8. Linear in the article.
#define LECTERN_FORMAT(id, ending, description) \
  LECTERN_API std::string to_##id(const Article& article, const TextParts& parts = {});
#include <lectern/formats.def>
#undef LECTERN_FORMAT

/// What the JSON of an article contains besides its fields.
struct JsonParts {
/// Adds the field of each format of formats.def: "markdown", "asciidoc".
#define LECTERN_FORMAT(id, ending, description) bool id = false;
#include <lectern/formats.def>
#undef LECTERN_FORMAT
  bool nodes = false;   ///< adds "nodes": the content as a flat list
  TextParts text = {};  ///< what "textContent" and the formats of text contain
};

/// The article as a JSON object, UTF-8, with the fields of the JavaScript API's Article.
LECTERN_API std::string to_json(const Article& article, const JsonParts& parts = {});
/// The explanation as a JSON object, as the JavaScript API's `explain` returns it.
LECTERN_API std::string to_json(const Explanation& explanation);

}  // namespace lectern
