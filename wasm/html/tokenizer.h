#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "html/document.h"
#include "html/input.h"

namespace lectern::html {

/// One token (HTML standard, "Tokenization"). Views are valid until the next token.
struct Token {
  enum class Type : uint8_t { start_tag, end_tag, text, comment, doctype, end_of_file };

  Type type = Type::end_of_file;
  Tag tag = Tag::unknown;
  bool self_closing = false;
  bool has_nul = false;       ///< text: holds U+0000, which the tree builder drops or replaces
  bool decoded = false;       ///< text, comment: its text is not a view into the input
  bool force_quirks = false;  ///< doctype
  bool has_name = false;      ///< doctype
  bool has_public_id = false;
  bool has_system_id = false;
  std::string_view name;  ///< tags: lower case; doctype
  std::string_view text;  ///< text: as many characters as follow each other; comment: its data
  std::string_view public_id;
  std::string_view system_id;
  uint32_t attribute_begin = 0;  ///< start tag: its attributes in the list that the tokenizer appends to
  uint32_t attribute_count = 0;
  SourceRange source;

  bool is_start(Tag wanted) const { return type == Type::start_tag && tag == wanted; }
  bool is_end(Tag wanted) const { return type == Type::end_tag && tag == wanted; }
};

/// Splits the input into tokens. Names, texts and attribute values are views into the input if it contains them as they
/// are; what had to be decoded is in the tokenizer's own buffer or, for attributes, in the document's arena.
class Tokenizer {
 public:
  /// The states that the tree builder, or a test, sets.
  enum class State : uint8_t { data, rcdata, rawtext, script_data, plaintext, cdata_section };

  /// Attributes are appended to `attributes`, and their decoded values stored in `document`.
  Tokenizer(Document& document, std::vector<Attribute>& attributes) : document_(document), attributes_(attributes) {}

  /// Sets the input as far as it has arrived: bytes [begin, end), of which the tokenizer has read those before at(). It
  /// may be moved and grow, but not change otherwise.
  /// @param complete whether nothing more will follow
  void set_input(const char* begin, const char* end, bool complete);

  /// Reads the next token. After the last one come tokens of type end_of_file.
  /// @return false if the token does not end in the input that has arrived. Then nothing is read: more input is needed
  /// first.
  bool next(Token& token);

  std::string_view input() const { return {begin_, static_cast<size_t>(end_ - begin_)}; }
  /// How many bytes have been read.
  uint32_t at() const { return static_cast<uint32_t>(at_ - begin_); }
  void skip(uint32_t bytes) { at_ += bytes; }

  void set_state(State state) { state_ = state; }
  /// Whether "<![CDATA[" opens a CDATA section: the adjusted current node is not in the HTML namespace.
  void allow_cdata(bool allowed) { cdata_allowed_ = allowed; }
  /// The name that an end tag must have to end RCDATA, raw text or a script ("appropriate end tag token").
  void set_last_start_tag(std::string_view name) { last_start_tag_.assign(name); }

 private:
  using Cursor = const char*;  // the read_ functions take where they begin and return where they end

  Cursor read_data(Cursor at, Token& token);
  Cursor read_text(Cursor at, Token& token);
  Cursor read_raw_text(Cursor at, Token& token);
  Cursor read_cdata(Cursor at, Token& token);
  bool ends_text(Cursor at) const;
  bool is_appropriate_end_tag(Cursor at) const;
  Cursor find_raw_text_end(Cursor at) const;
  Cursor find_script_end(Cursor at) const;

  Cursor read_tag(Cursor at, Token& token);
  Cursor read_attribute(Cursor at, Token& token);
  Cursor read_attribute_value(Cursor at, std::string_view& value);
  void add_attribute(Token& token, Attribute attribute);

  Cursor read_markup_declaration(Cursor at, Token& token);
  Cursor read_comment(Cursor at, Token& token);
  Cursor read_bogus_comment(Cursor at, Token& token);
  Cursor read_doctype(Cursor at, Token& token);
  Cursor read_doctype_id(Cursor at, Token& token, std::string_view& id, bool& has_id);

  void set_text(Cursor at, Cursor end, Nul nul, Token& token);
  std::string_view lower_case(Cursor at, Cursor end, std::string& buffer) const;
  bool is_valid(Cursor at, Cursor end) const;

  Document& document_;
  std::vector<Attribute>& attributes_;
  Cursor begin_ = nullptr;
  Cursor at_ = nullptr;
  Cursor end_ = nullptr;
  Cursor valid_end_ = nullptr;  // the input is well-formed UTF-8 up to here
  State state_ = State::data;
  bool complete_ = false;
  bool cdata_allowed_ = false;
  std::string last_start_tag_;
  std::string text_buffer_;
  std::string name_buffer_;
  std::string attribute_buffer_;
};

}  // namespace lectern::html
