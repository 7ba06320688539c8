#pragma once

#include <lectern/present.h>

#include <string_view>
#include <vector>

namespace lectern::style {

/// Settings from a JSON object, as lectern::present takes them. What is not allowed becomes a warning and has its default.
Settings read_settings(std::string_view json, std::vector<SettingWarning>& warnings);

}  // namespace lectern::style
