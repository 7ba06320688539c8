#pragma once

#include <lectern/export.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace lectern {

/// What can go wrong. Each has a fixed name, which JavaScript has as `LecternError.code`.
enum class ErrorCode : uint8_t {
  invalid_url,      ///< "invalid-url": a URL that was given is not absolute http(s)
  invalid_options,  ///< "invalid-options": options or settings are not as documented
  too_large,        ///< "too-large": the page is larger than Options::max_bytes, or too long to be laid out in pages
  page_too_small,   ///< "page-too-small": pages of that size have no room for the text. Only the layout module's
};

/// The name of an error code, as JavaScript and the command line show it ("too-large"). Static.
LECTERN_API std::string_view name(ErrorCode code);

/// What was wrong, where, and what to do about it.
struct Error {
  ErrorCode code;
  std::string message;  ///< one or two English sentences, UTF-8
};

/// A value or an error.
///
///     lectern::Result<lectern::Reading> reading = lectern::parse(html);
///     if (!reading) return fail(reading.error().message);
///     use(*std::move(reading));
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : value_(std::move(value)) {}
  Result(Error error) : error_(std::move(error)) {}

  /// Whether there is a value.
  explicit operator bool() const { return value_.has_value(); }

  /// The value. The behavior is undefined if there is none. That of a temporary is moved out: `auto value =
  /// *parse(html)` copies nothing.
  T& operator*() & { return *value_; }
  const T& operator*() const& { return *value_; }
  T&& operator*() && { return *std::move(value_); }
  T* operator->() { return &*value_; }
  const T* operator->() const { return &*value_; }

  /// The error. The behavior is undefined if there is none.
  const Error& error() const& { return *error_; }
  Error&& error() && { return *std::move(error_); }

 private:
  std::optional<T> value_;
  std::optional<Error> error_;
};

}  // namespace lectern
