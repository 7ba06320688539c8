#pragma once

#include <cstdint>
#include <string>

namespace lectern::page {

/// A date of the Gregorian calendar, with a time as far as a page gives it.
struct DateTime {
  int year = 0, month = 0, day = 0;
  int hour = -1, minute = 0, second = -1;  ///< -1: not given
  bool has_zone = false;
  int zone = 0;  ///< minutes east of UTC

  /// Whether it is a day of the years 1800 to 2100.
  bool valid() const;
};

int days_in(int year, int month);

/// In ISO 8601, as exact as it is: "2025-03-04", "2025-03-04T09:30+01:00".
std::string iso_8601(const DateTime& time);

/// A Unix time in ISO 8601: ten digits are seconds, thirteen milliseconds. Empty where it is later than 2100.
std::string from_unix_time(uint64_t value, int digits);

}  // namespace lectern::page
