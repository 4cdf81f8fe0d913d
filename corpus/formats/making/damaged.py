"""Damaged and hostile files: what may be found in them, and that they are counted as failures."""
import base64
import io
import random
import struct
import zipfile

from . import feeds, mail, pages, web

PLACE = "damaged/"


def cut(corpus, source, name, keep, article=None, find=(), why="cut in the middle", **label):
    data = corpus.path(source).read_bytes()
    corpus.write(PLACE + name, data[: int(len(data) * keep)] if isinstance(keep, float) else data[: data.index(keep)])
    broken(corpus, name, article, find, why, **label)


def broken(corpus, name, article=None, find=(), why="", **label):
    if article is None:
        return corpus.nothing(PLACE + name, why, articles=None)
    return corpus.label(PLACE + name, article, find=list(find), why=why, **{"failure": True, **label})


def again(corpus, source, name, count, why):
    """The first labels of a whole file hold for the damaged one as well."""
    for row in [row for row in corpus.labels if row["file"] == source][:count]:
        corpus.labels.append(dict(row, file=PLACE + name, failure=True, why=why))


def messages(corpus):
    a = corpus.articles["dai-su-na-uy-trinh-thu"]
    whole = mail.alternative(a).as_bytes(policy=mail.CRLF)
    corpus.write(PLACE + "cut.eml", whole[: whole.rindex(b"Content-Transfer-Encoding: base64") + 900])
    broken(corpus, "cut.eml", a, a.phrases, "cut inside the base64 of the second part; the first is whole")

    a = corpus.articles["doan-chuyen-gia-chile"]
    body = bytearray(base64.encodebytes(a.text.encode()))
    at = len(body) * 3 // 4
    body[at : at + 3] = b"\x00%&"
    corpus.write(
        PLACE + "bad-base64.eml",
        mail.raw_message(a, mail.b_word(a.title), "text/plain; charset=utf-8", bytes(body[:-3]), "base64"),
    )
    broken(corpus, "bad-base64.eml", a, a.phrases[:1], "letters in the base64 that are none, the last group short")

    a = corpus.articles["hop-uy-ban-hon-hop-algeria"]
    corpus.write(
        PLACE + "no-boundary.eml",
        mail.raw_message(a, mail.b_word(a.title), 'multipart/mixed; boundary="khong-co"', a.text.encode(), "8bit"),
    )
    broken(corpus, "no-boundary.eml", None, why="the boundary the head names is nowhere")

    inner = b"Subject: trong cung\r\nContent-Type: text/plain\r\n\r\nTin nam duoi cung.\r\n"
    for i in range(200):
        inner = b"Subject: lop %d\r\nMIME-Version: 1.0\r\nContent-Type: message/rfc822\r\n\r\n" % i + inner
    corpus.write(PLACE + "deep.eml", b"From: a@thu-vien.example\r\nDate: Tue, 05 Mar 2024 08:00:00 +0700\r\n" + inner)
    broken(corpus, "deep.eml", None, why="200 messages inside each other: a limit is named")

    parts = b"--x\n\nm\n" * 12000
    corpus.write(
        PLACE + "many-parts.eml",
        b"From: a@thu-vien.example\nDate: Tue, 05 Mar 2024 08:00:00 +0700\nSubject: nhieu\n"
        b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n"
        + parts
        + b"--x--\n",
    )
    broken(corpus, "many-parts.eml", None, why="12,000 parts: a limit is named")

    corpus.write(
        PLACE + "head-only.eml",
        (
            b"From: a@thu-vien.example\r\nDate: Tue, 05 Mar 2024 08:00:00 +0700\r\n"
            b"Message-ID: <rong@thu-vien.example>\r\nSubject: chi co dau thu\r\n\r\n"
        ),
    )
    broken(corpus, "head-only.eml", None, why="a message without text")

    data = corpus.path("mbox/mboxo.mbox").read_bytes()
    corpus.write(PLACE + "cut.mbox", data[: data.rindex(b"Content-Transfer-Encoding")])
    again(corpus, "mbox/mboxo.mbox", "cut.mbox", 2, "the third message is cut in its head; the first two are whole")

    data = corpus.path("mhtml/explorer.mht").read_bytes()
    corpus.write(PLACE + "cut.mht", data[: data.index(b"</article")])
    again(corpus, "mhtml/explorer.mht", "cut.mht", 1, "cut inside the page, behind the text")


