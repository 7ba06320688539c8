#pragma once

#include <lectern/present.h>

#include <optional>
#include <string_view>
#include <vector>

#include "base/json.h"

namespace lectern::style {

/// Settings from a JSON object, as lectern::present takes them. What is not allowed becomes a warning and has its
/// default.
/// @param object filled with what was read: colours among the settings are views of it
Settings read_settings(std::string_view json, std::optional<base::Json>& object, std::vector<SettingWarning>& warnings);

}  // namespace lectern::style
