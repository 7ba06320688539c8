// libFuzzer on the whole way from a page to an article in every format.

#include <lectern/lectern.h>

#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view page(reinterpret_cast<const char*>(data), size);
  lectern::Options options;
  options.url = "https://example.org/story";
  options.comments = size % 2 == 1;
  options.favor = static_cast<lectern::Favor>(size % 3);
  const lectern::Result<lectern::Reading> reading = lectern::parse(page, options);
  if (reading && reading->article) {
    (void)lectern::to_html(*reading->article);
    (void)lectern::to_text(*reading->article);
    (void)lectern::to_json(*reading->article, {true, true});
  }
  (void)lectern::to_json(*lectern::explain(page, options));
  return 0;
}
