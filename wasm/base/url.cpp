#include "base/url.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace lectern::base {
namespace {

// URL standard, "special schemes" that an article may hold, and the two that have no host.
enum class Scheme { none, http, https, mailto, tel, other };

struct Parts {
  std::string_view scheme;     // "https"
  std::string_view authority;  // "user@host:port"
  std::string_view path;
  std::string_view query;     // with "?"
  std::string_view fragment;  // with "#"
};

// The length of a scheme and its colon; 0 where the text has none.
size_t scheme_length(std::string_view text) {
  if (text.empty() || !is_ascii_letter(text[0])) return 0;
  size_t at = 1;
  while (at < text.size() && (is_ascii_alphanumeric(text[at]) || text[at] == '+' || text[at] == '-' || text[at] == '.'))
    ++at;
  return at < text.size() && text[at] == ':' ? at + 1 : 0;
}

Scheme scheme_of(std::string_view text, size_t length) {
  if (length == 0) return Scheme::none;
  const std::string_view name = text.substr(0, length - 1);
  if (equal_ignoring_case(name, "https")) return Scheme::https;
  if (equal_ignoring_case(name, "http")) return Scheme::http;
  if (equal_ignoring_case(name, "mailto")) return Scheme::mailto;
  if (equal_ignoring_case(name, "tel")) return Scheme::tel;
  return Scheme::other;
}

// URL standard, "basic URL parser" steps 1 and 3: strip C0 controls and spaces at the ends, tab and line ends
// everywhere.
std::string cleaned(std::string_view text) {
  const auto control = [](char c) { return static_cast<unsigned char>(c) <= 0x20; };
  while (!text.empty() && control(text.front())) text.remove_prefix(1);
  while (!text.empty() && control(text.back())) text.remove_suffix(1);
  std::string out(text);
  std::erase_if(out, [](char c) { return c == '\t' || c == '\n' || c == '\r'; });
  return out;
}

// Characters that an address has as they are.
constexpr auto kPlain = [] {
  std::array<bool, 256> out{};
  for (size_t c = 0x21; c < 0x7F; ++c) out[c] = true;
  for (const char c : std::string_view("\"<>`{}\\^|'")) out[static_cast<unsigned char>(c)] = false;
  return out;
}();

void append_encoded(std::string& out, std::string_view text) {
  constexpr char kHex[] = "0123456789ABCDEF";
  size_t from = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (kPlain[byte]) continue;
    out += text.substr(from, i - from);
    out += '%';
    out += kHex[byte >> 4];
    out += kHex[byte & 15];
    from = i + 1;
  }
  out += text.substr(from);
}

// Splits an http(s) URL that is already absolute and cleaned.
Parts split(std::string_view url) {
  Parts parts;
  const size_t length = scheme_length(url);
  parts.scheme = url.substr(0, length > 0 ? length - 1 : 0);
  std::string_view rest = url.substr(length);
  const size_t hash = rest.find('#');
  if (hash != std::string_view::npos) {
    parts.fragment = rest.substr(hash);
    rest = rest.substr(0, hash);
  }
  const size_t question = rest.find('?');
  if (question != std::string_view::npos) {
    parts.query = rest.substr(question);
    rest = rest.substr(0, question);
  }
  if (starts_with(rest, "//")) {
    rest.remove_prefix(2);
    const size_t slash = rest.find('/');
    parts.authority = rest.substr(0, slash);
    parts.path = slash == std::string_view::npos ? std::string_view() : rest.substr(slash);
  } else {
    parts.path = rest;
  }
  return parts;
}

