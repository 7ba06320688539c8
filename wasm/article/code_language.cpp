#include "article/code_language.h"

#include <algorithm>

#include "base/fit.h"
#include "base/text.h"
#include "vocabulary/code_classes.h"

namespace lectern::article {
namespace {

using base::Fit;
using html::Attr;
using html::Document;
using html::NodeId;
using html::Tag;

bool is_language(std::string_view text) {
  constexpr size_t kLongest = 24;  // bytes
  return !text.empty() && text.size() <= kLongest && std::all_of(text.begin(), text.end(), [](char c) {
    return base::is_ascii_alphanumeric(c) || std::string_view("+#-_.").find(c) != std::string_view::npos;
  });
}

bool is_common_language(std::string_view word) {
  return base::fits(word, Fit::equals,
                    "bash shell sh console powershell batch c cpp c++ csharp c# java kotlin scala groovy javascript js "
                    "jsx typescript ts tsx json json5 yaml toml xml html css scss sass less php python py ruby rb rust "
                    "go swift objc objectivec perl lua r julia haskell elixir erlang clojure lisp scheme ocaml fsharp "
                    "dart sql graphql latex tex makefile dockerfile ini diff vim matlab fortran pascal ada cobol "
                    "prolog nim zig solidity verilog vhdl asm nasm vb vbnet");
}

bool means_none(std::string_view language) {
  return base::fits(language, Fit::equals,
                    "none text plain plaintext nohighlight txt undefined auto code copy highlight block wrapper "
                    "container line-numbers linenos wrap default");
}

// The language that a class list names, or a list of settings that begins like one ("brush: python; gutter: false").
std::string_view language_in(std::string_view classes) {
  bool follows = false;         // "sourceCode x", "hljs x": the word after names the language
  bool common_follows = false;  // "code x", "syntaxhighlighter panel x": one that is a common language does
  std::string_view after;
  for (const std::string_view item : base::split_space(classes)) {
    const std::string_view prefix = base::find_fit(item, Fit::starts_with, vocabulary::kLanguagePrefixes);
    const std::string_view word = item.substr(0, item.find(';'));
    if (!prefix.empty() && word.size() > prefix.size()) return word.substr(prefix.size());
    constexpr std::string_view kType = "type-";
    if (base::starts_with(word, kType) && is_common_language(word.substr(kType.size())))
      return word.substr(kType.size());
    if (after.empty() && (follows || (common_follows && is_common_language(word)))) after = word;
    follows = follows || base::fits(word, Fit::equals, vocabulary::kBeforeLanguage);
    common_follows = common_follows || base::fits(word, Fit::equals, vocabulary::kSometimesBeforeLanguage);
  }
  return after;
}

// The language that an attribute names: `data-lang`, `data-enlighter-language`, `lang` of a pre, a highlighter's
// settings, or a class.
std::string_view language_in(const Document& document, NodeId node, const html::Attribute& attribute) {
  constexpr std::string_view kSettings = "brush:";
  constexpr size_t kLongestSettings = 64;  // of which the first names the language; they may be around many codes
  switch (attribute.id) {
    case Attr::class_:
      return language_in(document.get(node, Attr::class_));
    case Attr::lang:
      return (document[node].tag == Tag::pre || document[node].tag == Tag::code) && is_common_language(attribute.value)
                 ? attribute.value
                 : std::string_view();
    default:
      if (!base::starts_with(attribute.name, "data-")) return {};
      if (base::starts_with(attribute.value, kSettings))
        return language_in(attribute.value.substr(0, kLongestSettings));
      // "data-lang-switch" and its like have nothing to do with code.
      return base::is_one_of(attribute.name, "data-lang|data-language") ||
                     (base::contains(attribute.name, "lang") && is_common_language(attribute.value))
                 ? attribute.value
                 : std::string_view();
  }
}

}  // namespace

std::string code_language(const Document& document, NodeId node) {
  constexpr uint32_t kMostAttributes = 64;
  std::string_view found;
  for (uint32_t i = 0; i < std::min(document[node].attribute_count, kMostAttributes); ++i) {
    const html::Attribute& attribute = document.attribute(node, i);
    const std::string_view language = language_in(document, node, attribute);
    if (!is_language(language) || means_none(language)) continue;
    // An attribute made for the language is surer than a class.
    if (found.empty() || attribute.id != Attr::class_) found = language;
  }
  return base::lower_ascii(found);
}

}  // namespace lectern::article
