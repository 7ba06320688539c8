#include "html/quirks.h"

#include "base/text.h"

namespace lectern::html {
namespace {

// Lists, their items parted by bars.

constexpr std::string_view kPublicIds =
    "-//w3o//dtd w3 html strict 3.0//en//|"
    "-/w3c/dtd html 4.0 transitional/en|"
    "html";

constexpr std::string_view kPublicIdBeginnings =
    "+//silmaril//dtd html pro v0r11 19970101//|"
    "-//as//dtd html 3.0 aswedit + extensions//|"
    "-//advasoft ltd//dtd html 3.0 aswedit + extensions//|"
    "-//ietf//dtd html 2.0 level 1//|"
    "-//ietf//dtd html 2.0 level 2//|"
    "-//ietf//dtd html 2.0 strict level 1//|"
    "-//ietf//dtd html 2.0 strict level 2//|"
    "-//ietf//dtd html 2.0 strict//|"
    "-//ietf//dtd html 2.0//|"
    "-//ietf//dtd html 2.1e//|"
    "-//ietf//dtd html 3.0//|"
    "-//ietf//dtd html 3.2 final//|"
    "-//ietf//dtd html 3.2//|"
    "-//ietf//dtd html 3//|"
    "-//ietf//dtd html level 0//|"
    "-//ietf//dtd html level 1//|"
    "-//ietf//dtd html level 2//|"
    "-//ietf//dtd html level 3//|"
    "-//ietf//dtd html strict level 0//|"
    "-//ietf//dtd html strict level 1//|"
    "-//ietf//dtd html strict level 2//|"
    "-//ietf//dtd html strict level 3//|"
    "-//ietf//dtd html strict//|"
    "-//ietf//dtd html//|"
    "-//metrius//dtd metrius presentational//|"
    "-//microsoft//dtd internet explorer 2.0 html strict//|"
    "-//microsoft//dtd internet explorer 2.0 html//|"
    "-//microsoft//dtd internet explorer 2.0 tables//|"
    "-//microsoft//dtd internet explorer 3.0 html strict//|"
    "-//microsoft//dtd internet explorer 3.0 html//|"
    "-//microsoft//dtd internet explorer 3.0 tables//|"
    "-//netscape comm. corp.//dtd html//|"
    "-//netscape comm. corp.//dtd strict html//|"
    "-//o'reilly and associates//dtd html 2.0//|"
    "-//o'reilly and associates//dtd html extended 1.0//|"
    "-//o'reilly and associates//dtd html extended relaxed 1.0//|"
    "-//sq//dtd html 2.0 hotmetal + extensions//|"
    "-//softquad software//dtd hotmetal pro 6.0::19990601::extensions to html 4.0//|"
    "-//softquad//dtd hotmetal pro 4.0::19971010::extensions to html 4.0//|"
    "-//spyglass//dtd html 2.0 extended//|"
    "-//sun microsystems corp.//dtd hotjava html//|"
    "-//sun microsystems corp.//dtd hotjava strict html//|"
    "-//w3c//dtd html 3 1995-03-24//|"
    "-//w3c//dtd html 3.2 draft//|"
    "-//w3c//dtd html 3.2 final//|"
    "-//w3c//dtd html 3.2//|"
    "-//w3c//dtd html 3.2s draft//|"
    "-//w3c//dtd html 4.0 frameset//|"
    "-//w3c//dtd html 4.0 transitional//|"
    "-//w3c//dtd html experimental 19960712//|"
    "-//w3c//dtd html experimental 970421//|"
    "-//w3c//dtd w3 html//|"
    "-//w3o//dtd w3 html 3.0//|"
    "-//webtechs//dtd mozilla html 2.0//|"
    "-//webtechs//dtd mozilla html//";

// Quirks only where there is no system identifier.
constexpr std::string_view kPublicIdBeginningsAlone =
    "-//w3c//dtd html 4.01 frameset//|"
    "-//w3c//dtd html 4.01 transitional//";

// Whether one of the list's items is the beginning of an identifier, or all of it.
bool begins(std::string_view id, std::string_view items, bool whole) {
  while (!items.empty()) {
    const std::string_view item = base::next_item(items, '|');
    if (base::starts_with_ignoring_case(id, item) && (!whole || id.size() == item.size())) return true;
  }
  return false;
}

}  // namespace

bool asks_for_quirks(const Token& doctype) {
  return doctype.force_quirks || doctype.name != "html" || begins(doctype.public_id, kPublicIds, true) ||
         begins(doctype.system_id, "http://www.ibm.com/data/dtd/v11/ibmxhtml1-transitional.dtd", true) ||
         begins(doctype.public_id, kPublicIdBeginnings, false) ||
         (!doctype.has_system_id && begins(doctype.public_id, kPublicIdBeginningsAlone, false));
}

}  // namespace lectern::html