// A host may hold letters of any script; what it may never hold is what would make it end elsewhere or spoof.
bool valid_authority(std::string_view authority) {
  const size_t at = authority.rfind('@');
  std::string_view host = at == std::string_view::npos ? authority : authority.substr(at + 1);
  if (starts_with(host, "[")) {
    const size_t end = host.find(']');
    if (end == std::string_view::npos) return false;
    for (const char c : host.substr(1, end - 1))
      if (!is_ascii_alphanumeric(c) && c != ':' && c != '.') return false;
    host = host.substr(end + 1);
  } else {
    const size_t colon = host.find(':');
    const std::string_view name = host.substr(0, colon);
    if (name.empty()) return false;
    for (const char c : name)
      if (static_cast<unsigned char>(c) <= 0x20 || contains("\"#%/:<>?@[\\]^`{|}\x7F", std::string_view(&c, 1)))
        return false;
    host = colon == std::string_view::npos ? std::string_view() : host.substr(colon);
  }
  if (host.empty()) return true;
  if (host[0] != ':' || host.size() > 6) return false;
  for (const char c : host.substr(1))
    if (!is_digit(c)) return false;
  return true;
}

// Where the next segment of a path begins that may stand for "." or ".."; its end where there is none.
size_t next_dots(std::string_view path, size_t at) {
  for (size_t i = at; i < path.size(); ++i)
    if ((path[i] == '.' || path[i] == '%') && (i == at || path[i - 1] == '/')) return i;
  return path.size();
}

// URL standard, "path state": appends a path without its "." and ".." segments.
void append_normalised(std::string& out, std::string_view path) {
  const size_t root = out.size();
  size_t at = !path.empty() && path[0] == '/' ? 1 : 0;
  bool directory = false;
  while (at <= path.size()) {
    size_t end = next_dots(path, at);
    if (end == at) {
      end = std::min(path.find('/', at), path.size());
      const std::string dots = lower_ascii(path.substr(at, std::min<size_t>(end - at, 7)));
      const bool up = is_one_of(dots, "..|%2e%2e|.%2e|%2e.");
      directory = up || is_one_of(dots, ".|%2e");
      if (up && out.size() > root) out.resize(out.rfind('/'));
    } else {
      directory = false;
      end -= end < path.size();  // the slash before the dots
    }
    if (!directory) {
      out += '/';
      append_encoded(out, path.substr(at, end - at));
    }
    at = end + 1;
  }
  if (directory || out.size() == root) out += '/';
}

std::string slashes(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c == '?' || c == '#') break;
    if (c == '\\') c = '/';
  }
  return out;
}

std::string assemble(const Parts& parts) {
  if (!valid_authority(parts.authority)) return {};
  std::string out = lower_ascii(parts.scheme);
  out += "://";
  std::string_view host = parts.authority;
  if (const size_t at = host.rfind('@'); at != std::string_view::npos) {
    append_encoded(out, host.substr(0, at));
    out += '@';
    host.remove_prefix(at + 1);
  }
  out += lower_ascii(host);
  append_normalised(out, parts.path);
  append_encoded(out, parts.query);
  append_encoded(out, parts.fragment);
  if (out.size() > kLongestUrl) out.clear();
  return out;
}

bool tracks(std::string_view parameter) {
  const std::string name = lower_ascii(parameter.substr(0, parameter.find('=')));
  return starts_with(name, "utm_") ||
         is_one_of(name,
                   "fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|mc_cid|mc_eid|_hsenc|_hsmi|"
                   "mkt_tok|vero_id|oly_enc_id|oly_anon_id|s_cid|ncid|wickedid|srsltid");
}

}  // namespace

