"""Pages saved one by one: MHTML, SingleFile, monolith."""
import base64
import os
import quopri
import subprocess
import time
from datetime import timedelta, timezone
from email.utils import format_datetime

from . import pages
from .mail import b_word, encode_1258

MHTML_NOISE = ["Content-Location", "MultipartBoundary", "=3D", "iVBORw0KGgo", "Khuyến mãi vé xe cuối tuần"]
ADVERTISEMENT = (
    "<!DOCTYPE html><meta charset='utf-8'><title>Quảng cáo</title><p>Khuyến mãi vé xe cuối tuần, gọi ngay.</p>"
)


def mhtml_by_chromium(corpus, site, chromium):
    a = corpus.take()
    chromium.open(site.add(a))
    corpus.write("mhtml/chromium.mhtml", chromium.call("Page.captureSnapshot", format="mhtml")["data"])
    corpus.label("mhtml/chromium.mhtml", a, url=a.url, lacks=MHTML_NOISE + pages.NOISE)

    a = corpus.take()
    site.pages["http://quangcao.example/khung.html"] = ADVERTISEMENT
    chromium.open(site.add(a, extra='<iframe src="http://quangcao.example/khung.html"></iframe>'))
    time.sleep(0.5)
    corpus.write("mhtml/chromium-frame.mhtml", chromium.call("Page.captureSnapshot", format="mhtml")["data"])
    corpus.label("mhtml/chromium-frame.mhtml", a, url=a.url, lacks=MHTML_NOISE + pages.NOISE)


def related(article, root, address, saved_by, boundary, root_type="text/html"):
    def part(kind, cte, location, data):
        return (
            (
                f"--{boundary}\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: {cte}\r\n"
                f"Content-Location: {location}\r\n\r\n"
            ).encode()
            + data
            + b"\r\n"
        )

    head = (
        f"From: {saved_by}\r\nSubject: {b_word(article.title)}\r\nDate: {format_datetime(article.time)}\r\n"
        f'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="{root_type}";\r\n\tboundary="{boundary}"\r\n'
        "X-MimeOLE: Produced By Microsoft MimeOLE V6.1.7601.17609\r\n\r\n"
        "This is a multi-part message in MIME format.\r\n\r\n"
    ).encode()
    picture = base64.encodebytes(base64.b64decode(pages.PICTURE.split(",", 1)[1]))
    return (
        head
        + part(*root[:2], address, root[2])
        + part("image/png", "base64", f"http://{article.site}.example/anh.png", picture)
        + part(
            'text/css; charset="utf-8"',
            "quoted-printable",
            f"http://{article.site}.example/kieu.css",
            b'P.MsoNormal {=0D=0A\tMARGIN: 0cm; FONT-FAMILY: "Times New Roman"=0D=0A}',
        )
        + f"--{boundary}--\r\n".encode()
    )


def mhtml_by_hand(corpus):
    """In the shape Internet Explorer and Word give their files."""
    explorer = '"Saved by Windows Internet Explorer 8"'
    a = corpus.take()
    body = quopri.encodestring(pages.page(a, metadata=False).encode()).replace(b"\n", b"\r\n")
    corpus.write(
        "mhtml/explorer.mht",
        related(
            a,
            ('text/html;\r\n\tcharset="utf-8"', "quoted-printable", body),
            a.url,
            explorer,
            "----=_NextPart_000_0000_01CD2A11.5A6D1F60",
        ),
    )
    corpus.label("mhtml/explorer.mht", a, url=a.url, lacks=MHTML_NOISE + ["MsoNormal"] + pages.NOISE)

    a = corpus.take()
    word = "".join(f"<p class=MsoNormal><span lang=VI>{text}<o:p></o:p></span></p>" for text in [a.lead, *a.paragraphs])
    word = (
        '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset=utf-8>'
        f"<title>{a.title}</title></head><body><h1>{a.title}</h1>{word}</body></html>"
    )
    corpus.write(
        "mhtml/word.mht",
        related(
            a,
            ('text/html; charset="utf-8"', "base64", base64.encodebytes(word.encode())),
            "file:///C:/BA9C1F20/bai.htm",
            '"Soạn bằng trình văn bản" <khong@thu-vien.example>',
            "----=_NextPart_01DA2A.77C0",
        ),
    )
    corpus.label("mhtml/word.mht", a, lacks=MHTML_NOISE + ["MsoNormal", "o:p"])

    a = corpus.take()
    body = quopri.encodestring(encode_1258(pages.page(a, "windows-1258", metadata=False))).replace(b"\n", b"\r\n")
    corpus.write(
        "mhtml/windows-1258.mht",
        related(
            a,
            ('text/html;\r\n\tcharset="windows-1258"', "quoted-printable", body),
            a.url,
            explorer,
            "----=_NextPart_000_0007_01C9E0B4.C2A5E1B0",
        ),
    )
    corpus.label("mhtml/windows-1258.mht", a, url=a.url, lacks=MHTML_NOISE + pages.NOISE)


def single_file(corpus, site, folder):
    """By single-file-cli where it is there ($SINGLE_FILE: its single-file-node.js); its files stay as they are else."""
    program = os.environ.get("SINGLE_FILE")
    for name in ("singlefile/trang-1.html", "singlefile/trang-2.html"):
        a = corpus.take()
        if program:
            subprocess.run(
                [
                    "node",
                    program,
                    site.add(a),
                    str(corpus.path(name)),
                    "--browser-executable-path=/usr/bin/chromium",
                    "--browser-arg=--no-sandbox",
                    "--filename-conflict-action=overwrite",
                    "--browser-wait-delay=1000",
                    f"--browser-arg=--host-resolver-rules=MAP *.example 127.0.0.1:{site.port}",
                ],
                check=True,
                env=dict(os.environ, TZ="Asia/Ho_Chi_Minh"),
                cwd=folder,
            )
        corpus.label(name, a, url=a.url, lacks=["Page saved with SingleFile", "saved date"] + pages.NOISE)


def monolith(corpus):
    for name, metadata in (("monolith/trang-1.html", True), ("monolith/trang-2.html", False)):
        a = corpus.take()
        saved = (a.time + timedelta(hours=30)).astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
        comment = f"<!-- Saved from {a.url} at {saved} using monolith v2.8.1 -->\n"
        corpus.write(name, comment + pages.page(a, metadata=metadata))
        corpus.label(name, a, url=a.url, lacks=["using monolith"] + pages.NOISE)
