#include "layout/line_breaks.h"

#include <string_view>

namespace lectern::layout {
namespace {

struct Range {
  char32_t first, last;
  BreakClass value;
};

using enum BreakClass;

// From Unicode's LineBreak.txt, by blocks where single code points matter to no article; sorted.
constexpr Range kClasses[] = {
    {U'!', U'!', exclamation},     {U'"', U'"', quote},
    {U'$', U'$', prefix},          {U'%', U'%', postfix},
    {U'\'', U'\'', quote},         {U'(', U'(', opening},
    {U')', U')', parenthesis},     {U'+', U'+', prefix},
    {U',', U',', infix},           {U'-', U'-', hyphen},
    {U'.', U'.', infix},           {U'/', U'/', stroke},
    {U'0', U'9', number},          {U':', U';', infix},
    {U'?', U'?', exclamation},     {U'[', U'[', opening},
    {U'\\', U'\\', prefix},        {U']', U']', parenthesis},
    {U'{', U'{', opening},         {U'|', U'|', after},
    {U'}', U'}', closing},         {0xA0, 0xA0, glue},
    {0xA1, 0xA1, opening},         {0xA2, 0xA2, postfix},
    {0xA3, 0xA5, prefix},          {0xAB, 0xAB, initial},
    {0xAD, 0xAD, after},           {0xB0, 0xB0, postfix},
    {0xB1, 0xB1, prefix},          {0xB4, 0xB4, before},
    {0xBB, 0xBB, final_},          {0xBF, 0xBF, opening},
    {0x2C8, 0x2C8, before},        {0x2CC, 0x2CC, before},
    {0x2DF, 0x2DF, before},        {0x37E, 0x37E, infix},
    {0x589, 0x589, infix},         {0x58A, 0x58A, after},
    {0x5BE, 0x5BE, after},         {0x5C6, 0x5C6, exclamation},
    {0x609, 0x60B, postfix},       {0x60C, 0x60D, infix},
    {0x61B, 0x61B, exclamation},   {0x61C, 0x61C, mark},
    {0x61D, 0x61F, exclamation},   {0x660, 0x669, number},
    {0x66A, 0x66A, postfix},       {0x66B, 0x66C, number},
    {0x6D4, 0x6D4, exclamation},   {0x6F0, 0x6F9, number},
    {0x7C0, 0x7C9, number},        {0x964, 0x965, after},
    {0x966, 0x96F, number},        {0x9E6, 0x9EF, number},
    {0x9F2, 0x9F3, postfix},       {0xA66, 0xA6F, number},
    {0xAE6, 0xAEF, number},        {0xB66, 0xB6F, number},
    {0xBE6, 0xBEF, number},        {0xC66, 0xC6F, number},
    {0xCE6, 0xCEF, number},        {0xD66, 0xD6F, number},
    {0xE3F, 0xE3F, prefix},        {0xE50, 0xE59, number},
    {0xE5A, 0xE5B, after},         {0xED0, 0xED9, number},
    {0xF08, 0xF08, glue},          {0xF0B, 0xF0B, after},
    {0xF0C, 0xF0C, glue},          {0xF0D, 0xF11, exclamation},
    {0xF20, 0xF29, number},        {0x1040, 0x1049, number},
    {0x104A, 0x104B, after},       {0x1100, 0x11FF, ideograph},
    {0x1361, 0x1361, after},       {0x1680, 0x1680, after},
    {0x17D4, 0x17D5, after},       {0x17D6, 0x17D6, nonstarter},
    {0x17DA, 0x17DA, after},       {0x17DB, 0x17DB, prefix},
    {0x17E0, 0x17E9, number},      {0x1802, 0x1803, exclamation},
    {0x1804, 0x1805, after},       {0x1808, 0x1809, exclamation},
    {0x1810, 0x1819, number},      {0x2000, 0x2006, after},
    {0x2007, 0x2007, glue},        {0x2008, 0x200A, after},
    {0x200E, 0x200F, mark},        {0x2010, 0x2010, after},
    {0x2011, 0x2011, glue},        {0x2012, 0x2013, after},
    {0x2014, 0x2015, dash},        {0x2018, 0x2018, initial},
    {0x2019, 0x2019, final_},      {0x201A, 0x201A, opening},
    {0x201B, 0x201C, initial},     {0x201D, 0x201D, final_},
    {0x201E, 0x201E, opening},     {0x201F, 0x201F, initial},
    {0x2024, 0x2026, leader},      {0x2027, 0x2027, after},
    {0x202A, 0x202E, mark},        {0x202F, 0x202F, glue},
    {0x2030, 0x2037, postfix},     {0x2039, 0x2039, initial},
    {0x203A, 0x203A, final_},      {0x203C, 0x203D, nonstarter},
    {0x2044, 0x2044, infix},       {0x2045, 0x2045, opening},
    {0x2046, 0x2046, closing},     {0x2047, 0x2049, nonstarter},
    {0x2056, 0x2056, after},       {0x2058, 0x205B, after},
    {0x205D, 0x205F, after},       {0x2060, 0x2060, glue},
    {0x2066, 0x2069, mark},        {0x207D, 0x207D, opening},
    {0x207E, 0x207E, closing},     {0x208D, 0x208D, opening},
    {0x208E, 0x208E, closing},     {0x20A0, 0x20A6, prefix},
    {0x20A7, 0x20A7, postfix},     {0x20A8, 0x20B5, prefix},
    {0x20B6, 0x20B6, postfix},     {0x20B7, 0x20BA, prefix},
    {0x20BB, 0x20BB, postfix},     {0x20BC, 0x20CF, prefix},
    {0x2103, 0x2103, postfix},     {0x2109, 0x2109, postfix},
    {0x2116, 0x2116, prefix},      {0x2212, 0x2213, prefix},
    {0x22EF, 0x22EF, leader},      {0x2329, 0x2329, opening},
    {0x232A, 0x232A, closing},     {0x275B, 0x2760, quote},
    {0x27E6, 0x27E6, opening},     {0x27E7, 0x27E7, closing},
    {0x27E8, 0x27E8, opening},     {0x27E9, 0x27E9, closing},
    {0x2E3A, 0x2E3B, dash},        {0x2E80, 0x2FFF, ideograph},
    {0x3000, 0x3000, after},       {0x3001, 0x3002, closing},
    {0x3003, 0x3004, ideograph},   {0x3005, 0x3005, nonstarter},
    {0x3006, 0x3007, ideograph},   {0x3008, 0x3008, opening},
    {0x3009, 0x3009, closing},     {0x300A, 0x300A, opening},
    {0x300B, 0x300B, closing},     {0x300C, 0x300C, opening},
    {0x300D, 0x300D, closing},     {0x300E, 0x300E, opening},
    {0x300F, 0x300F, closing},     {0x3010, 0x3010, opening},
    {0x3011, 0x3011, closing},     {0x3012, 0x3013, ideograph},
    {0x3014, 0x3014, opening},     {0x3015, 0x3015, closing},
    {0x3016, 0x3016, opening},     {0x3017, 0x3017, closing},
    {0x3018, 0x3018, opening},     {0x3019, 0x3019, closing},
    {0x301A, 0x301A, opening},     {0x301B, 0x301B, closing},
    {0x301C, 0x301C, nonstarter},  {0x301D, 0x301D, opening},
    {0x301E, 0x301F, closing},     {0x3020, 0x303A, ideograph},
    {0x303B, 0x303C, nonstarter},  {0x303D, 0x3040, ideograph},
    {0x3041, 0x3041, small_kana},  {0x3042, 0x3042, ideograph},
    {0x3043, 0x3043, small_kana},  {0x3044, 0x3044, ideograph},
    {0x3045, 0x3045, small_kana},  {0x3046, 0x3046, ideograph},
    {0x3047, 0x3047, small_kana},  {0x3048, 0x3048, ideograph},
    {0x3049, 0x3049, small_kana},  {0x304A, 0x3062, ideograph},
    {0x3063, 0x3063, small_kana},  {0x3064, 0x3082, ideograph},
    {0x3083, 0x3083, small_kana},  {0x3084, 0x3084, ideograph},
    {0x3085, 0x3085, small_kana},  {0x3086, 0x3086, ideograph},
    {0x3087, 0x3087, small_kana},  {0x3088, 0x308D, ideograph},
    {0x308E, 0x308E, small_kana},  {0x308F, 0x3094, ideograph},
    {0x3095, 0x3096, small_kana},  {0x3097, 0x309A, ideograph},
    {0x309B, 0x309E, nonstarter},  {0x309F, 0x309F, ideograph},
    {0x30A0, 0x30A0, nonstarter},  {0x30A1, 0x30A1, small_kana},
    {0x30A2, 0x30A2, ideograph},   {0x30A3, 0x30A3, small_kana},
    {0x30A4, 0x30A4, ideograph},   {0x30A5, 0x30A5, small_kana},
    {0x30A6, 0x30A6, ideograph},   {0x30A7, 0x30A7, small_kana},
    {0x30A8, 0x30A8, ideograph},   {0x30A9, 0x30A9, small_kana},
    {0x30AA, 0x30C2, ideograph},   {0x30C3, 0x30C3, small_kana},
    {0x30C4, 0x30E2, ideograph},   {0x30E3, 0x30E3, small_kana},
    {0x30E4, 0x30E4, ideograph},   {0x30E5, 0x30E5, small_kana},
    {0x30E6, 0x30E6, ideograph},   {0x30E7, 0x30E7, small_kana},
    {0x30E8, 0x30ED, ideograph},   {0x30EE, 0x30EE, small_kana},
    {0x30EF, 0x30F4, ideograph},   {0x30F5, 0x30F6, small_kana},
    {0x30F7, 0x30FA, ideograph},   {0x30FB, 0x30FB, nonstarter},
    {0x30FC, 0x30FC, small_kana},  {0x30FD, 0x30FE, nonstarter},
    {0x30FF, 0x31EF, ideograph},   {0x31F0, 0x31FF, small_kana},
    {0x3200, 0x4DBF, ideograph},   {0x4E00, 0xA014, ideograph},
    {0xA015, 0xA015, nonstarter},  {0xA016, 0xA4CF, ideograph},
    {0xA960, 0xA97C, ideograph},   {0xAC00, 0xD7FB, ideograph},
    {0xF900, 0xFAFF, ideograph},   {0xFD3E, 0xFD3E, closing},
    {0xFD3F, 0xFD3F, opening},     {0xFDFC, 0xFDFC, postfix},
    {0xFE30, 0xFE4F, ideograph},   {0xFE50, 0xFE50, closing},
    {0xFE51, 0xFE51, ideograph},   {0xFE52, 0xFE52, closing},
    {0xFE54, 0xFE55, nonstarter},  {0xFE56, 0xFE57, exclamation},
    {0xFE58, 0xFE58, ideograph},   {0xFE59, 0xFE59, opening},
    {0xFE5A, 0xFE5A, closing},     {0xFE5B, 0xFE5B, opening},
    {0xFE5C, 0xFE5C, closing},     {0xFE5D, 0xFE5D, opening},
    {0xFE5E, 0xFE5E, closing},     {0xFE5F, 0xFE68, ideograph},
    {0xFE69, 0xFE69, prefix},      {0xFE6A, 0xFE6A, postfix},
    {0xFE6B, 0xFE6B, ideograph},   {0xFEFF, 0xFEFF, glue},
    {0xFF01, 0xFF01, exclamation}, {0xFF02, 0xFF03, ideograph},
    {0xFF04, 0xFF04, prefix},      {0xFF05, 0xFF05, postfix},
    {0xFF06, 0xFF07, ideograph},   {0xFF08, 0xFF08, opening},
    {0xFF09, 0xFF09, closing},     {0xFF0A, 0xFF0B, ideograph},
    {0xFF0C, 0xFF0C, closing},     {0xFF0D, 0xFF0D, ideograph},
    {0xFF0E, 0xFF0E, closing},     {0xFF0F, 0xFF19, ideograph},
    {0xFF1A, 0xFF1B, nonstarter},  {0xFF1C, 0xFF1E, ideograph},
    {0xFF1F, 0xFF1F, exclamation}, {0xFF20, 0xFF3A, ideograph},
    {0xFF3B, 0xFF3B, opening},     {0xFF3C, 0xFF3C, ideograph},
    {0xFF3D, 0xFF3D, closing},     {0xFF3E, 0xFF5A, ideograph},
    {0xFF5B, 0xFF5B, opening},     {0xFF5C, 0xFF5C, ideograph},
    {0xFF5D, 0xFF5D, closing},     {0xFF5E, 0xFF5E, ideograph},
    {0xFF5F, 0xFF5F, opening},     {0xFF60, 0xFF61, closing},
    {0xFF62, 0xFF62, opening},     {0xFF63, 0xFF64, closing},
    {0xFF65, 0xFF65, nonstarter},  {0xFF66, 0xFF66, ideograph},
    {0xFF67, 0xFF70, small_kana},  {0xFF71, 0xFF9D, ideograph},
    {0xFF9E, 0xFF9F, nonstarter},  {0xFFE0, 0xFFE0, postfix},
    {0xFFE1, 0xFFE1, prefix},      {0xFFE2, 0xFFE4, ideograph},
    {0xFFE5, 0xFFE6, prefix},      {0xFFFC, 0xFFFC, ideograph},
    {0x1B000, 0x1B2FF, ideograph}, {0x1F000, 0x1FAFF, ideograph},
    {0x20000, 0x3FFFD, ideograph},
};

constexpr size_t kCount = sizeof(kClasses) / sizeof(kClasses[0]);

constexpr bool is_sorted() {
  for (size_t i = 0; i < kCount; ++i) {
    if (kClasses[i].first > kClasses[i].last || (i && kClasses[i].first <= kClasses[i - 1].last)) return false;
  }
  return true;
}
static_assert(is_sorted());

constexpr char32_t kObject = 0xFFFC;

bool is_emoji(char32_t c) { return c >= 0x1F000 && c <= 0x1FAFF; }

// Dashes that join words; the other members of their classes end what is before them.
bool is_dash(BreakClass value, char32_t c) {
  return value == hyphen || value == dash || value == leader || c == 0xAD || (c >= 0x2010 && c <= 0x2013) || c == 0x58A;
}

// Signs that addresses and names of files are made of, after which a long one is broken best.
bool parts_addresses(char32_t c) {
  constexpr std::u32string_view kSigns = U"/?&=_#.,:;@~%+|\\";
  return c < 0x80 && kSigns.find(c) != kSigns.npos;
}

}  // namespace

BreakClass break_class(char32_t c) {
  if ((c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z')) return letter;
  if (c >= 0x4E00 && c <= 0x9FFF) return ideograph;
  size_t low = 0, high = kCount;
  while (low < high) {
    const size_t middle = (low + high) / 2;
    if (kClasses[middle].last < c)
      low = middle + 1;
    else
      high = middle;
  }
  return low < kCount && kClasses[low].first <= c ? kClasses[low].value : letter;
}

bool is_wide(char32_t c) {
  if (c < 0x2E80) return false;
  return c <= 0x312F || (c >= 0x3190 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0xA4CF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF01 && c <= 0xFF9F) || (c >= 0xFFE0 && c <= 0xFFE6) ||
         (c >= 0x1B000 && c <= 0x1B2FF) || (c >= 0x20000 && c <= 0x3FFFD);
}

BreakClass LineBreaks::class_of(char32_t c) const {
  const BreakClass value = break_class(c);
  if (value == small_kana) return rules_.strict ? nonstarter : rules_.keep_all ? letter : ideograph;
  return value == ideograph && rules_.keep_all && c != kObject && !is_emoji(c) ? letter : value;
}

void LineBreaks::reset() {
  fresh_ = true;
  word_before_dash_ = false;
}

Break LineBreaks::next(char32_t c) {
  const BreakClass right = class_of(c);
  if (right == mark) return Break::inside;
  Break result = Break::inside;
  if (!fresh_) {
    if (allows(last_, right, c))
      result = Break::normal;
    else if ((right == letter || (right == number && last_ != infix && last_ != stroke)) &&
             parts_addresses(last_code_point_))
      result = Break::weak;
  }
  // A dash after a dash leaves open what was before the first.
  if (!is_dash(right, c)) word_before_dash_ = right != opening && right != initial && right != glue;
  fresh_ = false;
  last_ = right;
  last_code_point_ = c;
  return result;
}

bool LineBreaks::allows(BreakClass left, BreakClass right, char32_t c) const {
  const bool wide_left = is_wide(last_code_point_), wide_right = is_wide(c);
  const bool word = right == letter || right == number;
  switch (right) {
    case glue:
    case closing:
    case parenthesis:
    case exclamation:
    case infix:
    case stroke:
    case nonstarter:
    case after:
    case hyphen:
    case leader:
    case quote:
    case final_:
    case mark:
      return false;  // LB 11 to 13, 19, 21, 22
    case dash:
      return wide_left && left == ideograph;  // LB 17; beside letters a dash stays with the word before it
    case initial:
      // LB 19a: beside East Asian characters quotes are brackets.
      if (!wide_left && left != dash) return false;
      break;
    case postfix:
      if (left == ideograph) return false;  // LB 23a
      break;
    case opening:
      if (left != ideograph && left != closing && left != dash && left != after && left != hyphen && !wide_left &&
          !wide_right) {
        return false;  // LB 30
      }
      break;
    default:
      break;
  }
  const bool money = right == prefix || right == postfix;
  switch (left) {
    case glue:
    case opening:
    case initial:
    case quote:
    case before:
    case mark:
      return false;  // LB 12, 14, 15, 19, 21
    case final_:
      return wide_right;  // LB 19a
    case letter:
    case number:
      return !word && !money && (right != opening || wide_right);  // LB 23 to 25, 28
    case ideograph:
      return true;  // LB 31
    case closing:
    case exclamation:
      return wide_left || right == ideograph || right == opening;
    case parenthesis:
      return !word && !money;  // LB 25, 30
    case infix:
    case stroke:
      return right == ideograph;  // LB 25, 29
    case nonstarter:
      return true;
    case hyphen:
    case dash:
    case leader:
      return word_before_dash_ && right != left;  // LB 20a
    case after:
      return !is_dash(left, last_code_point_) || word_before_dash_;
    case prefix:
      return false;  // LB 23a to 25
    case postfix:
      return !word && !money && right != opening;
    case small_kana:
      return true;
  }
  return true;
}

}  // namespace lectern::layout
