#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "extract/hints.h"
#include "extract/phrases.h"

namespace lectern::extract {
namespace {

Hints hints(const std::string& attributes) {
  const std::string page = "<body><div " + attributes + ">x</div>";
  const html::Document document = html::parse(page);
  return hints_of(document, document.first_child(document.body()));
}

TEST(Hints, ReadClassAndIdByWords) {
  EXPECT_TRUE(hints("class='article__share-bar'").kinds & kind_share);
  EXPECT_TRUE(hints("id=newsletterBox").kinds & kind_newsletter);
  EXPECT_LT(hints("class='SideBar sidebar_left'").weight, 0);
  EXPECT_GT(hints("class=entry-content").weight, 0);
  EXPECT_TRUE(hints("itemprop=author").kinds & kind_byline);
}

TEST(Hints, WhatNamesAnAuthorToMetadataNamesABylineToo) {
  constexpr struct {
    const char* word;
    std::string_view kind, hint;
  } kRows[] = {
#define LECTERN_CLASS_WORD(word, weight, kind, hint) {word, #kind, #hint},
#include "vocabulary/class_words.def"
#undef LECTERN_CLASS_WORD
  };
  int authors = 0;
  for (const auto& row : kRows) {
    if (row.hint != "author") continue;
    ++authors;
    EXPECT_EQ(row.kind, "byline") << row.word;
    EXPECT_TRUE(hints(std::string("class=story-") + row.word).kinds & kind_byline) << row.word;
  }
  EXPECT_GT(authors, 10);
}

TEST(Hints, DoNotReadWordsInsideWords) {
  EXPECT_EQ(hints("class='loadable shareholder navy adstock'").kinds, 0);
  EXPECT_EQ(hints("class='loadable shareholder navy adstock'").weight, 0);
}

TEST(Hints, ReadWordsOfOtherLanguages) {
  EXPECT_TRUE(hints("class='bloque-publicidad'").kinds & kind_advertisement);
  EXPECT_TRUE(hints("class='blok_reklama'").kinds & kind_advertisement);
  EXPECT_TRUE(hints("class=fenxiang").kinds & kind_share);
  EXPECT_TRUE(hints("id=kommentare").kinds & kind_comment);
  EXPECT_TRUE(hints("class=pankuzuList").kinds & kind_navigation);
  EXPECT_TRUE(hints("class=article__chapo").kinds & kind_standfirst);
}

Cues cues_of(std::string_view line) { return extract::cues_of(line, ""); }

TEST(Cues, OfLabelsAloneAndBeforeMore) {
  EXPECT_TRUE(cues_of("Advertisement").alone & kind_advertisement);
  EXPECT_TRUE(cues_of("— ADVERTISEMENT —").alone & kind_advertisement);
  EXPECT_TRUE(cues_of("Read More : Another story").label & kind_related);
  EXPECT_TRUE(cues_of("Filed under").alone & kind_tags);
  EXPECT_TRUE(cues_of("Tags: bees, trees").label & kind_tags);
  EXPECT_TRUE(cues_of("Read more about bees").lead & kind_related);
}

TEST(Cues, OfLabelsWithACount) {
  EXPECT_TRUE(cues_of("12 comments").alone & kind_comment);
  EXPECT_TRUE(cues_of("Comments (12)").alone & kind_comment);
  EXPECT_EQ(cues_of("Comments on 12 Angry Men").alone, 0);
}

TEST(Cues, DoNotMatchWordsThatGoOn) {
  EXPECT_EQ(cues_of("Advertisements in old papers tell of their time").any() & kind_advertisement, 0);
  EXPECT_EQ(cues_of("Tagliatelle: a recipe").any(), 0);
  EXPECT_EQ(cues_of("Byron wrote").any(), 0);
}

TEST(Cues, OfWordsThatAreEverydayHeadingsToo) {
  EXPECT_TRUE(cues_of("Text: Anna Brandt").label & kind_byline);
  EXPECT_EQ(cues_of("Text").any(), 0);
  EXPECT_TRUE(cues_of("文/张三").label & kind_byline);
  EXPECT_EQ(cues_of("文 学").any(), 0);
}

TEST(Cues, HoweverLettersAreTyped) {
  EXPECT_TRUE(cues_of("PUBLICITE").alone & kind_advertisement);  // a capital without its accent
  EXPECT_TRUE(cues_of("ЕЩЕ ПО ТЕМЕ").alone & kind_related);
  EXPECT_TRUE(cues_of("اقرأ أيضاً: خبر").label & kind_related);
  EXPECT_TRUE(cues_of("إقرأ ايضًا: خبر").label & kind_related);
  EXPECT_TRUE(cues_of("مزيد پڑهيں").any() == 0);  // another letter is another word
  EXPECT_TRUE(cues_of("يہ بهی").any() == 0);
  EXPECT_TRUE(cues_of("آ\u064Eخر تح\u0640\u0640ديث ٣ مايو").start & kind_date);
  EXPECT_TRUE(cues_of("\u200Fإعلان").alone & kind_advertisement);
  EXPECT_TRUE(cues_of("যা আছে").any() == 0);
  EXPECT_TRUE(cues_of("আরও প\u09DCুন: খবর").label & kind_related);        // a letter of its own
  EXPECT_TRUE(cues_of("আরও প\u09A1\u09BCুন: খবর").label & kind_related);  // with its dot apart
  EXPECT_TRUE(cues_of("और प\u095Dें").alone & kind_related);
  EXPECT_TRUE(cues_of("टिप्पणियाँ").alone & kind_comment);
  EXPECT_TRUE(cues_of("टिप्पणियां (२)").alone & kind_comment);
  EXPECT_TRUE(cues_of("Ｃｏｏｋｉｅを使用しています").within & kind_cookie);
  EXPECT_TRUE(cues_of("Kom\u00ADmentare").alone & kind_comment);
}

TEST(Cues, WithDigitsAndBrackets) {
  EXPECT_TRUE(cues_of("发布于2025年11月3日").start & kind_date);
  EXPECT_TRUE(cues_of("评论12").alone & kind_comment);
  EXPECT_TRUE(cues_of("١٢ تعليقات").alone & kind_comment);
  EXPECT_TRUE(cues_of("মন্তব্য (২)").alone & kind_comment);
  EXPECT_TRUE(cues_of("【関連記事】駅の食堂").label & kind_related);
  EXPECT_TRUE(cues_of("আরও পড়ুনঃ আরেকটি খবর").label & kind_related);
  EXPECT_TRUE(cues_of("[Read more] Another story").label & kind_related);
}

TEST(Cues, OfLongLinesOfScriptsWithLongBytes) {
  EXPECT_TRUE(cues_of("यह वेबसाइट आपके अनुभव को बेहतर बनाने, पन्नों की लोकप्रियता समझने और आपकी पसंद याद रखने के लिए "
                      "कुकी का उपयोग करती है, जिसके बारे में आप हमारी नीति में विस्तार से पढ़ सकते हैं।")
                  .within &
              kind_cookie);
}

// What each kind of line says in each language: the line, then where it is said.
struct Said {
  Kind kind;
  const char* line;
};

// Each line says its kind; the result is the set of all kinds.
uint32_t kinds_said(const std::vector<Said>& lines) {
  uint32_t kinds = 0;
  for (const Said& said : lines) {
    EXPECT_TRUE(cues_of(said.line).any() & said.kind) << said.line;
    kinds |= said.kind;
  }
  return kinds;
}

class CuesInLanguage : public testing::TestWithParam<std::pair<const char*, std::vector<Said>>> {};

TEST_P(CuesInLanguage, SayEveryKind) {
  EXPECT_EQ(kinds_said(GetParam().second),
            static_cast<uint32_t>(kind_related | kind_newsletter | kind_share | kind_advertisement | kind_comment |
                                  kind_cookie | kind_tags | kind_byline | kind_date | kind_settings | kind_navigation |
                                  kind_legal | kind_script));
}

INSTANTIATE_TEST_SUITE_P(
    Languages, CuesInLanguage,
    testing::Values(std::pair{"English", std::vector<Said>{{kind_related, "Read more: a story"},
                                                           {kind_newsletter, "Sign up for our letter"},
                                                           {kind_share, "Share this article"},
                                                           {kind_advertisement, "Advertisement"},
                                                           {kind_comment, "12 comments"},
                                                           {kind_cookie, "We use cookies"},
                                                           {kind_tags, "Filed under: a"},
                                                           {kind_byline, "By Ann Lee"},
                                                           {kind_date, "Last updated 3 May"},
                                                           {kind_settings, "Font size"},
                                                           {kind_navigation, "Skip to content"},
                                                           {kind_legal, "All rights reserved."},
                                                           {kind_script, "Please enable JavaScript to go on."}}},
                    std::pair{"Hindi", std::vector<Said>{{kind_related, "यह भी पढ़ें: एक ख़बर"},
                                                         {kind_newsletter, "हमारा न्यूज़लेटर पाएँ"},
                                                         {kind_share, "शेयर करें"},
                                                         {kind_advertisement, "विज्ञापन"},
                                                         {kind_comment, "टिप्पणी करें"},
                                                         {kind_cookie, "हम कुकी का उपयोग करते हैं"},
                                                         {kind_tags, "टैग: क"},
                                                         {kind_byline, "लेखक: मीरा शर्मा"},
                                                         {kind_date, "अंतिम अपडेट 3 मई"},
                                                         {kind_settings, "डार्क मोड"},
                                                         {kind_navigation, "मुख्य पृष्ठ"},
                                                         {kind_legal, "सर्वाधिकार सुरक्षित"},
                                                         {kind_script, "जारी रखने के लिए जावास्क्रिप्ट सक्षम करें"}}},
                    std::pair{"Bengali", std::vector<Said>{{kind_related, "আরও পড়ুন: একটি খবর"},
                                                           {kind_newsletter, "আমাদের নিউজলেটার"},
                                                           {kind_share, "শেয়ার করুন"},
                                                           {kind_advertisement, "বিজ্ঞাপন"},
                                                           {kind_comment, "মন্তব্য লিখুন"},
                                                           {kind_cookie, "এই সাইট কুকি ব্যবহার করে"},
                                                           {kind_tags, "ট্যাগ: ক"},
                                                           {kind_byline, "প্রতিবেদক: রহিম"},
                                                           {kind_date, "প্রকাশ: ৩ মে ২০২৫"},
                                                           {kind_settings, "ফন্টের আকার"},
                                                           {kind_navigation, "প্রচ্ছদ"},
                                                           {kind_legal, "সর্বস্বত্ব সংরক্ষিত"},
                                                           {kind_script, "জাভাস্ক্রিপ্ট সক্রিয় করুন"}}},
                    std::pair{"Urdu", std::vector<Said>{{kind_related, "مزید پڑھیں: خبر"},
                                                        {kind_newsletter, "ہمارا نیوز لیٹر"},
                                                        {kind_share, "شیئر کریں"},
                                                        {kind_advertisement, "اشتہار"},
                                                        {kind_comment, "اپنی رائے دیں"},
                                                        {kind_cookie, "یہ سائٹ کوکیز استعمال کرتی ہے"},
                                                        {kind_tags, "ٹیگز: ا"},
                                                        {kind_byline, "تحریر: زینب احمد"},
                                                        {kind_date, "آخری اپ ڈیٹ ۳ مئی"},
                                                        {kind_settings, "فونٹ سائز"},
                                                        {kind_navigation, "سرورق"},
                                                        {kind_legal, "جملہ حقوق محفوظ ہیں"},
                                                        {kind_script, "جاوا اسکرپٹ چالو کریں"}}},
                    std::pair{"Arabic", std::vector<Said>{{kind_related, "اقرأ أيضا: خبر"},
                                                          {kind_newsletter, "اشترك في النشرة الإخبارية"},
                                                          {kind_share, "شارك المقال"},
                                                          {kind_advertisement, "إعلان"},
                                                          {kind_comment, "أضف تعليقا"},
                                                          {kind_cookie, "نستخدم ملفات تعريف الارتباط"},
                                                          {kind_tags, "الوسوم: ا"},
                                                          {kind_byline, "بقلم: ليلى"},
                                                          {kind_date, "نشر في ٣ مايو"},
                                                          {kind_settings, "حجم الخط"},
                                                          {kind_navigation, "الرئيسية"},
                                                          {kind_legal, "جميع الحقوق محفوظة"},
                                                          {kind_script, "يرجى تفعيل جافا سكريبت"}}},
                    std::pair{"Chinese", std::vector<Said>{{kind_related, "相关阅读：新闻"},
                                                           {kind_newsletter, "订阅我们的早报"},
                                                           {kind_share, "分享到"},
                                                           {kind_advertisement, "广告"},
                                                           {kind_comment, "发表评论"},
                                                           {kind_cookie, "本站使用 Cookie"},
                                                           {kind_tags, "标签：甲"},
                                                           {kind_byline, "作者：王五"},
                                                           {kind_date, "发布时间：2025"},
                                                           {kind_settings, "字号"},
                                                           {kind_navigation, "当前位置"},
                                                           {kind_legal, "版权所有"},
                                                           {kind_script, "请启用 JavaScript"}}},
                    std::pair{"Japanese", std::vector<Said>{{kind_related, "関連記事：話題"},
                                                            {kind_newsletter, "ニュースレターのご案内"},
                                                            {kind_share, "この記事をシェア"},
                                                            {kind_advertisement, "広告"},
                                                            {kind_comment, "コメントを書く"},
                                                            {kind_cookie, "クッキーを使用しています"},
                                                            {kind_tags, "タグ：甲"},
                                                            {kind_byline, "執筆：森下葵"},
                                                            {kind_date, "更新日：2025"},
                                                            {kind_settings, "文字サイズ"},
                                                            {kind_navigation, "ページトップへ"},
                                                            {kind_legal, "無断転載を禁じます"},
                                                            {kind_script, "JavaScriptを有効にしてください"}}},
                    std::pair{"Spanish", std::vector<Said>{{kind_related, "Lea también: una historia"},
                                                           {kind_newsletter, "Suscríbete a nuestro boletín"},
                                                           {kind_share, "Compartir en Facebook"},
                                                           {kind_advertisement, "Publicidad"},
                                                           {kind_comment, "Deja un comentario"},
                                                           {kind_cookie, "Utilizamos cookies"},
                                                           {kind_tags, "Etiquetas: a"},
                                                           {kind_byline, "Escrito por Ana Ruiz"},
                                                           {kind_date, "Actualizado el 3 de mayo"},
                                                           {kind_settings, "Tamaño de letra"},
                                                           {kind_navigation, "Saltar al contenido"},
                                                           {kind_legal, "Todos los derechos reservados"},
                                                           {kind_script, "Activa JavaScript para seguir"}}},
                    std::pair{"French", std::vector<Said>{{kind_related, "À lire aussi : une histoire"},
                                                          {kind_newsletter, "Abonnez-vous à notre lettre"},
                                                          {kind_share, "Partager l’article"},
                                                          {kind_advertisement, "Publicité"},
                                                          {kind_comment, "Laisser un commentaire"},
                                                          {kind_cookie, "Nous utilisons des cookies"},
                                                          {kind_tags, "Mots-clés : a"},
                                                          {kind_byline, "Écrit par Anne Roche"},
                                                          {kind_date, "Mis à jour le 3 mai"},
                                                          {kind_settings, "Taille du texte"},
                                                          {kind_navigation, "Aller au contenu"},
                                                          {kind_legal, "Tous droits réservés"},
                                                          {kind_script, "Veuillez activer JavaScript"}}},
                    std::pair{"German", std::vector<Said>{{kind_related, "Lesen Sie auch: eine Geschichte"},
                                                          {kind_newsletter, "Newsletter bestellen"},
                                                          {kind_share, "Artikel teilen"},
                                                          {kind_advertisement, "Anzeige"},
                                                          {kind_comment, "Kommentar schreiben"},
                                                          {kind_cookie, "Wir verwenden Cookies"},
                                                          {kind_tags, "Schlagwörter: a"},
                                                          {kind_byline, "Geschrieben von Anna Brandt"},
                                                          {kind_date, "Zuletzt aktualisiert am 3. Mai"},
                                                          {kind_settings, "Schriftgröße"},
                                                          {kind_navigation, "Zum Inhalt springen"},
                                                          {kind_legal, "Alle Rechte vorbehalten"},
                                                          {kind_script, "Bitte aktivieren Sie JavaScript"}}},
                    std::pair{"Russian", std::vector<Said>{{kind_related, "Читайте также: история"},
                                                           {kind_newsletter, "Подпишитесь на рассылку"},
                                                           {kind_share, "Поделиться"},
                                                           {kind_advertisement, "Реклама"},
                                                           {kind_comment, "Оставить комментарий"},
                                                           {kind_cookie, "Мы используем файлы cookie"},
                                                           {kind_tags, "Теги: а"},
                                                           {kind_byline, "Автор: Анна Лебедева"},
                                                           {kind_date, "Опубликовано 3 мая"},
                                                           {kind_settings, "Размер шрифта"},
                                                           {kind_navigation, "Главная"},
                                                           {kind_legal, "Все права защищены"},
                                                           {kind_script, "Пожалуйста, включите JavaScript"}}}),
    [](const auto& test) { return std::string(test.param.first); });

// Languages of pages that have no interface of their own: what stands around articles in them.
class CuesAroundArticles : public testing::TestWithParam<std::pair<const char*, std::vector<Said>>> {};

TEST_P(CuesAroundArticles, SayEveryKind) {
  EXPECT_EQ(kinds_said(GetParam().second),
            static_cast<uint32_t>(kind_related | kind_newsletter | kind_share | kind_advertisement | kind_comment |
                                  kind_cookie | kind_tags | kind_legal));
}

INSTANTIATE_TEST_SUITE_P(
    Languages, CuesAroundArticles,
    testing::Values(std::pair{"Portuguese", std::vector<Said>{{kind_related, "Leia também: a ponte"},
                                                              {kind_newsletter, "Siga-nos no Instagram"},
                                                              {kind_share, "Compartilhe"},
                                                              {kind_advertisement, "Publicidade"},
                                                              {kind_comment, "Deixe um comentário"},
                                                              {kind_cookie, "Este site utiliza cookies"},
                                                              {kind_tags, "Etiquetas: a"},
                                                              {kind_legal, "Todos os direitos reservados"}}},
                    std::pair{"Italian", std::vector<Said>{{kind_related, "Leggi anche: il ponte"},
                                                           {kind_newsletter, "Seguici su Facebook"},
                                                           {kind_share, "Condividi"},
                                                           {kind_advertisement, "Pubblicità"},
                                                           {kind_comment, "Lascia un commento"},
                                                           {kind_cookie, "Questo sito utilizza cookie"},
                                                           {kind_tags, "Argomenti: a"},
                                                           {kind_legal, "Riproduzione riservata"}}},
                    std::pair{"Dutch", std::vector<Said>{{kind_related, "Lees ook: de brug"},
                                                         {kind_newsletter, "Volg ons op Facebook"},
                                                         {kind_share, "Deel dit artikel"},
                                                         {kind_advertisement, "Advertentie"},
                                                         {kind_comment, "Reacties (3)"},
                                                         {kind_cookie, "Deze site gebruikt cookies"},
                                                         {kind_tags, "Trefwoorden: a"},
                                                         {kind_legal, "Alle rechten voorbehouden"}}},
                    std::pair{"Polish", std::vector<Said>{{kind_related, "Czytaj też: most"},
                                                          {kind_newsletter, "Polub nas na Facebooku"},
                                                          {kind_share, "Udostępnij"},
                                                          {kind_advertisement, "REKLAMA"},
                                                          {kind_comment, "Dodaj komentarz"},
                                                          {kind_cookie, "Serwis używa plików cookie"},
                                                          {kind_tags, "Tagi: a"},
                                                          {kind_legal, "Wszelkie prawa zastrzeżone"}}},
                    std::pair{"Turkish", std::vector<Said>{{kind_related, "İlgili Haberler"},
                                                           {kind_newsletter, "Bizi takip edin"},
                                                           {kind_share, "Paylaş"},
                                                           {kind_advertisement, "Reklam"},
                                                           {kind_comment, "Yorum yap"},
                                                           {kind_cookie, "Sitemiz çerez kullanmaktadır"},
                                                           {kind_tags, "Etiketler: a"},
                                                           {kind_legal, "Tüm hakları saklıdır"}}},
                    std::pair{"Korean", std::vector<Said>{{kind_related, "관련 기사"},
                                                          {kind_newsletter, "뉴스레터 신청"},
                                                          {kind_share, "공유하기"},
                                                          {kind_advertisement, "광고"},
                                                          {kind_comment, "댓글 12"},
                                                          {kind_cookie, "이 사이트는 쿠키를 사용합니다"},
                                                          {kind_tags, "태그: 가"},
                                                          {kind_legal, "무단 전재 및 재배포 금지"}}}),
    [](const auto& test) { return std::string(test.param.first); });

TEST(Cues, RequestsStartShortSentences) {
  EXPECT_TRUE(cues_of("Follow us on Mastodon").sentence & kind_newsletter);
  EXPECT_TRUE(cues_of("The ferry is late again. Follow us for more: it may come.").sentence & kind_newsletter);
  EXPECT_TRUE(cues_of("Hat Ihnen der Artikel gefallen? Unterstützen Sie uns!").sentence & kind_newsletter);
  EXPECT_FALSE(cues_of("They said: come and follow us").sentence & kind_newsletter);
  EXPECT_FALSE(cues_of("Follow us, it says on a board at the pier that somebody nailed up long ago, and nobody knows "
                       "who that was or where they went.")
                   .sentence &
               kind_newsletter);
}

TEST(Cues, SizeOfALabelInTheTextAsWritten) {
  EXPECT_EQ(label_size("Read More : Another", kind_related), std::string("Read More : ").size());
  EXPECT_EQ(label_size("関連記事：話題", kind_related), std::string("関連記事：").size());
  EXPECT_EQ(label_size("Don\u2019t miss: it\u2019s here", kind_related), std::string("Don\u2019t miss: ").size());
  EXPECT_EQ(label_size("اقرأ أيضًا: خبر", kind_related), std::string("اقرأ أيضًا: ").size());
  EXPECT_EQ(label_size("À lire aussi : une histoire", kind_related), std::string("À lire aussi : ").size());
  EXPECT_EQ(label_size("Another story", kind_related), 0u);
}

}  // namespace
}  // namespace lectern::extract
