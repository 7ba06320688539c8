#include "present/settings_table.h"

#include <algorithm>
#include <cstdint>

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
  for (size_t at = 0; at < row.values.size();) {
    const size_t end = std::min(row.values.find(' ', at), row.values.size());
    const std::string_view value = row.values.substr(at, end - at);
    if (value == word) return value;
    at = end + 1;
  }
  return {};
}

std::string format_number(double number) {
  const auto thousandths = static_cast<uint64_t>(number * 1000 + 0.5);
  std::string out = std::to_string(thousandths / 1000);
  if (uint64_t rest = thousandths % 1000; rest != 0) {
    std::string decimals = std::to_string(1000 + rest).substr(1);
    while (decimals.back() == '0') decimals.pop_back();
    out += '.' + decimals;
  }
  return out;
}

}  // namespace lectern::style
