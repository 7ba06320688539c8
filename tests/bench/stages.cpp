// What each stage of reading a page costs, for bench.mjs: a WebAssembly module with a function for each, to be called
// in their order; each works on what the one before made.

#include <lectern/lectern.h>

#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

#include "article/build.h"
#include "extract/selection.h"
#include "html/parser.h"
#include "page/page_facts.h"

namespace {

// Of the page that is being read; the next one takes its place.
struct State {
  explicit State(std::string_view page) : document(lectern::html::parse(page)) {}

  lectern::html::Document document;
  lectern::page::PageFacts facts;
  lectern::extract::Selection selection;
  lectern::Article article;
};
std::optional<State> state;

}  // namespace

extern "C" {
__attribute__((export_name("allocate"))) char* allocate(uint32_t size) { return static_cast<char*>(std::malloc(size)); }
__attribute__((export_name("release"))) void release(char* page) {
  state.reset();
  std::free(page);
}
__attribute__((export_name("parsing"))) void parsing(const char* page, uint32_t size) {
  state.emplace(std::string_view(page, size));
}
__attribute__((export_name("facts"))) void facts() { state->facts = lectern::page::read(state->document, {}); }
__attribute__((export_name("extraction"))) void extraction() {
  state->selection = lectern::extract::select(state->document, state->facts, {});
}
__attribute__((export_name("article"))) void article() {
  state->article = lectern::article::build(state->document, std::move(state->facts), state->selection);
}
__attribute__((export_name("writing"))) uint32_t writing() {
  return static_cast<uint32_t>(lectern::to_json(state->article).size());
}
}
