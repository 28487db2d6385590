# SPDX-FileCopyrightText: 2026 The Courant authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes feeds: the same arguments, the same bytes. RSS with whole texts, RSS with escaped descriptions, and Atom;
half of them Chinese, half English; 2 to 8 KB a body, up to three pictures in it (which are never fetched)."""
import html
import json
import os
import random

FIRST_DAY = 1_767_225_600  # 2026-01-01, in seconds
PORT = 8765


def address(number):
    """Every feed has a host of its own, so that limits per host act as in life."""
    return f"127.7.{number // 200}.{number % 200 + 1}:{PORT}"


class Words:
    """Words as unevenly common as in life."""

    def __init__(self, chinese):
        dice = random.Random(11 if chinese else 7)
        self.chinese = chinese
        if chinese:
            signs = [chr(0x4E00 + dice.randrange(6000)) for _ in range(3000)]
            self.list = ["".join(dice.choices(signs, k=dice.choice((1, 2, 2, 2, 3, 4)))) for _ in range(9000)]
        else:
            letters = "etaoinshrdlucmfwypvbgk"
            weights = range(len(letters), 0, -1)
            self.list = ["".join(dice.choices(letters, weights, k=dice.randint(2, 9))) for _ in range(12000)]
        total = 0.0
        self.weights = []
        for rank in range(len(self.list)):
            total += 1 / (rank + 3)
            self.weights.append(total)

    def some(self, dice, count):
        return ("" if self.chinese else " ").join(dice.choices(self.list, cum_weights=self.weights, k=count))

    def sentence(self, dice):
        text = self.some(dice, dice.randint(7, 20))
        return text + ("。" if self.chinese else ". ")


def body(words, dice, host):
    target = min(8000, max(2000, int(dice.gauss(4700, 1500))))
    pictures = dice.choice((0, 1, 1, 2, 3))
    parts, size = [], 0
    while size < target:
        kind = dice.random()
        if pictures and kind < 0.25:
            pictures -= 1
            part = (f'<figure><img src="http://{host}/i/{dice.randrange(10**6)}.jpg" width="800" height="450" '
                    f'alt="{words.some(dice, 4)}"><figcaption>{words.some(dice, 6)}</figcaption></figure>')
        elif kind < 0.33:
            part = f"<h3>{words.some(dice, 6)}</h3>"
        elif kind < 0.40:
            part = "<ul>" + "".join(f"<li>{words.some(dice, 9)}</li>" for _ in range(4)) + "</ul>"
        else:
            text = "".join(words.sentence(dice) for _ in range(dice.randint(2, 6)))
            part = (f'<p class="text">{text}<a href="http://{host}/x/{dice.randrange(10**6)}?a=1&amp;b=2">'
                    f"{words.some(dice, 2)}</a> <em>{words.some(dice, 2)}</em> &mdash; {words.some(dice, 3)}</p>")
        parts.append(part)
        size += len(part.encode())
    return "\n".join(parts)


def stamp(seconds):
    import email.utils
    return email.utils.formatdate(seconds, usegmt=True)


def entry(kind, words, dice, host, number, index, when):
    link = f"http://{host}/{number}/{index}.html"
    title, author = words.some(dice, 7), words.some(dice, 2)
    text = body(words, dice, host)
    if kind == "atom":
        import datetime
        iso = datetime.datetime.fromtimestamp(when, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
        return (f'<entry><title>{title}</title><link rel="alternate" href="{link}"/><id>tag:bench,2026:{number}-{index}'
                f"</id><published>{iso}</published><updated>{iso}</updated><author><name>{author}</name></author>"
                f'<content type="html">{html.escape(text, False)}</content></entry>\n')
    whole = f"<description>{words.some(dice, 25)}</description><content:encoded><![CDATA[{text}]]></content:encoded>"
    escaped = f"<description>{html.escape(text, False)}</description>"
    return (f"<item><title>{title}</title><link>{link}</link><guid>{link}</guid><pubDate>{stamp(when)}</pubDate>"
            f"<dc:creator>{author}</dc:creator><category>{words.some(dice, 1)}</category>"
            f"{whole if kind == 'rss' else escaped}</item>\n")


def feed(number, items, vocabularies):
    dice = random.Random(f"feed {number} {items}")
    words = vocabularies[number % 2]
    kind = ("rss", "escaped", "atom")[number // 2 % 3]
    host = address(number)
    title = f"Feed {number} {words.some(dice, 3)}"
    step = dice.randint(1800, 20000)
    entries = [entry(kind, words, dice, host, number, i, FIRST_DAY + 9_000_000 - (i * step) % 9_000_000)
               for i in range(items)]
    if kind == "atom":
        head = (f'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><title>{title}</title>'
                f'<id>tag:bench,2026:{number}</id><link href="http://{host}/"/>\n')
        return title, kind, head + "".join(entries) + "</feed>\n"
    head = ('<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" '
            'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<channel><title>{title}</title><link>http://{host}/</link><description>{title}</description>\n")
    return title, kind, head + "".join(entries) + "</channel></rss>\n"


def make(folder, feeds, items):
    """Writes the feeds and their lists into the folder, unless they are there; returns what is in it."""
    note = os.path.join(folder, "about.json")
    if os.path.exists(note):
        with open(note, encoding="utf-8") as file:
            return json.load(file)
    os.makedirs(folder, exist_ok=True)
    vocabularies = (Words(True), Words(False))
    about = {"feeds": feeds, "articles": feeds * items, "bytes": 0, "list": []}
    for number in range(feeds):
        title, kind, text = feed(number, items, vocabularies)
        data = text.encode()
        with open(os.path.join(folder, f"{number}.xml"), "wb") as file:
            file.write(data)
        about["bytes"] += len(data)
        about["list"].append({"title": title, "kind": kind, "url": f"http://{address(number)}/feed/{number}.xml"})
    with open(os.path.join(folder, "feeds.opml"), "w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0"><head><title>bench</title></head><body>\n')
        for one in about["list"]:
            file.write(f'<outline type="rss" text="{one["title"]}" title="{one["title"]}" xmlUrl="{one["url"]}"/>\n')
        file.write("</body></opml>\n")
    with open(note, "w", encoding="utf-8") as file:
        json.dump(about, file, ensure_ascii=False)
    return about
