#include <algorithm>
#include <cstdlib>
#include <initializer_list>
#include <vector>

#include "base/text.h"
#include "base/url.h"
#include "page/clean.h"
#include "page/dates.h"
#include "page/detected_language.h"
#include "page/json_ld.h"
#include "page/language.h"
#include "page/metadata_reader.h"
#include "page/names.h"
#include "page/title.h"

namespace lectern::page {
namespace {

using html::Attr;
using html::kNoNode;
using html::NodeId;
using html::Tag;

// Which source is believed first, field by field. The title has a rule of its own: see find_title.
struct Precedence {
  Source order[kSourceCount];
};
constexpr Source J = Source::json_ld, O = Source::open_graph, D = Source::dublin_core, T = Source::twitter,
                 M = Source::meta, I = Source::microdata, V = Source::visible;
constexpr Precedence kDescription = {{J, O, M, D, T, I, V}};
constexpr Precedence kAuthors = {{J, D, M, I, T, O, V}};
constexpr Precedence kPublished = {{J, O, M, D, I, V, T}};
constexpr Precedence kModified = {{J, O, M, D, I, V, T}};
constexpr Precedence kSection = {{O, J, M, I, D, T, V}};
constexpr Precedence kImage = {{O, J, T, M, I, D, V}};

// The first thing that sources say, in the order of precedence.
std::string first(const Sources& sources, const Precedence& precedence, std::string Claims::*field) {
  for (const Source source : precedence.order)
    if (const std::string& value = of(sources, source).*field; !value.empty()) return value;
  return {};
}

std::string first_date(const Sources& sources, const Precedence& precedence, std::string Claims::*field,
                       std::string_view lang) {
  for (const Source source : precedence.order)
    if (std::string date = iso_date(of(sources, source).*field, lang); !date.empty()) return date;
  return {};
}

// A reference made absolute; an empty one, which would be the page itself, stays empty.
std::string absolute(std::string_view base_url, std::string_view reference) {
  return reference.empty() ? std::string() : base::resolve_http_url(base_url, reference);
}

}  // namespace

PageFacts MetadataReader::read() {
  scan();
  find_addresses();
  of(sources_, J) = read_json_ld(scripts_, facts_.url);
  find_title();
  find_type();
  Metadata& m = facts_.metadata;
  m.lang = page_language(document_, facts_.title_node, sources_);
  if (m.lang.empty()) m.lang = detected_language(language_sample(document_));
  find_text();
  find_authors();
  find_dates();
  find_image();
  find_tags();
  find_links();
  find_direction();
  return std::move(facts_);
}

void MetadataReader::scan() {
  for (NodeId n = 0; n < document_.size(); ++n) {
    const html::Node& node = document_[n];
    if (node.type != html::NodeType::element) continue;
    // What is drawn has titles and links of its own.
    if (node.ns != html::Namespace::html || node.tag == Tag::template_) {
      n = node.end - 1;
      continue;
    }
    switch (node.tag) {
      case Tag::title:
        if (title_element_.empty()) title_element_ = clean_text(text_of(document_, n));
        continue;
      case Tag::base:
        if (base_href_.empty()) base_href_ = document_.get(n, Attr::href);
        continue;
      case Tag::script:
        if (const NodeId text = document_.first_child(n); text != kNoNode && is_json_ld(n, document_[text].text))
          scripts_.push_back(document_[text].text);
        continue;
      case Tag::meta:
        meta_.enter(n);
        break;
      case Tag::link:
      case Tag::a:
        links_.enter(n);
        next_pages_.enter(n);
        break;
      default:
        break;
    }
    if (node.attribute_count > 0) microdata_.enter(n);
    if (node.tag != Tag::meta && node.tag != Tag::link) visible_.enter(n);
  }
  meta_.finish();
}

// Some pages leave the script's type out.
bool MetadataReader::is_json_ld(NodeId script, std::string_view text) const {
  const std::string_view type = document_.get(script, Attr::type);
  return type.empty() ? base::starts_with(base::trim(text), "{\"@context\"")
                      : base::contains_ignoring_case(type, "ld+json");
}

void MetadataReader::find_addresses() {
  if (base::is_absolute_http_url(given_url_)) facts_.url = absolute({}, given_url_);
  std::string canonical = absolute(facts_.url, links_.canonical);
  if (canonical.empty()) canonical = absolute(facts_.url, of(sources_, O).url);
  if (facts_.url.empty()) facts_.url = canonical;
  facts_.base_url = absolute(facts_.url, base_href_);
  if (facts_.base_url.empty()) facts_.base_url = facts_.url;
  facts_.metadata.canonical_url = std::move(canonical);
}

bool MetadataReader::is_article() const {
  for (const Source source : {J, I, O})
    if (is_article_type(of(sources_, source).type) || base::starts_with(of(sources_, source).type, "article"))
      return true;
  return false;
}

void MetadataReader::find_text() {
  Metadata& m = facts_.metadata;
  facts_.description = first(sources_, kDescription, &Claims::description);
  facts_.article_body = of(sources_, J).article_body;
  m.excerpt = facts_.description;
  m.section = first(sources_, kSection, &Claims::section);
  // Posts and products start with their own text, whatever it looks like.
  if (const PageType type = facts_.metadata.page_type; type != PageType::forum && type != PageType::product)
    m.standfirst = visible_.find_standfirst(facts_.description);
}

void MetadataReader::find_authors() {
  Metadata& m = facts_.metadata;
  std::string shown;
  // A product's page names brands and reviewers.
  if (m.page_type != PageType::product) of(sources_, V).authors = visible_.find_authors(m.lang, shown);
  const std::vector<std::string> site_names = {m.site_name};
  const std::string host = base::host_of(facts_.url);
  // "Harbour Post - Ann Lee"
  for (Claims& claims : sources_)
    for (Author& author : claims.authors)
      if (!is_site_name(author.name, site_names, {}))
        author.name = without_site_name(author.name, site_names, {}, host);
  // A site or an organization that names itself as the author says less than a person's name elsewhere, and so does a
  // login, but in forums.
  const std::vector<std::string>& organizations = of(sources_, J).organizations;
  const auto is_no_person = [&](const Author& author) {
    const bool one_word = !base::contains(author.name, " ");
    return std::find(organizations.begin(), organizations.end(), author.name) != organizations.end() ||
           is_site_name(author.name, site_names, one_word ? host : std::string()) ||
           (m.page_type != PageType::forum && is_login(author.name));
  };
  // Accounts often have first names only; another source may have the whole name.
  const auto full_name = [&](const std::string& first_name) {
    for (const Claims& claims : sources_)
      for (const Author& author : claims.authors)
        if (base::starts_with(author.name, first_name + " ") && looks_like_person(author.name)) return author.name;
    return first_name;
  };
  const std::vector<Author>* chosen = nullptr;
  for (const Source source : kAuthors.order) {
    const std::vector<Author>& authors = of(sources_, source).authors;
    if (authors.empty()) continue;
    const bool impersonal = std::all_of(authors.begin(), authors.end(), is_no_person);
    if (chosen && (impersonal || !std::all_of(chosen->begin(), chosen->end(), is_no_person))) continue;
    chosen = &authors;
    if (!impersonal) break;
  }
  if (!chosen) return;
  const bool persons = !std::all_of(chosen->begin(), chosen->end(), is_no_person);
  for (Author author : *chosen) {
    // Beside persons, the site is who publishes them.
    if (persons && is_no_person(author)) continue;
    if (!base::contains(author.name, " ")) author.name = full_name(author.name);
    author.url = absolute(facts_.base_url, author.url);
    m.authors.push_back(std::move(author));
  }
  if (chosen == &of(sources_, V).authors) m.byline = std::move(shown);
  if (m.byline.empty())
    for (const Author& author : m.authors) m.byline += (m.byline.empty() ? "" : ", ") + author.name;
}

void MetadataReader::find_dates() {
  Metadata& m = facts_.metadata;
  Claims& shown = of(sources_, V);
  visible_.find_dates(m.lang, shown.published, shown.modified);
  m.published_time = first_date(sources_, kPublished, &Claims::published, m.lang);
  // What stands under the title is what the publisher means; a machine's date that is later is the day when the page
  // was put up again. A day's difference is one of time zones. (Papers show when they were received.)
  const std::string seen = iso_date(shown.published, m.lang);
  const bool paper = !of(sources_, D).published.empty();
  const std::string in_address = date_in_path(facts_.url);
  const bool told_by_address =
      !in_address.empty() && !m.published_time.empty() && days_between(in_address, m.published_time) == 0;
  const auto overrules = [&](int days) {
    // In universal time, a day begins elsewhere earlier or later than in the page.
    return days > 1 || (base::ends_with(m.published_time, "Z") && (days == 1 || days == -1));
  };
  if (!seen.empty() && !m.published_time.empty() && !paper && !told_by_address &&
      overrules(days_between(seen, m.published_time)))
    m.published_time = seen;
  m.modified_time = first_date(sources_, kModified, &Claims::modified, m.lang);
  // Where all that the page shows is its last edit, that is the date of its text, not the day when a text was first put
  // there.
  constexpr int kLongBefore = 30;  // days
  const std::string edited = iso_date(shown.modified, m.lang);
  if (seen.empty() && !edited.empty() &&
      (m.published_time.empty() || days_between(m.published_time, edited) > kLongBefore))
    m.published_time = edited;
  // An address holds the day of its own page; a date in the text may be that of anything.
  if (!in_address.empty() &&
      (m.published_time.empty() || (m.published_time == seen && overrules(std::abs(days_between(in_address, seen))))))
    m.published_time = in_address;
}

void MetadataReader::find_image() {
  Image& image = facts_.metadata.image;
  for (const Source source : kImage.order) {
    const Image& candidate = of(sources_, source).image;
    std::string url = absolute(facts_.base_url, clean_text(candidate.url));
    if (url.empty()) continue;
    if (image.url.empty()) {
      image = candidate;
      image.url = std::move(url);
    } else if (url == image.url) {
      // Another source may know the same picture's size.
      if (!image.width && !image.height) {
        image.width = candidate.width;
        image.height = candidate.height;
      }
      if (image.alt.empty()) image.alt = candidate.alt;
    }
  }
  if (image.url.empty()) image.url = absolute(facts_.base_url, links_.image);
}

void MetadataReader::find_tags() {
  std::vector<std::string>& tags = facts_.metadata.tags;
  const auto add = [&tags](const std::string& tag) {
    constexpr size_t kMaxTags = 50, kLongest = 100;
    if (tag.empty() || tag.size() > kLongest || tags.size() >= kMaxTags) return;
    const std::string small = base::lower_case(tag);
    if (std::none_of(tags.begin(), tags.end(),
                     [&](const std::string& other) { return base::lower_case(other) == small; }))
      tags.push_back(tag);
  };
  for (const std::string& tag : of(sources_, O).tags) add(tag);
  for (const NodeId link : links_.tags) {
    std::string_view text;
    const std::string shown = clean_text(text_of(document_, link, 120));
    text = shown;
    if (base::starts_with(text, "#")) text.remove_prefix(1);
    add(std::string(text));
  }
  for (const Source source : {J, I, D})
    for (const std::string& tag : of(sources_, source).tags) add(tag);
  // Written for search engines rather than for readers: only where there is nothing else.
  if (tags.empty())
    for (const std::string& tag : of(sources_, M).tags) add(tag);
}

void MetadataReader::find_links() {
  Metadata& m = facts_.metadata;
  for (const Links::Hreflang& link : links_.hreflangs) {
    std::string lang = language_tag(link.lang);
    std::string url = absolute(facts_.base_url, link.href);
    if (lang.empty() || url.empty()) continue;
    // The page itself is no alternative to itself.
    if (base::same_page(url, facts_.url) || base::same_page(url, m.canonical_url)) continue;
    const auto same = [&](const Alternate& other) { return other.lang == lang; };
    if (std::none_of(m.alternates.begin(), m.alternates.end(), same))
      m.alternates.push_back({std::move(lang), std::move(url)});
  }
  // What another site calls its own is no part of this article, whatever the page says: nobody who follows an article
  // asked for it.
  const auto site = [](std::string_view url) {
    const std::string host = base::host_of(url);
    return base::starts_with(host, "www.") ? host.substr(4) : host;
  };
  const bool own = site(m.canonical_url) == site(facts_.url);
  m.next_pages = next_pages_.find({facts_.url, own ? m.canonical_url : facts_.url}, facts_.base_url);
}

void MetadataReader::find_type() {
  PageType type = PageType::other;
  for (const Source source : {J, I, O}) {
    const std::string& said = of(sources_, source).type;
    if (base::is_one_of(said, "techarticle|apireference")) {
      type = PageType::documentation;
    } else if (base::is_one_of(said, "discussionforumposting|question|qapage")) {
      type = PageType::forum;
    } else if (is_article_type(said) || base::starts_with(said, "article") ||
               base::is_one_of(said, "recipe|howto|review")) {
      facts_.says_article = true;
      type = PageType::article;
    } else if (base::is_one_of(said, "product|productgroup|og:product|product.item")) {
      type = PageType::product;
    } else if (base::is_one_of(said, "collectionpage|itemlist|product.group")) {
      type = PageType::collection;
    }
    if (type != PageType::other) break;
  }
  facts_.says_article = facts_.says_article || is_article();
  facts_.metadata.page_type = type;
}

void MetadataReader::find_direction() {
  Metadata& m = facts_.metadata;
  std::string sample = m.title + " " + facts_.description;
  if (m.lang.empty() && document_.body() != kNoNode) sample += " " + text_of(document_, document_.body(), 2000);
  m.dir = page_direction(document_, facts_.title_node, m.lang, sample);
}

PageFacts read(const html::Document& document, std::string_view url) { return MetadataReader(document, url).read(); }

}  // namespace lectern::page
