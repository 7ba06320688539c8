#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace lectern::base {

/// The longest URL, in bytes. Servers refuse longer ones, and a page could have a long base URL repeated for each of
/// its links. (data: URLs of images are not resolved.)
constexpr size_t kLongestUrl = 8192;

/// Resolves a reference against a base URL, by the WHATWG URL standard's rules for http, https, mailto and tel: white
/// space and control characters around it are removed, as are tabs and line ends inside it, backslashes become slashes,
/// dot segments are resolved, and spaces and other characters that URLs cannot contain are percent-encoded. Hosts are
/// left as they are written (no IDNA).
/// @param base absolute http(s) URL, or empty.
/// @return the absolute URL; empty if it is not http, https, mailto or tel, if `reference` is relative and `base` is
/// empty, or if one of them is longer than kLongestUrl
std::string resolve_url(std::string_view base, std::string_view reference);

/// As resolve_url, and empty unless the result is http or https.
std::string resolve_http_url(std::string_view base, std::string_view reference);

/// Whether a text is an absolute http(s) URL with a host.
bool is_absolute_http_url(std::string_view text);

/// The URL without parameters that only track users (utm_*, gclid, fbclid, mc_eid …).
std::string without_tracking(std::string_view absolute_url);

/// The host in lower case, without port and user ("www.example.org"); empty if there is none.
std::string host_of(std::string_view absolute_url);
/// The path with its leading slash, without query and fragment: a view into `absolute_url`.
std::string_view path_of(std::string_view absolute_url);

/// Whether two absolute URLs are of the same page: whether they are equal except for the fragment, a trailing slash,
/// tracking parameters, and http or https.
bool same_page(std::string_view a, std::string_view b);

}  // namespace lectern::base
