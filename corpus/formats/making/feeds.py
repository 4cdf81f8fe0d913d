"""Feeds, sitemaps and tables."""
import csv
import gzip
import io
from email.utils import format_datetime
from xml.sax.saxutils import escape

from . import pages
from .mail import encode_1258

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def rss_item(a, content=True, summary=None):
    full = f"<content:encoded><![CDATA[{pages.fragment(a)}]]></content:encoded>" if content else ""
    return (
        f'<item><title>{escape(a.title)}</title><link>{a.url}</link><guid isPermaLink="true">{a.url}</guid>'
        f"<pubDate>{format_datetime(a.time)}</pubDate><dc:creator><![CDATA[{a.author}]]></dc:creator>"
        f"<description>{escape(summary or a.lead)}</description>{full}</item>\n"
    )


def rss(site_name, items):
    return (
        HEAD
        + '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">\n<channel>'
        f"<title>{site_name} - Tin mới</title><link>http://nhipsong.example/</link><description>Bản tin của tòa soạn"
        f"</description><language>vi</language>\n{items}</channel></rss>\n"
    )


def feeds(corpus):
    channel = ["Bản tin của tòa soạn"]
    articles = [corpus.take() for _ in range(3)]
    corpus.write("feeds/full.rss", rss("Báo Nhịp Sông", "".join(rss_item(a) for a in articles)))
    for a in articles:
        corpus.label("feeds/full.rss", a, a.url, url=a.url, author=a.author, lacks=channel + ["CDATA", "<p>"])

    articles = [corpus.take(), corpus.take()]
    corpus.write(
        "feeds/summaries.xml", rss("Thời báo Miền Trung Mới", "".join(rss_item(a, content=False) for a in articles))
    )
    for i, a in enumerate(articles, 1):
        bare = (
            '<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><link rel="canonical"'
            f' href="{a.url}"></head><body>'
            f"<h1>{escape(a.title)}</h1><p>{escape(a.lead)}</p>{pages.paragraphs(a)}</body></html>\n"
        )
        corpus.write(f"feeds/summarized-{i}.html", bare)
        corpus.label(f"feeds/summarized-{i}.html", a, url=a.url, date_from="feeds/summaries.xml")
    corpus.nothing(
        "feeds/summaries.xml", "entries without the text: dates and titles of pages of the same address", False
    )

    articles = [corpus.take(), corpus.take()]
    entries = "".join(
        f'<entry><title>{escape(a.title)}</title><link rel="alternate" type="text/html"'
        f' href="{a.url}"/><id>{a.url}</id><published>{a.time.isoformat()}</published><updated>{a.time.isoformat()}</updated><author><name>{a.author}</name></author><summary>{escape(a.lead)}</summary><content'
        f' type="html">{escape(pages.fragment(a))}</content></entry>\n'
        for a in articles
    )
    corpus.write(
        "feeds/atom.xml",
        HEAD
        + '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi"><title>Tin Bang Giao</title>'
        f"<id>http://tinbanggiao.example/</id><updated>2024-08-15T08:00:00+07:00</updated>\n{entries}</feed>\n",
    )
    for a in articles:
        corpus.label("feeds/atom.xml", a, a.url, url=a.url, author=a.author, lacks=["&lt;", "<p>"])

    a = corpus.take()
    body = f'<div xmlns="http://www.w3.org/1999/xhtml">{pages.fragment(a)}</div>'
    corpus.write(
        "feeds/atom-xhtml.atom",
        HEAD
        + '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>Biển Xanh</a:title><a:entry><a:title'
        f' type="text">{escape(a.title)}</a:title><a:link'
        f' href="{a.url}"/><a:id>tag:bienxanh.example,{a.date}:{a.number}</a:id><a:updated>{a.time.isoformat()}</a:updated><a:author><a:name>{a.author}</a:name></a:author><a:content'
        f' type="xhtml">{body}</a:content></a:entry></a:feed>\n',
    )
    corpus.label("feeds/atom-xhtml.atom", a, a.url, url=a.url, author=a.author)

    a = corpus.take()
    corpus.write(
        "feeds/rss-1.0.rdf",
        HEAD
        + '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel rdf:about="http://mientrung.example/">'
        "<title>Tin mới</title></channel><item"
        f' rdf:about="{a.url}"><title>{escape(a.title)}</title><link>{a.url}</link>'
        f"<dc:date>{a.time.isoformat()}</dc:date><dc:creator>{a.author}</dc:creator>"
        f"<content:encoded>{escape(pages.fragment(a))}</content:encoded></item></rdf:RDF>\n",
    )
    corpus.label("feeds/rss-1.0.rdf", a, a.url, url=a.url, author=a.author, lacks=["&lt;"])


