#include "page/title.h"

#include <gtest/gtest.h>

namespace lectern::page {
namespace {

TEST(Title, SiteNameByItsName) {
  const std::vector<std::string> site = {"Harbour Post"};
  EXPECT_EQ(without_site_name("A quay is saved | Harbour Post", site, {}, ""), "A quay is saved");
  EXPECT_EQ(without_site_name("A quay is saved - The Harbour Post", site, {}, ""), "A quay is saved");
  EXPECT_EQ(without_site_name("Harbour Post | A quay is saved", site, {}, ""), "A quay is saved");
  EXPECT_EQ(without_site_name("Harbour Post: A quay is saved", site, {"A quay is saved"}, ""), "A quay is saved");
  EXPECT_EQ(without_site_name("Harbour Post: news from the quay", site, {}, ""), "Harbour Post: news from the quay");
  EXPECT_EQ(without_site_name("A quay is saved » News » Harbour Post", site, {"A quay is saved"}, ""),
            "A quay is saved");
  EXPECT_EQ(without_site_name("A quay is saved", site, {}, ""), "A quay is saved");
}

TEST(Title, SiteNameInAnyScript) {
  EXPECT_EQ(without_site_name("Набережная спасена — Портовая газета", {"Портовая газета"}, {}, ""),
            "Набережная спасена");
  EXPECT_EQ(without_site_name("घाट बचा लिया गया | बंदरगाह समाचार", {"बंदरगाह समाचार"}, {}, ""), "घाट बचा लिया गया");
  EXPECT_EQ(without_site_name("埠頭が救われた｜みなと新聞", {"みなと新聞"}, {}, ""), "埠頭が救われた");
  EXPECT_EQ(without_site_name("码头得救了_海港报", {"海港报"}, {}, ""), "码头得救了");
  EXPECT_EQ(without_site_name("تم إنقاذ الرصيف - جريدة المرفأ", {"جريدة المرفأ"}, {}, ""), "تم إنقاذ الرصيف");
}

TEST(Title, SiteNameByTheHost) {
  EXPECT_EQ(without_site_name("A quay is saved - HarbourPost", {}, {}, "www.harbourpost.example"), "A quay is saved");
  EXPECT_EQ(without_site_name("A quay is saved | The Harbour Post", {}, {}, "news.harbourpost.co.uk"),
            "A quay is saved");
  EXPECT_EQ(without_site_name("Quay - Wikipedia", {}, {}, "other.example"), "Quay - Wikipedia");
}

TEST(Title, SiteNameByAnotherWording) {
  std::string cut;
  EXPECT_EQ(without_site_name("A quay is saved — Harbour Post", {}, {"A Quay Is Saved"}, "", &cut), "A quay is saved");
  EXPECT_EQ(cut, "Harbour Post");
}

TEST(Title, WhatBeginsWithTheMakersNameIsNoSiteName) {
  const std::vector<std::string> site = {"Harbour"};
  EXPECT_EQ(without_site_name("Harbour Ferries | Timetable and fares", site, {}, "www.harbour.example"),
            "Harbour Ferries | Timetable and fares");
  EXPECT_EQ(without_site_name("Harbour® | Timetable and fares", site, {}, ""), "Timetable and fares");
  EXPECT_EQ(without_site_name("The Harbour Prize for Ships: the best sails", site, {"The best sails"}, ""),
            "The Harbour Prize for Ships: the best sails");
  EXPECT_EQ(without_site_name("Harbour Times: the best sails", site, {"The best sails"}, ""), "the best sails");
}

TEST(Title, HalfOfATitleAfterAColonIsNoSiteName) {
  EXPECT_EQ(without_site_name("Keeping a quay clean: a guide by Harbour", {"Harbour"}, {}, ""),
            "Keeping a quay clean: a guide by Harbour");
  EXPECT_EQ(without_site_name("A guide for small ports: Port Safety", {"National Port Safety Board"}, {}, ""),
            "A guide for small ports: Port Safety");
  EXPECT_EQ(without_site_name("A guide for small ports: Harbour Post", {"Harbour Post"}, {}, ""),
            "A guide for small ports");
}

TEST(Title, WhatSaysMuchMoreThanTheNameIsNoSiteName) {
  EXPECT_EQ(without_site_name("Ferries - the news from Harbour today", {"Harbour"}, {}, ""),
            "Ferries - the news from Harbour today");
  EXPECT_EQ(without_site_name("Ferries - Harbour News International", {"Harbour News"}, {}, ""), "Ferries");
}

TEST(Title, PartsOfTheTitleStay) {
  EXPECT_EQ(without_site_name("Harbour: a quay is saved", {"Post"}, {}, ""), "Harbour: a quay is saved");
  EXPECT_EQ(without_site_name("Well-known quays and where to find them", {"known"}, {}, ""),
            "Well-known quays and where to find them");
  EXPECT_EQ(without_site_name("Harbour Post", {"Harbour Post"}, {}, ""), "Harbour Post");
  EXPECT_EQ(without_site_name("|", {}, {}, ""), "|");
  EXPECT_EQ(without_site_name("", {}, {}, ""), "");
}

TEST(Title, QuotationMarksPartNothing) {
  EXPECT_EQ(without_site_name("Anna Kay: «The quay is ours»", {}, {"Anna Kay"}, ""), "Anna Kay: «The quay is ours»");
  EXPECT_EQ(without_site_name("« The quay is ours » | Post", {"Post"}, {}, ""), "« The quay is ours »");
}

TEST(Title, MarksThatTemplatesLeaveAreNoPartOfIt) {
  EXPECT_EQ(without_site_name("A quay is saved -", {}, {}, ""), "A quay is saved");
  EXPECT_EQ(without_site_name("| A quay is saved //", {}, {}, ""), "A quay is saved");
  EXPECT_EQ(without_site_name("2. Quays and piers 🔗", {}, {}, ""), "2. Quays and piers");
  EXPECT_EQ(without_site_name("What is a quay ?", {}, {}, ""), "What is a quay ?");
}

TEST(Title, LastPart) {
  EXPECT_EQ(without_last_part("A quay is saved | Anything Else", false), "A quay is saved");
  EXPECT_EQ(without_last_part("A quay is saved - Harbour Post", false), "A quay is saved");
  EXPECT_EQ(without_last_part("Quay 1.8 - The Bountiful Update", false), "Quay 1.8 - The Bountiful Update");
  EXPECT_EQ(without_last_part("A quay is saved – My website", false), "A quay is saved – My website");
  EXPECT_EQ(without_last_part("A quay is saved – My website", true), "A quay is saved");
  EXPECT_EQ(without_last_part("A quay: saved", true), "A quay: saved");
}

TEST(Title, TheWayToAThreadIsCutOff) {
  const auto cut = [](const char* title) {
    return without_site_name(title, {}, {}, "ferryforum.example.org", nullptr);
  };
  EXPECT_EQ(cut("Which light / horn do you use? / Questions / Ferry Forum"), "Which light / horn do you use?");
  EXPECT_EQ(cut("Which light do you use? / Questions / Ferry Forum"), "Which light do you use?");
  EXPECT_EQ(cut("Lights / Horns / Bells"), "Lights / Horns / Bells");
}

}  // namespace
}  // namespace lectern::page
