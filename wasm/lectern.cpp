#include <lectern/lectern.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "article/build.h"
#include "base/text.h"
#include "base/url.h"
#include "extract/places.h"
#include "extract/selection.h"
#include "html/parser.h"
#include "page/clean.h"
#include "page/page_facts.h"

namespace lectern {
namespace {

// The stages up to the verdicts. The input and this outlive everything that points into them.
struct Judged {
  Judged(html::Document page, const Options& options)
      : document(std::move(page)),
        facts(page::read(document, options.url)),
        selection(extract::select(document, facts, options)) {}

  html::Document document;
  page::PageFacts facts;
  extract::Selection selection;
};

std::optional<Error> check(size_t bytes, uint32_t max_bytes, const Options& options) {
  if (!options.url.empty() && !base::is_absolute_http_url(options.url))
    return Error{ErrorCode::invalid_url,
                 "The page's url must be an absolute http or https URL, such as https://example.org/story; it is \"" +
                     std::string(options.url.substr(0, 200)) + "\"."};
  if (bytes > max_bytes)
    return Error{ErrorCode::too_large, "The page has " + base::decimal(bytes) + " bytes, more than the limit of " +
                                           base::decimal(max_bytes) + "; raise maxBytes to read it."};
  return std::nullopt;
}

Reading read(html::Document document, const Options& options) {
  Judged page(std::move(document), options);
  if (page.selection.no_article != NoArticleReason::none) return {std::nullopt, page.selection.no_article};
  return {article::build(page.document, std::move(page.facts), page.selection), NoArticleReason::none};
}

// What a person would recognise the block by.
std::string label(const html::Document& document, const extract::Block& block) {
  constexpr size_t kLimit = 1 << 24;  // bytes, and nodes
  for (html::NodeId id = block.begin; block.media && id < block.end; ++id) {
    const html::Attr name = document.has(id, html::Attr::alt) ? html::Attr::alt : html::Attr::src;
    if (std::string said = base::fold_space(document.get(id, name)); !said.empty()) return said;
  }
  return page::text_of(document, block.begin, block.end, kLimit, kLimit);
}

SourceRange source_of(const html::Document& document, const extract::Block& block) {
  SourceRange out;
  for (html::NodeId id = block.begin; id < block.end; ++id) {
    const SourceRange& range = document[id].source;
    if (range.end == 0) continue;
    if (out.end == 0 || range.begin < out.begin) out.begin = range.begin;
    if (range.end > out.end) out.end = range.end;
  }
  return out;
}

Explanation explained(const Judged& page) {
  Explanation out;
  out.reason = page.selection.no_article;
  out.confidence = page.selection.confidence;
  out.page_type = page.selection.page_type;
  out.threshold = page.selection.threshold;
  out.blocks.reserve(page.selection.blocks.size());
  const std::vector<uint32_t> places = extract::places_of(page.document);
  for (const extract::Block& block : page.selection.blocks)
    out.blocks.push_back({label(page.document, block), block.verdict, block.role, block.reason->id, block.reason->why,
                          block.score, block.words, extract::place_of(places, block), source_of(page.document, block)});
  return out;
}

}  // namespace

struct IncomingPage::State {
  explicit State(uint32_t limit) : max_bytes(limit) {}

  /// Why the page is not read, if it is not.
  std::optional<Error> check(const Options& options) const {
    return lectern::check(bytes, std::min(max_bytes, options.max_bytes), options);
  }

  html::Parser parser;
  uint32_t max_bytes;
  size_t bytes = 0;  // that have come, those that were not kept among them
};

IncomingPage::IncomingPage(uint32_t max_bytes) : state_(std::make_unique<State>(max_bytes)) {}
IncomingPage::IncomingPage(IncomingPage&&) noexcept = default;
IncomingPage& IncomingPage::operator=(IncomingPage&&) noexcept = default;
IncomingPage::~IncomingPage() = default;

bool IncomingPage::push(std::string_view chunk) {
  state_->bytes += chunk.size();
  if (state_->bytes > state_->max_bytes) return false;
  state_->parser.push(chunk);
  return true;
}

Result<Reading> parse(std::string_view html, const Options& options) {
  if (std::optional<Error> error = check(html.size(), options.max_bytes, options)) return std::move(*error);
  return read(html::parse(html), options);
}

Result<Reading> parse(IncomingPage page, const Options& options) {
  if (std::optional<Error> error = page.state_->check(options)) return std::move(*error);
  return read(page.state_->parser.finish(), options);
}

namespace {

// More likely than not the article, and of a page that tells something: what lists or sells is better read as it is.
bool readable(const Judged& page) {
  constexpr double kLikely = 0.5;
  const PageType type = page.selection.page_type;
  const bool tells = type == PageType::article || type == PageType::documentation || type == PageType::forum ||
                     type == PageType::other;
  return page.selection.no_article == NoArticleReason::none && page.selection.confidence >= kLikely && tells;
}

}  // namespace

Result<bool> is_readable(std::string_view html, const Options& options) {
  if (std::optional<Error> error = check(html.size(), options.max_bytes, options)) return std::move(*error);
  return readable(Judged(html::parse(html), options));
}

Result<bool> is_readable(IncomingPage page, const Options& options) {
  if (std::optional<Error> error = page.state_->check(options)) return std::move(*error);
  return readable(Judged(page.state_->parser.finish(), options));
}

Result<Explanation> explain(std::string_view html, const Options& options) {
  if (std::optional<Error> error = check(html.size(), options.max_bytes, options)) return std::move(*error);
  return explained(Judged(html::parse(html), options));
}

Result<Explanation> explain(IncomingPage page, const Options& options) {
  if (std::optional<Error> error = page.state_->check(options)) return std::move(*error);
  return explained(Judged(page.state_->parser.finish(), options));
}

}  // namespace lectern
