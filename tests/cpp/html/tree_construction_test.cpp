// The html5lib tree-construction tests, where they are there.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "html/html5lib.h"
#include "html/parser.h"

namespace lectern::html {
namespace {

struct Case {
  std::string data;
  std::string context;  // of a fragment
  std::string expected;
  bool script_on = false;
};

// A file's cases. Sections begin with a line of their own that starts with "#".
std::vector<Case> cases_of(const std::string& file) {
  std::vector<Case> cases;
  std::string section;
  const auto end_value = [](std::string& value) {
    if (!value.empty() && value.back() == '\n') value.pop_back();
  };
  size_t at = 0;
  while (at < file.size()) {
    size_t end = file.find('\n', at);
    if (end == std::string::npos) end = file.size();
    const std::string line = file.substr(at, end - at);
    at = end + 1;
    const bool in_data = section == "#data";
    if (line == "#data") {
      if (!cases.empty()) end_value(cases.back().expected);
      cases.emplace_back();
      section = line;
    } else if (line == "#errors" && in_data) {
      end_value(cases.back().data);
      section = line;
    } else if (!in_data && (line == "#new-errors" || line == "#document" || line == "#document-fragment")) {
      section = line;
    } else if (!in_data && (line == "#script-on" || line == "#script-off")) {
      cases.back().script_on = line == "#script-on";
      section = line;
    } else if (in_data) {
      cases.back().data += line + "\n";
    } else if (section == "#document") {
      cases.back().expected += line + "\n";
    } else if (section == "#document-fragment") {
      cases.back().context = line;
    }
  }
  return cases;
}

Document parse_case(const Case& test) {
  if (test.context.empty()) return parse(test.data, ShadowRoots::keep);
  if (test.context.rfind("svg ", 0) == 0) return parse_fragment(test.data, test.context.substr(4), Namespace::svg);
  if (test.context.rfind("math ", 0) == 0) return parse_fragment(test.data, test.context.substr(5), Namespace::math);
  return parse_fragment(test.data, test.context);
}

// Cases end with an empty line, but so may texts.
std::string without_last_lines(std::string text) {
  while (!text.empty() && text.back() == '\n') text.pop_back();
  return text;
}

TEST(TreeConstruction, Html5libTests) {
  const std::string folder = html5lib_folder();
  if (folder.empty()) GTEST_SKIP() << "../shared/corpus/html5lib is not there";
  int run = 0;
  int with_scripting = 0;
  std::vector<std::string> paths = files_in(folder + "/tree-construction", ".dat");
  for (const std::string& path : files_in(folder + "/tree-construction/scripted", ".dat")) paths.push_back(path);
  for (const std::string& path : paths) {
    for (const Case& test : cases_of(read_file(path))) {
      if (test.script_on) {  // noscript is raw text and scripts run: not this parser's scripting flag
        ++with_scripting;
        continue;
      }
      ++run;
      EXPECT_EQ(without_last_lines(html5lib_dump(parse_case(test))), without_last_lines(test.expected))
          << path << "\n"
          << test.data << (test.context.empty() ? "" : "\nin " + test.context);
      if (!test.context.empty()) continue;
      for (const size_t size : {1, 2, 3, 7}) {
        Parser parser(ShadowRoots::keep);
        for (size_t at = 0; at < test.data.size(); at += size) parser.push(test.data.substr(at, size));
        EXPECT_EQ(html5lib_dump(parser.finish()), html5lib_dump(parse_case(test)))
            << "in chunks of " << size << ": " << test.data;
      }
    }
  }
  RecordProperty("run", run);
  RecordProperty("with_scripting", with_scripting);
  std::printf("tree construction: %d tests, %d left out (scripting on)\n", run, with_scripting);
  EXPECT_GT(run, 1700);
}

}  // namespace
}  // namespace lectern::html
