#include "bindings/options.h"

#include <vector>

#include "base/json.h"

namespace lectern::bindings {
namespace {

// So that looking a place up among them costs little.
constexpr size_t kMostPlaces = 1000;

Error invalid(const std::string& message) { return {ErrorCode::invalid_options, message}; }

// Only the parts that an array names are wanted; false if it names something else.
bool read_parts(const base::Json& value, TextParts& parts) {
  if (!value.is_array()) return false;
  parts.body = parts.captions = parts.tables = false;
  for (const base::Json& item : value) {
    const std::string_view name = base::string_of(item);
    bool* const part = name == "title"        ? &parts.title
                       : name == "standfirst" ? &parts.standfirst
                       : name == "body"       ? &parts.body
                       : name == "captions"   ? &parts.captions
                       : name == "tables"     ? &parts.tables
                       : name == "comments"   ? &parts.comments
                                              : nullptr;
    if (!part) return false;
    *part = true;
  }
  return true;
}

// The part of JSON that a format's name asks for; null for other names.
bool* format_part(JsonParts& parts, std::string_view name) {
#define LECTERN_FORMAT(id, ending, description) \
  if (name == #id) return &parts.id;
#include <lectern/formats.def>
#undef LECTERN_FORMAT
  return name == "nodes" ? &parts.nodes : nullptr;
}

// False if the value is no array of places.
bool read_places(const base::Json& value, std::vector<uint32_t>& places) {
  if (!value.is_array() || value.size() > kMostPlaces) return false;
  for (const base::Json& item : value) {
    const std::optional<uint64_t> place = base::whole_number(item);
    if (!place || *place > 0xFFFFFFFFu) return false;
    places.push_back(static_cast<uint32_t>(*place));
  }
  return true;
}

}  // namespace

Result<CallOptions> read_options(std::string_view text) {
  CallOptions out;
  const std::optional<base::Json> json = base::parse_json(text);
  if (!json || !json->is_object()) return invalid("Options must be an object.");
  for (auto member = json->begin(); member != json->end(); ++member) {
    const std::string& key = member.key();
    const base::Json& value = *member;
    std::string_view must_be;  // where it is not
    if (key == "url") {
      if (!value.is_string()) must_be = "a string";
      out.url = base::string_of(value);
    } else if (key == "favor") {
      if (base::string_of(value) == "precision")
        out.options.favor = Favor::precision;
      else if (base::string_of(value) == "recall")
        out.options.favor = Favor::recall;
      else
        must_be = "\"precision\" or \"recall\"";
    } else if (key == "comments") {
      if (value.is_boolean())
        out.options.comments = out.options.comments || value.get<bool>();
      else
        must_be = "true or false";
    } else if (key == "maxBytes") {
      const std::optional<uint64_t> bytes = base::whole_number(value);
      if (!bytes || *bytes > 0xFFFFFFFFu)
        must_be = "a whole number from 0 to 4294967295";
      else
        out.options.max_bytes = static_cast<uint32_t>(*bytes);
    } else if (key == "keep" || key == "drop") {
      if (!read_places(value, key == "keep" ? out.keep : out.drop)) must_be = "an array of at most 1000 places";
    } else if (key == "text") {
      if (!read_parts(value, out.parts.text))
        must_be = "an array of \"title\", \"standfirst\", \"body\", \"captions\", \"tables\" and \"comments\"";
      out.options.comments = out.options.comments || out.parts.text.comments;
    } else if (key == "formats") {
      bool right = value.is_array();
      for (const base::Json& format : value) {
        bool* const part = format_part(out.parts, base::string_of(format));
        right = right && part;
        if (part) *part = true;
      }
#define LECTERN_FORMAT(id, ending, description) "\"" #id "\", "
      if (!right)
        must_be =
            "an array of "
#include <lectern/formats.def>
            "\"nodes\"";
#undef LECTERN_FORMAT
    } else {
      return invalid("Unknown option \"" + key.substr(0, 100) +
                     "\": the options are url, favor, comments, charset, maxBytes, keep, drop, formats, text.");
    }
    if (!must_be.empty()) return invalid(("Option \"" + key + "\" must be ").append(must_be));
  }
  return out;
}

}  // namespace lectern::bindings
