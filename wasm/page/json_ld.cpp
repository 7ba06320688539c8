#include "page/json_ld.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/json.h"
#include "base/text.h"
#include "base/url.h"
#include "base/utf8.h"
#include "page/clean.h"
#include "page/image_urls.h"
#include "page/json_text.h"

namespace lectern::page {
namespace {

using base::Json;

// Bounds on what a page can make us do. No honest page comes near them.
constexpr size_t kMaxBytes = 4u << 20;
constexpr size_t kMaxObjects = 20000;
constexpr size_t kMaxItems = 200;      // of one list
constexpr size_t kLongestText = 5000;  // code points: many things may be called by one text

std::string_view string_of(const Json* value) { return value ? base::string_of(*value) : std::string_view(); }

// The items of a value that may be one thing or a list of things (an array, or an object with @list or @set).
std::vector<const Json*> items(const Json* value) {
  std::vector<const Json*> out;
  if (!value || value->is_null()) return out;
  for (const char* wrapper : {"@list", "@set"})
    if (const Json* inner = base::find(*value, wrapper)) value = inner;
  if (!value->is_array()) {
    out.push_back(value);
    return out;
  }
  for (const Json& item : *value) {
    if (out.size() >= kMaxItems) break;
    // A list in a list: [["Ann"], ["Bo"]]
    if (item.is_array()) {
      for (const Json& inner : item)
        if (out.size() < kMaxItems) out.push_back(&inner);
    } else {
      out.push_back(&item);
    }
  }
  return out;
}

const Json* first_item(const Json* value) {
  const std::vector<const Json*> all = items(value);
  return all.empty() ? nullptr : all[0];
}

// The first member of some keys ("a|b") that is a string, or a list that begins with one.
std::string_view string_member(const Json& object, std::string_view keys) {
  while (!keys.empty())
    if (const Json* inner = first_item(base::find(object, base::next_item(keys, '|'))); inner && inner->is_string())
      return base::string_of(*inner);
  return {};
}

// A type without its vocabulary, lower case.
std::string type_name(std::string_view type) {
  const size_t cut = type.find_last_of("/#:");
  return base::lower_ascii(cut == std::string_view::npos ? type : type.substr(cut + 1));
}

std::vector<std::string> types_of(const Json& object) {
  std::vector<std::string> out;
  for (const Json* item : items(base::find(object, "@type")))
    if (const std::string_view type = string_of(item); !type.empty()) out.push_back(type_name(type));
  return out;
}

// Some systems give every author the types Person and Organization.
bool is_organization(const std::vector<std::string>& types) {
  return std::find(types.begin(), types.end(), "person") == types.end() &&
         std::any_of(types.begin(), types.end(), [](std::string_view type) {
           return base::ends_with(type, "organization") ||
                  base::is_one_of(type, "brand|corporation|localbusiness|website");
         });
}

// How much a thing of this type is what the page is about.
int rank_of(std::string_view type) {
  if (is_article_type(type) || type == "question") return 4;
  if (base::is_one_of(type,
                      "qapage|recipe|howto|review|product|productgroup|course|event|videoobject|podcastepisode|"
                      "softwaresourcecode|dataset|book|jobposting|creativework|learningresource|medicalentity"))
    return 3;
  if (base::ends_with(type, "page")) return 2;
  return 0;
}

class JsonLdParser {
 public:
  explicit JsonLdParser(std::string_view page_url) : page_url_(page_url) {}

  void add(std::string_view script) {
    if (script.size() > kMaxBytes - bytes_) return;
    bytes_ += script.size();
    for (const std::string& value : json_values(script)) {
      if (std::optional<Json> document = base::parse_json(value)) documents_.push_back(std::move(*document));
    }
  }

  Claims claims() {
    index();
    Claims claims;
    if (const Json* main = main_thing()) read(*main, true, claims);
    for (const Json* root : roots_) {
      const std::vector<std::string> types = types_of(*root);
      for (const std::string& type : types) {
        if (type == "website" && claims.site_name.empty()) claims.site_name = text(base::find(*root, "name"));
        if (rank_of(type) == 2) read(*root, false, claims);
      }
    }
    return claims;
  }