std::string resolve_url(std::string_view base, std::string_view raw) {
  if (base.size() > kLongestUrl || raw.size() > kLongestUrl) return {};
  const std::string text = cleaned(raw);
  const size_t length = scheme_length(text);
  const Scheme scheme = scheme_of(text, length);
  if (scheme == Scheme::other) return {};
  if (scheme == Scheme::mailto || scheme == Scheme::tel) {
    if (length == text.size()) return {};
    std::string out = scheme == Scheme::mailto ? "mailto:" : "tel:";
    append_encoded(out, std::string_view(text).substr(length));
    return out;
  }
  const std::string reference = slashes(text);
  if (scheme != Scheme::none && (starts_with(std::string_view(reference).substr(length), "/") || base.empty() ||
                                 !starts_with_ignoring_case(base, std::string_view(reference).substr(0, length)))) {
    // "special authority ignore slashes state": any number of slashes leads to the host.
    std::string_view rest = std::string_view(reference).substr(length);
    while (starts_with(rest, "/")) rest.remove_prefix(1);
    const size_t end = std::min(find_any(rest, "/?#"), rest.size());
    Parts parts = split(rest.substr(end));
    parts.scheme = std::string_view(reference).substr(0, length - 1);
    parts.authority = rest.substr(0, end);
    return assemble(parts);
  }
  if (!is_absolute_http_url(base)) return {};
  const std::string clean_base = slashes(cleaned(base));
  Parts parts = split(clean_base);
  std::string_view relative = std::string_view(reference).substr(length);
  if (starts_with(relative, "//")) return resolve_url({}, std::string(parts.scheme) + ":" + std::string(relative));
  // What the reference has stands for what the base has, from its first part on.
  const size_t hash = std::min(relative.find('#'), relative.size());
  parts.fragment = relative.substr(hash);
  relative = relative.substr(0, hash);
  std::string joined;
  if (!relative.empty()) {
    const size_t question = std::min(relative.find('?'), relative.size());
    parts.query = relative.substr(question);
    relative = relative.substr(0, question);
    if (starts_with(relative, "/")) {
      parts.path = relative;
    } else if (!relative.empty()) {
      joined = parts.path.substr(0, parts.path.rfind('/') + 1);
      if (joined.empty()) joined = '/';
      joined += relative;
      parts.path = joined;
    }
  }
  return assemble(parts);
}

std::string resolve_http_url(std::string_view base, std::string_view reference) {
  std::string out = resolve_url(base, reference);
  if (!starts_with(out, "http")) out.clear();
  return out;
}

bool is_absolute_http_url(std::string_view text) {
  const size_t length = scheme_length(text);
  const Scheme scheme = scheme_of(text, length);
  if (scheme != Scheme::http && scheme != Scheme::https) return false;
  const std::string_view rest = text.substr(length);
  return starts_with(rest, "//") && valid_authority(rest.substr(2, find_any(rest, "/?#\\", 2) - 2));
}

std::string without_tracking(std::string_view url) {
  const size_t question = url.find('?');
  const size_t hash = url.find('#');
  if (question == std::string_view::npos || question > hash) return std::string(url);
  const std::string_view fragment = hash == std::string_view::npos ? std::string_view() : url.substr(hash);
  std::string_view query =
      url.substr(question + 1, (hash == std::string_view::npos ? url.size() : hash) - question - 1);
  std::string out(url.substr(0, question));
  char separator = '?';
  while (!query.empty()) {
    const std::string_view parameter = next_item(query, '&');
    if (!parameter.empty() && !tracks(parameter)) {
      out += separator;
      out += parameter;
      separator = '&';
    }
  }
  out += fragment;
  return out;
}

std::string host_of(std::string_view url) {
  if (!is_absolute_http_url(url)) return {};
  std::string_view host = split(url).authority;
  const size_t at = host.rfind('@');
  if (at != std::string_view::npos) host.remove_prefix(at + 1);
  if (!starts_with(host, "[")) host = host.substr(0, host.find(':'));
  return lower_ascii(host);
}

std::string_view path_of(std::string_view url) {
  const std::string_view path = split(url).path;
  return path.empty() ? std::string_view("/") : path;
}

bool same_page(std::string_view a, std::string_view b) {
  const auto key = [](std::string_view url) {
    std::string text = without_tracking(url.substr(0, url.find('#')));
    const size_t scheme = scheme_length(text);
    text.erase(0, scheme);
    if (!text.empty() && text.back() == '/') text.pop_back();
    return text;
  };
  return key(a) == key(b);
}

}  // namespace lectern::base
