#pragma once

#include <cstdint>
#include <string_view>

namespace lectern::vocabulary {

/// What words.def has words for; its header says what each use is.
enum class Use : uint8_t {
  page,
  of,
  next,
  login,
  wall,
  conjunction,
  nobody,
  not_in_name,
  not_last_in_name,
  not_first_in_name,
  not_in_full_name,
  after_names,
  by_after,
  credential,
  office,
  says,
  published,
  updated,
  other_time,
  in_date,
  january,
  february,
  march,
  april,
  may,
  june,
  july,
  august,
  september,
  october,
  november,
  december
};

/// The words for a use in all languages, as a list for base::next_item with '|'. Static.
std::string_view words(Use use);

/// Whether a text is one of these words. Constant time.
bool is_word(Use use, std::string_view text);

/// The month that a text names, 1 to 12; 0 if it names none. Constant time.
/// @param name in lower case, with one space between its words
int month_of(std::string_view name);

}  // namespace lectern::vocabulary
