"""Books and office documents by pandoc, LibreOffice and EbookLib; Markdown by hand."""
import os
import subprocess
import zipfile
from pathlib import Path

BOOK_TIME = 1723687200  # 2024-08-15 02:00 UTC


def markdown(article):
    return f"# {article.title}\n\n**{article.lead}**\n\n" + "\n\n".join(article.paragraphs) + "\n"


def run(command, made_at=BOOK_TIME, **how):
    environment = dict(os.environ, SOURCE_DATE_EPOCH=str(int(made_at)))
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL, **how)


def pandoc(source, target, *arguments, made_at=BOOK_TIME):
    run(["pandoc", "-f", "markdown", "-o", str(target), *arguments, "-"], made_at, input=source.encode())
    return Path(target).read_bytes()


def metadata(article):
    return [
        "-M",
        f"title={article.title}",
        "-M",
        f"author={article.author}",
        "-M",
        f"date={article.date}",
        "-M",
        "lang=vi",
    ]


def body(article):
    return f"**{article.lead}**\n\n" + "\n\n".join(article.paragraphs) + "\n"


def docx_of(folder):
    """Makes the bytes of a DOCX of an article."""
    return lambda article: pandoc(
        body(article), f"{folder}/attached.docx", *metadata(article), made_at=article.time.timestamp()
    )


def soffice(folder, source, to):
    run(
        [
            "soffice",
            "--headless",
            f"-env:UserInstallation=file://{folder}/office",
            "--convert-to",
            to,
            "--outdir",
            str(folder),
            str(source),
        ],
        stderr=subprocess.DEVNULL,
    )
    return Path(folder, source.stem + "." + to.split(":")[0]).read_bytes()


def office(corpus, folder):
    a = corpus.take()
    corpus.write("office/pandoc.docx", pandoc(body(a), f"{folder}/p.docx", *metadata(a), made_at=a.time.timestamp()))
    corpus.label("office/pandoc.docx", a, author=a.author)
    a = corpus.take()
    corpus.write("office/pandoc.odt", pandoc(body(a), f"{folder}/p.odt", *metadata(a), made_at=a.time.timestamp()))
    corpus.label("office/pandoc.odt", a, author=a.author)
    for to in ("docx", "odt", "rtf", "pdf"):
        a = corpus.take()
        source = Path(folder, f"libreoffice-{to}.fodt")
        source.write_bytes(flat_document(folder, a))
        name = "pdf/libreoffice.pdf" if to == "pdf" else f"office/libreoffice.{to}"
        corpus.write(name, soffice(folder, source, to))
        needs = {"pdf": {"needs": "pdftotext", "date": None}, "rtf": {"needs": "a filter"}}.get(to, {})
        corpus.label(name, a, author=a.author, lacks=["Trang 1 trên 1"] if to != "pdf" else [], **needs)


def flat_document(folder, article):
    """A document as an office clerk writes one, which LibreOffice converts from HTML."""
    html = Path(folder, f"{article.slug}.html")
    html.write_text(
        f'<html><head><meta charset="utf-8"><title>{article.title}</title>'
        f'<meta name="author" content="{article.author}"><meta name="created" content="{article.date}T08:00:00">'
        f"</head><body><h1>{article.title}</h1><p><b>{article.lead}</b></p>"
        + "".join(f"<p>{text}</p>" for text in article.paragraphs)
        + "</body></html>",
        encoding="utf-8",
    )
    return soffice(folder, html, "fodt:OpenDocument Text Flat XML")


def archive(corpus, name, files):
    with zipfile.ZipFile(corpus.path(name), "w", zipfile.ZIP_DEFLATED) as out:
        for member, data in files.items():
            stored = member == "mimetype"
            out.writestr(
                zipfile.ZipInfo(member, (2024, 8, 15, 9, 0, 0)),
                data,
                zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED,
            )


