#include "base/text.h"

#include <lectern/lectern.h>

#include <utility>

#include "write/formats.h"
#include "write/parts.h"
#include "write/walk.h"

namespace lectern {
namespace write {
namespace {

// What stands between two pieces of text; the strongest wins.
enum class Gap : uint8_t { none, space, tab, line, paragraph };

class TextWriter {
 public:
  explicit TextWriter(const Tree& tree) : tree_(tree) {}

  std::string run() {
    for (Walk walk(tree_); walk.next();) {
      if (!walk.enters())
        leave(walk.node());
      else if (!enter(walk.node()))
        walk.skip();
    }
    drop_space();
    return std::move(out_);
  }

 private:
  // What was left out may leave a space at the end of a line.
  void drop_space() {
    if (!out_.empty() && out_.back() == ' ') out_.pop_back();
  }

  void want(Gap gap) {
    if (cells_ > 0 && gap > Gap::tab) gap = Gap::space;
    if (gap > gap_) gap_ = gap;
  }

  void put(std::string_view text) {
    if (text.empty()) return;
    if (!out_.empty()) {
      if (gap_ >= Gap::line) drop_space();
      constexpr std::string_view kGaps[] = {"", " ", "\t", "\n", "\n\n"};
      out_ += kGaps[static_cast<size_t>(gap_)];
    }
    gap_ = Gap::none;
    out_ += std::exchange(task_, {});
    if (preformatted_ > 0)
      out_ += text;
    else
      append_spaced(text);
  }

  // Where lines may break is no part of a plain text: a no-break space is a space, and two are one.
  void append_spaced(std::string_view text) {
    constexpr std::string_view kNoBreak = "\u00A0";
    for (;;) {
      const size_t found = text.find(kNoBreak);
      append_after_space(text.substr(0, found));
      if (found == std::string_view::npos) return;
      append_after_space(" ");
      text.remove_prefix(found + kNoBreak.size());
    }
  }

  // Appends what holds no two spaces in a row.
  void append_after_space(std::string_view text) {
    const bool spaced = out_.empty() || out_.back() == ' ' || out_.back() == '\n';
    if (spaced && base::starts_with(text, " ")) text.remove_prefix(1);
    out_ += text;
  }

  // The gap around a block. Inside a list item and the like, blocks stand line by line.
  Gap around(Element element) const {
    switch (element) {
      case Element::li:
      case Element::tr:
      case Element::dt:
      case Element::dd:
        return Gap::line;
      case Element::td:
      case Element::th:
        return Gap::tab;
      case Element::thead:
      case Element::tbody:
      case Element::tfoot:
        return Gap::line;
      default:
        if (kind(element) == ElementKind::block) return items_ > 0 ? Gap::line : Gap::paragraph;
        return Gap::none;
    }
  }

  bool enter(uint32_t n) {
    const Element element = tree_[n].element;
    switch (element) {
      case Element::text:
        if (formulas_ > 0 && is_invisible_operator(tree_.text(n))) return true;
        put(tree_.text(n));
        if (formulas_ > 0) want(Gap::space);
        return true;
      case Element::math:
        ++formulas_;
        return true;
      case Element::pre:
        ++preformatted_;
        break;
      case Element::br:
        want(Gap::line);
        return false;
      case Element::hr:
        want(Gap::paragraph);
        return false;
      case Element::img:
      case Element::video:
      case Element::audio:
      case Element::annotation:
        return false;
      case Element::a:
        if (is_class(tree_, n, "lectern-footnote-back")) return false;
        if (is_class(tree_, n, "lectern-footnote-ref")) put("[");
        return true;
      case Element::figure:
      case Element::div:
        if (is_class(tree_, n, "lectern-embed")) return false;
        break;
      case Element::td:
      case Element::th:
        want(Gap::tab);
        ++cells_;
        return true;
      case Element::tr:
        want(Gap::line);
        return true;
      default:
        break;
    }
    want(around(element));
    if (is_item(element)) ++items_;
    if (const std::string_view task = tree_.find(n, Attribute::data_task); !task.empty())
      task_ = task == "done" ? "[x] " : "[ ] ";
    return true;
  }

  void leave(uint32_t n) {
    const Element element = tree_[n].element;
    if (element == Element::td || element == Element::th) --cells_;
    if (element == Element::math) {
      --formulas_;
      if (gap_ == Gap::space) gap_ = Gap::none;  // between its tokens, not after them
      return;
    }
    if (element == Element::a && is_class(tree_, n, "lectern-footnote-ref")) put("]");
    if (element == Element::pre) --preformatted_;
    if (is_item(element)) --items_;
    want(around(element));
  }

  static bool is_item(Element element) {
    return element == Element::li || element == Element::dt || element == Element::dd;
  }

  const Tree& tree_;
  std::string out_;
  Gap gap_ = Gap::none;
  std::string_view task_;  // the box of an item whose text has not come yet
  uint32_t cells_ = 0;
  uint32_t items_ = 0;
  uint32_t formulas_ = 0;
  uint32_t preformatted_ = 0;
};

}  // namespace

std::string text(const Tree& tree) { return TextWriter(tree).run(); }

}  // namespace write

std::string to_text(const Article& article, const TextParts& parts) {
  return write::text(parts == TextParts() ? article.content : write::tree_of(article, parts));
}

}  // namespace lectern
