#include "style/style_sheet.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace lectern::style {
namespace {

struct Theme {
  std::string_view name;
  std::string_view scheme;
  std::array<uint32_t, 7> colors;  ///< 0xRRGGBB, in the order of kColorNames
};

constexpr std::array<std::string_view, 7> kColorNames = {"background", "surface", "text", "muted",
                                                         "link",       "line",    "mark"};

constexpr auto kThemes = std::to_array<Theme>({
#define LECTERN_THEME(name, scheme, ...) {#name, scheme, {__VA_ARGS__}},
#include "style/themes.def"
#undef LECTERN_THEME
});

// The reader's three colours, and what stands between them.
constexpr std::string_view kCustom = R"css(.lectern[data-theme=custom],.lectern [data-theme=custom]{
  --b:var(--lectern-custom-background);--t:var(--lectern-custom-text);
  --lectern-background:var(--b);--lectern-text:var(--t);--lectern-link:var(--lectern-custom-link);
  --lectern-surface:color-mix(in srgb,var(--t) 6%,var(--b));--lectern-line:color-mix(in srgb,var(--t) 18%,var(--b));
  --lectern-muted:color-mix(in srgb,var(--t) 75%,var(--b));--lectern-mark:color-mix(in srgb,var(--lectern-link) 25%,var(--b));
}
)css";

void append_colors(std::string& out, const Theme& theme) {
  out.append("{color-scheme:").append(theme.scheme);
  for (size_t i = 0; i < kColorNames.size(); ++i) {
    out.append(";--lectern-").append(kColorNames[i]).append(":#");
    for (int shift = 20; shift >= 0; shift -= 4) out += "0123456789abcdef"[(theme.colors[i] >> shift) & 15];
  }
  out += "}\n";
}

/// Colours by theme. A descendant with data-theme shows another theme's colours: for a control that offers it.
void append_themes(std::string& out) {
  out += ".lectern";
  append_colors(out, kThemes[0]);
  out += "@media (prefers-color-scheme:dark){.lectern:not([data-theme]),.lectern[data-theme=auto]";
  append_colors(out, kThemes[1]);
  out += "}\n";
  for (const Theme& theme : kThemes) {
    out.append(".lectern[data-theme=").append(theme.name).append("],.lectern [data-theme=").append(theme.name) += ']';
    append_colors(out, theme);
  }
  out += kCustom;
}

struct Figure {
  std::string_view name;
  std::string_view value;
};
constexpr auto kFigures = std::to_array<Figure>({
#define LECTERN_FIGURE(name, value) {#name, #value},
#include "style/figures.def"
#undef LECTERN_FIGURE
});

// Gives `write` each character of a style sheet in which "$name$" stands for a figure.
template <typename Write>
constexpr void expand(std::string_view source, Write write) {
  while (!source.empty()) {
    const size_t begin = source.find('$');
    for (const char c : source.substr(0, begin)) write(c);
    if (begin == std::string_view::npos) return;
    const size_t end = source.find('$', begin + 1);
    const std::string_view name = source.substr(begin + 1, end - begin - 1);
    size_t figure = 0;
    while (kFigures[figure].name != name) ++figure;  // past the end if there is none, which does not compile
    for (const char c : kFigures[figure].value) write(c);
    source.remove_prefix(end + 1);
  }
}

// A style sheet with its figures, made by the compiler.
// @param source a function without captures that returns it
template <typename Source>
constexpr auto with_figures(Source source) {
  constexpr size_t kSize = [] {
    size_t size = 0;
    expand(Source()(), [&](char) { ++size; });
    return size;
  }();
  std::array<char, kSize> out{};
  size_t at = 0;
  expand(source(), [&](char c) { out[at++] = c; });
  return out;
}

