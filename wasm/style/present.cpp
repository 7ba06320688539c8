#include <lectern/present.h>

#include "base/json.h"
#include "base/json_writer.h"
#include "style/read_settings.h"
#include "style/settings_table.h"
#include "style/style_sheet.h"

namespace lectern {
namespace {

using base::Json;

constexpr size_t kLongestSettings = size_t{64} * 1024;

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
bool read(const std::string& key, const Json& value, style::ReadSettings& out) {
  for (const style::NumberRow& row : style::kNumbers) {
    if (style::camel_case(row.id) != key) continue;
    if (value.is_number()) {
      out.settings.*row.field = value.get<double>();
    } else {
      out.warnings.push_back({key, allowed(row)});
    }
    return true;
  }
  for (const style::ChoiceRow& row : style::kChoices) {
    if (style::camel_case(row.id) != key) continue;
    const std::string_view known = style::find_value(row, base::string_of(value));
    if (known.empty()) {
      out.warnings.push_back({key, allowed(row)});
    } else {
      const bool color = row.values == style::kColor;
      out.settings.*row.field = color ? std::string_view(out.colors.emplace_back(known)) : known;
    }
    return true;
  }
  return false;
}

/// The style of settings that are checked.
Style make_style(const Settings& settings, std::vector<SettingWarning> warnings) {
  Style out;
  out.warnings = std::move(warnings);
  for (const style::NumberRow& row : style::kNumbers) {
    std::string name = "--lectern-" + style::kebab_case(row.id);
    std::string value = style::format_number(settings.*row.field).append(row.unit);
    out.properties.emplace_back(std::move(name), std::move(value));
  }
  for (const style::ChoiceRow& row : style::kChoices) {
    const bool color = row.values == style::kColor;
    (color ? out.properties : out.attributes)
        .emplace_back((color ? "--lectern-" : "data-") + style::kebab_case(row.id), settings.*row.field);
  }
  out.css = ".lectern{";
  for (const auto& [name, value] : out.properties) out.css.append(name).append(":").append(value).append(";");
  out.css += "}\n" + style::style_sheet();
  return out;
}

}  // namespace

style::ReadSettings style::read_settings(std::string_view json) {
  ReadSettings out;
  if (json.size() > kLongestSettings) {
    out.warnings.push_back({"", "settings are longer than 64 KB"});
    return out;
  }
  const std::optional<Json> object = base::parse_json(json);
  if (!object || !object->is_object()) {
    out.warnings.push_back({"", "settings must be a JSON object"});
    return out;
  }
  for (auto member = object->begin(); member != object->end(); ++member) {
    if (!read(member.key(), *member, out)) out.warnings.push_back({member.key(), "is not a setting"});
  }
  check(out.settings, out.warnings);
  return out;
}

Style present(const Settings& settings) {
  std::vector<SettingWarning> warnings;
  Settings checked = settings;
  check(checked, warnings);
  return make_style(checked, std::move(warnings));
}

Style present(std::string_view settings_json) {
  style::ReadSettings read = style::read_settings(settings_json);
  return make_style(read.settings, std::move(read.warnings));
}

std::string to_json(const Style& style) {
  base::JsonWriter out;
  const auto pairs = [&](std::string_view name, const std::vector<std::pair<std::string, std::string>>& rows) {
    out.key(name);
    out.begin_object();
    for (const auto& [key, value] : rows) out.member(key, value);
    out.end_object();
  };
  out.begin_object();
  out.member("css", style.css);
  pairs("properties", style.properties);
  pairs("attributes", style.attributes);
  out.key("warnings");
  out.begin_array();
  for (const SettingWarning& warning : style.warnings) {
    out.begin_object();
    out.member("key", warning.key);
    out.member("message", warning.message);
    out.end_object();
  }
  out.end_array();
  out.end_object();
  return out.take();
}

std::string present_json(std::string_view settings_json) { return to_json(present(settings_json)); }

}  // namespace lectern
