#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lectern::page {

/// A title without the name of the site that stands before or after it, set apart by | - – — » · : and the like.
/// A part is the site's name where it is one of `site_names`, or spells the host; or where what is left is one of
/// `wordings`.
/// @param wordings other wordings of the same title (its heading, og:title), with or without the site's name.
/// @param host the page's host, or empty.
/// @param cut receives the part that was cut off as the site's name; may be null.
std::string without_site_name(std::string_view title, const std::vector<std::string>& site_names,
                              const std::vector<std::string>& wordings, std::string_view host,
                              std::string* cut = nullptr);

/// Whether a text is the name of the site: one of `site_names`, or what the host spells.
bool is_site_name(std::string_view text, const std::vector<std::string>& site_names, std::string_view host);

/// A title without its last part where that looks like a site's name or slogan though nothing else on the page says so:
/// after a bar, or after a hyphen where much stands before and little after.
/// @param only there is no other wording to go by: then a dash counts like a hyphen.
std::string without_last_part(std::string_view title, bool only);

}  // namespace lectern::page
