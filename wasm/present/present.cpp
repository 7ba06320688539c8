#include <lectern/present.h>

#include <nlohmann/json.hpp>

#include "present/settings_table.h"
#include "present/style_sheet.h"

namespace lectern {
namespace {

using nlohmann::json;

constexpr size_t kLongestSettings = 64 * 1024;

std::string allowed(const style::NumberRow& row) {
  return "must be a number from " + style::format_number(row.minimum) + " to " + style::format_number(row.maximum);
}

std::string allowed(const style::ChoiceRow& row) {
  std::string out = "must be one of ";
  for (char c : row.values) out += c == ' ' ? std::string(", ") : std::string(1, c);
  return out;
}

/// Puts defaults where a field holds what its row does not allow (NaN included).
void check(Settings& settings, std::vector<SettingWarning>& warnings) {
  for (const style::NumberRow& row : style::kNumbers) {
    double& value = settings.*row.field;
    if (value >= row.minimum && value <= row.maximum) continue;
    warnings.push_back({style::camel_case(row.id), allowed(row)});
    value = row.default_value;
  }
  for (const style::ChoiceRow& row : style::kChoices) {
    std::string_view& value = settings.*row.field;
    const std::string_view known = style::find_value(row, value);
    if (known.empty()) warnings.push_back({style::camel_case(row.id), allowed(row)});
    value = known.empty() ? row.default_value : known;
  }
}

/// Reads one member of the settings object; false where no row has its name.
bool read(const std::string& key, const json& value, Settings& settings, std::vector<SettingWarning>& warnings) {
  for (const style::NumberRow& row : style::kNumbers) {
    if (style::camel_case(row.id) != key) continue;
    if (value.is_number()) {
      settings.*row.field = value.is_number_float()      ? *value.get_ptr<const double*>()
                            : value.is_number_unsigned() ? static_cast<double>(*value.get_ptr<const uint64_t*>())
                                                         : static_cast<double>(*value.get_ptr<const int64_t*>());
    } else {
      warnings.push_back({key, allowed(row)});
    }
    return true;
  }
  for (const style::ChoiceRow& row : style::kChoices) {
    if (style::camel_case(row.id) != key) continue;
    const auto* text = value.get_ptr<const std::string*>();
    const std::string_view known = text ? style::find_value(row, *text) : std::string_view();
    if (known.empty()) {
      warnings.push_back({key, allowed(row)});
    } else {
      settings.*row.field = known;
    }
    return true;
  }
  return false;
}

/// The style of settings; warnings found before come first.
Style make_style(Settings settings, std::vector<SettingWarning> warnings) {
  Style out;
  check(settings, warnings);
  out.warnings = std::move(warnings);
  out.css = ".lectern{";
  for (const style::NumberRow& row : style::kNumbers) {
    std::string name = "--lectern-" + style::kebab_case(row.id);
    std::string value = style::format_number(settings.*row.field).append(row.unit);
    out.css += name + ':' + value + ';';
    out.properties.emplace_back(std::move(name), std::move(value));
  }
  out.css += "}\n" + style::style_sheet();
  for (const style::ChoiceRow& row : style::kChoices) {
    out.attributes.emplace_back("data-" + style::kebab_case(row.id), settings.*row.field);
  }
  return out;
}

}  // namespace

Style present(const Settings& settings) { return make_style(settings, {}); }

Style present(std::string_view settings_json) {
  Settings settings;
  if (settings_json.size() > kLongestSettings) return make_style(settings, {{"", "settings are longer than 64 KB"}});
  const json object = json::parse(settings_json, nullptr, false);
  if (!object.is_object()) return make_style(settings, {{"", "settings must be a JSON object"}});
  std::vector<SettingWarning> warnings;
  for (auto member = object.begin(); member != object.end(); ++member) {
    if (!read(member.key(), member.value(), settings, warnings)) warnings.push_back({member.key(), "is no setting"});
  }
  return make_style(settings, std::move(warnings));
}

std::string to_json(const Style& style) {
  json out;
  out["css"] = style.css;
  out["properties"] = json::object();
  for (const auto& [name, value] : style.properties) out["properties"][name] = value;
  out["attributes"] = json::object();
  for (const auto& [name, value] : style.attributes) out["attributes"][name] = value;
  out["warnings"] = json::array();
  for (const SettingWarning& warning : style.warnings) {
    json entry;
    entry["key"] = warning.key;
    entry["message"] = warning.message;
    out["warnings"].push_back(std::move(entry));
  }
  return out.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string present_json(std::string_view settings_json) { return to_json(present(settings_json)); }

}  // namespace lectern
