#pragma once

#include <string_view>

namespace lectern::article {

/// The kind of callout that a word names: one of GitHub's five ("note", "tip", "important", "warning", "caution"), or
/// empty if it names none.
/// @param word a title or part of a class ("Hinweis", "danger"), case ignored
std::string_view callout_kind(std::string_view word);

}  // namespace lectern::article
