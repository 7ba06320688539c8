#pragma once

#include <lectern/export.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lectern {

/// The reader's settings: a field for each row of settings.def, with the row's default.
/// Choices and colours ("#rrggbb") are views, which are read only during the call that the settings are passed to.
struct Settings {
#define LECTERN_NUMBER(id, group, minimum, maximum, step, default_value, unit, description) double id = default_value;
#define LECTERN_CHOICE(id, group, values, default_value, description) std::string_view id = default_value;
#define LECTERN_COLOR(id, group, default_value, description) std::string_view id = default_value;
#include <lectern/settings.def>
#undef LECTERN_NUMBER
#undef LECTERN_CHOICE
#undef LECTERN_COLOR
};

/// A setting that was not applied.
struct SettingWarning {
  /// The setting's name in JSON ("fontSize"), as given; empty if the settings as a whole are wrong.
  std::string key;
  /// What is wrong and what is allowed, as an English sentence.
  std::string message;
};

/// The style of an article for some settings.
///
/// The style sheet expects `<… class="lectern" ATTRIBUTES><article lang dir><header>…</header> content </article></…>`.
/// It styles nothing outside of `.lectern`, loads nothing, and works in documents and shadow roots.
struct Style {
  /// The style sheet, with all settings but those in `attributes` applied.
  std::string css;
  /// The settings as custom properties ("--lectern-font-size", "20px"), in the order of settings.def. Set on the
  /// `.lectern` element, they override the style sheet's, so that a change of settings needs no new style sheet.
  std::vector<std::pair<std::string, std::string>> properties;
  /// Attributes for the `.lectern` element ("data-theme", "sepia"), one for each choice.
  std::vector<std::pair<std::string, std::string>> attributes;
  /// Settings that were not applied. Their defaults are used instead.
  std::vector<SettingWarning> warnings;
};

/// The style for settings. It always succeeds: values that settings.def does not allow become warnings.
LECTERN_API Style present(const Settings& settings);

/// The same for settings as a JSON object, UTF-8, with keys in camelCase ({"theme":"sepia","fontSize":22}). Missing
/// keys have their defaults. Unknown keys, wrong types and values out of range become warnings, in the order of the
/// keys. So does text that is not a JSON object, or is longer than 64 KB.
LECTERN_API Style present(std::string_view settings_json);

/// A style as JSON: {"css":"…","properties":{…},"attributes":{…},"warnings":[{"key":"…","message":"…"}]}
LECTERN_API std::string to_json(const Style& style);

/// to_json(present(settings_json)), for bindings.
LECTERN_API std::string present_json(std::string_view settings_json);

}  // namespace lectern
