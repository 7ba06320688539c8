#pragma once

#include <cstdint>
#include <string_view>

namespace lectern::vocabulary {

// Words of the classes of boxes, which say nothing of the kind. Lists for base::fits.

/// Words that only callouts have.
constexpr std::string_view kCalloutBoxes = "admonition admonitionblock callout alert notecard";
/// Those among them that stand for a note, if nothing says another kind.
constexpr std::string_view kNoteBoxes = "admonition admonitionblock";
/// Words of any box. "hint" is a box's if there is none before it, and else a callout's.
constexpr std::string_view kPlainBoxes = "box infobox hint";

/// What a class that is a word for callouts needs to make its element one; each value includes those before it.
enum class CalloutSign : uint8_t { callout, box, alone };

/// A row of callouts.def; `kind` is empty for a word that is not there.
struct CalloutWord {
  std::string_view kind;  ///< "note", "tip", "important", "warning" or "caution"
  CalloutSign sign = CalloutSign::callout;
};

/// What a word says of a callout, in any case, with or without a colon after it: "tip" and "Conseil :" are both "tip".
CalloutWord callout_word(std::string_view word);

}  // namespace lectern::vocabulary
