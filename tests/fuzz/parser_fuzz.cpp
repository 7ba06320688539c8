// libFuzzer on the HTML parser: any bytes give a document in order, and the same one whole and in chunks.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <string_view>

#include "html/parser.h"

namespace lectern::html {
namespace {

#define LECTERN_REQUIRE(condition)                                                 \
  do                                                                               \
    if (!(condition)) {                                                            \
      std::fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #condition); \
      std::abort();                                                                \
    }                                                                              \
  while (false)

void require_in_order(const Document& document) {
  const size_t input = document.input().size();
  LECTERN_REQUIRE(document.size() > 0 && document[0].end == document.size());
  for (NodeId id = 1; id < document.size(); ++id) {
    const Node& node = document[id];
    LECTERN_REQUIRE(node.parent < id && node.end > id && node.end <= document[node.parent].end);
    LECTERN_REQUIRE(node.source.begin <= node.source.end && node.source.end <= input);
    LECTERN_REQUIRE(node.type != NodeType::text || (!node.text.empty() && node.end == id + 1));
    for (uint32_t i = 0; i < node.attribute_count && i < 64; ++i)
      for (uint32_t j = 0; j < i; ++j)
        LECTERN_REQUIRE(document.attribute(id, i).name != document.attribute(id, j).name);
  }
  // Neighbouring texts are one.
  for (NodeId id = 1; id < document.size(); ++id) {
    const NodeId next = document.next_sibling(id);
    LECTERN_REQUIRE(next == kNoNode || document[id].type != NodeType::text || document[next].type != NodeType::text);
  }
}

void require_same(const Document& a, const Document& b) {
  LECTERN_REQUIRE(a.size() == b.size());
  for (NodeId id = 0; id < a.size(); ++id) {
    LECTERN_REQUIRE(a[id].parent == b[id].parent && a[id].end == b[id].end && a[id].type == b[id].type);
    LECTERN_REQUIRE(a[id].tag == b[id].tag && a[id].ns == b[id].ns && a[id].text == b[id].text);
    LECTERN_REQUIRE(a[id].source.begin == b[id].source.begin && a[id].source.end == b[id].source.end);
    LECTERN_REQUIRE(a[id].attribute_count == b[id].attribute_count);
    for (uint32_t i = 0; i < a[id].attribute_count; ++i)
      LECTERN_REQUIRE(a.attribute(id, i).name == b.attribute(id, i).name &&
                      a.attribute(id, i).value == b.attribute(id, i).value);
  }
}

// The first byte tells how the page is cut into chunks, or in what context it is a fragment.
void run(std::string_view data) {
  if (data.empty()) return;
  const auto choice = static_cast<unsigned char>(data[0]);
  const std::string_view page = data.substr(1);
  const Document whole = parse(page);
  require_in_order(whole);

  const size_t size = 1 + choice % 64;
  Parser parser;
  for (size_t at = 0; at < page.size(); at += size) parser.push(page.substr(at, size));
  require_same(parser.finish(), whole);

  constexpr std::string_view kContexts[] = {"div",      "table", "tr",     "td",   "select",
                                            "template", "title", "script", "html", "frameset"};
  if (choice < std::size(kContexts)) {
    const Document fragment = parse_fragment(page, kContexts[choice]);
    require_in_order(fragment);
  }
}

}  // namespace
}  // namespace lectern::html

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  lectern::html::run(std::string_view(reinterpret_cast<const char*>(data), size));
  return 0;
}
