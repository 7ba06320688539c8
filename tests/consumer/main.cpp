#include <lectern/lectern.h>

#include <cstdio>
#include <fstream>
#include <iterator>

int main(int, char** argv) {
  std::ifstream file(argv[1]);
  const std::string html{std::istreambuf_iterator<char>(file), {}};
  const auto reading = lectern::parse(html, {.url = "https://example.org/ferry"});
  if (!reading || !reading->article) return 1;
  std::printf("%s\n%s", reading->article->metadata.title.c_str(), lectern::to_markdown(*reading->article).c_str());
}
