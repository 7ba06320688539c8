#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lectern::base {

/// A JSON value, read. Asking it for what it is not gives nothing, never an error.
class Json {
 public:
  enum class Type : uint8_t { null, boolean, number, string, array, object };

  /// One member of an object.
  struct Member;

  Type type() const { return type_; }
  bool is_null() const { return type_ == Type::null; }
  bool is_boolean() const { return type_ == Type::boolean; }
  bool is_number() const { return type_ == Type::number; }
  bool is_string() const { return type_ == Type::string; }
  bool is_array() const { return type_ == Type::array; }
  bool is_object() const { return type_ == Type::object; }

  bool boolean() const { return is_boolean() && number_ != 0; }
  /// The number; 0 where this is none.
  double number() const { return is_number() ? number_ : 0; }
  /// The number where it is whole and from 0 to 2^53, up to which doubles are exact.
  std::optional<uint64_t> whole_number() const;
  /// The string (UTF-8); empty where this is none.
  std::string_view string() const { return text_; }
  /// The items of an array; empty where this is none.
  const std::vector<Json>& items() const { return items_; }
  /// The members of an object in their order; empty where this is none.
  const std::vector<Member>& members() const { return members_; }
  /// The member of a name (the last, where there are several); null where there is none.
  const Json* find(std::string_view key) const;

 private:
  friend class JsonReader;
  Type type_ = Type::null;
  double number_ = 0;
  std::string text_;
  std::vector<Json> items_;
  std::vector<Member> members_;
};

struct Json::Member {
  std::string key;
  Json value;
};

/// Reads one JSON text (RFC 8259), strictly.
/// @return nothing where the text is not JSON, or nests deeper than 100 levels.
std::optional<Json> parse_json(std::string_view utf8);

}  // namespace lectern::base
