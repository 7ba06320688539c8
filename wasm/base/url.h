#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace lectern::base {

/// Bytes of the longest address that there is. Servers refuse longer ones, and a page could have a long base address
/// repeated for each of its links. (Pictures in data: addresses are not resolved.)
constexpr size_t kLongestUrl = 8192;

/// A reference made absolute, by the WHATWG URL standard's rules for http, https, mailto and tel: surrounding white
/// space and control characters gone, tab and line ends inside gone, backslashes as slashes, dot segments resolved,
/// spaces and non-URL characters percent-encoded. (Hosts stay as written: no IDNA.)
/// @param base absolute http(s) URL, or empty.
/// @return the absolute URL; empty where the result is not http, https, mailto or tel, where `reference` is relative
/// and `base` empty, and where one of them is longer than kLongestUrl.
std::string resolve_url(std::string_view base, std::string_view reference);

/// As resolve_url, and empty unless the result is http or https.
std::string resolve_http_url(std::string_view base, std::string_view reference);

/// Whether a text is an absolute http(s) URL with a host.
bool is_absolute_http_url(std::string_view text);

/// The URL without parameters that only track (utm_*, gclid, fbclid, mc_eid …).
std::string without_tracking(std::string_view absolute_url);

/// The host, lower case, without port and user ("www.example.org"); empty where there is none. View into nothing: a
/// copy.
std::string host_of(std::string_view absolute_url);
/// The path, with its leading slash, without query and fragment. View into `absolute_url`.
std::string_view path_of(std::string_view absolute_url);

/// Whether two absolute URLs are the same page: equal but for fragment, a trailing slash, tracking parameters and http
/// against https.
bool same_page(std::string_view a, std::string_view b);

}  // namespace lectern::base
