#include "layout/lists.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace lectern::layout {
namespace {

int64_t items_of(const Article& article, uint32_t list) {
  int64_t items = 0;
  for (uint32_t i = list + 1; i < article.nodes[list].end; i = article.nodes[i].end)
    items += article.nodes[i].tag == Tag::li;
  return items;
}

std::string in_letters(int64_t number) {
  std::string letters;
  for (; number > 0; number = (number - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('a' + (number - 1) % 26));
  return letters;
}

std::string in_roman(int64_t number) {
  constexpr std::pair<int64_t, std::string_view> kNumerals[] = {
      {1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
      {40, "xl"},  {10, "x"},   {9, "ix"},  {5, "v"},    {4, "iv"},  {1, "i"},
  };
  std::string numerals;
  for (const auto& [value, numeral] : kNumerals) {
    for (; number >= value; number -= value) numerals += numeral;
  }
  return numerals;
}

}  // namespace

int64_t first_number(const Article& article, uint32_t list) {
  const Node& it = article.nodes[list];
  if (it.has_number) return it.number;
  return it.reversed ? items_of(article, list) : 1;
}

std::u16string label(const Node& list, int64_t number) {
  const bool upper = list.numbering == Numbering::upper_alpha || list.numbering == Numbering::upper_roman;
  const bool letters =
      number >= 1 && (list.numbering == Numbering::lower_alpha || list.numbering == Numbering::upper_alpha);
  const bool roman = number >= 1 && number <= 3999 &&
                     (list.numbering == Numbering::lower_roman || list.numbering == Numbering::upper_roman);
  std::string written = letters ? in_letters(number) : roman ? in_roman(number) : std::to_string(number);
  if (upper)
    std::transform(written.begin(), written.end(), written.begin(),
                   [](char c) { return c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c; });
  std::u16string label(written.begin(), written.end());
  return label += u'.';
}

Unit room_for_labels(const Article& article, uint32_t list, const Font& font) {
  const Node& it = article.nodes[list];
  size_t longest = 0;
  int64_t number = first_number(article, list);
  for (uint32_t i = list + 1; i < it.end; i = article.nodes[i].end) {
    if (article.nodes[i].tag != Tag::li) continue;
    if (article.nodes[i].has_number) number = article.nodes[i].number;
    longest = std::max(longest, label(it, number).size());
    number += it.reversed ? -1 : 1;
  }
  if (longest < 3 && font.letter_spacing == 0) return 0;
  return static_cast<Unit>((0.65 * static_cast<double>(longest) + 0.2) * font.size) +
         static_cast<Unit>(longest) * font.letter_spacing;
}

}  // namespace lectern::layout
