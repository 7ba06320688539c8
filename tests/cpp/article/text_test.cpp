// Words, lines and captions come as the page shows them.

#include <gtest/gtest.h>

#include "support/article_support.h"

namespace lectern::test {
namespace {

TEST(Words, SplitByMarkupAreJoined) {
  for (const char* page : {
           "<p>T<span>he</span> mill</p>",
           "<p><span class=dropcap>T</span>he mill</p>",
           "<p><span class='has-drop-cap'>T</span>\n  he mill</p>",
           "<p><span class=first-letter> T </span><span>he mill</span></p>",
           "<p><span class=dropcap aria-hidden=true>T</span><span class=sr-only>T</span>he mill</p>",
           "<p><span class=sr-only>The</span><span aria-hidden=true>The</span> mill</p>",
           "<p>Th<font color=red>e</font> mi<nobr>ll</nobr></p>",
       })
    EXPECT_EQ(content(page), "<p>The mill</p>") << page;
  EXPECT_EQ(content("<p><span class=dropcap>A</span> man</p>"), "<p>A man</p>");
  EXPECT_EQ(content("<p><span class=dropcap>T</span> The</p>"), "<p>T The</p>");
  EXPECT_EQ(content("<p>5 <span aria-hidden=true>\u2605</span> <span>stars</span></p>"), "<p>5 \u2605 stars</p>");
}

TEST(Lines, OfPoemsStay) {
  EXPECT_EQ(content("<p>Roses are red,<br>\n&nbsp;&nbsp;violets blue<br><br>sugar</p>"),
            "<p>Roses are red,<br>&nbsp;&nbsp;violets blue</p><p>sugar</p>");
  EXPECT_EQ(markdown("<p>Roses are red,<br>violets blue</p>"), "Roses are red,\\\nviolets blue");
}

TEST(Quotations, SetTheirSourceApart) {
  EXPECT_EQ(content("<blockquote>To be.<cite>Hamlet</cite></blockquote>"),
            "<blockquote><p>To be.</p><p><cite>Hamlet</cite></p></blockquote>");
  EXPECT_EQ(content("<blockquote><p>To be.</p><footer>\u2014 <cite>Hamlet</cite></footer></blockquote>"),
            "<blockquote><p>To be.</p><p>\u2014 <cite>Hamlet</cite></p></blockquote>");
  EXPECT_EQ(content("<figure><blockquote><p>To be.</p></blockquote><figcaption>Hamlet</figcaption></figure>"),
            "<figure><blockquote><p>To be.</p></blockquote><figcaption>Hamlet</figcaption></figure>");
  EXPECT_EQ(content("<p>In <cite>Hamlet</cite> too.</p>"), "<p>In <cite>Hamlet</cite> too.</p>");
}

TEST(Captions, StandOnce) {
  const std::string picture =
      "<img src=\"https://example.org/a.jpg\" alt=\"\" loading=\"lazy\" referrerpolicy=\"no-referrer\">";
  for (const char* page : {
           "<figure><img src=/a.jpg><div class=c>The mill</div><figcaption>The mill</figcaption></figure><p>B</p>",
           "<figure><img src=/a.jpg><figcaption>The mill</figcaption></figure><p class=c>The <i>mill</i></p><p>B</p>",
           "<figure><div><img src=/a.jpg><span><p>The mill</p></span></div><figcaption>The "
           "mill</figcaption></figure><p>B"
           "</p>",
       })
    EXPECT_EQ(content(page), "<figure>" + picture + "<figcaption>The mill</figcaption></figure><p>B</p>") << page;
  EXPECT_EQ(content("<figure><img src=/a.jpg><figcaption>The mill</figcaption></figure><p>B</p><p>The mill</p>"),
            "<figure>" + picture + "<figcaption>The mill</figcaption></figure><p>B</p><p>The mill</p>");
}

TEST(Lists, OfTermsAndDetailsStay) {
  EXPECT_EQ(content("<dl><dt>a<dt>b<dd><p>c</p><p>d</p></dl>"),
            "<dl><dt>a</dt><dt>b</dt><dd><p>c</p><p>d</p></dd></dl>");
  EXPECT_EQ(content("<details><summary>More <b>on</b> it</summary><p>a</p></details>"),
            "<details open=\"\"><summary>More <b>on</b> it</summary><p>a</p></details>");
}

// <g-emoji>, <relative-time>: what stands beside text, or in an element of text, is part of its line.
TEST(CustomElements, InASentenceStayInIt) {
  EXPECT_EQ(content("<p>A small logbook <g-emoji alias=notebook>x</g-emoji> for people.</p>"),
            "<p>A small logbook x for people.</p>");
  EXPECT_EQ(content("<div>The last release was made <relative-time datetime=2025>last spring</relative-time> in a "
                    "cabin.</div>"),
            "<p>The last release was made last spring in a cabin.</p>");
  EXPECT_EQ(content("<div><d-cite key=a>(Ewing 2020)</d-cite> says so.</div>"), "<p>(Ewing 2020) says so.</p>");
}

TEST(CustomElements, OfTheirOwnArePartedFromEachOther) {
  EXPECT_EQ(content("<my-card>One</my-card><my-card>Two</my-card>"), "<p>One</p><p>Two</p>");
  EXPECT_EQ(content("<div>Before<my-card><p>One</p></my-card>after</div>"), "<p>Before</p><p>One</p><p>after</p>");
}

TEST(CustomElements, AreLaidOutAsTheLivePageSays) {
  EXPECT_EQ(content("<div><x-a data-lectern-display=inline>One</x-a><x-a data-lectern-display=inline>two</x-a></div>"),
            "<p>Onetwo</p>");
  EXPECT_EQ(content("<div>One <x-a data-lectern-display=block>two</x-a></div>"), "<p>One</p><p>two</p>");
}

TEST(Lists, OfTasksKeepWhatIsDone) {
  const char* const page =
      "<ul><li><input type=checkbox disabled checked> Sown</li><li><p><input type=checkbox disabled> Reaped</p></li>"
      "<li>Neither</li></ul>";
  EXPECT_EQ(content(page),
            "<ul><li data-task=\"done\">Sown</li><li data-task=\"open\">Reaped</li><li>Neither</li></ul>");
  EXPECT_EQ(text(page), "[x] Sown\n[ ] Reaped\nNeither");
  EXPECT_EQ(markdown("<ul><li><input type=checkbox checked> Sown</li><li><input type=checkbox> Reaped</li></ul>"),
            "- [x] Sown\n- [ ] Reaped");
}

TEST(Mentions, AreNamedByTheirData) {
  EXPECT_EQ(content("<p><span>Last month </span><span class=mention-wrap data-attrs='{\"name\":\"Ilse Varga\"}'></span>"
                    "<span> wrote.</span></p>"),
            "<p>Last month Ilse Varga wrote.</p>");
  for (const char* data : {"", "{", "[1]", "{\"name\":7}", "{\"id\":\"x\"}"})
    EXPECT_EQ(content(std::string("<p>Last <span class=mention data-attrs='") + data + "'></span>month.</p>"),
              "<p>Last month.</p>");
}

}  // namespace
}  // namespace lectern::test