// Lengths are in em of the body text, so that everything follows the font size. Sides are logical, so that
// right-to-left text mirrors by itself. `lectern-leading` and `lectern-scale` are what a script needs on top of the
// reader's setting: its letters are taller, hang deeper, or look smaller at the same size than Latin ones;
// `lectern-tall` is what headings, whose lines are close, need beyond that.
constexpr auto kFaces = with_figures([] {
  return std::string_view(R"css(
.lectern,.lectern [lang]{
  --lectern-leading:1;--lectern-tall:1;--lectern-scale:1;--lectern-measure:1;
  --lectern-serif:Charter,"Bitstream Charter","Iowan Old Style","Source Serif 4","Source Serif Pro",Georgia,"Noto Serif",serif;
  --lectern-sans:ui-sans-serif,system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Helvetica Neue",Arial,sans-serif;
  --lectern-mono:ui-monospace,"SF Mono",Menlo,Consolas,"Noto Sans Mono","DejaVu Sans Mono",monospace;
}
.lectern [lang]:lang(ar),.lectern [lang]:lang(fa),.lectern [lang]:lang(ps),.lectern [lang]:lang(ckb),.lectern [lang]:lang(ug){
  --lectern-leading:$arabic_leading$;--lectern-scale:$arabic_scale$;
  --lectern-serif:"Noto Naskh Arabic","Geeza Pro","Traditional Arabic","Times New Roman",serif;
  --lectern-sans:"Noto Sans Arabic","SF Arabic","Geeza Pro","Segoe UI",Tahoma,sans-serif;
}
.lectern [lang]:lang(ur),.lectern [lang]:lang(ks){
  --lectern-leading:$urdu_leading$;--lectern-tall:$urdu_tall$;--lectern-scale:$urdu_scale$;
  --lectern-serif:"Noto Nastaliq Urdu","Jameel Noori Nastaleeq","Urdu Typesetting","Mehr Nastaliq Web",serif;
  --lectern-sans:var(--lectern-serif);
}
.lectern [lang]:lang(he),.lectern [lang]:lang(yi){
  --lectern-leading:$hebrew_leading$;
  --lectern-serif:"Noto Serif Hebrew","New Peninim MT",David,"Times New Roman",serif;
  --lectern-sans:"Noto Sans Hebrew","Arial Hebrew","Segoe UI",Arial,sans-serif;
}
.lectern [lang]:lang(hi),.lectern [lang]:lang(mr),.lectern [lang]:lang(ne),.lectern [lang]:lang(sa){
  --lectern-leading:$devanagari_leading$;--lectern-scale:$devanagari_scale$;
  --lectern-serif:"Noto Serif Devanagari","Kohinoor Devanagari","Nirmala UI",Mangal,serif;
  --lectern-sans:"Noto Sans Devanagari","Kohinoor Devanagari","Nirmala UI",Mangal,sans-serif;
}
.lectern [lang]:lang(bn),.lectern [lang]:lang(as){
  --lectern-leading:$bengali_leading$;--lectern-scale:$bengali_scale$;
  --lectern-serif:"Noto Serif Bengali","Kohinoor Bangla","Nirmala UI",Vrinda,serif;
  --lectern-sans:"Noto Sans Bengali","Kohinoor Bangla","Nirmala UI",Vrinda,sans-serif;
}
.lectern [lang]:lang(th),.lectern [lang]:lang(lo),.lectern [lang]:lang(km),.lectern [lang]:lang(my){--lectern-leading:$southeast_asian_leading$}
.lectern [lang]:lang(ja),.lectern [lang]:lang(zh),.lectern [lang]:lang(ko){--lectern-leading:$east_asian_leading$;--lectern-measure:1.15}
.lectern [lang]:lang(ja){
  --lectern-serif:"Hiragino Mincho ProN","Yu Mincho","Noto Serif JP","Noto Serif CJK JP",serif;
  --lectern-sans:"Hiragino Sans","Hiragino Kaku Gothic ProN","Yu Gothic","Noto Sans JP","Noto Sans CJK JP",sans-serif;
}
.lectern [lang]:lang(zh){
  --lectern-serif:"Songti SC","Noto Serif SC","Noto Serif CJK SC",SimSun,serif;
  --lectern-sans:"PingFang SC","Microsoft YaHei","Noto Sans SC","Noto Sans CJK SC",sans-serif;
}
.lectern [lang]:lang(zh-TW),.lectern [lang]:lang(zh-HK),.lectern [lang]:lang(zh-Hant){
  --lectern-serif:"Songti TC","Noto Serif TC","Noto Serif CJK TC",PMingLiU,serif;
  --lectern-sans:"PingFang TC","Microsoft JhengHei","Noto Sans TC","Noto Sans CJK TC",sans-serif;
}
.lectern [lang]:lang(ko){
  --lectern-serif:"Noto Serif KR","Noto Serif CJK KR",AppleMyungjo,Batang,serif;
  --lectern-sans:"Apple SD Gothic Neo","Malgun Gothic","Noto Sans KR","Noto Sans CJK KR",sans-serif;
}
.lectern,.lectern [lang]{--lectern-face:var(--lectern-serif);font-family:var(--lectern-face)}
.lectern[data-font-family=sans-serif],.lectern[data-font-family=sans-serif] [lang]{--lectern-face:var(--lectern-sans)}
.lectern[data-font-family=monospace],.lectern[data-font-family=monospace] [lang]{--lectern-face:var(--lectern-mono)}
.lectern[data-font-family=easy],.lectern[data-font-family=easy] [lang]{--lectern-face:"Atkinson Hyperlegible",OpenDyslexic,Verdana,var(--lectern-sans)}
)css");
});

