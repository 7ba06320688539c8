#include "bindings/options.h"

#include "base/json.h"

namespace lectern::bindings {
namespace {

Error invalid(const std::string& message) { return {ErrorCode::invalid_options, message}; }

}  // namespace

Result<CallOptions> read_options(std::string_view text) {
  CallOptions out;
  const std::optional<base::Json> json = base::parse_json(text);
  if (!json || !json->is_object())
    return invalid("Options must be an object, such as { url: \"https://example.org/story\" }.");
  for (const auto& [key, value] : json->members()) {
    if (key == "url") {
      if (!value.is_string()) return invalid("Option \"url\" must be a string.");
      out.url = value.string();
    } else if (key == "favor") {
      if (value.string() == "precision")
        out.options.favor = Favor::precision;
      else if (value.string() == "recall")
        out.options.favor = Favor::recall;
      else
        return invalid("Option \"favor\" must be \"precision\" or \"recall\".");
    } else if (key == "comments") {
      if (!value.is_boolean()) return invalid("Option \"comments\" must be true or false.");
      out.options.comments = value.boolean();
    } else if (key == "maxBytes") {
      const std::optional<uint64_t> bytes = value.whole_number();
      if (!bytes || *bytes > 0xFFFFFFFFu)
        return invalid("Option \"maxBytes\" must be a whole number from 0 to 4294967295.");
      out.options.max_bytes = static_cast<uint32_t>(*bytes);
    } else if (key == "formats") {
      if (!value.is_array()) return invalid("Option \"formats\" must be an array of \"markdown\" and \"nodes\".");
      for (const base::Json& format : value.items()) {
        if (format.string() == "markdown")
          out.parts.markdown = true;
        else if (format.string() == "nodes")
          out.parts.nodes = true;
        else
          return invalid(
              "Option \"formats\" may name \"markdown\" and \"nodes\" only: the other formats are always there.");
      }
    } else {
      return invalid("There is no option \"" + key.substr(0, 100) +
                     "\": the options are url, favor, comments, maxBytes, formats.");
    }
  }
  return out;
}

}  // namespace lectern::bindings
