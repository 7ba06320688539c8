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
            kBeforeOut + "<aside class=\"lectern-callout\" data-callout=\"note\"><p>Text.</p></aside>");
  EXPECT_EQ(content(kBefore + "<p class='admonition'>Text.</p>"),
            kBeforeOut + "<aside class=\"lectern-callout\" data-callout=\"note\"><p>Text.</p></aside>");
}

// Classes often name a colour: the title counts, in every language of the interface.
TEST(Callouts, TakeTheirKindFromTheTitleFirst) {
  const char* const kinds[][2] = {{"Tip", "tip"},     {"Note:", "note"},        {"Wichtig", "important"},
                                  {"So far", "note"}, {"Warnung", "warning"},   {"Vorsicht", "caution"},
                                  {"Astuce", "tip"},  {"Внимание", "warning"},  {"重要", "important"},
                                  {"ヒント", "tip"},  {"Precaución", "caution"}};
  for (const auto& [title, kind] : kinds)
    EXPECT_EQ(content(kBefore + "<div class='alert is-info'><p class=alert-title>" + title + "</p><p>Text.</p></div>"),
              kBeforeOut + "<aside class=\"lectern-callout\" data-callout=\"" + kind +
                  "\"><p class=\"lectern-callout-title\">" + title + "</p><p>Text.</p></aside>");
}

TEST(Callouts, OtherBoxesAreNotCallouts) {
  for (const char* page : {"<div class='callout'><p>Text.</p></div>", "<div class='alert'><p>Text.</p></div>",
                           "<div class='info'><p>Text.</p></div>", "<div class='note-list'><p>Text.</p></div>",
                           "<p class=note>Text.</p>", "<span class='alert alert-info'>Text.</span>"})
    EXPECT_EQ(content(kBefore + page), kBeforeOut + "<p>Text.</p>") << page;
  // What holds most of the article is its frame.
  EXPECT_EQ(content("<div class='admonition note'>" + kBefore + "</div><p>After.</p>"), kBeforeOut + "<p>After.</p>");
}

TEST(Callouts, AreWrittenToMarkdownAsItsReadersKnowThem) {
  EXPECT_EQ(markdown("<p>A</p><p>B</p><p>C</p><p>D</p><div class='admonition tip'><p class=admonition-title>So "
                     "<i>this</i></p><p>One.</p><ul><li>Two</li></ul></div><div class='alert alert-danger'>Three.</div>"
                     "<div class='admonition note'><p class=title>Four</p></div><p>E</p>"),
            "A\n\nB\n\nC\n\nD\n\n> [!TIP]\n> **So _this_**\n>\n> One.\n>\n> - Two\n\n> [!CAUTION]\n> Three.\n\n> "
            "[!NOTE]\n> **Four**\n\nE");
  const auto titled = [](const std::string& title) {
    return markdown(kBefore + "<div class='alert is-success'><p class=alert-title>" + title + "</p><p>One.</p></div>");
  };
  const std::string before = "Before.\n\nMore before.\n\nAnd more.\n\nStill more.\n\nAnd some.\n\n> [!TIP]\n> ";
  EXPECT_EQ(titled("Tip"), before + "One.");
  // Another word for the kind is a word of the page.
  EXPECT_EQ(titled("Astuce"), before + "**Astuce**\n>\n> One.");
}

TEST(Callouts, AreNamedInManyWays) {
  for (const auto& [box, kind] : std::initializer_list<std::pair<const char*, const char*>>{
           {"<details class=warning open><summary>Warning</summary><p>The tide turns.</p></details>", "warning"},
           {"<aside class='starlight-aside starlight-aside--caution'><p class=starlight-aside__title>Caution</p>"
            "<p>The tide turns.</p></aside>",
            "caution"},
           {"<div class=IMPORTANT><p>Important</p><p>The tide turns.</p></div>", "important"},
           {"<div class='hint hint-warning'><p>The tide turns.</p></div>", "warning"},
           {"<div class='hinweis-box'><p><strong>Hinweis</strong></p><p>The tide turns.</p></div>", "note"},
           {"<div class='confluence-information-macro confluence-information-macro-note'><p class=title>Important</p>"
            "<p>The tide turns.</p></div>",
            "important"}})
    EXPECT_NE(content(kBefore + box).find("data-callout=\"" + std::string(kind) + "\""), std::string::npos) << box;
  for (const char* box : {"<div class=question-box><p>The tide turns.</p></div>", "<div class=help-box><p>A</p></div>",
                          "<div class=search-box><p>A</p></div>", "<aside class=sidebar><p>A</p></aside>"})
    EXPECT_EQ(content(kBefore + box).find("data-callout"), std::string::npos) << box;
}

}  // namespace
}  // namespace lectern::test
