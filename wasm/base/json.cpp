#include "base/json.h"

#include <nlohmann/json.hpp>

namespace lectern::base {

// Receives what the parser finds (nlohmann's SAX interface; false ends the parse). The open containers are a stack;
// each is the last child of the one below, which gets no other child meanwhile, so that the pointers hold.
class JsonBuilder {
 public:
  std::optional<Json> take() { return std::move(root_); }

  bool null() { return add({}); }
  bool boolean(bool value) {
    Json json;
    json.type_ = Json::Type::boolean;
    json.number_ = value;
    return add(std::move(json));
  }
  bool number_integer(int64_t value) { return number(static_cast<double>(value)); }
  bool number_unsigned(uint64_t value) { return number(static_cast<double>(value)); }
  bool number_float(double value, const std::string&) { return number(value); }
  bool string(std::string& value) {
    Json json;
    json.type_ = Json::Type::string;
    json.text_ = std::move(value);
    return add(std::move(json));
  }
  bool binary(std::vector<uint8_t>&) { return false; }
  bool start_object(size_t) { return open(Json::Type::object); }
  bool start_array(size_t) { return open(Json::Type::array); }
  bool key(std::string& name) {
    key_ = std::move(name);
    return true;
  }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  template <typename Exception>
  bool parse_error(size_t, const std::string&, const Exception&) {
    return false;
  }

 private:
  static constexpr size_t kDeepest = 100;

  bool number(double value) {
    Json json;
    json.type_ = Json::Type::number;
    json.number_ = value;
    return add(std::move(json));
  }

  bool add(Json json) {
    place(std::move(json));
    return true;
  }

  Json* place(Json json) {
    if (open_.empty()) return &root_.emplace(std::move(json));
    Json& parent = *open_.back();
    if (parent.is_array()) return &parent.items_.emplace_back(std::move(json));
    return &parent.members_.emplace_back(Json::Member{std::move(key_), std::move(json)}).value;
  }

  bool open(Json::Type type) {
    if (open_.size() == kDeepest) return false;
    Json json;
    json.type_ = type;
    open_.push_back(place(std::move(json)));
    return true;
  }

  bool close() {
    open_.pop_back();
    return true;
  }

  std::optional<Json> root_;
  std::vector<Json*> open_;
  std::string key_;
};

std::optional<uint64_t> Json::whole_number() const {
  if (!is_number() || !(number_ >= 0 && number_ <= 9007199254740992.0)) return std::nullopt;
  const auto whole = static_cast<uint64_t>(number_);
  return static_cast<double>(whole) == number_ ? std::optional(whole) : std::nullopt;
}

const Json* Json::find(std::string_view key) const {
  for (size_t i = members_.size(); i-- > 0;)
    if (members_[i].key == key) return &members_[i].value;
  return nullptr;
}

std::optional<Json> parse_json(std::string_view utf8) {
  JsonBuilder builder;
  if (!nlohmann::json::sax_parse(utf8, &builder)) return std::nullopt;
  return builder.take();
}

}  // namespace lectern::base
