#include "page/months.h"

#include "base/text.h"

namespace lectern::page {
namespace {

// Names of the months, lower case, one line a month, words set apart by spaces.
constexpr std::string_view kMonths[12] = {
    " jan january januar jänner enero ene janvier janv janeiro gennaio gen januari января янв январь जनवरी জানুয়ারি "
    "জানুয়ারী يناير جنوری ",
    " feb february februar febrero février fevrier févr fév fevereiro febbraio februari февраля фев февраль फरवरी "
    "फ़रवरी ফেব্রুয়ারি ফেব্রুয়ারী "
    "فبراير فروری شباط ",
    " mar march märz maerz mrz marzo mars março marco maart mrt марта мар март मार्च মার্চ مارس مارچ آذار ",
    " apr april abril abr avril avr aprile апреля апр апрель अप्रैल এপ্রিল أبريل ابريل إبريل اپریل نيسان ",
    " may mai mayo maio maggio mag mei мая май मई মে مايو مئی أيار ",
    " jun june juni junio juin junho giugno giu июня июн июнь जून জুন يونيو جون حزيران ",
    " jul july juli julio juillet juil julho luglio lug июля июл июль जुलाई জুলাই يوليو جولائی تموز ",
    " aug august agosto ago août aout augustus августа авг август अगस्त আগস্ট أغسطس اغسطس اگست ",
    " sep sept september septiembre setiembre septembre setembro settembre сентября сен сентябрь सितंबर सितम्बर সেপ্টেম্বর "
    "سبتمبر ستمبر أيلول ",
    " oct october oktober okt octubre octobre outubro ottobre ott октября окт октябрь अक्टूबर अक्तूबर অক্টোবর أكتوبر اكتوبر "
    "اکتوبر ",
    " nov november noviembre novembre novembro ноября ноя ноябрь नवंबर नवम्बर নভেম্বর نوفمبر نومبر ",
    " dec december dezember dez diciembre dic décembre decembre déc dezembro dicembre декабря дек декабрь दिसंबर दिसम्बर "
    "ডিসেম্বর ديسمبر دسمبر ",
};

}  // namespace

int month_of(std::string_view word) {
  if (word.size() < 3) return 0;
  for (int month = 0; month < 12; ++month)
    if (base::has_token(kMonths[month], word)) return month + 1;
  return 0;
}

}  // namespace lectern::page
