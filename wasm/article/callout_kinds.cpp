#include "article/callout_kinds.h"

#include <cstdint>
#include <string>

#include "base/text.h"
#include "base/word_table.h"

namespace lectern::article {
namespace {

constexpr std::string_view kKinds[] = {"note", "tip", "important", "warning", "caution"};

// The position of each word's kind in kKinds: what tools call callouts, and what pages in the interface's languages
// write over them.
constexpr auto kWords = [] {
  base::WordTable<128> table;
  table.add("note notes info information abstract summary tldr todo question faq help example quote seealso", 0);
  table.add("hinweis anmerkung remarque nota примечание заметка नोट নোট ملاحظة 注 注意点 备注 说明 ノート メモ نوٹ", 0);
  table.add(
      "tip tips hint success check tipp astuce conseil consejo sugerencia совет подсказка सुझाव টিপ نصيحة 提示 ヒント "
      "مشورہ",
      1);
  table.add("important wichtig importante важно महत्वपूर्ण গুরুত্বপূর্ণ مهم 重要 اہم", 2);
  table.add(
      "warning attention warnung achtung avertissement advertencia aviso предупреждение внимание चेतावनी সতর্কতা تحذير "
      "警告 انتباہ",
      3);
  table.add(
      "caution danger error bug failure vorsicht gefahr prudence precaución peligro осторожно опасно सावधान সাবধান حذر "
      "注意 小心 احتیاط",
      4);
  return table;
}();

}  // namespace

std::string_view callout_kind(std::string_view word) {
  constexpr size_t kLongest = 48;  // bytes
  word = base::trim(word);
  while (base::ends_with(word, ":")) word = base::trim(word.substr(0, word.size() - 1));
  if (word.empty() || word.size() > kLongest) return {};
  const auto kind = kWords.find(base::lower_case(word));
  return kind ? kKinds[*kind] : std::string_view();
}

}  // namespace lectern::article
