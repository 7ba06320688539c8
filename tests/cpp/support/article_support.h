#pragma once

#include <lectern/lectern.h>

#include <string>
#include <string_view>
#include <vector>

#include "extract/selection.h"
#include "html/document.h"

namespace lectern::test {

/// The address that test pages have.
constexpr std::string_view kUrl = "https://example.org/story/page.html";

/// A selection that keeps every run of text and every medium of a page's body: what `article` and `write` do to it is
/// then all that a test sees. Runs end where block elements begin and end, and at two line breaks in a row.
extract::Selection keep_all(const html::Document& document);

/// The article of a page that is kept whole.
Article article_of(std::string_view html, std::string_view url = kUrl);

/// Its content, as HTML, Markdown and text.
std::string content(std::string_view html);
std::string markdown(std::string_view html);
std::string text(std::string_view html);

/// What in a piece of HTML, parsed again, is not on the article's allow-list; empty where all is.
std::string disallowed(std::string_view html);

/// The deepest nesting of a tree.
size_t depth(const Tree& tree);

/// A file under the checkout, or under the optional ../shared beside it. Empty where it cannot be read.
std::string read_file(const std::string& path);
/// The folder of the optional corpora; empty where it is not there.
std::string shared_folder();

}  // namespace lectern::test
