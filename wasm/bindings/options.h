#pragma once

#include <lectern/lectern.h>

#include <string>
#include <string_view>
#include <vector>

namespace lectern::bindings {

/// The options of a call, and the storage of their views.
struct CallOptions {
  std::string url;
  std::vector<uint32_t> keep;
  std::vector<uint32_t> drop;
  Options options;  ///< without its views, which the caller sets once this object no longer moves
  JsonParts parts;
};

/// Reads the options object of the JavaScript API: {url, favor, comments, maxBytes, keep, drop, formats, text}, all of
/// them optional.
/// @return invalid_options for unknown keys, wrong types and values that are not allowed
Result<CallOptions> read_options(std::string_view json);

}  // namespace lectern::bindings