def zips(corpus):
    cut(corpus, "epub/pandoc.epub", "cut.epub", 0.6)
    cut(corpus, "office/libreoffice.docx", "cut.docx", 0.5)
    cut(corpus, "office/libreoffice.odt", "cut.odt", 0.3)
    cut(corpus, "wacz/crawl.wacz", "cut.wacz", 0.5)

    zeros = io.BytesIO()
    with zipfile.ZipFile(zeros, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as out:
        out.writestr(
            "[Content_Types].xml",
            (
                '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/'
                '2006/content-types"><Override PartName="/word/document.xml"'
                ' ContentType="application/vnd.openxmlformats-'
                'officedocument.wordprocessingml.document.main+xml"/></Types>'
            ),
        )
        out.writestr("word/document.xml", b" " * (160 << 20))
    corpus.write(PLACE + "bomb.docx", zeros.getvalue())
    broken(corpus, "bomb.docx", why="160 MiB of blanks in 160 KB: the limit of growth is named")

    data = bytearray(corpus.path("office/pandoc.odt").read_bytes())
    at = data.index(b"content.xml") - 30
    size = struct.unpack_from("<I", data, at + 18)[0]
    struct.pack_into("<I", data, at + 18, size // 2)
    corpus.write(PLACE + "wrong-length.odt", bytes(data))
    row = next(row for row in corpus.labels if row["file"] == "office/pandoc.odt")
    corpus.labels.append(
        dict(
            row,
            file=PLACE + "wrong-length.odt",
            failure=None,
            why=(
                "the local header of content.xml gives "
                "half of its length, the central directory the right one: the article or a failure"
            ),
        )
    )

    corpus.write(
        PLACE + "bad-pages.wacz",
        web.wacz(
            {
                "pages/pages.jsonl": (
                    b'{"format": "json-pages-1.0", "id": "pages"}\n'
                    b'{"url": "http://nhipsong.example/x.html", "text": \n[1, 2]\n'
                )
            }
        ),
    )
    broken(corpus, "bad-pages.wacz", why="a page list that is no JSON")


def xml(corpus):
    data = corpus.path("feeds/full.rss").read_bytes()
    corpus.write(PLACE + "cut.rss", data[: data.rindex(b"]]></content:encoded>") - 40])
    again(corpus, "feeds/full.rss", "cut.rss", 2, "the third entry is cut; the first two are whole")

    entities = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10 if i else "cuoi" * 4}">' for i in range(10))
    corpus.write(
        PLACE + "entities.rss",
        (
            f'<?xml version="1.0"?><!DOCTYPE rss [{entities}]><rss'
            ' version="2.0"><channel><item><title>&e9;</title><description>&e9;</description></item></channel></rss>'
        ),
    )
    broken(corpus, "entities.rss", why="entities that grow to gigabytes")

    corpus.write(
        PLACE + "deep.atom", '<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="xhtml">' + "<div>" * 20000
    )
    broken(corpus, "deep.atom", why="20,000 elements inside each other, never closed")


def others(corpus):
    a = corpus.articles["thu-vien-slovakia"]
    rows = feeds.table([["id", "title", "body"], ["hang-dau", a.title, a.text]], ",")
    corpus.write(PLACE + "unclosed-quote.csv", rows + 'hang-sau,"Dấu ngoặc mở,không đóng\n' + "dòng,nữa,đây\n" * 3)
    broken(
        corpus,
        "unclosed-quote.csv",
        a,
        a.phrases,
        "the second row's quote is never closed",
        member="hang-dau",
        date=None,
    )

    a = corpus.articles["doi-thoai-bien-new-zealand"]
    corpus.write(
        PLACE + "ragged.csv",
        "id,title,body\nlech-1,thiếu cột\n"
        + feeds.table([["lech-2", a.title, a.text]], ",")
        + "lech-3,Thừa cột,một,hai,ba\n",
    )
    broken(
        corpus,
        "ragged.csv",
        a,
        a.phrases,
        "rows with fewer and with more columns than the header",
        member="lech-2",
        date=None,
    )

    a = corpus.articles["thu-tuong-dien-dam-phan-lan"]
    corpus.write(PLACE + "open-front-matter.md", f"---\ntitle: {a.title}\ndate: {a.date}\n\n{a.text}\n")
    corpus.label(
        PLACE + "open-front-matter.md",
        a,
        failure=None,
        date=None,
        title_in_text=True,
        why="front matter that never ends: all of it is text",
    )

    cut(corpus, "pdf/libreoffice.pdf", "cut.pdf", 0.4)
    noise = random.Random(7)
    corpus.write(PLACE + "noise.pdf", b"%PDF-1.7\n" + bytes(noise.randrange(256) for _ in range(3000)))
    broken(corpus, "noise.pdf", why="a PDF's first bytes, then noise")

    a = corpus.articles["trien-lam-gom-uzbekistan"]
    block = ("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + pages.page(a)).encode()
    record = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {a.url}\r\nWARC-Date: 2023-05-23T02:00:00Z\r\n"
        "Content-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n"
    )
    corpus.write(PLACE + "wrong-length.warc", record.format(len(block) - 300).encode() + block + b"\r\n\r\n")
    broken(
        corpus,
        "wrong-length.warc",
        a,
        a.phrases,
        "a record that gives its length 300 bytes too short",
        member=a.url,
        failure=None,
    )

    a = corpus.articles["dam-phan-hang-khong-peru"]
    corpus.write(
        PLACE + "archivebox/archive/1705368000.5/index.json",
        '{"schema": "Link", "url": "http://mientrung.example/x", "timest',
    )
    corpus.write(PLACE + "archivebox/archive/1705368000.5/singlefile.html", pages.page(a))
    broken(
        corpus, "archivebox/archive/1705368000.5", a, a.phrases, "a snapshot whose index.json is cut", one_article=True
    )


def make(corpus):
    messages(corpus)
    zips(corpus)
    xml(corpus)
    others(corpus)
