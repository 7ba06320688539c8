// Whether parsing, and laying a paragraph out, is linear: hostile pages and paragraphs of 1, 2 and 4 MB, the time and
// the memory that each takes. Prints a line for each, and exits with 1 where a step costs more than 2.3 times the one
// before it.
//
// Usage: lectern_doubling [name]

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <functional>
#include <new>
#include <string>

#include "html/document.h"
#include "layout/host.h"

#if defined(__GLIBC__)
#include <malloc.h>
#endif

namespace {

size_t used = 0;
size_t peak = 0;

constexpr size_t kHeader = 16;

}  // namespace

void* operator new(size_t size) {
  auto* const block = static_cast<char*>(std::malloc(size + kHeader));
  if (!block) std::abort();
  std::memcpy(block, &size, sizeof(size));
  used += size;
  if (used > peak) peak = used;
  return block + kHeader;
}
void* operator new[](size_t size) { return operator new(size); }
void operator delete(void* pointer) noexcept {
  if (!pointer) return;
  char* const block = static_cast<char*>(pointer) - kHeader;
  size_t size;
  std::memcpy(&size, block, sizeof(size));
  used -= size;
  std::free(block);
}
void operator delete[](void* pointer) noexcept { operator delete(pointer); }
void operator delete(void* pointer, size_t) noexcept { operator delete(pointer); }
void operator delete[](void* pointer, size_t) noexcept { operator delete(pointer); }

