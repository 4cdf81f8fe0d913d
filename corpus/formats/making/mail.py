"""Mail: single messages, mboxes, a Maildir."""
import base64
import email.policy
import mailbox
import os
import quopri
import shutil
import socket
import subprocess
import tempfile
from email.header import Header
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path

from . import pages

CRLF = email.policy.SMTP
MIME_NOISE = ["Content-Transfer-Encoding", "iVBORw0KGgo", "=_part"]
PNG = base64.b64decode(pages.PICTURE.split(",", 1)[1])


def headers(message, article, sender=None):
    message["From"] = sender or f"{article.author} <ban-tin@{article.site}.example>"
    message["To"] = "Phòng Lưu trữ <luu-tru@thu-vien.example>"
    message["Subject"] = article.title
    message["Date"] = format_datetime(article.time)
    message["Message-ID"] = message_id(article)
    return message


def message_id(article):
    return f"<{article.number + 100}.{article.slug}@{article.site}.example>"


def text_message(article, cte="8bit"):
    message = headers(EmailMessage(policy=email.policy.default), article)
    message.set_content(article.text + "\n", cte=cte)
    return message


def alternative(article):
    message = text_message(article, "quoted-printable")
    message.add_alternative(pages.page(article), subtype="html", cte="base64")
    return message


def b_word(text, charset="utf-8"):
    return f"=?{charset}?B?{base64.b64encode(text.encode(charset)).decode()}?="


def split_words(text):
    """Encoded words cut in the middle of a letter's bytes, as many mailers have cut them."""
    raw = text.encode("utf-8")
    cut = next(i for i in range(20, len(raw)) if raw[i] & 0xC0 == 0x80)
    parts = [raw[:cut], *(raw[i : i + 31] for i in range(cut, len(raw), 31))]
    return "\r\n ".join(f"=?UTF-8?B?{base64.b64encode(part).decode()}?=" for part in parts)


def raw_message(article, subject, content_type, body, cte, extra=""):
    head = (
        f"Return-Path: <ban-tin@{article.site}.example>\r\nReceived: from may-chu.{article.site}.example by"
        f" thu-vien.example;\r\n\t{format_datetime(article.time)}\r\nFrom:"
        f" {b_word(article.author)} <ban-tin@{article.site}.example>\r\nTo: luu-tru@thu-vien.example\r\nDate:"
        f" {format_datetime(article.time)}\r\nSubject: {subject}\r\n{extra}Message-ID:"
        f" {message_id(article)}\r\nMIME-Version: 1.0\r\nContent-Type: {content_type}\r\nContent-Transfer-Encoding:"
        f" {cte}\r\n\r\n"
    )
    return head.encode("utf-8") + body


def format_flowed(text):
    """RFC 3676: lines of a paragraph end in a space but for the last."""
    lines = []
    for paragraph in text.split("\n\n"):
        line = ""
        for word in paragraph.split():
            if len(line) + len(word) > 66:
                lines.append(line)
                line = ""
            line += word + " "
        lines += [line.rstrip(), ""]
    return "\r\n".join(lines)


def single_messages(corpus):
    lacks = MIME_NOISE
    a = corpus.take()
    corpus.write("mail/plain.eml", text_message(a).as_bytes())
    corpus.label("mail/plain.eml", a, author=a.author, lacks=lacks)

    a = corpus.take()
    html_only = headers(EmailMessage(policy=CRLF), a)
    html_only.set_content(pages.page(a, metadata=False), subtype="html", cte="quoted-printable")
    corpus.write("mail/html.eml", html_only.as_bytes())
    corpus.label("mail/html.eml", a, author=a.author, lacks=lacks + pages.NOISE)

    a = corpus.take()
    corpus.write("mail/alternative.eml", alternative(a).as_bytes(policy=CRLF))
    corpus.label("mail/alternative.eml", a, author=a.author, lacks=lacks + pages.NOISE)

    a = corpus.take()
    flowed = raw_message(
        a, b_word(a.title), "text/plain; charset=utf-8; format=flowed; delsp=no", format_flowed(a.text).encode(), "8bit"
    )
    corpus.write("mail/format-flowed.eml", flowed)
    corpus.label("mail/format-flowed.eml", a, author=a.author, lacks=lacks)

    a = corpus.take()
    corpus.write(
        "mail/split-encoded-words.eml",
        raw_message(
            a, split_words(a.title), 'text/plain; charset="UTF-8"', base64.encodebytes(a.text.encode()), "base64"
        ),
    )
    corpus.label("mail/split-encoded-words.eml", a, author=a.author, lacks=lacks)

    a = corpus.take()
    q_words = Header(a.title, "utf-8", maxlinelen=70).encode(linesep="\r\n")
    body = quopri.encodestring(encode_1258(a.text))
    subject = (
        "=?windows-1258?Q?"
        + "".join(f"={b:02X}" if b > 126 or b in b" ?=_" else chr(b) for b in encode_1258(a.title))
        + "?="
    )
    corpus.write(
        "mail/windows-1258.eml",
        raw_message(
            a,
            subject,
            "text/plain; charset=windows-1258",
            body,
            "quoted-printable",
            f"X-Original-Subject: {q_words}\r\n",
        ),
    )
    corpus.label("mail/windows-1258.eml", a, author=a.author, lacks=lacks)

    a = corpus.take()
    corpus.write(
        "mail/eight-bit-headers.eml", raw_message(a, a.title, "text/plain; charset=utf-8", a.text.encode(), "8bit")
    )
    corpus.label("mail/eight-bit-headers.eml", a, author=a.author, lacks=lacks)

    a = corpus.take()
    newsletter = headers(EmailMessage(policy=CRLF), a)
    newsletter.set_content(pages.page(a).replace(pages.PICTURE, "cid:anh1"), subtype="html", cte="base64")
    newsletter.add_related(PNG, "image", "png", cid="<anh1>")
    corpus.write("mail/newsletter-related.eml", newsletter.as_bytes())
    corpus.label("mail/newsletter-related.eml", a, author=a.author, lacks=lacks + pages.NOISE)


