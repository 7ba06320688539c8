#include "html/html5lib.h"

#include <dirent.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace lectern::html {
namespace {

bool is_namespaced(std::string_view name) {
  for (const std::string_view known : {"xlink:actuate", "xlink:arcrole", "xlink:href", "xlink:role", "xlink:show",
                                       "xlink:title", "xlink:type", "xml:lang", "xml:space", "xmlns:xlink"})
    if (name == known) return true;
  return false;
}

std::string attribute_name(const Node& element, std::string_view name) {
  std::string written(name);
  if (element.ns == Namespace::html) return written;
  if (is_namespaced(name)) written[written.find(':')] = ' ';
  if (name == "xmlns") written = "xmlns xmlns";
  return written;
}

}  // namespace

std::string html5lib_dump(const Document& document) {
  std::string out;
  std::vector<NodeId> open = {0};
  std::vector<int> depths = {0};
  for (NodeId id = 1; id < document.size(); ++id) {
    while (document[open.back()].end <= id) {
      open.pop_back();
      depths.pop_back();
    }
    const Node& node = document[id];
    int depth = depths.back();
    const auto line = [&](int at, const std::string& text) {
      out += "| " + std::string(2 * static_cast<size_t>(at), ' ') + text + "\n";
    };
    const std::string text(node.text);
    switch (node.type) {
      case NodeType::document:
        break;
      case NodeType::doctype: {
        std::string written = "<!DOCTYPE " + text;
        const std::string public_id(document.get(id, "public"));
        const std::string system_id(document.get(id, "system"));
        if (!public_id.empty() || !system_id.empty()) written += " \"" + public_id + "\" \"" + system_id + "\"";
        line(depth, written + ">");
        break;
      }
      case NodeType::text:
        line(depth, "\"" + text + "\"");
        break;
      case NodeType::comment:
        line(depth, "<!-- " + text + " -->");
        break;
      case NodeType::element: {
        const std::string ns = node.ns == Namespace::svg ? "svg " : node.ns == Namespace::math ? "math " : "";
        line(depth, "<" + ns + text + ">");
        std::vector<std::string> attributes;
        for (uint32_t i = 0; i < node.attribute_count; ++i) {
          const Attribute& attribute = document.attribute(id, i);
          attributes.push_back(attribute_name(node, attribute.name) + "=\"" + std::string(attribute.value) + "\"");
        }
        std::sort(attributes.begin(), attributes.end());
        for (const std::string& attribute : attributes) line(depth + 1, attribute);
        ++depth;
        if (node.tag == Tag::template_ && node.ns == Namespace::html) line(depth++, "content");
        open.push_back(id);
        depths.push_back(depth);
        break;
      }
    }
  }
  return out;
}

std::string html5lib_folder() {
  const char* const set = std::getenv("LECTERN_HTML5LIB");
  std::string folder = set ? set : LECTERN_SOURCE_DIR "/../shared/corpus/html5lib";
  DIR* const open = opendir(folder.c_str());
  if (!open) return {};
  closedir(open);
  return folder;
}

std::vector<std::string> files_in(const std::string& folder, const std::string& ending) {
  std::vector<std::string> paths;
  if (DIR* const open = opendir(folder.c_str())) {
    while (const dirent* const entry = readdir(open)) {
      const std::string name = entry->d_name;
      if (name.size() > ending.size() && name.compare(name.size() - ending.size(), ending.size(), ending) == 0)
        paths.push_back(folder + "/" + name);
    }
    closedir(open);
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::string read_file(const std::string& path) {
  std::string text;
  if (FILE* const file = std::fopen(path.c_str(), "rb")) {
    char buffer[65536];
    while (const size_t size = std::fread(buffer, 1, sizeof(buffer), file)) text.append(buffer, size);
    std::fclose(file);
  }
  return text;
}

}  // namespace lectern::html
