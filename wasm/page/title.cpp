#include "page/title.h"

#include <algorithm>
#include <vector>

#include "base/text.h"
#include "base/utf8.h"
#include "base/words.h"
#include "page/clean.h"

namespace lectern::page {
namespace {

struct Separator {
  size_t begin;
  size_t end;
  bool weak;  // a colon or slash: parts titles themselves more often than not
};

// Whether guillemets quote something in a title: then none of them parts it.
bool quotes_by_guillemets(std::string_view title) { return base::contains(title, "«") && base::contains(title, "»"); }

// Marks that part a title from a site's name. Those of ASCII count between spaces only, but the bar.
std::vector<Separator> separators(std::string_view title) {
  std::vector<Separator> out;
  const bool quoted = quotes_by_guillemets(title);
  for (size_t at = 0; at < title.size() && out.size() < 16;) {
    const size_t begin = at;
    const char32_t c = base::next_code_point(title, at);
    const bool space_before = begin > 0 && title[begin - 1] == ' ';
    const bool space_after = at < title.size() && title[at] == ' ';
    bool strong = false, weak = false;
    switch (c) {
      case '|':
      case 0xFF5C:  // fullwidth bar
      case 0x2022:  // bullet
        strong = true;
        break;
      case 0x00BB:  // »
      case 0x00AB:  // «
        strong = !quoted;
        break;
      case '-':
      case 0x2010:
      case 0x2013:
      case 0x2014:
      case 0x2015:
      case 0x2212:
      case 0x00B7:
      case 0x30FB:
      case '~':
      case '<':
      case '>':
      case 0x203A:
      case 0x2039:
        strong = space_before && space_after;
        break;
      case '_':
      case 0xFF0D: {
        // Chinese sites: 标题_网站
        size_t next = at;
        strong = at < title.size() && base::next_code_point(title, next) > 0x2E80;
        break;
      }
      case ':':
        if (space_after && space_before) {
          strong = true;
        } else {
          weak = space_after;
          if (at < title.size() && title[at] == ':') strong = space_before;  // " :: "
        }
        break;
      case 0xFF1A:
        weak = true;
        break;
      case '/':
        weak = space_before && space_after;
        break;
      default:
        break;
    }
    if (!strong && !weak) continue;
    size_t end = at;
    while (end < title.size() && (title[end] == title[begin] || title[end] == ' ')) ++end;
    out.push_back({begin, end, !strong});
    at = end;
  }
  return out;
}

// How sure a part must look like the site's name to be one.
enum class Naming : uint8_t {
  loose,       ///< the name in longer or shorter form: "Harbour News International" for "Harbour News"
  short_form,  ///< the name, or words of it; nothing more
  exact,       ///< the name
};

// Letters and digits alone, lower case: how a host spells a name.
std::string squeezed(std::string_view text) {
  std::string out;
  for (const std::string_view word : base::Words(text)) {
    std::string_view rest = word;
    for (const std::string_view mark : {"™", "®", "©"})
      if (base::ends_with(rest, mark)) rest.remove_suffix(mark.size());
    out += rest;
  }
  return out;
}

// "theguardian" against "guardian"
bool is_with_article(std::string_view longer, std::string_view name) {
  return longer.size() == name.size() + 3 && base::starts_with(longer, "the") && base::ends_with(longer, name);
}

bool spells_host(std::string_view part, std::string_view host, Naming naming) {
  if (host.empty()) return false;
  const std::string name = squeezed(part);
  if (name.size() < 3) return false;
  if (base::starts_with(host, "www.")) host.remove_prefix(4);
  if (squeezed(host) == name) return true;
  // Any label but the last: "news.example.co.uk" is spelt "Example".
  for (size_t begin = 0; begin < host.size();) {
    const size_t dot = host.find('.', begin);
    if (dot == std::string_view::npos) break;
    const std::string label = squeezed(host.substr(begin, dot - begin));
    if (label.size() >= 3) {
      if (label == name || is_with_article(name, label) || is_with_article(label, name)) return true;
      // "Example News" on example-news-daily.com, "Harbour Post" on harbourpost24.net
      if (naming == Naming::loose && name.size() >= 5 && label.size() >= 5 &&
          (base::starts_with(label, name) || base::starts_with(name, label)))
        return true;
    }
    begin = dot + 1;
  }
  return false;
}

bool is_site(std::string_view part, const std::vector<std::string>& site_names, std::string_view host, Naming naming) {
  // What is longer is no name, and each part of each title is compared with it.
  constexpr size_t kLongestName = 300;  // bytes
  if (spells_host(part, host, naming)) return true;
  const size_t part_words = base::Words(part).size();
  for (const std::string& name : site_names) {
    if (name.empty() || name.size() > kLongestName) continue;
    if (same_words(part, name) || squeezed(part) == squeezed(name)) return true;
    // "Guardian" for "The Guardian"; "Harbour News International" for "Harbour News". What says much more than the name
    // is something that the site offers.
    if (naming == Naming::exact || part_words > 6) continue;
    if (word_overlap(part, name) == 1.0) return true;
    constexpr size_t kMoreWords = 2;
    if (naming == Naming::loose && part_words <= base::Words(name).size() + kMoreWords &&
        word_overlap(name, part) == 1.0)
      return true;
  }
  return false;
}

bool is_mark(std::string_view word, bool quoted) {
  return base::is_one_of(word, "-|--|–|—|/|//|:|::|·|•|>|<|~|⋆|★|🔗|¶|#|§") || word == "|" || word == "||" ||
         (!quoted && (word == "»" || word == "«"));
}

// A title without marks that stand alone at its ends, where a template has left a name out: "The quay is saved -".
std::string_view without_loose_marks(std::string_view title) {
  const bool quoted = quotes_by_guillemets(title);
  for (size_t space = title.rfind(' '); space != std::string_view::npos && is_mark(title.substr(space + 1), quoted);
       space = title.rfind(' '))
    title = base::trim(title.substr(0, space));
  for (size_t space = title.find(' '); space != std::string_view::npos && is_mark(title.substr(0, space), quoted);
       space = title.find(' '))
    title = base::trim(title.substr(space));
  return title;
}

// Forums write the way to a thread into its title: "Harbour lights / Questions / Ferry Forum". Where the slash before
// the section stands if the last part is the site's name; npos otherwise.
size_t way_to_thread(std::string_view title, const std::vector<Separator>& marks,
                     const std::vector<std::string>& site_names, std::string_view host) {
  if (marks.size() < 2) return std::string_view::npos;
  const Separator& site = marks.back();
  const Separator& section = marks[marks.size() - 2];
  if (title[site.begin] != '/' || title[section.begin] != '/') return std::string_view::npos;
  const std::string_view name = base::trim(title.substr(site.end));
  return is_site(name, site_names, host, Naming::loose) ? section.begin : std::string_view::npos;
}

bool is_wording(std::string_view part, const std::vector<std::string>& wordings) {
  return std::any_of(wordings.begin(), wordings.end(),
                     [&](const std::string& wording) { return same_words(part, wording); });
}

}  // namespace

std::string without_site_name(std::string_view title, const std::vector<std::string>& site_names,
                              const std::vector<std::string>& wordings, std::string_view host, std::string* cut) {
  title = base::trim(title);
  for (int rounds = 0; rounds < 3; ++rounds) {
    const std::vector<Separator> marks = separators(title);
    if (marks.empty()) break;
    std::string_view left;
    std::string_view site;
    if (const size_t way = way_to_thread(title, marks, site_names, host); way != std::string_view::npos) {
      left = base::trim(title.substr(0, way));
      site = base::trim(title.substr(marks.back().end));
    }
    // From the outside in: what is left is as long as it can be.
    for (size_t i = marks.size(); i-- > 0 && left.empty();) {
      const std::string_view head = base::trim(title.substr(0, marks[i].begin));
      const std::string_view tail = base::trim(title.substr(marks[i].end));
      // A colon stands before half of a title more often than before a name.
      const Naming naming = marks[i].weak ? Naming::exact : Naming::loose;
      if (!head.empty() &&
          (is_site(tail, site_names, host, naming) || (!marks[i].weak && is_wording(head, wordings)))) {
        left = head;
        site = tail;
      }
    }
    for (size_t i = 0; i < marks.size() && left.empty(); ++i) {
      const std::string_view head = base::trim(title.substr(0, marks[i].begin));
      const std::string_view tail = base::trim(title.substr(marks[i].end));
      // "Harbour Post: a slogan": a colon parts a name off only where something else says so. "Harbour Ferries |
      // Timetable": products and services begin with their maker's name, so what leads must be the name and no more.
      const bool worded = is_wording(tail, wordings);
      const bool named = is_site(head, site_names, host, worded ? Naming::loose : Naming::short_form);
      if (!tail.empty() && (marks[i].weak ? named && worded : named || worded)) {
        left = tail;
        site = head;
      }
    }
    if (left.empty()) break;
    if (cut && cut->empty()) *cut = std::string(site);
    title = left;
  }
  return std::string(without_loose_marks(title));
}

bool is_site_name(std::string_view text, const std::vector<std::string>& site_names, std::string_view host) {
  return is_site(text, site_names, host, Naming::exact);
}

std::string without_last_part(std::string_view title, bool only) {
  const std::vector<Separator> marks = separators(title);
  if (marks.empty() || marks.back().weak) return std::string(title);
  size_t at = marks.back().begin;
  const char32_t mark = base::next_code_point(title, at);
  const std::string_view head = base::trim(title.substr(0, marks.back().begin));
  const size_t before = base::Words(head).size();
  const size_t after = base::Words(title.substr(marks.back().end)).size();
  const bool bar = mark == '|' || mark == 0xFF5C || mark == 0xBB;
  const bool dash = mark == '-' || (only && (mark == 0x2013 || mark == 0x2014));
  if (after > 0 && ((bar && before >= 2) || (dash && before >= 4 && after <= 3))) return std::string(head);
  return std::string(title);
}

}  // namespace lectern::page
