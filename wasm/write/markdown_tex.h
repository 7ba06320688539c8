#pragma once

#include <string>
#include <string_view>

namespace lectern::write {

/// TeX that means the same and may stand between dollar signs in Markdown: one line, with no dollar sign in it, no
/// white space at the ends, and nothing that becomes HTML, a link or code where a reader of Markdown takes formulas for
/// text. Linear.
std::string markdown_tex(std::string_view tex, bool on_own_line, bool in_table);

}  // namespace lectern::write
