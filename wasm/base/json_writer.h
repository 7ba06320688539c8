#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace lectern::base {

/// Writes JSON value by value, with commas where they belong. The caller must close what it opens.
/// nlohmann_json would need a copy of the article as its values, and 9 % of the time that parsing the page takes.
class JsonWriter {
 public:
  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }

  /// Starts a member of the open object.
  void key(std::string_view name) {
    string(name);
    out_ += ':';
    first_ = true;
  }

  /// A string. Invalid UTF-8 becomes U+FFFD; control characters, U+2028 and U+2029 are escaped.
  void string(std::string_view utf8);
  /// A number; NaN and infinities become 0.
  void number(double value);
  void number(uint32_t value);
  void boolean(bool value) { raw(value ? "true" : "false"); }
  void null() { raw("null"); }

  void member(std::string_view name, std::string_view value) {
    key(name);
    string(value);
  }
  void member(std::string_view name, uint32_t value) {
    key(name);
    number(value);
  }
  void member(std::string_view name, double value) {
    key(name);
    number(value);
  }

  std::string take() { return std::move(out_); }

 private:
  void separate() {
    if (!first_) out_ += ',';
    first_ = false;
  }
  void open(char bracket) {
    separate();
    out_ += bracket;
    first_ = true;
  }
  void close(char bracket) {
    out_ += bracket;
    first_ = false;
  }
  void raw(std::string_view text) {
    separate();
    out_ += text;
  }

  std::string out_;
  bool first_ = true;
};

}  // namespace lectern::base
