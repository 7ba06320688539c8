"""npm run train: learns wasm/extract/model.inc from what lectern_dump prints of a WCXB corpus (tests/eval/train.mjs runs both).

    train.py --dump dump.ndjson --features features.json --corpus FOLDER --out model.inc --report model.md [--folds-out FOLDER] [--cache labels.npz]

The report says what the model is worth by cross-validation over registrable domains: each page is judged by trees and a lexicon that
have seen no page of its domain. The same data give the same output byte for byte. --folds-out also writes each fold's model and the
ids of the pages that it has not seen, for measuring the whole library as honestly. --choices compares models of other sizes instead.
"""
import argparse
import concurrent.futures
import hashlib
import heapq
import json
import math
import os
import re
import sys
from collections import Counter
from difflib import SequenceMatcher

import numpy as np
import xgboost

SEED = 1
FOLDS = 5
TREES = 160
DEPTH = 5
FIRST_TREES = 32  # after so many, what has no more than HOPELESS is left at that
HOPELESS = -2.5  # log-odds; none of what has less has come back to -1.5 where it was not seen
PARAMETERS = {
    "objective": "binary:logistic",
    "tree_method": "hist",
    "max_bin": 64,
    "max_depth": DEPTH,
    "eta": 0.11,
    "subsample": 0.6,
    "colsample_bytree": 0.4,
    "min_child_weight": 1.0,
    "lambda": 2.0,
    "nthread": 1,
    "seed": SEED,
    "verbosity": 0,
}
WEIGHT_SCALE = 8  # kWeightScale in lexicon.h
UNKNOWN = -128  # kUnknown
TOKEN_BITS = 22  # kLastToken
LEAF_STEPS = 31  # of the largest leaf: five bits and a sign
FEWEST_NAMES = 12  # the domains that a name must stand on
FEWEST_WORDS = 80  # and a word
TYPES = ["article", "documentation", "forum", "service", "listing", "collection", "product"]

# ---------------------------------------------------------------- pages and labels


def words(text):
    """The benchmark's words."""
    return re.findall(r"\w+", (text or "").lower())


def registrable(url):
    """The domain that one holder registers: the last two parts of a host, three under "co.uk" and its like."""
    host = re.sub(r"^https?://", "", url).split("/")[0].split("@")[-1].split(":")[0].lower()
    parts = host.split(".")
    second_level = len(parts) > 2 and len(parts[-1]) == 2 and parts[-2] in ("co", "com", "org", "net", "gov", "ac", "edu", "go", "or", "ne", "gob", "govt")
    return ".".join(parts[-3:] if second_level else parts[-2:])


def tile(page, truth):
    """Matches a page's words with the ground truth's, each at most once.

    Long runs first, longest first; then shorter ones, those first that keep the truth's order; then what is common in the gaps.
    Returns, for each word of the page, whether it is matched.
    """
    match = [-1] * len(page)
    free = bytearray(b"\1") * len(truth)

    def runs(least, bonus):
        where = {}
        for g in range(len(truth) - least + 1):
            where.setdefault(tuple(truth[g : g + least]), []).append(g)
        heap = []
        for p in range(len(page) - least + 1):
            for g in where.get(tuple(page[p : p + least]), ())[:24]:
                if p and g and page[p - 1] == truth[g - 1] and match[p - 1] < 0 and free[g - 1] and match[p] < 0 and free[g]:
                    continue  # part of a run that starts before
                size = 0
                while p + size < len(page) and g + size < len(truth) and page[p + size] == truth[g + size]:
                    size += 1
                heapq.heappush(heap, (-(size + bonus(p, g)), p, g, size))
        while heap:
            _, p, g, size = heapq.heappop(heap)
            at, pieces = 0, []
            while at < size:
                while at < size and (match[p + at] >= 0 or not free[g + at]):
                    at += 1
                start = at
                while at < size and match[p + at] < 0 and free[g + at]:
                    at += 1
                if at - start >= least:
                    pieces.append((start, at))
            if pieces == [(0, size)]:
                for i in range(size):
                    match[p + i] = g + i
                    free[g + i] = 0
            else:
                for start, end in pieces:
                    heapq.heappush(heap, (-(end - start + bonus(p + start, g + start)), p + start, g + start, end - start))

    runs(12, lambda p, g: 0)
    before, last = [], -1
    for m in match:
        before.append(last)
        last = m if m >= 0 else last
    after, last = [0] * len(page), len(truth)
    for p in range(len(page) - 1, -1, -1):
        after[p] = last
        last = match[p] if match[p] >= 0 else last
    runs(4, lambda p, g: 8 if before[p] < g < after[p] else 0)

    p, last = 0, -1
    while p < len(page):
        if match[p] >= 0:
            last, p = match[p], p + 1
            continue
        end = p
        while end < len(page) and match[end] < 0:
            end += 1
        until = match[end] if end < len(page) else len(truth)
        gap = [g for g in range(last + 1, until) if free[g]]
        if gap and len(gap) * (end - p) <= 200_000:
            for a, b, size in SequenceMatcher(None, page[p:end], [truth[g] for g in gap], False).get_matching_blocks():
                for i in range(size):
                    match[p + a + i] = gap[b + i]
                    free[gap[b + i]] = 0
        p = end
    return [m >= 0 for m in match]


