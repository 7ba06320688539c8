#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lectern::page {

/// A title without the name of the site before or after it, which | - – — » · : or the like separates. A part is the
/// site's name if it is one of `site_names` or spells the host, or if the rest is one of `wordings`.
/// @param wordings other wordings of the same title (its heading, og:title), with or without the site's name.
/// @param host the page's host, or empty.
/// @param cut receives the part that was removed; may be null
std::string without_site_name(std::string_view title, const std::vector<std::string>& site_names,
                              const std::vector<std::string>& wordings, std::string_view host,
                              std::string* cut = nullptr);

/// Whether a text is the name of the site: one of `site_names`, or what the host spells.
bool is_site_name(std::string_view text, const std::vector<std::string>& site_names, std::string_view host);

/// A title without its last part if that looks like a site's name or slogan, although nothing else on the page says so:
/// after a bar, or after a hyphen with much text before it and little after it.
/// @param only whether there is no other wording to compare with; then a dash counts like a hyphen
std::string without_last_part(std::string_view title, bool only);

}  // namespace lectern::page
