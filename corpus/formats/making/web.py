"""Crawls: WARC, WET, WACZ, ArchiveBox; PDF printed by Chromium."""
import base64
import gzip
import hashlib
import io
import json
import re
import subprocess
import zipfile
from pathlib import Path

from . import browser, pages, saved


def warc_by_wget(site, articles, folder, name):
    listing = Path(folder, f"{name}.txt")
    listing.write_text("".join(site.add(a) + "\n" for a in articles))
    subprocess.run(
        [
            "wget",
            "-q",
            "-e",
            "use_proxy=yes",
            "-e",
            f"http_proxy=127.0.0.1:{site.port}",
            "-i",
            str(listing),
            "-P",
            f"{folder}/{name}.pages",
            f"--warc-file={folder}/{name}",
            "--no-warc-keep-log",
        ],
        check=True,
    )
    return Path(folder, f"{name}.warc.gz").read_bytes()


def warc_wet(corpus, site, folder):
    articles = [corpus.take(), corpus.take()]
    corpus.write("warc/wget.warc.gz", warc_by_wget(site, articles, folder, "wget"))
    for a in articles:
        corpus.label("warc/wget.warc.gz", a, a.url, url=a.url, lacks=pages.NOISE)

    def record(kind, headers, block):
        lines = ["WARC/1.0", f"WARC-Type: {kind}", *headers, f"Content-Length: {len(block)}", "", ""]
        return gzip.compress("\r\n".join(lines).encode() + block + b"\r\n\r\n", mtime=0)

    data = record(
        "warcinfo",
        ["WARC-Filename: 00001.warc.wet.gz", "Content-Type: application/warc-fields"],
        b"Software-Info: text made from pages\r\n",
    )
    for a in (corpus.take(), corpus.take()):
        text = "\n".join(
            [a.paper, "Chính trị", a.title, a.time.strftime("%d/%m/%Y %H:%M"), a.lead, *a.paragraphs, a.author]
        ).encode()
        data += record(
            "conversion",
            [
                f"WARC-Target-URI: {a.url}",
                f"WARC-Date: {a.date}T09:00:00Z",
                "WARC-Identified-Content-Language: vie",
                "Content-Type: text/plain",
            ],
            text,
        )
        corpus.label("warc/00001.warc.wet.gz", a, a.url, url=a.url)
    corpus.write("warc/00001.warc.wet.gz", data)


