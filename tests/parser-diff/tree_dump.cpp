// Parses pages and tells what came of them, for comparing with a browser's trees.
//
// Standard input: for every page its size (4 bytes, little-endian) and its bytes. Standard output: for every page a
// line with the hash of its tree, the hash of its text and its depth; or, with --dump, the size (4 bytes) and the bytes
// of its tree's description. Every page is parsed whole and in chunks of random sizes; where the two trees differ the
// line is "chunks".

#include <cstdint>
#include <cstdio>
#include <cstring>
#include <string>
#include <vector>

#include "html/parser.h"

namespace {

using namespace lectern::html;

// FNV-1a, twice, as two numbers that JavaScript can compute.
std::string hash_of(std::string_view bytes) {
  uint32_t a = 0x811C9DC5u;
  uint32_t b = 0x01234567u;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    a = (a ^ byte) * 0x01000193u;
    b = (b ^ byte) * 0x5BD1E995u;
    b ^= b >> 15;
  }
  char written[20];
  std::snprintf(written, sizeof(written), "%08x%08x", a, b);
  return written;
}

struct Description {
  std::string tree;
  std::string text;
  uint32_t depth = 0;
};

// Whether a comment is a "<?" that the page's end cuts off.
bool is_cut_off(const Document& document, const Node& comment) {
  const std::string_view input = document.input();
  return comment.source.end == input.size() && input.back() != '>' && input.substr(comment.source.begin, 2) == "<?";
}

// One line for every node: as many spaces as it is deep, what it is, and its attributes.
Description describe(const Document& document) {
  Description made;
  std::vector<uint32_t> depths(document.size());
  for (NodeId id = 1; id < document.size(); ++id) {
    const Node& node = document[id];
    const uint32_t depth = depths[node.parent] + 1;
    depths[id] = depth;
    if (depth > made.depth && node.type != NodeType::comment) made.depth = depth;
    made.tree += std::to_string(depth);
    switch (node.type) {
      case NodeType::document:
        break;
      case NodeType::doctype:
        made.tree += " !";
        made.tree += node.text;
        made.tree += '\n';
        made.tree += document.get(id, "public");
        made.tree += '\n';
        made.tree += document.get(id, "system");
        break;
      case NodeType::text:
        made.tree += " \"";
        made.tree += node.text;
        made.text += node.text;
        break;
      case NodeType::comment:
        // Chromium makes nodes of another kind of "<?x y>"; so only that there is one is compared, and at the page's
        // end, where nothing closes it, not even that.
        if (node.text.substr(0, 1) != "?") {
          made.tree += " -";
          made.tree += node.text;
        } else if (!is_cut_off(document, node)) {
          made.tree += " ?";
        } else {
          made.tree.resize(made.tree.size() - std::to_string(depth).size());
          continue;
        }
        break;
      case NodeType::element:
        made.tree += node.ns == Namespace::svg ? " s<" : node.ns == Namespace::math ? " m<" : " <";
        made.tree += node.text;
        for (uint32_t i = 0; i < node.attribute_count; ++i) {
          made.tree += '\n';
          made.tree += document.attribute(id, i).name;
          made.tree += '=';
          made.tree += document.attribute(id, i).value;
        }
        break;
    }
    made.tree += '\n';
  }
  return made;
}

// The same page in chunks of 1 to 4096 bytes; most are small.
Document parse_in_chunks(std::string_view page) {
  Parser parser(ShadowRoots::keep);
  auto state = static_cast<uint32_t>(page.size()) * 2654435761u + 1;
  for (size_t at = 0; at < page.size();) {
    state = state * 1664525u + 1013904223u;
    const size_t size = size_t{1} << (state >> 28) % 13;
    parser.push(page.substr(at, size));
    at += size;
  }
  return parser.finish();
}

}  // namespace

int main(int argc, char** argv) {
  const bool dump = argc > 1 && std::strcmp(argv[1], "--dump") == 0;
  std::string page;
  unsigned char head[4];
  while (std::fread(head, 1, 4, stdin) == 4) {
    page.resize(head[0] | head[1] << 8 | head[2] << 16 | static_cast<size_t>(head[3]) << 24);
    if (std::fread(page.data(), 1, page.size(), stdin) != page.size()) return 1;
    const Description whole = describe(parse(page, ShadowRoots::keep));
    if (dump) {
      const auto size = static_cast<uint32_t>(whole.tree.size());
      std::fwrite(&size, 4, 1, stdout);
      std::fwrite(whole.tree.data(), 1, whole.tree.size(), stdout);
    } else if (describe(parse_in_chunks(page)).tree != whole.tree) {
      std::puts("chunks");
    } else {
      std::printf("%s %s %u\n", hash_of(whole.tree).c_str(), hash_of(whole.text).c_str(), whole.depth);
    }
    std::fflush(stdout);
  }
  return 0;
}
