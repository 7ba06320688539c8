#!/usr/bin/env python3
"""Writes character_references.inc: the named character references of the HTML standard as compact tables.

The list is Python's html.entities.html5, which is the standard's own (it never changes: the standard says so).
Every name that may stand without a semicolon also stands with one, so a name is kept once, with a mark.

Usage: python3 wasm/html/generate_character_references.py > wasm/html/character_references.inc
"""

from html.entities import html5

names = sorted({name.rstrip(";") for name in html5})
assert all(name + ";" in html5 for name in names)
assert all(html5.get(name, html5[name + ";"]) == html5[name + ";"] for name in names)

LETTERS = [chr(c) for c in [*range(ord("A"), ord("Z") + 1), *range(ord("a"), ord("z") + 1)]]
assert all(name[0] in LETTERS for name in names)

rests = ""  # the names without their first letters, end to end
begins = []  # of each rest; the highest bit marks a name that needs no semicolon
values = []  # a UTF-16 unit, or 0xD800 + a position in pairs
pairs = []
for name in names:
    assert len(rests) < 0x8000
    begins.append(len(rests) | (0x8000 if name in html5 else 0))
    rests += name[1:]
    points = [ord(c) for c in html5[name + ";"]]
    if len(points) == 1 and points[0] < 0x10000:
        values.append(points[0])
        continue
    pair = tuple(points + [0] * (2 - len(points)))
    if pair not in pairs:
        pairs.append(pair)
    values.append(0xD800 + pairs.index(pair))
begins.append(len(rests))
firsts = [next((i for i, name in enumerate(names) if name[0] >= letter), len(names)) for letter in LETTERS]
firsts.append(len(names))


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
print("constexpr char kRests[] =")
for at in range(0, len(rests), 114):
    print(f'    "{rests[at:at + 114]}"')
print("    ;")
table("uint16_t", "kBegins", map(str, begins))
table("uint16_t", "kFirsts", map(str, firsts))
table("uint16_t", "kValues", map(hex, values))
table("char32_t", "kPairs", (f"{hex(cell)}" for pair in pairs for cell in pair))
