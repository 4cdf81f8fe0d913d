#!/usr/bin/env python3
"""Re-encode UTF-8 Vietnamese text as old archives hold it.

usage: encode.py FORM < utf8 > bytes        FORM: nfd mixed tcvn3 vni windows-1258
       encode.py --decode FORM < bytes > utf8

Only authors of corpus/sample use it; the sample files are committed as bytes.
tcvn3 is the ABC font encoding: toned capitals live in a second font, so they become the small letter.
vni is VNI-Windows: one byte for the letter, one for its marks.
"""
import sys
import unicodedata

GRAVE, ACUTE, TILDE, HOOK, DOT = "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"
TONES = (GRAVE, ACUTE, TILDE, HOOK, DOT)


def compose(letter, tone):
    return unicodedata.normalize("NFC", letter + tone)


def split(ch):
    """A Vietnamese letter as (letter without tone, tone or '')."""
    marks = unicodedata.normalize("NFD", ch)
    tone = next((m for m in marks if m in TONES), "")
    return unicodedata.normalize("NFC", marks.replace(tone, "") if tone else marks), tone


def tcvn3_table():
    table = dict(zip("ĂÂÊÔƠƯĐăâêôơưđ", range(0xA1, 0xAF)))
    rows = {  # byte of each toned letter, tones in the order grave hook tilde acute dot
        "a": "B5 B6 B7 B8 B9", "ă": "BB BC BD BE C6", "â": "C7 C8 C9 CA CB",
        "e": "CC CE CF D0 D1", "ê": "D2 D3 D4 D5 D6", "i": "D7 D8 DC DD DE",
        "o": "DF E1 E2 E3 E4", "ô": "E5 E6 E7 E8 E9", "ơ": "EA EB EC ED EE",
        "u": "EF F1 F2 F3 F4", "ư": "F5 F6 F7 F8 F9", "y": "FA FB FC FD FE",
    }
    for letter, codes in rows.items():
        for tone, code in zip((GRAVE, HOOK, TILDE, ACUTE, DOT), codes.split()):
            table[compose(letter, tone)] = int(code, 16)
    return {ch: bytes([b]) for ch, b in table.items()}


def vni_table():
    plain = dict(zip((ACUTE, GRAVE, HOOK, TILDE, DOT), "ùøûõï"))
    circumflex = dict(zip((ACUTE, GRAVE, HOOK, TILDE, DOT), "áàåãä"))
    breve = dict(zip((ACUTE, GRAVE, HOOK, TILDE, DOT), "éèúüë"))
    table = {"đ": "ñ", "ơ": "ô", "ư": "ö", "ă": "aê"}
    for base, hat in zip("aeo", "âêô"):
        table[hat] = base + "â"
        table.update({compose(hat, t): base + m for t, m in circumflex.items()})
    table.update({compose("ă", t): "a" + m for t, m in breve.items()})
    for letter, written in zip("aeouyơư", "aeouyôö"):
        table.update({compose(letter, t): written + m for t, m in plain.items()})
    table.update(zip("íìỉĩịỵ", "íìæóòî"))
    table.update({ch.upper(): s.upper() for ch, s in table.items()})
    return {ch: s.encode("latin-1") for ch, s in table.items()}


def windows1258_letter(ch):
    """Letter byte, then the tone's byte; as one byte where the code page has it."""
    try:
        return ch.encode("cp1258")
    except UnicodeEncodeError:
        letter, tone = split(ch)
        return letter.encode("cp1258") + tone.encode("cp1258")


def mixed(text):
    """Word by word in turn: composed, decomposed, and shape composed with the tone apart."""
    def half(word):
        return "".join("".join(split(ch)) for ch in word)
    forms = (lambda w: w, lambda w: unicodedata.normalize("NFD", w), half)
    return " ".join(forms[i % 3](w) for i, w in enumerate(text.split(" ")))


def encode(form, text):
    text = unicodedata.normalize("NFC", text)
    if form == "nfd":
        return unicodedata.normalize("NFD", text).encode()
    if form == "mixed":
        return mixed(text).encode()
    if form == "windows-1258":
        return b"".join(windows1258_letter(ch) for ch in text)
    if form == "vni":
        table = vni_table()
        return b"".join(table.get(ch) or ch.encode("ascii") for ch in text)
    if form == "tcvn3":
        table = tcvn3_table()
        return b"".join(table.get(ch) or table.get(ch.lower()) or ch.encode("ascii") for ch in text)
    raise SystemExit(f"encode.py: unknown form {form}")


def decode(form, data):
    if form in ("nfd", "mixed"):
        return unicodedata.normalize("NFC", data.decode())
    if form == "windows-1258":
        return unicodedata.normalize("NFC", data.decode("cp1258"))
    back = {b: ch for ch, b in (vni_table() if form == "vni" else tcvn3_table()).items()}
    out, i = [], 0
    while i < len(data):
        size = 2 if data[i:i + 2] in back else 1
        out.append(back.get(data[i:i + size]) or data[i:i + 1].decode("ascii"))
        i += size
    return "".join(out)


def main(args):
    data = sys.stdin.buffer.read()
    if len(args) == 2 and args[0] == "--decode":
        sys.stdout.buffer.write(decode(args[1], data).encode())
    elif len(args) == 1:
        sys.stdout.buffer.write(encode(args[0], data.decode()))
    else:
        raise SystemExit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
