#pragma once

#include <string_view>

// The classes by which highlighters of code name its language. Lists for base::fits.
namespace lectern::vocabulary {

/// What the language's name follows in the same word: "language-toml", "brush:toml".
constexpr std::string_view kLanguagePrefixes = "language- lang- highlight-source- brush: highlight-";
/// Words that the language follows: "hljs toml", "sourceCode toml".
constexpr std::string_view kBeforeLanguage = "highlight sourcecode hljs brush:";
/// Words that it may follow, among others that name none: "code toml", "prettyprint linenums".
constexpr std::string_view kSometimesBeforeLanguage = "code syntaxhighlighter prettyprint";

}  // namespace lectern::vocabulary
