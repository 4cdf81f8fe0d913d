"""The articles of articles.txt, and the labels of what was made of them."""
import json
import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
PAPERS = {
    "nhipsong": "Báo Nhịp Sông",
    "tinbanggiao": "Tin Bang Giao",
    "mientrung": "Thời báo Miền Trung Mới",
    "bienxanh": "Tạp chí Biển Xanh",
}
MAX_USES = 2  # a paragraph that three articles of an archive have is cut as the site's own


@dataclass
class Article:
    slug: str
    date: str
    author: str
    site: str
    number: int
    title: str = ""
    lead: str = ""
    paragraphs: list = field(default_factory=list)
    phrases: list = field(default_factory=list)
    uses: int = 0

    @property
    def url(self):
        return f"http://{self.site}.example/{self.slug}-{10400 + 7 * self.number}.html"

    @property
    def paper(self):
        return PAPERS[self.site]

    @property
    def time(self):
        day = datetime.strptime(self.date, "%Y-%m-%d")
        minutes = 390 + (self.number * 37) % 500
        return (day + timedelta(minutes=minutes)).replace(tzinfo=timezone(timedelta(hours=7)))

    @property
    def text(self):
        return "\n\n".join([self.lead, *self.paragraphs])


def load():
    articles, current = {}, None
    for line in (HERE / "articles.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        if line.startswith("=== "):
            slug, date, author, site = [part.strip() for part in line[4:].split("|")]
            current = articles[slug] = Article(slug, date, author, site, len(articles))
            continue
        current.phrases += re.findall(r"\{\{(.*?)\}\}", line)
        line = line.replace("{{", "").replace("}}", "")
        if not current.title:
            current.title = line
        elif not current.lead:
            current.lead = line
        else:
            current.paragraphs.append(line)
    return articles


class Corpus:
    """Hands out the articles in order and keeps the labels."""

    def __init__(self):
        self.articles = load()
        self.labels = []
        self.queue = list(self.articles.values()) * MAX_USES

    def take(self):
        article = self.queue.pop(0)
        article.uses += 1
        return article

    def path(self, name):
        path = HERE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def write(self, name, data):
        self.path(name).write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))

    def label(self, name, article, member=None, lacks=(), find=None, **other):
        row = {
            "file": name,
            "member": member,
            "title": article.title,
            "date": article.date,
            "find": article.phrases if find is None else find,
            "lacks": list(lacks),
        }
        row.update(other)
        self.labels.append(row)

    def nothing(self, name, why, failure=True, articles=0):
        self.labels.append({"file": name, "articles": articles, "failure": failure, "why": why})

    def save_labels(self):
        lines = [json.dumps(row, ensure_ascii=False) for row in self.labels]
        self.write("labels.jsonl", "\n".join(lines) + "\n")
