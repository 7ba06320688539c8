#include "html/document.h"

#include <gtest/gtest.h>

#include <string>

#include "vocabulary/class_words.h"

namespace lectern::html {
namespace {

// The tree in one line: elements with attributes, text in quotes.
std::string outline(const Document& document) {
  std::string out;
  std::vector<NodeId> open;
  for (NodeId id = 0; id < document.size(); ++id) {
    while (!open.empty() && document[open.back()].end <= id) {
      out += ")";
      open.pop_back();
    }
    const Node& node = document[id];
    switch (node.type) {
      case NodeType::document:
        break;
      case NodeType::doctype:
        out += " !" + std::string(node.text);
        break;
      case NodeType::text:
        out += " \"" + std::string(node.text) + "\"";
        break;
      case NodeType::comment:
        out += " <!" + std::string(node.text) + ">";
        break;
      case NodeType::element:
        out += " " + std::string(node.text);
        for (uint32_t i = 0; i < node.attribute_count; ++i)
          out += "[" + std::string(document.attribute(id, i).name) + "=" +
                 std::string(document.attribute(id, i).value) + "]";
        out += "(";
        open.push_back(id);
    }
  }
  out.append(open.size(), ')');
  return out;
}

bool is_view_into(std::string_view part, std::string_view whole) {
  return part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size();
}

TEST(Document, StandsInDocumentOrder) {
  const Document document = parse("<!doctype html><title>T</title><p id=a>One<b>two</b><!--c--><p>three");
  EXPECT_EQ(outline(document),
            " !html html( head( title( \"T\")) body( p[id=a]( \"One\" b( \"two\") <!c>) p( \"three\")))");
  for (NodeId id = 1; id < document.size(); ++id) {
    EXPECT_LT(document[id].parent, id);
    EXPECT_LE(document[id].end, document[document[id].parent].end);
  }
}

// What is asked of an element for each of many others inside it.
TEST(Document, QueriesOnHugeTagsAreBounded) {
  std::string names;
  for (uint32_t i = 0; i < Document::kMostAttributes; ++i) names += " a" + std::to_string(i);
  const std::string page = "<body><p" + names + " class=x data-y=z><p class='" + std::string(100000, 'c') +
                           "' title='" + std::string(100000, 't') + "'>";
  const Document document = parse(page);
  const NodeId first = document.body() + 1, second = first + 1;
  EXPECT_EQ(document[first].attribute_count, Document::kMostAttributes + 2);
  EXPECT_FALSE(document.has(first, Attr::class_));
  EXPECT_TRUE(document.get(first, "data-y").empty());
  EXPECT_EQ(document.get(second, Attr::class_).size(), Document::kLongestName);
  EXPECT_EQ(document.get(second, Attr::title).size(), 100000u);
  EXPECT_EQ(document.attribute(second, 0).value.size(), 100000u);
}

TEST(Document, KeepsMisnestedTagsInOrder) {
  EXPECT_EQ(outline(parse("<body><b>1<p>2</b>3</p><table><tr><td>c</td>foster</tr></table>")),
            " html( head() body( b( \"1\") p( b( \"2\") \"3\") \"foster\" table( tbody( tr( td( \"c\"))))))");
}

TEST(Document, TextIsAViewUnlessDecoded) {
  const std::string page = "<p title='a&amp;b' class=\"x\">plain</p><p>a &amp; b</p>";
  const Document document = parse(page);
  int views = 0, copies = 0;
  for (NodeId id = 0; id < document.size(); ++id) {
    const Node& node = document[id];
    if (node.type == NodeType::text) ++(is_view_into(node.text, page) ? views : copies);
    if (document.is_element(id, Tag::p) && document.has(id, Attr::class_)) {
      EXPECT_TRUE(is_view_into(document.get(id, Attr::class_), page));
      EXPECT_EQ(document.get(id, Attr::title), "a&b");
      EXPECT_EQ(page.substr(node.source.begin, node.source.end - node.source.begin),
                "<p title='a&amp;b' class=\"x\">plain</p>");
    }
  }
  EXPECT_EQ(views, 1);
  EXPECT_EQ(copies, 1);
}

TEST(Document, NamesAreLowerCaseAndKnown) {
  const Document document =
      parse("<MAIN DATA-X=1><My-Widget></My-Widget><svg><foreignobject></foreignobject></svg></MAIN>");
  EXPECT_EQ(outline(document), " html( head() body( main[data-x=1]( my-widget() svg( foreignObject()))))");
  for (NodeId id = 0; id < document.size(); ++id) {
    if (document[id].text == "foreignObject") {
      EXPECT_EQ(document[id].tag, Tag::foreignobject);
      EXPECT_EQ(document[id].ns, Namespace::svg);
    }
    if (document[id].text == "main") {
      EXPECT_EQ(document.get(id, "data-x"), "1");
    }
  }
}

TEST(Document, NoscriptAndTemplateHoldElements) {
  EXPECT_EQ(outline(parse("<body><noscript><p>n</p></noscript><template><p>t</p></template>")),
            " html( head() body( noscript( p( \"n\")) template( p( \"t\"))))");
}

TEST(Document, ReplacesWhatTheStandardReplaces) {
  const std::string page(
      "<p>a\xFF"
      "b\xED\xA0\x80"
      "c\0d</p>",
      16);
  const Document document = parse(page);
  std::string text;
  for (NodeId id = 0; id < document.size(); ++id)
    if (document[id].type == NodeType::text) text += document[id].text;
  EXPECT_EQ(text.find('\xFF'), std::string::npos);
  EXPECT_EQ(text.find('\0'), std::string::npos);
  EXPECT_EQ(text.substr(0, 5),
            "a\xEF\xBF\xBD"
            "b");
}

TEST(Document, ParsesAnyInput) {
  EXPECT_EQ(outline(parse("")), " html( head() body())");
  EXPECT_EQ(outline(parse(std::string_view("\0\0", 2))), " html( head() body())");
  std::string deep;
  for (int i = 0; i < 2000; ++i) deep += "<div>";
  deep += "x";
  const Document document = parse(deep);
  EXPECT_EQ(document.size(), 2005u);
}

TEST(Document, TellsWhatNamesSayOfTheirElement) {
  const Document document = parse(
      "<p class='a byline'>1</p><p class='a byline'>2</p><p id=byline>3</p><p title=byline>4</p>"
      "<p itemprop=author>5</p>");
  std::vector<NodeId> paragraphs;
  for (NodeId n = 0; n < document.size(); ++n)
    if (document.is_element(n, Tag::p)) paragraphs.push_back(n);
  ASSERT_EQ(paragraphs.size(), 5u);
  const auto says_author = [&](size_t i, Attr attr) {
    return (document.facts(paragraphs[i], attr).hints & vocabulary::hint_author) != 0;
  };
  EXPECT_TRUE(says_author(0, Attr::class_));
  EXPECT_TRUE(says_author(1, Attr::class_));
  EXPECT_FALSE(says_author(1, Attr::id));
  EXPECT_TRUE(says_author(2, Attr::id));
  EXPECT_FALSE(says_author(3, Attr::title));
  EXPECT_TRUE(says_author(4, Attr::itemprop));
  // One for each distinct value, and one for none.
  EXPECT_EQ(document.attribute(paragraphs[0], 0).names, document.attribute(paragraphs[1], 0).names);
  EXPECT_EQ(document.distinct_names(), 4u);
}

}  // namespace
}  // namespace lectern::html
