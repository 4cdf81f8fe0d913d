"""The Python module over the shared library: indexes of one's own, articles, mirrors, errors."""
import copy
import datetime
import inspect
import os
import pickle
import signal
import sys
import tempfile
import threading
import unittest

import tra

sample = os.path.join(os.path.dirname(os.path.realpath(__file__)), "../../corpus/sample")


class Faces(unittest.TestCase):
    def setUp(self):
        self._folder = tempfile.TemporaryDirectory()
        self.addCleanup(self._folder.cleanup)

    def path(self, name):
        return os.path.join(self._folder.name, name)

    def own_index(self):
        schema = tra.Schema().text("title", 2, own_lists=True).keyword("country").date("day").integer("number").stored("note")
        with tra.Writer(self.path("own"), schema) as writer:
            writer.add("lao-6", title="Tham khảo Chính trị Việt Nam - Lào lần thứ 6", country="LA", number=6,
                       day=datetime.date(2021, 8, 31), note="a\0b")
            writer.add("lao-7", title="Tham khảo Chính trị Việt Nam - Lào lần thứ 7", country=["LA", "VN"], number=7,
                       day=datetime.date(2022, 8, 31))
            writer.add("note", title="Chính trị học đại cương", country="VN", day=None)
        return tra.Index.open(self.path("own"))

    def test_own_fields(self):
        with self.own_index() as index:
            self.assertEqual((len(index), index.is_of_articles, index.is_current), (3, False, True))
            self.assertEqual(index.fields["day"], "date")
            result = index.search("chinh tri", country="LA", facets={"country": 0}, order="-number")
            self.assertEqual([hit.key for hit in result], ["lao-7", "lao-6"])
            self.assertEqual(result.hits[1].day, "2021-08-31")
            self.assertEqual(result.hits[0]["country"], ["LA", "VN"])
            self.assertEqual(index["lao-6"].note, "a\0b")
            self.assertEqual((result.facets["country"]["LA"], len(result), result.total), (2, 2, 2))
            begin, end = result.hits[0].title_marks[0]
            self.assertEqual(result.hits[0].title[begin:end], "Chính")
            self.assertEqual(index.search(exclude={"country": "LA"}).hits[0].key, "note")
            self.assertEqual([document.key for document in index], index.keys())
            self.assertTrue("note" in index and "else" not in index)
            self.assertEqual(index.count("title:lào"), 2)
            self.assertEqual([hit.key for hit in index.hits(page=1, order="-number")], ["lao-7", "lao-6", "note"])
            months = index.search(facets={"day:month": 0}, timeout=60)
            self.assertEqual(([value.value for value in months.facets["day"]], months.incomplete), (["2021-08", "2022-08"], False))
            with self.assertRaises(tra.Error) as raised:
                index.search('"open', options={"strict": True})
            self.assertEqual((raised.exception.kind, raised.exception.offset is not None), ("query_syntax", True))
            with self.assertRaises(KeyError):
                index["else"]

    def test_other_numbers_and_orders(self):
        schema = tra.Schema().text("title").real("price").boolean("sold").integer("year").stored("image")
        with tra.Writer(self.path("shop"), schema) as writer:
            writer.add("a", title="một", price=1.5, sold=True, year=2021, image=b"\xff\0")
            writer.add("b", title="hai", price=-0.25, sold=False, year=2021)
            writer.add("c", title="ba", price=[2.0, 3.5], year=2020)
            with self.assertRaises(tra.Error):
                writer.add("d", price=1)
            with self.assertRaises(tra.Error):
                writer.add("d", sold=1)
        with tra.Index.open(self.path("shop")) as index:
            self.assertEqual((index.fields["price"], index.fields["sold"]), ("real", "boolean"))
            self.assertEqual((index["a"].price, index["a"].sold, index["a"].raw["image"]), ("1.5", "true", [b"\xff\0"]))
            self.assertEqual([hit.key for hit in index.search(order="-year,price")], ["b", "a", "c"])
            self.assertEqual([hit.key for hit in index.search("price:>=1.5", order="price")], ["a", "c"])
            self.assertEqual([hit.key for hit in index.search("sold:false")], ["b"])

    def test_text_that_is_not_utf8(self):
        with tra.Writer(self.path("odd"), tra.Schema().text("title").text("body").keyword("tag")) as writer:
            odd = b"h\xe1\xbb\x99i \xff\xff h\xc3\xa0ng"
            writer.add("a", title=odd, body=odd)
            writer.add("b\udcff", tag=[b"x\xff", "y\udcff"])
        with tra.Index.open(self.path("odd")) as index:
            hit = index.search("hàng").hits[0]
            begin, end = hit.title_marks[0]
            self.assertEqual(hit.title[begin:end], "hàng")
            begin, end = hit.marks[0]
            self.assertEqual(hit.snippet[begin:end], "hàng")
            # Keys and values find what they were read from.
            self.assertEqual(index.keys(), ["a", "b\udcff"])
            self.assertEqual(index["b\udcff"].raw["tag"], [b"x\xff", b"y\xff"])
            tags = [tag.value for tag in index.search(facets=["tag"]).facets["tag"]]
            self.assertEqual(tags, ["x\udcff", "y\udcff"])
            self.assertEqual([index.search(tag=tag).total for tag in tags], [1, 1])
        with self.assertRaises(tra.Error):
            tra.Index.open(os.fsdecode(b"/nowhere/\xff"))

    def test_pages_and_timeouts_at_their_ends(self):
        with self.own_index() as index:
            with self.assertRaises(ValueError):
                next(index.hits(page=0))
            self.assertEqual(index.search(timeout=1e9).total, 3)

    def test_arguments_out_of_range(self):
        with self.own_index() as index:
            for wrong in ({"limit": -1}, {"limit": 2**64}, {"offset": -1}, {"match": 0}, {"match": 2**32 + 50}, {"facets": {"day": -1}},
                          {"published": "2023"}, {"published": ("2023",)}):
                with self.assertRaises(ValueError, msg=wrong):
                    index.search("lao", **wrong)
            for wrong in ({"country": b"LA"}, {"country": [None]}, {"limit": 1.5}):
                with self.assertRaises(TypeError, msg=wrong):
                    index.search("lao", **wrong)
            with self.assertRaisesRegex(TypeError, "text .* NoneType"):
                index.search(None)
            with self.assertRaises(tra.Error):
                index.search("lao", country=[])
            self.assertEqual(index.search("lao", country=None, exclude={"country": None}, facets="country").facets["country"]["LA"], 2)
            with self.assertRaises(ValueError):
                index.restore_marks("lao", -1)
        schema = tra.Schema().text("title")
        for wrong in ({"threads": 2**32 + 1}, {"memory_budget": -1}):
            with self.assertRaises(ValueError, msg=wrong):
                tra.Writer(self.path("wrong"), schema, **wrong)
        for wrong in (lambda: schema.text("more", 2**32 + 1), lambda: schema.add("more", "letters"),
                      lambda: tra.Index.open(self.path("own\0hidden")), lambda: tra.check(self.path("own\0hidden")),
                      lambda: tra.mirror(self.path("wrong"), sample, max_removals=-2)):
            with self.assertRaises(ValueError):
                wrong()

    def test_a_field_counted_twice(self):
        with self.own_index() as index:
            counted = index.search(facets=["day:year", "day:month", "country"]).facets
            self.assertEqual({name: [value.value for value in facet] for name, facet in counted.items()},
                             {"day:year": ["2021", "2022"], "day:month": ["2021-08", "2022-08"], "country": ["LA", "VN"]})

    def test_days(self):
        moment = datetime.datetime(2024, 2, 29, 23, 59)
        with tra.Writer(self.path("own"), tra.Schema().date("day")) as writer:
            writer.add("moment", day=moment)
            writer.add("old", day=datetime.date(900, 1, 2))
        with tra.Index.open(self.path("own")) as index:
            self.assertEqual((index["moment"].day, index["old"].day), ("2024-02-29", "0900-01-02"))
        with tra.ArticleWriter(self.path("news")) as writer:
            writer.add("a", title="Một", date=moment)
            writer.add("b", title="Hai", date=datetime.date(900, 1, 2))
        with tra.Index.open(self.path("news")) as index:
            self.assertEqual((index["a"].date, index["b"].date), ("2024-02-29", "0900-01-02"))
            self.assertEqual(index.search(published=(moment, moment.date())).total, 1)

    def test_an_index_closed_during_searches(self):
        def search(index, ended):
            try:
                while True:
                    index.search("lao", facets=["country"])
            except ValueError:
                ended.append(True)

        for _ in range(10):
            index, ended = self.own_index(), []
            threads = [threading.Thread(target=search, args=(index, ended)) for _ in range(3)]
            for thread in threads:
                thread.start()
            index.close()
            for thread in threads:
                thread.join()
            self.assertEqual(ended, [True] * 3)

    def test_copies(self):
        index = self.own_index()
        other = copy.copy(index)
        index.close()
        self.assertEqual(other.search("lao").total, 2)
        for refused in (copy.deepcopy, pickle.dumps):
            with self.assertRaises(ValueError):
                refused(other)
        result = other.search("lao", facets=["country"])
        self.assertEqual(pickle.loads(pickle.dumps(result)), result)
        with self.assertRaises(tra.Error) as raised:
            other.search('"open', options={"strict": True})
        error = pickle.loads(pickle.dumps(raised.exception))
        self.assertEqual((str(error), error.kind, error.offset), (str(raised.exception), "query_syntax", raised.exception.offset))

    def test_forks(self):
        writer = tra.Writer(self.path("own"), tra.Schema().text("title"), threads=2)
        writer.add("a", title="một")
        child = os.fork()
        if child == 0:  # neither uses nor ends what is the parent's
            try:
                writer.add("b", title="hai")
            except ValueError:
                writer.close()
                del writer
                os._exit(0)
            os._exit(1)
        self.assertEqual(os.waitpid(child, 0)[1], 0)
        living = os.fork()
        if living == 0:
            signal.pause()
        try:
            writer.commit()
            writer.close()
            with tra.Writer(self.path("own")) as writer:  # the lock does not stay with the fork
                writer.add("c", title="ba")
        finally:
            os.kill(living, signal.SIGKILL)
            os.waitpid(living, 0)
        with tra.Index.open(self.path("own")) as index:
            self.assertEqual(index.keys(), ["a", "c"])

    def test_articles(self):
        report = tra.mirror(self.path("news"), sample)
        self.assertEqual((report.added, report.documents, report.complete), (90, 90, True))
        with tra.Index.open(self.path("news")) as index:
            self.assertEqual(index.search("tham khao", country="LA").hits[0].title,
                             "Tham khảo Chính trị Việt Nam - Lào lần thứ 8")
            result = index.search("tham khao chinh tri", country="LA", facets=["country", "type"], published=("2023", None))
            self.assertEqual((result.total, result.facets["meeting_type"]["political_consultation"]), (2, 1))
            self.assertEqual(result.facets["partner_country"].values[0].label, "Lào")
            titles = [tra.sort_key(hit.title) for hit in index.hits(order="-title")]
            self.assertEqual(titles, sorted(titles, reverse=True))
            oldest = index.search(order="-date", limit=1, dated=("2023", "2023")).hits[0]
            newest = index.search(order="date", limit=1, dated=("2023", "2023")).hits[0]
            published = [hit.date for hit in index.hits(order="published", country="LA")]
            self.assertEqual(published, sorted(published, reverse=True))
            self.assertLess(oldest.date, newest.date)
            self.assertEqual(index.archives, {os.path.realpath(sample): "done"})
            self.assertEqual(len(list(index.hits(page=7, options={"collapse_copies": False}))), 90)
            self.assertEqual(index.restore_marks("tham khao chinh tri")[0], "tham khảo chính trị")
            self.assertTrue(index.complete("thứ tr"))
            self.assertIn("Luang Prabang", index.snippet("luang prabang", result.hits[0].key, 80).snippet)
        self.assertEqual(tra.forget(self.path("news"), sample), 90)
        self.assertTrue(tra.check(self.path("news")).complete)

    def test_joined(self):
        for name in ("one", "two"):
            with tra.Writer(self.path(name), tra.Schema().text("title")) as writer:
                writer.add(name, title=f"Gạo {name}")
        with tra.Index.open(self.path("one")) as one, tra.Index.open(self.path("two")) as two:
            joined = tra.Index.join(one, two)
        with joined:
            self.assertEqual([(hit.key, hit.folder) for hit in joined.search("gao")],
                             [("one", self.path("one")), ("two", self.path("two"))])
            self.assertEqual(joined["two"].folder, self.path("two"))
        with self.assertRaises(tra.Error):
            tra.Index.join()

    def test_adding_articles(self):
        with tra.ArticleWriter(self.path("added")) as writer:
            writer.add("a", title="Tham vấn Việt Nam - Lào", date=datetime.date(2024, 2, 29), partner_country=["LA"], tags=["xem lại"])
            report = writer.add_json('{"id": "b", "title": "Một"}\n{"id": ')
            self.assertEqual((report.added, report.failed, report.messages[0].kind), (1, 1, "failed"))
            self.assertEqual(writer.add_path(os.path.join(sample, "a-articles.jsonl")).failed, 0)
        with tra.Index.open(self.path("added")) as index:
            self.assertEqual((index["a"].date, index["a"].partner_country), ("2024-02-29", "LA"))
            self.assertEqual(index["a"]["tags"], ["xem lại"])
        with self.assertRaises(RuntimeError), tra.ArticleWriter(self.path("added")) as writer:
            writer.remove("a")
            raise RuntimeError("nothing is committed")
        with tra.Index.open(self.path("added")) as index:
            self.assertIn("a", index)

    def test_errors(self):
        with self.assertRaises(tra.Error) as raised:
            tra.Index.open(self.path("nowhere"))
        self.assertEqual(raised.exception.kind, "io")
        self.assertTrue(raised.exception.path.startswith(self._folder.name))
        with self.own_index() as index:
            with self.assertRaises(tra.Error) as raised:
                index.search("x", colour="red")
            self.assertEqual(raised.exception.kind, "invalid_argument")
            for wrong in ({"match": "most"}, {"options": {"fast": True}}):
                with self.assertRaises(ValueError):
                    index.search("x", **wrong)
            with self.assertRaises(ValueError):
                index.search("a\0b")
        with self.assertRaises(ValueError):
            len(index)
        with tra.Writer(self.path("own")) as writer:
            with self.assertRaises(tra.Error) as raised:
                tra.Writer(self.path("own"))
            self.assertEqual(raised.exception.kind, "locked")
            with self.assertRaises(tra.Error) as raised:
                writer.add("x", number=1.5)
            self.assertEqual(raised.exception.kind, "invalid_argument")
            with self.assertRaises(TypeError):
                writer.add("x", number=1j)

    def test_threads(self):
        with self.own_index() as index:
            totals = []
            threads = [threading.Thread(target=lambda: totals.extend(index.search("lao").total for _ in range(50)))
                       for _ in range(4)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        self.assertEqual(totals, [2] * 200)

    def test_words(self):
        self.assertEqual(tra.facet_label("country", "LA"), "Lào")
        self.assertEqual(sorted(["ếch", "đá", "an", "ăn"], key=tra.sort_key), ["an", "ăn", "đá", "ếch"])

    def test_documented(self):
        for name in tra.__all__:
            thing = getattr(tra, name)
            self.assertTrue(inspect.getdoc(thing), name)
            if inspect.isfunction(thing):
                self.assertIn("return", thing.__annotations__, name)
            if inspect.isclass(thing) and not issubclass(thing, Exception):
                for member, value in inspect.getmembers(thing):
                    if not member.startswith("_") and (callable(value) or isinstance(value, property)):
                        self.assertTrue(inspect.getdoc(value), f"{name}.{member}")


if __name__ == "__main__":
    sys.exit(unittest.main())
