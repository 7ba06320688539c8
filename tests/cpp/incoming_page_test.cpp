// A page that comes in pieces is read as the whole is.

#include <gtest/gtest.h>
#include <lectern/lectern.h>

#include <string>
#include <string_view>
#include <utility>

namespace lectern {
namespace {

std::string page_of(int paragraphs) {
  std::string page =
      "<!DOCTYPE html><title>The ferry \xE2\x80\x94 a timetable</title><article><h1>The ferry \xE2\x80\x94 a "
      "timetable</h1>";
  for (int i = 0; i < paragraphs; ++i)
    page += "<p>Twice a day, at " + std::to_string(i) +
            " o\xE2\x80\x99"
            "clock, the ferry crosses the bay, and whoever misses it waits for the tide &amp; the next one.</p>";
  return page + "</article>";
}

IncomingPage in_pieces(std::string_view page, size_t size, uint32_t max_bytes = Options().max_bytes) {
  IncomingPage incoming(max_bytes);
  for (size_t at = 0; at < page.size(); at += size)
    if (!incoming.push(page.substr(at, size))) break;
  return incoming;
}

TEST(IncomingPage, IsReadAsTheWholeIs) {
  const std::string page = page_of(20);
  Options options;
  options.url = "https://example.org/ferry";
  const Result<Reading> whole = parse(page, options);
  ASSERT_TRUE(whole && whole->article);
  const Result<Explanation> explanation = explain(page, options);
  for (const size_t size : {size_t{1}, size_t{7}, size_t{100}, page.size()}) {
    const Result<Reading> reading = parse(in_pieces(page, size), options);
    ASSERT_TRUE(reading && reading->article) << size;
    EXPECT_EQ(to_json(*reading->article, {true, true}), to_json(*whole->article, {true, true})) << size;
    EXPECT_EQ(to_json(*explain(in_pieces(page, size), options)), to_json(*explanation)) << size;
    EXPECT_TRUE(*is_readable(in_pieces(page, size), options)) << size;
  }
}

TEST(IncomingPage, WithoutChunksIsEmpty) {
  const Result<Reading> reading = parse(IncomingPage());
  ASSERT_TRUE(reading);
  EXPECT_EQ(reading->reason, parse(std::string_view())->reason);
}

TEST(IncomingPage, TooLargeIsReportedAtOnceAndAtTheEnd) {
  const std::string page = page_of(20);
  IncomingPage incoming(1000);
  EXPECT_TRUE(incoming.push(page.substr(0, 1000)));
  EXPECT_FALSE(incoming.push("x"));
  EXPECT_FALSE(incoming.push(page));
  const Result<Reading> reading = parse(std::move(incoming));
  ASSERT_FALSE(reading);
  EXPECT_EQ(reading.error().code, ErrorCode::too_large);
  EXPECT_NE(reading.error().message.find("1000"), std::string::npos);

  Options smaller;
  smaller.max_bytes = 500;
  EXPECT_EQ(parse(in_pieces(page, 100), smaller).error().code, ErrorCode::too_large);
}

TEST(IncomingPage, ABadUrlIsAnError) {
  Options options;
  options.url = "ferry.html";
  EXPECT_EQ(explain(in_pieces(page_of(1), 9), options).error().code, ErrorCode::invalid_url);
}

}  // namespace
}  // namespace lectern
