#pragma once

#include <string>
#include <string_view>

namespace lectern::write {

/// TeX that means the same and may stand between dollar signs in Markdown: with no dollar sign in it, and with nothing
/// that becomes HTML, a link or code where a reader of Markdown takes formulas for text. One line, or for a formula on
/// lines of its own those of the TeX, without comments and empty ones; no white space at the ends. Linear.
std::string markdown_tex(std::string_view tex, bool on_own_lines, bool in_table);

}  // namespace lectern::write
