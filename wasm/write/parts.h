#pragma once

#include <lectern/lectern.h>

namespace lectern::write {

/// The parts of an article as one tree, for its plain text and its Markdown: the title as a heading of level 1, the
/// standfirst as a paragraph, the content without what is not wanted, and the comments below a rule, each under its
/// author and time. Linear in the article.
Tree tree_of(const Article& article, const TextParts& parts);

}  // namespace lectern::write