constexpr auto kText = with_figures([] {
  return std::string_view(R"css(
.lectern{
  box-sizing:border-box;margin:0;min-block-size:100%;background:var(--lectern-background);color:var(--lectern-text);
  -webkit-text-size-adjust:100%;text-size-adjust:100%;overflow-wrap:break-word;accent-color:var(--lectern-link);
  --lectern-weight:400;--lectern-heavy:700;
}
.lectern *,.lectern ::before,.lectern ::after{box-sizing:border-box}
.lectern[data-font-weight=light]{--lectern-weight:300;--lectern-heavy:600}
.lectern[data-font-weight=bold]{--lectern-weight:700;--lectern-heavy:800}
.lectern :focus-visible{outline:2px solid var(--lectern-link);outline-offset:2px;border-radius:2px}
.lectern article{
  font-size:calc(var(--lectern-font-size)*var(--lectern-scale));font-weight:var(--lectern-weight);
  line-height:calc(var(--lectern-line-height)*var(--lectern-leading));
  letter-spacing:var(--lectern-letter-spacing);word-spacing:var(--lectern-word-spacing);
  inline-size:min(100% - 2*clamp(1.1rem,4.5vw,2.5rem),var(--lectern-content-width)*var(--lectern-measure));
  margin-inline:auto;padding-block:clamp(1.5rem,5vw,4.5rem) clamp(3rem,9vw,7rem);
  font-kerning:normal;text-rendering:optimizeLegibility;hanging-punctuation:first allow-end last;
}
.lectern article [lang]{line-height:calc(var(--lectern-line-height)*var(--lectern-leading))}
.lectern :is(:lang(ar),:lang(fa),:lang(ur),:lang(ps),:lang(ckb),:lang(ks),:lang(ug)){letter-spacing:0}
.lectern article:lang(ja){line-break:strict}
.lectern article:lang(ko){word-break:keep-all}
.lectern article>:first-child,.lectern header>:first-child{margin-block-start:0}
.lectern :is(p,ul,ol,dl,blockquote,pre,table,figure,details,aside,address){margin-block:0 $paragraph_after$em}
.lectern :is(p,li,dd){text-align:start}
.lectern[data-alignment=left] article :is(p,li,dd){text-align:left}
.lectern[data-alignment=center] article :is(p,li,dd){text-align:center}
.lectern[data-alignment=right] article :is(p,li,dd){text-align:right}
.lectern[data-alignment=justify] article :is(p,li,dd){text-align:justify}
.lectern[data-alignment=justify] article,.lectern[data-hyphenation=on] article{hyphens:auto}
.lectern[data-hyphenation=off] article{hyphens:manual}
.lectern[data-layout=columns] article{
  inline-size:auto;block-size:calc(100dvh - var(--lectern-above,0px));padding:2rem clamp(1.1rem,4vw,3rem);overflow:auto hidden;
  columns:calc(var(--lectern-content-width)*.8) auto;column-gap:3em;column-fill:auto;
}

.lectern a{color:var(--lectern-link);text-decoration:underline;text-decoration-thickness:.06em;text-underline-offset:.18em}
.lectern a:hover{text-decoration-thickness:.12em}
.lectern[data-links=quiet] article a{color:inherit;text-decoration-color:var(--lectern-muted)}
.lectern[data-links=plain] article a:not(:hover,:focus-visible){color:inherit;text-decoration:none}
.lectern :is(a,h1,h2,h3,h4,h5,h6,li,sup)[id]{scroll-margin-block-start:5rem}
.lectern :target{background:var(--lectern-mark)}

.lectern :is(h1,h2,h3,h4,h5,h6){
  margin-block:$heading_before$em $heading_after$em;font-weight:var(--lectern-heavy);line-height:calc($heading_leading$*var(--lectern-leading)*var(--lectern-tall));text-wrap:balance;
  break-after:avoid;letter-spacing:max($heading_spacing$em,var(--lectern-letter-spacing));
}
.lectern h1{font-size:$h1_size$em}
.lectern h2{font-size:$h2_size$em}
.lectern h3{font-size:$h3_size$em}
.lectern :is(h4,h5,h6){font-size:$h4_size$em}
.lectern :is(h5,h6){color:var(--lectern-muted)}
.lectern :is(h2,h3,h4,h5,h6)+:is(h3,h4,h5,h6){margin-block-start:$heading_after_heading$em}

.lectern :is(ul,ol){padding-inline-start:$list_indent$em}
.lectern li{margin-block:$item_margin$em}
.lectern li[data-task=open]{list-style-type:"☐ "}
.lectern li[data-task=done]{list-style-type:"☑ "}
.lectern li>:is(ul,ol){margin-block:$nested_list_margin$em}
.lectern li>p{margin-block-end:$item_paragraph_after$em}
.lectern li::marker{color:var(--lectern-muted);font-variant-numeric:tabular-nums}
.lectern dt{font-weight:var(--lectern-heavy);margin-block-start:$term_before$em}
.lectern dd{margin-inline-start:$definition_indent$em}

.lectern blockquote{margin-inline:0;padding-inline-start:$quotation_indent$em;border-inline-start:$quotation_line$px solid var(--lectern-line);font-style:italic}
.lectern blockquote>:last-child{margin-block-end:0}
.lectern blockquote :is(em,i,cite){font-style:normal}
.lectern blockquote>p:last-child:not(:first-child)>cite:only-child{font-family:var(--lectern-sans);font-size:$source_size$em;color:var(--lectern-muted)}
.lectern blockquote>p:has(+p:last-child>cite:only-child){margin-block-end:$before_source$em}
.lectern :is(blockquote,em,i,cite,dfn,var):is(:lang(ar),:lang(fa),:lang(ur),:lang(he),:lang(hi),:lang(bn),:lang(mr),:lang(ne),:lang(ja),:lang(zh),:lang(ko)){font-style:normal}
.lectern aside{padding:$box_padding_block$em $box_padding_inline$em;border-radius:$box_radius$em;background:var(--lectern-surface)}
.lectern aside>:last-child{margin-block-end:0}
.lectern .lectern-callout-title{font-weight:bold}
.lectern hr{margin:$rule_margin$em auto;inline-size:$rule_width$em;border:0;border-block-start:1px solid var(--lectern-muted)}
.lectern :is(sub,sup){font-size:$script_size$em;line-height:0}
.lectern small{font-size:$small_size$em}
.lectern mark{background:var(--lectern-mark);color:var(--lectern-text);padding-inline:$mark_padding$em;border-radius:.15em}
.lectern abbr[title]{text-decoration:underline dotted var(--lectern-muted);text-underline-offset:.2em;cursor:help}
.lectern :is(ins){text-decoration-thickness:.06em}
.lectern rt{font-size:.5em;letter-spacing:0}
.lectern details{padding-block:$details_padding$em;border-block:1px solid var(--lectern-line)}
.lectern summary{cursor:pointer;font-weight:var(--lectern-heavy)}
.lectern details[open]>summary{margin-block-end:$summary_after$em}
)css");
});

