#!/usr/bin/env python3
"""Writes character_references.def: the named character references of the HTML standard.

The list is Python's html.entities.html5, which is the standard's own (it never changes: the standard says so).
Every name that may stand without a semicolon also stands with one, so a name is kept once, with a mark.

Usage: python3 wasm/html/generate_character_references.py > wasm/html/character_references.def
"""

from html.entities import html5

names = sorted({name.rstrip(";") for name in html5})
assert all(name + ";" in html5 for name in names)
assert all(html5.get(name, html5[name + ";"]) == html5[name + ";"] for name in names)

print("// Made by generate_character_references.py. Do not edit.")
print("// LECTERN_CHARACTER_REFERENCE(name, its one or two characters (0: no second one), whether it needs a semicolon)")
for name in names:
    first, second = [*map(ord, html5[name + ";"]), 0][:2]
    print(f'LECTERN_CHARACTER_REFERENCE("{name}", {first:#x}, {second:#x}, {str(name not in html5).lower()})')
