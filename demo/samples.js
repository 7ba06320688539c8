// The pages to try. All were written for this demo.
export const samples = [
  { name: "News", file: "news.html" },
  { name: "اردو", lang: "ur", file: "news.ur.html" },
  { name: "हिन्दी", lang: "hi", file: "news.hi.html" },
  { name: "日本語", lang: "ja", file: "news.ja.html" },
  { name: "Technical post", file: "post.html" },
  { name: "Recipe", file: "recipe.html" },
].map((sample) => ({ ...sample, url: new URL(`samples/${sample.file}`, import.meta.url).href }));
