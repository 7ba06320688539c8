// The only file that knows gumbo: it turns gumbo's tree into a Document.

#include <gumbo.h>
#include <gumbo/char_ref.h>
#include <gumbo/error.h>
#include <gumbo/utf8.h>

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <vector>

#include "base/text.h"
#include "base/utf8.h"
#include "html/character_references.h"
#include "html/document.h"

namespace lectern::html {
namespace {

// Memory for one parse. gumbo frees its tree recursively, which overflows the stack on deep pages, so the tree is never
// freed: the arena goes as a whole. Freed buffers are kept by size and used again, since gumbo grows and drops many.
class Arena {
 public:
  Arena() = default;
  Arena(const Arena&) = delete;
  ~Arena() {
    for (void* chunk : chunks_) std::free(chunk);
  }

  void* allocate(size_t wanted) {
    const size_t slot = slot_of(wanted);
    if (Free* freed = free_[slot]) {
      free_[slot] = freed->next;
      return freed;
    }
    const size_t size = size_of(slot) + kHeader;
    if (size > left_) refill(size);
    char* block = next_;
    next_ += size;
    left_ -= size;
    std::memcpy(block, &slot, sizeof(slot));
    return block + kHeader;
  }

  void release(void* pointer) {
    if (!pointer) return;
    size_t slot;
    std::memcpy(&slot, static_cast<char*>(pointer) - kHeader, sizeof(slot));
    auto* freed = static_cast<Free*>(pointer);
    freed->next = free_[slot];
    free_[slot] = freed;
  }

 private:
  struct Free {
    Free* next;
  };
  static constexpr size_t kHeader = alignof(std::max_align_t);
  static constexpr size_t kChunk = 256 * 1024;
  static constexpr size_t kFine = 32;  // slots of 16 bytes up to 512, then powers of two

  static size_t slot_of(size_t size) {
    if (size <= 16 * kFine) return size == 0 ? 0 : (size - 1) / 16;
    size_t slot = kFine;
    for (size_t room = 32 * kFine; room < size; room *= 2) ++slot;
    return slot;
  }
  static size_t size_of(size_t slot) { return slot < kFine ? (slot + 1) * 16 : (32 * kFine) << (slot - kFine); }

  void refill(size_t size) {
    const size_t room = size > kChunk ? size : kChunk;
    auto* chunk = static_cast<char*>(std::malloc(room));
    if (!chunk) std::abort();  // in WebAssembly a trap, which core.ts answers with a fresh instance
    chunks_.push_back(chunk);
    next_ = chunk;
    left_ = room;
  }

  std::vector<void*> chunks_;
  char* next_ = nullptr;
  size_t left_ = 0;
  Free* free_[kFine + 48] = {};
};

class Converter {
 public:
  Converter(std::string_view input, Document& document) : input_(input), document_(document) {}

  void run(const GumboOutput& output) {
    std::vector<Open> open;
    const GumboDocument& page = output.document->v.document;
    const NodeId top = document_.add({kNoNode, 0, 0, 0, {}, {}, Tag::unknown, NodeType::document, Namespace::html});
    if (page.has_doctype)
      document_.add({top,
                     0,
                     0,
                     0,
                     document_.keep(page.name ? page.name : ""),
                     {},
                     Tag::unknown,
                     NodeType::doctype,
                     Namespace::html});
    open.push_back({top, &page.children, 0});
    while (!open.empty()) {
      Open& current = open.back();
      if (current.next == current.children->length) {
        document_.close(current.id);
        open.pop_back();
        continue;
      }
      const auto* node = static_cast<const GumboNode*>(current.children->data[current.next++]);
      const NodeId parent = current.id;
      if (node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE)
        open.push_back({add_element(node->v.element, parent), &node->v.element.children, 0});
      else
        add_text(*node, parent);
    }
  }

 private:
  struct Open {
    NodeId id;
    const GumboVector* children;
    unsigned next;
  };

  bool inside(const char* data, size_t size) const {
    return data && data >= input_.data() && data + size <= input_.data() + input_.size();
  }

  SourceRange range(const char* begin, const char* end) const {
    return {static_cast<uint32_t>(begin - input_.data()), static_cast<uint32_t>(end - input_.data())};
  }

  // A view into the input where it holds the very same bytes at `original`, else a copy in the document.
  std::string_view view(const char* text, const char* original) {
    const size_t size = std::strlen(text);
    if (inside(original, size) && std::memcmp(text, original, size) == 0) return std::string_view(original, size);
    return document_.keep(std::string_view(text, size));
  }

