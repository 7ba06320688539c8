#include "page/meta.h"

#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "base/word_table.h"
#include "page/clean.h"
#include "page/image_urls.h"
#include "page/names.h"

namespace lectern::page {
namespace {

using html::Attr;

enum class Field : uint8_t {
  title,
  description,
  author,
  family_first,
  site_name,
  published,
  modified,
  section,
  tag,
  tags,
  image,
  image_width,
  image_height,
  image_alt,
  url,
  lang,
  type,
  label_1,
  data_1,
  label_2,
  data_2,
};

struct Row {
  Source source;
  Field field;
  std::string_view names;  // lower case, with ':' for '.'
};

constexpr Row kRows[] = {
    {Source::open_graph, Field::title, "og:title"},
    {Source::open_graph, Field::description, "og:description"},
    {Source::open_graph, Field::author, "article:author book:author og:article:author og:author"},
    {Source::open_graph, Field::site_name, "og:site_name"},
    {Source::open_graph, Field::published,
     "article:published article:published_date article:published_time og:article:published_time og:published_time "
     "weibo:article:create_at"},
    {Source::open_graph, Field::modified,
     "article:modified article:modified_time og:article:modified_time og:updated_time"},
    {Source::open_graph, Field::section, "article:section"},
    {Source::open_graph, Field::tag, "article:tag"},
    {Source::open_graph, Field::image, "og:image og:image:secure_url og:image:url"},
    {Source::open_graph, Field::image_width, "og:image:width"},
    {Source::open_graph, Field::image_height, "og:image:height"},
    {Source::open_graph, Field::image_alt, "og:image:alt"},
    {Source::open_graph, Field::url, "og:url"},
    {Source::open_graph, Field::lang, "og:locale"},
    {Source::open_graph, Field::type, "og:type"},
    {Source::dublin_core, Field::title, "citation_title dc:title dcterms:title"},
    {Source::dublin_core, Field::description, "dc:description dcterms:description"},
    {Source::dublin_core, Field::author, "citation_authors"},
    {Source::dublin_core, Field::family_first, "citation_author dc:contributor dc:creator dcterms:creator"},
    {Source::dublin_core, Field::site_name, "citation_journal_title dc:publisher dcterms:publisher"},
    {Source::dublin_core, Field::published,
     "citation_date citation_online_date citation_publication_date dc:date dc:date:created dc:date:issued "
     "dcterms:created dcterms:date dcterms:issued"},
    {Source::dublin_core, Field::modified, "dc:date:modified dcterms:modified"},
    {Source::dublin_core, Field::tags, "citation_keywords dc:subject dcterms:subject"},
    {Source::dublin_core, Field::lang, "dc:language dcterms:language"},
    {Source::twitter, Field::title, "twitter:title weibo:article:title"},
    {Source::twitter, Field::description, "twitter:description weibo:article:description"},
    {Source::twitter, Field::site_name, "apple-mobile-web-app-title"},
    {Source::twitter, Field::image, "twitter:image twitter:image:src"},
    {Source::twitter, Field::image_alt, "twitter:image:alt"},
    {Source::twitter, Field::label_1, "twitter:label1"},
    {Source::twitter, Field::data_1, "twitter:data1"},
    {Source::twitter, Field::label_2, "twitter:label2"},
    {Source::twitter, Field::data_2, "twitter:data2"},
    {Source::meta, Field::title, "parsely-title sailthru:title title"},
    {Source::meta, Field::description, "description sailthru:description"},
    {Source::meta, Field::author, "author author_name byl cxenseparse:author parsely-author sailthru:author"},
    {Source::meta, Field::site_name, "application-name"},
    {Source::meta, Field::published,
     "article_date_original cxenseparse:recs:publishtime date date:created date:published datepublished "
     "originalpublicationdate parsely-pub-date pub-date pub_date pubdate publication-date publication_date "
     "publish-date publish_date publishdate published published-date published_time sailthru:date timestamp"},
    {Source::meta, Field::modified, "date:modified datemodified last-modified lastmod revised"},
    {Source::meta, Field::section, "parsely-section section"},
    {Source::meta, Field::tags, "keywords news_keywords parsely-tags sailthru:tags"},
    {Source::meta, Field::image, "parsely-image-url sailthru:image:full"},
    {Source::meta, Field::lang, "content-language language"},
};

const Row* row_of(std::string_view name) {
  constexpr size_t kLongest = 32;
  if (name.size() > kLongest) return nullptr;
  static constexpr auto kNumbers = [] {
    base::WordTable<128> table;
    for (uint32_t i = 0; i < std::size(kRows); ++i) table.add(kRows[i].names, i);
    return table;
  }();
  std::string key = base::lower_ascii(name);
  std::replace(key.begin(), key.end(), '.', ':');
  const auto number = kNumbers.find(key);
  return number ? &kRows[*number] : nullptr;
}

// Libraries write the family name first: "Lee, Ann".
std::string given_name_first(std::string text) {
  if (std::count(text.begin(), text.end(), ',') != 1) return text;
  const size_t comma = text.find(',');
  const std::string_view family = base::trim(std::string_view(text).substr(0, comma));
  const std::string_view given = base::trim(std::string_view(text).substr(comma + 1));
  if (base::split_space(family).size() > 2 || base::split_space(given).size() > 2) return text;
  std::string out(given);
  out += ' ';
  out += family;
  return out;
}

// The text field that a row fills; null for those that are lists or numbers.
std::string* text_field(Claims& claims, Field field) {
  switch (field) {
    case Field::title:
      return &claims.title;
    case Field::description:
      return &claims.description;
    case Field::site_name:
      return &claims.site_name;
    case Field::published:
      return &claims.published;
    case Field::modified:
      return &claims.modified;
    case Field::section:
      return &claims.section;
    case Field::image:
      return &claims.image.url;
    case Field::image_alt:
      return &claims.image.alt;
    case Field::url:
      return &claims.url;
    case Field::lang:
      return &claims.lang;
    case Field::type:
      return &claims.type;
    default:
      return nullptr;
  }
}

}  // namespace

void Meta::enter(html::NodeId meta) {
  const std::string_view content = base::trim(document_.get(meta, Attr::content));
  if (content.empty()) return;
  for (const Attr attr : {Attr::property, Attr::name, Attr::http_equiv}) {
    constexpr int kMaxNames = 8;  // each reads the whole content
    std::string_view names = document_.get(meta, attr);
    std::string_view name = base::next_token(names);
    for (int i = 0; i < kMaxNames && !name.empty(); ++i, name = base::next_token(names)) {
      const Row* row = row_of(name);
      if (!row) continue;
      Claims& claims = of(sources_, row->source);
      if (std::string* field = text_field(claims, row->field)) {
        uint64_t& given = by_property_[static_cast<size_t>(row->source)];
        const uint64_t bit = uint64_t{1} << static_cast<unsigned>(row->field);
        const bool property = attr == Attr::property;
        if (!field->empty() && !(property && !(given & bit))) continue;
        *field = row->field == Field::type ? base::lower_ascii(content) : clean_text(content);
        if (property) given |= bit;
        continue;
      }
      switch (row->field) {
        case Field::author:
          add_authors(claims.authors, clean_text(content));
          break;
        case Field::family_first:
          add_authors(claims.authors, given_name_first(clean_text(content)));
          break;
        case Field::tag:
          add_tags(claims.tags, clean_text(content), {});
          break;
        case Field::tags:
          add_tags(claims.tags, clean_text(content), ",;");
          break;
        case Field::image_width:
          if (!claims.image.width) claims.image.width = pixels(content);
          break;
        case Field::image_height:
          if (!claims.image.height) claims.image.height = pixels(content);
          break;
        case Field::label_1:
        case Field::label_2:
          card_[row->field == Field::label_2].label = clean_text(content);
          break;
        case Field::data_1:
        case Field::data_2:
          card_[row->field == Field::data_2].value = clean_text(content);
          break;
        default:
          break;
      }
    }
  }
}

void Meta::finish() {
  for (const CardField& field : card_)
    if (!field.label.empty() && without_by(field.label, "*").empty())
      add_authors(of(sources_, Source::twitter).authors, field.value);
}

}  // namespace lectern::page