constexpr auto kObjects = with_figures([] {
  return std::string_view(R"css(
.lectern figure{margin-inline:0;margin-block:$figure_margin$em}
.lectern :is(img,video){display:block;max-inline-size:100%;block-size:auto;margin-inline:auto;border-radius:.25em}
.lectern video{margin-block:$figure_margin$em}
.lectern figure video{margin-block:0}
.lectern :is(p,li,td,th,a,span,sub,sup)>img{display:inline-block;vertical-align:middle}
.lectern p>img:only-child,.lectern figure a>img{display:block}
.lectern audio{display:block;inline-size:100%;margin-block:1em}
.lectern figcaption,.lectern caption{
  margin-block-start:$caption_gap$em;font:400 $caption_size$em/calc($caption_leading$*var(--lectern-leading)) var(--lectern-sans);color:var(--lectern-muted);text-align:start;
}
.lectern figcaption>:last-child{margin-block-end:0}
.lectern[data-images=dim] :is(img,video){filter:brightness(.8) contrast(1.1)}
.lectern[data-images=hide] article :is(img,video){display:none}
.lectern[data-images=hide] article figure:has(>img:only-child),.lectern[data-images=hide] article figure:has(>a>img:only-child):not(:has(figcaption)){display:none}

.lectern :is(code,kbd,samp){font-family:var(--lectern-mono);font-size:$code_size$em;font-weight:400;letter-spacing:0;word-spacing:0;overflow-wrap:anywhere}
.lectern :not(pre)>:is(code,samp){padding:.1em $code_padding$em;border-radius:.25em;background:var(--lectern-surface)}
.lectern kbd{padding:.1em $key_padding$em;border:1px solid var(--lectern-muted);border-block-end-width:2px;border-radius:.3em}
.lectern pre{
  margin-block:$code_block_margin$em;padding:$box_padding_block$em $box_padding_inline$em;border-radius:$box_radius$em;background:var(--lectern-surface);overflow-x:auto;direction:ltr;text-align:left;
  font:400 $code_block_size$em/$code_block_leading$ var(--lectern-mono);letter-spacing:0;word-spacing:0;tab-size:4;white-space:pre;hyphens:none;
}
.lectern pre>:is(code,samp){font-size:1em;overflow-wrap:normal}

.lectern table{
  display:block;inline-size:fit-content;max-inline-size:100%;overflow-x:auto;margin-block:$table_margin$em;border-collapse:collapse;
  font:400 $table_size$em/calc($table_leading$*var(--lectern-leading)) var(--lectern-sans);font-variant-numeric:tabular-nums lining-nums;
}
.lectern .lectern-scroll{margin-block:$table_margin$em;max-inline-size:100%;overflow-x:auto}
.lectern .lectern-scroll>table{display:table;max-inline-size:none;overflow:visible;margin-block:0;min-inline-size:min(100%,24em)}
.lectern caption{caption-side:top;margin:0;padding-block-end:$caption_gap$em;font-size:1em}
.lectern :is(th,td){padding:$cell_padding_block$em $cell_gap$em $cell_padding_block$em 0;border-block-end:1px solid var(--lectern-line);text-align:start;vertical-align:top}
.lectern :dir(rtl):is(th,td){padding:$cell_padding_block$em 0 $cell_padding_block$em $cell_gap$em}
.lectern :is(th,td)>:last-child{margin-block-end:0}
.lectern thead :is(th,td){border-block-end:2px solid var(--lectern-muted);vertical-align:bottom}
.lectern th{font-weight:600}

.lectern math{font-family:"STIX Two Math","Cambria Math","Latin Modern Math","DejaVu Math TeX Gyre","Noto Sans Math",math;letter-spacing:0;word-spacing:0}
.lectern math[display=block]{display:block math;margin-block:$formula_margin$em;max-inline-size:100%;overflow:auto hidden;padding-block:.2em;text-align:center}
.lectern annotation{display:none}

.lectern .lectern-thread-post+.lectern-thread-post{margin-block-start:2em;padding-block-start:1em;border-block-start:1px solid var(--lectern-line)}
.lectern .lectern-thread-post-header{font-size:.86em;color:var(--lectern-muted)}
.lectern .lectern-footnotes{margin-block-start:$footnotes_before$em;padding-block-start:$footnotes_padding$em;border-block-start:1px solid var(--lectern-line);font-size:$footnotes_size$em}
.lectern [data-embed]{
  display:flex;flex-direction:column;align-items:center;justify-content:center;gap:.6em;min-block-size:9em;margin-block:$embed_margin$em;padding:$embed_padding$em;
  border:1px solid var(--lectern-line);border-radius:$embed_radius$em;background:var(--lectern-surface);font-family:var(--lectern-sans);font-size:$embed_size$em;text-align:center;
}
.lectern [data-embed]>iframe{inline-size:100%;aspect-ratio:16/9;border:0;border-radius:.25em}
)css");
});

