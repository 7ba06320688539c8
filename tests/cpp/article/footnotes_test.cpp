// Footnotes and sidenotes of pages that mark them in ways of their own.

#include <gtest/gtest.h>

#include "support/article_support.h"

namespace lectern::test {
namespace {

TEST(Footnotes, InNamedListsNeedNoLinks) {
  const std::string expected = "One[^1] two[^2] three[^1].\n\nEnd\n\n[^1]: &#32; First\n\n[^2]: &#32; Second";
  for (const char* list : {
           "<section class=footnotes><ol><li>First</li><li><p>Second</p></li></ol></section>",
           "<div class='PostDetail__footnotes'><div><ol><li id=a>First<li>Second</ol></div></div>",
           "<aside><ol><li>First<li>Second</ol></aside>",
           "<div role=doc-endnotes><ol><li>First<li>Second</ol></div>",
       })
    EXPECT_EQ(markdown("<p>One<sup>1</sup> two<sup>2</sup> three<sup>1</sup>.</p>" + std::string(list) + "<p>End</p>"),
              expected)
        << list;
  EXPECT_EQ(markdown("<p>One<sup>1</sup></p><aside><ol><li>First</ol></aside><p>Two<sup>2</sup></p><aside><ol "
                     "start=2><li>Second</ol></aside>"),
            "One[^1]\n\nTwo[^2]\n\n[^1]: &#32; First\n\n[^2]: &#32; Second");
}

TEST(Footnotes, AListOfSomethingElseStays) {
  for (const char* page : {"<p>5 m<sup>2</sup> or 1<sup>1</sup></p><ol><li>First<li>Second</ol>",
                           "<p>One</p><aside><ol><li>First<li>Second</ol></aside>",
                           "<section class=footnotes><ol><li>First<li>Second</ol></section><p>One<sup>1</sup></p>"})
    EXPECT_EQ(content(page).find("lectern-fn"), std::string::npos) << page;
}

TEST(Footnotes, MayBeginWithABoldNumber) {
  EXPECT_EQ(markdown("<p>A<sup>1</sup> b<sup>2</sup></p><hr><p><strong>1</strong> One</p><ul><li>more</li></ul>"
                     "<p><strong>2</strong> Two</p><p>and more</p>"),
            "A[^1] b[^2]\n\n[^1]: &#32; One\n\n    - more\n\n[^2]: &#32; Two\n\n    and more");
  // Not where a reference is left without a note: then these are points of the text.
  EXPECT_EQ(content("<p>A<sup>1</sup> b<sup>2</sup></p><p><b>1</b> One</p>").find("lectern-fn"), std::string::npos);
}

TEST(Footnotes, RaisedReferencesStandAtTheirWord) {
  const std::string note = "<ol><li id=a>First <a href=#r>\u21A9</a></li></ol>";
  EXPECT_EQ(markdown("<p>One. <span id=r> <sup><a href=#a>1</a></sup> </span>Two.</p>" + note),
            "One.[^1] Two.\n\n[^1]: &#32; First");
  EXPECT_EQ(markdown("<p>See <a id=r href=#a>[1]</a> there.</p>" + note), "See [^1] there.\n\n[^1]: &#32; First");
}

TEST(Footnotes, TheHeadingOverThemGoesWithThem) {
  const char* notes = "<ol><li id=a>First <a href=#r>\u21A9</a></li></ol>";
  const std::string before = "<p>One<sup id=r><a href=#a>1</a></sup>.</p><h2>Footnotes</h2>" + std::string(notes);
  EXPECT_EQ(markdown(before), "One[^1].\n\n[^1]: &#32; First");
  EXPECT_EQ(markdown(before + "<h2>More</h2><p>Text</p>"), "One[^1].\n\n## More\n\nText\n\n[^1]: &#32; First");
  EXPECT_EQ(markdown(before + "<p>Text</p>"), "One[^1].\n\n## Footnotes\n\nText\n\n[^1]: &#32; First");
}

TEST(Sidenotes, ThatAToggleShowsAreFootnotes) {
  const std::string expected = "One[^1] goes on. Two[^2].\n\n[^1]: Aside *it*\n\n[^2]: &#32; Again";
  EXPECT_EQ(markdown("<p>One<label for=s1 class='margin-toggle sidenote-number'></label><input type=checkbox id=s1 "
                     "class=margin-toggle><span class=sidenote>Aside <i>it</i></span> goes on. Two<label "
                     "for=s2></label><input type=checkbox id=s2><span>Again</span>.</p>"),
            expected);
  EXPECT_EQ(
      markdown("<p>One<label for=s1>1</label><input type=checkbox id=s1> <span><sup>1</sup> Aside <i>it</i></span> "
               "goes on. Two<label for=s2>2</label><input type=checkbox id=s2><span><sup>2</sup> Again</span>.</p>"),
      expected);
  // Neither a label of a form is one, nor the button of a menu.
  for (const char* page :
       {"<p>One <label for=s1>Remember me</label><input type=checkbox id=s1><span>on this device</span></p>",
        "<li><a href=/a>About</a><label for=s1></label><input type=checkbox id=s1><div>Team</div></li>",
        "<div><label for=s1></label><input type=checkbox id=s1><span>Menu</span></div>"})
    EXPECT_EQ(content(page).find("lectern-fn"), std::string::npos) << page;
}

TEST(Tooltips, OfAMarkAreFootnotes) {
  const std::string expected =
      "One[^1] goes on. Two[^2].\n\n[^1]: It came from *there*.\n\n[^2]: From the next village.";
  const std::string second = "<sup><a href='#' title='From the next village.'>2</a></sup>.</p>";
  // The note stands beside its mark.
  EXPECT_EQ(markdown("<p>One<sup><a href='javascript:void(0)' role=button aria-describedby=n>1</a></sup><span id=n "
                     "role=tooltip>It came from <i>there</i>.</span> goes on. Two" +
                     second),
            expected);
  // A title may be the mark's own, and a mark in brackets needs not be raised.
  EXPECT_EQ(markdown("<p>One<sup title='It came from there.'>*</sup> goes on. Two<span title='From the next "
                     "village.'>[2]</span>.</p>"),
            "One[^1] goes on. Two[^2].\n\n[^1]: It came from there.\n\n[^2]: From the next village.");
}

TEST(Tooltips, ThatDescribeSeveralMarksAreOneNote) {
  const std::string mark = "<sup aria-describedby=n>1</sup>";
  EXPECT_EQ(markdown("<p>One" + mark + "<span id=n>From the next village.</span> and two" + mark + ".</p>"),
            "One[^1] and two[^1].\n\n[^1]: From the next village.");
  // However many there are, the note is written once.
  std::string marks;
  for (int i = 0; i < 2000; ++i) marks += "a" + mark + " ";
  const std::string page = content("<p>" + marks + "</p><div hidden id=n>" + std::string(9000, 'x') + "</div>");
  const size_t note = page.find(std::string(9000, 'x'));
  EXPECT_NE(note, std::string::npos);
  EXPECT_EQ(page.find("xxx", note + 9000), std::string::npos);
}

TEST(Tooltips, ThatAreNoNotesAreLeftOut) {
  for (const char* page : {
           "<p>One<sup><a href='#' title='Show footnote 1'>1</a></sup>.</p>",                         // a hint
           "<p>One<sup><a href=https://b.example/ title='The weir and its keeper'>1</a></sup>.</p>",  // a source
           "<p>5 m<sup>2</sup> of <a href='#' title='What is the matter with it'>it</a>.</p>",        // no mark
           "<p><span title='The first of them all'>1</span> litre of milk.</p>",                      // not raised
       })
    EXPECT_EQ(content(page).find("lectern-fn"), std::string::npos) << page;
  // GitHub describes all marks by the heading of the list that they lead to.
  EXPECT_EQ(markdown("<p>One<sup><a href=#f1 aria-describedby=label id=r1>1</a></sup>.</p><section><h2 "
                     "id=label>Footnotes</h2><ol><li id=f1><p>First <a href=#r1>\u21A9</a></p></li></ol></section>"),
            "One[^1].\n\n[^1]: &#32; First");
}

// Brackets around a link are the mark's, not the text's: SPIP and many hands write them so.
TEST(Footnotes, TakeTheBracketsAroundTheirMarks) {
  const std::string note = "<p id=n1>[<a href=#r1>1</a>]&nbsp;It came from the next village.</p>";
  for (const char* mark : {"new.[<a href=#n1 id=r1>1</a>]", "new.<span>&nbsp;[<a href=#n1 id=r1>1</a>]</span>",
                           "new. (<a href=#n1 id=r1 class=note>1</a>)"})
    EXPECT_EQ(markdown("<p>The mast was " + std::string(mark) + " Nobody knew.</p>" + note),
              "The mast was new.[^1] Nobody knew.\n\n[^1]: It came from the next village.")
        << mark;
  EXPECT_EQ(text("<p>See [the <a href=#x>list</a>] below.</p><p id=x>A list.</p>"), "See [the list] below.\n\nA list.");
}

TEST(Tooltips, MayStandInDataAttributes) {
  EXPECT_EQ(markdown("<p>One<sup class=footnote data-note='From the next village.'>1</sup>.</p>"),
            "One[^1].\n\n[^1]: From the next village.");
}

}  // namespace
}  // namespace lectern::test
