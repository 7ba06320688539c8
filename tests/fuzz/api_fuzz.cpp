// libFuzzer on what programs pass to the library besides pages: options, settings, the pages to join, and the JSON-LD
// in a page. Whatever comes in, the answer is JSON.

#include <lectern/lectern.h>
#include <lectern/present.h>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/json.h"
#include "bindings/options.h"
#include "bindings/pages.h"
#include "support/round_trip.h"

namespace lectern {
namespace {

void expect_json(std::string_view text) {
  if (base::parse_json(text)) return;
  std::fprintf(stderr, "not JSON: %.*s\n", static_cast<int>(text.size()), text.data());
  std::abort();
}

void expect_valid(const Article& article) {
  const std::string wrong = test::round_trip_difference(article.content);
  if (wrong.empty()) return;
  std::fprintf(stderr, "%s\n", wrong.c_str());
  std::abort();
}

// The first line is the options, the rest the page.
void read_page_with_options(std::string_view input) {
  const size_t line = input.find('\n');
  Result<bindings::CallOptions> options = bindings::read_options(input.substr(0, line));
  if (!options) return;
  const std::string_view page = line == std::string_view::npos ? std::string_view() : input.substr(line + 1);
  options->options.url = options->url;
  options->options.keep = options->keep;
  options->options.drop = options->drop;
  const Result<Reading> reading = parse(page, options->options);
  (void)is_readable(page, options->options);
  if (const Result<Explanation> explanation = explain(page, options->options)) expect_json(to_json(*explanation));
  if (reading && reading->article) expect_json(to_json(*reading->article, options->parts));
}

void join_pages(std::string_view input) {
  const Article joined = join(bindings::read_pages(input));
  expect_valid(joined);
  JsonParts all{.markdown = true, .asciidoc = true, .nodes = true};
  expect_json(to_json(joined, all));
}

void read_json_ld(std::string_view input) {
  std::string page = "<!DOCTYPE html><title>The ferry that runs on rain</title><script type=\"application/ld+json\">";
  page.append(input).append("</script><h1>The ferry that runs on rain</h1>");
  for (int i = 0; i < 6; ++i)
    page +=
        "<p>Twice a day a wooden ferry crosses the lake, and in all weathers, because the rain itself moves it.</p>";
  const Result<Reading> reading = parse(page, {.url = "https://example.org/story"});
  if (reading && reading->article) expect_json(to_json(*reading->article));
}

}  // namespace
}  // namespace lectern

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  const std::string_view input(reinterpret_cast<const char*>(data) + 1, size - 1);
  switch (data[0]) {
    case 'o':
      lectern::read_page_with_options(input);
      break;
    case 's':
      lectern::expect_json(lectern::present_json(input));
      break;
    case 'j':
      lectern::join_pages(input);
      break;
    case 'l':
      lectern::read_json_ld(input);
      break;
    default:
      break;
  }
  return 0;
}