class Page:
    """A page: its blocks' words as numbers, with the ground truth's, and how many of each block's the truth has."""

    def __init__(self, row, truth):
        self.id = row["id"]
        self.domain = registrable(truth["url"]) if truth.get("url") else "page " + row["id"]
        kind = (truth.get("_internal", {}).get("page_type") or {}).get("primary") or "article"
        self.type = "collection" if kind == "category" else kind
        number = {}
        self.tokens = [np.array([number.setdefault(w, len(number)) for w in words(b["text"])], dtype=np.int32) for b in row["blocks"]]
        self.truth = np.array([number.setdefault(w, len(number)) for w in words(truth["ground_truth"].get("main_content"))], dtype=np.int32)
        self.vocabulary = len(number)
        self.bag = np.bincount(self.truth, minlength=self.vocabulary)
        self.texts = [b["text"].lower() for b in row["blocks"]]
        self.wanted, self.unwanted = (truth["ground_truth"].get(kind) or [] for kind in ("with", "without"))
        self.copy = np.array([b["copy"] for b in row["blocks"]], dtype=bool)
        self.group = np.array([b["group"] for b in row["blocks"]], dtype=np.int64)
        # The list that each block is in, 0 for none; links are left as they are: keep_lists in rules/prose.cpp.
        self.list = np.array([b["list"] for b in row["blocks"]], dtype=np.int64)
        self.link = np.array([b["link"] for b in row["blocks"]], dtype=bool)
        self.listing = np.array([b["code"] for b in row["blocks"]], dtype=bool) & (self.group >= 0)
        self.says = row["type"]
        self.words = np.array([b["words"] for b in row["blocks"]], dtype=np.float64)

    def label(self):
        flat = np.concatenate(self.tokens).tolist() if self.tokens else []
        matched, at, out = tile(flat, self.truth.tolist()), 0, []
        for block in self.tokens:
            out.append(sum(matched[at : at + len(block)]) / max(1, len(block)))
            at += len(block)
        return np.array(out, dtype=np.float32)

    def scores(self, chosen):
        """Word-F1, precision and recall of some blocks, as the benchmark counts them."""
        parts = [self.tokens[i] for i in np.flatnonzero(chosen)]
        got = np.concatenate(parts) if parts else np.zeros(0, np.int32)
        if len(self.truth) == 0 or len(got) == 0:
            return (1.0,) * 3 if len(self.truth) == len(got) else (0.0,) * 3
        both = np.minimum(np.bincount(got, minlength=self.vocabulary), self.bag).sum()
        return 2 * both / (len(got) + len(self.truth)), both / len(got), both / len(self.truth)


    def snippets(self, chosen):
        """The shares of the wanted and of the unwanted snippets that stand in some blocks; NaN where there are none."""
        text = "\n\n".join(self.texts[i] for i in np.flatnonzero(chosen))
        return [np.mean([s.lower() in text for s in wanted]) if wanted else np.nan for wanted in (self.wanted, self.unwanted)]


# ---------------------------------------------------------------- the lexicon's measures


