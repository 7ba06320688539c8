#include "page/date_time.h"

#include "base/text.h"

namespace lectern::page {
namespace {

bool is_leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

// Days since 1970-01-01 as a date of the Gregorian calendar.
void set_days(DateTime& m, int64_t days) {
  int year = 1970;
  while (days >= (is_leap(year) ? 366 : 365)) days -= is_leap(year++) ? 366 : 365;
  int month = 1;
  while (days >= days_in(year, month)) days -= days_in(year, month++);
  m.year = year;
  m.month = month;
  m.day = static_cast<int>(days) + 1;
}

}  // namespace

int days_in(int year, int month) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : kDays[month - 1];
}

bool DateTime::valid() const {
  return year >= 1800 && year <= 2100 && month >= 1 && month <= 12 && day >= 1 && day <= days_in(year, month);
}

std::string iso_8601(const DateTime& m) {
  std::string out;
  const auto part = [&out](char mark, int number) {
    out += mark;
    base::append_number(out, static_cast<uint64_t>(number), 2);
  };
  base::append_number(out, static_cast<uint64_t>(m.year), 4);
  part('-', m.month);
  part('-', m.day);
  if (m.hour < 0) return out;
  part('T', m.hour);
  part(':', m.minute);
  if (m.second >= 0) part(':', m.second);
  if (m.has_zone && m.zone == 0) {
    out += 'Z';
  } else if (m.has_zone) {
    const int minutes = m.zone < 0 ? -m.zone : m.zone;
    part(m.zone < 0 ? '-' : '+', minutes / 60);
    part(':', minutes % 60);
  }
  return out;
}

std::string from_unix_time(uint64_t value, int digits) {
  const uint64_t seconds = digits == 13 ? value / 1000 : value;
  if (seconds > 4102444800u) return {};
  DateTime m;
  set_days(m, static_cast<int64_t>(seconds / 86400));
  const int rest = static_cast<int>(seconds % 86400);
  m.hour = rest / 3600;
  m.minute = rest / 60 % 60;
  m.second = rest % 60;
  m.has_zone = true;
  return iso_8601(m);
}

}  // namespace lectern::page