def office_by_hand(corpus):
    """What Word and Writer do to a text that was worked on: runs end inside words, deletions stay."""
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    kinds = "application/vnd.openxmlformats-officedocument.wordprocessingml"

    def runs(text):
        cut = len(text) // 2 + 1
        return "".join(
            f'<w:r><w:rPr><w:lang w:val="vi-VN"/></w:rPr><w:t xml:space="preserve">{part}</w:t></w:r>'
            '<w:proofErr w:type="spellEnd"/>'
            for part in (text[:cut], text[cut:])
        )

    a = corpus.take()
    deleted, header, comment = (
        "Câu này đã gạch bỏ khi biên tập",
        "LƯU HÀNH NỘI BỘ - BẢN NHÁP",
        "Anh xem lại số liệu này",
    )
    paragraphs = "".join(f"<w:p>{runs(text)}</w:p>" for text in [a.lead, *a.paragraphs])
    document = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document'
        f' xmlns:w="{word}"><w:body><w:p><w:pPr><w:pStyle'
        f' w:val="Title"/></w:pPr>{runs(a.title)}</w:p>{paragraphs}<w:p><w:del w:id="1"'
        f' w:author="x"><w:r><w:delText>{deleted}</w:delText></w:r></w:del></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>Ô'
        " thứ nhất</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Ô thứ"
        " hai</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>"
    )
    part = '<?xml version="1.0"?><w:{0} xmlns:w="' + word + '"><w:p><w:r><w:t>{1}</w:t></w:r></w:p></w:{0}>'
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{kinds}.{kind}+xml"/>'
        for name, kind in (("document", "document.main"), ("header1", "header"), ("comments", "comments"))
    )
    archive(
        corpus,
        "office/word-edited.docx",
        {
            "[Content_Types].xml": (
                '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>'
            ),
            "_rels/.rels": (
                '<?xml version="1.0"?><Relationships'
                ' xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"'
                ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
                ' Target="word/document.xml"/></Relationships>'
            ),
            "word/document.xml": document,
            "word/header1.xml": part.format("hdr", header),
            "word/comments.xml": part.format("comments", comment),
        },
    )
    corpus.label(
        "office/word-edited.docx",
        a,
        date=None,
        find=a.phrases + ["Ô thứ nhất"],
        lacks=[deleted, header, comment, "vi-VN"],
    )

    a = corpus.take()
    office, text = "urn:oasis:names:tc:opendocument:xmlns:office:1.0", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    paragraphs = "".join(
        "<text:p>" + p.replace(" ", "<text:s/>", 1).replace(" ", "<text:line-break/>", 1) + "</text:p>"
        for p in [a.lead, *a.paragraphs]
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{office}" xmlns:text="{text}" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><office:body><office:text><text:tracked-changes><text:changed-region>'
        f"<text:deletion><text:p>{deleted}</text:p></text:deletion></text:changed-region></text:tracked-changes>"
        f'<text:h text:outline-level="1">{a.title}</text:h>{paragraphs}<text:p>Xem chú thích.<office:annotation>'
        f"<dc:creator>Biên tập viên</dc:creator><text:p>{comment}</text:p></office:annotation></text:p>"
        "</office:text></office:body></office:document-content>"
    )
    archive(
        corpus,
        "office/writer-edited.odt",
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": content,
            "META-INF/manifest.xml": (
                '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:'
                'manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type='
                '"application/vnd.oasis.opendocument.text"/></manifest:manifest>'
            ),
        },
    )
    corpus.label("office/writer-edited.odt", a, date=None, lacks=[deleted, comment, "Biên tập viên"])


def epub_by_pandoc(corpus, folder):
    chapters = [corpus.take() for _ in range(3)]
    source = "\n\n".join(markdown(a) for a in chapters)
    book = pandoc(
        source,
        f"{folder}/book.epub",
        "-t",
        "epub3",
        "--toc",
        "-M",
        "title=Chuyện dọc đường đối ngoại",
        "-M",
        "author=Nhóm phóng viên Nhịp Sông",
        "-M",
        "date=2024-08-15",
        "-M",
        "lang=vi",
        "-M",
        "identifier=urn:uuid:6a1e2f54-0f1c-4b6e-9a3c-5d1b2f7e8c90",
    )
    corpus.write("epub/pandoc.epub", book)
    for i, a in enumerate(chapters, 1):
        corpus.label(
            "epub/pandoc.epub",
            a,
            f"EPUB/text/ch{i:03d}.xhtml",
            date="2024-08-15",
            author="Nhóm phóng viên Nhịp Sông",
            book="Chuyện dọc đường đối ngoại",
            lacks=[other.phrases[0] for other in chapters if other is not a],
        )


