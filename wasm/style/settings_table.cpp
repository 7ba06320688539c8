#include "style/settings_table.h"

#include <algorithm>

#include "base/text.h"

namespace lectern::style {

std::string camel_case(std::string_view id) {
  std::string out;
  for (size_t i = 0; i < id.size(); ++i) {
    const bool joint = id[i] == '_' && i + 1 < id.size();
    out += joint ? static_cast<char>(id[++i] - ('a' - 'A')) : id[i];
  }
  return out;
}

std::string kebab_case(std::string_view id) {
  std::string out(id);
  for (char& c : out) {
    if (c == '_') c = '-';
  }
  return out;
}

std::string_view find_value(const ChoiceRow& row, std::string_view word) {
  if (row.values == kColor) {
    bool is_color = word.size() == kColor.size();
    for (size_t i = 0; i < word.size(); ++i) {
      const char c = base::lower(word[i]);
      is_color = is_color && (i == 0 ? c == '#' : base::is_digit(c) || (c >= 'a' && c <= 'f'));
    }
    return is_color ? word : std::string_view();
  }
  for (size_t at = 0; at < row.values.size();) {
    const size_t end = std::min(row.values.find(' ', at), row.values.size());
    const std::string_view value = row.values.substr(at, end - at);
    if (value == word) return value;
    at = end + 1;
  }
  return {};
}

std::string format_number(double number) {
  std::string out;
  base::append_decimal(out, number, 3);
  return out;
}

}  // namespace lectern::style
