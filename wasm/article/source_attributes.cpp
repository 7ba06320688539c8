#include "article/source_attributes.h"

#include <algorithm>
#include <cstdint>
#include <optional>

#include "base/fit.h"
#include "base/text.h"

namespace lectern::article {

std::string numbered(std::string_view name, size_t number) {
  std::string out(name);
  out += base::decimal(static_cast<uint32_t>(number));
  return out;
}

bool is_language_tag(std::string_view text) {
  if (text.empty() || text.size() > 35) return false;
  return std::all_of(text.begin(), text.end(), [](char c) { return base::is_ascii_alphanumeric(c) || c == '-'; });
}

std::string_view direction(std::string_view text) { return base::find_fit(text, base::Fit::equals, "ltr rtl auto"); }

std::string integer(std::string_view text, int low, int high) {
  text = base::trim(text);
  const bool negative = base::starts_with(text, "-");
  if (negative) text.remove_prefix(1);
  const std::optional<uint32_t> digits = text.size() <= 7 ? base::number_of(text, 9'999'999) : std::nullopt;
  if (!digits) return {};
  const int number = negative ? -static_cast<int>(*digits) : static_cast<int>(*digits);
  if (number < low || number > high) return {};
  return (number < 0 ? "-" : "") + base::decimal(*digits);
}

}  // namespace lectern::article
