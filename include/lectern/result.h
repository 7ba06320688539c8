#pragma once

#include <lectern/export.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace lectern {

/// What can go wrong. Each has a fixed name that JavaScript sees as `LecternError.code`.
enum class ErrorCode {
  invalid_url,      ///< "invalid-url": a URL that was given is not absolute http(s)
  invalid_options,  ///< "invalid-options": options or settings are not what their description says
  too_large,        ///< "too-large": the page is larger than Options::max_bytes
};

/// The name of an error code, as JavaScript and the command line show it ("too-large").
LECTERN_API std::string_view name(ErrorCode code);

/// An error: what was wrong, where, and what to do about it.
struct Error {
  ErrorCode code;
  std::string message;  ///< UTF-8, one sentence or two, for people
};

/// A value or an error. The library throws nothing.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : value_(std::move(value)) {}
  Result(Error error) : error_(std::move(error)) {}

  /// True where there is a value.
  explicit operator bool() const { return value_.has_value(); }

  /// The value. Only where the result is true.
  T& operator*() { return *value_; }
  const T& operator*() const { return *value_; }
  T* operator->() { return &*value_; }
  const T* operator->() const { return &*value_; }

  /// The error. Only where the result is false.
  const Error& error() const { return *error_; }

 private:
  std::optional<T> value_;
  std::optional<Error> error_;
};

}  // namespace lectern
