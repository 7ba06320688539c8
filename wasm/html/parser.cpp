#include "html/parser.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "html/linked_tree.h"
#include "html/selected_content.h"
#include "html/shadow_roots.h"
#include "html/tokenizer.h"
#include "html/tree_builder.h"

namespace lectern::html {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// The parts of a parser around one document, which must not move while they are there.
struct Parts {
  explicit Parts(Document& document)
      : tree(document), tokenizer(document, tree.attributes()), builder(tree, tokenizer) {}
  Parts(const Parts&) = delete;

  void read(const char* begin, const char* end, bool complete) {
    tokenizer.set_input(begin, end, complete);
    if (!begun) {
      const std::string_view input(begin, static_cast<size_t>(end - begin));
      if (input.size() < kByteOrderMark.size() && !complete) return;
      if (input.substr(0, kByteOrderMark.size()) == kByteOrderMark)
        tokenizer.skip(static_cast<uint32_t>(kByteOrderMark.size()));
      begun = true;
    }
    Token token;
    do {
      tokenizer.allow_cdata(builder.in_foreign_element());
      if (!tokenizer.next(token)) return;
      builder.process(token);
    } while (token.type != Token::Type::end_of_file);
  }

  void finish(ShadowRoots shadow_roots) {
    builder.finish();
    if (builder.has_selectedcontent()) fill_selected_content(tree);
    if (builder.has_shadow_root() && shadow_roots == ShadowRoots::flatten) flatten_shadow_roots(tree);
    tree.finish();
  }

  LinkedTree tree;
  Tokenizer tokenizer;
  TreeBuilder builder;
  bool begun = false;  // whether a byte order mark has been looked for
};

}  // namespace

Document parse(std::string_view utf8, ShadowRoots shadow_roots) {
  Document document(utf8);
  Parts parts(document);
  const char* const begin = utf8.data() ? utf8.data() : "";
  parts.read(begin, begin + utf8.size(), true);
  parts.finish(shadow_roots);
  return document;
}

Document parse(std::string_view utf8) { return parse(utf8, ShadowRoots::flatten); }

Document parse_fragment(std::string_view utf8, std::string_view context, Namespace ns) {
  Document document(utf8);
  Parts parts(document);
  parts.builder.begin_fragment(context, ns);
  const char* const begin = utf8.data() ? utf8.data() : "";
  parts.read(begin, begin + utf8.size(), true);
  parts.finish(ShadowRoots::keep);
  return document;
}

struct Parser::State {
  explicit State(ShadowRoots treatment) : document(std::string_view()), parts(document), shadow_roots(treatment) {}

  Document document;
  Parts parts;
  ShadowRoots shadow_roots;
  std::unique_ptr<char[]> input;
  size_t size = 0;
  size_t room = 0;
  size_t next_try = 0;  // the input size from which tokenizing is tried again: the last token was incomplete
};

Parser::Parser(ShadowRoots shadow_roots) : state_(std::make_unique<State>(shadow_roots)) {}
Parser::Parser(Parser&&) noexcept = default;
Parser& Parser::operator=(Parser&&) noexcept = default;
Parser::~Parser() = default;

size_t Parser::size() const { return state_->size; }

void Parser::push(std::string_view chunk) {
  State& s = *state_;
  if (chunk.empty()) return;
  if (s.size + chunk.size() > s.room) {
    s.room = std::max(2 * (s.size + chunk.size()), size_t{64} * 1024);
    std::unique_ptr<char[]> grown(new char[s.room]);
    if (s.size > 0) {
      std::memcpy(grown.get(), s.input.get(), s.size);
      s.parts.tree.rebase(s.input.get(), s.size, grown.get());
      s.parts.builder.rebase(s.input.get(), s.size, grown.get());
    }
    s.input = std::move(grown);
  }
  std::memcpy(s.input.get() + s.size, chunk.data(), chunk.size());
  s.size += chunk.size();
  if (s.size < s.next_try) return;
  s.parts.read(s.input.get(), s.input.get() + s.size, false);
  // Reading a token again only when twice as much of it is there keeps the whole linear.
  s.next_try = s.size + (s.size - s.parts.tokenizer.at());
}

Document Parser::finish() {
  State& s = *state_;
  const char* const begin = s.input ? s.input.get() : "";
  s.parts.read(begin, begin + s.size, true);
  s.parts.finish(s.shadow_roots);
  s.parts.tree.set_input(std::string_view(begin, s.size), std::move(s.input));
  return std::move(s.document);
}

}  // namespace lectern::html