def encode_1258(text):
    import sys

    sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))
    import encode

    return encode.encode("windows-1258", text)


def messages_with_messages(corpus, docx_of):
    """Attachments that are articles, noise beside them, a message inside a message."""
    a, page_article, docx_article = corpus.take(), corpus.take(), corpus.take()
    message = text_message(a, "base64")
    message.add_attachment(pages.page(page_article), subtype="html", filename="bài đính kèm.html", cte="base64")
    message.add_attachment(
        docx_of(docx_article),
        maintype="application",
        subtype="vnd.openxmlformats-officedocument.wordprocessingml.document",
        filename="bao-cao.docx",
    )
    message.add_attachment(PNG, maintype="image", subtype="png", filename="chu-ky.png")
    corpus.write("mail/attachments.eml", message.as_bytes(policy=CRLF))
    corpus.label("mail/attachments.eml", a, author=a.author, lacks=MIME_NOISE)
    corpus.label("mail/attachments.eml", page_article, "bài đính kèm.html", lacks=pages.NOISE)
    corpus.label("mail/attachments.eml", docx_article, "bao-cao.docx", title_in_text=True, date=None)

    outer, inner = corpus.take(), corpus.take()
    message = text_message(outer, "quoted-printable")
    message.add_attachment(alternative(inner))
    corpus.write("mail/nested.eml", message.as_bytes(policy=CRLF))
    corpus.label("mail/nested.eml", outer, author=outer.author, lacks=inner.phrases)
    corpus.label("mail/nested.eml", inner, "2", author=inner.author, lacks=outer.phrases)


def run_mutt(article, settings, arguments=()):
    stamp = article.time.strftime("%Y-%m-%d %H:%M:%S")
    configuration = [
        "set charset=utf-8",
        "set send_charset=us-ascii:utf-8",
        "set use_envelope_from=no",
        f'set from="ban-tin@{article.site}.example"',
        f'set realname="{article.author}"',
        "set hostname=thu-vien.example",
        *settings,
    ]
    command = ["faketime", stamp, "mutt", "-n", "-F", "/dev/null"]
    for line in configuration:
        command += ["-e", line]
    command += ["-s", article.title, *arguments, "--", "luu-tru@thu-vien.example"]
    environment = dict(os.environ, TZ="Asia/Ho_Chi_Minh", LC_ALL="C.UTF-8", HOME=tempfile.gettempdir())
    subprocess.run(command, input=article.text.encode() + b"\n", env=environment, check=True)


