#include "present/style_sheet.h"

#include <array>
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
#include "present/themes.def"
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

// Lengths are in em of the body text, so that everything follows the font size. Sides are logical, so that
// right-to-left text mirrors by itself. `lectern-leading` and `lectern-scale` are what a script needs on top of the
// reader's setting: its letters are taller, hang deeper, or look smaller at the same size than Latin ones;
// `lectern-tall` is what headings, whose lines are close, need beyond that.
constexpr std::string_view kFaces = R"css(
.lectern,.lectern [lang]{
  --lectern-leading:1;--lectern-tall:1;--lectern-scale:1;--lectern-measure:1;
  --lectern-serif:Charter,"Bitstream Charter","Iowan Old Style","Source Serif 4","Source Serif Pro",Georgia,"Noto Serif",serif;
  --lectern-sans:ui-sans-serif,system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Helvetica Neue",Arial,sans-serif;
  --lectern-mono:ui-monospace,"SF Mono",Menlo,Consolas,"Noto Sans Mono","DejaVu Sans Mono",monospace;
}
.lectern [lang]:lang(ar),.lectern [lang]:lang(fa),.lectern [lang]:lang(ps),.lectern [lang]:lang(ckb),.lectern [lang]:lang(ug){
  --lectern-leading:1.2;--lectern-scale:1.08;
  --lectern-serif:"Noto Naskh Arabic","Geeza Pro","Traditional Arabic","Times New Roman",serif;
  --lectern-sans:"Noto Sans Arabic","SF Arabic","Geeza Pro","Segoe UI",Tahoma,sans-serif;
}
.lectern [lang]:lang(ur),.lectern [lang]:lang(ks){
  --lectern-leading:1.5;--lectern-tall:1.2;--lectern-scale:1.08;
  --lectern-serif:"Noto Nastaliq Urdu","Jameel Noori Nastaleeq","Urdu Typesetting","Mehr Nastaliq Web",serif;
  --lectern-sans:var(--lectern-serif);
}
.lectern [lang]:lang(he),.lectern [lang]:lang(yi){
  --lectern-leading:1.05;
  --lectern-serif:"Noto Serif Hebrew","New Peninim MT",David,"Times New Roman",serif;
  --lectern-sans:"Noto Sans Hebrew","Arial Hebrew","Segoe UI",Arial,sans-serif;
}
.lectern [lang]:lang(hi),.lectern [lang]:lang(mr),.lectern [lang]:lang(ne),.lectern [lang]:lang(sa){
  --lectern-leading:1.12;--lectern-scale:1.04;
  --lectern-serif:"Noto Serif Devanagari","Kohinoor Devanagari","Nirmala UI",Mangal,serif;
  --lectern-sans:"Noto Sans Devanagari","Kohinoor Devanagari","Nirmala UI",Mangal,sans-serif;
}
.lectern [lang]:lang(bn),.lectern [lang]:lang(as){
  --lectern-leading:1.12;--lectern-scale:1.06;
  --lectern-serif:"Noto Serif Bengali","Kohinoor Bangla","Nirmala UI",Vrinda,serif;
  --lectern-sans:"Noto Sans Bengali","Kohinoor Bangla","Nirmala UI",Vrinda,sans-serif;
}
.lectern [lang]:lang(th),.lectern [lang]:lang(lo),.lectern [lang]:lang(km),.lectern [lang]:lang(my){--lectern-leading:1.15}
.lectern [lang]:lang(ja),.lectern [lang]:lang(zh),.lectern [lang]:lang(ko){--lectern-leading:1.14;--lectern-measure:1.15}
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
)css";

constexpr std::string_view kText = R"css(
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
.lectern :is(p,ul,ol,dl,blockquote,pre,table,figure,details,aside,address){margin-block:0 1em}
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
  margin-block:2em .55em;font-weight:var(--lectern-heavy);line-height:calc(1.25*var(--lectern-leading)*var(--lectern-tall));text-wrap:balance;
  break-after:avoid;letter-spacing:max(-.008em,var(--lectern-letter-spacing));
}
.lectern h1{font-size:1.7em}
.lectern h2{font-size:1.32em}
.lectern h3{font-size:1.12em}
.lectern :is(h4,h5,h6){font-size:1em}
.lectern :is(h5,h6){color:var(--lectern-muted)}
.lectern :is(h2,h3,h4,h5,h6)+:is(h3,h4,h5,h6){margin-block-start:.8em}

