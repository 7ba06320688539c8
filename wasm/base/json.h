#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>

namespace lectern::base {

/// Of an object's members with one name the last counts; they are in the order of their names. Built without
/// exceptions, so get() and at() of a wrong type or key abort: use the functions below, or ask is_…() first.
using Json = nlohmann::json;

/// Parses one JSON text (RFC 8259) with nlohmann_json. Invalid UTF-8 and halves of UTF-16 characters ("\ud83d", where a
/// text was cut) become U+FFFD.
/// @return nothing where the text is not JSON, or nests deeper than 100 levels
std::optional<Json> parse_json(std::string_view utf8);

/// The member of a name; null where there is none, or where `json` is no object.
const Json* find(const Json& json, std::string_view name);
/// The string (UTF-8), a view of `json`; empty where it is none.
std::string_view string_of(const Json& json);
/// The number where it is whole and from 0 to 2^53, up to which doubles are exact.
std::optional<uint64_t> whole_number(const Json& json);

}  // namespace lectern::base
