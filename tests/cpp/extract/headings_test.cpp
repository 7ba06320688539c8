// That headings of the text stay, whatever words are in them and in the ids that repeat them.

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "extract/pages.h"

namespace lectern::extract {
namespace {

constexpr const char* kHeadings[] = {
    "Related work",
    "Related projects",
    "Cookies",
    "Setting cookies",
    "Navigation",
    "Navigation guards",
    "Comments",
    "Comments and whitespace",
    "Share state between tabs",
    "Sharing code",
    "Subscribe to events",
    "Subscriptions",
    "Newsletter templates",
    "Tags",
    "Tags and labels",
    "Author metadata",
    "About the author field",
    "Advertisement blocks",
    "Ad hoc queries",
    "Header and footer",
    "Footer",
    "Sidebar layout",
    "Menu items",
    "Breadcrumbs",
    "Pagination",
    "Social login",
    "Login and sessions",
    "Search",
    "Privacy",
    "Terms and definitions",
    "Legal values",
    "See also the caption track",
    "Popup windows",
    "Banner messages",
};

// The ways in which documentation marks its headings up; SLUG and TEXT are replaced.
constexpr const char* kMarkup[] = {
    R"(<h2 id="SLUG">TEXT</h2>BODY)",
    R"(<section id="SLUG"><h2>TEXT<a class="headerlink" href="#SLUG">¶</a></h2>BODY</section>)",
    R"(<div class="section" id="SLUG"><h2>TEXT</h2>BODY</div>)",
    R"(<h2><a name="SLUG" class="anchor" id="SLUG" href="#SLUG"></a>TEXT</h2>BODY)",
    R"(<div class="sect1"><h2 id="_SLUG"><a href="#_SLUG">TEXT</a></h2><div class="sectionbody">BODY</div></div>)",
};

std::string replaced(std::string text, std::string_view what, std::string_view by) {
  for (size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
  return text;
}

std::string slug(std::string_view heading) {
  std::string out;
  for (const char c : heading) out += c == ' ' ? '-' : static_cast<char>(c | 0x20);
  return out;
}

class Headings : public testing::TestWithParam<const char*> {};

TEST_P(Headings, OfDocumentationStay) {
  for (const char* heading : kHeadings) {
    std::string section = replaced(GetParam(), "BODY",
                                   "<p>Every component may set this value once, before it is mounted; afterwards the "
                                   "call has no effect and prints a warning.</p>"
                                   "<p>The default is a copy of the parent's value.</p>");
    section = replaced(replaced(section, "SLUG", slug(heading)), "TEXT", heading);
    const auto page = read_page(article_with(section));
    expect_whole(*page);
    for (const char* text : {heading, "Every component may set", "The default is a copy"}) {
      const Block* block = page->find(text);
      ASSERT_NE(block, nullptr) << text;
      EXPECT_EQ(block->verdict, Verdict::keep) << heading << ": " << text << " (" << block->reason->id << ")";
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Markup, Headings, testing::ValuesIn(kMarkup));

// As MediaWiki wrote them before: the link stands in the heading.
TEST(Headings, MayHoldALinkInBrackets) {
  const auto page =
      read_page(article_with("<h2>See also<span>[<a href=/edit>edit</a>]</span></h2><ul><li><a "
                             "href=/mead>Mead</a></li><li><a href=/wax>Candles of wax</a></li></ul>"));
  for (const char* text : {"See also", "Mead", "Candles"})
    EXPECT_EQ(page->find(text)->verdict, Verdict::keep) << text << " " << page->reason(text);
}

// MediaWiki sets a link to its editor beside each heading.
TEST(Headings, ShareTheirBoxWithALinkInBrackets) {
  for (const char* heading : {"See also", "Subscribe", "Author", "Comments"}) {
    const auto page = read_page(article_with(
        "<div class='mw-heading mw-heading2'><h2>" + std::string(heading) +
        "</h2><span>[<a href=/edit>edit</a>]</span></div><p>Every component may set this value once, before it is "
        "mounted; afterwards the call has no effect and prints a warning.</p>"));
    expect_whole(*page);
    EXPECT_EQ(page->find(heading)->verdict, Verdict::keep) << heading << " " << page->reason(heading);
    EXPECT_EQ(page->reason("[edit]"), "navigation");
    EXPECT_EQ(page->find("Every component")->verdict, Verdict::keep) << page->reason("Every component");
  }
}

// Names that do not repeat the heading still count.
TEST(Headings, OfOtherThingsGo) {
  const auto page = read_page(
      article_with("",
                   "<div class=related-articles><h2>Wasps</h2><ul><li><a href=/1>Wasps are counted too</a></li>"
                   "<li><a href=/2>A hedge grows</a></li><li><a href=/3>The keeper's ledger</a></li></ul></div>"));
  expect_whole(*page);
  const Block* block = page->find("Wasps are counted too");
  ASSERT_NE(block, nullptr);
  EXPECT_NE(block->verdict, Verdict::keep);
}

}  // namespace
}  // namespace lectern::extract
