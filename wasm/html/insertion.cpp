// The tree builder's ways to put nodes into the tree (HTML standard, "Creating and inserting nodes").

#include "html/attributes.h"
#include "html/characters.h"
#include "html/tree_builder.h"
#include "vocabulary/limits.h"

namespace lectern::html {
namespace {

size_t leading_space(std::string_view text) {
  size_t size = 0;
  while (size < text.size() && (class_of(text[size]) & kSpace)) ++size;
  return size;
}

}  // namespace

// "Appropriate place for inserting a node", with the entry `target` of the stack as override target.
TreeBuilder::InsertionLocation TreeBuilder::appropriate_place(uint32_t target) const {
  const OpenElements::Entry& entry = open_[target];
  if (foster_parenting_ && (entry.traits & kFosters)) {
    const uint32_t table = open_.highest(Tag::table);
    const uint32_t last_template = open_.highest(Tag::template_);
    if (last_template != OpenElements::kNone && (table == OpenElements::kNone || last_template > table))
      return {open_[last_template].node, kNoNode};
    if (table == OpenElements::kNone) return {open_[0].node, kNoNode};
    const NodeId parent = tree_.parent(open_[table].node);
    if (parent != kNoNode) return {parent, open_[table].node};
    return {open_[table - 1].node, kNoNode};
  }
  return {entry.node, kNoNode};
}

TreeBuilder::InsertionLocation TreeBuilder::place_for_element() const {
  if (open_.empty()) return {0, kNoNode};
  const InsertionLocation place = appropriate_place(open_.size() - 1);
  if (open_.size() <= vocabulary::kDeepestElement || place.parent != open_.top().node) return place;
  const NodeId parent = tree_.parent(place.parent);
  return parent == kNoNode ? place : InsertionLocation{parent, kNoNode};
}

void TreeBuilder::push(NodeId node, NameNumber name, Tag tag, Namespace ns, uint16_t traits, bool implied) {
  tree_[node].source.end = open_.size();  // while an element is open, its place in the stack
  open_.push(node, name, tag, ns, traits, implied);
}

void TreeBuilder::pop(uint32_t source_end) {
  close_source(open_.top(), source_end);
  open_.pop();
}

void TreeBuilder::pop_from(uint32_t index) {
  while (open_.size() > index) pop(token_begin_);
}

void TreeBuilder::pop_from(uint32_t index, const Token& end_tag) {
  pop_from(index + 1);
  pop(end_of(end_tag));
}

// Takes an element out of the stack, wherever in it.
void TreeBuilder::remove_open(uint32_t index, uint32_t source_end) {
  close_source(open_[index], source_end);
  open_.open_up(index);
  open_.raw().erase(open_.raw().begin() + index);
  relink(index);
}

void TreeBuilder::relink(uint32_t index) {
  open_.close_up(index);
  for (uint32_t i = index; i < open_.size(); ++i) tree_[open_[i].node].source.end = i;
}

bool TreeBuilder::is_open(NodeId node) const {
  const uint32_t index = open_index(node);
  return index < open_.size() && open_[index].node == node;
}

NodeId TreeBuilder::insert_element(const Token& token, Namespace ns, std::string_view adjusted_name) {
  const NameNumber number = names_.number(tree_.document(), token.tag, token.name, ns != Namespace::html);
  const NodeId node = tree_.create(NodeType::element, adjusted_name.empty() ? names_.name(number) : adjusted_name,
                                   {token.source.begin, token.source.begin}, token.tag, ns);
  tree_[node].attribute_begin = token.attribute_begin;
  tree_[node].attribute_count = token.attribute_count;
  keep_token_attributes_ = true;
  const InsertionLocation place = place_for_element();
  tree_.insert(place.parent, place.before, node);
  uint16_t traits = traits_of(token.tag, ns);
  if (ns == Namespace::math && token.tag == Tag::annotation_xml &&
      !is_html_encoding(token_attribute(token, Attr::encoding)))
    traits = static_cast<uint16_t>(traits & ~kHtmlPoint);
  push(node, number, token.tag, ns, traits, false);
  return node;
}

NodeId TreeBuilder::insert_implied(Tag tag) {
  const NodeId node = tree_.create(NodeType::element, name_of(tag), {}, tag);
  const InsertionLocation place = place_for_element();
  tree_.insert(place.parent, place.before, node);
  push(node, number_of(tag), tag, Namespace::html, traits_of(tag, Namespace::html), true);
  return node;
}

void TreeBuilder::insert_empty_element(const Token& token) {
  insert_element(token);
  pop(token.source.end);
}

// "Insert a character"
void TreeBuilder::insert_text(std::string_view text, bool decoded, SourceRange source) {
  const InsertionLocation place = appropriate_place(open_.size() - 1);
  const NodeId previous =
      place.before == kNoNode ? tree_.last_child(place.parent) : tree_.previous_sibling(place.before);
  if (previous != kNoNode && tree_[previous].type == NodeType::text) {
    tree_.extend_text(previous, text, !decoded);
    tree_[previous].source.end = source.end;
    return;
  }
  tree_.insert(place.parent, place.before,
               tree_.create(NodeType::text, decoded ? tree_.document().keep(text) : text, source));
}

void TreeBuilder::insert_comment(const Token& token, InsertionLocation place) {
  tree_.insert(
      place.parent, place.before,
      tree_.create(NodeType::comment, token.decoded ? tree_.document().keep(token.text) : token.text, token.source));
}

// "Generic raw text element parsing algorithm", "generic RCDATA element parsing algorithm", scripts
void TreeBuilder::insert_raw_text_element(const Token& token, Tokenizer::State state) {
  insert_element(token);
  tokenizer_.set_state(state);
  tokenizer_.set_last_start_tag(token.name);
  original_mode_ = mode_;
  mode_ = Mode::text;
}

// A later html or body tag gives its element the attributes that it does not have.
void TreeBuilder::merge_attributes(std::vector<Attribute>& later, const Token& token) {
  const auto begin = tree_.attributes().begin() + token.attribute_begin;
  later.insert(later.end(), begin, begin + token.attribute_count);
}

void TreeBuilder::append_later_attributes(NodeId element, std::vector<Attribute>& later) {
  if (later.empty()) return;
  Node& node = tree_[element];
  std::vector<Attribute>& attributes = tree_.attributes();
  const auto begin = static_cast<uint32_t>(attributes.size());
  attributes.reserve(attributes.size() + node.attribute_count + later.size());
  for (uint32_t i = 0; i < node.attribute_count; ++i) attributes.push_back(attributes[node.attribute_begin + i]);
  attributes.insert(attributes.end(), later.begin(), later.end());
  drop_duplicates(attributes, begin);
  node.attribute_begin = begin;
  node.attribute_count = static_cast<uint32_t>(attributes.size()) - begin;
}

void TreeBuilder::rebase(const char* from, size_t size, const char* to) {
  for (std::vector<Attribute>* attributes : {&html_attributes_, &body_attributes_})
    for (Attribute& attribute : *attributes) {
      attribute.name = rebased(attribute.name, from, size, to);
      attribute.value = rebased(attribute.value, from, size, to);
    }
}

void TreeBuilder::drop_nul(Token& token) {
  if (!token.has_nul) return;
  token.has_nul = false;
  text_buffer_.clear();
  for (const char c : token.text)
    if (c != '\0') text_buffer_ += c;
  token.text = text_buffer_;
  token.decoded = true;
}

bool TreeBuilder::is_all_space(std::string_view text) const { return leading_space(text) == text.size(); }

// Takes the white space at the beginning of a text token off into a token of its own.
Token TreeBuilder::take_leading_space(Token& token) const {
  Token space;
  space.type = Token::Type::text;
  space.decoded = token.decoded;
  space.source = token.source;
  const size_t size = leading_space(token.text);
  space.text = token.text.substr(0, size);
  token.text.remove_prefix(size);
  if (token.text.empty()) return space;
  // A carriage return and a line feed in the input are one character of the text. Written as a reference, white space
  // has no end in the source that could be told from the text.
  const std::string_view input = tokenizer_.input();
  uint32_t end = token.source.begin;
  while (end < token.source.end && (class_of(input[end]) & kSpace)) ++end;
  space.source.end = end;
  token.source.begin = end;
  return space;
}

// Of a text token, inserts the white space alone.
void TreeBuilder::insert_only_space(const Token& token) {
  text_buffer_.clear();
  for (const char c : token.text)
    if (class_of(c) & kSpace) text_buffer_ += c;
  if (!text_buffer_.empty()) insert_text(text_buffer_, true, token.source);
}

}  // namespace lectern::html