def sitemaps(corpus):
    rows = "".join(
        f"<url><loc>{a.url}</loc><lastmod>{a.date}</lastmod></url>\n" for a in list(corpus.articles.values())[:12]
    )
    sitemap = HEAD + f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'
    corpus.write("feeds/sitemap.xml", sitemap)
    corpus.write("feeds/sitemap-2.xml.gz", gzip.compress(sitemap.encode(), mtime=0))
    corpus.write(
        "feeds/sitemap-index.xml",
        HEAD
        + '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap>'
        "<loc>http://nhipsong.example/sitemap.xml</loc></sitemap></sitemapindex>\n",
    )
    corpus.write(
        "feeds/subscriptions.opml",
        HEAD
        + '<opml version="2.0"><head><title>Nguồn tin</title></head><body>'
        '<outline text="Nhịp Sông" type="rss" xmlUrl="http://nhipsong.example/tin.rss"/></body></opml>\n',
    )
    for name in ("feeds/sitemap.xml", "feeds/sitemap-2.xml.gz", "feeds/sitemap-index.xml", "feeds/subscriptions.opml"):
        corpus.nothing(name, "addresses, no text", failure=False)


def table(rows, delimiter, end="\n", quoting=csv.QUOTE_MINIMAL):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows(rows)
    return out.getvalue()


def tables(corpus):
    names = ["id", "title", "date", "author", "url", "body"]

    def rows(articles, text=lambda a: a.text):
        return [[f"hang-{a.number}-{a.uses}", a.title, a.date, a.author, a.url, text(a)] for a in articles]

    def add(name, articles, data, **label):
        corpus.write(name, data)
        for a in articles:
            corpus.label(
                name, a, f"hang-{a.number}-{a.uses}", author=a.author, url=a.url, lacks=['""', "http://"], **label
            )

    chosen = [corpus.take() for _ in range(3)]
    add("tables/comma.csv", chosen, table([names, *rows(chosen)], ","))
    chosen = [corpus.take(), corpus.take()]
    add(
        "tables/semicolon-bom-crlf.csv",
        chosen,
        b"\xef\xbb\xbf"
        + table(
            [
                ["Mã", "Tiêu đề", "Ngày đăng", "Tác giả", "Đường dẫn", "Nội dung"],
                *[[r[0], r[1], "/".join(reversed(r[2].split("-"))), *r[3:]] for r in rows(chosen)],
            ],
            ";",
            "\r\n",
        ).encode(),
    )
    chosen = [corpus.take(), corpus.take()]
    add("tables/plain.tsv", chosen, table([names, *rows(chosen, text=lambda a: a.text.replace("\n\n", " "))], "\t"))
    chosen = [corpus.take()]
    quoted = rows(chosen, text=lambda a: a.text.replace("\n\n", "\n\n\"Ông nói:\t'được',\" một người kể.\n\n", 1))
    add("tables/quoted.tsv", chosen, table([names, *quoted], "\t", "\r\n", csv.QUOTE_ALL))
    chosen = [corpus.take()]
    add("tables/windows-1258.csv", chosen, encode_1258(table([names, *rows(chosen)], ",", "\r\n")))
    corpus.write(
        "tables/figures.csv", "nam,quy,kim_ngach,ty_le\n2023,1,1250.5,0.12\n2023,2,1310.0,0.15\n2023,3,1402.7,0.11\n"
    )
    corpus.nothing("tables/figures.csv", "a table without a column of text")


def make(corpus):
    feeds(corpus)
    sitemaps(corpus)
    tables(corpus)
