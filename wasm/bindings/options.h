#pragma once

#include <lectern/lectern.h>

#include <string>
#include <string_view>
#include <vector>

namespace lectern::bindings {

/// The options of a call, with what they refer to.
struct CallOptions {
  std::string url;
  std::vector<uint32_t> keep;
  std::vector<uint32_t> drop;
  Options options;  ///< refers to what stands above by read_options' caller, once that has its final place
  JsonParts parts;
};

/// Reads the options object of the JavaScript API: {url, favor, comments, maxBytes, keep, drop, formats, text}, all of
/// them optional.
/// @return invalid_options for an unknown key, a wrong type or a value that is not offered.
Result<CallOptions> read_options(std::string_view json);

}  // namespace lectern::bindings
