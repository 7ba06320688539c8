// libFuzzer on what is made of articles: Markdown, AsciiDoc, plain text, and pages of the layout. The article is built
// from the input's HTML, every block of which is kept; or it is a tree or a node list that no page gives, of which
// nothing is expected but that no call fails.

#include <fuzzer/FuzzedDataProvider.h>
#include <lectern/lectern.h>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "article/reread.h"
#include "layout/layout.h"
#include "layout/layout_support.h"
#include "support/article_support.h"

namespace lectern {
namespace {

void expect_nothing_wrong(const std::string& wrong) {
  if (wrong.empty()) return;
  std::fprintf(stderr, "%s\n", wrong.c_str());
  std::abort();
}

std::string choice(FuzzedDataProvider& in, std::string_view values) {
  std::vector<std::string> words(1);
  for (const char c : values) {
    if (c == ' ')
      words.emplace_back();
    else
      words.back() += c;
  }
  return words[in.ConsumeIntegralInRange<size_t>(0, words.size() - 1)];
}

// Every setting, each in its range.
std::string settings(FuzzedDataProvider& in) {
  std::string json = "{";
  const auto add = [&](std::string_view id, const std::string& value) {
    json += json.size() > 1 ? ",\"" : "\"";
    for (size_t i = 0; i < id.size(); ++i) json += id[i] == '_' ? static_cast<char>(id[++i] - 'a' + 'A') : id[i];
    json += "\":" + value;
  };
#define LECTERN_NUMBER(id, group, minimum, maximum, step, default_value, unit, description) \
  add(#id, std::to_string(in.ConsumeFloatingPointInRange<double>(minimum, maximum)));
#define LECTERN_CHOICE(id, group, values, default_value, description) add(#id, '"' + choice(in, values) + '"');
#define LECTERN_COLOR(id, group, default_value, description)
#include <lectern/settings.def>
#undef LECTERN_NUMBER
#undef LECTERN_CHOICE
#undef LECTERN_COLOR
  return json + "}";
}

void write_and_lay_out(const Article& article, double width, double height, std::string settings_json, bool is_built) {
  (void)to_markdown(article);
  (void)to_asciidoc(article);
  (void)to_text(article);
  test::LayoutInput input(article.content);
  input.settings = std::move(settings_json);
  layout::Layout layout;
  if (layout.open(input.input()) || test::lay_out(layout, input, width, height)) return;
  if (is_built) expect_nothing_wrong(test::fault(layout, input, width, height));
}

// A node list that no article has: most are refused.
void lay_out_node_list(FuzzedDataProvider& in, double width, double height, std::string settings_json) {
  test::LayoutInput input{Tree()};
  input.settings = std::move(settings_json);
  input.rtl = in.ConsumeBool();
  input.language = in.ConsumeRandomLengthString(8);
  input.strings = in.ConsumeRandomLengthString(200);
  const size_t length = in.ConsumeIntegralInRange<size_t>(0, 64);
  for (size_t i = 0; i < length; ++i) input.text += in.ConsumeIntegral<char16_t>();
  if (in.ConsumeBool())
    for (size_t i = 0; i < length; ++i) input.levels.push_back(in.ConsumeIntegral<uint8_t>());
  if (in.ConsumeBool())
    for (size_t i = 0; i < length; ++i) input.hints.push_back(in.ConsumeIntegral<uint8_t>());
  // Small numbers are likelier to be right.
  while (in.remaining_bytes() > 0)
    input.nodes.push_back(in.ConsumeBool() ? in.ConsumeIntegralInRange(-1, 64) : in.ConsumeIntegral<int32_t>());
  layout::Layout layout;
  if (!layout.open(input.input())) (void)test::lay_out(layout, input, width, height);
}

}  // namespace
}  // namespace lectern

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace lectern;
  FuzzedDataProvider in(data, size);
  const int kind = in.ConsumeIntegralInRange(0, 3);
  const double width = in.ConsumeIntegralInRange(60, 1200), height = in.ConsumeIntegralInRange(60, 1600);
  std::string settings_json = settings(in);
  if (kind == 0) {
    lay_out_node_list(in, width, height, std::move(settings_json));
  } else if (kind == 1) {
    Article article;
    article.content = article::reread(in.ConsumeRemainingBytesAsString());
    write_and_lay_out(article, width, height, std::move(settings_json), false);
  } else {
    const Article article = test::article_of(in.ConsumeRemainingBytesAsString());
    write_and_lay_out(article, width, height, std::move(settings_json), true);
  }
  return 0;
}