.lectern :is(ul,ol){padding-inline-start:1.5em}
.lectern li{margin-block:.3em}
.lectern li[data-task=open]{list-style-type:"☐ "}
.lectern li[data-task=done]{list-style-type:"☑ "}
.lectern li>:is(ul,ol){margin-block:.3em}
.lectern li>p{margin-block-end:.5em}
.lectern li::marker{color:var(--lectern-muted);font-variant-numeric:tabular-nums}
.lectern dt{font-weight:var(--lectern-heavy);margin-block-start:.7em}
.lectern dd{margin-inline-start:1.5em}

.lectern blockquote{margin-inline:0;padding-inline-start:1.1em;border-inline-start:3px solid var(--lectern-line);font-style:italic}
.lectern blockquote>:last-child{margin-block-end:0}
.lectern blockquote :is(em,i,cite){font-style:normal}
.lectern blockquote>p:last-child:not(:first-child)>cite:only-child{font-family:var(--lectern-sans);font-size:.82em;color:var(--lectern-muted)}
.lectern blockquote>p:has(+p:last-child>cite:only-child){margin-block-end:.4em}
.lectern :is(blockquote,em,i,cite,dfn,var):is(:lang(ar),:lang(fa),:lang(ur),:lang(he),:lang(hi),:lang(bn),:lang(mr),:lang(ne),:lang(ja),:lang(zh),:lang(ko)){font-style:normal}
.lectern aside{padding:1em 1.2em;border-radius:.4em;background:var(--lectern-surface)}
.lectern aside>:last-child{margin-block-end:0}
.lectern .lectern-callout-title{font-weight:bold}
.lectern hr{margin:2.2em auto;inline-size:5em;border:0;border-block-start:1px solid var(--lectern-muted)}
.lectern :is(sub,sup){font-size:.72em;line-height:0}
.lectern small{font-size:.85em}
.lectern mark{background:var(--lectern-mark);color:var(--lectern-text);padding-inline:.1em;border-radius:.15em}
.lectern abbr[title]{text-decoration:underline dotted var(--lectern-muted);text-underline-offset:.2em;cursor:help}
.lectern :is(ins){text-decoration-thickness:.06em}
.lectern rt{font-size:.5em;letter-spacing:0}
.lectern details{padding-block:.4em;border-block:1px solid var(--lectern-line)}
.lectern summary{cursor:pointer;font-weight:var(--lectern-heavy)}
.lectern details[open]>summary{margin-block-end:.6em}
)css";

constexpr std::string_view kObjects = R"css(
.lectern figure{margin-inline:0;margin-block:1.8em}
.lectern :is(img,video){display:block;max-inline-size:100%;block-size:auto;margin-inline:auto;border-radius:.25em}
.lectern :is(p,li,td,th,a,span,sub,sup)>img{display:inline-block;vertical-align:middle}
.lectern p>img:only-child,.lectern figure a>img{display:block}
.lectern audio{display:block;inline-size:100%;margin-block:1em}
.lectern figcaption,.lectern caption{
  margin-block-start:.7em;font:400 .78em/calc(1.45*var(--lectern-leading)) var(--lectern-sans);color:var(--lectern-muted);text-align:start;
}
.lectern figcaption>:last-child{margin-block-end:0}
.lectern[data-images=dim] :is(img,video){filter:brightness(.8) contrast(1.1)}
.lectern[data-images=hide] article :is(img,video){display:none}
.lectern[data-images=hide] article figure:has(>img:only-child),.lectern[data-images=hide] article figure:has(>a>img:only-child):not(:has(figcaption)){display:none}

.lectern :is(code,kbd,samp){font-family:var(--lectern-mono);font-size:.86em;font-weight:400;letter-spacing:0;word-spacing:0;overflow-wrap:anywhere}
.lectern :not(pre)>:is(code,samp){padding:.1em .3em;border-radius:.25em;background:var(--lectern-surface)}
.lectern kbd{padding:.1em .4em;border:1px solid var(--lectern-muted);border-block-end-width:2px;border-radius:.3em}
.lectern pre{
  margin-block:1.5em;padding:1em 1.2em;border-radius:.4em;background:var(--lectern-surface);overflow-x:auto;direction:ltr;text-align:left;
  font:400 .82em/1.55 var(--lectern-mono);letter-spacing:0;word-spacing:0;tab-size:4;white-space:pre;hyphens:none;
}
.lectern pre>:is(code,samp){font-size:1em;overflow-wrap:normal}

