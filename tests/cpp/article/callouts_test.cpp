// Notes, tips and warnings become one form, whatever tool made them.

#include <gtest/gtest.h>

#include "support/article_support.h"

namespace lectern::test {
namespace {

// A callout counts as one beside text that is longer.
const std::string kBefore = "<p>Before.</p><p>More before.</p><p>And more.</p><p>Still more.</p><p>And some.</p>";
const std::string kBeforeOut = kBefore;

TEST(Callouts, OfCommonToolsAreAsides) {
  const std::string expected = kBeforeOut +
                               "<aside class=\"lectern-callout\" data-callout=\"warning\">"
                               "<p class=\"lectern-callout-title\">Mind this</p><p>Text <b>b</b>.</p></aside>";
  for (const char* page : {
           "<div class='admonition warning'><p class=admonition-title>Mind this</p><p>Text <b>b</b>.</p></div>",
           "<div class='markdown-alert markdown-alert-warning'><p class=markdown-alert-title><svg></svg>Mind this</p>"
           "<p>Text <b>b</b>.</p></div>",
           "<div class='callout' data-callout=warning><div class=callout-title><div "
           "class=callout-icon><svg></svg></div>"
           "<div class=callout-title-inner>Mind this</div></div><div class=callout-content><p>Text "
           "<b>b</b>.</p></div></div>",
           "<div class='alert alert-warning' role=alert><h4 class=alert-heading>Mind this</h4>Text <b>b</b>.</div>",
           "<div class='theme-admonition alert alert--warning'><div "
           "class='admonitionHeading_x1'><span><svg></svg></span>"
           "Mind this</div><div><p>Text <b>b</b>.</p></div></div>",
           "<div class='custom-block warning'><p class=custom-block-title>Mind this</p><p>Text <b>b</b>.</p></div>",
           "<blockquote class='callout callout_warning'><h3 class=callout-heading>Mind this</h3><p>Text "
           "<b>b</b>.</p></blockquote>",
           "<aside class=warning><p class=title>Mind this</p>Text <b>b</b>.</aside>",
       })
    EXPECT_EQ(content(kBefore + page), expected) << page;
}

TEST(Callouts, NeedNoTitle) {
  EXPECT_EQ(content(kBefore + "<div class='alert alert-info'><p>Text.</p></div>"),
            kBeforeOut + "<aside class=\"lectern-callout\" data-callout=\"info\"><p>Text.</p></aside>");
  EXPECT_EQ(content(kBefore + "<p class='admonition'>Text.</p>"),
            kBeforeOut + "<aside class=\"lectern-callout\" data-callout=\"note\"><p>Text.</p></aside>");
}

TEST(Callouts, OtherBoxesAreNone) {
  for (const char* page : {"<div class='callout'><p>Text.</p></div>", "<div class='alert'><p>Text.</p></div>",
                           "<div class='info'><p>Text.</p></div>", "<div class='note-list'><p>Text.</p></div>",
                           "<p class=note>Text.</p>", "<span class='alert alert-info'>Text.</span>"})
    EXPECT_EQ(content(kBefore + page), kBeforeOut + "<p>Text.</p>") << page;
  // What holds most of the article is its frame.
  EXPECT_EQ(content("<div class='admonition note'>" + kBefore + "</div><p>After.</p>"), kBeforeOut + "<p>After.</p>");
}

TEST(Callouts, AreWrittenToMarkdownAsItsReadersKnowThem) {
  EXPECT_EQ(
      markdown("<p>A</p><p>B</p><p>C</p><p>D</p><div class='admonition tip'><p class=admonition-title>So "
               "<i>this</i></p><p>One.</p><ul><li>Two</li></ul></div><div class='alert alert-danger'>Three.</div>"
               "<div class='admonition note'><p class=title>Four</p></div><p>E</p>"),
      "A\n\nB\n\nC\n\nD\n\n> [!tip] So *this*\n> One.\n>\n> - Two\n\n> [!danger]\n> Three.\n\n> [!note] Four\n\nE");
}

}  // namespace
}  // namespace lectern::test
