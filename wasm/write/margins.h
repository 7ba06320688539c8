#pragma once

#include <lectern/tree.h>

#include <cstddef>
#include <vector>

namespace lectern::write {

/// Limits what the lines of a text begin with. Each line in a quotation or a list begins with its mark or its indent,
/// so short lines in many of them would make the text many times as long as the article.
class Margins {
 public:
  explicit Margins(const Tree& tree) : tree_(tree) {}

  /// Whether every line in an element may begin with `width` more bytes. The limit is a few thousand bytes plus half of
  /// the article's text. Linear in the tree at the first call, then constant.
  bool take(uint32_t node, size_t width);

 private:
  void count();

  const Tree& tree_;
  std::vector<uint32_t> lines_;  // before each node, and all
  size_t left_ = 0;
};

}  // namespace lectern::write
