#include <gtest/gtest.h>

#include <string>

#include "page/page_facts.h"

namespace lectern::page {
namespace {

constexpr std::string_view kUrl = "https://www.example.org/port/story.html";

// The facts of a page; the document may go, the facts own what they hold.
PageFacts facts(const std::string& html, std::string_view url = kUrl) { return read(html::parse(html), url); }
Metadata metadata(const std::string& html, std::string_view url = kUrl) { return facts(html, url).metadata; }

std::vector<std::string> names(const Metadata& metadata) {
  std::vector<std::string> out;
  for (const Author& author : metadata.authors) out.push_back(author.name);
  return out;
}
using Strings = std::vector<std::string>;

std::string paragraphs(int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += "<p>The tide comes in, <b>and</b> goes out again.</p>";
  return out;
}

TEST(Page, AnEmptyPageHasNoMetadata) {
  for (const char* html : {"", "x", "<!doctype html>", "<title></title>", "<h1></h1><meta><link><time>"}) {
    const PageFacts f = facts(html, "");
    EXPECT_EQ(f.metadata.title, "") << html;
    EXPECT_EQ(f.metadata.published_time, "");
    EXPECT_TRUE(f.metadata.authors.empty());
    EXPECT_TRUE(f.titles.empty());
    EXPECT_EQ(f.url, "");
    EXPECT_FALSE(f.says_article);
  }
}

TEST(Page, ATitlesLinkToItselfIsNoPartOfIt) {
  EXPECT_EQ(metadata("<h1>Quotas<a href='#quotas'>¶</a></h1><p>Text").title, "Quotas");
  EXPECT_EQ(metadata("<h1>配置文件 <a href='#top'>#</a></h1><p>Text").title, "配置文件");
  EXPECT_EQ(metadata("<h1><a href='#top'>Learn C#</a></h1><p>Text").title, "Learn C#");
}

TEST(Page, ATitleHasNoReadingsAndNoMarksOfNotes) {
  EXPECT_EQ(metadata("<h1><ruby>渡船<rp>(</rp><rt>とせん</rt><rp>)</rp></ruby>の<ruby>時<rt>と</rt>計<rt>けい</rt></"
                     "ruby></h1><p>x")
                .title,
            "渡船の時計");
  EXPECT_EQ(metadata("<h1>The quay<sup><a href='#n'>1</a></sup> of <a href='#m'><sup>[b]</sup></a>Port</h1><p>x").title,
            "The quay of Port");
  EXPECT_EQ(metadata("<h1>The quay <a href='#n'>[12]</a></h1><p>x").title, "The quay");
  EXPECT_EQ(
      metadata("<h1>E = mc<sup>2</sup> and <a href='#u'>U</a> in <sup><a href='#list'>short</a></sup></h1>x").title,
      "E = mc2 and U in short");
}

TEST(Page, ATitlesLinesAreParted) {
  EXPECT_EQ(metadata("<h1>The clock<br>was <ins>very</ins> gre<dfn>en</dfn></h1><p>x").title,
            "The clock was very green");
  EXPECT_EQ(metadata("<h1><div><ruby>渡<rt>と</rt></ruby></div>船</h1><p>x").title, "渡 船");
}

TEST(Page, AMachinesDateInsideOfAPhraseIsTheMoreExactOne) {
  EXPECT_EQ(metadata("<h1>A quay is saved</h1><span class=posted-on>Publicado el <time "
                     "datetime='2025-10-21T08:15:00+02:00'>21 de octubre de 2025</time></span>")
                .published_time,
            "2025-10-21T08:15:00+02:00");
}

TEST(Page, OpenGraphAndItsFriends) {
  const PageFacts f = facts(R"(<html lang=en-GB><head><title>A quay is saved | Harbour Post</title>
    <meta property="og:type" content="article"><meta property="og:title" content="A quay is saved">
    <meta property="og:site_name" content="Harbour Post"><meta property="og:description" content="How the town kept it.">
    <meta property="og:url" content="/port/story.html?utm_source=x"><meta property="og:image" content="/quay.jpg">
    <meta property="og:image:width" content="1200"><meta property="og:image:height" content="630">
    <meta property="og:image:alt" content="The quay">
    <meta property="article:published_time" content="2025-03-04T09:30:00+01:00">
    <meta property="article:modified_time" content="2025-03-05"><meta property="article:section" content="Local">
    <meta property="article:tag" content="Quays"><meta property="article:tag" content="quays"><meta property="article:tag" content="Cranes">
    <meta name="author" content="Ann Lee"></head><body><h1>A quay is saved</h1></body></html>)");
  const Metadata& m = f.metadata;
  EXPECT_EQ(m.title, "A quay is saved");
  EXPECT_EQ(m.site_name, "Harbour Post");
  EXPECT_EQ(m.excerpt, "How the town kept it.");
  EXPECT_EQ(m.image.url, "https://www.example.org/quay.jpg");
  EXPECT_EQ(m.image.width, 1200u);
  EXPECT_EQ(m.image.height, 630u);
  EXPECT_EQ(m.image.alt, "The quay");
  EXPECT_EQ(m.published_time, "2025-03-04T09:30:00+01:00");
  EXPECT_EQ(m.modified_time, "2025-03-05");
  EXPECT_EQ(m.section, "Local");
  EXPECT_EQ(m.tags, Strings({"Quays", "Cranes"}));
  EXPECT_EQ(names(m), Strings({"Ann Lee"}));
  EXPECT_EQ(m.byline, "Ann Lee");
  EXPECT_EQ(m.lang, "en-GB");
  EXPECT_EQ(m.page_type, PageType::article);
  EXPECT_TRUE(f.says_article);
  EXPECT_NE(f.title_node, html::kNoNode);
}

TEST(Page, DublinCoreAndScholarlyNames) {
  const Metadata m =
      metadata(R"(<meta name="DC.title" content="On Quays"><meta name="dcterms.creator" content="Lee, Ann">
    <meta name="DC.date.issued" content="2019-05-06"><meta name="DC.language" content="de">
    <meta name="citation_author" content="Chen, Bo"><meta name="DC.publisher" content="Port Press">)");
  EXPECT_EQ(m.title, "On Quays");
  EXPECT_EQ(names(m), Strings({"Ann Lee", "Bo Chen"}));
  EXPECT_EQ(m.published_time, "2019-05-06");
  EXPECT_EQ(m.lang, "de");
  EXPECT_EQ(m.site_name, "Port Press");
}

TEST(Page, TwitterCardSaysWhoWroteIt) {
  EXPECT_EQ(
      names(metadata(R"(<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ann Lee">
    <meta name="twitter:label2" content="Est. reading time"><meta name="twitter:data2" content="5 minutes">)")),
      Strings({"Ann Lee"}));
  EXPECT_EQ(
      names(metadata(R"(<meta name="twitter:label1" content="Price"><meta name="twitter:data1" content="Ann Lee">)")),
      Strings());
}

TEST(Page, ReferencesEncodedTwice) {
  const Metadata m = metadata(
      R"(<meta property="og:title" content="Salt &amp;amp; Wind"><meta property="og:description" content="It&amp;#39;s &lt;em&gt;here&lt;/em&gt;">)");
  EXPECT_EQ(m.title, "Salt & Wind");
  EXPECT_EQ(m.excerpt, "It's here");
  EXPECT_EQ(metadata("<h1>The &lt;picture&gt; element</h1>").title, "The <picture> element");
}

TEST(Page, ControlsThatReorderTextAreDropped) {
  EXPECT_EQ(metadata("<title>A &#x202E;quay&#x202C; is\n  saved</title>").title, "A quay is saved");
}

TEST(Page, Microdata) {
  const PageFacts f = facts(R"(<body><article itemscope itemtype="https://schema.org/NewsArticle">
    <h1 itemprop="headline">A quay is saved</h1><p itemprop="description">How the town kept it.</p>
    <span itemprop="author" itemscope itemtype="https://schema.org/Person"><a itemprop="url" href="/ann"><b itemprop="name">Ann Lee</b></a></span>
    <time itemprop="datePublished" datetime="2025-03-04">Tuesday</time><meta itemprop="dateModified" content="2025-03-05">
    <div itemprop="publisher" itemscope itemtype="https://schema.org/Organization"><meta itemprop="name" content="Harbour Post"></div>
    <div itemprop="comment" itemscope itemtype="https://schema.org/Comment"><i itemprop="author">Troll</i><i itemprop="dateCreated">2030-01-01</i></div>
    </article></body>)");
  EXPECT_EQ(f.metadata.title, "A quay is saved");
  EXPECT_EQ(names(f.metadata), Strings({"Ann Lee"}));
  EXPECT_EQ(f.metadata.published_time, "2025-03-04");
  EXPECT_EQ(f.metadata.modified_time, "2025-03-05");
  EXPECT_EQ(f.metadata.site_name, "Harbour Post");
  EXPECT_TRUE(f.says_article);
}

TEST(Page, RdfaLite) {
  const Metadata m =
      metadata(R"(<div vocab="https://schema.org/" typeof="Article"><h1 property="headline">A quay is saved</h1>
    <span property="author" typeof="Person"><span property="name">Ann Lee</span></span>
    <span property="datePublished" content="2025-03-04">March</span></div>)");
  EXPECT_EQ(names(m), Strings({"Ann Lee"}));
  EXPECT_EQ(m.published_time, "2025-03-04");
}

TEST(Page, AListOfArticlesIsNobodysMetadata) {
  std::string html = "<h1>Latest</h1>";
  for (int i = 0; i < 5; ++i)
    html +=
        R"(<div itemscope itemtype="https://schema.org/BlogPosting"><b itemprop="headline">Story</b><i itemprop="author">Ann Lee</i></div>)";
  EXPECT_EQ(names(metadata(html)), Strings());
}

TEST(Page, VisibleByline) {
  const char* body = "<h1>A quay is saved</h1>";
  const auto authors = [&](const std::string& html) { return names(metadata(body + html)); };
  EXPECT_EQ(authors("<p class=byline>By Ann Lee</p>"), Strings({"Ann Lee"}));
  EXPECT_EQ(authors("<p class=byline>By <a href=/a>Ann Lee</a> and <a href=/b>Bo Chen</a> | Harbour Post</p>"),
            Strings({"Ann Lee", "Bo Chen"}));
  EXPECT_EQ(authors("<p class=article-meta>By Ann Lee</p>"), Strings({"Ann Lee"}));
  EXPECT_EQ(authors("<p class=byline>By Ann Lee &lt;lee at example.org&gt;</p>"), Strings({"Ann Lee"}));
  EXPECT_EQ(authors("<div><span>Written by</span> <a href=/x>Ann Lee</a></div>"), Strings({"Ann Lee"}));
  EXPECT_EQ(authors("<div class=post-author><span>Ann Lee</span><span>Senior Reporter</span></div>"),
            Strings({"Ann Lee"}));
  EXPECT_EQ(authors("<p>Story: <a rel=author href=/ann>Ann Lee</a></p>"), Strings({"Ann Lee"}));
  EXPECT_EQ(authors("<p><a href=/author/ann-lee/>Ann Lee</a></p>"), Strings({"Ann Lee"}));
  EXPECT_EQ(authors("<p class=author>Last updated 3 May 2025</p>"), Strings());
  EXPECT_EQ(authors("<div class=comments><p class=author>Troll Smith</p></div>"), Strings());
  EXPECT_EQ(authors("<p>By the time the crane came, it was over.</p>"), Strings());
  const Metadata m = metadata(std::string(body) + "<p class=byline>By <a href=ann.html>Ann Lee</a>, Port Desk</p>");
  ASSERT_EQ(m.authors.size(), 1u);
  EXPECT_EQ(m.authors[0].url, "https://www.example.org/port/ann.html");
  EXPECT_EQ(m.byline, "Ann Lee");
}

TEST(Page, NamesOfABylineInSeveralElements) {
  const auto authors = [](const char* lang, const std::string& line) {
    return names(metadata("<html lang=" + std::string(lang) + "><h1>A quay is saved</h1><p class=byline>" + line));
  };
  const Strings both = {"Ann Lee", "Bo Chen"};
  EXPECT_EQ(authors("en", "By Ann Lee and <a href=/b>Bo Chen</a>"), both);
  EXPECT_EQ(authors("en", "By <b>Ann Lee</b>, and Bo Chen"), both);
  EXPECT_EQ(authors("de", "Von Ann Lee und <a href=/b>Bo Chen</a>"), both);
  EXPECT_EQ(authors("fr", "Par <b>Ann Lee</b> et Bo Chen"), both);
  EXPECT_EQ(authors("es", "Por <b>Ann Lee</b> y <b>Bo Chen</b>"), both);
  EXPECT_EQ(authors("ru", "Автор: <b>Ann Lee</b> и Bo Chen"), both);
  EXPECT_EQ(authors("en", "By Ann Lee for <a href=/x>The Bay</a>"), Strings({"Ann Lee"}));
  EXPECT_EQ(authors("en", "By Ann Lee in <a href=/x>Port</a>"), Strings({"Ann Lee"}));
}

TEST(Page, ANameAfterADateAndBy) {
  const auto names = [](const std::string& html, const char* lang) {
    std::vector<std::string> out;
    for (const Author& author :
         metadata("<html lang=" + std::string(lang) + "><h1>A quay is saved</h1>" + html).authors)
      out.push_back(author.name);
    return out;
  };
  EXPECT_EQ(names("<p>Posted on 21 September 2020 by Ann Lee</p>", "en"), Strings({"Ann Lee"}));
  EXPECT_EQ(names("<p>06.11.2023 13:30 von Olga</p>", "de"), Strings({"Olga"}));
  EXPECT_EQ(names("<p>Ein Artikel von <b>Pia Kaufmann</b> | 27.01.2022 - 12:45</p>", "de"), Strings({"Pia Kaufmann"}));
  EXPECT_EQ(names("<p>On 3 May 2020 we met by the harbour</p>", "en"), Strings());
}

TEST(Page, ANameBesideTheDateIsTheAuthor) {
  const auto names_under = [](const std::string& html, const char* lang = "en") {
    return names(metadata("<html lang=" + std::string(lang) + "><h1>A quay is saved</h1>" + html + paragraphs(3)));
  };
  EXPECT_EQ(names_under("<p>Mira Holt  December 2, 2024</p>"), Strings({"Mira Holt"}));
  EXPECT_EQ(names_under("<p class=author>Harbour Post Staff 2019年04月28日 08時00分</p>", "ja"),
            Strings({"Harbour Post Staff"}));
  EXPECT_EQ(names_under("<p class=author>Sat, 20 Dec 2025</p>"), Strings());
  EXPECT_EQ(names_under("<p>Mira Holt | Senior Writer | July 2, 2025</p>"), Strings({"Mira Holt"}));
  EXPECT_EQ(names_under("<p>11.12.2019 - Mira Holt</p>", "de"), Strings({"Mira Holt"}));
  EXPECT_EQ(names_under("<div><p>Mira Holt</p><p>Engineer</p></div><div>3 May 2025</div>"), Strings());
  EXPECT_EQ(names_under("<div><div><p>Mira Holt</p><p>Engineer</p></div><p>3 May 2025</p></div>"),
            Strings({"Mira Holt"}));
  EXPECT_EQ(names_under("<div><a href=/team/mira>Mira Holt</a> <span>3 May 2025</span></div>"), Strings({"Mira Holt"}));
  EXPECT_EQ(names(metadata("<small>04.02.2022 | 13:10 Uhr | Mira Holt</small><h1>A quay is saved</h1>")),
            Strings({"Mira Holt"}));
  // What looks like a name.
  EXPECT_EQ(names_under("<p>World News | 3 May 2025</p>"), Strings());
  EXPECT_EQ(names_under("<p>New York, May 3, 2025</p>"), Strings());
  EXPECT_EQ(names_under("<p>SAN MARCO - May 3, 2025</p>"), Strings());
  EXPECT_EQ(names_under("<div><a href=/winter-games>Winter Games</a> <span>3 May 2025</span></div>"), Strings());
  EXPECT_EQ(names_under("<div><p>Mira Holt</p><p>Bo Chen</p><p>3 May 2025</p></div>"), Strings());
  EXPECT_EQ(names(metadata("<div><div>Winter Games</div><div>02 Feb 2022</div></div><h1>A quay is saved</h1>")),
            Strings());
}

TEST(Page, ANameUnderTheWordAuthor) {
  const auto names_after = [](const std::string& html) {
    return names(metadata("<html lang=en><h1>A quay is saved</h1>" + paragraphs(30) + html));
  };
  EXPECT_EQ(names_after("<div><h3>Author</h3><p>Mira D. Holt</p></div>"), Strings({"Mira D. Holt"}));
  EXPECT_EQ(names_after("<div><h6>Author(s)</h6><ul><li><a href=/1>Mira Holt</a></li><li><a href=/2>Bo "
                        "Chen</a></li></ul></div>"),
            Strings({"Mira Holt", "Bo Chen"}));
  EXPECT_EQ(names_after("<p><strong>Autor:</strong> <a href=/profil/7>Mira Holt</a><br><strong>Tags:</strong> x</p>"),
            Strings({"Mira Holt"}));
  EXPECT_EQ(names_after("<form><label>Author</label> <label>Email</label></form>"), Strings());
  EXPECT_EQ(names_after("<p>It was a fine year. Published by <i>Harbour Books</i> in May, the novel sold well and was "
                        "read along the whole coast, by sailors above all, and on every ferry of the line.</p>"),
            Strings());
  EXPECT_EQ(names(metadata("<html lang=en><h1>Quays</h1><p>A quay is a <a href=/wall>wall</a> published by <a "
                           "href=/h>Mira Holt</a> and <a href=/b>Bo Chen</a> in 1925. It was the first of its kind "
                           "along the coast, and those who saw it built a hundred more of them within ten years.")),
            Strings());
  EXPECT_EQ(names_after("<p>We used Boats, created by <a href=//x.example>Harbour</a>, to do it.</p>"), Strings());
}

TEST(Page, TheFooterOfAnArticleNamesItsAuthor) {
  const std::string footer = "<footer><div class=author><a rel=author href=/mira>Mira Holt</a></div></footer>";
  EXPECT_EQ(names(metadata("<article><h1>A quay is saved</h1>" + paragraphs(3) + footer + "</article>")),
            Strings({"Mira Holt"}));
  EXPECT_EQ(names(metadata("<article><h1>A quay is saved</h1>" + paragraphs(3) + "</article>" + footer)), Strings());
}

TEST(Page, ATopicIsNoAuthor) {
  EXPECT_EQ(names(metadata("<h1>A quay is saved</h1><div class=author><a href=/tag/harbour-life>Harbour Life</a>")),
            Strings());
}

TEST(Page, OrganizationsLoseToPersonsAndFirstNamesToFullNames) {
  const auto name = [](const std::string& author) {
    return names(
        metadata("<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"A quay is saved\","
                 "\"author\":" +
                 author + "}</script><h1>A quay is saved</h1><p class=byline>By Mira Holt</p>"));
  };
  EXPECT_EQ(name("{\"@type\":\"Organization\",\"name\":\"Quay Ltd\"}"), Strings({"Mira Holt"}));
  EXPECT_EQ(name("{\"@type\":\"Person\",\"name\":\"Bo Chen\"}"), Strings({"Bo Chen"}));
  EXPECT_EQ(names(metadata("<script type=application/ld+json>{\"@type\":\"Report\",\"author\":{\"@type\":"
                           "\"Organization\",\"name\":\"Center for Coasts and Harbours\"}}</script><h1>Quays</h1>")),
            Strings({"Center for Coasts and Harbours"}));
  EXPECT_EQ(name("{\"@type\":[\"Person\",\"Organization\"],\"name\":\"Bo Chen\"}"), Strings({"Bo Chen"}));
  EXPECT_EQ(name("{\"@type\":\"Person\",\"name\":\"Mira\"}"), Strings({"Mira Holt"}));
  EXPECT_EQ(name("{\"@type\":\"Person\",\"name\":\"Bo\"}"), Strings({"Bo"}));
}

TEST(Page, RolesAreNoPartOfAByline) {
  const auto byline = [](const std::string& html) { return metadata("<h1>A quay is saved</h1>" + html).byline; };
  EXPECT_EQ(byline("<p class=byline>By Mira Holt<span>Science Editor</span></p>"), "Mira Holt");
  EXPECT_EQ(byline("<p class=byline>By Mira Holt and Bo Chen</p>"), "Mira Holt and Bo Chen");
  EXPECT_EQ(byline("<p class=byline><a href=/m><span>Mira Holt</span><span>CEO</span></a></p>"), "Mira Holt");
  EXPECT_EQ(byline("<p class=byline>By Mira (M. D.) Holt</p>"), "Mira (M. D.) Holt");
  EXPECT_EQ(byline("<p class=byline>By Mira Holt (Port, correspondent)</p>"), "Mira Holt");
  EXPECT_EQ(byline("<p class=byline>Text by Mira Holt Illustrations by Bo Chen</p>"), "Mira Holt");
}

TEST(Page, WhatAFormAsksForAndWhatALinkLeadsToIsNoName) {
  const auto author = [](const std::string& html) { return names(metadata("<h1>A quay is saved</h1>" + html)); };
  EXPECT_EQ(author("<form><p class=comment-form-author><label for=author>Your Name (required)</label><input id=author>"
                   "</p></form>"),
            Strings());
  EXPECT_EQ(author("<a href=/ann class=author><span>View the profile of Ann Lee</span></a>"), Strings({"Ann Lee"}));
  EXPECT_EQ(author("<div class=contributor>Signed by a <b>Super Contributor</b></div>"), Strings());
}

TEST(Page, ALoginAndAHandleAreNoNames) {
  const auto name = [](const std::string& data, const char* url = "https://post.example.org/1") {
    const Metadata m = metadata("<title>A quay is saved</title><script type=application/ld+json>" + data +
                                    "</script><h1>A quay is saved</h1><div class=author>By Ann Lee</div>",
                                url);
    return m.authors.empty() ? "" : m.authors[0].name;
  };
  const auto article = [](const std::string& author) {
    return "{\"@type\":\"NewsArticle\",\"headline\":\"A quay is saved\",\"author\":{\"name\":\"" + author + "\"}}";
  };
  EXPECT_EQ(name(article("annlee")), "Ann Lee");
  EXPECT_EQ(name(article("admin")), "Ann Lee");
  EXPECT_EQ(name(article("Bo Chen")), "Bo Chen");
  EXPECT_EQ(name(article("Bo Chen @bochen")), "Bo Chen");
  EXPECT_EQ(name(article("Post - Bo Chen")), "Bo Chen");
  // A site's name that has two parts is the site's name still.
  EXPECT_EQ(
      metadata("<meta property=og:site_name content='Post | Slow boats'><meta property=article:author content='Post "
               "| Slow boats'><h1>A quay is saved</h1><div class=author>By Ann Lee</div>")
          .authors[0]
          .name,
      "Ann Lee");
}

TEST(Page, VisibleBylineInOtherLanguages) {
  const auto author = [](const char* lang, const char* title, const char* by) {
    const Metadata m =
        metadata(std::string("<html lang=") + lang + "><body><h1>" + title + "</h1><p>" + by + "</p></body>");
    return m.authors.empty() ? std::string() : m.authors[0].name;
  };
  EXPECT_EQ(author("de", "Der Kai ist gerettet", "Von Karla Kolumna"), "Karla Kolumna");
  EXPECT_EQ(author("fr", "Le quai est sauvé", "Par Anne Dupont"), "Anne Dupont");
  EXPECT_EQ(author("es", "El muelle se salva", "Por Ana García"), "Ana García");
  EXPECT_EQ(author("ru", "Набережная спасена", "Автор: Анна Ли"), "Анна Ли");
  EXPECT_EQ(author("hi", "घाट बचा", "लेखक: आशा राय"), "आशा राय");
  EXPECT_EQ(author("ur", "گھاٹ بچ گیا", "تحریر: آمنہ خان"), "آمنہ خان");
  EXPECT_EQ(author("ar", "تم إنقاذ الرصيف", "بقلم سارة حداد"), "سارة حداد");
  EXPECT_EQ(author("zh", "码头得救了", "作者：李安"), "李安");
  EXPECT_EQ(author("ja", "埠頭が救われた", "文＝山田花子"), "山田花子");
  EXPECT_EQ(author("bn", "ঘাট বাঁচল", "লিখেছেন: আশা রায়"), "আশা রায়");
  EXPECT_EQ(author("en", "A quay is saved", "By Ann Lee"), "Ann Lee");
}

TEST(Page, APersonBeforeTheSitesOwnName) {
  EXPECT_EQ(
      names(metadata(R"(<meta property="og:site_name" content="Harbour Post"><meta name=author content="Harbour Post">
    <h1>A quay is saved</h1><p class=byline>By Ann Lee</p>)")),
      Strings({"Ann Lee"}));
  EXPECT_EQ(
      names(metadata(
          R"(<meta property="og:site_name" content="Harbour Post"><meta name=author content="Harbour Post"><h1>A quay</h1>)")),
      Strings({"Harbour Post"}));
}

TEST(Page, TheSiteBesidePersonsIsNoAuthor) {
  EXPECT_EQ(names(metadata(R"(<meta property="og:site_name" content="Harbour Post"><script type="application/ld+json">
    {"@type":"NewsArticle","author":[{"name":"Ann Lee"},{"name":"Bo Chen"},{"@type":"Organization","name":"Harbour Post"}]}
    </script><h1>A quay is saved</h1>)")),
            Strings({"Ann Lee", "Bo Chen"}));
}

TEST(Page, TheOnlyPersonThatThePageHintsAt) {
  std::string body = "<h1>A quay is saved</h1>";
  for (int i = 0; i < 300; ++i) body += "<p>Another paragraph of the story.</p>";
  const std::string ann = "<div class=author-box><b class=author-name>Ann Lee</b></div>";
  EXPECT_EQ(names(metadata(body + ann)), Strings({"Ann Lee"}));
  EXPECT_EQ(names(metadata(body + ann + "<div class=post-author>Bo Chen</div>")), Strings());
  EXPECT_EQ(names(metadata(body + "<div class=comments>" + ann + "</div>")), Strings());
}

TEST(Page, VisibleDates) {
  const auto date = [](const std::string& html, std::string_view url = kUrl) {
    const Metadata m = metadata("<html lang=en><h1>A quay is saved</h1>" + html, url);
    return m.published_time + "/" + m.modified_time;
  };
  EXPECT_EQ(date("<time datetime=2025-03-04T09:30Z>Tuesday</time>"), "2025-03-04T09:30Z/");
  EXPECT_EQ(date("<p class=post-date>4 March 2025</p>"), "2025-03-04/");
  EXPECT_EQ(date("<p>March 4, 2025</p>"), "2025-03-04/");
  EXPECT_EQ(date("<p>Published March 4, 2025. Updated March 5, 2025</p>"), "2025-03-04/2025-03-05");
  EXPECT_EQ(date("<p class=date>Updated: 5 March 2025</p>"), "2025-03-05/2025-03-05");
  EXPECT_EQ(date("<p>Updated <time datetime=2025-03-05>Wednesday</time></p>"), "2025-03-05/2025-03-05");
  EXPECT_EQ(date("<div class=comments><time datetime=2030-01-01></time></div>"), "/");
  EXPECT_EQ(date("<p>no date</p>", "https://www.example.org/2025/03/04/story"), "2025-03-04/");
}

TEST(Page, ADateInACardIsOfAnotherPage) {
  const std::string card =
      "<h1>A quay is saved</h1><ul><li><time datetime=2024-01-02>2 January 2024</time><a href=/other>Another quay is "
      "lost to the sea</a></ul>";
  EXPECT_EQ(metadata(card + "<p>By Ann Lee, <time datetime=2025-03-04>4 March 2025</time></p>").published_time,
            "2025-03-04");
}

TEST(Page, APhraseNamesTheDateAnywhere) {
  const std::string text = "<h1>A quay is saved</h1>" + paragraphs(60);
  EXPECT_EQ(metadata(text + "<p>Published on 4 March 2025</p>").published_time, "2025-03-04");
  EXPECT_EQ(metadata(text + "<p>We met on 4 March 2025</p>").published_time, "");
  EXPECT_EQ(metadata(text + "<p>Published on 4 March 2025</p><p>Published on 9 April 2025</p>").published_time, "");
}

TEST(Page, TheLineOfAnAuthorDatesThePage) {
  const std::string text = "<h1>A quay is saved</h1>" + paragraphs(60);
  EXPECT_EQ(metadata(text + "<div class=submitted>Submitted by <span class=username>quayside</span> on 4 March 2025 - "
                            "18:55</div>")
                .published_time,
            "2025-03-04T18:55");
  EXPECT_EQ(metadata(text + "<dl class=postleft><dt class=username>quayside</dt><dd>Registered: 2016-07-02</dd></dl>")
                .published_time,
            "");
}

TEST(Page, TheDayWhenAPosterJoinedIsNotThePages) {
  const std::string posted = "<h1>A quay is saved</h1><p>Last edited by quayside (2025-03-04)</p>";
  EXPECT_EQ(metadata(posted + "<p>ropemaker</p><p>Registered: 2016-07-02</p>").published_time, "2025-03-04");
  EXPECT_EQ(metadata(posted + "<p>ropemaker</p><p>Joined 2 July 2016</p>").published_time, "2025-03-04");
}

TEST(Page, TheLastEditComesBeforeDatesOfCards) {
  EXPECT_EQ(metadata("<h1>Ein Kai wird gerettet</h1><p>zuletzt bearbeitet: 4. März 2025</p>" + paragraphs(20) +
                     "<div class=teaser><time>3. Januar 2025</time><h3>Ein anderer Kai ist verloren</h3></div>")
                .published_time,
            "2025-03-04");
}

TEST(Page, APhraseNamesTheLastEditAnywhere) {
  const std::string text = "<h1>A quay is saved</h1>" + paragraphs(60);
  for (const char* line : {"This page was last edited on 4 March 2025", "Stand: 4. März 2025",
                           "Ultimo aggiornamento: 4 marzo 2025", "Laatst bijgewerkt op 4 maart 2025"}) {
    const Metadata found = metadata(text + "<p>" + line + "</p>");
    EXPECT_EQ(found.published_time, "2025-03-04") << line;
  }
  EXPECT_EQ(metadata(text + "<p>The harbour was last modified in a storm that came in from the sea on 4 March 2025</p>")
                .published_time,
            "");
  EXPECT_EQ(metadata(text + "<p>Published on 4 March 2025</p><p>Last updated on 9 April 2025</p>").published_time,
            "2025-03-04");
}

TEST(Page, TheDayIsThePagesOwn) {
  const std::string head = "<meta property=article:published_time content=2025-03-04T23:00:00Z><h1>A quay</h1>";
  EXPECT_EQ(metadata(head + "<p><time>5 March 2025</time></p>").published_time, "2025-03-05");
  EXPECT_EQ(metadata(head).published_time, "2025-03-04T23:00:00Z");
}

TEST(Page, VisibleDatesInOtherLanguages) {
  const auto dates = [](const std::string& lang, const std::string& html) {
    const Metadata m = metadata("<html lang=" + lang + "><h1>1 2 3</h1><p>" + html);
    return m.published_time + "/" + m.modified_time;
  };
  const char* both = "2025-03-04/2025-03-05";
  EXPECT_EQ(dates("en", "March 4, 2025 (updated March 5, 2025)"), both);
  EXPECT_EQ(dates("hi", "4 मार्च 2025, अपडेट: 5 मार्च 2025"), both);
  EXPECT_EQ(dates("bn", "৪ মার্চ ২০২৫, আপডেট: ৫ মার্চ ২০২৫"), both);
  EXPECT_EQ(dates("ur", "4 مارچ 2025، اپ ڈیٹ 5 مارچ 2025"), both);
  EXPECT_EQ(dates("ar", "4 مارس 2025، آخر تحديث 5 مارس 2025"), both);
  EXPECT_EQ(dates("zh", "2025年3月4日 更新：2025年3月5日"), both);
  EXPECT_EQ(dates("ja", "2025年3月4日 更新 2025年3月5日"), both);
  EXPECT_EQ(dates("es", "4 de marzo de 2025. Actualizado el 5 de marzo de 2025"), both);
  EXPECT_EQ(dates("fr", "Publié le 4 mars 2025, mis à jour le 5 mars 2025"), both);
  EXPECT_EQ(dates("de", "4. März 2025, aktualisiert am 5. März 2025"), both);
  EXPECT_EQ(dates("ru", "4 марта 2025. Обновлено 5 марта 2025"), both);
  EXPECT_EQ(dates("ru", "Обновлено: 5 марта 2025"), "2025-03-05/2025-03-05");
}

TEST(Page, TheDateUnderTheTitleBeforeALaterOneOfAMachine) {
  const auto date = [](const std::string& machine, const std::string& shown, const std::string& more = {}) {
    return metadata("<html lang=en><meta property=article:published_time content=" + machine + ">" + more +
                    "<h1>A quay is saved</h1><p>" + shown)
        .published_time;
  };
  EXPECT_EQ(date("2025-11-05T10:00Z", "January 31, 2024"), "2024-01-31");
  // The same moment in the page's own time zone.
  EXPECT_EQ(date("2025-11-05T02:00Z", "November 4, 2025"), "2025-11-04");
  EXPECT_EQ(date("2025-11-05T02:00-06:00", "November 4, 2025"), "2025-11-05T02:00-06:00");
  // A date below that is later, or of a change; a paper's way.
  EXPECT_EQ(date("2024-01-31", "November 5, 2025"), "2024-01-31");
  EXPECT_EQ(date("2025-11-05", "Updated January 31, 2024"), "2025-11-05");
  EXPECT_EQ(date("2025-11-05", "Received January 31, 2024", "<meta name=citation_date content=2025-11-05>"),
            "2025-11-05");
}

TEST(Page, TheLastEditIsTheDateWhereThePageShowsNoOther) {
  const auto date = [](const std::string& shown, const std::string& published = "2013-05-03") {
    return metadata("<html lang=en><meta property=article:published_time content=" + published +
                    "><h1>A quay is saved</h1>" + shown)
        .published_time;
  };
  EXPECT_EQ(date("<p class=date>Last updated: 4 September 2025</p>"), "2025-09-04");
  EXPECT_EQ(date("<p class=date>3 May 2013, updated 4 September 2025</p>"), "2013-05-03");
  EXPECT_EQ(date("<p class=date>Last updated: 4 May 2013</p>"), "2013-05-03");
  EXPECT_EQ(metadata("<h1>A quay is saved</h1><p class=date>Updated 4 May 2013</p>").published_time, "2013-05-04");
}

TEST(Page, ADateInASentenceIsNotThePages) {
  const std::string sentence = "<p>The law of 28 December 2012, which the port had asked for, is not yet in force.</p>";
  EXPECT_EQ(metadata("<html lang=en><h1>A quay is saved</h1>" + sentence).published_time, "");
  EXPECT_EQ(metadata("<html lang=de><h1>Der Kai</h1><p>29.11.2022 – Mehrfach hat der Hafen <b>nun</b> gewarnt.</p>")
                .published_time,
            "2022-11-29");
}

TEST(Page, TheDayInTheAddressIsThePagesOwn) {
  const char* url = "https://www.example.org/2015/12/12/quay";
  const std::string line = "<html lang=en><h1>A quay is saved</h1><p>Seen on 28 December 2012</p>";
  EXPECT_EQ(metadata(line, url).published_time, "2015-12-12");
  EXPECT_EQ(metadata("<meta property=article:published_time content=2015-12-12T05:00:00Z>" + line, url).published_time,
            "2015-12-12T05:00:00Z");
}

TEST(Page, JsonLdWithoutItsType) {
  EXPECT_EQ(metadata("<script>{\"@context\": \"https://schema.org\", \"@type\": \"NewsArticle\", \"datePublished\": "
                     "\"2022-01-28\"}</script><h1>A quay is saved</h1>")
                .published_time,
            "2022-01-28");
  EXPECT_EQ(metadata("<script>var x = {\"@context\": 1, \"datePublished\": \"2022-01-28\"}</script><h1>A quay</h1>")
                .published_time,
            "");
}

TEST(Page, AKickerIsNoPartOfTheTitle) {
  EXPECT_EQ(metadata("<title>Harbour life - A quay is saved</title><h1><span class=overline>Harbour life</span> A quay "
                     "is saved at last</h1>")
                .title,
            "A quay is saved at last");
  EXPECT_EQ(metadata("<h1><span class=subtitle>Harbour life</span></h1><p>x").title, "Harbour life");
}

TEST(Page, WhichOfSeveralLargestHeadingsIsTheTitle) {
  // Two that the page calls itself by: the longer one.
  EXPECT_EQ(metadata("<title>News - Port</title><meta property=og:title content='A quay is saved at last'><h1>News</h1>"
                     "<h1>A quay is saved at last</h1>")
                .title,
            "A quay is saved at last");
  // Words that all headings share.
  EXPECT_EQ(metadata("<title>Where to walk in Port | Bay</title><meta property=og:title content='Our favorite walks in "
                     "Port'><h1>The best paths and quays in Port for walks</h1><p>x</p><h1>Next in your guide to being "
                     "outside in Port</h1>",
                     "https://bay.example/walks")
                .title,
            "The best paths and quays in Port for walks");
  // One headline among the names of sections.
  EXPECT_EQ(metadata("<title>Captains are asked: When did you last take public ferries to work?</title><h1>Business "
                     "Monday</h1><h1>From quay to quay, this is what captains think of public ferries</h1><h1>Comments"
                     "</h1>")
                .title,
            "From quay to quay, this is what captains think of public ferries");
  // The only one stands in a part that is called after its comments.
  EXPECT_EQ(metadata("<title>Port - The heart of the bay</title><meta property=og:site_name content=Port>"
                     "<div class=comments-page><h1>Which quay is best for small boats?</h1></div>",
                     "https://port.example/t/1")
                .title,
            "Which quay is best for small boats?");
}

TEST(Page, AQuotationMarkEndsABrokenAttribute) {
  EXPECT_EQ(
      metadata("<meta property=\"og:title\" content=\"The port calls its old quay \"unsafe\"\"><h1>The port calls "
               "its old quay \"unsafe\"</h1>")
          .title,
      "The port calls its old quay \"unsafe\"");
}

TEST(Page, TheHeadingIsTheTitle) {
  EXPECT_EQ(metadata("<title>Saved! A quay's story - Harbour Post</title><h1>A quay's story</h1>").title,
            "A quay's story");
  EXPECT_EQ(metadata("<title>Seven quays to see</title><h1>Harbour Post</h1><h1>Seven quays you must see</h1>").title,
            "Seven quays you must see");
  // A logo, a slogan: the heading says nothing that the page calls itself.
  EXPECT_EQ(metadata("<title>Seven quays to see</title><h1>Welcome!</h1>").title, "Seven quays to see");
  const PageFacts f = facts("<title>A quay is saved | Harbour Post</title><h2>Other</h2><h2>A quay is saved</h2>");
  EXPECT_EQ(f.metadata.title, "A quay is saved");
  EXPECT_NE(f.title_node, html::kNoNode);
  EXPECT_EQ(f.titles, Strings({"A quay is saved"}));
}

TEST(Page, AHeadlineIsTheTitleWhateverSearchEnginesAreTold) {
  EXPECT_EQ(
      metadata("<title>Why boots let water in</title><h1>The strange reason why your feet are never dry</h1>").title,
      "The strange reason why your feet are never dry");
  const std::string paragraph =
      "Boots, feet and all that you ever wanted to know of them, told by somebody who has "
      "walked the coast for forty years in rain and snow, and kept notes on it";
  EXPECT_EQ(metadata("<title>Why water gets in</title><h1>" + paragraph + "</h1>").title, "Why water gets in");
}

TEST(Page, AHeadingThatEndsWithTheTitleHasAKicker) {
  EXPECT_EQ(metadata("<title>A quay is saved</title><h1><span>Harbours: </span>A quay is saved</h1>").title,
            "A quay is saved");
}

TEST(Page, ATitleThatTheHeadingShowsIsKeptWhole) {
  EXPECT_EQ(metadata("<title>Quays of the north - Part Two | Post</title><h1>Quays of the north - Part Two</h1>"
                     "<meta property=og:site_name content=Post>")
                .title,
            "Quays of the north - Part Two");
}

TEST(Page, OfTwoHeadingsThatTheTitleNamesTheFirstIsTheSite) {
  EXPECT_EQ(metadata("<title>On quays | The Book of Old Harbours</title><h1>The Book of Old Harbours</h1>"
                     "<h1>On quays</h1>")
                .title,
            "On quays");
}

TEST(Page, TheBooksNameInOpenGraphIsNoTitle) {
  const Metadata m = metadata(
      "<title>How to save a quay from the sea - The Book of Quays</title><meta property=og:title content='The Book of "
      "Quays'><h1>Contents</h1><h1>How to save a quay from the sea</h1>");
  EXPECT_EQ(m.title, "How to save a quay from the sea");
  EXPECT_EQ(m.site_name, "The Book of Quays");
}

TEST(Page, WhoElseTookPartIsNoAuthor) {
  EXPECT_EQ(metadata("<h1>A quay is saved</h1><p class=byline>Written by <a href=mailto:a@example.org>Ann Lee</a><br>"
                     "Edited by <a href=mailto:b@example.org>Bo Chen</a></p>")
                .byline,
            "Ann Lee");
}

TEST(Page, TheSectionsNameIsNoTitle) {
  EXPECT_EQ(
      metadata("<title>What is a quay? - The Book of Quays</title><h1>The Book of Quays</h1><h2>What is a quay?</h2>")
          .title,
      "What is a quay?");
  // A heading that is cut off gives way to the whole wording.
  EXPECT_EQ(
      metadata(
          "<title>What do you pay for a berth at the quay in winter?</title><h1>What do you pay for a berth at...</h1>")
          .title,
      "What do you pay for a berth at the quay in winter?");
}

TEST(Page, TitlesOfPagesThatAreNoArticles) {
  const std::string head =
      "<title>Quay tours | Harbour</title><meta property=og:title content='Quay tours'><meta property=og:site_name "
      "content=Harbour>";
  EXPECT_EQ(metadata(head + "<h1>Tours you will never forget</h1>").title, "Quay tours");
  EXPECT_EQ(
      metadata(head + "<meta property=og:type content=article><h1>Quay tours that you will never forget</h1>").title,
      "Quay tours that you will never forget");
}

TEST(Page, TheAddressSaysWhichWordingIsTheTitle) {
  const auto title = [](std::string_view type, std::string_view heading, std::string_view url) {
    return metadata(
               "<title>Dry feet: the best sea boots | Harbour</title><meta property=og:title content='Dry feet: the "
               "best sea boots'><meta property=og:site_name content=Harbour><meta property=og:type content=" +
                   std::string(type) + "><h1>" + std::string(heading) + "</h1>",
               url)
        .title;
  };
  // No article: the two that agree, unless the address sides with the heading.
  EXPECT_EQ(title("website", "Boots that keep the sea out", "https://example.org/shop/7"),
            "Dry feet: the best sea boots");
  EXPECT_EQ(title("website", "Boots that keep the sea out", "https://example.org/boots-that-keep-the-sea-out/"),
            "Boots that keep the sea out");
  // An article: the heading, unless it is nearly the same and the address sides with the two.
  EXPECT_EQ(title("article", "The best sea boots and feet", "https://example.org/7"), "The best sea boots and feet");
  EXPECT_EQ(title("article", "The best sea boots and feet", "https://example.org/dry-feet-best-sea-boots.html"),
            "Dry feet: the best sea boots");
}

TEST(Page, ASiteNameFromATemplateIsTheTitle) {
  const std::string head =
      "<title>How to tie up: a guide | Harbour</title><meta property=og:title content='How to tie up: a guide | "
      "Harbour'>"
      "<meta property=og:site_name content='How to tie up: a guide | Harbour'>";
  EXPECT_EQ(metadata(head + "<h1>How to tie up: a guide</h1>").title, "How to tie up: a guide");
  // The front page is called by the site's name.
  EXPECT_EQ(metadata("<title>Harbour Post</title><meta property=og:site_name content='Harbour Post'>",
                     "https://www.example.org/")
                .site_name,
            "Harbour Post");
}

TEST(Page, SoftHyphensAreNoPartOfATitle) {
  EXPECT_EQ(metadata("<h1>Home Repair Assis&shy;tance</h1>").title, "Home Repair Assistance");
}

TEST(Page, SignedAtTheEnd) {
  std::string body = "<h1>A quay is saved</h1>";
  for (int i = 0; i < 300; ++i) body += "<p>Another paragraph of the story.</p>";
  EXPECT_EQ(names(metadata(body + "<h3>Written by Ann Lee</h3>")), Strings({"Ann Lee"}));
  EXPECT_EQ(names(metadata(body + "<p>Written by Ann Lee</p><p>Written by Bo Chen</p>")), Strings());
}

TEST(Page, Nicknames) {
  EXPECT_EQ(names(metadata("<h1>Which crane?</h1><p class=author>by <a class=username href=/u/1>crane_fan</a></p>")),
            Strings({"crane_fan"}));
  EXPECT_EQ(names(metadata("<h1>Which crane?</h1><a class=username href=/u/1>crane_fan</a>")), Strings({"crane_fan"}));
}

TEST(Page, Addresses) {
  const PageFacts f = facts(R"(<base href="/base/"><link rel=canonical href="https://www.example.org/port/canonical">
    <link rel=alternate hreflang=fr href="fr.html"><link rel=alternate hreflang=x-default href="x.html">
    <link rel=alternate hreflang=en href="https://www.example.org/port/canonical">
    <link rel=alternate hreflang=pt_BR href="pt.html"><link rel=alternate type=application/rss+xml href=rss.xml>
    <link rel=next href="/port/story.html?page=2"><a rel=author href=javascript:alert(1) >Ann Lee</a>)");
  EXPECT_EQ(f.url, kUrl);
  EXPECT_EQ(f.base_url, "https://www.example.org/base/");
  EXPECT_EQ(f.metadata.canonical_url, "https://www.example.org/port/canonical");
  ASSERT_EQ(f.metadata.alternates.size(), 2u);
  EXPECT_EQ(f.metadata.alternates[0].lang, "fr");
  EXPECT_EQ(f.metadata.alternates[0].url, "https://www.example.org/base/fr.html");
  EXPECT_EQ(f.metadata.alternates[1].lang, "pt-BR");
  EXPECT_EQ(f.metadata.next_pages, Strings({"https://www.example.org/port/story.html?page=2"}));
  for (const Author& author : f.metadata.authors) EXPECT_EQ(author.url, "");

  EXPECT_EQ(facts("<link rel=canonical href=https://example.org/a>", "").url, "https://example.org/a");
  EXPECT_EQ(facts("<meta property=og:url content=https://example.org/b>", "").url, "https://example.org/b");
  EXPECT_EQ(facts("<link rel=canonical href=javascript:x>", "").metadata.canonical_url, "");
  EXPECT_EQ(facts("<meta property=og:image content=data:image/png;base64,AA==>").metadata.image.url, "");
}

TEST(Page, Tags) {
  EXPECT_EQ(
      metadata(
          "<meta name=keywords content='quay, crane'><a rel=tag href=/t/q>#Quays</a> <a rel=tag href=/t/w>Wind</a>")
          .tags,
      Strings({"Quays", "Wind"}));
  EXPECT_EQ(metadata("<meta name=keywords content='quay, crane, Quay,'>").tags, Strings({"quay", "crane"}));
}

TEST(Page, Direction) {
  EXPECT_EQ(metadata("<html dir=rtl lang=en><h1>A</h1>").dir, Direction::rtl);
  EXPECT_EQ(metadata("<html lang=ur><h1>A</h1>").dir, Direction::rtl);
  EXPECT_EQ(metadata("<html lang=ar dir=ltr><article dir=rtl><h1>ا</h1>").dir, Direction::rtl);
  EXPECT_EQ(metadata("<html lang=az-Arab><h1>ا</h1>").dir, Direction::rtl);
  EXPECT_EQ(metadata("<html lang=ur-Latn><h1>A</h1>").dir, Direction::ltr);
  EXPECT_EQ(metadata("<h1>تم إنقاذ الرصيف</h1><p>نص طويل عن الميناء</p>").dir, Direction::rtl);
  EXPECT_EQ(metadata("<h1>A quay is saved</h1>").dir, Direction::ltr);
  EXPECT_EQ(metadata("<html lang=English><h1>A quay</h1>").lang, "");
  EXPECT_EQ(metadata("<html><meta property=og:locale content=pt_BR><h1>A quay</h1>").lang, "pt-BR");
}

TEST(Page, Standfirst) {
  const auto standfirst = [](const std::string& html) {
    return metadata("<meta name=description content='How a small town kept its quay.'><h1>A quay is saved</h1>" + html)
        .standfirst;
  };
  const std::string body =
      "<p>The crane came at dawn and the town was there before it.</p><p>Nobody had called them, they say.</p><p>But "
      "they came all the same.</p>";
  EXPECT_EQ(standfirst("<p class=standfirst>The town kept what it had built.</p>" + body),
            "The town kept what it had built.");
  EXPECT_EQ(standfirst("<div class='c-sub-title'>The town kept what it had built.</div>" + body),
            "The town kept what it had built.");
  EXPECT_EQ(standfirst("<p itemprop=description>The town kept what it had built.</p>" + body),
            "The town kept what it had built.");
  EXPECT_EQ(standfirst("<h2>How a small town kept its quay.</h2>" + body), "How a small town kept its quay.");
  EXPECT_EQ(standfirst("<header><p>How a small town kept its quay</p></header>" + body),
            "How a small town kept its quay");
  EXPECT_EQ(standfirst(body), "");
  // A description that is only the first paragraph is body text.
  EXPECT_EQ(standfirst("<p>How a small town kept its quay.</p>" + body), "");
  EXPECT_EQ(standfirst("<h2>The first chapter of the story</h2>" + body), "");
  EXPECT_EQ(metadata("<h1>A quay is saved</h1><div data-part=standfirst><p>It took ten years and many meetings to save "
                     "it.</p></div>" +
                     paragraphs(3))
                .standfirst,
            "It took ten years and many meetings to save it.");
}

TEST(Page, Types) {
  EXPECT_EQ(metadata("<meta property=og:type content=product>").page_type, PageType::product);
  EXPECT_EQ(metadata(R"(<script type="application/ld+json">{"@type":"DiscussionForumPosting"}</script>)").page_type,
            PageType::forum);
  EXPECT_EQ(metadata(R"(<script type="application/ld+json">{"@type":"TechArticle"}</script>)").page_type,
            PageType::documentation);
  EXPECT_EQ(metadata(R"(<script type="application/ld+json">{"@type":"CollectionPage"}</script>)").page_type,
            PageType::collection);
  EXPECT_EQ(metadata("<meta property=og:type content=website>").page_type, PageType::other);
}

TEST(Page, ManyOfEachTagTakeLinearTime) {
  std::string html = "<h1>A quay is saved</h1>";
  for (int i = 0; i < 20000; ++i)
    html += "<a rel='tag next author' class='author date' href=/" + std::to_string(i) + ">" + std::to_string(i % 90) +
            "</a><meta name=author content='Ann Lee" + std::to_string(i) + "'>";
  for (int i = 0; i < 3000; ++i) html += "<div class=author itemscope itemprop=author>";
  const PageFacts f = facts(html);
  EXPECT_EQ(f.metadata.title, "A quay is saved");
  EXPECT_LE(f.metadata.tags.size(), 50u);
  EXPECT_LE(f.metadata.authors.size(), 200u);
}

}  // namespace
}  // namespace lectern::page
