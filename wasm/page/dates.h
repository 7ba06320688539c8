#pragma once

#include <string>
#include <string_view>

namespace lectern::page {

/// A date as a page writes it, as ISO 8601.
///
/// Understood: ISO 8601 (extended and basic), RFC 2822, JavaScript's Date strings, Unix time in seconds or
/// milliseconds, year first or day first numbers, and written dates with the month's name in English, Spanish, French,
/// German, Portuguese, Italian, Dutch, Russian, Hindi, Bengali, Arabic, Urdu, or as Chinese, Japanese and Korean write
/// them, with any of these scripts' digits. Words around the date do not matter.
/// @param lang BCP 47; tells 3/4/2025 day first from month first. Where nothing tells, the date counts as unknown.
/// @return "2025-03-04", or with the time and offset that the page gives: "2025-03-04T09:30:00+01:00". Empty where
/// there is no
///         whole date: nothing is made up. Years from 1800 to 2100.
std::string iso_date(std::string_view text, std::string_view lang = {});

/// The days from one date to another, each as iso_date gives it; times count for nothing. Negative where `to` is
/// earlier.
int days_between(std::string_view from, std::string_view to);

/// The date that an address carries, as in /2025/03/04/story; empty where there is none.
std::string date_in_path(std::string_view url);

}  // namespace lectern::page
