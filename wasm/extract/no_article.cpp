#include "extract/no_article.h"

#include <algorithm>

#include "base/text.h"
#include "vocabulary/words.h"

namespace lectern::extract {
namespace {

using html::Attr;
using html::NodeId;
using html::Tag;
using vocabulary::Use;

bool says(std::string_view text, std::string_view phrases) {
  constexpr size_t kLongest = 300;  // bytes
  if (text.size() > kLongest) return false;
  const std::string small = base::lower_case(text);
  while (!phrases.empty())
    if (base::contains(small, base::next_item(phrases, '|'))) return true;
  return false;
}

// What a form asks for: a password, or anything that is written into it.
struct Fields {
  bool password = false;
  bool any = false;
};

Fields fields_of(const html::Document& document) {
  Fields out;
  for (NodeId n = 0; n < document.size(); ++n) {
    if (!document.is_element(n, Tag::input)) continue;
    const std::string type = base::lower_ascii(base::trim(document.get(n, Attr::type)));
    out.password = out.password || type == "password";
    out.any = out.any || base::is_one_of(type, "|text|email|tel|password");
  }
  return out;
}

// A page whose words are few asks to log in by a field for a password, or by what its headings say over any field, or
// it says that the rest is for others.
bool asks_for_login(const Scene& scene) {
  constexpr uint32_t kFewWords = 200;
  if (scene.counts.back().words > kFewWords) return false;
  const Fields fields = fields_of(scene.document);
  bool login = false, wall = false;
  for (uint32_t i = 0; i < scene.lines.size(); ++i) {
    const std::string_view text = scene.cut.text_of(i);
    login = login || (scene.lines[i].heading != 0 && says(text, vocabulary::words(Use::login)));
    wall = wall || says(text, vocabulary::words(Use::wall));
  }
  return wall || fields.password || (fields.any && login);
}

}  // namespace

NoArticleReason no_article_reason(const Scene& scene, uint32_t kept_words) {
  // A login form's hints and links may pass for a short text; running text does not ask for passwords.
  constexpr uint32_t kFewWords = 5, kFormWords = 60;
  bool prose = false;
  for (uint32_t i = 0; i < scene.lines.size(); ++i)
    prose = prose || (scene.lines[i].prose && scene.cut.blocks[i].verdict == Verdict::keep);
  if (kept_words >= kFewWords && (kept_words > kFormWords || prose || !fields_of(scene.document).password))
    return NoArticleReason::none;
  const uint32_t words = scene.counts.back().words;
  if (words > 0 && asks_for_login(scene)) return NoArticleReason::login;
  if (kept_words >= kFewWords) return NoArticleReason::none;
  if (kept_words != 0) return NoArticleReason::too_short;
  if (words == 0) {
    for (NodeId n = 0; n < scene.document.size(); ++n)
      if (scene.document.is_element(n, Tag::script)) return NoArticleReason::needs_script;
    return NoArticleReason::empty;
  }
  bool asks_for_script = false;
  for (const Line& line : scene.lines) asks_for_script = asks_for_script || (line.cues.within & kind_script) != 0;
  return asks_for_script ? NoArticleReason::needs_script : NoArticleReason::not_an_article;
}

}  // namespace lectern::extract
