#include "html/tokenizer.h"

#include "base/text.h"
#include "html/character_references.h"
#include "html/characters.h"
#include "html/scan.h"

namespace lectern::html {

void Tokenizer::set_input(const char* begin, const char* end, bool complete) {
  at_ = begin + at();
  valid_end_ = skip_valid_utf8(begin + (valid_end_ - begin_), end);
  begin_ = begin;
  end_ = end;
  complete_ = complete;
}

bool Tokenizer::next(Token& token) {
  token = Token();
  token.attribute_begin = static_cast<uint32_t>(attributes_.size());
  token.source.begin = at();
  Cursor stop = at_;
  if (at_ != end_) switch (state_) {
      case State::data:
        stop = read_data(at_, token);
        break;
      case State::rcdata:
      case State::rawtext:
      case State::script_data:
      case State::plaintext:
        stop = read_raw_text(at_, token);
        break;
      case State::cdata_section:
        stop = read_cdata(at_, token);
        break;
    }
  // What is read up to the end of the input that is there could go on.
  if (stop == end_ && !complete_) {
    attributes_.resize(token.attribute_begin);
    return false;
  }
  at_ = stop;
  token.source.end = at();
  if (token.type == Token::Type::end_tag || state_ == State::cdata_section) state_ = State::data;
  return true;
}

bool Tokenizer::is_valid(Cursor at, Cursor end) const { return end <= valid_end_ || skip_valid_utf8(at, end) == end; }

void Tokenizer::set_text(Cursor at, Cursor end, Nul nul, Token& token) {
  token.text = std::string_view(at, static_cast<size_t>(end - at));
  if (find_any<'\r', '\0'>(at, end) == end && is_valid(at, end)) return;
  text_buffer_.clear();
  append_preprocessed(text_buffer_, token.text, nul);
  token.text = text_buffer_;
  token.decoded = true;
  token.has_nul = nul == Nul::keep;
}

// "Data state"
Tokenizer::Cursor Tokenizer::read_data(Cursor at, Token& token) {
  if (*at != '<' || !ends_text(at)) return read_text(at, token);
  switch (at[1]) {
    case '!':
      return read_markup_declaration(at, token);
    case '?':
      return read_bogus_comment(at + 1, token);
    case '/':
      if (is_letter(at[2])) {
        token.type = Token::Type::end_tag;
        return read_tag(at + 2, token);
      }
      return read_bogus_comment(at + 2, token);
    default:
      token.type = Token::Type::start_tag;
      return read_tag(at + 1, token);
  }
}

// Whether the < at `at` begins another token; "</>" is none at all ("End tag open state").
bool Tokenizer::ends_text(Cursor at) const {
  if (end_ - at < 2) return false;
  const char next = at[1];
  if (next == '/') return end_ - at > 2 && at[2] != '>';
  return is_letter(next) || next == '!' || next == '?';
}

Tokenizer::Cursor Tokenizer::read_text(Cursor at, Token& token) {
  token.type = Token::Type::text;
  Cursor stop = at;
  for (;; ++stop) {
    stop = find_any<'<', '&', '\r', '\0'>(stop, end_);
    if (stop == end_ || *stop != '<' || ends_text(stop)) break;
    if (end_ - stop > 2 && stop[1] == '/') break;
  }
  if ((stop == end_ || (*stop == '<' && ends_text(stop))) && is_valid(at, stop)) {
    token.text = std::string_view(at, static_cast<size_t>(stop - at));
    return stop;
  }

  // Something in the text stands for another text.
  text_buffer_.clear();
  token.decoded = true;
  bool rough = !is_valid(at, stop);
  const auto append = [&](Cursor from, Cursor to) {
    const std::string_view part(from, static_cast<size_t>(to - from));
    if (rough || !is_valid(from, to))
      append_preprocessed(text_buffer_, part, Nul::keep);
    else
      text_buffer_ += part;
    rough = false;
  };
  Cursor from = at;
  for (;; stop = find_any<'<', '&', '\r', '\0'>(stop, end_)) {
    if (stop == end_ || (*stop == '<' && ends_text(stop))) break;
    if (*stop == '&') {
      append(from, stop);
      from = stop;
      if (const Cursor behind = read_character_reference(stop, end_, false, text_buffer_))
        from = stop = behind;
      else
        ++stop;
    } else if (*stop == '<') {
      const bool nothing = end_ - stop > 2 && stop[1] == '/';  // "</>"
      if (nothing) {
        append(from, stop);
        from = stop + 3;
      }
      stop += nothing ? 3 : 1;
    } else {
      rough = true;
      if (*stop == '\0') token.has_nul = true;
      ++stop;
    }
  }
  append(from, stop);
  token.text = text_buffer_;
  return stop;
}

// "RCDATA state", "RAWTEXT state", "Script data state", "PLAINTEXT state" and those that belong to them
Tokenizer::Cursor Tokenizer::read_raw_text(Cursor at, Token& token) {
  const Cursor stop = state_ == State::plaintext     ? end_
                      : state_ == State::script_data ? find_script_end(at)
                                                     : find_raw_text_end(at);
  if (stop == at) {
    token.type = Token::Type::end_tag;
    return read_tag(at + 2, token);
  }
  token.type = Token::Type::text;
  if (state_ != State::rcdata) {
    set_text(at, stop, Nul::replace, token);
    return stop;
  }
  Cursor reference = find_any<'&'>(at, stop);
  if (reference == stop) {
    set_text(at, stop, Nul::replace, token);
    return stop;
  }
  text_buffer_.clear();
  token.decoded = true;
  for (Cursor from = at;;) {
    append_preprocessed(text_buffer_, std::string_view(from, static_cast<size_t>(reference - from)), Nul::replace);
    if (reference == stop) break;
    from = read_character_reference(reference, stop, false, text_buffer_);
    if (!from) {
      text_buffer_ += '&';
      from = reference + 1;
    }
    reference = find_any<'&'>(from, stop);
  }
  token.text = text_buffer_;
  return stop;
}

// "CDATA section state"
Tokenizer::Cursor Tokenizer::read_cdata(Cursor at, Token& token) {
  token.type = Token::Type::text;
  Cursor stop = find_any<']'>(at, end_);
  while (stop != end_ && !(end_ - stop > 2 && stop[1] == ']' && stop[2] == '>')) stop = find_any<']'>(stop + 1, end_);
  set_text(at, stop, Nul::keep, token);
  return stop == end_ ? stop : stop + 3;
}

// "appropriate end tag token"; `at` is at "</".
bool Tokenizer::is_appropriate_end_tag(Cursor at) const {
  const size_t size = last_start_tag_.size();
  if (size == 0 || static_cast<size_t>(end_ - at) < size + 3) return false;
  if (!base::equal_ignoring_case(std::string_view(at + 2, size), last_start_tag_)) return false;
  return (class_of(at[2 + size]) & kEndsTagName) != 0;
}

Tokenizer::Cursor Tokenizer::find_raw_text_end(Cursor at) const {
  for (;; ++at) {
    at = find_any<'<'>(at, end_);
    if (at == end_ || (end_ - at > 1 && at[1] == '/' && is_appropriate_end_tag(at))) return at;
  }
}

// Scripts hide their end tag between "<!--" and "-->" from "<script" to "</script" ("Script data escaped state",
// "Script data double escaped state").
Tokenizer::Cursor Tokenizer::find_script_end(Cursor at) const {
  const auto follows = [&](Cursor from, std::string_view wanted) {
    return static_cast<size_t>(end_ - from) >= wanted.size() && std::string_view(from, wanted.size()) == wanted;
  };
  const auto names_script = [&](Cursor from) {
    constexpr std::string_view kScript = "script";
    return static_cast<size_t>(end_ - from) > kScript.size() &&
           base::equal_ignoring_case(std::string_view(from, kScript.size()), kScript) &&
           (class_of(from[kScript.size()]) & kEndsTagName) != 0;
  };
  enum class Escape { none, once, twice } escape = Escape::none;
  for (;;) {
    at = escape == Escape::none ? find_any<'<'>(at, end_) : find_any<'<', '-'>(at, end_);
    if (at == end_) return at;
    if (*at == '-') {
      if (follows(at, "-->")) escape = Escape::none;
      ++at;
      continue;
    }
    if (follows(at, "</")) {
      if (escape != Escape::twice && is_appropriate_end_tag(at)) return at;
      if (escape == Escape::twice && names_script(at + 2)) escape = Escape::once;
      at += 2;
    } else if (escape == Escape::none && follows(at, "<!--")) {
      escape = Escape::once;
      at += 2;  // the two dashes may be those of "-->"
    } else {
      if (escape == Escape::once && names_script(at + 1)) escape = Escape::twice;
      ++at;
    }
  }
}

}  // namespace lectern::html
