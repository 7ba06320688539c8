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
  std::list<std::string> colors;  ///< the storage of the settings' colours
  std::vector<SettingWarning> warnings;
};

/// Reads settings from a JSON object, as lectern::present takes it. What is not allowed becomes a warning and keeps its
/// default.
ReadSettings read_settings(std::string_view json);

}  // namespace lectern::style
