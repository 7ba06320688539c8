#include "write/parts.h"

#include "tree/walk.h"

namespace lectern::write {
namespace {

// Copies what is wanted of a tree, without its sources.
class Copier {
 public:
  Copier(const Tree& tree, const TextParts& parts, Tree& out) : tree_(tree), parts_(parts), out_(out) {}

  void run() {
    for (Walk walk(tree_); walk.next();) {
      const uint32_t node = walk.node();
      const Element element = tree_[node].element;
      if (walk.enters()) {
        count(element, 1);
        if (is_wanted()) copy(node);
      } else {
        if (is_wanted() && element != Element::text) out_.close();
        count(element, -1);
      }
    }
  }

 private:
  void count(Element element, int by) {
    if (element == Element::table) tables_ += by;
    if (element == Element::caption || element == Element::figcaption) captions_ += by;
  }

  // Whether what stands here is: a caption before a table, as it may stand in one.
  bool is_wanted() const {
    if (tables_ > 0 && !parts_.tables) return false;
    if (captions_ > 0) return parts_.captions;
    return tables_ > 0 || parts_.body;
  }

  void copy(uint32_t node) {
    if (tree_[node].element == Element::text) {
      out_.add_text(tree_.text(node));
      return;
    }
    out_.open(tree_[node].element);
    for (uint32_t i = 0; i < tree_[node].attribute_count; ++i) {
      const Tree::AttributeValue each = tree_.attribute(node, i);
      out_.set(each.attribute, each.value);
    }
  }

  const Tree& tree_;
  const TextParts& parts_;
  Tree& out_;
  int tables_ = 0;
  int captions_ = 0;
};

void add_line(Tree& out, Element element, const std::string& text) {
  if (text.empty()) return;
  out.open(element);
  out.add_text(text);
  out.close();
}

void add_comment(Tree& out, const Post& comment) {
  if (!comment.author.empty() || !comment.published_time.empty()) {
    out.open(Element::p);
    add_line(out, Element::strong, comment.author);
    if (!comment.author.empty() && !comment.published_time.empty()) out.add_text(", ");
    out.add_text(comment.published_time);
    out.close();
  }
  Copier(comment.content, {}, out).run();
}

}  // namespace

Tree tree_of(const Article& article, const TextParts& parts) {
  Tree out;
  if (parts.title) add_line(out, Element::h1, article.metadata.title);
  if (parts.standfirst) add_line(out, Element::p, article.metadata.standfirst);
  Copier(article.content, parts, out).run();
  if (!parts.comments || article.comments.empty()) return out;
  if (!out.empty()) {
    out.open(Element::hr);
    out.close();
  }
  for (const Post& comment : article.comments) add_comment(out, comment);
  return out;
}

}  // namespace lectern::write
