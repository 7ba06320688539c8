// libFuzzer on the whole way from a page to an article in every format. Every article has to be what parsing its HTML
// again gives, and to know where in the page its blocks came from.

#include <lectern/lectern.h>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "support/round_trip.h"

namespace {

void expect_valid(const lectern::Tree& tree, size_t page_size) {
  std::string wrong = lectern::test::round_trip_difference(tree);
  if (wrong.empty()) wrong = lectern::test::source_map_gap(tree, page_size);
  if (wrong.empty()) return;
  std::fprintf(stderr, "%s\n", wrong.c_str());
  std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view page(reinterpret_cast<const char*>(data), size);
  lectern::Options options;
  options.url = "https://example.org/story";
  options.comments = size % 2 == 1;
  options.favor = static_cast<lectern::Favor>(size % 3);
  const lectern::Result<lectern::Reading> reading = lectern::parse(page, options);
  if (reading && reading->article) {
    expect_valid(reading->article->content, size);
    for (const lectern::Post& comment : reading->article->comments) expect_valid(comment.content, size);
    (void)lectern::to_html(*reading->article);
    (void)lectern::to_text(*reading->article);
    (void)lectern::to_json(*reading->article, {true, true});
  }
  (void)lectern::to_json(*lectern::explain(page, options));
  return 0;
}