class Corpus:
    """All pages' blocks one after the other, and the tokens around them."""

    def __init__(self, dump, corpus, features, cache):
        self.features = features
        self.index = {row["name"]: i for i, row in enumerate(features)}
        self.pages, rows = [], []
        measures, parents, depth = [], [], []
        instances = {"names": [], "inline": [], "line": [], "under": []}  # (owner, token)
        container, heading, starts, page_of = [], [], [0], []
        containers = blocks = 0
        digest = hashlib.sha256()
        with open(dump, encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                with open(os.path.join(corpus, "ground-truth", row["id"] + ".json"), encoding="utf-8") as file:
                    page = Page(row, json.load(file))
                digest.update(page.truth.tobytes())
                for tokens in page.tokens:
                    digest.update(tokens.tobytes() + b"|")
                for c, (parent, names) in enumerate(zip(row["parents"], row["names"])):
                    parents.append(containers + parent if parent >= 0 else -1)
                    depth.append(depth[containers + parent] + 1 if parent >= 0 else 0)
                    instances["names"] += [(containers + c, token) for token in names]
                for b, block in enumerate(row["blocks"]):
                    measures.append(block["measures"])
                    container.append(containers + block["container"])
                    heading.append(blocks + block["heading"] if block["heading"] >= 0 else -1)
                    page_of.append(len(self.pages))
                    for kind in ("inline", "line", "under"):
                        instances[kind] += [(blocks + b, token) for token in block[kind]]
                containers += len(row["parents"])
                blocks += len(row["blocks"])
                starts.append(blocks)
                self.pages.append(page)
        self.measures = np.frombuffer(bytes.fromhex("".join(measures)), dtype=np.uint8).reshape(blocks, len(features)).copy()
        self.parents, self.depth = np.array(parents), np.array(depth)
        self.container, self.heading = np.array(container), np.array(heading)
        self.starts, self.page_of = np.array(starts), np.array(page_of)
        self.words = np.concatenate([page.words for page in self.pages])
        self.labels = self.read_labels(cache, digest.hexdigest())

        names = sorted({page.domain for page in self.pages})
        number = {name: i for i, name in enumerate(names)}
        self.domain_of_page = np.array([number[page.domain] for page in self.pages])
        self.domains = names
        folds = [int.from_bytes(hashlib.sha256(f"{SEED} {name}".encode()).digest()[:4], "big") % FOLDS for name in names]
        self.fold_of_page = np.array(folds)[self.domain_of_page]
        self.find_pairs(instances)

    def read_labels(self, cache, key):
        if cache and os.path.exists(cache):
            with np.load(cache) as saved:
                if str(saved["key"]) == key:
                    return saved["labels"]
        with concurrent.futures.ProcessPoolExecutor(2) as pool:
            labels = np.concatenate(list(pool.map(Page.label, self.pages, chunksize=16)))
        if cache:
            np.savez(cache, key=key, labels=labels)
        return labels

    def rows(self, page):
        return slice(self.starts[page], self.starts[page + 1])

    def find_pairs(self, instances):
        """Each token's content rate on each domain: of the words under it, how many are content."""
        content = self.words * self.labels
        domain_of_block = self.domain_of_page[self.page_of]
        domain_of_container = np.zeros(len(self.parents), np.int64)
        domain_of_container[self.container] = domain_of_block
        sums = np.zeros((len(self.parents), 2))
        np.add.at(sums, self.container, np.stack([self.words, content], 1))
        self.levels = [np.flatnonzero(self.depth == level) for level in range(self.depth.max() + 1)]
        for level in reversed(self.levels[1:]):
            np.add.at(sums, self.parents[level], sums[level])
            domain_of_container[self.parents[level]] = np.maximum(domain_of_container[self.parents[level]], domain_of_container[level])
        block = np.stack([self.words, content], 1)
        section = np.zeros_like(block)
        under = np.flatnonzero((self.heading >= 0) & (self.heading != np.arange(len(self.heading))))
        np.add.at(section, self.heading[under], block[under])
        keys, figures, self.owners, sizes = [], [], {}, {}
        for kind, sums_of, domain_of in (
            ("names", sums, domain_of_container),
            ("inline", block, domain_of_block),
            ("line", block, domain_of_block),
            ("under", section, domain_of_block),
        ):
            pairs = np.array(instances[kind], dtype=np.int64).reshape(-1, 2)
            self.owners[kind], sizes[kind] = pairs[:, 0], len(pairs)
            keys.append(domain_of[pairs[:, 0]] << 24 | pairs[:, 1])
            figures.append(sums_of[pairs[:, 0]])
        unique, inverse = np.unique(np.concatenate(keys), return_inverse=True)
        total = np.zeros((len(unique), 2))
        np.add.at(total, inverse, np.concatenate(figures))
        seen = total[:, 0] > 0
        self.pair_rate = np.where(seen, total[:, 1] / np.maximum(total[:, 0], 1e-9), 0)
        self.pair_seen = seen.astype(np.float64)
        self.pair_domain, self.pair_token = unique >> 24, unique & 0xFFFFFF
        self.tokens, self.pair_number = np.unique(self.pair_token, return_inverse=True)
        self.pairs, at = {}, 0
        for kind, size in sizes.items():
            self.pairs[kind] = inverse[at : at + size]
            at += size
        self.is_name = np.zeros(len(self.tokens), bool)
        for kind in ("names", "inline"):
            self.is_name[self.pair_number[self.pairs[kind]]] = True

    def lexicon(self, domains):
        """The weights of all tokens, learned from some domains (a mask): (weight of each token, UNKNOWN for none; weight of each
        pair of domain and token, as if that domain had not been seen)."""
        use = domains[self.pair_domain] * self.pair_seen
        rates = np.bincount(self.pair_number, use * self.pair_rate, len(self.tokens))
        count = np.bincount(self.pair_number, use, len(self.tokens))

        def weight(rates, count):
            share = (rates + 1.5) / (count + 3)
            return np.clip(np.rint(WEIGHT_SCALE * np.log(share / (1 - share))), -127, 127).astype(np.int64)

        fewest = np.where(self.is_name, FEWEST_NAMES, FEWEST_WORDS)
        own_rates, own_count = rates[self.pair_number] - use * self.pair_rate, count[self.pair_number] - use
        return (
            np.where(count >= fewest, weight(rates, count), UNKNOWN),
            np.where(own_count >= fewest[self.pair_number], weight(own_rates, own_count), UNKNOWN),
        )

    def tally(self, kind, weights, size):
        """Per owner: sum, count, least, most, as struct Tally."""
        known = weights[self.pairs[kind]] != UNKNOWN
        owner, weight = self.owners[kind][known], weights[self.pairs[kind]][known]
        out = np.zeros((size, 4))
        out[:, 0] = np.bincount(owner, weight, size)
        out[:, 1] = np.bincount(owner, None, size)
        if len(owner):  # instances stand in their owners' order
            first = np.flatnonzero(np.r_[True, owner[1:] != owner[:-1]])
            out[owner[first], 2] = np.minimum(np.minimum.reduceat(weight, first), 0)
            out[owner[first], 3] = np.maximum(np.maximum.reduceat(weight, first), 0)
        return out

    def measured(self, weights):
        """The measures of all blocks, with those of a lexicon: `weights` of each pair."""

        def joined(a, b):
            return np.concatenate([a[:, :2] + b[:, :2], np.minimum(a[:, 2:3], b[:, 2:3]), np.maximum(a[:, 3:4], b[:, 3:4])], 1)

        blocks, containers = len(self.words), len(self.parents)
        names = self.tally("names", weights, containers)
        near, ancestor = names.copy(), self.parents.copy()
        for _ in range(3):
            has = np.flatnonzero(ancestor >= 0)
            near[has] = joined(near[has], names[ancestor[has]])
            ancestor[has] = self.parents[ancestor[has]]
        every = names.copy()
        for level in self.levels[1:]:
            every[level] = joined(every[level], every[self.parents[level]])
        inline = self.tally("inline", weights, blocks)
        near, every = joined(inline, near[self.container]), joined(inline, every[self.container])
        line = self.tally("line", weights, blocks)
        under = np.concatenate([self.tally("under", weights, blocks), np.zeros((1, 4))])[self.heading]
        out = self.measures.copy()

        def put(name, value):
            row = self.features[self.index[name]]
            least, most = np.float32(row["least"]), np.float32(row["most"])
            value = np.clip(value.astype(np.float32), least, most)
            out[:, self.index[name]] = ((value - least) * (np.float32(255) / (most - least)) + np.float32(0.5)).astype(np.uint8)

        def mean(tally):
            return tally[:, 0].astype(np.float32) / np.maximum(tally[:, 1], 1).astype(np.float32) / np.float32(WEIGHT_SCALE)

        for name, tally in (("names_near", near), ("names_all", every)):
            put(name, mean(tally))
            put(name + "_least", tally[:, 2] / WEIGHT_SCALE)
            put(name + "_most", tally[:, 3] / WEIGHT_SCALE)
        put("line_words", mean(line))
        put("line_words_least", line[:, 2] / WEIGHT_SCALE)
        put("heading_words", mean(under))
        return out

    def weights(self):
        """What each block counts in training: its words as a share of the page's, so that every page counts about the same."""
        truth = np.array([len(page.truth) for page in self.pages])
        total = np.array([page.words.sum() for page in self.pages])
        whole = np.maximum(np.maximum(truth, 0.15 * total), 60)
        return np.minimum((self.words + 1.5) / whole[self.page_of], 0.3)

    def useful(self):
        """The pages to learn from: not those whose ground truth is not on the page."""
        out = np.zeros(len(self.pages), bool)
        for p, page in enumerate(self.pages):
            found = sum(len(t) * l for t, l in zip(page.tokens, self.labels[self.rows(p)]))
            out[p] = len(page.truth) == 0 or found >= 0.5 * len(page.truth)
        return out


# ---------------------------------------------------------------- trees


class Trees:
    """Complete trees of small whole numbers, as model.cpp walks them."""

    def __init__(self, booster):
        splits = (1 << DEPTH) - 1
        trees = [json.loads(tree) for tree in booster.get_dump(dump_format="json")]
        self.features = np.zeros((len(trees), splits), np.uint8)
        self.steps = np.full((len(trees), splits), 255, np.uint8)
        leaves = np.zeros((len(trees), splits + 1))

        def place(t, node, at, level):
            if "leaf" in node:
                if level == DEPTH:
                    leaves[t, at - splits] = node["leaf"]
                else:  # no question here: both ways lead to the same leaf
                    place(t, node, 2 * at + 1, level + 1)
                    place(t, node, 2 * at + 2, level + 1)
                return
            below, above = sorted(node["children"], key=lambda child: child["nodeid"] != node["yes"])
            self.features[t, at] = int(node["split"][1:])
            self.steps[t, at] = math.ceil(node["split_condition"]) - 1
            place(t, below, 2 * at + 1, level + 1)
            place(t, above, 2 * at + 2, level + 1)

        for t, tree in enumerate(trees):
            place(t, tree, 0, 0)
        self.scale = float(np.float32(np.abs(leaves).max() / LEAF_STEPS))
        self.leaves = np.rint(leaves / self.scale).astype(np.int8)

    def walk(self, measures):
        """The score of each row, as model.cpp makes it."""
        rows = np.arange(len(measures))
        total, score = np.zeros(len(measures), np.int64), np.zeros(len(measures))
        for tree, (features, steps, leaves) in enumerate(zip(self.features, self.steps, self.leaves)):
            if tree == FIRST_TREES:
                rows = rows[total[rows] >= math.ceil(HOPELESS / self.scale)]
            at = np.zeros(len(rows), np.int64)
            for _ in range(DEPTH):
                at = 2 * at + 1 + (measures[rows, features[at]] > steps[at])
            total[rows] += leaves[at - len(features)]
        score[rows] = 1 / (1 + np.exp(-self.scale * total[rows]))
        return score


def learn(data, pages):
    """The trees and the lexicon of some pages (a mask)."""
    domains = np.zeros(len(data.domains), bool)
    domains[data.domain_of_page[pages]] = True
    weights, pair_weights = data.lexicon(domains)
    measures = data.measured(pair_weights)
    use = (pages & data.useful())[data.page_of]
    matrix = xgboost.DMatrix(measures[use].astype(np.float32), data.labels[use], weight=data.weights()[use])
    booster = xgboost.train(PARAMETERS, matrix, TREES)
    return Trees(booster), weights, measures


# ---------------------------------------------------------------- from scores to blocks


TO_MEAN = 0.8  # kToMean in model.cpp
ENOUGH = 0.3  # kEnough in rules/prose.cpp


def raised(page, score):
    """The scores, where main text scores below the mean of what is printed like it: raise_to_group in model.cpp."""
    text = page.group >= 0
    if not text.any():
        return score.copy()
    group, words = page.group[text], page.words[text]
    total = np.bincount(group, words)
    mean = np.bincount(group, words * score[text]) / np.maximum(total, 1e-9)
    out = score.copy()
    out[text] += TO_MEAN * np.maximum(mean[group] - score[text], 0)
    return out


def choose(page, score):
    """The blocks that are kept, and the F1 that they promise: rules/prose.cpp and selection.cpp do the same.

    But for copies that are surer than what they copy: model.cpp keeps those."""
    p = raised(page, score)
    p[page.copy] = 0
    order = np.argsort(-p, kind="stable")
    chosen, right = np.cumsum(page.words[order]), np.cumsum((page.words * p)[order])
    total = (page.words * p).sum()
    best = (2 * right / np.maximum(chosen + total, 1e-9)).max() if len(p) else 0
    t = max(best / 2, 0.2)
    gain = np.minimum(page.words + 1, 60) * (p - t)
    gain[page.listing] = np.maximum(gain[page.listing], 0)
    switch, out, inside, came = 0.5, 0.0, -0.5, []
    for g in gain:
        left, entered = inside - switch > out, out - switch > inside
        came.append((left, entered))
        out, inside = (inside - switch if left else out), (out - switch if entered else inside) + g
    kept, state = np.zeros(len(p), bool), inside > out
    for i in range(len(p) - 1, -1, -1):
        kept[i] = state
        state = not came[i][1] if state else came[i][0]
    if page.says in ("article", "documentation") and len(p):
        most = np.bincount(page.list, kept) >= np.bincount(page.list, ~kept)
        kept |= most[page.list] & (page.list > 0) & ~page.link
    text = (page.group >= 0) & ~page.copy
    if page.says == "documentation" and page.words[text & kept].sum() >= ENOUGH * page.words[text].sum():
        kept |= text
    return kept, 2 * (page.words * p)[kept].sum() / max(page.words[kept].sum() + total, 1e-9)


def fold(data, number):
    """Learns from all folds but one; that one's pages' scores by block, and the model."""
    trees, weights, measures = learn(data, data.fold_of_page != number)
    rows = (data.fold_of_page == number)[data.page_of]
    return number, rows, trees.walk(measures[rows]), trees, weights, measures[rows]


COLUMNS = ["F1", "precision", "recall", "with", "without"]


def by_type(data, score):
    """The figures of COLUMNS over all pages and by page type, and the promise and F1 of each page."""
    rows, promises = [], []
    for p, page in enumerate(data.pages):
        kept, promise = choose(page, score[data.rows(p)])
        rows.append([*page.scores(kept), *page.snippets(kept)])
        promises.append((promise, rows[-1][0]))
    rows, types = np.array(rows, float), np.array([page.type for page in data.pages])
    table = {"all": np.nanmean(rows, 0)}
    for kind in TYPES:
        if (types == kind).any():
            table[kind] = np.nanmean(rows[types == kind], 0)
    return table, np.array(promises)


def logistic_fit(x, y):
    """Base and slope of the log-odds of y by x (Newton's method)."""
    a, w = np.stack([np.ones(len(x)), x], 1), np.zeros(2)
    for _ in range(50):
        p = 1 / (1 + np.exp(-a @ w))
        w = w + np.linalg.solve(a.T @ (a * (p * (1 - p))[:, None]), a.T @ (y - p))
    return w


def fit_confidence(promises):
    """What makes a page's promise the probability that its F1 is 0.9 or more."""
    sure = np.clip(promises[:, 0], 0.001, 0.999)
    odds, right = np.log(sure / (1 - sure)), promises[:, 1] >= 0.9
    base, slope = (round(float(value), 3) for value in logistic_fit(odds, right))
    return base, slope, 1 / (1 + np.exp(-(base + slope * odds))), right


def worth(data, results, table):
    """What each group of features is worth: the F1 that is lost where it is shuffled among the blocks of a fold."""
    groups, out = list(dict.fromkeys(row["group"] for row in data.features)), {}
    for group in groups:
        columns = np.array([i for i, row in enumerate(data.features) if row["group"] == group])
        score = np.zeros(len(data.words))
        for number, rows, _, trees, _, measures in results:
            shuffled, order = measures.copy(), np.random.default_rng(SEED + number).permutation(len(measures))
            shuffled[:, columns] = measures[order][:, columns]
            score[rows] = trees.walk(shuffled)
        out[group] = len(columns), table["all"][0] - by_type(data, score)[0]["all"][0]
    return out


def array(kind, name, values):
    """A C++ array."""
    lines, line = [], " "
    for value in values:
        if len(line) + len(str(value)) + 2 > 120:
            lines.append(line)
            line = " "
        line += f" {value},"
    return f"constexpr {kind} {name}[] = {{\n" + "\n".join([*lines, line]) + "\n};\n"


def lexicon_arrays(tokens, weights):
    """The lexicon as model.cpp reads it. Tokens are sorted."""
    buckets = 1 << (TOKEN_BITS - 8)
    bits = np.zeros(buckets + len(tokens), np.uint8)
    bits[(tokens >> 8) + np.arange(len(tokens))] = 1
    return (
        array("uint8_t", "kBuckets", np.packbits(bits, bitorder="little"))
        + array("uint8_t", "kRests", tokens & 0xFF)
        + array("int8_t", "kWeights", weights)
    )


def model(trees, weights, confidence, data, header):
    """The text of model.inc."""
    known = weights != UNKNOWN
    return (
        "".join(f"// {line}\n" for line in header)
        + f"\nconstexpr size_t kModelFeatures = {len(data.features)};\nconstexpr size_t kDepth = {DEPTH};\nconstexpr size_t kFirstTrees = {FIRST_TREES};\n"
        + f"constexpr int32_t kHopeless = {math.ceil(HOPELESS / trees.scale)};\nconstexpr float kLeafScale = {trees.scale:.9g}f;\n"
        + f"constexpr double kConfidenceBase = {confidence[0]};\nconstexpr double kConfidenceSlope = {confidence[1]};\n"
        + array("uint8_t", "kSplitFeatures", trees.features.ravel())
        + array("uint8_t", "kSplitSteps", trees.steps.ravel())
        + array("int8_t", "kLeaves", trees.leaves.ravel())
        + lexicon_arrays(data.tokens[known], weights[known])
    )


DATA = None  # inherited by the processes of the folds


def fold_of_data(number):
    return fold(DATA, number)


def cross_validate(data):
    global DATA
    DATA = data
    with concurrent.futures.ProcessPoolExecutor(2) as pool:
        results = list(pool.map(fold_of_data, range(FOLDS)))
    score = np.zeros(len(data.words))
    for _, rows, scores, *_ in results:
        score[rows] = scores
    return score, results


def size_of(trees, weights):
    return trees.features.size + trees.steps.size + trees.leaves.size, 2 * int((weights != UNKNOWN).sum()) + (1 << TOKEN_BITS - 8) // 8


def table_of(head, rows):
    """A table in Markdown."""
    return "\n".join("| " + " | ".join(row) + " |" for row in [head, ["---"] * len(head), *rows]) + "\n"


# What else a model could be, each a change of this file's settings.
CHOICES = {
    "as it is": {},
    "80 trees": {"TREES": 80},
    "320 trees": {"TREES": 320},
    "all trees always": {"HOPELESS": -1e9},
    "trees of depth 6": {"DEPTH": 6},
    "names of 5 domains, words of 12": {"FEWEST_NAMES": 5, "FEWEST_WORDS": 12},
    "names of 24 domains, words of 120": {"FEWEST_NAMES": 24, "FEWEST_WORDS": 120},
    "no words": {"FEWEST_WORDS": 1 << 30},
}


def compare_choices(data):
    """The cross-validated F1 and the size of other models."""
    rows = []
    for name, changes in CHOICES.items():
        saved = {key: globals()[key] for key in changes}
        globals().update(changes)
        PARAMETERS["max_depth"] = DEPTH
        score, results = cross_validate(data)
        trees, tokens = np.mean([size_of(trees, weights) for _, _, _, trees, weights, _ in results], 0)
        rows.append([name, f"{by_type(data, score)[0]['all'][0]:.4f}", f"{trees / 1000:.1f}", f"{tokens / 1000:.1f}", str(TREES * DEPTH)])
        print("  ".join(rows[-1]), flush=True)
        globals().update(saved)
        PARAMETERS["max_depth"] = DEPTH
    return table_of(["choice", "F1", "trees, KB", "lexicon, KB", "questions a block"], rows)


def main():
    parser = argparse.ArgumentParser()
    for name in ("dump", "features", "corpus", "out", "report"):
        parser.add_argument("--" + name, required=True)
    parser.add_argument("--cache")
    parser.add_argument("--folds-out")
    parser.add_argument("--choices", action="store_true")
    options = parser.parse_args()
    with open(options.features, encoding="utf-8") as file:
        features = json.load(file)
    data = Corpus(options.dump, options.corpus, features, options.cache)
    if options.choices:
        print(compare_choices(data))
        return
    best = by_type(data, data.labels)[0]["all"][0]
    score, results = cross_validate(data)
    table, promises = by_type(data, score)
    confidence = fit_confidence(promises)
    seen = f"{len(data.pages)} pages of {len(data.domains)} domains, {len(data.words)} blocks"
    attribution = "WCXB (github.com/Murrough-Foley/web-content-extraction-benchmark), development pages, CC-BY-4.0"
    trees, weights, _ = learn(data, np.ones(len(data.pages), bool))
    sizes = size_of(trees, weights)
    by_confidence = []
    for least, most in ((0.9, 1), (0.7, 0.9), (0.5, 0.7), (0.3, 0.5), (0, 0.3)):
        of = (confidence[2] >= least) & ((confidence[2] < most) | (most == 1))
        by_confidence.append([f"{least} to {most}", str(of.sum()), f"{confidence[3][of].mean():.3f}", f"{promises[of, 1].mean():.3f}"])
    text = f"""# The model

Written by `npm run train`. Learned from {attribution}: {seen}; seed {SEED}.
{TREES} trees of depth {DEPTH}, {sizes[0] / 1000:.1f} KB; {int((weights != UNKNOWN).sum())} tokens, {sizes[1] / 1000:.1f} KB.

## What its choice of blocks is worth

Mean word-F1, precision and recall of the pages, and the shares of wanted and unwanted snippets found, by {FOLDS}-fold cross-validation over registrable
domains: each page is judged by a model that has seen no page of its domain. The best choice of blocks there is comes to {best:.4f}. Rules come on top
in the library (`npm run eval` measures it, on these pages with a model that has seen them).

{table_of(["pages", *COLUMNS], [[kind, *(f"{value:.4f}" for value in row)] for kind, row in table.items()])}
## What its measures are worth

The F1 that is lost where a group of features.def is shuffled among blocks.

{table_of(["group", "features", "F1"], [[group, str(count), f"{lost:.4f}"] for group, (count, lost) in worth(data, results, table).items()])}
## What its confidence is worth

Cross-validated as above: of the pages with such a confidence, the share whose F1 is 0.9 or more, and their mean F1.

{table_of(["confidence", "pages", "share", "F1"], by_confidence)}"""
    with open(options.report, "w") as file:
        file.write(text)
    print(text)
    header = [
        "Generated by `npm run train` (tests/eval/train.py); not to be edited. Its figures: tests/eval/model.md.",
        f"Learned from {attribution}: this table carries that attribution.",
        f"{seen}; {TREES} trees of depth {DEPTH}, seed {SEED}.",
    ]
    if options.folds_out:
        os.makedirs(options.folds_out, exist_ok=True)
        for number, _, _, fold_trees, fold_weights, _ in results:
            with open(os.path.join(options.folds_out, f"{number}.inc"), "w") as file:
                file.write(model(fold_trees, fold_weights, confidence, data, ["One fold's model, for measuring."]))
            with open(os.path.join(options.folds_out, f"{number}.ids"), "w") as file:
                file.write("".join(page.id + "\n" for p, page in enumerate(data.pages) if data.fold_of_page[p] == number))
    with open(options.out, "w") as file:
        file.write(model(trees, weights, confidence, data, header))


if __name__ == "__main__":
    main()