constexpr auto kHeader = with_figures([] {
  return std::string_view(R"css(
.lectern article>header{margin-block-end:$header_after$em;padding-block-end:$header_padding$em;border-block-end:1px solid var(--lectern-line)}
.lectern article>header h1{
  margin-block:0 $title_after$em;font-size:clamp($title_least$em,$title_base$em + $title_share_of_width$vw,$title_most$em);line-height:calc($title_leading$*var(--lectern-leading)*var(--lectern-tall));letter-spacing:max($title_spacing$em,var(--lectern-letter-spacing));
}
.lectern .lectern-site{margin-block-end:$site_after$em;font:600 $site_size$em/$site_leading$ var(--lectern-sans);color:var(--lectern-muted)}
.lectern .lectern-standfirst{margin-block-end:$standfirst_after$em;font-size:$standfirst_size$em;line-height:calc($standfirst_leading$*var(--lectern-leading));color:var(--lectern-muted);text-wrap:pretty}
.lectern .lectern-byline{margin-block-end:0;font:400 $byline_size$em/calc($byline_leading$*var(--lectern-leading)) var(--lectern-sans);color:var(--lectern-muted)}
.lectern .lectern-byline :is(strong,b,a){color:var(--lectern-text)}
.lectern .lectern-byline:lang(ur){word-spacing:.25em}
.lectern article>footer{margin-block-start:$footer_before$em;padding-block-start:$footer_padding$em;border-block-start:1px solid var(--lectern-line);font-family:var(--lectern-sans);font-size:$footer_size$em}
.lectern article>footer :is(h2,h2[lang]){margin-block:$footer_heading_before$em $footer_heading_after$em;font-family:var(--lectern-sans);font-size:1em}
.lectern .lectern-tags{display:flex;flex-wrap:wrap;gap:.5em;padding:0;list-style:none}
.lectern .lectern-tags>li{margin:0;padding:.25em .8em;border-radius:2em;background:var(--lectern-surface)}
.lectern .lectern-related{padding:0;list-style:none}
.lectern .lectern-related>li{margin-block:$related_margin$em}
)css");
});

