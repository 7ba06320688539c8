#include "layout/layout_support.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "layout/clusters.h"
#include "support/article_support.h"

namespace lectern::test {
namespace {

std::u16string utf16(std::string_view utf8) {
  std::u16string out;
  for (size_t i = 0; i < utf8.size();) {
    const auto byte = static_cast<unsigned char>(utf8[i]);
    const int more = byte < 0x80 ? 0 : byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3;
    char32_t point = more == 0 ? byte : byte & (0x3F >> more);
    for (int k = 1; k <= more; ++k) point = point << 6 | (static_cast<unsigned char>(utf8[i + k]) & 0x3F);
    i += 1 + more;
    if (point < 0x10000) {
      out += static_cast<char16_t>(point);
    } else {
      out += static_cast<char16_t>(0xD800 + ((point - 0x10000) >> 10));
      out += static_cast<char16_t>(0xDC00 + ((point - 0x10000) & 0x3FF));
    }
  }
  return out;
}

std::string utf8(std::u16string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    char32_t point = text[i];
    if (point >= 0xD800 && point < 0xDC00 && i + 1 < text.size())
      point = 0x10000 + ((point - 0xD800) << 10) + (text[++i] - 0xDC00);
    if (point < 0x80)
      out += static_cast<char>(point);
    else if (point < 0x800)
      out += {static_cast<char>(0xC0 | point >> 6), static_cast<char>(0x80 | (point & 63))};
    else if (point < 0x10000)
      out += {static_cast<char>(0xE0 | point >> 12), static_cast<char>(0x80 | (point >> 6 & 63)),
              static_cast<char>(0x80 | (point & 63))};
    else
      out += {static_cast<char>(0xF0 | point >> 18), static_cast<char>(0x80 | (point >> 12 & 63)),
              static_cast<char>(0x80 | (point >> 6 & 63)), static_cast<char>(0x80 | (point & 63))};
  }
  return out;
}

bool is_space(char16_t unit) { return unit == ' ' || unit == '\n' || unit == '\t' || unit == '\r' || unit == '\f'; }
/// What is on no page though it is in the text: what only says how lines may break.
bool is_silent(char16_t unit) {
  return is_space(unit) || unit == 0xA0 || unit == 0xAD || (unit >= 0x2000 && unit <= 0x200F) || unit == 0x2028 ||
         unit == 0x2029 || unit == 0x202F || unit == 0x2060 || unit == 0x3000 || unit == 0xFEFF;
}

}  // namespace

LayoutInput::LayoutInput(const Tree& tree) {
  std::map<std::string, int32_t, std::less<>> known;
  const auto string = [&](std::string_view value) {
    const auto [found, is_new] = known.try_emplace(std::string(value), static_cast<int32_t>(known.size()));
    if (is_new) strings.append(value) += '\0';
    return found->second;
  };
  const auto number = [](std::string_view value) {
    int32_t out = 0;
    std::from_chars(value.data(), value.data() + value.size(), out);
    return out;
  };
  for (uint32_t i = 0; i < tree.size(); ++i) {
    const Tree::Node& node = tree[i];
    int32_t row[layout::kNodeFields] = {-1,
                                        node.parent == Tree::kNoNode ? -1 : static_cast<int32_t>(node.parent),
                                        static_cast<int32_t>(text.size()),
                                        0,
                                        -1,
                                        -1,
                                        0,
                                        0,
                                        0,
                                        0};
    if (node.element == Element::text) {
      text += utf16(tree.text(i));
    } else {
      row[0] = string(name(node.element));
      if (const std::string_view value = tree.find(i, Attribute::class_); !value.empty()) row[4] = string(value);
      if (const std::string_view value = tree.find(i, Attribute::lang); !value.empty()) row[5] = string(value);
      if (const std::string_view value = tree.find(i, Attribute::dir); !value.empty())
        row[6] = value == "rtl" ? 2 : value == "ltr" ? 1 : 0;
      const bool cell = node.element == Element::td || node.element == Element::th;
      row[7] = number(tree.find(i, cell                          ? Attribute::colspan
                                   : node.element == Element::ol ? Attribute::start
                                   : node.element == Element::li ? Attribute::value
                                                                 : Attribute::width));
      row[8] = number(tree.find(i, cell ? Attribute::rowspan : Attribute::height));
      if (node.element == Element::li && !tree.find(i, Attribute::value).empty()) row[9] |= 2;
      if (node.element == Element::ol) {
        row[8] = static_cast<int32_t>(std::string_view("aAiI").find(tree.find(i, Attribute::type)) + 1);
        if (tree.find(i, Attribute::type).empty()) row[8] = 0;
        if (!tree.find(i, Attribute::start).empty()) row[9] |= 2;
        for (uint32_t k = 0; k < node.attribute_count; ++k)
          row[9] |= tree.attribute(i, k).attribute == Attribute::reversed;
      }
    }
    nodes.insert(nodes.end(), std::begin(row), std::end(row));
  }
  // Elements end where the last node in them does.
  std::vector<int32_t> ends(tree.size());
  int32_t at = static_cast<int32_t>(text.size());
  for (uint32_t i = tree.size(); i-- > 0;) {
    ends[i] = i + 1 < tree.size() ? nodes[(i + 1) * layout::kNodeFields + 2] : at;
  }
  hidden.resize(text.size());
  for (uint32_t i = 0; i < tree.size(); ++i) {
    const int32_t begin = nodes[i * layout::kNodeFields + 2];
    const int32_t end = nodes[i * layout::kNodeFields + 3] = ends[tree[i].end - 1];
    if (tree[i].element == Element::annotation) std::fill(hidden.begin() + begin, hidden.begin() + end, true);
  }
}

