// The title of a page: its wordings without the site's name, and the choice between them.

#include <algorithm>
#include <vector>

#include "base/text.h"
#include "base/url.h"
#include "base/utf8.h"
#include "base/words.h"
#include "page/clean.h"
#include "page/metadata_reader.h"
#include "page/title.h"

namespace lectern::page {
namespace {

constexpr Source J = Source::json_ld, O = Source::open_graph, D = Source::dublin_core, T = Source::twitter,
                 M = Source::meta, I = Source::microdata;
// Which source is believed first.
constexpr Source kSiteNameOrder[] = {O, J, M, I, D, T, Source::visible};

// The wording that goes on where a title is cut off with an ellipsis; empty if none does.
std::string completed(std::string_view title, const std::vector<std::string>& wordings) {
  if (!base::ends_with(title, "…") && !base::ends_with(title, "...")) return {};
  title.remove_suffix(3);
  for (const std::string& wording : wordings)
    if (wording.size() > title.size() + 3 && base::starts_with(wording, base::trim(title))) return wording;
  return {};
}

// Whether a wording is a title up to a quotation mark, which ended the attribute it stands in.
bool ends_at_quote(std::string_view wording, std::string_view title) {
  return base::starts_with(title, wording) && base::starts_with(base::trim(title.substr(wording.size())), "\"");
}

// The last part of an address that has words: "/2025/quay-is-saved.html" → "quay-is-saved".
std::string_view slug_of(std::string_view url) {
  std::string_view path = base::path_of(url);
  while (base::ends_with(path, "/")) path.remove_suffix(1);
  path = path.substr(path.rfind('/') + 1);
  return path.substr(0, path.rfind('.'));
}

bool has_wording(const std::vector<std::string>& all, std::string_view text) {
  return std::any_of(all.begin(), all.end(), [&](const std::string& other) { return same_words(other, text); });
}

// Titles are compared with each other and with parts of themselves: one as long as the page would be read a thousand
// times.
void cut_title(Claims& claims) {
  constexpr size_t kLongest = 5000;  // code points
  claims.title.resize(base::first_code_points(claims.title, kLongest).size());
}

// Of the words of a headline.
constexpr size_t kFewestHeadlineWords = 5, kMostHeadlineWords = 25;

}  // namespace

// The names that the site goes by.
std::vector<std::string> MetadataReader::site_names() const {
  std::vector<std::string> names;
  for (const Source source : kSiteNameOrder)
    if (const std::string& name = of(sources_, source).site_name; !name.empty() && !has_wording(names, name))
      names.push_back(name);
  return names;
}

// The wordings of the title that are not seen on the page.
std::vector<std::string> MetadataReader::given_titles() const {
  std::vector<std::string> given;
  for (const std::string* wording : {&of(sources_, O).title, &of(sources_, J).title, &title_element_,
                                     &of(sources_, T).title, &of(sources_, D).title, &of(sources_, M).title})
    if (!wording->empty() && std::find(given.begin(), given.end(), *wording) == given.end()) given.push_back(*wording);
  return given;
}

void MetadataReader::find_title() {
  for (Claims& claims : sources_) cut_title(claims);
  std::vector<std::string> sites = site_names();
  std::vector<std::string> given = given_titles();
  // A template that fills in the page's title for the site's name tells nothing of the site; a front page is called
  // by it.
  if (base::path_of(facts_.url).size() > 1)
    std::erase_if(sites, [&](const std::string& name) { return has_wording(given, name); });
  const std::string host = base::host_of(facts_.url);
  const auto without_site = [&](const std::vector<std::string>& wordings, std::string* cut) {
    std::vector<std::string> out;
    for (const std::string& wording : wordings) {
      std::string title = without_site_name(wording, sites, wordings, host, cut);
      if (!title.empty() && !has_wording(out, title)) out.push_back(std::move(title));
    }
    return out;
  };
  std::vector<std::string> titles = without_site(given, nullptr);
  // The other wording may be the name of a book, which is then all that is left of a chapter's title element: a
  // heading is compared with the whole title element, too.
  std::vector<std::string> looked_for = titles;
  if (!title_element_.empty()) looked_for.push_back(title_element_);
  visible_.find_title(looked_for, sites, host);
  facts_.title_node = visible_.title_node();
  of(sources_, I) = microdata_.claims(facts_.title_node);
  cut_title(of(sources_, I));
  if (const std::string& name = of(sources_, I).site_name; !name.empty() && !has_wording(sites, name))
    sites.push_back(name);

  // With the visible title known, the others are cut where it ends.
  for (const std::string& extra : {visible_.title(), of(sources_, I).title})
    if (!extra.empty() && std::find(given.begin(), given.end(), extra) == given.end()) given.push_back(extra);
  std::string cut;
  titles = without_site(given, &cut);
  facts_.metadata.site_name = sites.empty() ? cut : sites[0];
  std::string title = choose_title(sites, given);
  if (title.empty()) return;
  facts_.titles.push_back(title);
  for (std::string& wording : titles)
    if (!has_wording(facts_.titles, wording)) facts_.titles.push_back(std::move(wording));
  facts_.metadata.title = std::move(title);
}

// The visible heading is the title, with these exceptions:
// - It is short and shares few words with what the page calls itself: a slogan, a section, a logo. A headline of more
//   words is the page's own; the title element then says it again for search engines.
// - The title element and Open Graph agree on something else, and the page's address, which is made from its title
//   when it is made, sides with them; where the page is no article it need only be silent: on landing pages the
//   heading is a slogan more often than a title.
// - A wording that two of the publisher's own sources agree on is nearly the same: then the heading has lost or added
//   something (a label, a line break, an edit link).
// - It ends with the title element: a kicker stands before it.
std::string MetadataReader::choose_title(const std::vector<std::string>& site_names,
                                         const std::vector<std::string>& given) const {
  const std::string host = base::host_of(facts_.url);
  const auto without_site = [&](std::string_view wording) {
    return without_site_name(wording, site_names, given, host);
  };
  const std::string shown = without_site(visible_.title());
  const std::string graph = without_site(of(sources_, O).title);
  const std::string element = without_site(title_element_);
  const std::string data = without_site(of(sources_, J).title);
  const auto likeness = [&](std::string_view wording) {
    return word_overlap(shown, wording) * word_overlap(wording, shown);
  };
  const auto is_likely = [&](const std::string& wording) { return likeness(wording) >= 0.2; };
  std::vector<std::string> others;
  for (const Source source : {J, D, O, T, M})
    if (std::string other = without_site(of(sources_, source).title); !other.empty())
      others.push_back(std::move(other));
  if (!element.empty()) others.push_back(element);
  const std::string_view slug = slug_of(facts_.url);
  const auto address_prefers = [&](std::string_view a, std::string_view b) {
    return word_overlap(slug, a) > word_overlap(slug, b);
  };
  std::string title = shown;
  const size_t words = base::Words(shown).size();
  const bool is_headline = words >= kFewestHeadlineWords && words <= kMostHeadlineWords;
  if (!others.empty() && (shown.empty() || (!is_headline && std::none_of(others.begin(), others.end(), is_likely)))) {
    title = others[0];
  } else if (const std::string whole = completed(shown, others); !whole.empty()) {
    title = whole;
  } else if (!graph.empty() && same_words(graph, element) &&
             (is_article() ? likeness(graph) >= 0.6 && address_prefers(graph, shown)
                           : !address_prefers(shown, graph))) {
    title = graph;
  } else if (!data.empty() && same_words(data, element) && likeness(data) >= 0.4 && !address_prefers(shown, data)) {
    title = data;
  } else if (!graph.empty() && likeness(graph) >= 0.85 && !ends_at_quote(graph, shown)) {
    title = graph;
  } else if (!element.empty() && base::ends_with(shown, element)) {
    title = element;
  }
  // What the heading shows is no site's name.
  if (same_words(title, visible_.title())) return title;
  return without_last_part(title, others.size() == 1 && shown.empty());
}

}  // namespace lectern::page
