#include "html/parser.h"

#include <gtest/gtest.h>

#include <string>

#include "html/html5lib.h"

namespace lectern::html {
namespace {

std::string body_of(const Document& document) {
  const std::string dump = html5lib_dump(document);
  const size_t begin = dump.find("|   <body>\n");
  return begin == std::string::npos ? dump : dump.substr(begin + 11);
}

std::string text_of(const Document& document) {
  std::string text;
  for (NodeId id = 0; id < document.size(); ++id)
    if (document[id].type == NodeType::text) text += document[id].text;
  return text;
}

std::string repeated(const std::string& part, size_t times) {
  std::string text;
  text.reserve(part.size() * times);
  for (size_t i = 0; i < times; ++i) text += part;
  return text;
}

NodeId find(const Document& document, Tag tag) {
  for (NodeId id = 0; id < document.size(); ++id)
    if (document.is_element(id, tag)) return id;
  return kNoNode;
}

std::string source_of(const Document& document, NodeId id) {
  const SourceRange source = document[id].source;
  return std::string(document.input().substr(source.begin, source.end - source.begin));
}

// What every document must be, whatever the page.
void expect_in_order(const Document& document) {
  ASSERT_GT(document.size(), 0u);
  ASSERT_EQ(document[0].end, document.size());
  ASSERT_EQ(document[0].parent, kNoNode);
  for (NodeId id = 1; id < document.size(); ++id) {
    const Node& node = document[id];
    ASSERT_LT(node.parent, id);
    ASSERT_GT(node.end, id);
    ASSERT_LE(node.end, document[node.parent].end);
    ASSERT_LE(node.source.begin, node.source.end);
    ASSERT_LE(node.source.end, document.input().size());
    if (node.type == NodeType::text && document[id - 1].type == NodeType::text) {
      ASSERT_NE(document[id - 1].parent, node.parent) << "neighbouring texts must be one";
    }
    // A node begins where the one before it ends, or inside it, or where a parent ends.
    ASSERT_TRUE(document.contains(node.parent, id));
  }
}

uint32_t depth_of(const Document& document) {
  uint32_t deepest = 0;
  std::vector<uint32_t> depths(document.size());
  for (NodeId id = 1; id < document.size(); ++id) {
    depths[id] = depths[document[id].parent] + 1;
    if (depths[id] > deepest) deepest = depths[id];
  }
  return deepest;
}

const char* const kPages[] = {
    "",
    "<!doctype html><title>T</title><p>a<p>b",
    "<b>1<p>2</b>3</p><table><tr><td>c</td>foster</tr>more</table>",
    "<table>a<b>b<tr>c<td>d</table>e",
    "<a>1<div>2<a>3</a>4</div>5",
    "</body><!-- c -->\n</html>\n<!-- d --><p>late",
    "<head></head>\n<script>x</script> <link>\ny",
    "<frameset><frame></frameset><noframes>x</noframes>",
    "<svg viewbox='0 0 1 1'><foreignobject><p>x</svg>y<math><mi>z</mi><annotation-xml encoding=text/html><p>q",
    "<template><tr><td>x</template><select><option>a<option>b</select>",
    "<p>a &amp; b\r\nc<textarea>\n\n&lt;</textarea><pre>\r\n\nx</pre>",
    "<script><!--<script></script>--></script><style></p></style><plaintext></p>&amp;",
    "<i><b><u><s><em><p>x</i>y</p>z",
    "<ul><li>a<li>b<dl><dt>c<dd>d</ul>e<h1>f<h2>g</h1>h",
    "caf\xC3\xA9 \xFF\xC3 <a title='\xE2\x82'>\xF0\x9F\x98\x80</a>",
    "<form><div></form>x</div><form>y",
};

TEST(Parser, DocumentsAreInOrder) {
  for (const std::string page : kPages) {
    SCOPED_TRACE(page);
    expect_in_order(parse(page));
  }
}

TEST(Parser, ChunksGiveTheSameDocument) {
  for (const std::string page : kPages) {
    const std::string whole = html5lib_dump(parse(page));
    for (size_t size = 1; size <= page.size(); ++size) {
      Parser parser;
      for (size_t at = 0; at < page.size(); at += size) parser.push(std::string_view(page).substr(at, size));
      EXPECT_EQ(parser.size(), page.size());
      const Document document = parser.finish();
      ASSERT_EQ(html5lib_dump(document), whole) << "in chunks of " << size << ": " << page;
      ASSERT_EQ(document.input(), page);
      expect_in_order(document);
    }
  }
}

TEST(Parser, ChunksThatMakeTheInputMoveLeaveTheViewsInOrder) {
  std::string page;
  for (int i = 0; i < 20000; ++i) page += "<p class=c" + std::to_string(i) + " title='a&amp;b'>t" + std::to_string(i);
  Parser parser;
  for (size_t at = 0; at < page.size(); at += 1000) parser.push(std::string_view(page).substr(at, 1000));
  const Document document = parser.finish();
  EXPECT_EQ(html5lib_dump(document), html5lib_dump(parse(page)));
  EXPECT_EQ(document.input(), page);
  const NodeId first = find(document, Tag::p);
  EXPECT_EQ(document[first + 1].text.data(), document.input().data() + page.find("t0"));
}

TEST(Parser, SourceRangesAreExact) {
  const std::string page =
      "<!doctype html><html><head><title>T</title></head><body><div id=a><p>one<p>two</div><img src=x>"
      "<ul><li>x</ul><b>1<i>2</b>3</i></body></html>\n";
  const Document document = parse(page);
  EXPECT_EQ(source_of(document, find(document, Tag::title)), "<title>T</title>");
  EXPECT_EQ(source_of(document, find(document, Tag::div)), "<div id=a><p>one<p>two</div>");
  EXPECT_EQ(source_of(document, find(document, Tag::p)), "<p>one");
  EXPECT_EQ(source_of(document, find(document, Tag::img)), "<img src=x>");
  EXPECT_EQ(source_of(document, find(document, Tag::li)), "<li>x");
  EXPECT_EQ(source_of(document, find(document, Tag::b)), "<b>1<i>2</b>");
  EXPECT_EQ(source_of(document, document.head()), "<head><title>T</title></head>");
  EXPECT_EQ(source_of(document, document.body()),
            page.substr(page.find("<body>"), page.find("</html>") - page.find("<body>")));
  EXPECT_EQ(source_of(document, document.root()),
            page.substr(page.find("<html>"), page.find('\n') - page.find("<html>")));
  EXPECT_EQ(source_of(document, 1), "<!doctype html>");
}

TEST(Parser, ImpliedElementsHaveNoSource) {
  const Document document = parse("<table><td>x</table></p><b><p>y</b>z");
  for (const Tag tag : {Tag::html, Tag::head, Tag::body, Tag::tbody, Tag::tr}) {
    const NodeId id = find(document, tag);
    EXPECT_EQ(document[id].source.begin, 0u);
    EXPECT_EQ(document[id].source.end, 0u) << document[id].text;
  }
  // The second b is a copy of the first, inside the paragraph.
  const NodeId copy = document[find(document, Tag::p)].end - 1;
  EXPECT_EQ(document[copy].source.end, document[copy].type == NodeType::text ? 18u : 0u);
}

TEST(Parser, DoctypeKeepsItsIdentifiers) {
  const Document document = parse("<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\" 'about:x'>");
  EXPECT_EQ(document[1].type, NodeType::doctype);
  EXPECT_EQ(document[1].text, "html");
  EXPECT_EQ(document.get(1, "public"), "-//W3C//DTD HTML 4.01//EN");
  EXPECT_EQ(document.get(1, "system"), "about:x");
}

TEST(Parser, QuirksModeKeepsTablesInParagraphs) {
  EXPECT_EQ(body_of(parse("<p><table>")), "|     <p>\n|       <table>\n");
  EXPECT_EQ(body_of(parse("<!doctype html><p><table>")), "|     <p>\n|     <table>\n");
}

TEST(Parser, SkipsAByteOrderMark) {
  EXPECT_EQ(body_of(parse("\xEF\xBB\xBF<p>x")), "|     <p>\n|       \"x\"\n");
  Parser parser;
  for (const char c : std::string("\xEF\xBB\xBFx")) parser.push(std::string_view(&c, 1));
  EXPECT_EQ(body_of(parser.finish()), "|     \"x\"\n");
  Parser only;
  only.push("\xEF\xBB\xBF");
  EXPECT_EQ(body_of(only.finish()), "");
}

TEST(Parser, FragmentsAreParsedInTheirContext) {
  EXPECT_EQ(html5lib_dump(parse_fragment("<td>x", "tr")), "| <td>\n|   \"x\"\n");
  EXPECT_EQ(html5lib_dump(parse_fragment("<td>x", "div")), "| \"x\"\n");
  EXPECT_EQ(html5lib_dump(parse_fragment("<p>&amp;</p>", "textarea")), "| \"<p>&</p>\"\n");
  EXPECT_EQ(html5lib_dump(parse_fragment("<g/><p>x", "svg", Namespace::svg)), "| <svg g>\n| <p>\n|   \"x\"\n");
  EXPECT_EQ(parse_fragment("<p>", "div").root(), kNoNode);
}

TEST(Parser, SelectHoldsElements) {
  EXPECT_EQ(body_of(parse("<select><button>b</button><div><option>o</div></select>x")),
            "|     <select>\n|       <button>\n|         \"b\"\n|       <div>\n|         <option>\n|           \"o\"\n"
            "|     \"x\"\n");
  EXPECT_EQ(body_of(parse("<select><option>a<select><p>x")),
            "|     <select>\n|       <option>\n|         \"a\"\n|     <p>\n|       \"x\"\n");
}

TEST(Parser, SelectedcontentShowsTheSelectedOption) {
  EXPECT_EQ(
      body_of(parse("<select><button><selectedcontent>old</button><option>a<option selected>b<i class=c>c</select>")),
      "|     <select>\n|       <button>\n|         <selectedcontent>\n|           \"b\"\n|           <i>\n"
      "|             class=\"c\"\n|             \"c\"\n|       <option>\n|         \"a\"\n|       <option>\n"
      "|         selected=\"\"\n|         \"b\"\n|         <i>\n|           class=\"c\"\n|           \"c\"\n");
}

TEST(ShadowRoots, AreFlattenedWithTheirSlotsFilled) {
  const std::string page =
      "<x-card>light<b slot=head>title</b><i slot=none>lost</i><template shadowrootmode=open>"
      "<header><slot name=head>fallback</slot></header><main><slot></slot></main><slot name=foot>foot</slot></template>"
      "</x-card><p>after";
  EXPECT_EQ(
      body_of(parse(page)),
      "|     <x-card>\n|       <header>\n|         <slot>\n|           name=\"head\"\n|           <b>\n"
      "|             slot=\"head\"\n|             \"title\"\n|       <main>\n|         <slot>\n|           \"light\"\n"
      "|       <slot>\n|         name=\"foot\"\n|         \"foot\"\n|     <p>\n|       \"after\"\n");
  expect_in_order(parse(page));
  const std::string kept = body_of(parse(page, ShadowRoots::keep));
  EXPECT_NE(kept.find("<template>"), std::string::npos);
  EXPECT_NE(kept.find("lost"), std::string::npos);
}

TEST(ShadowRoots, TextAroundTheTemplateIsOneText) {
  EXPECT_EQ(body_of(parse("<div>be<template shadowrootmode=open>[<slot></slot>]</template>f&ouml;re</div>")),
            "|     <div>\n|       \"[\"\n|       <slot>\n|         \"bef\xC3\xB6re\"\n|       \"]\"\n");
}

TEST(ShadowRoots, Nest) {
  EXPECT_EQ(text_of(parse("<div><template shadowrootmode=open>a<x-y><template shadowrootmode=closed>[<slot></slot>]"
                          "</template>b<slot></slot></x-y>c</template>light</div>")),
            "a[blight]c");
}

TEST(ShadowRoots, OnlyTheFirstOnAHostThatMayHaveOne) {
  EXPECT_EQ(
      body_of(parse("<div><template shadowrootmode=open>1</template><template shadowrootmode=open>2</template></div>")),
      "|     <div>\n|       \"1\"\n");
  const char* const others[] = {"<ul><template shadowrootmode=open>x</template></ul>",
                                "<div><template shadowrootmode=other>x</template></div>"};
  for (const std::string page : others) EXPECT_NE(body_of(parse(page)).find("<template>"), std::string::npos) << page;
}

TEST(Hostile, NestingIsCappedAndNoTextIsLost) {
  const size_t deep = 200000;
  std::string page = "<!doctype html>";
  std::string text;
  for (size_t i = 0; i < deep; ++i) {
    page += "<div>" + std::to_string(i) + " ";
    text += std::to_string(i) + " ";
  }
  page += repeated("</div>", deep) + "<p>end";
  const Document document = parse(page);
  EXPECT_EQ(text_of(document), text + "end");
  EXPECT_LE(depth_of(document), 514u);
  expect_in_order(document);
  EXPECT_EQ(document[find(document, Tag::p)].parent, document.body());
}

TEST(Hostile, AMillionAttributesOnOneTag) {
  std::string page = "<p ";
  for (int i = 0; i < 1000000; ++i) page += "a" + std::to_string(i) + "=" + std::to_string(i) + " ";
  page += " a7=again a999999=again>x";
  const Document document = parse(page);
  const NodeId p = find(document, Tag::p);
  EXPECT_EQ(document[p].attribute_count, 1000000u);
  EXPECT_EQ(document.get(p, "a7"), "7");
  EXPECT_EQ(document.attribute(p, 999999).value, "999999");
}

TEST(Hostile, FiftyMegabytes) {
  const std::string part = "<div class=entry><h2>Title</h2><p>Some text, <a href=/x>a link</a> &amp; more.</p></div>\n";
  const std::string page = "<!doctype html><body>" + repeated(part, 50000000 / part.size());
  const Document document = parse(page);
  EXPECT_GT(document.size(), 5000000u);
  EXPECT_EQ(document[0].end, document.size());
}

TEST(Hostile, FormattingElementsDoNotMultiply) {
  std::string page;
  for (int i = 0; i < 20000; ++i) page += "<font color=" + std::to_string(i) + ">";
  page += repeated("<p>x", 20000);
  const Document document = parse(page);
  EXPECT_LT(document.size(), 200000u);
  EXPECT_EQ(text_of(document), repeated("x", 20000));
}

TEST(Hostile, ElementsThatAreMadeAgainHaveFewAttributes) {
  const auto made_again = [](const std::string& attributes) {
    const Document document = parse("<p><b " + attributes + "></p><p>x");
    const NodeId first = find(document, Tag::b);
    NodeId again = first + 1;
    while (!document.is_element(again, Tag::b)) ++again;
    EXPECT_GE(document[first].attribute_count, document[again].attribute_count);
    return document[again].attribute_count;
  };
  std::string many;
  for (int i = 0; i < 1000; ++i) many += " a" + std::to_string(i) + "=x";
  EXPECT_EQ(made_again("class=a href=b"), 2u);
  EXPECT_EQ(made_again(many), 64u);
  EXPECT_EQ(made_again("a=b title=" + std::string(100000, 'x') + " c=d"), 1u);
}

TEST(Hostile, MergedBodyAttributesAreDeduplicated) {
  std::string page = "<body a0=first>";
  for (int round = 0; round < 2; ++round)
    for (int i = 0; i < 1000; ++i) page += "<body a" + std::to_string(i) + "=" + std::to_string(round) + ">";
  const Document document = parse(page);
  EXPECT_EQ(document[document.body()].attribute_count, 1000u);
  EXPECT_EQ(document.get(document.body(), "a0"), "first");
  EXPECT_EQ(document.attribute(document.body(), 999).name, "a999");
  EXPECT_EQ(document.attribute(document.body(), 999).value, "0");
}

TEST(Hostile, DuplicateAttributesGoHoweverMany) {
  for (const int count : {2, 15, 16, 17, 40}) {
    std::string page = "<p ";
    for (int i = 0; i < count; ++i) page += "a" + std::to_string(i) + "=1 A" + std::to_string(i) + "=2 ";
    page += ">";
    const Document document = parse(page);
    const NodeId p = find(document, Tag::p);
    ASSERT_EQ(document[p].attribute_count, static_cast<uint32_t>(count));
    for (int i = 0; i < count; ++i) {
      EXPECT_EQ(document.attribute(p, static_cast<uint32_t>(i)).name, "a" + std::to_string(i));
      EXPECT_EQ(document.attribute(p, static_cast<uint32_t>(i)).value, "1");
    }
  }
}

}  // namespace
}  // namespace lectern::html