layout::Input LayoutInput::input() const {
  layout::Input out;
  out.nodes = nodes;
  out.text = text;
  out.levels = levels;
  out.hints = hints;
  out.strings = strings;
  out.language = language;
  out.rtl = rtl;
  out.settings_json = settings;
  return out;
}

int32_t fixed_width(std::u16string_view text, const int32_t* font) {
  int64_t width = 0;
  for (const char16_t unit : text) {
    if (unit == 0xAD || unit == 0x200B || (unit >= 0x300 && unit < 0x370)) continue;
    width += unit == ' ' ? font[4] / 4 : unit >= 0x2E80 ? font[4] : font[4] / 2;
    width += font[5];
  }
  return static_cast<int32_t>(std::min<int64_t>(width, 1 << 24));
}

std::optional<Error> lay_out(layout::Layout& layout, const LayoutInput& input, double width, double height,
                             int* rounds) {
  for (int round = 1;; ++round) {
    if (rounds) *rounds = round - 1;
    if (std::optional<Error> error = layout.lay_out(layout::px(width), layout::px(height))) return error;
    const std::span<const int32_t> wanted = layout.wanted();
    if (wanted.empty() && layout.lacking_fonts() == 0) return {};
    if (round == 50) return Error{ErrorCode::invalid_options, "The layout asks without end."};
    const std::span<const int32_t> fonts = layout.fonts();
    std::vector<int32_t> widths, metrics;
    for (size_t i = 0; i < wanted.size(); i += 4) {
      const std::u16string_view from = wanted[i + 3] == 0 ? std::u16string_view(input.text) : layout.generated();
      widths.push_back(fixed_width(from.substr(wanted[i + 1], wanted[i + 2] - wanted[i + 1]),
                                   &fonts[static_cast<size_t>(wanted[i]) * 6]));
    }
    for (size_t f = fonts.size() / 6 - layout.lacking_fonts(); f < fonts.size() / 6; ++f) {
      metrics.insert(metrics.end(), {fonts[f * 6 + 4] * 4 / 5, fonts[f * 6 + 4] / 5});
    }
    if (!layout.supply(widths, metrics))
      return Error{ErrorCode::invalid_options, "The layout does not take what it asked for."};
  }
}

std::vector<LaidItem> items_of(const layout::Layout& layout, size_t page) {
  std::vector<LaidItem> out;
  const std::span<const int32_t> row = layout.pages().subspan(page * 4, 4);
  for (int32_t i = row[2]; i < row[3]; ++i) {
    const int32_t* at = &layout.items()[static_cast<size_t>(i) * 11];
    out.push_back({at[0], at[1], at[2], at[3], at[4], at[5], at[6], at[7], at[8], at[9], at[10]});
  }
  return out;
}

