// What JavaScript calls of the layout module, all of it: one article at a time. Numbers and text cross in one buffer
// that this file owns, and back as views of memory.

#include "layout/layout.h"

#include <emscripten/bind.h>

#include <cstdlib>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace lectern::bindings {
namespace {

/// A place in the module's memory, valid until the next call that lays out, opens or closes. The size counts elements.
struct View {
  uintptr_t pointer;
  uint32_t size;
};

/// How a call went: an error's code and message, empty if there is none, else whether widths or metrics are lacking
/// (not 0).
struct Answer {
  std::string code;
  std::string message;
  uint32_t lacking;
};

/// How many elements of each kind the input buffer holds, in this order.
struct Sizes {
  uint32_t nodes;   ///< int32_t
  uint32_t text;    ///< UTF-16 units
  uint32_t levels;  ///< bytes, as all that follows
  uint32_t hints;
  uint32_t strings;
};

struct Buffer {
  char* data = nullptr;
  size_t size = 0;
};

Buffer input;
std::optional<layout::Layout> open_layout;

void free_input() {
  std::free(input.data);
  input = {};
}

Answer answer(std::optional<Error> error, size_t lacking = 0) {
  Answer out{{}, {}, static_cast<uint32_t>(lacking)};
  if (!error) return out;
  out.code = name(error->code);
  out.message = std::move(error->message);
  return out;
}

template <typename T>
View view(const T& elements) {
  return {reinterpret_cast<uintptr_t>(elements.data()), static_cast<uint32_t>(elements.size())};
}

/// What the input buffer holds, kind by kind. Nothing where it ends before.
class BufferReader {
 public:
  template <typename T>
  std::span<const T> take(size_t count) {
    const size_t bytes = count * sizeof(T);
    if (bytes / sizeof(T) != count || bytes > input.size - at_) return {};
    const auto* first = reinterpret_cast<const T*>(input.data + at_);
    at_ += bytes;
    return {first, count};
  }

 private:
  size_t at_ = 0;
};

/// Room for `size` bytes of input; 0 where there is not as much memory. The next call that reads it frees it.
uintptr_t allocate(uint32_t size) {
  free_input();
  input.data = static_cast<char*>(std::malloc(size > 0 ? size : 1));
  input.size = input.data ? size : 0;
  return reinterpret_cast<uintptr_t>(input.data);
}

/// Takes the article in the input buffer. The one before is closed.
Answer open(const Sizes& sizes, const std::string& language, bool rtl, const std::string& settings_json) {
  open_layout.emplace();
  BufferReader reader;
  layout::Input article;
  article.nodes = reader.take<int32_t>(sizes.nodes);
  const std::span<const char16_t> text = reader.take<char16_t>(sizes.text);
  article.text = {text.data(), text.size()};
  article.levels = reader.take<uint8_t>(sizes.levels);
  article.hints = reader.take<uint8_t>(sizes.hints);
  const std::span<const char> strings = reader.take<char>(sizes.strings);
  article.strings = {strings.data(), strings.size()};
  article.language = language;
  article.rtl = rtl;
  article.settings_json = settings_json;
  std::optional<Error> error = open_layout->open(article);
  free_input();
  return answer(std::move(error));
}

/// Lays out the open article for pages of this size, 1/64 px. Where it lacks widths or fonts they are to be supplied,
/// and it is to be called again.
Answer lay_out(uint32_t width, uint32_t height) {
  std::optional<Error> error =
      open_layout->lay_out(static_cast<layout::Unit>(width), static_cast<layout::Unit>(height));
  return answer(std::move(error), open_layout->wanted().size() + open_layout->lacking_fonts());
}

/// Takes from the input buffer what was wanted: widths, then ascent and descent of the fonts that are new.
/// @return false if that is not what was wanted
bool supply(uint32_t widths, uint32_t metrics) {
  BufferReader reader;
  const std::span<const int32_t> told = reader.take<int32_t>(widths);
  const bool taken = open_layout->supply(told, reader.take<int32_t>(metrics));
  free_input();
  return taken;
}

View fonts() { return view(open_layout->fonts()); }
View wanted() { return view(open_layout->wanted()); }
View pages() { return view(open_layout->pages()); }
View items() { return view(open_layout->items()); }
View palette() { return view(open_layout->palette()); }
View generated() { return view(open_layout->generated()); }
uint32_t limits() { return open_layout->limits(); }

/// Gives back the memory of the open article.
void close() {
  open_layout.reset();
  free_input();
}

}  // namespace
}  // namespace lectern::bindings

EMSCRIPTEN_BINDINGS(lectern_layout) {
  using namespace lectern::bindings;
  emscripten::value_object<View>("View").field("pointer", &View::pointer).field("size", &View::size);
  emscripten::value_object<Answer>("Answer")
      .field("code", &Answer::code)
      .field("message", &Answer::message)
      .field("lacking", &Answer::lacking);
  emscripten::value_object<Sizes>("Sizes")
      .field("nodes", &Sizes::nodes)
      .field("text", &Sizes::text)
      .field("levels", &Sizes::levels)
      .field("hints", &Sizes::hints)
      .field("strings", &Sizes::strings);
  emscripten::function("allocate", &allocate);
  emscripten::function("open", &open);
  emscripten::function("layOut", &lay_out);
  emscripten::function("supply", &supply);
  emscripten::function("fonts", &fonts);
  emscripten::function("wanted", &wanted);
  emscripten::function("pages", &pages);
  emscripten::function("items", &items);
  emscripten::function("palette", &palette);
  emscripten::function("generated", &generated);
  emscripten::function("limits", &limits);
  emscripten::function("close", &close);
}
