// Reads pages from standard input, one {"id","html","url"?} a line, and prints what the model is trained on, one JSON
// line a page, measured by the library's own code:
//
//   lectern_dump < pages.ndjson       lectern_dump --features: the rows of features.def as JSON
//
//   id       the page's
//   type     what the page says that it is
//   parents  of each container, the one around it (-1 for the body)
//   names    of each container, its names as tokens (lexicon.h)
//   blocks   of each text block: "text", "words", its "container", the block that is its "heading" (-1 for none),
//   "copy": whether it says again what stands before, "group": what is printed like it has the same number, -1 where
//            it is no main text, "code": whether it is a listing, "list": the container of the list that it is in,
//            0 for none, "link": whether it is a link and little else, "measures": every feature's step as two
//            hexadecimal digits, and as tokens "inline": the names of the inline elements around its start, "line": its
//            words, "under": what its words say of what is under it, if it is a heading

#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "extract/features.h"
#include "extract/page_measures.h"
#include "html/parser.h"
#include "page/page_facts.h"

namespace {

using namespace lectern;
using namespace lectern::extract;

nlohmann::json dumped(const std::string& html, const std::string& url) {
  const html::Document document = html::parse(html);
  const page::PageFacts facts = page::read(document, url);
  const Options options;
  const Scene scene = survey(document, facts, options);
  const Measures measures(scene);
  const PageMeasures& page = measures.page();
  const std::vector<ContainerId> lists = lists_around(scene);
  nlohmann::json out = {{"parents", nlohmann::json::array()}, {"names", nlohmann::json::array()}};
  for (const Container& container : scene.cut.containers) {
    std::vector<Token> names;
    if (container.parent != kNoContainer) add_names(document, container.node, names);
    out["parents"].push_back(static_cast<int32_t>(container.parent));
    out["names"].push_back(names);
  }
  std::vector<int32_t> numbers(scene.lines.size(), -1);  // of text blocks, in the order they are printed
  int32_t number = 0;
  for (uint32_t i = 0; i < scene.lines.size(); ++i)
    if (!scene.cut.blocks[i].media) numbers[i] = number++;
  nlohmann::json blocks = nlohmann::json::array();
  for (uint32_t i = 0; i < scene.lines.size(); ++i) {
    if (scene.cut.blocks[i].media) continue;
    const Features features = measures.of(i);
    std::string steps;
    for (size_t f = 0; f < kFeatureCount; ++f) {
      constexpr char kDigits[] = "0123456789abcdef";
      steps += kDigits[features.step(f) >> 4];
      steps += kDigits[features.step(f) & 15];
    }
    std::vector<Token> names, line, under;
    inline_names(scene, i, names);
    line_words(scene, i, line);
    if (scene.lines[i].heading != 0) heading_words(scene, i, under);
    const uint32_t heading = page.spots[i].heading;
    blocks.push_back({{"text", scene.cut.text_of(i)},
                      {"words", scene.cut.blocks[i].words},
                      {"container", scene.cut.runs[i].container},
                      {"heading", heading == Scene::kNoBlock ? -1 : numbers[heading]},
                      {"copy", is_copy(scene, i)},
                      {"code", (scene.around_block(i).sections & in_code) != 0},
                      {"list", lists[scene.cut.runs[i].container]},
                      {"link", is_link(scene, i)},
                      {"group", is_main_text(scene, i) ? static_cast<int64_t>(page.spots[i].group) : -1},
                      {"measures", steps},
                      {"inline", names},
                      {"line", line},
                      {"under", under}});
  }
  out["type"] = name(scene.page_type);
  out["blocks"] = std::move(blocks);
  return out;
}

}  // namespace

int main(int count, char** arguments) {
  std::ios::sync_with_stdio(false);
  if (count > 1 && std::string_view(arguments[1]) == "--features") {
    nlohmann::json rows = nlohmann::json::array();
    for (const FeatureInfo& info : kFeatures)
      rows.push_back({{"group", info.group},
                      {"name", info.name},
                      {"least", info.least},
                      {"most", info.most},
                      {"definition", info.definition}});
    std::cout << rows.dump() << '\n';
    return 0;
  }
  for (std::string line; std::getline(std::cin, line);) {
    const auto row = nlohmann::json::parse(line, nullptr, false);
    if (!row.is_object() || !row.contains("id") || !row.contains("html") || !row["html"].is_string()) {
      std::fprintf(stderr, "not a page: %.80s\n", line.c_str());
      return 1;
    }
    nlohmann::json out = dumped(row["html"], row.value("url", std::string()));
    out["id"] = row["id"];
    std::cout << out.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
  }
}
