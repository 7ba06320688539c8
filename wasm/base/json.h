#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>

namespace lectern::base {

/// A JSON value. If members of an object have the same name, the last one counts; members are in the order of their
/// names. As there are no exceptions, get() and at() with a wrong type or key end the program: use the functions below,
/// or ask is_…() first.
using Json = nlohmann::json;

/// Parses one JSON text (RFC 8259) with nlohmann_json. Invalid UTF-8 and halves of UTF-16 characters ("\ud83d", where a
/// text was cut) become U+FFFD.
/// @return nothing if the text is not JSON or nests deeper than 100 levels
std::optional<Json> parse_json(std::string_view utf8);

/// The member of a name; null if there is none or `json` is not an object.
const Json* find(const Json& json, std::string_view name);
/// The string (UTF-8) as a view into `json`; empty if it is not a string.
std::string_view string_of(const Json& json);
/// The number, if it is a whole one from 0 to 2^53, up to which doubles are exact.
std::optional<uint64_t> whole_number(const Json& json);

}  // namespace lectern::base
