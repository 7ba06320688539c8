#include "page/dates.h"

#include <gtest/gtest.h>

namespace lectern::page {
namespace {

TEST(Dates, Iso8601) {
  EXPECT_EQ(iso_date("2025-03-04"), "2025-03-04");
  EXPECT_EQ(iso_date(" 2025-03-04T09:30:15+01:00\n"), "2025-03-04T09:30:15+01:00");
  EXPECT_EQ(iso_date("2025-03-04T09:30:15.250Z"), "2025-03-04T09:30:15Z");
  EXPECT_EQ(iso_date("2025-03-04T09:30-0530"), "2025-03-04T09:30-05:30");
  EXPECT_EQ(iso_date("2025-03-04 09:30:15 UTC"), "2025-03-04T09:30:15Z");
  EXPECT_EQ(iso_date("20250304"), "2025-03-04");
  EXPECT_EQ(iso_date("20250304T093015Z"), "2025-03-04T09:30:15Z");
  EXPECT_EQ(iso_date("20250304093015"), "2025-03-04T09:30:15");
  EXPECT_EQ(iso_date("2025/3/4"), "2025-03-04");
}

TEST(Dates, MailAndScripts) {
  EXPECT_EQ(iso_date("Wed, 02 Oct 2002 13:00:00 +0200"), "2002-10-02T13:00:00+02:00");
  EXPECT_EQ(iso_date("Wed, 02 Oct 2002 08:00:00 EST"), "2002-10-02T08:00:00-05:00");
  EXPECT_EQ(iso_date("Tue Nov 18 2025 10:05:00 GMT+0100 (CET)"), "2025-11-18T10:05:00+01:00");
}

TEST(Dates, WithTimesAsLanguagesWriteThem) {
  EXPECT_EQ(iso_date("০৯ নভেম্বর ২০২৫, ০৭: ৩০", "bn"), "2025-11-09T07:30");
  EXPECT_EQ(iso_date("١٣ نوفمبر ٢٠٢٥", "ar"), "2025-11-13");
}

TEST(Dates, UnixTime) {
  EXPECT_EQ(iso_date("1700000000"), "2023-11-14T22:13:20Z");
  EXPECT_EQ(iso_date("1700000000123"), "2023-11-14T22:13:20Z");
  EXPECT_EQ(iso_date("170000"), "");
}

TEST(Dates, WrittenOut) {
  EXPECT_EQ(iso_date("Published on March 4, 2025"), "2025-03-04");
  EXPECT_EQ(iso_date("Mar. 4th, 2025 at 9:05 p.m. EST"), "2025-03-04T21:05-05:00");
  EXPECT_EQ(iso_date("4 March 2025 | 5 min read"), "2025-03-04");
  EXPECT_EQ(iso_date("10:15, 3 May 2025"), "2025-05-03T10:15");
  EXPECT_EQ(iso_date("4. März 2025, 09:30 Uhr"), "2025-03-04T09:30");
  EXPECT_EQ(iso_date("le 4 août 2025 à 9h05"), "2025-08-04T09:05");
  EXPECT_EQ(iso_date("1er janvier 2025"), "2025-01-01");
  EXPECT_EQ(iso_date("4 de marzo de 2025"), "2025-03-04");
  EXPECT_EQ(iso_date("18 ноября 2025, 14:20"), "2025-11-18T14:20");
  EXPECT_EQ(iso_date("2025年3月4日 09:30"), "2025-03-04T09:30");
  EXPECT_EQ(iso_date("2025년 3월 4일"), "2025-03-04");
  EXPECT_EQ(iso_date("१८ नवंबर २०२५"), "2025-11-18");
  EXPECT_EQ(iso_date("১৮ নভেম্বর ২০২৫"), "2025-11-18");
  EXPECT_EQ(iso_date("١٨ نوفمبر ٢٠٢٥"), "2025-11-18");
  EXPECT_EQ(iso_date("۱۸ نومبر ۲۰۲۵"), "2025-11-18");
}

TEST(Dates, ElevenLanguages) {
  EXPECT_EQ(iso_date("Tuesday, March 4, 2025"), "2025-03-04");                    // en
  EXPECT_EQ(iso_date("मंगलवार, 4 मार्च 2025", "hi"), "2025-03-04");                 // hi
  EXPECT_EQ(iso_date("प्रकाशित: ०४ मार्च २०२५, ०९:३०", "hi"), "2025-03-04T09:30");  // hi
  EXPECT_EQ(iso_date("মঙ্গলবার, ৪ মার্চ ২০২৫", "bn"), "2025-03-04");                // bn
  EXPECT_EQ(iso_date("منگل 4 مارچ 2025ء", "ur"), "2025-03-04");                   // ur
  EXPECT_EQ(iso_date("۴ مارچ، ۲۰۲۵", "ur"), "2025-03-04");                        // ur
  EXPECT_EQ(iso_date("الثلاثاء ٤ مارس ٢٠٢٥", "ar"), "2025-03-04");                // ar
  EXPECT_EQ(iso_date("4 آذار/مارس 2025", "ar"), "2025-03-04");                    // ar, both names
  EXPECT_EQ(iso_date("4 كانون الثاني 2025", "ar"), "2025-01-04");                 // ar, the Levant's names
  EXPECT_EQ(iso_date("4 كانون الأول/ديسمبر 2025", "ar"), "2025-12-04");           // ar
  EXPECT_EQ(iso_date("4 تشرين الأول 2025", "ar"), "2025-10-04");                  // ar
  EXPECT_EQ(iso_date("4 تشرين الثاني 2025", "ar"), "2025-11-04");                 // ar
  EXPECT_EQ(iso_date("2025年3月4日 星期二", "zh"), "2025-03-04");                 // zh
  EXPECT_EQ(iso_date("２０２５年３月４日（火）", "ja"), "2025-03-04");            // ja, full-width
  EXPECT_EQ(iso_date("martes, 4 de marzo de 2025", "es"), "2025-03-04");          // es
  EXPECT_EQ(iso_date("Publié le mardi 4 mars 2025", "fr"), "2025-03-04");         // fr
  EXPECT_EQ(iso_date("Dienstag, 4. März 2025", "de"), "2025-03-04");              // de
  EXPECT_EQ(iso_date("вторник, 4 марта 2025 г.", "ru"), "2025-03-04");            // ru
  EXPECT_EQ(iso_date("4 marca 2025", "pl"), "2025-03-04");                        // pl
  EXPECT_EQ(iso_date("4 października 2025 r.", "pl"), "2025-10-04");              // pl
  EXPECT_EQ(iso_date("4 Mart 2025 Salı", "tr"), "2025-03-04");                    // tr
}

TEST(Dates, TheYearMayComeAfterTheTime) {
  EXPECT_EQ(iso_date("Tue Mar  4 09:30:15 2025"), "2025-03-04T09:30:15");
  EXPECT_EQ(iso_date("Tue Mar 04 09:30:15 CET 2025"), "2025-03-04T09:30:15");
  EXPECT_EQ(iso_date("Tue Mar 04 09:30:15 GMT 2025"), "2025-03-04T09:30:15Z");
  EXPECT_EQ(iso_date("Tue Mar 04 09:30:15 +0100 2025"), "2025-03-04T09:30:15+01:00");
  EXPECT_EQ(iso_date("Mar 4 09:30 for all visitors of 2025"), "");
}

TEST(Dates, OtherCalendarsAreNotOurs) {
  EXPECT_EQ(iso_date("4 رمضان 1446", "ar"), "");
  EXPECT_EQ(iso_date("٤ رمضان ١٤٤٦ هـ", "ar"), "");
  EXPECT_EQ(iso_date("1446/09/04", "ar"), "");
  EXPECT_EQ(iso_date("04/09/1446", "ar"), "");
  EXPECT_EQ(iso_date("4 رمضان 1446هـ الموافق 4 مارس 2025م", "ar"), "2025-03-04");
  EXPECT_EQ(iso_date("۱۴۰۳/۱۲/۱۴", "fa"), "");
  EXPECT_EQ(iso_date("২০ ফাল্গুন ১৪৩১", "bn"), "");
  EXPECT_EQ(iso_date("令和7年3月4日", "ja"), "");
}

TEST(Dates, DaysBetween) {
  EXPECT_EQ(days_between("2025-03-04", "2025-03-04T23:59Z"), 0);
  EXPECT_EQ(days_between("2024-12-31", "2025-01-01"), 1);
  EXPECT_EQ(days_between("2023-12-31", "2024-01-01"), 1);
  EXPECT_EQ(days_between("2024-02-28", "2024-03-01"), 2);
  EXPECT_EQ(days_between("2025-03-04", "2024-03-04"), -365);
}

TEST(Dates, NumbersAreReadByWhatTellsThemApart) {
  EXPECT_EQ(iso_date("18.11.2025"), "2025-11-18");
  EXPECT_EQ(iso_date("3.4.2025"), "2025-04-03");
  EXPECT_EQ(iso_date("18/11/2025"), "2025-11-18");
  EXPECT_EQ(iso_date("11/18/2025"), "2025-11-18");
  EXPECT_EQ(iso_date("3/4/2025"), "");  // nothing tells
  EXPECT_EQ(iso_date("3/4/2025", "en"), "");
  EXPECT_EQ(iso_date("3/4/2025", "en-US"), "2025-03-04");
  EXPECT_EQ(iso_date("3/4/2025", "en-GB"), "2025-04-03");
  EXPECT_EQ(iso_date("3/4/2025", "fr"), "2025-04-03");
}

TEST(Dates, OtherTextsHaveNoDate) {
  EXPECT_EQ(iso_date(""), "");
  EXPECT_EQ(iso_date("yesterday"), "");
  EXPECT_EQ(iso_date("2025"), "");
  EXPECT_EQ(iso_date("March 2025"), "");
  EXPECT_EQ(iso_date("2025-02-30"), "");
  EXPECT_EQ(iso_date("2025-13-01"), "");
  EXPECT_EQ(iso_date("31 April 2025"), "");
  EXPECT_EQ(iso_date("29 February 2023"), "");
  EXPECT_EQ(iso_date("29 February 2024"), "2024-02-29");
  EXPECT_EQ(iso_date("1403-05-12"), "");  // another calendar
  EXPECT_EQ(iso_date("version 1.4.3.2025"), "");
  EXPECT_EQ(iso_date("2025-03-04T25:61:00"), "2025-03-04");
  EXPECT_EQ(iso_date("999999999999999999999999"), "");
}

TEST(Dates, FindsTheOneInAnAddress) {
  EXPECT_EQ(date_in_path("https://example.org/2025/03/04/story"), "2025-03-04");
  EXPECT_EQ(date_in_path("https://example.org/news/2025-03-04-story"), "2025-03-04");
  EXPECT_EQ(date_in_path("https://example.org/2025/13/04/story"), "");
  EXPECT_EQ(date_in_path("https://example.org/2025/story"), "");
  EXPECT_EQ(date_in_path("https://example.org/1/2025/03/041"), "");
  EXPECT_EQ(date_in_path(""), "");
}

TEST(Dates, TwoDigitsOfAYear) {
  EXPECT_EQ(iso_date("31.10.23", "de"), "2023-10-31");
  EXPECT_EQ(iso_date("2.11.22, 10:15 Uhr", "de"), "2022-11-02T10:15");
  EXPECT_EQ(iso_date("2.11.22", "en"), "");
  EXPECT_EQ(iso_date("2.11.22", ""), "");
}

}  // namespace
}  // namespace lectern::page
