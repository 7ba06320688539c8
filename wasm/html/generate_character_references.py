#!/usr/bin/env python3
"""Writes character_references.inc: the named character references of the HTML standard as compact tables.

The list is Python's html.entities.html5, which is the standard's own (it never changes: the standard says so).
Every name that may stand without a semicolon also stands with one, so a name is kept once, with a mark.

Usage: python3 wasm/html/generate_character_references.py > wasm/html/character_references.inc
"""

from html.entities import html5
from os.path import commonprefix

names = sorted({name.rstrip(";") for name in html5})
assert all(name + ";" in html5 for name in names)
assert all(html5.get(name, html5[name + ";"]) == html5[name + ";"] for name in names)

# Of each name a mark (0x80, with 0x40 for one that needs no semicolon) with the number of characters that it shares with the
# name before, then the others. Half of what the names are, and a third less when compressed.
text = b""
values = []  # a UTF-16 unit, or 0xD800 + a position in pairs
pairs = []
before = ""
for name in names:
    shared = len(commonprefix([before, name]))
    assert shared < 0x40 and name.isascii() and name.isalnum()
    text += bytes([0x80 | (0x40 if name in html5 else 0) | shared]) + name[shared:].encode()
    before = name
    points = [ord(c) for c in html5[name + ";"]]
    if len(points) == 1 and points[0] < 0x10000:
        values.append(points[0])
        continue
    pair = tuple(points + [0] * (2 - len(points)))
    if pair not in pairs:
        pairs.append(pair)
    values.append(0xD800 + pairs.index(pair))


def table(kind, name, cells):
    print(f"constexpr {kind} {name}[] = {{")
    line = "   "
    for cell in cells:
        if len(line) + len(cell) + 2 > 120:
            print(line)
            line = "   "
        line += f" {cell},"
    print(line)
    print("};")


print("// Made by generate_character_references.py. Do not edit.")
print("constexpr char kNames[] =")
for at in range(0, len(text), 60):
    # Octal: a hexadecimal escape would go on into the letters that follow.
    print('    "' + "".join(chr(c) if c < 0x80 else f"\\{c:o}" for c in text[at : at + 60]) + '"')
print("    ;")
table("uint16_t", "kValues", map(hex, values))
table("char32_t", "kPairs", (f"{hex(cell)}" for pair in pairs for cell in pair))