constexpr std::string_view kMedia = R"css(
@media (forced-colors:active){
  .lectern.lectern,.lectern.lectern [data-theme]{
    --lectern-background:Canvas;--lectern-surface:Canvas;--lectern-text:CanvasText;--lectern-muted:CanvasText;
    --lectern-link:LinkText;--lectern-line:CanvasText;--lectern-mark:Mark;
  }
}
@media (prefers-reduced-motion:no-preference){.lectern{scroll-behavior:smooth}}
@media print{
  .lectern.lectern{
    color-scheme:light;--lectern-background:#fff;--lectern-surface:#fff;--lectern-text:#000;--lectern-muted:#444;--lectern-link:#000;
    --lectern-line:#999;--lectern-mark:#fff;--lectern-font-size:11pt;
  }
  .lectern article{inline-size:100%;padding-block:0;orphans:3;widows:3}
  .lectern :is(figure,table,pre,blockquote,img){break-inside:avoid}
  .lectern :is(pre,table,.lectern-scroll){overflow:visible}
  .lectern pre{white-space:pre-wrap;border:1px solid var(--lectern-line)}
  .lectern :is(audio,video,[data-embed]){display:none}
  @page{margin:2cm}
}
)css";

}  // namespace

std::string style_sheet() {
  std::string out;
  append_themes(out);
  const auto append = [&](const auto& part) { out.append(part.data(), part.size()); };
  append(kFaces);
  append(kText);
  append(kObjects);
  append(kHeader);
  append(kMedia);
  return out;
}

}  // namespace lectern::style
