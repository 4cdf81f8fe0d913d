"""Search archives of Vietnamese articles, and indexes with fields of your own.

    import tra
    tra.mirror("news.tra", "pages")
    with tra.Index.open("news.tra") as index:
        result = index.search("tham khao", country="LA", facets={"type": 5})
        print(result.total, result.hits[0].title, result.facets["meeting_type"])

Errors of the library are raised as tra.Error. An Index is thread-safe; a writer is used by one thread at a time.
"""
from tra._c import Error
from tra.reading import Facet, FacetValue, Hit, Index, Result, facet_label, sort_key, version
from tra.writing import ArticleWriter, Commit, Message, Report, Schema, Writer, check, forget, mirror

__version__ = version()
__all__ = ["ArticleWriter", "Commit", "Error", "Facet", "FacetValue", "Hit", "Index", "Message", "Report", "Result", "Schema",
           "Writer", "check", "facet_label", "forget", "mirror", "sort_key", "version"]
