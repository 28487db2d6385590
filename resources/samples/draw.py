#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Courant authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws the pictures of the sample documents: flat colours, 1200 x 675, SVG -> PNG -> WebP."""
import math
import random
import subprocess

W, H = 1200, 675


def picture(name, body):
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="{W}" height="{H}" viewBox="0 0 {W} {H}">{body}</svg>'
    png = subprocess.run(["rsvg-convert"], input=svg.encode(), stdout=subprocess.PIPE, check=True).stdout
    subprocess.run(["convert", "png:-", "-quality", "82", f"{name}.webp"], input=png, check=True)


def gradient(ident, stops):
    return (f'<linearGradient id="{ident}" x1="0" y1="0" x2="0" y2="1">'
            + "".join(f'<stop offset="{o}" stop-color="{c}"/>' for o, c in stops) + "</linearGradient>")


def ridge(seed, base, height, colour, step=12):
    r = random.Random(seed)
    waves = [(r.uniform(.002, .012), r.uniform(0, 6.3), r.uniform(.3, 1)) for _ in range(5)]
    points = []
    for x in range(-20, W + 40, step):
        y = sum(a * math.sin(f * x + p) for f, p, a in waves) / sum(a for _, _, a in waves)
        points.append(f"{x},{base - height * (y * .5 + .5):.1f}")
    return f'<polygon points="-20,{H} {" ".join(points)} {W + 40},{H}" fill="{colour}"/>'


def boat():
    r = random.Random(3)
    sea = "".join(
        f'<rect x="{r.randint(0, W)}" y="{y}" width="{r.randint(40, 240)}" height="{2 + (y - 420) // 60}" rx="3" fill="#fff" opacity="{r.uniform(.08, .35):.2f}"/>'
        for y in range(428, H, 9) for _ in range(3))
    text = "".join(f'<rect x="{x}" y="{y}" width="{w}" height="4" fill="#33475b" opacity=".35"/>'
                   for x, y, w in [(520, 508, 70), (520, 520, 64), (520, 532, 54), (612, 508, 66), (612, 520, 56), (612, 532, 40)])
    picture("boat", f"""<defs>{gradient("sky", [(0, "#2b4c7e"), (.45, "#e8998d"), (1, "#fbe3b5")])}{gradient("sea", [(0, "#e7b29a"), (.3, "#5f8ca3"), (1, "#23405c")])}</defs>
<rect width="{W}" height="430" fill="url(#sky)"/><circle cx="820" cy="400" r="86" fill="#fff1cf"/>
<rect y="420" width="{W}" height="{H - 420}" fill="url(#sea)"/>{sea}
<path d="M736 424h168l-40 230h-88z" fill="#fff1cf" opacity=".22"/>
<polygon points="430,486 770,486 700,566 500,566" fill="#fbfaf5"/><polygon points="430,486 600,486 600,566 500,566" fill="#e9e6da"/>
<polygon points="600,330 684,486 516,486" fill="#ffffff"/><polygon points="600,330 600,486 516,486" fill="#efece2"/>{text}
<path d="M470 572q130 34 260 0" stroke="#fff" stroke-width="5" fill="none" opacity=".5"/>
<path d="M250 180q16-16 32 0q16-16 32 0M330 220q12-12 24 0q12-12 24 0" stroke="#21364f" stroke-width="5" fill="none"/>""")


