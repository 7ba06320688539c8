#include <lectern/lectern.h>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <type_traits>
#include <utility>

// The value of a result that goes away is moved out.
static_assert(std::is_same_v<decltype(*lectern::parse("")), lectern::Reading&&>);

int main(int, char** argv) {
  std::ifstream file(argv[1]);
  const std::string html{std::istreambuf_iterator<char>(file), {}};
  auto result = lectern::parse(html, {.url = "https://example.org/ferry"});
  if (!result) return 1;
  const lectern::Reading reading = *std::move(result);
  if (!reading.article || reading.reason != lectern::NoArticleReason::none) return 1;
  const auto explanation = lectern::explain(html);
  bool any_kept = false;
  for (const lectern::BlockNote& block : explanation->blocks)
    any_kept = any_kept || (block.verdict == lectern::Verdict::keep && block.role == lectern::Role::paragraph);
  if (!any_kept || lectern::name(lectern::Role::related_link) != "related-link") return 1;
  std::printf("%s\n%s", reading.article->metadata.title.c_str(), lectern::to_markdown(*reading.article).c_str());
}
