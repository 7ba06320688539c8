#include "bindings/options.h"

#include <nlohmann/json.hpp>

namespace lectern::bindings {
namespace {

Error invalid(const std::string& message) { return {ErrorCode::invalid_options, message}; }

}  // namespace

Result<CallOptions> read_options(std::string_view text) {
  CallOptions out;
  const auto json = nlohmann::json::parse(text, nullptr, false);
  if (!json.is_object()) return invalid("Options must be an object, such as { url: \"https://example.org/story\" }.");
  for (const auto& [key, value] : json.items()) {
    if (key == "url") {
      const auto* url = value.get_ptr<const std::string*>();
      if (!url) return invalid("Option \"url\" must be a string.");
      out.url = *url;
    } else if (key == "favor") {
      const auto* favor = value.get_ptr<const std::string*>();
      if (favor && *favor == "precision")
        out.options.favor = Favor::precision;
      else if (favor && *favor == "recall")
        out.options.favor = Favor::recall;
      else
        return invalid("Option \"favor\" must be \"precision\" or \"recall\".");
    } else if (key == "comments") {
      const auto* comments = value.get_ptr<const bool*>();
      if (!comments) return invalid("Option \"comments\" must be true or false.");
      out.options.comments = *comments;
    } else if (key == "maxBytes") {
      const auto* bytes = value.get_ptr<const nlohmann::json::number_unsigned_t*>();
      if (!bytes || *bytes > 0xFFFFFFFFu)
        return invalid("Option \"maxBytes\" must be a whole number from 0 to 4294967295.");
      out.options.max_bytes = static_cast<uint32_t>(*bytes);
    } else if (key == "formats") {
      if (!value.is_array()) return invalid("Option \"formats\" must be an array of \"markdown\" and \"nodes\".");
      for (const auto& format : value) {
        const auto* wanted = format.get_ptr<const std::string*>();
        if (wanted && *wanted == "markdown")
          out.parts.markdown = true;
        else if (wanted && *wanted == "nodes")
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
