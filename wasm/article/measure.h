#pragma once

#include <lectern/article.h>

namespace lectern::article {

/// Fills in what follows from an article's content: its outline, length, words and reading time.
void measure(Article& article);

}  // namespace lectern::article
