"""The files of a checkout, as the rules ask for them: what git would track, without what a build or an archive holds."""
import os
import re


class Tree:
    # Folders whose files are data: saved pages, and the repository of violations.
    data = ("corpus/sample/", "corpus/traps/", "corpus/formats/", "tests/tidy/breach/")

    def __init__(self, root):
        self.root = os.path.realpath(root)
        self.all = []
        self._texts = {}
        for folder, folders, files in os.walk(self.root):
            relative = os.path.relpath(folder, self.root)
            folders[:] = sorted(name for name in folders if self._is_ours(folder, name))
            self.all += [os.path.normpath(os.path.join(relative, name)) for name in sorted(files)]
        self.all = [path for path in self.all if not path.endswith(".pyc") and path != ".git"]

    @staticmethod
    def _is_ours(folder, name):
        inside = os.path.join(folder, name)
        is_build = os.path.exists(os.path.join(inside, "CMakeCache.txt")) or name.startswith("build")
        return not is_build and name not in (".git", "__pycache__", ".tra", ".cache")

    def text(self, path):
        if path not in self._texts:
            with open(os.path.join(self.root, path), encoding="utf-8", errors="replace") as file:
                self._texts[path] = file.read()
        return self._texts[path]

    def _is_data(self, path):
        return path.startswith(self.data)

    def named(self, *endings):
        return [path for path in self.all if path.endswith(endings) and not self._is_data(path)]

    def under(self, *folders):
        return [path for path in self.all if path.startswith(tuple(f + "/" for f in folders)) and not self._is_data(path)]

    def cpp(self):
        return self.named(".cpp", ".h", ".c")

    def scripts(self):
        """Shell scripts, by their ending or their first line."""
        return [path for path in self.all if not self._is_data(path) and self._is_shell(path)]

    def _is_shell(self, path):
        if path.endswith(".sh"):
            return True
        return "." not in os.path.basename(path) and re.match(r"#!.*\b(?:ba)?sh\b", self.text(path)[:60]) is not None

    def sources(self):
        return self.cpp() + self.named(".py", ".cmake") + self.scripts()

    def texts(self):
        """Everything that is read by people as text."""
        return sorted(set(self.sources() + self.named(".md", ".txt", ".java", ".tsv", ".svg", ".in", ".supp", ".yml")))

    def has(self, path):
        path = os.path.normpath(path)
        pattern = re.compile(re.escape(path).replace(r"\*", "[^/]*") + "(?:/.*)?")
        return any(pattern.fullmatch(other) for other in self.all)

    def allows(self, path, rule):
        return re.search(r"tidy allows " + rule + r": \w", self.text(path)) is not None

    def grep(self, path, pattern, message):
        for number, line in enumerate(self.text(path).split("\n"), 1):
            if re.search(pattern, line):
                yield path, number, message
