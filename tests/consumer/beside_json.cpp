// nlohmann_json with exceptions in a program that is linked with Lectern, which is built without: each must keep its
// own.
#include <lectern/present.h>
#include <lectern/version.h>

#include <cstdio>
#include <nlohmann/json.hpp>

int main() {
  if (lectern::present(R"({"fontSize":"large"})").warnings.size() != 1) return 1;
  try {
    nlohmann::json::parse("{").at("a");
  } catch (const nlohmann::json::exception&) {
    std::printf("Lectern %s beside nlohmann_json\n", LECTERN_VERSION);
    return 0;
  }
  return 1;
}