size_t page_count(const layout::Layout& layout) { return layout.pages().size() / 4; }

std::string page_text(const layout::Layout& layout, const LayoutInput& input, size_t page) {
  std::u16string out;
  int32_t end = -1;
  for (const LaidItem& item : items_of(layout, page)) {
    if (item.kind != 0) continue;
    const bool generated = item.paint & layout::kGenerated;
    const std::u16string_view from = generated ? layout.generated() : std::u16string_view(input.text);
    if (!out.empty() && (generated || item.begin != end)) out += u' ';
    out += from.substr(item.begin, item.end - item.begin);
    end = generated ? -1 : item.end;
  }
  return utf8(out);
}

std::string fault(const layout::Layout& layout, const LayoutInput& input, double width, double height) {
  const int32_t right = layout::px(width), bottom = layout::px(height);
  int32_t read_to = 0;
  const auto is_silent_at = [&](int32_t at) { return is_silent(input.text[at]) || input.hidden[at]; };
  for (size_t page = 0; page < page_count(layout); ++page) {
    const std::string where = " (page " + std::to_string(page + 1) + " of " + std::to_string(page_count(layout)) + ")";
    const std::vector<LaidItem> items = items_of(layout, page);
    std::vector<const LaidItem*> texts;
    for (const LaidItem& item : items) {
      const bool own = item.kind == 0 && !(item.paint & layout::kGenerated);
      const std::string word =
          own ? utf8(std::u16string_view(input.text).substr(item.begin, item.end - item.begin)) : "";
      // A single letter with its marks cannot be divided, however wide it is.
      const bool is_whole = own && layout::cluster_end(input.text, item.begin) >= static_cast<size_t>(item.end);
      const int32_t over = is_whole ? 0 : std::max(0, item.x + item.width - right);
      if (item.x < -64 || over > 64 || item.y < 0 || item.y + item.height > bottom) {
        return "outside of the page: kind " + std::to_string(item.kind) + " '" + word + "' at " +
               std::to_string(item.x / 64) + ", " + std::to_string(item.y / 64) + " of " +
               std::to_string(item.width / 64) + " x " + std::to_string(item.height / 64) + where;
      }
      if (item.kind != 0) continue;
      texts.push_back(&item);
      if (!own || item.paint & layout::kRepeated) continue;
      if (item.begin < read_to) return "twice or out of order: '" + word + "'" + where;
      for (; read_to < item.begin; ++read_to) {
        if (!is_silent_at(read_to))
          return "missing before '" + word + "': '" +
                 utf8(std::u16string_view(input.text).substr(read_to, item.begin - read_to)) + "'" + where;
      }
      read_to = item.end;
    }
    // No text over another: by their left edges, in lines of the same baseline or overlapping ones.
    std::sort(texts.begin(), texts.end(),
              [](const LaidItem* a, const LaidItem* b) { return a->y != b->y ? a->y < b->y : a->x < b->x; });
    for (size_t i = 0; i < texts.size(); ++i) {
      for (size_t k = i + 1; k < texts.size() && texts[k]->y < texts[i]->y + texts[i]->height; ++k) {
        if (texts[k]->x < texts[i]->x + texts[i]->width - 32 && texts[i]->x < texts[k]->x + texts[k]->width - 32) {
          return "over each other: offsets " + std::to_string(texts[i]->begin) + " and " +
                 std::to_string(texts[k]->begin) + where;
        }
      }
    }
  }
  for (; read_to < static_cast<int32_t>(input.text.size()); ++read_to) {
    if (!is_silent_at(read_to))
      return "missing at the end: '" + utf8(std::u16string_view(input.text).substr(read_to)) + "'";
  }
  return {};
}

LaidOut::LaidOut(std::string_view html, double page_width, double page_height, std::string settings)
    : width(page_width), height(page_height), input(article_of(html).content) {
  input.settings = std::move(settings);
  error = layout->open(input.input());
  if (!error) error = lay_out(*layout, input, width, height, &rounds);
}

}  // namespace lectern::test
