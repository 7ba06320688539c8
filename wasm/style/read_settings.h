#pragma once

#include <lectern/present.h>

#include <list>
#include <string>
#include <string_view>
#include <vector>

namespace lectern::style {

/// Settings as they are read from JSON. Moving it keeps the views valid.
struct ReadSettings {
  Settings settings;              ///< allowed values only
  std::list<std::string> colors;  ///< what colours among the settings are views of
  std::vector<SettingWarning> warnings;
};

/// Settings from a JSON object, as lectern::present takes them. What is not allowed becomes a warning and has its
/// default.
ReadSettings read_settings(std::string_view json);

}  // namespace lectern::style
