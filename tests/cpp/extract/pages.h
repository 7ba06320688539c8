#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "extract/selection.h"
#include "html/document.h"
#include "page/page_facts.h"

namespace lectern::extract {

/// A page read for a test, with everything that its selection refers to.
struct ReadPage {
  std::string source;
  html::Document document;
  page::PageFacts facts;
  Selection selection;

  /// A block's text as it stands on the page, white space folded.
  std::string text(const Block& block) const;
  /// The texts of the blocks with a verdict, in order.
  std::vector<std::string> texts(Verdict verdict) const;
  /// The same, of one role alone.
  std::vector<std::string> texts(Verdict verdict, Role role) const;
  /// The block whose text holds `part`; a null pointer where there is none.
  const Block* find(std::string_view part) const;
  /// The identifier of the rule that decided the block whose text holds `part`; empty where there is no such block.
  std::string reason(std::string_view part) const;
};

/// Reads a page. Facts are what a test says they are: this tests extraction alone.
std::unique_ptr<ReadPage> read_page(std::string source, page::PageFacts facts = {}, const Options& options = {});

/// Reads a page with scores that a test gives, by a block's text, instead of the learned ones: what rules do does not
/// then hang on what was learned.
std::unique_ptr<ReadPage> read_scored_page(std::string source, const std::function<float(std::string_view)>& score,
                                           const Options& options = {}, page::PageFacts facts = {});

/// An article of a title and six paragraphs with `extra` between the third and the fourth, in a div, with neutral
/// names.
std::string article_with(std::string_view extra, std::string_view after = {});

/// The six paragraphs of article_with are kept, whatever else.
void expect_whole(const ReadPage& page);

}  // namespace lectern::extract