def by_programs(corpus, folder, docx_of):
    """mutt (one message with an attachment; an mbox by its own hand) and mpack."""
    a, attached = corpus.take(), corpus.take()
    sent = folder / "sent.eml"
    page = folder / "phu-luc.html"
    page.write_text(pages.page(attached), encoding="utf-8")
    send = folder / "send.sh"
    send.write_text(f"#!/bin/sh\ncat > {sent}\n")
    send.chmod(0o755)
    run_mutt(a, [f"set sendmail={send}", "set copy=no"], ["-a", str(page)])
    corpus.write("mail/mutt.eml", sent.read_bytes())
    corpus.label("mail/mutt.eml", a, author=a.author, lacks=MIME_NOISE)
    corpus.label("mail/mutt.eml", attached, "phu-luc.html", lacks=pages.NOISE)

    box = folder / "mutt.mbox"
    for a in (corpus.take(), corpus.take()):
        run_mutt(a, ["set sendmail=/bin/true", "set copy=yes", f"set record={box}", "set mbox_type=mbox"])
    corpus.write("mbox/mutt.mbox", box.read_bytes())
    for message in mailbox.mbox(str(box)):
        subject = str(email.header.make_header(email.header.decode_header(message["Subject"])))
        a = next(x for x in corpus.articles.values() if x.title == subject.replace("\n ", " ").replace("\n", ""))
        corpus.label("mbox/mutt.mbox", a, message["Message-ID"].strip("<>"), author=a.author, lacks=MIME_NOISE)

    a = corpus.take()
    source, packed = folder / "ban-goc.docx", folder / "mpack.eml"
    source.write_bytes(docx_of(a))
    (folder / "note.txt").write_text("Ban goc gui kem.\n")
    subprocess.run(
        ["mpack", "-s", "Gui ban goc", "-d", str(folder / "note.txt"), "-o", str(packed), str(source)], check=True
    )
    host = ("@" + socket.gethostname()).encode()
    corpus.write("mail/mpack.eml", packed.read_bytes().replace(host, b"@thu-vien.example"))
    corpus.label("mail/mpack.eml", a, source.name, title_in_text=True, date=None)
    corpus.label("mail/mpack.eml", a, find=["Ban goc gui kem"], title="Gui ban goc", date=None, lacks=["munpack"])


def mboxes(corpus):
    from_line = "From trạm bơm đến bến đò là hai cây số đường đất.\n"

    def separator(a):
        return f"From ban-tin@{a.site}.example {a.time.strftime('%a %b %d %H:%M:%S %Y')}\n".encode()

    # mboxrd: every line >*From gets one more '>'; mboxo: only lines that begin with 'From '.
    data = b""
    for i in range(3):
        a = corpus.take()
        text = a.text + ("\n\n" + from_line + ">From đã được viết lại một lần.\n" if i == 0 else "\n")
        message = headers(EmailMessage(policy=email.policy.default), a)
        message.set_content(text, cte="8bit")
        raw = message.as_bytes()
        quoted = b"".join(
            b">" + line if line.lstrip(b">").startswith(b"From ") else line for line in raw.splitlines(keepends=True)
        )
        data += separator(a) + quoted + b"\n"
        find = a.phrases + ([from_line.strip()] if i == 0 else [])
        corpus.label(
            "mbox/mboxrd.mbox",
            a,
            message_id(a).strip("<>"),
            find=find,
            author=a.author,
            lacks=[">From trạm bơm", ">>From"],
        )
    corpus.write("mbox/mboxrd.mbox", data)

    with tempfile.TemporaryDirectory() as folder:
        box = mailbox.mbox(f"{folder}/box")
        for i in range(3):
            a = corpus.take()
            message = headers(EmailMessage(policy=email.policy.default), a)
            message.set_content(a.text + ("\n\n" + from_line if i == 1 else "\n"), cte="8bit")
            stored = mailbox.mboxMessage(message)
            stored.set_from(f"ban-tin@{a.site}.example", a.time.timetuple())
            box.add(stored)
            find = a.phrases + ([from_line.strip()] if i == 1 else [])
            corpus.label(
                "mbox/mboxo.mbox", a, message_id(a).strip("<>"), find=find, author=a.author, lacks=[">From trạm bơm"]
            )
        box.flush()
        corpus.write("mbox/mboxo.mbox", Path(f"{folder}/box").read_bytes())

    data = b""
    for a in (corpus.take(), corpus.take()):
        data += separator(a).replace(b"\n", b"\r\n") + alternative(a).as_bytes(policy=CRLF) + b"\r\n"
        corpus.label("mbox/crlf.mbox", a, message_id(a).strip("<>"), author=a.author, lacks=MIME_NOISE + pages.NOISE)
    corpus.write("mbox/crlf.mbox", data)


def maildir(corpus):
    root = corpus.path("maildir")
    shutil.rmtree(root, ignore_errors=True)
    for name in ("cur", "new", "tmp"):
        (root / name).mkdir(parents=True)
    for place, flags in (("cur", ":2,S"), ("cur", ":2,FRS"), ("new", "")):
        a = corpus.take()
        name = f"maildir/{place}/{int(a.time.timestamp())}.M{a.number}P77.thu-vien{flags}"
        corpus.write(name, alternative(a).as_bytes())
        corpus.label(name, a, author=a.author, lacks=MIME_NOISE + pages.NOISE)
    a = corpus.articles["tham-khao-viet-nam-lao-lan-chin"]
    corpus.write("maildir/tmp/1709600000.M1P77.thu-vien", text_message(a).as_bytes()[:300])
    corpus.nothing("maildir/tmp/1709600000.M1P77.thu-vien", "a message that is still being delivered", failure=False)


def make(corpus, folder, docx_of):
    single_messages(corpus)
    messages_with_messages(corpus, docx_of)
    by_programs(corpus, folder, docx_of)
    mboxes(corpus)
    maildir(corpus)
