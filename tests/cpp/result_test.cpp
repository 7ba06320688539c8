#include <gtest/gtest.h>
#include <lectern/result.h>

#include <memory>
#include <string>
#include <utility>

namespace lectern {
namespace {

TEST(Result, MovesAValueOutOfATemporary) {
  const auto make = [] { return Result<std::unique_ptr<int>>(std::make_unique<int>(7)); };
  const std::unique_ptr<int> value = *make();
  EXPECT_EQ(*value, 7);
  Result<std::unique_ptr<int>> result = make();
  const std::unique_ptr<int> moved = *std::move(result);
  EXPECT_EQ(*moved, 7);
}

TEST(Result, HoldsAnErrorInsteadOfAValue) {
  const Result<int> result = Error{ErrorCode::too_large, "Too large."};
  EXPECT_FALSE(result);
  EXPECT_EQ(result.error().code, ErrorCode::too_large);
  EXPECT_EQ(Result<int>(result).error().message, "Too large.");
}

TEST(Result, ErrorsHaveNames) {
  EXPECT_EQ(name(ErrorCode::invalid_url), "invalid-url");
  EXPECT_EQ(name(ErrorCode::invalid_options), "invalid-options");
  EXPECT_EQ(name(ErrorCode::too_large), "too-large");
  EXPECT_EQ(name(ErrorCode::page_too_small), "page-too-small");
}

}  // namespace
}  // namespace lectern
