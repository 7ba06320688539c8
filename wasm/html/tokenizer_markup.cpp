// The tokenizer's tags, comments and doctypes.

#include "base/text.h"
#include "html/attributes.h"
#include "html/character_references.h"
#include "html/characters.h"
#include "html/scan.h"
#include "html/tokenizer.h"

namespace lectern::html {
namespace {

// Up to this many attributes each is compared with those before it; more are sorted once, at the tag's end.
constexpr uint32_t kFewAttributes = 16;

const char* skip_space(const char* at, const char* end) {
  while (at != end && (class_of(*at) & kSpace)) ++at;
  return at;
}

}  // namespace

// A name in lower case, U+0000 replaced.
std::string_view Tokenizer::lower_case(Cursor at, Cursor end, std::string& buffer) const {
  buffer.clear();
  append_preprocessed(buffer, std::string_view(at, static_cast<size_t>(end - at)), Nul::replace);
  for (char& c : buffer) c = base::lower(c);
  return buffer;
}

// "Tag name state" and those that follow it, up to the token's end; `at` is at the name.
Tokenizer::Cursor Tokenizer::read_tag(Cursor at, Token& token) {
  const Cursor name = at;
  unsigned classes = 0;
  while (at != end_) {
    const unsigned c = class_of(*at);
    if (c & kEndsTagName) break;
    classes |= c;
    ++at;
  }
  token.name = (classes & kUncommon) || !is_valid(name, at) ? lower_case(name, at, name_buffer_)
                                                            : std::string_view(name, static_cast<size_t>(at - name));
  token.tag = tag_of(token.name);

  while (at != end_) {
    if (*at == '>') {
      if (token.type == Token::Type::end_tag || token.attribute_count == 0) {
        attributes_.resize(token.attribute_begin);
        token.attribute_count = 0;
      } else if (token.attribute_count > kFewAttributes) {
        drop_duplicates(attributes_, token.attribute_begin);
        token.attribute_count = static_cast<uint32_t>(attributes_.size()) - token.attribute_begin;
      }
      return at + 1;
    }
    if (class_of(*at) & kSpace) {
      ++at;
    } else if (*at == '/') {
      ++at;
      token.self_closing = at != end_ && *at == '>';
    } else {
      at = read_attribute(at, token);
    }
  }
  // "eof-in-tag": the tag is lost.
  attributes_.resize(token.attribute_begin);
  token.attribute_count = 0;
  token.type = Token::Type::end_of_file;
  return at;
}

// "Attribute name state" to "After attribute value (quoted) state". The first character belongs to the name whatever it
// is.
Tokenizer::Cursor Tokenizer::read_attribute(Cursor at, Token& token) {
  const Cursor name = at;
  unsigned classes = class_of(*at);
  for (++at; at != end_; ++at) {
    const unsigned c = class_of(*at);
    if (c & kEndsAttributeName) break;
    classes |= c;
  }
  Attribute attribute{std::string_view(name, static_cast<size_t>(at - name)), {}, Attr::unknown};
  if ((classes & kUncommon) || !is_valid(name, at)) {
    attribute.name = lower_case(name, at, attribute_buffer_);
    attribute.id = attr_of(attribute.name);
    attribute.name = attribute.id == Attr::unknown ? document_.keep(attribute.name) : name_of(attribute.id);
  } else {
    attribute.id = attr_of(attribute.name);
  }
  attribute.value = std::string_view(at, 0);
  const Cursor behind = skip_space(at, end_);
  if (behind != end_ && *behind == '=')
    at = read_attribute_value(behind + 1, attribute.value);
  else
    at = behind;
  add_attribute(token, attribute);
  return at;
}

// "Before attribute value state" and on; `at` is behind the equals sign.
Tokenizer::Cursor Tokenizer::read_attribute_value(Cursor at, std::string_view& value) {
  at = skip_space(at, end_);
  if (at == end_ || *at == '>') return at;
  const char quote = *at;
  Cursor begin = at;
  Cursor stop;  // the value's end, or its first character that stands for another
  Cursor end;   // the value's end
  if (quote == '"') {
    stop = find_any<'"', '&', '\r', '\0'>(++begin, end_);
    end = stop == end_ || *stop == '"' ? stop : find_any<'"'>(stop, end_);
  } else if (quote == '\'') {
    stop = find_any<'\'', '&', '\r', '\0'>(++begin, end_);
    end = stop == end_ || *stop == '\'' ? stop : find_any<'\''>(stop, end_);
  } else {
    stop = at;
    while (stop != end_ && !(class_of(*stop) & kEndsUnquoted) && *stop != '&' && *stop != '\0') ++stop;
    end = stop;
    while (end != end_ && !(class_of(*end) & kEndsUnquoted)) ++end;
  }
  const Cursor behind = end == end_ || begin == at ? end : end + 1;
  if (stop == end && is_valid(begin, end)) {
    value = std::string_view(begin, static_cast<size_t>(end - begin));
    return behind;
  }
  attribute_buffer_.clear();
  for (Cursor from = begin;;) {
    const Cursor reference = find_any<'&'>(from, end);
    append_preprocessed(attribute_buffer_, std::string_view(from, static_cast<size_t>(reference - from)), Nul::replace);
    if (reference == end) break;
    from = read_character_reference(reference, end, true, attribute_buffer_);
    if (!from) {
      attribute_buffer_ += '&';
      from = reference + 1;
    }
  }
  value = document_.keep(attribute_buffer_);
  return behind;
}

void Tokenizer::add_attribute(Token& token, Attribute attribute) {
  if (token.attribute_count < kFewAttributes)
    for (uint32_t i = 0; i < token.attribute_count; ++i)
      if (same_name(attributes_[token.attribute_begin + i], attribute)) return;
  attributes_.push_back(attribute);
  ++token.attribute_count;
}

// "Markup declaration open state"; `at` is at "<!".
Tokenizer::Cursor Tokenizer::read_markup_declaration(Cursor at, Token& token) {
  const std::string_view rest(at + 2, static_cast<size_t>(end_ - at) - 2);
  if (base::starts_with(rest, "--")) return read_comment(at + 4, token);
  if (base::starts_with_ignoring_case(rest, "doctype")) return read_doctype(at + 9, token);
  if (cdata_allowed_ && base::starts_with(rest, "[CDATA[")) return read_cdata(at + 9, token);
  return read_bogus_comment(at + 2, token);
}

// "Comment start state" and on; `at` is behind "<!--".
Tokenizer::Cursor Tokenizer::read_comment(Cursor at, Token& token) {
  token.type = Token::Type::comment;
  const std::string_view rest(at, static_cast<size_t>(end_ - at));
  if (base::starts_with(rest, ">")) return at + 1;
  if (base::starts_with(rest, "->")) return at + 2;
  for (Cursor dash = at;; ++dash) {
    dash = find_any<'-'>(dash, end_);
    const std::string_view close(dash, static_cast<size_t>(end_ - dash));
    if (base::starts_with(close, "-->")) {
      set_text(at, dash, Nul::replace, token);
      return dash + 3;
    }
    if (base::starts_with(close, "--!>")) {
      set_text(at, dash, Nul::replace, token);
      return dash + 4;
    }
    // "eof-in-comment": what could have been the beginning of the comment's end is not part of it.
    if (close.empty() || close == "-" || close == "--" || close == "--!") {
      set_text(at, dash, Nul::replace, token);
      return end_;
    }
  }
}

// "Bogus comment state"; `at` is at its data.
Tokenizer::Cursor Tokenizer::read_bogus_comment(Cursor at, Token& token) {
  token.type = Token::Type::comment;
  const Cursor stop = find_any<'>'>(at, end_);
  set_text(at, stop, Nul::replace, token);
  return stop == end_ ? stop : stop + 1;
}

// "DOCTYPE state" and on; `at` is behind "<!DOCTYPE".
Tokenizer::Cursor Tokenizer::read_doctype(Cursor at, Token& token) {
  token.type = Token::Type::doctype;
  const auto ended = [&] {  // no more than this: the doctype asks for quirks
    token.force_quirks = true;
    return at == end_ ? at : at + 1;
  };
  const auto bogus = [&] {  // "Bogus DOCTYPE state"
    at = find_any<'>'>(at, end_);
    return at == end_ ? at : at + 1;
  };
  at = skip_space(at, end_);
  if (at == end_ || *at == '>') return ended();
  const Cursor name = at;
  while (at != end_ && !(class_of(*at) & kEndsUnquoted)) ++at;
  token.name = document_.keep(lower_case(name, at, name_buffer_));
  token.has_name = true;
  at = skip_space(at, end_);
  if (at == end_) return ended();
  if (*at == '>') return at + 1;

  const std::string_view rest(at, static_cast<size_t>(end_ - at));
  const bool is_public = base::starts_with_ignoring_case(rest, "public");
  if (!is_public && !base::starts_with_ignoring_case(rest, "system")) {
    token.force_quirks = true;
    return bogus();
  }
  at = skip_space(at + 6, end_);
  if (at == end_ || *at == '>') return ended();
  if (is_public) {
    at = read_doctype_id(at, token, token.public_id, token.has_public_id);
    if (token.force_quirks) return token.has_public_id ? ended() : bogus();
    at = skip_space(at, end_);
    if (at == end_) return ended();
    if (*at == '>') return at + 1;
  }
  at = read_doctype_id(at, token, token.system_id, token.has_system_id);
  if (token.force_quirks) return token.has_system_id ? ended() : bogus();
  at = skip_space(at, end_);
  if (at == end_) return ended();
  return bogus();
}

// An identifier in quotes. Where there is none, or it does not end, it sets force_quirks; then the result is where it
// broke off.
Tokenizer::Cursor Tokenizer::read_doctype_id(Cursor at, Token& token, std::string_view& id, bool& has_id) {
  const char quote = *at;
  if (quote != '"' && quote != '\'') {
    token.force_quirks = true;
    return at;
  }
  const Cursor stop = quote == '"' ? find_any<'"', '>'>(at + 1, end_) : find_any<'\'', '>'>(at + 1, end_);
  attribute_buffer_.clear();
  append_preprocessed(attribute_buffer_, std::string_view(at + 1, static_cast<size_t>(stop - at) - 1), Nul::replace);
  id = document_.keep(attribute_buffer_);
  has_id = true;
  if (stop != end_ && *stop == quote) return stop + 1;
  token.force_quirks = true;
  return stop;
}

}  // namespace lectern::html
