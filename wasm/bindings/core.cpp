// What JavaScript calls, all of it: a few coarse calls. Text crosses through two buffers that this file owns.

#include <emscripten/bind.h>
#include <lectern/lectern.h>
#include <lectern/present.h>

#include <cstdlib>
#include <optional>
#include <string>
#include <utility>

#include "base/json_writer.h"
#include "base/text.h"
#include "bindings/options.h"
#include "bindings/pages.h"

namespace lectern::bindings {
namespace {

/// A place in the module's memory: UTF-8 text, valid until the next call.
struct Text {
  uintptr_t pointer;
  uint32_t size;
};

char* input = nullptr;
std::optional<IncomingPage> incoming;
std::string output;

Text answer(std::string text) {
  output = std::move(text);
  return {reinterpret_cast<uintptr_t>(output.data()), static_cast<uint32_t>(output.size())};
}

std::string to_json(const Error& error) {
  base::JsonWriter out;
  out.begin_object();
  out.key("error");
  out.begin_object();
  out.member("code", name(error.code));
  out.member("message", error.message);
  out.end_object();
  out.end_object();
  return out.take();
}

std::string to_json(const Reading& reading, const JsonParts& parts) {
  if (reading.article) return "{\"article\":" + lectern::to_json(*reading.article, parts) + "}";
  base::JsonWriter out;
  out.begin_object();
  out.key("article");
  out.null();
  out.member("reason", name(reading.reason));
  out.end_object();
  return out.take();
}

// Frees the page when a call ends, whichever way it ends.
struct Input {
  explicit Input(uint32_t size) : page(input, input ? size : 0) {}
  Input(const Input&) = delete;
  ~Input() {
    std::free(input);
    input = nullptr;
  }
  std::string_view page;
};

// The page is the one that came by push where there is one, else `size` bytes in the input buffer.
template <typename Call>
Text with_page(uint32_t size, const std::string& options_json, Call call) {
  const Input text(size);
  std::optional<IncomingPage> came = std::exchange(incoming, std::nullopt);
  Result<CallOptions> options = read_options(options_json);
  if (!options) return answer(to_json(options.error()));
  options->options.url = options->url;
  options->options.keep = {options->keep.data(), options->keep.size()};
  options->options.drop = {options->drop.data(), options->drop.size()};
  return answer(came ? call(std::move(*came), *options) : call(text.page, *options));
}

/// Room for a page of `size` bytes; 0 where there is not as much memory. The next call frees it.
uintptr_t allocate(uint32_t size) {
  std::free(input);
  input = static_cast<char*>(std::malloc(size > 0 ? size : 1));
  return reinterpret_cast<uintptr_t>(input);
}

/// Begins a page that comes in pieces; the next call of parse, isReadable or explain ends it.
/// @return {"maxBytes":…}, the limit in force, or {"error":{…}}
Text open(const std::string& options_json) {
  const Result<CallOptions> options = read_options(options_json);
  if (!options) return answer(to_json(options.error()));
  incoming.emplace(options->options.max_bytes);
  return answer("{\"maxBytes\":" + base::decimal(options->options.max_bytes) + "}");
}

/// Takes the next `size` bytes of the page from the input buffer.
/// @return false if the page is too large, so that the rest need not come
bool push(uint32_t size) {
  const Input chunk(size);
  return incoming->push(chunk.page);
}

/// {"article":{…}}, {"article":null,"reason":"…"} or {"error":{…}}.
Text parse(uint32_t size, const std::string& options_json) {
  return with_page(size, options_json, [](auto page, const CallOptions& call) {
    const Result<Reading> reading = lectern::parse(std::move(page), call.options);
    return reading ? to_json(*reading, call.parts) : to_json(reading.error());
  });
}

/// {"readable":true} or {"error":{…}}.
Text is_readable(uint32_t size, const std::string& options_json) {
  return with_page(size, options_json, [](auto page, const CallOptions& call) {
    const Result<bool> readable = lectern::is_readable(std::move(page), call.options);
    return readable ? std::string(*readable ? "{\"readable\":true}" : "{\"readable\":false}")
                    : to_json(readable.error());
  });
}

/// {"explanation":{…}} or {"error":{…}}.
Text explain(uint32_t size, const std::string& options_json) {
  return with_page(size, options_json, [](auto page, const CallOptions& call) {
    const Result<Explanation> explanation = lectern::explain(std::move(page), call.options);
    return explanation ? "{\"explanation\":" + lectern::to_json(*explanation) + "}" : to_json(explanation.error());
  });
}

/// Joins pages of an article into one. The input buffer holds
/// {"title","standfirst","byline","lang","pages":["content",…]}; of the options only formats count.
/// @return {"article":{…}}, its body and what follows from it alone, or {"error":{…}}.
Text join(uint32_t size, const std::string& options_json) {
  const Input text(size);
  const Result<CallOptions> options = read_options(options_json);
  if (!options) return answer(to_json(options.error()));
  return answer(to_json(Reading{lectern::join(read_pages(text.page)), {}}, options->parts));
}

/// The style that settings ask for, as JSON: see lectern/present.h.
Text present(const std::string& settings_json) { return answer(present_json(settings_json)); }

}  // namespace
}  // namespace lectern::bindings

EMSCRIPTEN_BINDINGS(lectern) {
  using namespace lectern::bindings;
  emscripten::value_object<Text>("Text").field("pointer", &Text::pointer).field("size", &Text::size);
  emscripten::function("allocate", &allocate);
  emscripten::function("open", &open);
  emscripten::function("push", &push);
  emscripten::function("parse", &parse);
  emscripten::function("isReadable", &is_readable);
  emscripten::function("explain", &explain);
  emscripten::function("join", &join);
  emscripten::function("present", &present);
}