 private:
  // Finds the roots (what stands at the top, in a @graph, or as a main entity) and everything that has an @id.
  void index() {
    struct Item {
      const Json* value;
      bool root;
    };
    std::vector<Item> open;
    for (size_t i = documents_.size(); i-- > 0;) open.push_back({&documents_[i], true});
    size_t objects = 0;
    while (!open.empty() && objects < kMaxObjects) {
      const Item item = open.back();
      open.pop_back();
      if (item.value->is_array()) {
        for (auto at = item.value->rbegin(); at != item.value->rend(); ++at) open.push_back({&*at, item.root});
      } else if (item.value->is_object()) {
        ++objects;
        if (item.root) roots_.push_back(item.value);
        const std::string_view id = string_of(base::find(*item.value, "@id"));
        if (!id.empty() && item.value->size() > 1) named_.try_emplace(id, item.value);
        for (auto member = item.value->begin(); member != item.value->end(); ++member) {
          if (!member->is_object() && !member->is_array()) continue;
          const std::string& key = member.key();
          const bool root = item.root && (key == "@graph" || key == "mainEntity" || key == "mainEntityOfPage");
          open.push_back({&*member, root});
        }
      }
    }
  }

  // A value, or what it refers to.
  const Json* resolve(const Json* value) const {
    if (!value || !value->is_object()) return value;
    if (value->size() > 2) return value;
    const std::string_view id = string_of(base::find(*value, "@id"));
    if (id.empty() || (value->size() == 2 && !base::find(*value, "@type"))) return value;
    const auto named = named_.find(id);
    return named == named_.end() ? value : named->second;
  }

  bool is_this_page(const Json& object) const {
    if (page_url_.empty()) return false;
    for (const char* key : {"url", "@id", "mainEntityOfPage"}) {
      const Json* value = first_item(base::find(object, key));
      if (value && value->is_object()) value = base::find(*value, "@id");
      const std::string_view text = string_of(value);
      if (!text.empty() && base::same_page(base::resolve_url(page_url_, text), page_url_)) return true;
    }
    return false;
  }

  const Json* main_thing() const {
    const Json* best = nullptr;
    int best_rank = 0;
    size_t articles = 0;
    for (const Json* root : roots_) {
      int rank = 0;
      for (const std::string& type : types_of(*root)) rank = std::max(rank, rank_of(type) * 2);
      if (rank == 0) continue;
      articles += rank == 8;
      if (is_this_page(*root)) ++rank;
      if (rank > best_rank) {
        best_rank = rank;
        best = root;
      }
    }
    // Many articles and none said to be this page: a list of other pages.
    if (best_rank == 8 && articles > 3) return nullptr;
    return best;
  }

  // The text of a value: a string, a number, or the name of a thing.
  std::string text(const Json* value) const {
    value = resolve(first_item(value));
    if (!value) return {};
    if (const std::optional<uint64_t> number = base::whole_number(*value)) return base::decimal(*number);
    const std::string_view said =
        value->is_string() ? string_of(value) : string_member(*value, "name|@value|headline|text");
    return clean_text(base::first_code_points(said, kLongestText));
  }

  std::string url(const Json* value) const {
    value = resolve(first_item(value));
    if (!value) return {};
    if (value->is_string()) return std::string(string_of(value));
    return std::string(string_member(*value, "url|contentUrl|@id"));
  }

  static uint32_t pixels(const Json* value) {
    if (value && value->is_object()) value = base::find(*value, "value");
    if (!value) return 0;
    if (const std::optional<uint64_t> number = base::whole_number(*value)) return page::pixels(base::decimal(*number));
    return page::pixels(string_of(value));
  }

