#include "page/detected_language.h"

#include <gtest/gtest.h>

#include <string>

namespace lectern::page {
namespace {

struct Sample {
  const char* lang;
  const char* text;
};

constexpr Sample kSamples[] = {
    {"en", "The ferry leaves the quay at six in the morning, and it is never late, as the people of the island know."},
    {"de",
     "Die Fähre verlässt den Kai um sechs Uhr, und sie ist nie zu spät, was auch die Leute auf der Insel wissen."},
    {"fr",
     "Le bac quitte le quai à six heures et il est toujours à l'heure, ce que les gens de l'île savent pour sûr."},
    {"es",
     "El barco sale del muelle a las seis y no llega tarde, como sabe la gente de la isla que vive con las mareas."},
    {"pt",
     "O barco sai do cais às seis e não chega tarde, como sabem as pessoas da ilha que vivem com as marés do rio."},
    {"it", "Il traghetto lascia il molo alle sei e non è in ritardo, come sanno gli abitanti che vivono con la marea."},
    {"nl",
     "De veerboot vertrekt om zes uur van de kade en is niet te laat, dat weten de mensen op het eiland ook wel."},
    {"sv",
     "Färjan lämnar kajen klockan sex och är inte sen, det vet de som bor på ön och har den att lita på för allt."},
    {"da", "Færgen forlader kajen klokken seks og er ikke forsinket, det ved de som bor på øen af erfaring med den."},
    {"nb", "Fergen forlater kaia klokken seks og er ikke forsinket, det vet de som bor på øya av erfaring, så å si."},
    {"pl",
     "Prom odpływa z nabrzeża o szóstej i nie jest spóźniony, jak się wie na wyspie od lat, bo to dla ludzi ważne."},
    {"tr", "Vapur saat altıda iskeleden kalkar ve bu çok önemlidir, çünkü ada için bir yol daha var ve o da uzundur."},
    {"vi", "Chiếc phà rời bến lúc sáu giờ và không muộn, những người của đảo đã biết điều này khi đến đó một mình."},
    {"ru",
     "Паром уходит от причала в шесть утра, и он не опаздывает, как это знают все на острове, для кого он и ходит."},
    {"uk",
     "Пором іде від причалу о шостій ранку, і він не спізнюється, як це знають на острові, що живе з його рейсів."},
    {"bg", "Фериботът тръгва от кея в шест и не закъснява, както знаят хората на острова, за които това е като закон."},
    {"ar",
     "تغادر العبارة الرصيف في السادسة ولا تتأخر، وهذا ما يعرفه الناس في الجزيرة التي تعيش على هذا الموعد من زمن."},
    {"fa", "کشتی ساعت شش از اسکله به دریا رفت و دیر نکرد، این را مردم جزیره که با آن هستند به یاد دارند."},
    {"ur", "کشتی صبح چھ بجے گھاٹ سے نکلتی ہے اور کبھی دیر نہیں کرتی، یہ جزیرے کے لوگوں کو معلوم ہے کہ اس میں شک نہیں۔"},
    {"hi", "नाव सुबह छह बजे घाट से निकलती है और देर नहीं करती, यह द्वीप के लोगों को पता है कि वह समय की पाबंद है।"},
    {"bn", "ফেরি সকাল ছটায় ঘাট ছাড়ে এবং কখনও দেরি করে না, দ্বীপের মানুষ তা জানে।"},
    {"el", "Το πλοίο φεύγει από την προβλήτα στις έξι και δεν αργεί ποτέ."},
    {"he", "המעבורת יוצאת מהרציף בשש ואינה מאחרת לעולם, כך יודעים אנשי האי."},
    {"th", "เรือข้ามฟากออกจากท่าตอนหกโมงเช้าและไม่เคยสาย"},
    {"ja", "渡し船は朝六時に桟橋を離れ、遅れることはないと島の人々は知っている。"},
    {"zh", "渡船早上六点离开码头，从不晚点，岛上的人都知道这一点。"},
    {"ko", "나룻배는 아침 여섯 시에 부두를 떠나며 늦는 법이 없다."},
};

TEST(DetectedLanguage, IsToldByScriptAndFrequentWords) {
  for (const Sample& sample : kSamples) EXPECT_EQ(detected_language(sample.text), sample.lang) << sample.text;
}

TEST(DetectedLanguage, NeedsEnoughToTell) {
  for (const char* text : {"", "Home", "1014339 553808 189 522", "Harbour Post | Weather | Sport | Tides",
                           "lorem ipsum dolor sit amet consectetur adipiscing elit sed eiusmod tempor", "渡船"})
    EXPECT_EQ(detected_language(text), "") << text;
}

TEST(DetectedLanguage, WordsOfAnotherLanguageInATextDoNotCount) {
  EXPECT_EQ(detected_language(std::string(kSamples[1].text) + " „The Quay“ und „Sea of Time“ heißen die Lieder."),
            "de");
  EXPECT_EQ(detected_language(std::string("API HTTP JSON C++ ") + kSamples[13].text), "ru");
}

TEST(DetectedLanguage, TheSampleIsRunningTextAlone) {
  const std::string text = "The ferry leaves the quay at six in the morning, and it is never late.";
  const std::string page = "<body><nav>" + std::string(kSamples[1].text) + "</nav><script>" + text +
                           "</script><li>Heute<p>" + text + "<pre>" + text + "</pre>";
  EXPECT_EQ(language_sample(html::parse(page)), text + "\n");
  EXPECT_EQ(language_sample(html::parse("")), "");
}

}  // namespace
}  // namespace lectern::page
