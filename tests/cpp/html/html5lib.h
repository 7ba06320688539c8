#pragma once

#include <string>
#include <vector>

#include "html/document.h"

namespace lectern::html {

/// A tree in the format of the html5lib tests ("| <p>", "|   \"text\"").
std::string html5lib_dump(const Document& document);

/// The folder of the html5lib tests, which is optional; empty where it is not there.
std::string html5lib_folder();
/// The files of a folder whose names end so, sorted, with their paths.
std::vector<std::string> files_in(const std::string& folder, const std::string& ending);
std::string read_file(const std::string& path);

}  // namespace lectern::html