def epub_by_ebooklib(corpus):
    from ebooklib import epub

    chapters = [corpus.take(), corpus.take()]
    book = epub.EpubBook()
    book.set_identifier("kho-bai-2023")
    book.set_title("Bài chọn của năm")
    book.set_language("vi")
    book.add_author("Ban biên tập Tin Bang Giao")
    book.add_metadata("DC", "date", "2023-12-31")
    items = []
    for i, a in enumerate(chapters, 1):
        item = epub.EpubHtml(title=a.title, file_name=f"chuong-{i}.xhtml", lang="vi")
        item.content = f"<h1>{a.title}</h1><p><b>{a.lead}</b></p>" + "".join(f"<p>{t}</p>" for t in a.paragraphs)
        book.add_item(item)
        items.append(item)
        corpus.label(
            "epub/ebooklib.epub",
            a,
            f"EPUB/chuong-{i}.xhtml",
            date="2023-12-31",
            author="Ban biên tập Tin Bang Giao",
            book="Bài chọn của năm",
            lacks=["Start", "ncx"],
        )
    book.toc = items
    book.add_item(epub.EpubNcx())
    book.add_item(epub.EpubNav())
    book.spine = ["nav", *items]
    epub.write_epub(str(corpus.path("epub/ebooklib.epub")), book)


def markdown_files(corpus):
    a = corpus.take()
    corpus.write(
        "markdown/yaml.md",
        f'---\ntitle: "{a.title}"\ndate: {a.date}\nauthor: {a.author}\ntags: [đối ngoại, biên giới]\n'
        f"url: {a.url}\ndraft: false\n---\n\n**{a.lead}**\n\n"
        + "\n\n".join(a.paragraphs)
        + "\n\n[Xem thêm](/khac.html)\n",
    )
    corpus.label("markdown/yaml.md", a, author=a.author, url=a.url, lacks=["draft", "tags:", "**"])

    a = corpus.take()
    corpus.write(
        "markdown/yaml-blocks.md",
        f"---\r\ntitle: >-\r\n  {a.title}\r\ndescription: |\r\n  {a.lead}\r\n"
        f"date: {a.time.isoformat()}\r\nauthors:\r\n  - name: {a.author}\r\n    url: /tac-gia\r\n...\r\n\r\n"
        + "\r\n\r\n".join(a.paragraphs)
        + "\r\n",
    )
    corpus.label("markdown/yaml-blocks.md", a, author=a.author, lacks=["description:", "tac-gia"])

    a = corpus.take()
    corpus.write(
        "markdown/toml.md",
        f"+++\ntitle = '{a.title}'\ndate = {a.time.isoformat()}\nauthor = \"{a.author}\"\n"
        f'description = """{a.lead}"""\n\n[params]\nnoi_bo = true\n+++\n'
        + "\n\n".join(a.paragraphs)
        + "\n",
    )
    corpus.label("markdown/toml.md", a, author=a.author, lacks=["+++", "noi_bo"])

    a = corpus.take()
    corpus.write("markdown/none.md", markdown(a))
    corpus.label("markdown/none.md", a, date=None, lacks=["**", "# "])

    a = corpus.take()
    corpus.write(
        "markdown/title-block.md",
        f"% {a.title}\n% {a.author}\n% {a.date}\n\n*{a.lead}*\n\n"
        + "\n\n".join(a.paragraphs)
        + "\n\n---\n\n| Cột | Số |\n| --- | --- |\n| bảng kèm | 3 |\n",
    )
    corpus.label("markdown/title-block.md", a, author=a.author, lacks=["| ---", "% "])


def make(corpus, folder):
    office(corpus, folder)
    office_by_hand(corpus)
    epub_by_pandoc(corpus, folder)
    epub_by_ebooklib(corpus)
    markdown_files(corpus)
