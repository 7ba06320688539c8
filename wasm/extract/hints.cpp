#include "extract/hints.h"

#include <algorithm>

#include "extract/heading_words.h"
#include "vocabulary/class_words.h"

namespace lectern::extract {
namespace {

struct Sum {
  int weight = 0;
  uint16_t kinds = 0;
};

// Adds what the words say that the heading does not have.
void add_other_words(std::string_view names, HeadingWords& heading, Sum& sum) {
  vocabulary::each_class_word(names, [&](std::string_view word) {
    const vocabulary::ClassWord said = vocabulary::class_word(word);
    if ((said.weight == 0 && said.kinds == 0) || heading.hold(word)) return;
    sum.weight += said.weight;
    sum.kinds |= said.kinds;
  });
}

}  // namespace

Hints hints_of(const html::Document& document, html::NodeId element) {
  Sum sum;
  HeadingWords heading(document, element);
  const bool is_heading = html::is_heading(document[element].tag);
  for (uint32_t i = 0; i < document[element].attribute_count && i < 64; ++i) {
    const html::Attribute& attribute = document.attribute(element, i);
    const vocabulary::NameFacts& facts = document.facts(attribute);
    if (!facts.speaks) continue;
    // A box of furniture often has its label for a class ("related products"); ids are made of the text's own headings.
    if (attribute.id == html::Attr::id || is_heading) {
      add_other_words(attribute.value, heading, sum);
    } else {
      sum.weight += facts.weight;
      sum.kinds |= facts.kinds;
    }
  }
  return {static_cast<int8_t>(std::clamp(sum.weight, -8, 4)), sum.kinds};
}

}  // namespace lectern::extract
