"""HTML pages as papers have them: an article between navigation, teasers and a footer."""
import html
import json

NOISE = ["Đọc nhiều trong tuần", "Đăng ký nhận bản tin chiều", "Giấy phép xuất bản số 15"]
PICTURE = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5E"
    "rkJggg=="
)


def paragraphs(article):
    return "\n".join(f"<p>{html.escape(text, quote=False)}</p>" for text in article.paragraphs)


def fragment(article):
    """The article alone, as feeds and mails carry it."""
    return f"<p><strong>{html.escape(article.lead, quote=False)}</strong></p>\n{paragraphs(article)}\n"


def page(article, charset="utf-8", metadata=True, extra=""):
    escape = html.escape
    shown = article.time.strftime("%d/%m/%Y %H:%M")
    head = ""
    if metadata:
        data = {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": article.title,
            "datePublished": article.time.isoformat(),
            "author": {"@type": "Person", "name": article.author},
            "publisher": {"@type": "Organization", "name": article.paper},
        }
        head = f"""<meta property="og:type" content="article">
<meta property="og:title" content="{escape(article.title)}">
<meta property="og:url" content="{article.url}">
<meta property="article:published_time" content="{article.time.isoformat()}">
<link rel="canonical" href="{article.url}">
<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>
"""
    return f"""<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="{charset}">
<title>{escape(article.title)} | {article.paper}</title>
{head}<style>body {{ font: 16px/1.6 serif; max-width: 40em }} nav li {{ display: inline }}</style>
</head>
<body>
<header><a href="/">{article.paper}</a>
<nav><ul><li><a href="/chinh-tri">Chính trị</a></li><li><a href="/kinh-te">Kinh tế</a></li>
<li><a href="/van-hoa">Văn hóa</a></li><li><a href="/ban-tin">{NOISE[1]}</a></li></ul></nav></header>
<main>
<article>
<h1>{escape(article.title)}</h1>
<div class="meta"><span class="author">{article.author}</span> <time datetime="{article.time.isoformat()}">{shown}</time></div>
<p class="sapo"><strong>{escape(article.lead, quote=False)}</strong></p>
<figure><img src="{PICTURE}" alt=""></figure>
<div class="article-body">
{paragraphs(article)}
</div>
</article>
{extra}<aside><h3>{NOISE[0]}</h3><ul><li><a href="/a-1.html">Hội hoa xuân mở cửa sớm một tuần</a></li>
<li><a href="/a-2.html">Giá vé tàu hè giữ nguyên</a></li></ul></aside>
</main>
<footer><p>© {article.paper}. {NOISE[2]}.</p></footer>
</body>
</html>
"""