  void read_authors(const Json* value, Claims& claims) const {
    for (const Json* item : items(value)) {
      item = resolve(item);
      if (item->is_string()) add_authors(claims.authors, text(item));
      if (!item->is_object()) continue;
      std::string name = text(base::find(*item, "name"));
      if (name.empty()) {
        name = text(base::find(*item, "givenName"));
        const std::string family = text(base::find(*item, "familyName"));
        if (!name.empty() && !family.empty()) name += ' ';
        name += family;
      }
      if (name.empty()) name = text(base::find(*item, "alternateName"));
      if (is_organization(types_of(*item)))
        add_organization(claims, std::move(name), url(item));
      else
        add_authors(claims.authors, name, url(item));
    }
  }

  void read_image(const Json* value, Claims& claims) const {
    for (const Json* item : items(value)) {
      item = resolve(item);
      claims.image.url = url(item);
      if (claims.image.url.empty() || base::starts_with(claims.image.url, "data:")) continue;
      if (item->is_object()) {
        claims.image.width = pixels(first_item(base::find(*item, "width")));
        claims.image.height = pixels(first_item(base::find(*item, "height")));
        claims.image.alt = text(base::find(*item, "caption"));
      }
      return;
    }
    claims.image = {};
  }

  void read_tags(const Json* value, Claims& claims) const {
    for (const Json* item : items(value)) add_tags(claims.tags, text(item));
  }

  // Fills what is still empty from a thing: the page's article, or (not `main`) the page around it.
  void read(const Json& thing, bool main, Claims& claims) const {
    struct Text {
      std::string Claims::*field;
      std::string_view keys;
    };
    constexpr Text kTexts[] = {
        {&Claims::title, "headline|name|alternativeHeadline"},
        {&Claims::description, "description|abstract"},
        {&Claims::published, "datePublished|dateCreated|uploadDate"},
        {&Claims::modified, "dateModified"},
        {&Claims::section, "articleSection"},
        {&Claims::lang, "inLanguage"},
    };
    std::string type;
    for (const std::string& name : types_of(thing))
      if (type.empty() || rank_of(name) > rank_of(type)) type = name;
    if (main) claims.type = type;
    for (const auto& [field, keys] : kTexts)
      for (std::string_view rest = keys; !rest.empty() && (claims.*field).empty();)
        claims.*field = text(base::find(thing, base::next_item(rest, '|')));
    if (const Json* lang = resolve(first_item(base::find(thing, "inLanguage"))); lang && lang->is_object())
      if (std::string code = text(base::find(*lang, "alternateName")); !code.empty()) claims.lang = std::move(code);
    if (claims.url.empty()) claims.url = url(base::find(thing, "url"));
    if (claims.authors.empty()) read_authors(base::find(thing, "author"), claims);
    if (claims.authors.empty()) read_authors(base::find(thing, "creator"), claims);
    if (claims.image.url.empty()) read_image(base::find(thing, "image"), claims);
    if (claims.image.url.empty()) read_image(base::find(thing, "primaryImageOfPage"), claims);
    if (claims.tags.empty()) read_tags(base::find(thing, "keywords"), claims);
    for (const char* key : {"publisher", "isPartOf", "sourceOrganization"}) {
      if (!claims.site_name.empty()) break;
      const Json* site = resolve(first_item(base::find(thing, key)));
      if (site && site->is_object()) claims.site_name = text(base::find(*site, "name"));
    }
    if (main && claims.article_body.empty())
      claims.article_body = clean_text(string_of(first_item(base::find(thing, "articleBody"))));
  }

  std::string_view page_url_;
  size_t bytes_ = 0;
  std::vector<Json> documents_;
  std::vector<const Json*> roots_;
  std::map<std::string_view, const Json*> named_;  // by @id
};

}  // namespace

bool is_article_type(std::string_view type) {
  return base::ends_with(type, "article") ||
         base::is_one_of(type, "blogposting|liveblogposting|socialmediaposting|discussionforumposting|report");
}

Claims read_json_ld(const std::vector<std::string_view>& scripts, std::string_view page_url) {
  if (scripts.empty()) return {};
  JsonLdParser reader(page_url);
  for (const std::string_view script : scripts) reader.add(script);
  return reader.claims();
}

}  // namespace lectern::page