  void add_text(const GumboNode& node, NodeId parent) {
    const GumboStringPiece& original = node.v.text.original_text;
    const bool comment = node.type == GUMBO_NODE_COMMENT;
    SourceRange source;
    if (inside(original.data, original.length)) source = range(original.data, original.data + original.length);
    const std::string_view text = view(node.v.text.text, comment && original.data ? original.data + 4 : original.data);
    document_.add(
        {parent, 0, 0, 0, text, source, Tag::unknown, comment ? NodeType::comment : NodeType::text, Namespace::html});
  }

  NodeId add_element(const GumboElement& element, NodeId parent) {
    const Namespace ns = element.tag_namespace == GUMBO_NAMESPACE_SVG      ? Namespace::svg
                         : element.tag_namespace == GUMBO_NAMESPACE_MATHML ? Namespace::math
                                                                           : Namespace::html;
    std::string_view name = gumbo_normalized_tagname(element.tag);
    std::string lower(name);
    if (GumboStringPiece tag = element.original_tag;
        tag.data && (ns == Namespace::svg || element.tag == GUMBO_TAG_UNKNOWN)) {
      gumbo_tag_from_original_text(&tag);
      const std::string_view written(tag.data, tag.length);
      lower = base::lower_ascii(written);
      const char* adjusted = ns == Namespace::svg ? gumbo_normalize_svg_tagname(&tag) : nullptr;
      name = adjusted ? std::string_view(adjusted) : lower == written ? written : document_.keep(lower);
    }
    const GumboStringPiece& start = element.original_tag;
    const GumboStringPiece& end = element.original_end_tag;
    SourceRange source;
    if (start.length > 0 && inside(start.data, start.length)) {
      source = range(start.data, start.data + start.length);
      if (end.length > 0 && inside(end.data, end.length) && end.data > start.data)
        source = range(start.data, end.data + end.length);
    }
    const NodeId id = document_.add({parent, 0, 0, 0, name, source, tag_of(lower), NodeType::element, ns});
    for (unsigned i = 0; i < element.attributes.length; ++i)
      add_attribute(id, *static_cast<const GumboAttribute*>(element.attributes.data[i]));
    return id;
  }

  void add_attribute(NodeId node, const GumboAttribute& attribute) {
    std::string_view name = view(attribute.name, attribute.original_name.data);
    Attr id = attr_of(name);
    if (attribute.attr_namespace == GUMBO_ATTR_NAMESPACE_XLINK) {
      name = document_.keep("xlink:" + std::string(name));
      id = Attr::unknown;
    }
    const GumboStringPiece& original = attribute.original_value;
    const bool quoted = original.length > 0 && (original.data[0] == '"' || original.data[0] == '\'');
    document_.add_attribute(node, {name, view(attribute.value, quoted ? original.data + 1 : original.data), id});
  }

  std::string_view input_;
  Document& document_;
};

}  // namespace

Document parse(std::string_view utf8) {
  Document document(utf8);
  Arena arena;
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = [](void* data, size_t size) { return static_cast<Arena*>(data)->allocate(size); };
  options.deallocator = [](void* data, void* pointer) { static_cast<Arena*>(data)->release(pointer); };
  options.userdata = &arena;
  options.max_errors = 0;
  const GumboOutput* output = gumbo_parse_with_options(&options, utf8.data() ? utf8.data() : "", utf8.size());
  Converter(utf8, document).run(*output);
  return document;
}

}  // namespace lectern::html

// Stands in for gumbo's char_ref.c, whose state tables are half of gumbo: 200 KB, 60 of them after brotli.
extern "C" {

const int kGumboNoChar = -1;

bool consume_char_ref(GumboInternalParser*, GumboInternalUtf8Iterator* input, int additional_allowed_char,
                      bool in_attribute, OneOrTwoCodepoints* output) {
  output->first = output->second = kGumboNoChar;
  const char* const ampersand = utf8iterator_get_char_pointer(input);
  const char* const end = utf8iterator_get_end_pointer(input);
  utf8iterator_mark(input);
  utf8iterator_next(input);
  if (utf8iterator_current(input) != additional_allowed_char) {
    std::string text;
    if (const char* behind = lectern::html::read_character_reference(ampersand, end, in_attribute, text)) {
      const char* const name = ampersand + 1;
      utf8iterator_maybe_consume_match(input, name, static_cast<size_t>(behind - name), true);
      size_t at = 0;
      output->first = static_cast<int>(lectern::base::next_code_point(text, at));
      if (at < text.size()) output->second = static_cast<int>(lectern::base::next_code_point(text, at));
      return true;
    }
  }
  utf8iterator_reset(input);
  return true;
}

// Stand in for gumbo's error.c: errors are never asked for, and writing them out would bring all of printf.
GumboInternalError* gumbo_add_error(GumboInternalParser*) { return nullptr; }
void gumbo_init_errors(GumboInternalParser*) {}
void gumbo_error_destroy(GumboInternalParser*, GumboInternalError*) {}

}  // extern "C"
