#include "article/embeds.h"

#include <algorithm>

#include "article/urls.h"
#include "base/text.h"
#include "base/url.h"

namespace lectern::article {
namespace {

// A line for each row, its parts separated by tabs.
constexpr std::string_view kHosts =
#define LECTERN_EMBED(host, path, provider, page) host "\t" path "\t" provider "\t" page "\n"
#include "vocabulary/embeds.def"
    ;

// Of each row five words and, where there is one, a sixth; a line for each.
constexpr std::string_view kPosts =
#define LECTERN_POST(class_, host, before, provider, frame, after) \
  class_ " " host " " before " " provider " " frame " " after "\n"
#include "vocabulary/embeds.def"
    ;

bool is_host(std::string_view host, std::string_view wanted) {
  return host == wanted || (base::ends_with(host, wanted) && host[host.size() - wanted.size() - 1] == '.');
}

// The page of a video or a post, where its address can be told from the frame's.
// @param page what the row has for it
std::string page_of(std::string_view provider, std::string_view page, std::string_view frame) {
  const std::string_view path = base::path_of(frame);
  std::string_view last = path.substr(path.rfind('/') + 1);
  std::string out;
  size_t at;
  if (!page.empty() && !last.empty() && last != "videoseries") {
    out = page;
  } else if (provider == "X" && (at = frame.find("Tweet.html?")) != frame.npos &&
             (at = frame.find("id=", at)) != frame.npos) {
    last = frame.substr(at + 3);
    last = last.substr(0, last.find_first_not_of("0123456789"));
    out = "https://x.com/i/status/";
  } else if (provider == "Spotify" && (at = frame.find("/embed/")) != frame.npos) {
    out = frame.substr(0, at);
    last = frame.substr(at + 6);
  } else {
    last = frame;
  }
  out += last;
  return out;
}

constexpr std::string_view kMastodonFrame = "/embed";

// Mastodon has many hosts, whose frames have one form: "/@ann/112233/embed".
bool is_mastodon_frame(std::string_view path) {
  if (!base::starts_with(path, "/@") || !base::ends_with(path, kMastodonFrame)) return false;
  path.remove_suffix(kMastodonFrame.size());
  const std::string_view number = path.substr(path.rfind('/') + 1);
  return number.size() > 5 && std::all_of(number.begin(), number.end(), base::is_digit);
}

}  // namespace

Embed read_embed(std::string_view base_url, std::string_view src) {
  // A frame without a scheme would be relative to a page of no known address; hosts give "//host/path".
  std::string url = media_url(base_url.empty() ? "https://invalid/" : base_url, src);
  if (url.empty()) return {};
  if (base::starts_with(url, "http:")) url.replace(0, 5, "https:");
  url = base::without_tracking(url);
  const std::string host = base::host_of(url);
  const std::string_view path = base::path_of(url);
  std::string_view rows = kHosts;
  while (!rows.empty()) {
    std::string_view page = base::next_item(rows, '\n');
    const std::string_view known_host = base::next_item(page, '\t');
    const std::string_view known_path = base::next_item(page, '\t');
    const std::string_view provider = base::next_item(page, '\t');
    if (!is_host(host, known_host) || !base::starts_with(path, known_path)) continue;
    Embed out{url, page_of(provider, page, url), provider};
    constexpr std::string_view kCookies = "https://www.youtube.com/";
    if (base::starts_with(url, kCookies)) out.frame.replace(0, kCookies.size(), "https://www.youtube-nocookie.com/");
    return out;
  }
  if (is_mastodon_frame(path)) return {url, url.substr(0, url.size() - kMastodonFrame.size()), "Mastodon"};
  return {};
}

Embed read_post(const html::Document& document, html::NodeId quotation, std::string_view base_url) {
  constexpr html::NodeId kMost = 400;  // nodes
  const std::string_view classes = document.get(quotation, html::Attr::class_);
  if (classes.empty() || document[quotation].end - quotation > kMost) return {};
  const std::string own_host = base::host_of(base_url);
  std::string_view rows = kPosts;
  while (!rows.empty()) {
    std::string_view row = base::next_item(rows, '\n');
    if (!base::contains_ignoring_case(classes, base::next_token(row))) continue;
    const std::string_view host = base::next_token(row);
    const std::string_view before = base::next_token(row);
    const std::string_view provider = base::next_token(row);
    const std::string_view frame = base::next_token(row);
    const std::string_view after = base::next_token(row);
    Embed out;
    const bool is_own = is_host(own_host, host);
    const auto look_at = [&](std::string_view address) {
      // An address that neither names the host nor is resolved against it leads elsewhere.
      if (!is_own && !base::contains_ignoring_case(address, host)) return;
      const std::string url = base::without_tracking(base::resolve_http_url(base_url, address));
      if (!is_host(base::host_of(url), host)) return;
      const std::string_view path = base::path_of(url);
      const size_t at = path.find(before);
      if (at == std::string_view::npos) return;
      std::string_view number = path.substr(at + before.size());
      number = number.substr(0, number.find('/'));
      if (number.empty()) return;
      out.frame = frame;
      out.frame += number;
      out.frame += after;
      out.link = url;
      out.provider = provider;
    };
    for (uint32_t i = 0; i < document[quotation].attribute_count; ++i) look_at(document.attribute(quotation, i).value);
    // Of the links the last counts: those before it may be part of what the post says.
    for (html::NodeId n = quotation + 1; n < document[quotation].end; ++n)
      if (document.is_element(n, html::Tag::a)) look_at(document.get(n, html::Attr::href));
    if (!out.frame.empty()) return out;
  }
  return {};
}

}  // namespace lectern::article
