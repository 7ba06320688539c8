#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lectern::page {

/// Without the word that leads a byline in: "By", "Written by", "Von", "Par", "Por", "Автор:", "بقلم", "作者：" …
/// @param lang BCP 47. Words that also begin names ("Von", "Di") count only in pages of their own language; "*" stands
/// for every language.
/// @return a view into `text`, trimmed.
std::string_view without_by(std::string_view text, std::string_view lang);

/// What follows such a word where a date stands before it: "3 May 2025 by Ann Lee" → "Ann Lee".
/// @return a view into `text`, trimmed; empty if there is no such date and word.
std::string_view after_date_and_by(std::string_view text, std::string_view lang);

/// Whether a name is one that people log in with rather than their own: "admin", "annlee", "rosa_7".
bool is_login(std::string_view name);

/// The names in a list such as "Ann Lee, Bo Chen and Cy Diaz"; credentials ("Ann Lee, PhD") stay with their name.
/// What cannot be a name (an address, a handle, a placeholder such as "null") is left out.
std::vector<std::string> split_names(std::string_view text);

/// Whether a text can be somebody's name: short, with letters, no address and no placeholder.
bool can_be_name(std::string_view text);

/// Whether a text can be a person's name as people write it in a byline: as can_be_name, without digits, few words, and
/// capitals where the script has them.
bool looks_like_person(std::string_view text);

/// Whether a text is a first and a last name by its looks alone: two to four words, each written as those of names are.
/// Names of parts of a site ("World News"), places ("New York") and kinds of texts ("Press Release") look much like
/// one; words.def tells the usual ones apart.
bool is_full_name(std::string_view text);

}  // namespace lectern::page
