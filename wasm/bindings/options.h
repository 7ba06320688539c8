#pragma once

#include <lectern/lectern.h>

#include <string>
#include <string_view>

namespace lectern::bindings {

/// The options of a call, with the text that they refer to.
struct CallOptions {
  std::string url;
  Options options;  ///< its `url` is set by read_options' caller once this has its final place
  JsonParts parts;
};

/// Reads the options object of the JavaScript API: {url, favor, comments, maxBytes, formats}, all of them optional.
/// @return invalid_options for an unknown key, a wrong type or a value that is not offered.
Result<CallOptions> read_options(std::string_view json);

}  // namespace lectern::bindings
