#pragma once

#include <lectern/export.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lectern {

/// The reader's settings; each field is a row of settings.def and starts with that row's default.
/// Choices and colours ("#rrggbb") are views: of string literals, or of whatever else outlives the call.
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
  std::string
      key;  ///< the setting's name in JSON ("fontSize"), as given; empty where the settings as a whole are wrong
  std::string message;  ///< what is wrong and what is allowed, a sentence for people (English)
};

/// What makes an article look as the settings say.
///
/// The style sheet expects `<… class="lectern" ATTRIBUTES><article lang dir><header>…</header> content </article></…>`;
/// it reaches nothing outside of `.lectern`, loads nothing, and works in a document or a shadow root alike.
struct Style {
  /// The whole style sheet, with the settings applied (but for `attributes`).
  std::string css;
  /// The settings as custom properties ("--lectern-font-size", "20px"), in the table's order: set on the `.lectern`
  /// element they win over the style sheet's, so that a change of settings needs no new sheet.
  std::vector<std::pair<std::string, std::string>> properties;
  /// Attributes for the `.lectern` element ("data-theme", "sepia"), one for each choice.
  std::vector<std::pair<std::string, std::string>> attributes;
  /// Settings that were not applied; their defaults stand instead.
  std::vector<SettingWarning> warnings;
};

/// The style for settings. Values that settings.def does not allow become warnings; nothing else can go wrong.
LECTERN_API Style present(const Settings& settings);

/// The same for settings as a JSON object, UTF-8, keys in camelCase ({"theme":"sepia","fontSize":22}); missing keys
/// take their defaults. Unknown keys, wrong types and values out of range become warnings, in the order of the keys; so
/// does text that is no JSON object or longer than 64 KB.
LECTERN_API Style present(std::string_view settings_json);

/// {"css":"…","properties":{…},"attributes":{…},"warnings":[{"key":"…","message":"…"}]}
LECTERN_API std::string to_json(const Style& style);

/// present and to_json in one, for bindings.
LECTERN_API std::string present_json(std::string_view settings_json);

}  // namespace lectern
