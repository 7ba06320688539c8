// The core's HTML parser and gumbo on the same pages, for bench.mjs: parsing alone, from UTF-8 in memory to a tree.
// Natively a program: standard input is, for every page, its size (4 bytes, little-endian) and its bytes; standard
// output a line for every page with the median time of each parser in milliseconds. As WebAssembly a module that
// exports both.

#include <gumbo.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "html/document.h"

namespace {

// gumbo's fastest way: memory that is never given back by the piece, so that its tree is not walked to free it.
class Arena {
 public:
  void* allocate(size_t wanted) {
    const size_t size = (wanted + 15) / 16 * 16;
    if (size > left_) {
      const size_t room = std::max<size_t>(size, 1 << 20);
      chunks_.emplace_back(new char[room]);
      next_ = chunks_.back().get();
      left_ = room;
    }
    char* const place = next_;
    next_ += size;
    left_ -= size;
    return place;
  }

 private:
  std::vector<std::unique_ptr<char[]>> chunks_;
  char* next_ = nullptr;
  size_t left_ = 0;
};

uint32_t by_lectern(std::string_view page) { return lectern::html::parse(page).size(); }

uint32_t by_gumbo(std::string_view page) {
  Arena arena;
  GumboOptions options = kGumboDefaultOptions;
  options.userdata = &arena;
  options.allocator = [](void* a, size_t size) { return static_cast<Arena*>(a)->allocate(size); };
  options.deallocator = [](void*, void*) {};
  options.max_errors = 0;
  return gumbo_parse_with_options(&options, page.data(), page.size())->root->v.element.children.length;
}

}  // namespace

#if defined(__EMSCRIPTEN__)

extern "C" {
__attribute__((export_name("allocate"))) char* allocate(uint32_t size) { return static_cast<char*>(std::malloc(size)); }
__attribute__((export_name("release"))) void release(char* page) { std::free(page); }
__attribute__((export_name("lectern"))) uint32_t lectern_parse(const char* page, uint32_t size) {
  return by_lectern({page, size});
}
__attribute__((export_name("gumbo"))) uint32_t gumbo(const char* page, uint32_t size) { return by_gumbo({page, size}); }
}

#else

namespace {

double milliseconds(uint32_t (*parse)(std::string_view), std::string_view page) {
  const auto start = std::chrono::steady_clock::now();
  if (parse(page) == 0xFFFFFFFF) std::abort();  // never; but the compiler must think that the answer is wanted
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

double median(std::vector<double> times) {
  std::sort(times.begin(), times.end());
  return times[times.size() / 2];
}

}  // namespace

int main(int argc, char** argv) {
  const int rounds = argc > 1 ? std::atoi(argv[1]) : 5;
  std::string page;
  unsigned char head[4];
  while (std::fread(head, 1, 4, stdin) == 4) {
    page.resize(head[0] | head[1] << 8 | head[2] << 16 | static_cast<size_t>(head[3]) << 24);
    if (std::fread(page.data(), 1, page.size(), stdin) != page.size()) return 1;
    std::vector<double> lectern;
    std::vector<double> gumbo;
    for (int round = 0; round < rounds; ++round) {
      lectern.push_back(milliseconds(by_lectern, page));
      gumbo.push_back(milliseconds(by_gumbo, page));
    }
    std::printf("%.6f %.6f\n", median(lectern), median(gumbo));
  }
}

#endif
