#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace lectern::page {

/// A date as a page writes it, as ISO 8601.
///
/// It understands ISO 8601 (extended and basic), RFC 2822, JavaScript's and Java's Date strings, Unix time in seconds
/// or milliseconds, numbers with the year or the day first, dates with the month's name in English, Spanish, French,
/// German, Portuguese, Italian, Dutch, Polish, Turkish, Russian, Hindi, Bengali, Arabic and Urdu, and dates as Chinese,
/// Japanese and Korean write them, with the digits of any of these scripts. Words around the date do not matter.
/// @param lang BCP 47; decides whether 3/4/2025 begins with the day or the month. If it does not, the date is unknown.
/// @return "2025-03-04", with the time and offset if the page gives them: "2025-03-04T09:30:00+01:00". Empty if there
/// is no complete date of the years 1800 to 2100
std::string iso_date(std::string_view text, std::string_view lang = {});

/// Where the date may begin that a text ends with, as in "Ann Lee, 3 May 2025": at its first word that begins with a
/// digit or names a month; npos if there is none.
size_t date_begin(std::string_view text);

/// Whether a text says that its date is not that of publication: when the author joined, or when somebody changed the
/// text.
bool says_other_time(std::string_view text);

/// The days from one date to another, both as iso_date returns them. Times do not matter. Negative if `to` is earlier.
int days_between(std::string_view from, std::string_view to);

/// The date in a URL such as /2025/03/04/story; empty if there is none.
std::string date_in_path(std::string_view url);

}  // namespace lectern::page
