// The html5lib tokenizer tests, where they are there.

#include "html/tokenizer.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "html/html5lib.h"

namespace lectern::html {
namespace {

using nlohmann::json;

// Undoes the second escaping of "doubleEscaped" tests. @return false where it gives a lone surrogate, which no UTF-8
// has.
bool unescape(std::string& text) {
  std::string out;
  char32_t high = 0;
  for (size_t at = 0; at < text.size();) {
    if (text.compare(at, 2, "\\u") != 0 || at + 6 > text.size()) {
      if (high) return false;
      out += text[at++];
      continue;
    }
    char32_t unit = static_cast<char32_t>(std::stoul(text.substr(at + 2, 4), nullptr, 16));
    at += 6;
    if (high) {
      if (unit < 0xDC00 || unit > 0xDFFF) return false;
      unit = 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00);
      high = 0;
    } else if (unit >= 0xD800 && unit <= 0xDBFF) {
      high = unit;
      continue;
    } else if (unit >= 0xDC00 && unit <= 0xDFFF) {
      return false;
    }
    base::append_utf8(out, unit);
  }
  text = out;
  return high == 0;
}

bool unescape(json& value) {
  if (auto* const text = value.get_ptr<std::string*>()) return unescape(*text);
  bool all = true;
  if (value.is_array())
    for (json& part : value) all = unescape(part) && all;
  if (value.is_object()) {
    json object = json::object();
    for (const auto& [key, part] : value.items()) {
      std::string name = key;
      json copy = part;
      all = unescape(name) && unescape(copy) && all;
      object[name] = copy;
    }
    value = object;
  }
  return all;
}

Tokenizer::State state_of(const std::string& name) {
  if (name == "RCDATA state") return Tokenizer::State::rcdata;
  if (name == "RAWTEXT state") return Tokenizer::State::rawtext;
  if (name == "Script data state") return Tokenizer::State::script_data;
  if (name == "PLAINTEXT state") return Tokenizer::State::plaintext;
  if (name == "CDATA section state") return Tokenizer::State::cdata_section;
  return Tokenizer::State::data;
}

void add_token(json& tokens, const Token& token, const std::vector<Attribute>& attributes) {
  const std::string name(token.name);
  switch (token.type) {
    case Token::Type::text:
      if (token.text.empty()) return;
      if (!tokens.empty() && tokens.back()[0] == "Character")
        tokens.back()[1] = tokens.back()[1].get_ref<const std::string&>() + std::string(token.text);
      else
        tokens.push_back({"Character", std::string(token.text)});
      return;
    case Token::Type::comment:
      tokens.push_back({"Comment", std::string(token.text)});
      return;
    case Token::Type::end_tag:
      tokens.push_back({"EndTag", name});
      return;
    case Token::Type::start_tag: {
      json values = json::object();
      for (uint32_t i = 0; i < token.attribute_count; ++i) {
        const Attribute& attribute = attributes[token.attribute_begin + i];
        values[std::string(attribute.name)] = std::string(attribute.value);
      }
      json written = json::array({"StartTag", name, values});
      if (token.self_closing) written.push_back(true);
      tokens.push_back(written);
      return;
    }
    case Token::Type::doctype: {
      json written = json::array({"DOCTYPE", nullptr, nullptr, nullptr, !token.force_quirks});
      if (token.has_name) written[1] = name;
      if (token.has_public_id) written[2] = std::string(token.public_id);
      if (token.has_system_id) written[3] = std::string(token.system_id);
      tokens.push_back(written);
      return;
    }
    case Token::Type::end_of_file:
      return;
  }
}

// Reads the input in chunks of that size, which it is copied together from each time, as it may move.
json tokens_of(const std::string& input, Tokenizer::State state, const std::string& last_start_tag, size_t chunk) {
  Document document{std::string_view()};
  std::vector<Attribute> attributes;
  Tokenizer tokenizer(document, attributes);
  tokenizer.set_state(state);
  tokenizer.set_last_start_tag(last_start_tag);
  json tokens = json::array();
  Token token;
  std::string there;
  for (size_t size = 0;;) {
    size = std::min(size + chunk, input.size());
    const bool complete = size == input.size();
    std::string grown = input.substr(0, size);
    grown.swap(there);
    tokenizer.set_input(there.data(), there.data() + there.size(), complete);
    while (tokenizer.next(token)) {
      if (token.type == Token::Type::end_of_file) return tokens;
      add_token(tokens, token, attributes);
    }
  }
}

TEST(Tokenizer, Html5libTests) {
  const std::string folder = html5lib_folder();
  if (folder.empty()) GTEST_SKIP() << "../shared/corpus/html5lib is not there";
  int run = 0;
  int surrogates = 0;
  for (const std::string& path : files_in(folder + "/tokenizer", ".test")) {
    const json file = json::parse(read_file(path), nullptr, false);
    ASSERT_FALSE(file.is_discarded()) << path;
    // xmlViolation.test has no "tests": it is of "Coercing an HTML DOM into an infoset", which the standard only
    // permits.
    const auto tests = file.find("tests");
    if (tests == file.end()) continue;
    for (json test : *tests) {
      std::string input = test["input"].get<std::string>();
      json expected = test["output"];
      if (test.value("doubleEscaped", false) && !(unescape(input) && unescape(expected))) {
        ++surrogates;  // the input of the standard's tokenizer is decoded from bytes, which cannot hold them
        continue;
      }
      const json states = test.value("initialStates", json::array({"Data state"}));
      for (const json& state : states) {
        ++run;
        const std::string last = test.value("lastStartTag", "");
        const json tokens = tokens_of(input, state_of(state.get<std::string>()), last, input.size() + 1);
        json text_joined = json::array();
        for (const json& token : expected) {
          if (token[0] == "Character" && !text_joined.empty() && text_joined.back()[0] == "Character")
            text_joined.back()[1] = text_joined.back()[1].get<std::string>() + token[1].get<std::string>();
          else
            text_joined.push_back(token);
        }
        EXPECT_EQ(tokens, text_joined) << path << ": " << test["description"] << " (" << state << ")\n" << input;
        for (const size_t chunk : {1, 2, 5})
          EXPECT_EQ(tokens_of(input, state_of(state.get<std::string>()), last, chunk), tokens)
              << "in chunks of " << chunk << ": " << input;
      }
    }
  }
  std::printf("tokenizer: %d tests, %d left out (lone surrogates)\n", run, surrogates);
  EXPECT_GT(run, 6500);
}

}  // namespace
}  // namespace lectern::html
