#include "page/claims.h"

#include <algorithm>

#include "base/text.h"
#include "page/names.h"

namespace lectern::page {
namespace {

constexpr size_t kMaxAuthors = 200;
constexpr size_t kMaxTags = 200;

}  // namespace

void add_author(std::vector<Author>& authors, Author author) {
  const auto same = [&](const Author& other) { return base::equal_ignoring_case(other.name, author.name); };
  if (authors.size() < kMaxAuthors && std::none_of(authors.begin(), authors.end(), same))
    authors.push_back(std::move(author));
}

void add_authors(std::vector<Author>& authors, std::string_view list, std::string url) {
  std::vector<std::string> names = split_names(without_by(list, {}));
  if (names.size() != 1) url.clear();
  for (std::string& name : names) add_author(authors, {std::move(name), url});
}

void add_organization(Claims& claims, std::string name, std::string url) {
  if (!can_be_name(name)) return;
  const size_t before = claims.authors.size();
  add_author(claims.authors, {std::move(name), std::move(url)});
  if (claims.authors.size() > before) claims.organizations.push_back(claims.authors.back().name);
}

void add_tags(std::vector<std::string>& tags, std::string_view text, std::string_view marks) {
  for (size_t begin = 0; begin <= text.size() && tags.size() < kMaxTags;) {
    const size_t end = std::min(base::find_any(text, marks, begin), text.size());
    if (const std::string_view tag = base::trim(text.substr(begin, end - begin)); !tag.empty()) tags.emplace_back(tag);
    begin = end + 1;
  }
}

}  // namespace lectern::page