def press():
    lines = "".join(f'<rect x="{x}" y="{y}" width="{w}" height="7" fill="#43382e" opacity=".55"/>'
                    for x, w in [(806, 92), (912, 92)] for y in range(396, 560, 16))
    picture("press", f"""<defs>{gradient("wall", [(0, "#f0dfbf"), (1, "#d9bd8e")])}</defs>
<rect width="{W}" height="{H}" fill="url(#wall)"/><rect y="586" width="{W}" height="89" fill="#8a6844"/>
<rect x="60" y="70" width="180" height="240" fill="#bfd6d8"/><path d="M150 70v240M60 190h180" stroke="#a1825a" stroke-width="12"/><rect x="60" y="70" width="180" height="240" fill="none" stroke="#a1825a" stroke-width="16"/>
<g fill="#6b4a2c"><rect x="330" y="90" width="46" height="510"/><rect x="624" y="90" width="46" height="510"/><rect x="300" y="70" width="400" height="54"/><rect x="330" y="214" width="340" height="42"/></g>
<rect x="478" y="124" width="44" height="190" fill="#8d9499"/><path d="M478 150l44 20M478 180l44 20M478 210l44 20M478 240l44 20" stroke="#6c7378" stroke-width="6"/>
<path d="M500 278L742 240" stroke="#4a3622" stroke-width="18" stroke-linecap="round"/>
<rect x="410" y="314" width="180" height="36" fill="#3e4448"/><rect x="250" y="420" width="500" height="30" fill="#7d5835"/>
<rect x="400" y="392" width="200" height="28" fill="#f7f1e1"/><path d="M280 450l-30 150M720 450l30 150" stroke="#6b4a2c" stroke-width="22"/>
<g transform="rotate(-4 905 470)"><rect x="786" y="340" width="240" height="244" fill="#fbf6e7"/><rect x="806" y="358" width="198" height="22" fill="#43382e"/>{lines}</g>
<circle cx="1100" cy="540" r="44" fill="#2c2622"/><rect x="1091" y="440" width="18" height="70" fill="#8a6844"/>""")


def mountains():
    birds = "".join(f'<path d="M{x} {y}q9-10 18 0q9-10 18 0" stroke="#24333d" stroke-width="4" fill="none"/>'
                    for x, y in [(700, 150), (752, 170), (804, 190), (856, 176), (908, 158), (960, 142)])
    picture("mountains", f"""<defs>{gradient("air", [(0, "#dfe9e6"), (1, "#f7f3e6")])}</defs>
<rect width="{W}" height="{H}" fill="url(#air)"/><circle cx="300" cy="190" r="70" fill="#d96f4e"/>
{ridge(11, 420, 190, "#b9cbc8")}{ridge(12, 500, 200, "#8fabab")}{ridge(21, 585, 190, "#5f8487")}{ridge(33, 650, 150, "#365b61")}
<rect y="380" width="{W}" height="60" fill="#fff" opacity=".28"/><rect y="470" width="{W}" height="44" fill="#fff" opacity=".2"/>
{birds}<path d="M905 640v-60h70v60zM890 580h100l-22-26h-56z" fill="#243f45"/>""")


def scroll():
    columns = "".join(f'<rect x="{900 - i * 46}" y="196" width="13" height="{[250, 282, 214, 282, 236, 282, 170, 260, 282, 120][i % 10]}" rx="6" fill="#2f2a26" opacity=".72"/>'
                      for i in range(13))
    guides = "".join(f'<path d="M{883 - i * 46} 176v322" stroke="#c9553f" stroke-width="2" opacity=".35"/>' for i in range(13))
    picture("scroll", f"""<defs>{gradient("table", [(0, "#6d4a35"), (1, "#4b3125")])}</defs>
<rect width="{W}" height="{H}" fill="url(#table)"/><rect y="0" width="{W}" height="{H}" fill="#000" opacity=".05"/>
<rect x="200" y="140" width="800" height="400" fill="#000" opacity=".22"/><rect x="190" y="126" width="810" height="400" fill="#f3e7c8"/>
<rect x="230" y="164" width="730" height="324" fill="none" stroke="#c9553f" stroke-width="3" opacity=".5"/>{guides}{columns}
<rect x="252" y="398" width="78" height="78" rx="8" fill="#c0402c"/><path d="M270 416h42v42h-42zM291 416v42M270 437h42" stroke="#f3e7c8" stroke-width="6" fill="none"/>
<g fill="#3b251b"><rect x="150" y="98" width="54" height="456" rx="14"/><rect x="988" y="98" width="54" height="456" rx="14"/></g>
<g fill="#a9783f"><rect x="160" y="74" width="34" height="40" rx="8"/><rect x="160" y="540" width="34" height="40" rx="8"/><rect x="998" y="74" width="34" height="40" rx="8"/><rect x="998" y="540" width="34" height="40" rx="8"/></g>
<g transform="rotate(18 1080 600)"><rect x="880" y="610" width="250" height="16" rx="8" fill="#a9783f"/><path d="M880 605q-62 13-86 13q24 0 86 13z" fill="#241c18"/></g>""")


for draw in (boat, press, mountains, scroll):
    draw()
