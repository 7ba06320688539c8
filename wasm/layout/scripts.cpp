#include "layout/scripts.h"

#include <cstddef>

#include "style/figures.h"

namespace lectern::layout {
namespace {

namespace figures = style::figures;

constexpr Script kScripts[] = {
    {"ar fa ps ckb ug ", figures::arabic_leading, 1, figures::arabic_scale, true, true},
    {"ur ks ", figures::urdu_leading, figures::urdu_tall, figures::urdu_scale, true, true},
    {"he yi ", figures::hebrew_leading, 1, 1, false, true},
    {"hi mr ne sa ", figures::devanagari_leading, 1, figures::devanagari_scale, false, true},
    {"bn as ", figures::bengali_leading, 1, figures::bengali_scale, false, true},
    {"th lo km my ", figures::southeast_asian_leading, 1, 1, false, false},
    {"ja zh ko ", figures::east_asian_leading, 1, 1, false, true},
};
constexpr Script kLatin = {"", 1, 1, 1, false, false};

}  // namespace

const Script& script_of(std::string_view language) {
  const std::string_view primary = language.substr(0, language.find('-'));
  if (primary.empty()) return kLatin;
  for (const Script& script : kScripts) {
    size_t at = script.languages.find(primary);
    while (at != std::string_view::npos) {
      const size_t end = at + primary.size();
      if ((at == 0 || script.languages[at - 1] == ' ') && script.languages[end] == ' ') return script;
      at = script.languages.find(primary, end);
    }
  }
  return kLatin;
}

}  // namespace lectern::layout
