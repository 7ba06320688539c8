#include "write/emphasis.h"

#include <algorithm>
#include <iterator>

#include "base/utf8.h"
#include "write/markdown_line.h"

namespace lectern::write {
namespace {

// `symbol`: what some take for punctuation and others for a letter, or what is not known. `blank`: what some take for
// white space.
enum class Side : uint8_t { space, blank, punctuation, symbol, letter };

struct Range {
  char32_t last;  // the range ends here and begins after the one before
  Side side;
};

// The scripts and the punctuation of the languages that pages are mostly in. All else is a symbol.
constexpr Range kRanges[] = {
    {0x9F, Side::symbol},        {0xA0, Side::space},         {0xA1, Side::punctuation},   {0xA6, Side::symbol},
    {0xA7, Side::punctuation},   {0xAA, Side::symbol},        {0xAB, Side::punctuation},   {0xB5, Side::symbol},
    {0xB7, Side::punctuation},   {0xBA, Side::symbol},        {0xBB, Side::punctuation},   {0xBE, Side::symbol},
    {0xBF, Side::punctuation},   {0xD6, Side::letter},        {0xD7, Side::symbol},        {0xF6, Side::letter},
    {0xF7, Side::symbol},        {0x2C1, Side::letter},       {0x387, Side::symbol},       {0x3F5, Side::letter},
    {0x3F6, Side::symbol},       {0x481, Side::letter},       {0x482, Side::symbol},       {0x52F, Side::letter},
    {0x5BD, Side::symbol},       {0x5BE, Side::punctuation},  {0x5CF, Side::symbol},       {0x5EA, Side::letter},
    {0x60B, Side::symbol},       {0x60C, Side::punctuation},  {0x61A, Side::symbol},       {0x61B, Side::punctuation},
    {0x61E, Side::symbol},       {0x61F, Side::punctuation},  {0x669, Side::letter},       {0x66D, Side::symbol},
    {0x6D3, Side::letter},       {0x903, Side::symbol},       {0x963, Side::letter},       {0x965, Side::punctuation},
    {0x96F, Side::letter},       {0xE00, Side::symbol},       {0xE3A, Side::letter},       {0xE3F, Side::symbol},
    {0xE4E, Side::letter},       {0xE4F, Side::symbol},       {0xE59, Side::letter},       {0x10FF, Side::symbol},
    {0x11FF, Side::letter},      {0x167F, Side::symbol},      {0x1680, Side::space},       {0x180D, Side::symbol},
    {0x180E, Side::blank},       {0x1DFF, Side::symbol},      {0x1FBC, Side::letter},      {0x1FFF, Side::symbol},
    {0x200A, Side::space},       {0x200F, Side::symbol},      {0x2027, Side::punctuation}, {0x2029, Side::blank},
    {0x202E, Side::symbol},      {0x202F, Side::space},       {0x2043, Side::punctuation}, {0x205E, Side::symbol},
    {0x205F, Side::space},       {0x2FFF, Side::symbol},      {0x3000, Side::space},       {0x3003, Side::punctuation},
    {0x3007, Side::symbol},      {0x3011, Side::punctuation}, {0x3013, Side::symbol},      {0x301F, Side::punctuation},
    {0x3040, Side::symbol},      {0x3096, Side::letter},      {0x30A0, Side::symbol},      {0x30FA, Side::letter},
    {0x30FB, Side::punctuation}, {0x30FE, Side::letter},      {0x3104, Side::symbol},      {0x312F, Side::letter},
    {0x33FF, Side::symbol},      {0x4DBF, Side::letter},      {0x4DFF, Side::symbol},      {0x9FFF, Side::letter},
    {0xABFF, Side::symbol},      {0xD7A3, Side::letter},      {0xFEFE, Side::symbol},      {0xFEFF, Side::blank},
    {0xFF00, Side::symbol},      {0xFF03, Side::punctuation}, {0xFF04, Side::symbol},      {0xFF0A, Side::punctuation},
    {0xFF0B, Side::symbol},      {0xFF0F, Side::punctuation}, {0xFF19, Side::letter},      {0xFF1B, Side::punctuation},
    {0xFF1E, Side::symbol},      {0xFF20, Side::punctuation}, {0xFF3A, Side::letter},      {0xFF3D, Side::punctuation},
    {0xFF40, Side::symbol},      {0xFF5A, Side::letter},      {0xFF65, Side::symbol},      {0xFFDC, Side::letter},
    {0x1FFFF, Side::symbol},     {0x3FFFF, Side::letter},     {0x10FFFF, Side::symbol},
};

Side side_of(char32_t c) {
  if (c >= 0x80) {
    return std::lower_bound(std::begin(kRanges), std::end(kRanges), c,
                            [](const Range& range, char32_t wanted) { return range.last < wanted; })
        ->side;
  }
  if (c == ' ' || c == static_cast<char32_t>(kBreak)) return Side::space;
  const char32_t lower = c | 0x20;
  return (c >= '0' && c <= '9') || (lower >= 'a' && lower <= 'z') ? Side::letter : Side::punctuation;
}

Side before(std::string_view line, size_t at) {
  if (at == 0) return Side::space;
  size_t begin = base::code_point_before(line, at);
  return side_of(base::next_code_point(line, begin));
}

Side after(std::string_view line, size_t at) {
  return at >= line.size() ? Side::space : side_of(base::next_code_point(line, at));
}

bool parts_words(Side outside) { return outside == Side::space || outside == Side::punctuation; }

// Whether a mark is read, with what stands outside and inside of it.
bool flanks(Side outside, Side inside) {
  return inside == Side::letter || ((inside == Side::punctuation || inside == Side::symbol) && parts_words(outside));
}

// The same for _, which never begins or ends inside a word.
bool flanks_as_underscore(Side outside, Side inside) {
  return parts_words(outside) && inside != Side::space && inside != Side::blank;
}

bool is_strong(std::string_view line, size_t at) {
  return at < line.size() && (line[at] == kStrongOpen || line[at] == kStrongClose);
}

EmphasisForm form_of(std::string_view line, size_t open, size_t close) {
  const bool touches = line[open] == kEmphasisOpen && (is_strong(line, open - 1) || is_strong(line, open + 1) ||
                                                       is_strong(line, close - 1) || is_strong(line, close + 1));
  const auto fits = touches ? flanks_as_underscore : flanks;
  if (!fits(before(line, open), after(line, open + 1)) || !fits(after(line, close + 1), before(line, close)))
    return EmphasisForm::tagged;
  return touches ? EmphasisForm::underscored : EmphasisForm::marked;
}

}  // namespace

std::vector<EmphasisForm> emphasis_forms(std::string_view line) {
  struct Open {
    size_t at;
    size_t index;
  };
  std::vector<EmphasisForm> forms;
  std::vector<Open> open;
  for (size_t i = 0; i < line.size(); ++i) {
    if (!is_emphasis_mark(line[i])) continue;
    if (opens_emphasis(line[i])) {
      open.push_back({i, forms.size()});
      forms.push_back(EmphasisForm::none);
    } else if (open.empty()) {
      forms.push_back(EmphasisForm::none);
    } else {
      forms[open.back().index] = form_of(line, open.back().at, i);
      forms.push_back(forms[open.back().index]);
      open.pop_back();
    }
  }
  return forms;
}

}  // namespace lectern::write
