#include "tree/running_text.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "tree/node_classes.h"
#include "tree/walk.h"

namespace lectern {
namespace {

// What stands between two pieces of text; the strongest wins.
enum class Gap : uint8_t { none, space, tab, line, paragraph };

// The pieces that a text is made of, in order.
class Pieces {
 public:
  explicit Pieces(const Tree& tree) : tree_(tree), walk_(tree) {}
  Pieces(const Tree& tree, uint32_t node) : tree_(tree), walk_(tree, node) {}

  /// Goes on; false at the end.
  bool next() {
    while (walk_.next()) {
      const uint32_t n = walk_.node();
      if (tree_[n].element == Element::text) {
        if (formulas_ > 0 && is_invisible_operator(tree_.text(n))) continue;
        gap_ = std::exchange(next_gap_, formulas_ > 0 ? Gap::space : Gap::none);
        return true;
      }
      if (!walk_.enters())
        leave(n);
      else if (!enter(n))
        walk_.skip();
    }
    return false;
  }

  std::string_view text() const { return tree_.text(walk_.node()); }
  /// What parts it from the piece before.
  Gap gap() const { return gap_; }
  bool is_preformatted() const { return preformatted_ > 0; }
  bool is_footnote_mark() const { return footnote_marks_ > 0; }
  /// The box of the task that begins here, if one does; it is told once.
  std::string_view take_task_box() { return std::exchange(task_box_, {}); }

 private:
  void want(Gap gap) {
    if (cells_ > 0 && gap > Gap::tab) gap = Gap::space;
    if (gap > next_gap_) next_gap_ = gap;
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

  /// Whether what is inside an element is part of the text.
  bool enter(uint32_t n) {
    const Element element = tree_[n].element;
    switch (element) {
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
      case Element::rp:
      case Element::rt:
        return false;
      case Element::a:
        if (is_class(tree_, n, "lectern-footnote-back")) return false;
        footnote_marks_ += is_class(tree_, n, "lectern-footnote-ref");
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
      task_box_ = task == "done" ? "[x] " : "[ ] ";
    return true;
  }

  void leave(uint32_t n) {
    const Element element = tree_[n].element;
    if (element == Element::td || element == Element::th) --cells_;
    if (element == Element::math) {
      --formulas_;
      if (next_gap_ == Gap::space) next_gap_ = Gap::none;  // between its tokens, not after them
      return;
    }
    if (element == Element::a) footnote_marks_ -= is_class(tree_, n, "lectern-footnote-ref");
    if (element == Element::pre) --preformatted_;
    if (is_item(element)) --items_;
    want(around(element));
  }

  static bool is_item(Element element) {
    return element == Element::li || element == Element::dt || element == Element::dd;
  }

  const Tree& tree_;
  Walk walk_;
  Gap gap_ = Gap::none;
  Gap next_gap_ = Gap::none;
  std::string_view task_box_;
  uint32_t cells_ = 0;
  uint32_t items_ = 0;
  uint32_t formulas_ = 0;
  uint32_t preformatted_ = 0;
  uint32_t footnote_marks_ = 0;
};

// What was left out may leave a space at the end of a line.
void drop_space(std::string& out) {
  if (!out.empty() && out.back() == ' ') out.pop_back();
}

// Appends what holds no two spaces in a row.
void append_after_space(std::string& out, std::string_view text) {
  const bool spaced = out.empty() || out.back() == ' ' || out.back() == '\n';
  if (spaced && base::starts_with(text, " ")) text.remove_prefix(1);
  out += text;
}

// Where lines may break is no part of a plain text: a no-break space is a space, and two are one.
void append_spaced(std::string& out, std::string_view text) {
  constexpr std::string_view kNoBreak = "\u00A0";
  for (;;) {
    const size_t found = text.find(kNoBreak);
    append_after_space(out, text.substr(0, found));
    if (found == std::string_view::npos) return;
    append_after_space(out, " ");
    text.remove_prefix(found + kNoBreak.size());
  }
}

}  // namespace

std::string plain_text(const Tree& tree) {
  std::string out;
  for (Pieces pieces(tree); pieces.next();) {
    if (!out.empty()) {
      if (pieces.gap() >= Gap::line) drop_space(out);
      constexpr std::string_view kGaps[] = {"", " ", "\t", "\n", "\n\n"};
      out += kGaps[static_cast<size_t>(pieces.gap())];
    }
    out += pieces.take_task_box();
    if (pieces.is_footnote_mark()) out += '[';
    if (pieces.is_preformatted())
      out += pieces.text();
    else
      append_spaced(out, pieces.text());
    if (pieces.is_footnote_mark()) out += ']';
  }
  drop_space(out);
  return out;
}

std::string running_text(const Tree& tree, uint32_t node) {
  std::string out;
  bool parted = false;  // from the last piece that was added
  for (Pieces pieces(tree, node); pieces.next();) {
    parted = parted || pieces.gap() != Gap::none;
    if (pieces.is_footnote_mark()) continue;
    if (std::exchange(parted, false)) base::append_folded(out, " ");
    base::append_folded(out, pieces.text());
  }
  drop_space(out);
  return out;
}

}  // namespace lectern