.lectern table{
  display:block;inline-size:fit-content;max-inline-size:100%;overflow-x:auto;margin-block:1.8em;border-collapse:collapse;
  font:400 .84em/calc(1.45*var(--lectern-leading)) var(--lectern-sans);font-variant-numeric:tabular-nums lining-nums;
}
.lectern .lectern-scroll{margin-block:1.8em;max-inline-size:100%;overflow-x:auto}
.lectern .lectern-scroll>table{display:table;max-inline-size:none;overflow:visible;margin-block:0;min-inline-size:min(100%,24em)}
.lectern caption{caption-side:top;margin:0;padding-block-end:.7em;font-size:1em}
.lectern :is(th,td){padding:.5em .9em .5em 0;border-block-end:1px solid var(--lectern-line);text-align:start;vertical-align:top}
.lectern :dir(rtl):is(th,td){padding:.5em 0 .5em .9em}
.lectern :is(th,td)>:last-child{margin-block-end:0}
.lectern thead :is(th,td){border-block-end:2px solid var(--lectern-muted);vertical-align:bottom}
.lectern th{font-weight:600}

.lectern math{font-family:"STIX Two Math","Cambria Math","Latin Modern Math","DejaVu Math TeX Gyre","Noto Sans Math",math;letter-spacing:0;word-spacing:0}
.lectern math[display=block]{display:block math;margin-block:1.3em;max-inline-size:100%;overflow:auto hidden;padding-block:.2em;text-align:center}
.lectern annotation{display:none}

.lectern .lectern-thread-post+.lectern-thread-post{margin-block-start:2em;padding-block-start:1em;border-block-start:1px solid var(--lectern-line)}
.lectern .lectern-thread-post-header{font-size:.86em;color:var(--lectern-muted)}
.lectern .lectern-footnotes{margin-block-start:3em;padding-block-start:1em;border-block-start:1px solid var(--lectern-line);font-size:.86em}
.lectern [data-embed]{
  display:flex;flex-direction:column;align-items:center;justify-content:center;gap:.6em;min-block-size:9em;margin-block:1.8em;padding:1.2em;
  border:1px solid var(--lectern-line);border-radius:.5em;background:var(--lectern-surface);font-family:var(--lectern-sans);font-size:.85em;text-align:center;
}
.lectern [data-embed]>iframe{inline-size:100%;aspect-ratio:16/9;border:0;border-radius:.25em}
)css";

constexpr std::string_view kHeader = R"css(
.lectern article>header{margin-block-end:2.2em;padding-block-end:1.4em;border-block-end:1px solid var(--lectern-line)}
.lectern article>header h1{
  margin-block:0 .5em;font-size:clamp(1.55em,1.2em + 2.1vw,2.25em);line-height:calc(1.16*var(--lectern-leading)*var(--lectern-tall));letter-spacing:max(-.016em,var(--lectern-letter-spacing));
}
.lectern .lectern-site{margin-block-end:.9em;font:600 .74em/1.4 var(--lectern-sans);color:var(--lectern-muted)}
.lectern .lectern-standfirst{margin-block-end:1em;font-size:1.16em;line-height:calc(1.45*var(--lectern-leading));color:var(--lectern-muted);text-wrap:pretty}
.lectern .lectern-byline{margin-block-end:0;font:400 .8em/calc(1.5*var(--lectern-leading)) var(--lectern-sans);color:var(--lectern-muted)}
.lectern .lectern-byline :is(strong,b,a){color:var(--lectern-text)}
.lectern .lectern-byline:lang(ur){word-spacing:.25em}
.lectern article>footer{margin-block-start:3.5em;padding-block-start:1.4em;border-block-start:1px solid var(--lectern-line);font-family:var(--lectern-sans);font-size:.84em}
.lectern article>footer :is(h2,h2[lang]){margin-block:1.4em .5em;font-family:var(--lectern-sans);font-size:1em}
.lectern .lectern-tags{display:flex;flex-wrap:wrap;gap:.5em;padding:0;list-style:none}
.lectern .lectern-tags>li{margin:0;padding:.25em .8em;border-radius:2em;background:var(--lectern-surface)}
.lectern .lectern-related{padding:0;list-style:none}
.lectern .lectern-related>li{margin-block:.55em}
)css";

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
  for (std::string_view part : {kFaces, kText, kObjects, kHeader, kMedia}) out += part;
  return out;
}

}  // namespace lectern::style
