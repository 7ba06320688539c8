// That every role of roles.def can be had, and by what.

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "extract/pages.h"

namespace lectern::extract {
namespace {

enum class Where : uint8_t { in_text, under_title, after };

struct RoleCase {
  Role role;
  const char* html;
  const char* text;  // of its block; empty: its medium
  Where where = Where::in_text;
};

const RoleCase kCases[] = {
    {Role::title, "", "Bees return to the old orchard"},
    {Role::standfirst, "<h2>A hedge, a ledger and a dead pear tree brought life back to the valley.</h2>", "A hedge, a",
     Where::under_title},
    {Role::byline, "<div>By Rosa Field</div>", "Rosa Field", Where::under_title},
    {Role::dateline, "<div>3 May 2025</div>", "3 May", Where::under_title},
    {Role::paragraph, "<p>The hives stand in a row.</p>", "The hives stand"},
    {Role::heading, "<h2>The hives</h2>", "The hives"},
    {Role::list, "<ul><li>Nine hives</li></ul>", "Nine hives"},
    {Role::quotation, "<blockquote><p>We count them all.</p></blockquote>", "We count them"},
    {Role::pull_quote, "<figure class=wp-block-pullquote><blockquote><p>We count them all.</p></blockquote></figure>",
     "We count them"},
    {Role::pull_quote, "<aside><p>The orchard gives its fruit to the school</p></aside>", "gives its fruit"},
    {Role::figure, "<img src=a>", ""},
    {Role::caption, "<figure><img src=a><figcaption>The keeper, in May.</figcaption></figure>", "The keeper, in"},
    {Role::code, "<pre>hives = 9</pre>", "hives = 9"},
    {Role::table, "<table><tr><th>Year<th>Hives<tr><td>2019<td>nine</table>", "nine"},
    {Role::footnote,
     "<p>The count is old.<sup><a href=#n1>1</a></sup></p><ol><li id=n1>It began in 1911, in May.</li></ol>",
     "It began"},
    {Role::footnote,
     "<p>The count is old.<a id=r1 href=#n1>[1]</a></p><div id=n1><p>[1] It began in 1911. <a href=#r1>↩</a></p></div>",
     "It began"},
    {Role::math, "<math><mi>x</mi></math>", ""},
    {Role::math, "<p>$$x = 9$$</p>", "x = 9"},
    {Role::math, "<mjx-container>x = 9</mjx-container>", "x = 9"},
    {Role::embed, "<iframe src=https://films.example/1></iframe>", ""},
    {Role::tags, "<p>Filed under <a href=/t/bees>Bees</a>, <a href=/t/trees>Trees</a></p>", "Filed under"},
    {Role::related_link, "<p>Read More : <a href=/x>Wasps, too, are counted now</a></p>", "Wasps, too"},
    {Role::advertisement, "<p>Advertisement</p>", "Advertisement"},
    {Role::newsletter, "<p>Subscribe to our letter.</p>", "Subscribe"},
    {Role::share, "<p>Copy link</p>", "Copy link"},
    {Role::navigation, "<nav><a href=/x>Orchards</a></nav>", "Orchards"},
    {Role::settings, "<div><span>Font size</span><button>A-</button><button>A+</button></div>", "Font size"},
    {Role::comment, "<div class=comments><p>How lovely it was.</p></div>", "How lovely", Where::after},
    {Role::cookie_notice, "<div role=dialog><p>We use cookies to count you.</p><button>Fine</button></div>",
     "We use cookies", Where::after},
    {Role::legal, "<p>© 2025 The Valley Post</p>", "The Valley Post", Where::after},
    {Role::hidden, "<p data-lectern-hidden>Nobody sees this line.</p>", "Nobody sees"},
    {Role::other, "<hr>", ""},
};

class EveryRole : public testing::TestWithParam<RoleCase> {};

TEST_P(EveryRole, OccursOnAPage) {
  const RoleCase& c = GetParam();
  std::string source = article_with(c.where == Where::in_text ? c.html : "", c.where == Where::after ? c.html : "");
  if (c.where == Where::under_title) source.insert(source.find("</h1>") + 5, c.html);
  const auto page = read_scored_page(source, [](std::string_view text) { return text.size() > 120 ? 0.9f : 0.44f; });
  bool found = false;
  for (const Block& block : page->selection.blocks) {
    if (*c.text ? page->text(block).find(c.text) == std::string::npos : !block.media) continue;
    found = true;
    EXPECT_EQ(name(block.role), name(c.role)) << page->text(block);
    break;
  }
  EXPECT_TRUE(found);
}

INSTANTIATE_TEST_SUITE_P(Roles, EveryRole, testing::ValuesIn(kCases), [](const auto& test) {
  std::string label = std::string(name(test.param.role)) + "_" + std::to_string(test.index);
  for (char& c : label)
    if (c == '-') c = '_';
  return label;
});

TEST(Roles, AreAllTried) {
  std::set<std::string_view> tried;
  for (const RoleCase& c : kCases) tried.insert(name(c.role));
#define LECTERN_ROLE(id, name) EXPECT_TRUE(tried.count(name)) << name;
#include <lectern/roles.def>
#undef LECTERN_ROLE
}

TEST(Roles, ALinkToASectionMakesNoFootnote) {
  const auto page = read_page(article_with(
      "<p>The parts: <a href=#s1>1</a>, <a href=#s2>2</a>, both of them of the hives in the valley, as they were "
      "once.</p><div id=s1><h2>The first part</h2><p>The hives stand in a row, and nobody has moved them since the "
      "year "
      "of the flood.</p></div>"));
  EXPECT_NE(page->find("nobody has moved")->role, Role::footnote);
}

TEST(Roles, APullQuoteThatSaysSomethingOfItsOwnStays) {
  const auto page =
      read_page(article_with("<blockquote class=pull-quote><p>We counted, because nobody else did, and then we could "
                             "not stop.</p></blockquote>"));
  EXPECT_EQ(page->find("We counted")->verdict, Verdict::keep);
  EXPECT_EQ(page->find("We counted")->role, Role::pull_quote);
}

}  // namespace
}  // namespace lectern::extract
