// Texts that would act if their signs were Markdown or HTML, and the places of a page where a text can stand.

const tag = "<img src=x onerror=alert(1)>";
const script = "javascript:alert(1)";

/** Each text by what it tries. */
export const payloads = {
  "nested brackets": `[a [b] c](${script}) [[a]](${script}) [![a](x)](${script})`,
  "brackets that are escaped twice": `\\[a\\](${script}) \\\\[a\\\\](${script}) \\\\\\[a](${script})`,
  "a link across lines": `[a\nb](\n${script}\n)`,
  "a destination in pointed brackets": `[a](<${script}>) [a](< ${script} "b">)`,
  "a scheme with a reference":
    "[a](javascript&colon;alert(1)) [a](java&#115;cript:alert(1)) [a](&#x6A;avascript:alert(1))",
  "a scheme with white space": `[a](java&Tab;script:alert(1)) [a](java&NewLine;script:alert(1)) [a]( ${script})`,
  "a scheme in capitals": "[a](JAVASCRIPT:alert(1)) [a](VbScript:alert(1)) [a](data:text/html;base64,PHNjcmlwdD4=)",
  "a title that ends a link": `[a](/b "c") ${tag} ") [a](/b 'c' onmouseover='alert(1)') [a](/b (c "d"))`,
  "quotation marks": `"> ${tag} ' onerror='alert(1) " onmouseover="alert(1)`,
  autolinks: `<${script}> <http://a.example/${tag}> <me@a.example${tag}> <a:${script}>`,
  "bare addresses": `http://a.example/"onmouseover="alert(1) www.a.example/${tag} https://a.example/[b](${script}) ftp://a.example/'${tag}`,
  "an address of mail": `me@a.example"onmouseover="alert(1) mailto:me@a.example?b=${tag} xmpp:me@a.example/${tag}`,
  "a footnote's label": `[^a](${script}) [^1][^1] ^[a ${tag}] [^${tag}]`,
  "a footnote": `[^1]: ${tag}\n[^a]: ${script}`,
  "a definition": `[a]: ${script}\n[a]`,
  "a definition with a title": `[a]: <${script}> "b"\n\n[a][] [a][a] ![a][a]`,
  "a definition whose title goes on": `[a]: /b '\n${tag}\n'`,
  "a definition in brackets": `[a\\]b]: ${script}\n[a\\]b]`,
  cells: `| a | b |\n|---|---|\n| ${tag} | [a](${script}) |`,
  "a cell that ends": `a | ${tag} \\| ${tag} \\\\| ${tag} &#124; ${tag}`,
  "a table's second line": `a | b\n--- | ---\n${tag} | c`,
  "a heading's end": `${tag} # \\# ## ${tag} ##`,
  "headings in a line": `a\n# ${tag}\na\n===\n${tag}\n---`,
  "a comment": `<!-- --> ${tag} <!--> ${tag} --> <!---> ${tag} <!-- a -- b --!> ${tag}`,
  "a comment that is open": `<!-- ${tag}`,
  CDATA: `<![CDATA[ a ]]> ${tag} <![CDATA[ ${tag}`,
  "a processing instruction": `<?php ?> ${tag} <?xml-stylesheet href="${script}"?> <? ${tag}`,
  "a declaration": `<!DOCTYPE html [<!ENTITY a "${tag}">]> <!X > ${tag}`,
  "an end tag": `</p></div></li></td></table></pre></code>${tag}</script>`,
  "elements with raw text": `<textarea><title><style><xmp><noscript><plaintext>${tag}</textarea>${tag}`,
  "a frame": '<iframe srcdoc="<script>alert(1)</script>"></iframe><object data="javascript:alert(1)"><embed src=x>',
  "a form": `<form action="${script}"><button formaction="${script}">a</button><input autofocus onfocus=alert(1)>`,
  "SVG and MathML":
    '<svg><a xlink:href="javascript:alert(1)"><animate onbegin=alert(1)><math href="javascript:alert(1)">',
  "a tag across lines": "<img\nsrc=x\nonerror=alert(1)\n>",
  "a tag in code": `\`${tag}\` \`\`a\`${tag}\`\` <code>${tag}</code> \`<b\`${tag}\``,
  "code that ends": `\` ${tag} \`\` ${tag} \`\`\` ${tag} \\\`${tag}\\\``,
  "a fence": `\`\`\`\n${tag}\n\`\`\`\n${tag}\n~~~\n${tag}`,
  "a fence's language": `\`\`\`js ${tag}\na\n\`\`\`\n~~~ "onclick="alert(1)\na\n~~~\n${tag}`,
  references: `&lt;img src=x onerror=alert(1)&gt; &#60;svg onload=alert(1)&#62; &LT;b onclick=alert(1)&GT;`,
  "references without a semicolon":
    "&lt img src=x onerror=alert(1)&gt &#60img src=x onerror=alert(1)&#62 &ltimg src=x onerror=alert(1)&gt",
  "references in references":
    "&amp;lt;img src=x onerror=alert(1)&amp;gt; &amp;#60;b onclick=alert(1)> &#38;lt;i onclick=alert(1)>",
  "signs of Markdown as references": `&#91;a&#93;&#40;${script}&#41; &lbrack;a&rbrack;&lpar;${script}&rpar; &grave;a&grave; &#10;&#10;    ${tag}`,
  tabs: `\t${tag}\n\t\t- ${tag}\n[a](\t${script}\t) <b\tonclick=alert(1)>`,
  "signs that are not seen": `<\u200bimg src=x onerror=alert(1)> <\u00adb onclick=alert(1)> [a]\u200b(${script}) [a](\u200b${script}) \ufeff<b onclick=alert(1)>`,
  "signs of direction": `\u202e>)1(trela=rorreno x=crs gmi<\u202c \u2066[a]\u2069(${script}) <\u200eb onclick=alert(1)> \u061c${tag}`,
  "separators of lines": `a\u2028${tag}\u2029# b\u0085[a]: ${script}\u2028\`\`\`\u2028${tag}`,
  "wide signs": `＜img src=x onerror=alert(1)＞ ［a］（${script}） ＊＊${tag}＊＊`,
  "NUL and controls": `<\0img src=x onerror=alert(1)> <b\x01 onclick=alert(1)> [a](java\0script:alert(1)) \x02${tag}\x03 \x0b${tag}\x0c${tag}`,
  "a replacement character": `<\ufffdb onclick=alert(1)> [a](\ufffd${script})`,
  "boxes of tasks": `[ ] ${tag}\n[x](${script})\n- [x] [a](${script})`,
  "a callout": `[!NOTE] ${tag}\n[!WARNING](${script})\n> [!TIP]- [a](${script})`,
  containers: `> ${tag}\n- ${tag}\n1. ${tag}\n    ${tag}\n\t${tag}`,
  emphasis: `**a ${tag}** *[a*](${script}) __[a](${script})__ ~~${tag}~~ ***${tag}`,
  math: `$${tag}$ $$${tag}$$ $\`${tag}\`$ \\(${tag}\\) \\[${tag}\\]`,
  "math that ends": `$a$ ${tag} $$\n${tag}\n$$ \\href{${script}}{a} \\$${tag}$ $5 ${tag} $7`,
  "front matter": `---\na: ${tag}\n---\n+++\n${tag}\n+++`,
  "marks of other tools": `{{ ${tag} }} {% raw %}${tag}{% endraw %} <% ${tag} %> :::a\n${tag}\n::: {#a onclick=alert(1)} {.b} @[a](${script}) ![[a]] [[a|${tag}]]`,
  "a picture": `![${tag}](x) ![a](${script}) ![a](x "${tag}") ![a](x){onerror=alert(1)}`,
  "a backslash at the end": `${tag} \\`,
  "a backslash before each sign": tag.replace(/[<=()>]/g, "\\$&") + ` \\[a\\]\\(${script}\\)`,
  "a break": `a<br>${tag}  \n${tag}\\\n${tag}`,
};

