// Reads pages from standard input, one {"id","html","url"?} a line, and writes what the core makes of each, one JSON
// line a page: the article's fields with "id" and "ms", as `lectern batch` does. For measuring without Node:
// lectern_predict < pages.ndjson
// A page whose article is not what parsing its HTML again gives, or that does not know where its blocks came from, has
// the member "invalid", which says what differs.

#include <lectern/lectern.h>

#include <chrono>
#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "support/round_trip.h"

namespace {

std::string invalidity(const lectern::Article& article, size_t page_size) {
  std::string out = lectern::test::round_trip_difference(article.content);
  return out.empty() ? lectern::test::source_map_gap(article.content, page_size) : out;
}

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  for (std::string line; std::getline(std::cin, line);) {
    const auto row = nlohmann::json::parse(line, nullptr, false);
    if (!row.is_object() || !row.contains("id") || !row.contains("html") || !row["html"].is_string()) {
      std::fprintf(stderr, "not a page: %.80s\n", line.c_str());
      return 1;
    }
    const std::string html = row["html"];
    const std::string url = row.value("url", std::string());
    lectern::Options options;
    options.url = url;
    const auto start = std::chrono::steady_clock::now();
    const auto reading = lectern::parse(html, options);
    std::string json = reading && reading->article ? lectern::to_json(*reading->article, {.markdown = true}) : "{}";
    const std::chrono::duration<double, std::milli> time = std::chrono::steady_clock::now() - start;
    nlohmann::json head = {{"id", row["id"]}, {"ms", time.count()}};
    if (!reading)
      head["error"] = reading.error().message;
    else if (!reading->article)
      head["reason"] = lectern::name(reading->reason);
    else if (std::string invalid = invalidity(*reading->article, html.size()); !invalid.empty())
      head["invalid"] = std::move(invalid);
    std::string out = head.dump();
    if (json != "{}") out.replace(out.size() - 1, 1, "," + json.substr(1));
    std::cout << out << '\n';
  }
}
