#!/usr/bin/env python3
"""Writes character_references.inc: the named character references of the HTML standard as compact tables.

The list is Python's html.entities.html5, which is the standard's own (it never changes: the standard says so).
Every name that may stand without a semicolon also stands with one, so a name is kept once, with a mark.

Usage: python3 wasm/html/generate_character_references.py > wasm/html/character_references.inc
"""

from collections import Counter
from html.entities import html5
from os.path import commonprefix

# In the order of their ends, where families stand together: "Acy", "Bcy", "Dcy".
names = sorted({name.rstrip(";") for name in html5}, key=lambda name: name[::-1])
assert all(name + ";" in html5 for name in names)
assert all(html5.get(name, html5[name + ";"]) == html5[name + ";"] for name in names)

# What a name stands for is a character and often a second one. Names with the same second one whose first one is of the
# same 256 are a block, the largest first.
characters = [[*map(ord, html5[name + ";"]), 0] for name in names]
block_of_name = [(first >> 8, second) for first, second, *_ in characters]
blocks = [block for block, _ in Counter(block_of_name).most_common()]

# Of each name, read backwards, a mark (0x80, with 0x40 for one that needs no semicolon) with the number of characters that
# it shares with the name before, then the others. Half of what the names are, and a fifth less when compressed.
text = b""
steps = []  # from the first character of the block's name before to that of each name, in their lowest bytes
lows = dict.fromkeys(blocks, 0)
before = ""
for name, block, (first, *_) in zip(names, block_of_name, characters):
    backwards = name[::-1]
    shared = len(commonprefix([before, backwards]))
    assert shared < 0x40 and name.isascii() and name.isalnum()
    text += bytes([0x80 | (0x40 if name in html5 else 0) | shared]) + backwards[shared:].encode()
    before = backwards
    steps.append((first - lows[block]) & 0xFF)
    lows[block] = first & 0xFF


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
table("uint8_t", "kBlockOfName", map(str, map(blocks.index, block_of_name)))
table("uint8_t", "kSteps", map(str, steps))
table("Block", "kBlocks", (f"{{{first:#x}, {second:#x}}}" for first, second in blocks))
