#include "extract/selection.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "base/text.h"
#include "extract/pages.h"
#include "extract/rules.h"

namespace lectern::extract {
namespace {

using Texts = std::vector<std::string>;

TEST(Selection, EveryBlockHasAVerdictARoleAndAReason) {
  const auto page =
      read_page(article_with("<p>Advertisement</p><img src=a>", "<footer><a href=x>Contact</a></footer>"));
  for (const Block& block : page->selection.blocks) {
    ASSERT_NE(block.reason, nullptr);
    EXPECT_FALSE(block.reason->id.empty());
    EXPECT_EQ(block.reason->why.back(), '.');
    EXPECT_FALSE(name(block.role).empty());
    EXPECT_FALSE(name(block.verdict).empty());
  }
}

TEST(Selection, KeepsHeadingsQuotationsListsTablesAndCodeOfTheText) {
  const auto page = read_page(article_with(
      "<h2>What the ledger says</h2><p>The first entry is of the second of May, a warm day, and it says only this: "
      "nine, before noon, and a "
      "queen.</p><blockquote><p>We counted, because nobody else did, and then we could not stop.</p></blockquote>"
      "<ul><li>Bring a hat with a net, and a jar.</li><li>Leave the dog at home, please.</li></ul>"
      "<table><tr><th>Year</th><th>Hives</th></tr><tr><td>2019</td><td>two, in spring</td></tr></table>"
      "<pre>count = flights / days</pre>"));
  expect_whole(*page);
  const auto role = [&](const char* text) { return page->find(text)->role; };
  for (const char* text : {"What the ledger", "The first entry", "We counted", "Bring a hat", "Leave the dog",
                           "two, in spring", "count ="})
    EXPECT_EQ(page->find(text)->verdict, Verdict::keep) << text;
  EXPECT_EQ(role("What the ledger"), Role::heading);
  EXPECT_EQ(role("We counted"), Role::quotation);
  EXPECT_EQ(role("Bring a hat"), Role::list);
  EXPECT_EQ(role("two, in spring"), Role::table);
  EXPECT_EQ(role("count ="), Role::code);
}

TEST(Selection, KeepsMediaOfTheTextAndDropsThoseAround) {
  const auto page = read_page(
      article_with("<figure><img src=in><figcaption>The keeper, in May, by the dead pear tree.</figcaption></figure>",
                   "<footer><img src=out></footer>"));
  Texts kept;
  for (const Block& block : page->selection.blocks)
    if (block.media && block.verdict == Verdict::keep)
      kept.emplace_back(page->document.get(block.begin, html::Attr::src));
  EXPECT_EQ(kept, Texts{"in"});
  EXPECT_EQ(page->find("The keeper, in May")->verdict, Verdict::keep);
  EXPECT_EQ(page->find("The keeper, in May")->role, Role::caption);
}

TEST(Rules, LeaveParagraphsThatOnlyMentionWhatTheyLookFor) {
  const auto page =
      read_page(article_with("<p>The school prints a newsletter, which the pupils fold by hand, and in it the count of "
                             "the week stands on the first page.</p>"
                             "<p>Read more slowly, the ledger is a diary: it tells of frost, of a wedding, and of the "
                             "day when the swarm left.</p>"
                             "<p>Comments in the margin, in another hand, are from the keeper's mother, who was there "
                             "when the trees were set.</p>"));
  for (const char* text : {"The school prints", "Read more slowly", "Comments in the margin"})
    EXPECT_EQ(page->find(text)->verdict, Verdict::keep) << text << " " << page->reason(text);
}

// Some systems put the whole page into one form and set paragraphs apart by line breaks.
TEST(Rules, DoNotTakeAPageInOneFormForABox) {
  std::string page = "<!DOCTYPE html><title>The ledger</title><body><form><h1>The ledger</h1><div>";
  for (
      const char* paragraph :
      {"In the cellar of the mill lies a ledger that nobody had opened for ninety years, bound in calf and eaten at "
       "one "
       "corner by mice, but dry.",
       "Sign up for our newsletter, it says on a leaf that somebody laid between its pages long after, and nobody "
       "knows "
       "who printed it.",
       "Cookies were baked here too: flour, butter and sugar stand in their own column, and we use cookies, the miller "
       "wrote, to pay the boys.",
       "Font size, a printer noted in the margin, and beneath it the language of the labels, since the sacks went over "
       "the border in both tongues.",
       "The last third of the book is in another hand, smaller and more upright, that of a daughter who kept the mill "
       "through two wars and sold it to nobody, though four men asked and one of them came back with his brother.",
       "Her figures are exact to the pound. Where a sack was short she says so, and beside it, in pencil, who had "
       "carried "
       "it, so that one can follow a single boy through eleven winters until he signs for his own flour.",
       "The county archive has promised to keep the ledger at an even twelve degrees, and to make pictures of its "
       "pages "
       "that anyone may look at, free of charge, in the reading room and at home."})
    page += std::string(paragraph) + "<br><br>";
  const auto read = read_page(page + "</div><input name=q><button>Search</button></form>");
  for (const char* text :
       {"In the cellar", "Sign up", "Cookies were baked", "Font size", "The last third", "Her figures"}) {
    const std::string reason = read->reason(text);
    EXPECT_TRUE(reason == "prose" || reason == "not-prose") << text << ": " << reason;
  }
}

TEST(Rules, TheTitleShownAgainIsDropped) {
  const auto page = read_page(article_with("<p>Bees return to the old orchard</p>"));
  int lifted = 0, dropped = 0;
  for (const Block& block : page->selection.blocks) {
    if (page->text(block) != "Bees return to the old orchard") continue;
    lifted += block.verdict == Verdict::lift;
    dropped += block.verdict == Verdict::drop && block.reason->id == "repeated-title";
  }
  EXPECT_EQ(lifted, 1);
  EXPECT_EQ(dropped, 1);
}

TEST(Rules, BylineAndDatelineUnderTheTitle) {
  std::string source = article_with("");
  source.insert(source.find("</h1>") + 5, "<div>By Rosa Field</div><div>3 May 2025</div>");
  const auto page = read_page(source);
  EXPECT_EQ(page->texts(Verdict::lift, Role::byline), Texts{"By Rosa Field"});
  EXPECT_EQ(page->texts(Verdict::lift, Role::dateline), Texts{"3 May 2025"});
  expect_whole(*page);
}

TEST(Rules, DatelinesInDigitsOfAnyScript) {
  for (const char* date : {"١٣ نوفمبر ٢٠٢٥", "۱۳ نومبر ۲۰۲۵", "१३ नवंबर २०२५", "১৩ নভেম্বর ২০২৫",
                           "２０２５年１１月１３日", "13.11.2025", "٢٢ جمادى الأولى ١٤٤٧", "13 พฤศจิกายน 2568"}) {
    std::string source = article_with("");
    source.insert(source.find("</h1>") + 5, "<div>" + std::string(date) + "</div>");
    EXPECT_EQ(read_page(source)->texts(Verdict::lift, Role::dateline), Texts{date});
  }
}

TEST(Rules, NoDatelineIsASizeThatLooksLikeAnotherCalendarsYear) {
  std::string source = article_with("");
  source.insert(source.find("</h1>") + 5, "<div>A 27 inch hive, 1440 by 2560</div>");
  EXPECT_NE(read_page(source)->reason("A 27 inch"), "dateline");
}

TEST(Rules, AStandfirstIsALongLineSetAsAHeadingUnderTheTitle) {
  std::string source = article_with("");
  source.insert(source.find("</h1>") + 5,
                "<h2>A hedge, a ledger and a dead pear tree brought life back to the valley.</h2>");
  const auto page = read_page(source);
  EXPECT_EQ(page->reason("A hedge, a ledger"), "standfirst");
  EXPECT_EQ(page->find("A hedge, a ledger")->verdict, Verdict::lift);
}

TEST(Rules, TheFirstParagraphIsNoStandfirstThoughTheDescriptionSaysTheSame) {
  page::PageFacts facts;
  facts.description =
      "When the last trees were planted, in the spring of a cold year, nobody in the valley thought that the hives "
      "would ever be full "
      "again, and the keeper sold his boxes one by one.";
  const auto page = read_page(article_with(""), facts);
  expect_whole(*page);
  EXPECT_TRUE(page->texts(Verdict::lift, Role::standfirst).empty());
}

TEST(Selection, AHeadingIsNoCopyOfTheLineOfTheContentsThatLeadsToIt) {
  const std::string heading = "What the keeper's daughter wrote into her ledger";
  const std::string section = "<h2 id=ledger>" + heading +
                              "</h2><p>The first entry is of the second of May, a warm day, and it says only this: "
                              "nine, before noon, and a queen.</p>";
  const auto verdict = [&](const std::string& line) {
    std::string source = article_with(section);
    source.insert(source.find("</h1>") + 5, "<ul><li>" + line + "</li><li><a href=#hedge>The hedge</a></li></ul>");
    const auto page = read_page(source);
    return page->selection
        .blocks[static_cast<size_t>(page->find("The first entry") - page->selection.blocks.data() - 1)]
        .verdict;
  };
  EXPECT_EQ(verdict("<a href=#ledger><span>" + heading + "</span></a>"), Verdict::keep);
  EXPECT_EQ(verdict("<a href='https://example.org/bees#ledger'>" + heading + "</a>"), Verdict::keep);
}

TEST(Selection, WhatAMenuShowsOfTheTextIsNotItsFirstPlace) {
  const std::string text =
      "The keeper's daughter counts the flights each morning, in rain or shine, and her ledger fills a shelf.";
  std::string source = article_with("<p>" + text + "</p>", "<div><section><p>" + text + "</p></section></div>");
  source.insert(source.find("<h1>"), "<nav><ul><li><a href=/a>Home</a><li><a href=/b>" + text + "</a></ul></nav>");
  const auto page = read_page(source);
  expect_whole(*page);
  size_t kept = 0, all = 0;
  for (const Block& block : page->selection.blocks) {
    if (page->text(block) != text) continue;
    ++all;
    kept += block.verdict == Verdict::keep;
  }
  EXPECT_EQ(all, 3u);
  EXPECT_EQ(kept, 1u);
}

TEST(Selection, TheFirstParagraphOfATextThatStandsInAHeaderIsNoStandfirst) {
  const std::string article = article_with("");
  const size_t begin = article.find("<h1>"), end = article.find("</div>", begin);
  const auto page = read_page("<!DOCTYPE html><html lang=en><body><main><header>" + article.substr(begin, end - begin) +
                              "</header></main>");
  expect_whole(*page);
}

// A page whose title stands in a box, with `extra` under it.
std::string article_with_title_box(std::string_view extra) {
  std::string source = article_with("");
  source.insert(source.find("</h1>") + 5, std::string(extra) + "</div>");
  source.insert(source.find("<h1>"), "<div>");
  return source;
}

TEST(Rules, AParagraphUnderTheTitleInABoxOfTheTwoIsTheStandfirst) {
  const std::string text = "A hedge, a ledger and a dead pear tree brought life back to the valley.";
  const std::string source = article_with_title_box("<img src=a><div><p>" + text + "</p></div>");
  page::PageFacts facts;
  facts.metadata.published_time = "2025-05-03";
  const auto page = read_page(source, facts);
  expect_whole(*page);
  EXPECT_EQ(page->texts(Verdict::lift, Role::standfirst), Texts{text});
  // What nobody wrote on any day is no article: the slogan of a service, say.
  EXPECT_TRUE(read_page(source)->texts(Verdict::lift, Role::standfirst).empty());
}

TEST(Rules, NoStandfirstIsWhatTellsOfTheAuthorOrStandsBelowTheByline) {
  page::PageFacts facts;
  facts.metadata.authors = {{"Rosa Field", ""}};
  const std::string about = "<p>Rosa Field keeps bees in a valley, and writes of what they do all year.</p>";
  const std::string paid = "<p>Our editors choose what we show, and a shop may pay for what you buy there.</p>";
  for (const std::string& extra : {about, "<div>By Rosa Field</div>" + paid}) {
    const auto page = read_page(article_with_title_box(extra), facts);
    expect_whole(*page);
    EXPECT_TRUE(page->texts(Verdict::lift, Role::standfirst).empty()) << extra;
  }
}

TEST(Rules, AFewWordsAreAStandfirstWhenTheirNameSaysSoAndTheyAreASentence) {
  EXPECT_EQ(read_page(article_with_title_box("<p class=subtitle>They came back.</p>"))
                ->texts(Verdict::lift, Role::standfirst),
            Texts{"They came back."});
  EXPECT_TRUE(read_page(article_with_title_box("<p class=subtitle>Nature notes</p>"))
                  ->texts(Verdict::lift, Role::standfirst)
                  .empty());
}

const char kComments[] =
    "<div id=comments><h3>2 comments</h3><div><p>I walked there last week, on Sunday, and the wasps were very polite "
    "to all of us.</p></div>"
    "<div><p>My grandmother kept bees in that valley, and she would have been glad to read this today.</p></div>"
    "<form><p>Leave a reply</p><textarea></textarea><button>Send</button></form></div>";

TEST(Rules, CommentsUnderAnArticleAreDropped) {
  const auto page = read_page(article_with("", kComments));
  expect_whole(*page);
  EXPECT_EQ(page->reason("I walked there"), "comments");
  EXPECT_EQ(page->find("I walked there")->verdict, Verdict::drop);
}

TEST(Rules, CommentsAreLiftedWhenAskedFor) {
  Options options;
  options.comments = true;
  const auto page = read_page(article_with("", kComments), {}, options);
  expect_whole(*page);
  EXPECT_EQ(page->find("I walked there")->verdict, Verdict::lift);
  EXPECT_EQ(page->find("I walked there")->role, Role::comment);
  EXPECT_EQ(page->find("Leave a reply")->verdict, Verdict::drop);  // the form is nobody's comment
}

TEST(Rules, CommentsByTheirHeadingAlone) {
  const auto page = read_page(article_with(
      "",
      "<div class=z1><h3>Comments</h3><div class=z2><p>I walked there last week, on Sunday, and the wasps were "
      "very polite to all of us.</p></div></div>"));
  EXPECT_EQ(page->reason("I walked there"), "comments");
}

TEST(Rules, AForumsPostsAreItsContent) {
  std::string source =
      "<body><h1>Which hedge for bees?</h1><div class=comments>"
      "<div class=comment><p>I have a field, a spade and a free weekend, and I would like to plant something that "
      "feeds bees all summer.</p></div>"
      "<div class=comment><p>Hawthorn, because it flowers early, and bramble under it, because you cannot stop it in "
      "any case, believe me.</p></div>"
      "<div class=comment><p>Ivy is the one that they need in autumn, when nothing else is left, so let it climb where "
      "it wants to.</p></div></div>";
  page::PageFacts facts;
  facts.url = "https://forum.example/threads/which-hedge";
  const auto page = read_page(source, facts);
  EXPECT_EQ(page->selection.page_type, PageType::forum);
  for (const char* text : {"I have a field", "Hawthorn", "Ivy is"})
    EXPECT_EQ(page->find(text)->verdict, Verdict::keep) << text;
}

TEST(Selection, WhatOnlyMarkupHidesStaysACandidate) {
  // A page whose text is revealed by a script.
  std::string source = article_with("");
  source.replace(source.find("<div class=a2>"), 14, "<div class=a2 style='display: none'>");
  expect_whole(*read_page(source));
}

TEST(Selection, FavorsPrecisionOrRecallWhereTheChoiceIsDoubtful) {
  const std::string source = article_with("", "<div class=sidebar><p>The orchard is at the end of the lane</p></div>");
  size_t kept[3] = {};
  for (const Favor favor : {Favor::precision, Favor::balanced, Favor::recall}) {
    Options options;
    options.favor = favor;
    const auto page = read_page(source, {}, options);
    expect_whole(*page);
    kept[static_cast<size_t>(favor)] = page->texts(Verdict::keep).size();
  }
  EXPECT_LE(kept[static_cast<size_t>(Favor::precision)], kept[static_cast<size_t>(Favor::balanced)]);
  EXPECT_LE(kept[static_cast<size_t>(Favor::balanced)], kept[static_cast<size_t>(Favor::recall)]);
  EXPECT_LT(kept[static_cast<size_t>(Favor::precision)], kept[static_cast<size_t>(Favor::recall)]);
}

TEST(Selection, ARefrainStaysAndACopyElsewhereGoes) {
  const std::string refrain =
      "<p>Count the flights at dawn, count the flights at noon, and write them down before the dew has gone.</p>";
  const std::string verse =
      "<p>In April the keeper walks out alone, in May he takes his daughter, and in June the whole school is "
      "there.</p>";
  const auto poem = read_page(article_with(refrain + verse + refrain));
  size_t sung = 0;
  for (const std::string& text : poem->texts(Verdict::keep)) sung += base::starts_with(text, "Count the flights");
  EXPECT_EQ(sung, 2u);

  const auto copied = read_page(article_with(refrain, "<div class=k1><div class=k2>" + refrain + "</div></div>"));
  sung = 0;
  for (const std::string& text : copied->texts(Verdict::keep)) sung += base::starts_with(text, "Count the flights");
  EXPECT_EQ(sung, 1u);
}

TEST(Selection, SaysWhyThereIsNoArticle) {
  EXPECT_EQ(read_page("")->selection.no_article, NoArticleReason::empty);
  EXPECT_EQ(read_page("<body><div id=app></div><script src=a.js></script>")->selection.no_article,
            NoArticleReason::needs_script);
  EXPECT_EQ(read_page("<body><noscript>You need to enable JavaScript to run this app.</noscript><div id=app></div>")
                ->selection.no_article,
            NoArticleReason::needs_script);
  EXPECT_EQ(read_page("<body><p>Hello there.</p>")->selection.no_article, NoArticleReason::too_short);
  EXPECT_EQ(read_page("<body><nav><a href=a>News</a><a href=b>Sport and weather "
                      "today</a></nav><form><input><button>Go</button></form>")
                ->selection.no_article,
            NoArticleReason::not_an_article);
}

TEST(Selection, SaysThatAPageAsksToLogIn) {
  const auto reason = [](const std::string& body) { return name(read_page("<body>" + body)->selection.no_article); };
  EXPECT_EQ(
      reason("<nav><a href=/>Harbour Post</a></nav><form><h1>Welcome back</h1><label>Email <input type=email></label>"
             "<label>Password <input type=password></label><button>Go</button></form>"
             "<p><a href=/forgot>Forgot your password?</a></p><p>New here? <a href=/join>Create an account</a></p>"),
      "login");
  const char* form = "<form><input type=email><button>→</button></form>";
  for (const char* heading :
       {"Sign in to Harbour Post", "Log in", "लॉग इन करें", "লগ ইন করুন", "لاگ ان کریں", "تسجيل الدخول", "用户登录",
        "ログイン", "Iniciar sesión", "Connexion à votre compte", "Anmelden", "Вход в личный кабинет"})
    EXPECT_EQ(reason(std::string("<h1>") + heading + "</h1>" + form), "login") << heading;
  for (const char* wall :
       {"Subscribe to continue reading", "आगे पढ़ना जारी रखने के लिए लॉग इन करें", "পড়া চালিয়ে যেতে গ্রাহক হোন",
        "پڑھنا جاری رکھنے کے لیے لاگ ان کریں", "اشترك لمواصلة القراءة", "登录后查看全文", "この記事は会員限定です",
        "Suscríbete para seguir leyendo", "Article réservé aux abonnés", "Jetzt abonnieren und weiterlesen",
        "Подпишитесь, чтобы читать дальше"})
    EXPECT_EQ(
        reason(std::string("<nav><a href=/>1</a></nav><div class=modal role=dialog><a href=/x>") + wall + "</a></div>"),
        "login")
        << wall;
}

TEST(Selection, ALoginFormBesideSomethingElseIsNoReason) {
  const std::string form = "<form><input type=email><input type=password><button>Log in</button></form>";
  EXPECT_EQ(read_page(article_with("", form))->selection.no_article, NoArticleReason::none);
  EXPECT_EQ(read_page("<body><p>Hello there.</p>")->selection.no_article, NoArticleReason::too_short);
  std::string many = "<body><nav>";
  for (int i = 0; i < 120; ++i) many += "<a href=/" + std::to_string(i) + ">Cranes and quays</a> ";
  EXPECT_EQ(read_page(many + "</nav>" + form)->selection.no_article, NoArticleReason::not_an_article);
}

TEST(Selection, IsSurerOfAnArticleThanOfAFrontPage) {
  std::string front = "<body><h1>The Valley Post</h1>";
  for (int i = 0; i < 12; ++i)
    front += "<div class=c><h2><a href=/" + std::to_string(i) + ">Headline number " + std::to_string(i) +
             " of the day</a></h2><p>More.</p></div>";
  EXPECT_GT(read_page(article_with(""))->selection.confidence, read_page(front)->selection.confidence);
}

TEST(Rules, AreNamedOnceAndExplained) {
  std::set<std::string_view> ids;
#define LECTERN_RULE(rule, id, firm, why) \
  EXPECT_TRUE(ids.insert(id).second);     \
  EXPECT_EQ(std::string_view(why).back(), '.');
#include "extract/rules.def"
#undef LECTERN_RULE
}

TEST(Rules, ADataTableStaysWholeWithItsShortLinkedCells) {
  const auto page = read_page(article_with(
      "<table><caption>The boat</caption><tr><th>Built<td>1911<tr><th>Yard<td><a "
      "href=/yard>Hale</a><tr><th>Owner<td><a "
      "href=/trust>The Harbour Trust</a><tr><th>Draught<td>two feet<tr><th>Crew<td><a href=/crew>Three</a></table>"));
  for (const char* cell : {"Built", "1911", "Yard", "Hale", "Owner", "The Harbour Trust", "Draught", "Crew", "Three"}) {
    const Block* block = page->find(cell);
    ASSERT_TRUE(block) << cell;
    EXPECT_EQ(block->verdict, Verdict::keep) << cell;
  }
}

// A page with a long listing that the score is against, in the text or under it.
Verdict verdict_on_listing(const std::string& box) {
  std::string listing = "<pre>LISTING";
  for (int i = 0; i < 20; ++i) listing += "\nhive[" + std::to_string(i) + "] = flights;";
  const auto page =
      read_scored_page(article_with("<" + box + ">" + listing + "</pre></" + box + ">"),
                       [&](std::string_view text) { return base::starts_with(text, "LISTING") ? 0.1f : 0.99f; });
  return page->find("LISTING")->verdict;
}

TEST(Rules, ALongListingStaysWithTheTextAroundIt) {
  EXPECT_EQ(verdict_on_listing("div"), Verdict::keep);
  EXPECT_EQ(verdict_on_listing("aside"), Verdict::drop);
}

page::PageFacts facts_of(PageType type) {
  page::PageFacts facts;
  facts.metadata.page_type = type;
  return facts;
}

// What becomes of an item of a list that the score is against, as it is against one other.
Verdict verdict_on_item(const std::string& list, PageType type = PageType::article) {
  const auto score = [](std::string_view text) {
    return base::starts_with(text, "A ladder") || base::starts_with(text, "A veil") ? 0.0f : 0.99f;
  };
  return read_scored_page(article_with(list), score, {}, facts_of(type))->find("A ladder")->verdict;
}

TEST(Rules, AListIsKeptWholeWhereHalfOfItIs) {
  const std::string one = "<li>Hive one stands under the oldest of the apple trees.</li>";
  const std::string two = "<li>Hive two stands at the wall, where the sun comes first.</li>";
  const std::string ladder = "<li>A ladder, nine rungs, lent to the school each May.</li>";
  const std::string veil = "<li>A veil for each child who wants to come along.</li>";
  EXPECT_EQ(verdict_on_item("<ul>" + one + ladder + two + "</ul>"), Verdict::keep);
  EXPECT_EQ(verdict_on_item("<ul>" + one + two + ladder + "</ul>"), Verdict::keep);
  EXPECT_EQ(verdict_on_item("<ol>" + one + ladder + veil + "</ol>"), Verdict::drop);
  EXPECT_EQ(verdict_on_item("<ul>" + one + two + "</ul><ul>" + ladder + "</ul>"), Verdict::drop);
  EXPECT_EQ(verdict_on_item("<div>" + one + two + ladder + "</div>"), Verdict::drop);
  EXPECT_EQ(verdict_on_item("<ul>" + one + two + ladder + "</ul>", PageType::listing), Verdict::drop);
  // A link alone leads to something else.
  EXPECT_EQ(
      verdict_on_item("<ul>" + one + two + "<li><a href=/shop>A ladder, nine rungs, for your garden</a></li></ul>"),
      Verdict::drop);
}

TEST(Rules, OfAnArticleAHeadingMaySayWhatTheOthersAreAbout) {
  const std::string links =
      "<p><a href=/x>Wasps in the attic of the school</a></p><p><a href=/y>Frost comes early to the "
      "hills</a></p></div>";
  const auto verdict = [&](const std::string& heading, PageType type) {
    const auto page = read_page(article_with("<div><h3>" + heading + "</h3>" + links), facts_of(type));
    return page->find("Wasps in")->reason->id;
  };
  EXPECT_EQ(verdict("Read more posts about bees", PageType::article), "related-section");
  EXPECT_NE(verdict("Many more posts about bees", PageType::article), "related-section");
  EXPECT_NE(verdict("Read more posts about bees", PageType::documentation), "related-section");
}

// A note may stand outside of the article's element, or be too short to look like a text.
TEST(Rules, ANoteIsKeptWithItsMark) {
  const auto read = [](const char* mark) {
    return read_page(article_with(
        "<p>The mast was new." + std::string(mark) + " Nobody knew why the old one had gone, or where to.</p>",
        "<footer><ol><li id=n1>Holt, Clocks.</li></ol></footer>"));
  };
  const auto page = read("<sup><a href=#n1>1</a></sup>");
  EXPECT_EQ(page->find("Holt")->verdict, Verdict::keep);
  EXPECT_EQ(page->find("Holt")->role, Role::footnote);
  EXPECT_EQ(read("")->find("Holt")->verdict, Verdict::drop);
}

// Instructions have an item that asks among others; a list of requests is one.
TEST(Rules, AnInstructionIsNoRequest) {
  const auto reason = [](const char* second) {
    return read_page(article_with("<ol><li>Open the application.</li><li>Subscribe to our newsletter, channel two.</li>"
                                  "<li>" +
                                  std::string(second) + "</li></ol>"))
        ->reason("Subscribe to");
  };
  EXPECT_NE(reason("Restart it."), "newsletter");
  EXPECT_EQ(reason("Follow us on Twitter"), "newsletter");
}

TEST(Rules, WhatAsksForThePublishersOwnIsDropped) {
  for (const char* line : {
           "Sign up for our <a href=/n>daily newsletter</a>, and get our newsletter in your inbox.",
           "Laden Sie jetzt unsere <a href=/a>App</a> herunter.",
           "Zapisz się do naszego <a href=/n>newslettera</a>.",
           "Bizi <a href=https://x.example>X</a>'te takip edin.",
           "<a href=/n>뉴스레터</a>를 구독하세요.",
           "हमारे <a href=/n>न्यूज़लेटर</a> की सदस्यता लें।",
           "আমাদের <a href=/n>নিউজলেটার</a> সাবস্ক্রাইব করুন।",
           "ہمارے <a href=/n>نیوز لیٹر</a> کو سبسکرائب کریں۔",
           "订阅我们的<a href=/n>电子报</a>。",
           "<a href=https://x.example>X</a>でフォローしてください。",
       }) {
    const auto page = read_page(article_with("<p>" + std::string(line) + "</p>"));
    expect_whole(*page);
    EXPECT_FALSE(page->texts(Verdict::drop, Role::newsletter).empty()) << line;
  }
  const auto advice = read_page(article_with(
      "<p>Sign up for the <a href=/n>newsletters</a> of the shops that you like, and keep the offers.</p>"));
  EXPECT_EQ(advice->find("Sign up")->verdict, Verdict::keep);
}

TEST(Rules, CommentsMayBeAnnouncedByTheirNumberAndTheTitle) {
  for (const char* heading : {"3 responses to “Bees return”", "3 thoughts on “Bees return”"}) {
    const auto page = read_page(
        article_with("", "<div class=z1><h3>" + std::string(heading) +
                             "</h3><div class=z2><p>Ann says:</p><p>I walked there last "
                             "week, on Sunday, and the wasps were very polite to all of us.</p></div></div>"));
    EXPECT_EQ(page->reason("I walked there"), "comments") << heading;
  }
}

TEST(Rules, CardsOfOtherPagesAtTheEndAreDropped) {
  const std::string card =
      "<div class=z3><h3><a href=/a>A storm takes the mole</a></h3><p>It went at night, and nobody saw it "
      "go.</p></div>";
  const auto verdict = [](const std::string& extra, const std::string& after) {
    return read_page(article_with(extra, after))->find("It went at night")->verdict;
  };
  EXPECT_EQ(verdict("", card + card), Verdict::drop);
  // Within the text, or alone, a heading that is a link belongs to it.
  EXPECT_EQ(verdict(card + card, ""), Verdict::keep);
}

// A reference page in two parts of which the score is for one.
Verdict verdict_on_second_part(const char* url) {
  std::string page = "<!DOCTYPE html><title>Hives</title><body><main><h1>Hives</h1>";
  for (int part = 0; part < 2; ++part) {
    page += part == 0 ? "<section class=first>" : "<section class=second>";
    for (int i = 0; i < 6; ++i)
      page += "<p>Part " + std::to_string(part) + " number " + std::to_string(i) +
              " of the description says what a hive holds, who looks after it, and in which month it is opened.</p>";
    page += "</section>";
  }
  page::PageFacts facts;
  facts.url = url;
  const auto read = read_scored_page(
      page, [](std::string_view text) { return base::starts_with(text, "Part 0") ? 0.99f : 0.1f; }, {}, facts);
  return read->find("Part 1")->verdict;
}

TEST(Rules, TheMainTextOfADocumentationPageStaysWhole) {
  EXPECT_EQ(verdict_on_second_part("https://example.org/docs/hives"), Verdict::keep);
  EXPECT_EQ(verdict_on_second_part("https://example.org/hives"), Verdict::drop);
}

TEST(Rules, ATableThatOnlyPlacesLinksIsNoData) {
  const auto page =
      read_page(article_with("<table><tr><td><a href=/a>Front page</a><td><a href=/b>Weather</a><tr><td><a "
                             "href=/c>Shop</a><td><a href=/d>Jobs</a></table>"));
  EXPECT_NE(page->reason("Weather"), "data-table");
}

}  // namespace
}  // namespace lectern::extract
