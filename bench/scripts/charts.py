"""Charts as SVG text, with nothing but the standard library."""
import math
from xml.sax.saxutils import escape

COLOURS = ["#b3261e", "#1f6f8b", "#6b8e23", "#8a5a9e", "#c77f1a", "#4a4a4a", "#2e8b7a"]
FONT = 'font-family="sans-serif" font-size="12"'


def _svg(width, height, body):
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">\n'
            f'<rect width="{width}" height="{height}" fill="white"/>\n' + "\n".join(body) + "\n</svg>\n")


def _text(x, y, text, anchor="start", bold=False):
    weight = ' font-weight="bold"' if bold else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" {FONT}{weight}>{escape(str(text))}</text>'


def _decades(low, high):
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    return [10.0 ** power for power in range(first, max(last, first + 1) + 1)]


def _short(value):
    for size, unit in ((1e9, "G"), (1e6, "M"), (1e3, "k")):
        if abs(value) >= size:
            return f"{value / size:g}{unit}"
    return f"{value:g}"


def bars(title, unit, groups, series):
    """groups: names; series: {name: [value or None for each group]}. A logarithmic scale from left to right."""
    label, plot, row, gap, top = 190, 560, 14, 10, 60 + 18 * ((len(series) + 3) // 4)
    values = [value for of_series in series.values() for value in of_series if value]
    ticks = _decades(min(values), max(values))
    span = math.log10(ticks[-1] / ticks[0])
    place = lambda value: label + plot * math.log10(value / ticks[0]) / span
    height = top + len(groups) * (len(series) * row + gap) + 30
    body = [_text(10, 22, title, bold=True)]
    for i, name in enumerate(series):
        x, y = 10 + 190 * (i % 4), 44 + 18 * (i // 4)
        body += [f'<rect x="{x}" y="{y - 10}" width="12" height="12" fill="{COLOURS[i % len(COLOURS)]}"/>', _text(x + 17, y, name)]
    for tick in ticks:
        body += [f'<line x1="{place(tick):.1f}" y1="{top - 6}" x2="{place(tick):.1f}" y2="{height - 24}" stroke="#ddd"/>',
                 _text(place(tick), height - 8, f"{_short(tick)} {unit}", "middle")]
    y = top
    for g, group in enumerate(groups):
        body.append(_text(label - 8, y + len(series) * row / 2 + 4, group, "end"))
        for i, of_series in enumerate(series.values()):
            if of_series[g]:
                width = max(1.0, place(of_series[g]) - label)
                body += [f'<rect x="{label}" y="{y}" width="{width:.1f}" height="{row - 2}" fill="{COLOURS[i % len(COLOURS)]}"/>',
                         f'<text x="{label + width + 4:.1f}" y="{y + 10}" font-family="sans-serif" font-size="10">{of_series[g]:,.0f}</text>']
            y += row
        y += gap
    return _svg(label + plot + 90, height, body)


def lines(title, x_name, y_name, series):
    """series: {name: [(x, y), ...]}. Both scales are logarithmic."""
    left, top, plot_width, plot_height = 80, 50, 480, 300
    points = [point for of_series in series.values() for point in of_series]
    xs, ys = _decades(min(x for x, _ in points), max(x for x, _ in points)), _decades(min(y for _, y in points), max(y for _, y in points))
    place_x = lambda x: left + plot_width * math.log10(x / xs[0]) / math.log10(xs[-1] / xs[0])
    place_y = lambda y: top + plot_height - plot_height * math.log10(y / ys[0]) / math.log10(ys[-1] / ys[0])
    body = [_text(10, 22, title, bold=True), _text(left, 42, y_name), _text(left + plot_width, top + plot_height + 38, x_name, "end")]
    for x in xs:
        body += [f'<line x1="{place_x(x):.1f}" y1="{top}" x2="{place_x(x):.1f}" y2="{top + plot_height}" stroke="#ddd"/>',
                 _text(place_x(x), top + plot_height + 18, _short(x), "middle")]
    for y in ys:
        body += [f'<line x1="{left}" y1="{place_y(y):.1f}" x2="{left + plot_width}" y2="{place_y(y):.1f}" stroke="#ddd"/>',
                 _text(left - 6, place_y(y) + 4, _short(y), "end")]
    for i, (name, of_series) in enumerate(series.items()):
        colour = COLOURS[i % len(COLOURS)]
        path = " ".join(f"{place_x(x):.1f},{place_y(y):.1f}" for x, y in of_series)
        body.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        body += [f'<circle cx="{place_x(x):.1f}" cy="{place_y(y):.1f}" r="3" fill="{colour}"/>' for x, y in of_series]
        body += [f'<rect x="{left + plot_width + 16}" y="{top + 20 * i}" width="12" height="12" fill="{colour}"/>',
                 _text(left + plot_width + 34, top + 10 + 20 * i, name)]
    return _svg(left + plot_width + 220, top + plot_height + 50, body)