const escapes = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\0": "&#0;" };

/** A text as HTML. */
export const htmlOf = (text) => text.replace(/[&<>"\0]/g, (sign) => escapes[sign]);

const halves = (text) => [text.slice(0, text.length / 2), text.slice(text.length / 2)].map(htmlOf);
const picture = (attributes) => `<img src="https://example.org/a.png" width="600" height="400" ${attributes}>`;
const annotated = (text, display) =>
  `<math${display}><semantics><mi>x</mi><annotation encoding="application/x-tex">${htmlOf(text)}</annotation></semantics></math>`;

/** The HTML of a text where it may stand, by the name of the place; each is given the number of the text, too. */
export const places = {
  "a paragraph": (text) => `<p>${htmlOf(text)}</p>`,
  lines: (text) => `<p>${htmlOf(text).replace(/\n/g, "<br>")}</p>`,
  "two texts": (text) => `<p>${halves(text).join("<u>")}</u></p>`,
  "many texts": (text) => `<p>${Array.from(text, (sign) => `<span lang="fr">${htmlOf(sign)}</span>`).join("")}</p>`,
  emphasis: (text) => `<p>a <b>${htmlOf(text)}</b><i>${htmlOf(text)}</i> <s>${htmlOf(text)}</s></p>`,
  "a heading": (text) => `<h2>${htmlOf(text)}</h2>`,
  "an item": (text) => `<ul><li>${htmlOf(text)}</li><li><p>${htmlOf(text)}</p></li></ul>`,
  "a task": (text) => `<ul><li><input type="checkbox"> ${htmlOf(text)}</li></ul>`,
  "a quotation": (text) => `<blockquote><p>${htmlOf(text)}</p></blockquote>`,
  "a callout's title": (text) =>
    `<div class="admonition note"><p class="admonition-title">${htmlOf(text)}</p><p>a</p></div>`,
  "a callout": (text) => `<div class="admonition tip"><p class="admonition-title">Tip</p><p>${htmlOf(text)}</p></div>`,
  "a cell": (text) =>
    `<table><tr><th>${htmlOf(text)}</th><th>b</th></tr><tr><td>${htmlOf(text)}</td><td><p>c</p><p>${htmlOf(text)}</p></td></tr></table>`,
  "a caption": (text) => `<figure>${picture('alt="a"')}<figcaption>${htmlOf(text)}</figcaption></figure>`,
  "code in a line": (text) =>
    `<p>a <code>${htmlOf(text)}</code> <kbd>${htmlOf(text)}</kbd><samp>${htmlOf(text)}</samp></p>`,
  "code in a line's start": (text) => `<p><code>${htmlOf(text)}</code></p>`,
  "code with a picture": (text) =>
    `<p><code>${htmlOf(text)}${picture(`alt="${htmlOf(text)}"`)}${htmlOf(text)}</code></p>`,
  "code in a cell": (text) =>
    `<table><tr><th>a</th><th>b</th></tr><tr><td><code>${htmlOf(text)}</code></td><td><pre><code>${htmlOf(text)}</code></pre></td></tr></table>`,
  "preformatted code": (text) => `<pre><code>${htmlOf(text)}</code></pre>`,
  "code's language": (text) => `<pre><code class="language-${htmlOf(text)}">a = 1</code></pre>`,
  "code's language in an attribute": (text) => `<pre data-lang="${htmlOf(text)}"><code>a = 1</code></pre>`,
  "a link": (text) => `<p>a <a href="https://example.org/a">${htmlOf(text)}</a></p>`,
  "a link's title": (text) => `<p>a <a href="https://example.org/a" title="${htmlOf(text)}">b</a></p>`,
  "a link's address": (text) => `<p>a <a href="https://example.org/${htmlOf(text)}">b</a></p>`,
  "a link's fragment": (text) => `<p>a <a href="https://example.org/a?b=${htmlOf(text)}#${htmlOf(text)}">b</a></p>`,
  "a picture's description": (text) => `<p>a ${picture(`alt="${htmlOf(text)}"`)}</p>`,
  "a picture's title": (text) => `<p>a ${picture(`alt="a" title="${htmlOf(text)}"`)}</p>`,
  "a picture in a link in a cell": (text) =>
    `<table><tr><th>a</th><th>b</th></tr><tr><td><a href="/a">${picture(`alt="${htmlOf(text)}" title="${htmlOf(text)}"`)}</a></td><td>c</td></tr></table>`,
  "a footnote's text": (text, number) =>
    `<p>a<sup><a href="#n${number}">${number}</a></sup>${htmlOf(text)}</p><section class="footnotes"><ol><li id="n${number}">${htmlOf(text)}</li></ol></section>`,
  "a definition": (text) => `<dl><dt>${htmlOf(text)}</dt><dd>${htmlOf(text)}</dd></dl>`,
  "a summary": (text) => `<details open><summary>${htmlOf(text)}</summary><p>${htmlOf(text)}</p></details>`,
  "ruby and q": (text) =>
    `<p><ruby>${htmlOf(text)}<rt>${htmlOf(text)}</rt></ruby> <q>${htmlOf(text)}</q> <sub>${htmlOf(text)}</sub></p>`,
  TeX: (text) => `<p>a ${annotated(text, "")} b</p>`,
  "TeX on lines of its own": (text) => `<p>a</p>${annotated(text, ' display="block"')}<p>b</p>`,
  "TeX in a cell": (text) =>
    `<table><tr><th>a</th><th>b</th></tr><tr><td>${annotated(text, "")}</td><td>c</td></tr></table>`,
  MathML: (text) => `<p>a <math><mi>y</mi><mtext>${htmlOf(text)}</mtext><mo>${htmlOf(text)}</mo></math> b</p>`,
  "a frame's title": (text) =>
    `<iframe src="https://www.youtube.com/embed/abc" title="${htmlOf(text)}"></iframe><p>a</p>`,
};
