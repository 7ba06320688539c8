#include "page/meta.h"

#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "page/clean.h"
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
  std::string_view name;
  Source source;
  Field field;
};

// Names in lower case, with ':' for '.', sorted.
constexpr Row kRows[] = {
    {"apple-mobile-web-app-title", Source::twitter, Field::site_name},
    {"application-name", Source::meta, Field::site_name},
    {"article:author", Source::open_graph, Field::author},
    {"article:modified", Source::open_graph, Field::modified},
    {"article:modified_time", Source::open_graph, Field::modified},
    {"article:published", Source::open_graph, Field::published},
    {"article:published_date", Source::open_graph, Field::published},
    {"article:published_time", Source::open_graph, Field::published},
    {"article:section", Source::open_graph, Field::section},
    {"article:tag", Source::open_graph, Field::tag},
    {"article_date_original", Source::meta, Field::published},
    {"author", Source::meta, Field::author},
    {"author_name", Source::meta, Field::author},
    {"book:author", Source::open_graph, Field::author},
    {"byl", Source::meta, Field::author},
    {"citation_author", Source::dublin_core, Field::family_first},
    {"citation_authors", Source::dublin_core, Field::author},
    {"citation_date", Source::dublin_core, Field::published},
    {"citation_journal_title", Source::dublin_core, Field::site_name},
    {"citation_keywords", Source::dublin_core, Field::tags},
    {"citation_online_date", Source::dublin_core, Field::published},
    {"citation_publication_date", Source::dublin_core, Field::published},
    {"citation_title", Source::dublin_core, Field::title},
    {"content-language", Source::meta, Field::lang},
    {"cxenseparse:author", Source::meta, Field::author},
    {"cxenseparse:recs:publishtime", Source::meta, Field::published},
    {"date", Source::meta, Field::published},
    {"date:created", Source::meta, Field::published},
    {"date:modified", Source::meta, Field::modified},
    {"date:published", Source::meta, Field::published},
    {"datemodified", Source::meta, Field::modified},
    {"datepublished", Source::meta, Field::published},
    {"dc:contributor", Source::dublin_core, Field::family_first},
    {"dc:creator", Source::dublin_core, Field::family_first},
    {"dc:date", Source::dublin_core, Field::published},
    {"dc:date:created", Source::dublin_core, Field::published},
    {"dc:date:issued", Source::dublin_core, Field::published},
    {"dc:date:modified", Source::dublin_core, Field::modified},
    {"dc:description", Source::dublin_core, Field::description},
    {"dc:language", Source::dublin_core, Field::lang},
    {"dc:publisher", Source::dublin_core, Field::site_name},
    {"dc:subject", Source::dublin_core, Field::tags},
    {"dc:title", Source::dublin_core, Field::title},
    {"dcterms:created", Source::dublin_core, Field::published},
    {"dcterms:creator", Source::dublin_core, Field::family_first},
    {"dcterms:date", Source::dublin_core, Field::published},
    {"dcterms:description", Source::dublin_core, Field::description},
    {"dcterms:issued", Source::dublin_core, Field::published},
    {"dcterms:language", Source::dublin_core, Field::lang},
    {"dcterms:modified", Source::dublin_core, Field::modified},
    {"dcterms:publisher", Source::dublin_core, Field::site_name},
    {"dcterms:subject", Source::dublin_core, Field::tags},
    {"dcterms:title", Source::dublin_core, Field::title},
    {"description", Source::meta, Field::description},
    {"keywords", Source::meta, Field::tags},
    {"language", Source::meta, Field::lang},
    {"last-modified", Source::meta, Field::modified},
    {"lastmod", Source::meta, Field::modified},
    {"news_keywords", Source::meta, Field::tags},
    {"og:article:author", Source::open_graph, Field::author},
    {"og:article:modified_time", Source::open_graph, Field::modified},
    {"og:article:published_time", Source::open_graph, Field::published},
    {"og:author", Source::open_graph, Field::author},
    {"og:description", Source::open_graph, Field::description},
    {"og:image", Source::open_graph, Field::image},
    {"og:image:alt", Source::open_graph, Field::image_alt},
    {"og:image:height", Source::open_graph, Field::image_height},
    {"og:image:secure_url", Source::open_graph, Field::image},
    {"og:image:url", Source::open_graph, Field::image},
    {"og:image:width", Source::open_graph, Field::image_width},
    {"og:locale", Source::open_graph, Field::lang},
    {"og:published_time", Source::open_graph, Field::published},
    {"og:site_name", Source::open_graph, Field::site_name},
    {"og:title", Source::open_graph, Field::title},
    {"og:type", Source::open_graph, Field::type},
    {"og:updated_time", Source::open_graph, Field::modified},
    {"og:url", Source::open_graph, Field::url},
    {"originalpublicationdate", Source::meta, Field::published},
    {"parsely-author", Source::meta, Field::author},
    {"parsely-image-url", Source::meta, Field::image},
    {"parsely-pub-date", Source::meta, Field::published},
    {"parsely-section", Source::meta, Field::section},
    {"parsely-tags", Source::meta, Field::tags},
    {"parsely-title", Source::meta, Field::title},
    {"pub-date", Source::meta, Field::published},
    {"pub_date", Source::meta, Field::published},
    {"pubdate", Source::meta, Field::published},
    {"publication-date", Source::meta, Field::published},
    {"publication_date", Source::meta, Field::published},
    {"publish-date", Source::meta, Field::published},
    {"publish_date", Source::meta, Field::published},
    {"publishdate", Source::meta, Field::published},
    {"published", Source::meta, Field::published},
    {"published-date", Source::meta, Field::published},
    {"published_time", Source::meta, Field::published},
    {"revised", Source::meta, Field::modified},
    {"sailthru:author", Source::meta, Field::author},
    {"sailthru:date", Source::meta, Field::published},
    {"sailthru:description", Source::meta, Field::description},
    {"sailthru:image:full", Source::meta, Field::image},
    {"sailthru:tags", Source::meta, Field::tags},
    {"sailthru:title", Source::meta, Field::title},
    {"section", Source::meta, Field::section},
    {"timestamp", Source::meta, Field::published},
    {"title", Source::meta, Field::title},
    {"twitter:data1", Source::twitter, Field::data_1},
    {"twitter:data2", Source::twitter, Field::data_2},
    {"twitter:description", Source::twitter, Field::description},
    {"twitter:image", Source::twitter, Field::image},
    {"twitter:image:alt", Source::twitter, Field::image_alt},
    {"twitter:image:src", Source::twitter, Field::image},
    {"twitter:label1", Source::twitter, Field::label_1},
    {"twitter:label2", Source::twitter, Field::label_2},
    {"twitter:title", Source::twitter, Field::title},
    {"weibo:article:create_at", Source::open_graph, Field::published},
    {"weibo:article:description", Source::twitter, Field::description},
    {"weibo:article:title", Source::twitter, Field::title},
};

constexpr bool sorted() {
  for (size_t i = 1; i < std::size(kRows); ++i)
    if (!(kRows[i - 1].name < kRows[i].name)) return false;
  return true;
}
static_assert(sorted(), "the rows are found by bisection");

constexpr size_t kLongest = 32;

const Row* row_of(std::string_view name) {
  if (name.size() > kLongest) return nullptr;
  std::string key = base::lower_ascii(name);
  std::replace(key.begin(), key.end(), '.', ':');
  const Row* at = std::lower_bound(std::begin(kRows), std::end(kRows), key,
                                   [](const Row& row, const std::string& k) { return row.name < k; });
  return at != std::end(kRows) && at->name == key ? at : nullptr;
}

// Libraries write the family name first: "Lee, Ann".
std::string given_name_first(std::string text) {
  if (std::count(text.begin(), text.end(), ',') != 1) return text;
  const size_t comma = text.find(',');
  const std::string family(base::trim(std::string_view(text).substr(0, comma)));
  const std::string given(base::trim(std::string_view(text).substr(comma + 1)));
  return base::split_space(family).size() <= 2 && base::split_space(given).size() <= 2 ? given + " " + family : text;
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
    for (const std::string_view name : base::split_space(document_.get(meta, attr))) {
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
