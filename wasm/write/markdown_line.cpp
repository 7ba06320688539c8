#include "write/markdown_line.h"

#include <algorithm>

#include "base/text.h"
#include "base/utf8.h"
#include "write/emphasis.h"
#include "write/markdown_text.h"

namespace lectern::write {
namespace {

// What some reader of Markdown takes away at the ends of a block: white space of Unicode, and U+FEFF.
bool is_white_space(char32_t c) {
  return c == ' ' || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

// Without spaces at both ends, and without breaks that have nothing but white space between them and the end: one that
// a reader brings to the end by trimming is a backslash. Other white space is text in Markdown.
std::string_view trimmed(std::string_view line) {
  size_t begin = 0;
  for (size_t at = 0; at < line.size();) {
    const char32_t c = base::next_code_point(line, at);
    if (c == static_cast<char32_t>(kBreak))
      begin = at;
    else if (!is_white_space(c))
      break;
  }
  while (begin < line.size() && line[begin] == ' ') ++begin;
  size_t end = line.size();
  for (size_t at = end; at > begin;) {
    at = base::code_point_before(line, at);
    size_t next = at;
    const char32_t c = base::next_code_point(line, next);
    if (c == static_cast<char32_t>(kBreak))
      end = at;
    else if (!is_white_space(c))
      break;
  }
  while (end > begin && line[end - 1] == ' ') --end;
  line = line.substr(begin, end - begin);
  return base::is_blank(line) ? std::string_view() : line;
}

std::string_view name_of(char mark, EmphasisForm form) {
  const bool tagged = form == EmphasisForm::tagged;
  switch (mark) {
    case kStrongOpen:
    case kStrongClose:
      return tagged ? "strong" : "**";
    case kEmphasisOpen:
    case kEmphasisClose:
      return tagged ? "em" : form == EmphasisForm::underscored ? "_" : "*";
    default:
      return tagged ? "del" : "~~";
  }
}

class LineWriter {
 public:
  LineWriter(std::string_view line, LinePlace place)
      : line_(line),
        place_(place),
        forms_(emphasis_forms(line)),
        tildes_(std::count(line.begin(), line.end(), '~') > 1 ||
                base::contains(line, std::string_view(&kStrikeOpen, 1))),
        dollars_(std::count(line.begin(), line.end(), '$') > 1) {}

  std::string run() {
    out_.reserve(line_.size() + line_.size() / 8 + 16);
    while (at_ < line_.size()) {
      if (line_[at_] >= 0 && line_[at_] < ' ')
        write_mark();
      else
        write_text();
    }
    return std::move(out_);
  }

 private:
  void write_mark() {
    const char c = line_[at_++];
    after_raw_ = false;
    if (is_emphasis_mark(c)) return write_emphasis(c);
    switch (c) {
      case kBreak:
        out_ += place_ == LinePlace::paragraph ? "\\\n" : place_ == LinePlace::cell ? "<br>" : " ";
        break;
      case kLinkOpen:
        out_ += '[';
        ++links_;
        break;
      case kLinkClose:
        --links_;
        break;
      case kRawBegin: {
        const size_t end = std::min(line_.find(kRawEnd, at_), line_.size());
        out_ += line_.substr(at_, end - at_);
        at_ = end + 1;
        after_raw_ = true;
        break;
      }
      default:
        break;
    }
  }

  void write_emphasis(char mark) {
    const EmphasisForm form = forms_[form_++];
    if (form == EmphasisForm::none) return;
    if (form == EmphasisForm::tagged) out_ += opens_emphasis(mark) ? "<" : "</";
    out_ += name_of(mark, form);
    if (form == EmphasisForm::tagged) out_ += '>';
  }

  void write_text() {
    size_t end = at_;
    while (end < line_.size() && !(line_[end] >= 0 && line_[end] < ' ')) ++end;
    TextPlace place;
    place.begins_line = place_ == LinePlace::paragraph && (out_.empty() || out_.back() == '\n');
    while (place.begins_line && at_ < end && line_[at_] == ' ') ++at_;
    place.in_table = place_ == LinePlace::cell;
    place.in_link = links_ > 0;
    place.tildes = tildes_;
    place.dollars = dollars_;
    place.after_raw = after_raw_;
    place.next = first_written(end);
    append_escaped(out_, line_.substr(at_, end - at_), place);
    at_ = end;
    after_raw_ = false;
  }

  // The first character of what is written for the line from `at` on, where it is no text.
  char first_written(size_t at) const {
    if (at >= line_.size() || line_[at] == kBreak) return '\n';
    if (line_[at] == kLinkOpen) return '[';
    return line_[at] == kRawBegin && at + 1 < line_.size() ? line_[at + 1] : '*';
  }

  const std::string_view line_;
  const LinePlace place_;
  const std::vector<EmphasisForm> forms_;
  const bool tildes_;
  const bool dollars_;
  std::string out_;
  size_t at_ = 0;
  size_t form_ = 0;
  size_t links_ = 0;
  bool after_raw_ = false;
};

}  // namespace

bool is_blank(std::string_view utf8) {
  for (size_t at = 0; at < utf8.size();)
    if (!is_white_space(base::next_code_point(utf8, at))) return false;
  return true;
}

std::string markdown_line(std::string_view gathered, LinePlace place) {
  std::string out = LineWriter(trimmed(gathered), place).run();
  if (place == LinePlace::heading && base::ends_with(out, "#")) {
    // #s that end a heading's line are no part of it, unless they follow a word.
    const size_t last = out.find_last_not_of('#');
    if (last == std::string::npos || out[last] == ' ') out.insert(last + 1, 1, '\\');
  }
  return out;
}

}  // namespace lectern::write