def wacz(files):
    """A WACZ: its members stored, a datapackage.json with their sums."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as out:
        resources = []
        for name, data in files.items():
            deflated = name.endswith(".jsonl")
            info = zipfile.ZipInfo(name, (2024, 8, 20, 10, 0, 0))
            out.writestr(info, data, zipfile.ZIP_DEFLATED if deflated else zipfile.ZIP_STORED)
            resources.append(
                {
                    "name": name.rsplit("/", 1)[1],
                    "path": name,
                    "bytes": len(data),
                    "hash": "sha256:" + hashlib.sha256(data).hexdigest(),
                }
            )
        package = {
            "profile": "data-package",
            "wacz_version": "1.1.1",
            "created": "2024-08-20T10:00:00Z",
            "resources": resources,
        }
        out.writestr(zipfile.ZipInfo("datapackage.json", (2024, 8, 20, 10, 0, 0)), json.dumps(package, indent=2))
    return buffer.getvalue()


def page_list(articles, with_text):
    rows = [{"format": "json-pages-1.0", "id": "pages", "title": "All Pages", "hasText": with_text}]
    for a in articles:
        row = {
            "id": hashlib.md5(a.url.encode()).hexdigest()[:22],
            "url": a.url,
            "title": f"{a.title} | {a.paper}",
            "ts": a.time.isoformat(),
        }
        if with_text:
            row["text"] = "\n".join([a.title, a.lead, *a.paragraphs])
        rows.append(row)
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def wacz_files(corpus, site, folder):
    articles = [corpus.take(), corpus.take()]
    warc = warc_by_wget(site, articles, folder, "wacz")
    corpus.write(
        "wacz/crawl.wacz",
        wacz({"archive/data.warc.gz": warc, "indexes/index.cdx": b"", "pages/pages.jsonl": page_list(articles, True)}),
    )
    for a in articles:
        corpus.label("wacz/crawl.wacz", a, a.url, url=a.url, lacks=pages.NOISE)
    articles = [corpus.take(), corpus.take()]
    corpus.write("wacz/pages-only.wacz", wacz({"pages/pages.jsonl": page_list(articles, True)}))
    for a in articles:
        corpus.label("wacz/pages-only.wacz", a, a.url, url=a.url, lacks=["json-pages-1.0"])


def print_to_pdf(chromium, site, article):
    chromium.open(site.add(article))
    return base64.b64decode(chromium.call("Page.printToPDF")["data"])


def snapshot_index(a, stamp, outputs):
    history = {
        method: [
            {
                "cmd": [method, a.url],
                "cmd_version": "1.0",
                "end_ts": a.time.isoformat(),
                "index_texts": None,
                "output": output,
                "pwd": f"/data/archive/{stamp}",
                "schema": "ArchiveResult",
                "start_ts": a.time.isoformat(),
                "status": "succeeded",
            }
        ]
        for method, output in outputs.items()
    }
    return json.dumps(
        {
            "schema": "Link",
            "url": a.url,
            "title": f"{a.title} | {a.paper}",
            "timestamp": stamp,
            "updated": a.time.isoformat(),
            "tags": "doi-ngoai",
            "sources": ["/data/sources/import.txt"],
            "history": history,
            "archive_path": f"archive/{stamp}",
            "domain": f"{a.site}.example",
            "is_archived": True,
            "num_outputs": len(outputs),
            "latest": outputs,
            "canonical": {
                "index_path": "index.html",
                "singlefile_path": "singlefile.html",
                "readability_path": "readability/content.html",
                "pdf_path": "output.pdf",
                "dom_path": "output.html",
                "htmltotext_path": "htmltotext.txt",
            },
        },
        ensure_ascii=False,
        indent=4,
        sort_keys=True,
    )


def archivebox(corpus, site, chromium):
    """Folders as ArchiveBox 0.7 lays them out: all outputs, Readability's alone, a PDF alone."""
    outer = ["Chỉ mục của kho lưu"]
    for which in ("all", "readability", "pdf"):
        a = corpus.take()
        stamp = f"{int(a.time.timestamp())}.{a.number:06d}"
        folder = f"archivebox/archive/{stamp}"
        outputs = {}
        if which == "all":
            outputs = {"singlefile": "singlefile.html", "dom": "output.html", "htmltotext": "htmltotext.txt"}
            saved = a.time.strftime("%a %b %d %Y %H:%M:%S GMT+0700 (Indochina Time)")
            comment = f"<!--\n Page saved with SingleFile \n url: {a.url} \n saved date: {saved}\n-->"
            single = pages.page(a).replace('<html lang="vi">', f'<html lang="vi">{comment}', 1)
            corpus.write(f"{folder}/singlefile.html", single)
            corpus.write(f"{folder}/output.html", pages.page(a))
            corpus.write(f"{folder}/htmltotext.txt", re.sub(r"<[^>]*>", "", pages.page(a)))
            corpus.write(f"{folder}/headers.json", json.dumps({"Content-Type": "text/html; charset=utf-8"}))
        if which in ("all", "readability"):
            outputs["readability"] = "readability"
            corpus.write(
                f"{folder}/readability/content.html",
                f'<div id="readability-page-1" class="page">{pages.fragment(a)}</div>',
            )
            corpus.write(f"{folder}/readability/content.txt", a.text)
            corpus.write(
                f"{folder}/readability/article.json",
                json.dumps(
                    {
                        "title": a.title,
                        "byline": a.author,
                        "dir": None,
                        "lang": "vi",
                        "excerpt": a.lead,
                        "length": len(a.text),
                        "siteName": a.paper,
                    },
                    ensure_ascii=False,
                ),
            )
        if which in ("all", "pdf"):
            outputs["pdf"] = "output.pdf"
            corpus.write(f"{folder}/output.pdf", print_to_pdf(chromium, site, a))
        corpus.write(f"{folder}/index.json", snapshot_index(a, stamp, outputs))
        corpus.write(
            f"{folder}/index.html",
            (
                f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{outer[0]}</title></head>"
                f"<body><h1>{outer[0]}</h1><p>{a.title}</p><p>Saved outputs: {', '.join(outputs)}</p></body></html>"
            ),
        )
        needs = {"needs": "pdftotext"} if which == "pdf" else {}
        noise = pages.NOISE if which != "pdf" else []
        corpus.label(folder, a, url=a.url, lacks=outer + ["Saved outputs"] + noise, one_article=True, **needs)


def pdf(corpus, site, chromium):
    a = corpus.take()
    corpus.write("pdf/chromium.pdf", print_to_pdf(chromium, site, a))
    corpus.label("pdf/chromium.pdf", a, needs="pdftotext")


def make(corpus, folder):
    site = browser.Site()
    chromium = browser.Chromium(site, folder)
    try:
        saved.mhtml_by_chromium(corpus, site, chromium)
        saved.mhtml_by_hand(corpus)
        archivebox(corpus, site, chromium)
        pdf(corpus, site, chromium)
    finally:
        chromium.close()
    saved.single_file(corpus, site, folder)
    saved.monolith(corpus)
    warc_wet(corpus, site, folder)
    wacz_files(corpus, site, folder)