namespace lectern::html {
namespace {

using Make = std::function<std::string(size_t)>;
/// What is measured, and what it needs is made before.
using Work = std::function<void()>;
using Prepare = std::function<Work(size_t)>;

std::string repeated(const std::string& part, size_t bytes) {
  std::string page;
  page.reserve(bytes + part.size());
  while (page.size() < bytes) page += part;
  return page;
}

// Parts that differ by a number.
std::string numbered(const std::string& before, const std::string& after, size_t bytes) {
  std::string page;
  for (size_t i = 0; page.size() < bytes; ++i) page += before + std::to_string(i) + after;
  return page;
}

std::string random_parts(const char* const (&parts)[16], size_t bytes) {
  std::string page;
  uint32_t state = 1;
  while (page.size() < bytes) {
    state = state * 1664525u + 1013904223u;
    page += parts[state >> 28];
  }
  return page;
}

std::string random_bytes(size_t bytes) {
  std::string page(bytes, '\0');
  uint32_t state = 1;
  for (char& c : page) {
    state = state * 1664525u + 1013904223u;
    c = static_cast<char>(state >> 24);
  }
  return page;
}

struct Case {
  const char* name;
  Make make;
};

const Case kCases[] = {
    {"nested-div", [](size_t n) { return repeated("<div>", n); }},
    {"nested-div-closed", [](size_t n) { return repeated("<div>", n / 2) + repeated("</div>", n / 2); }},
    {"nested-div-text", [](size_t n) { return repeated("<div>x", n); }},
    {"nested-span-wrong-end", [](size_t n) { return repeated("<span>", n / 2) + repeated("</x>", n / 2); }},
    {"nested-custom", [](size_t n) { return numbered("<x-", ">", n / 2) + numbered("</x-", ">", n / 2); }},
    {"formatting-nested", [](size_t n) { return repeated("<i><b><a>", n / 2) + repeated("</i></b></a>", n / 2); }},
    {"formatting-misnested", [](size_t n) { return repeated("<i><b><a></i></b></a>", n); }},
    {"formatting-in-blocks", [](size_t n) { return repeated("<i><b><a href=x><p>x", n); }},
    {"formatting-in-divs-closed", [](size_t n) { return repeated("<b><div>", n / 2) + repeated("</b>", n / 2); }},
    {"formatting-many-kinds",
     [](size_t n) { return repeated("<a><b><big><code><em><font><i><nobr><s><small><strike><strong><tt><u><p>", n); }},
    {"formatting-distinct", [](size_t n) { return numbered("<b a=", ">", n / 2) + repeated("<p>x", n / 2); }},
    {"formatting-distinct-closed", [](size_t n) { return numbered("<b a=", "><p>", n / 2) + repeated("</b>", n / 2); }},
    {"formatting-and-markers", [](size_t n) { return repeated("<b><object>", n / 2) + repeated("</i><p>x", n / 2); }},
    {"nobr", [](size_t n) { return repeated("<nobr>x<div>", n); }},
    {"links", [](size_t n) { return repeated("<a href=1><div>", n); }},
    {"table-in-table", [](size_t n) { return repeated("<table><tr><td>", n); }},
    {"table-directly-in-table", [](size_t n) { return repeated("<table>", n); }},
    {"tables-deep", [](size_t n) { return repeated("<div>", n / 2) + repeated("<table></table>", n / 2); }},
    {"paragraphs", [](size_t n) { return repeated("<p>", n); }},
    {"list-items", [](size_t n) { return repeated("<li><span>", n); }},
    {"list-items-deep", [](size_t n) { return repeated("<ul><li>", n / 2) + repeated("<dd>", n / 2); }},
    {"attributes-one-tag", [](size_t n) { return "<p " + numbered("a", " ", n) + ">"; }},
    {"attributes-same", [](size_t n) { return "<p " + repeated("a ", n) + ">"; }},
    {"attributes-many-tags", [](size_t n) { return repeated("<p a b c d e f g h i j k l m n o p q r s t>", n); }},
    {"attributes-of-body", [](size_t n) { return numbered("<body a", ">", n); }},
    {"attributes-of-html", [](size_t n) { return repeated("<html a=b>", n); }},
    {"references", [](size_t n) { return repeated("&amp;&#x41;&notit;", n); }},
    {"references-unknown", [](size_t n) { return repeated("&abcdefghijklmnopqrstuvwxyzabcdefghij", n); }},
    {"ampersands", [](size_t n) { return repeated("&", n); }},
    {"comment", [](size_t n) { return "<!--" + repeated("-", n) + "-->"; }},
    {"comment-open", [](size_t n) { return "<!--" + repeated("--!", n); }},
    {"comments", [](size_t n) { return repeated("<!-->", n); }},
    {"script", [](size_t n) { return "<script>" + repeated("<!--<script>", n) + "</script>"; }},
    {"script-ends", [](size_t n) { return "<script>" + repeated("</scrip", n) + "</script>"; }},
    {"title", [](size_t n) { return "<title>" + repeated("&amp;</titl", n) + "</title>"; }},
    {"select-soup",
     [](size_t n) { return repeated("<select><option><optgroup><option><hr><select><input><option>", n); }},
    {"options", [](size_t n) { return repeated("<option><div>", n); }},
    {"fostered-text", [](size_t n) { return "<table>" + repeated("x<tr>y", n); }},
    {"fostered-text-alone", [](size_t n) { return "<table>" + repeated("x<!---->", n); }},
    {"fostered-elements", [](size_t n) { return "<table>" + repeated("<b><tr><i>", n); }},
    {"fostered-references", [](size_t n) { return repeated("<table>x&amp;<tr>", n); }},
    {"interrupted-text", [](size_t n) { return repeated("x</x>", n); }},
    {"interrupted-texts", [](size_t n) { return "<table>" + repeated("x<td>y</q>z</td>", n); }},
    {"svg", [](size_t n) { return repeated("<svg><g>", n); }},
    {"svg-wrong-end", [](size_t n) { return "<svg>" + repeated("<g>", n / 2) + repeated("</x>", n / 2); }},
    {"svg-html", [](size_t n) { return repeated("<svg><foreignObject><p>", n); }},
    {"svg-broken-out", [](size_t n) { return repeated("<svg><g><g><p>", n); }},
    {"math", [](size_t n) { return repeated("<math><mi><annotation-xml>", n); }},
    {"templates", [](size_t n) { return repeated("<template>", n); }},
    {"templates-of-rows",
     [](size_t n) { return repeated("<template><tr><td>", n / 2) + repeated("</template>", n / 2); }},
    {"shadow-roots",
     [](size_t n) { return repeated("<div><template shadowrootmode=open><slot></slot></template>x", n); }},
    {"selectedcontent",
     [](size_t n) { return repeated("<select><selectedcontent></selectedcontent><option><svg><foreignObject>", n); }},
    {"forms", [](size_t n) { return repeated("<form><div></form>", n); }},
    {"rubies", [](size_t n) { return repeated("<ruby><rb><rt><rtc><rp>", n); }},
    {"framesets", [](size_t n) { return repeated("<frameset>", n); }},
    {"after-body", [](size_t n) { return repeated("</body><!--x-->\n<p>y", n); }},
    {"head-again", [](size_t n) { return "<head></head>" + repeated("\n<link>", n); }},
    {"nul", [](size_t n) { return std::string(n, '\0'); }},
    {"nul-in-svg", [](size_t n) { return "<svg>" + std::string(n, '\0'); }},
    {"carriage-returns", [](size_t n) { return repeated("\r\r\n", n); }},
    {"invalid-bytes", [](size_t n) { return repeated("\xFF\xC3<p>", n); }},
    {"tag-soup",
     [](size_t n) {
       static const char* const parts[16] = {"<p>",  "</p>", "<b>",      "</b>", "<i>",   "</i>", "<table>", "<tr>",
                                             "<td>", "x",    "</table>", "<a>",  "<div>", "</a>", "</div>",  "<li>"};
       return random_parts(parts, n);
     }},
    {"random-bytes", random_bytes},
};

Prepare parsing(const Make& make) {
  return [&make](size_t bytes) -> Work { return [page = make(bytes)] { parse(page); }; };
}

/// Lays out `bytes` of UTF-16 in one paragraph.
Prepare laying_out(std::u16string_view part, double width, layout::Align align, bool span_for_each = false) {
  return [=](size_t bytes) -> Work {
    std::u16string text;
    while (text.size() < bytes / sizeof(char16_t)) text += part;
    std::vector<layout::Span> spans(span_for_each ? text.size() : 1);
    for (uint32_t i = 0; i < spans.size(); ++i) {
      spans[i].begin = i;
      spans[i].end = span_for_each ? i + 1 : static_cast<uint32_t>(text.size());
    }
    return [text = std::move(text), spans = std::move(spans), width, align] {
      layout::Host host(text);
      layout::ParagraphStyle style;
      style.align = align;
      layout::Paragraph paragraph(host.source(), spans, style, host.widths);
      host.settle(paragraph, layout::px(width));
    };
  };
}

struct ParagraphCase {
  const char* name;
  Prepare prepare;
};

const ParagraphCase kParagraphs[] = {
    {"paragraph-word", laying_out(u"abcdefghijklmnopqrstuvwxyz", 600, layout::Align::start)},
    {"paragraph-word-no-width", laying_out(u"abcdefghijklmnopqrstuvwxyz", 0, layout::Align::start)},
    {"paragraph-words", laying_out(u"every word has its page ", 300, layout::Align::justify)},
    {"paragraph-marks", laying_out(u"\u0301", 10, layout::Align::start)},
    {"paragraph-spans", laying_out(u"a", 100, layout::Align::justify, true)},
    {"paragraph-ideographs", laying_out(u"漢", 105, layout::Align::justify)},
};

double seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

/// Whether no step costs more than 2.3 times the one before it.
bool is_linear(const char* name, const Prepare& prepare) {
  double times[3];
  size_t memory[3];
  for (int step = 0; step < 3; ++step) {
    const Work work = prepare(size_t{1000000} << step);
    times[step] = 1e9;
    for (int i = 0; i < 5; ++i) {
      const size_t before = used;
      peak = used;
      const double begin = seconds();
      work();
      const double took = seconds() - begin;
      memory[step] = peak - before;
      if (took < times[step]) times[step] = took;
    }
  }
  double time_step = 0;
  double memory_step = 0;
  for (int step = 1; step < 3; ++step) {
    const double more_memory = static_cast<double>(memory[step]) / static_cast<double>(memory[step - 1]);
    if (times[step] / times[step - 1] > time_step) time_step = times[step] / times[step - 1];
    if (more_memory > memory_step) memory_step = more_memory;
  }
  // Under a few milliseconds the clock's grain and the caches decide.
  const bool ok = (time_step <= 2.3 || times[2] < 0.02) && memory_step <= 2.3;
  std::printf("%-28s %7.1fms %7.1fms %7.1fms  %.2f %.2f  %5.0f MB at 4 MB%s\n", name, times[0] * 1e3, times[1] * 1e3,
              times[2] * 1e3, time_step, memory_step, static_cast<double>(memory[2]) / 1e6, ok ? "" : "  NOT LINEAR");
  std::fflush(stdout);
  return ok;
}

}  // namespace
}  // namespace lectern::html

int main(int argc, char** argv) {
  using namespace lectern::html;
#if defined(__GLIBC__)
  // Memory that is given back to the system costs page faults when it comes again, and only large pages give it back.
  mallopt(M_MMAP_MAX, 0);
  mallopt(M_TRIM_THRESHOLD, -1);
#endif
  const auto wanted = [&](const char* name) { return argc <= 1 || std::strcmp(argv[1], name) == 0; };
  bool linear = true;
  std::printf("%-28s %9s %9s %9s  %s\n", "page", "1 MB", "2 MB", "4 MB", "greatest step in time, memory");
  for (const Case& test : kCases)
    if (wanted(test.name)) linear = is_linear(test.name, parsing(test.make)) && linear;
  for (const ParagraphCase& test : kParagraphs)
    if (wanted(test.name)) linear = is_linear(test.name, test.prepare) && linear;
  return linear ? 0 : 1;
}
