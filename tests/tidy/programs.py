"""The programs that scripts call, and the Debian packages they come from."""
import re

# Programs in a Debian made by debootstrap --variant=minbase, and bash built-ins.
everywhere = set("""
apt-get awk base64 basename bash cat chgrp chmod chown chroot cksum cmp comm cp cut date dd df diff dirname dpkg dpkg-query
du echo env expr false find flock getconf grep gunzip gzip head hostname id install join kill ldd ln ls md5sum mkdir mkfifo
mktemp mount mountpoint mv nice nl nohup nproc numfmt od paste perl printenv printf ps pwd readlink realpath rm rmdir sed seq
setpriv setsid sha256sum shuf sleep sort split stat stdbuf stty sync tac tail tar taskset tee test timeout touch tr true
truncate tsort tty umount uname uniq unshare wc whoami xargs yes zcat
. : [ alias bg break builtin case cd command compgen complete continue coproc declare do done elif else esac eval exec exit
export fi for function getopts hash if in jobs let local mapfile popd printf pushd read readarray readonly return select set
shift shopt source test then time times trap type ulimit umask unset until wait while { } ! [[ ((
""".split()) - {"ps"}
package_of = {
    "aarch64-linux-gnu-g++": "g++-aarch64-linux-gnu", "aarch64-linux-gnu-objdump": "g++-aarch64-linux-gnu", "ar": "g++", "c++": "g++", "c++filt": "g++", "cc": "g++", "nm": "g++", "readelf": "g++",
    "ccache": None, "clang++": "clang", "clang-tidy": "clang-tidy", "chromium": "chromium",
    "cmake": "cmake", "cpack": "cmake", "ctest": "cmake", "debootstrap": "debootstrap",
    "doxygen": "doxygen", "dpkg-deb": None, "dpkg-shlibdeps": "dpkg-dev", "g++": "g++", "gcc": "g++", "git": "git",
    "lintian": "lintian", "make": "make", "man": "man-db", "munged": "munge", "mypy": "mypy", "ninja": "ninja-build", "pkg-config": "pkg-config", "ps": "procps",
    "pdftotext": "poppler-utils", "pgrep": "procps", "python3": "python3", "qemu-aarch64-static": "qemu-user-static",
    "qemu-x86_64-static": "qemu-user-static", "spin": "spin",
    "sbatch": "slurm-wlm", "scontrol": "slurm-wlm", "sinfo": "slurm-wlm", "slurmctld": "slurm-wlm", "slurmd": "slurm-wlm",
    "sqlite3": "sqlite3", "squeue": "slurm-wlm", "sudo": None, "xz": "xz-utils",
    "zstd": "zstd", "zsh": "zsh", "fish": "fish", "groff": "groff-base", "script": "bsdutils", "strace": "strace", "valgrind": "valgrind",
    "zip": "zip", "unzip": "unzip", "curl": "curl", "jq": "jq", "bc": "bc", "file": "file",
}
wrappers = ("env", "exec", "sudo", "nice", "nohup", "timeout", "taskset", "setsid", "xargs", "time", "stdbuf", "flock")


def listed(tree):
    if not tree.has("cli/packages.sh"):
        return set()
    arrays = re.findall(r"^\w*packages=\((.*?)\)", tree.text("cli/packages.sh"), re.S | re.M)
    return set(" ".join(arrays).split())


class Scanner:
    """Splits a shell script into its simple commands, each a line of words; quoted text is left out."""

    def __init__(self, text):
        text = re.sub(r"\\\n", "  ", text)
        heredoc = r"(<<-?\s*(['\"]?)(\w+)\2[^\n]*\n)(?:.*?\n)??\s*\3(?=\n|$)"
        self.text, self.at, self.out = re.sub(heredoc, r"\1", text, flags=re.S), 0, []

    def commands(self):
        while self.at < len(self.text):
            self.code("")
            self.at += 1
        return "".join(self.out)

    def code(self, closing):
        text = self.text
        while self.at < len(text) and not (closing and text[self.at] == closing):
            c, before = text[self.at], text[self.at - 1 : self.at]
            if c == "#" and (before.isspace() or before == ""):
                self.at = min(x for x in (text.find("\n", self.at), len(text)) if x >= 0) - 1
            elif c == "\\":
                self.at += 1
            elif c == "'":
                self.at = text.find("'", self.at + 1)
                self.out.append("''")
            elif c == '"':
                self.quoted()
            elif c in "<>" and not text.startswith("<(", self.at):
                self.redirection()
            elif c == "(" and before == "=":
                self.array()
            elif text.startswith(("$(", "<("), self.at):
                self.substitution()
            elif c == "$" and text.startswith("${", self.at):
                self.braces()
            elif text.startswith("((", self.at):
                self.at = text.find("))", self.at) + 1
            else:
                self.out.append("\n" if c in ";|&" else " ( \n" if c == "(" else " ) \n" if c == ")" else c)
            self.at += 1

    def redirection(self):
        """`2>&1`, `> FILE`, `<<< WORD`: no part of a command; a quoted or computed target is left to the next steps."""
        self.at += re.compile(r"[<>]+&?[ ]*[^\s;|&()\"'$]*").match(self.text, self.at).end() - self.at - 1
        if self.out and self.out[-1].isdigit():
            self.out.pop()
        self.out.append(" ")

    def quoted(self):
        self.at += 1
        self.out.append("''")
        while self.at < len(self.text) and self.text[self.at] != '"':
            if self.text[self.at] == "\\":
                self.at += 1
            elif self.text.startswith("$(", self.at):
                self.substitution()
            self.at += 1

    def substitution(self):
        if self.text.startswith("$((", self.at):
            self.at = self.text.find("))", self.at) + 1
            return
        kept, self.out = self.out, []
        self.at += 2
        self.code(")")
        inner, self.out = self.out, kept
        self.later = getattr(self, "later", []) + ["".join(inner)]
        self.out.append("$")

    def braces(self):
        depth = 0
        while self.at < len(self.text):
            depth += {"{": 1, "}": -1}.get(self.text[self.at], 0)
            if depth == 0:
                break
            self.at += 1
        self.out.append("$")

    def array(self):
        kept, self.out = self.out, []
        self.at += 1
        self.code(")")
        self.out = kept


def called(text):
    """The names of the programs and functions a script calls."""
    scanner = Scanner(text)
    lines = [scanner.commands()] + getattr(scanner, "later", [])
    for line in "\n".join(lines).split("\n"):
        words = [w for w in line.split()]
        if words[1:2] == [")"] or (words and words[-1] == ")" and len(words) <= 2):
            continue  # a pattern of case
        while words and (words[0] in ("if", "then", "else", "elif", "while", "until", "do", "!", "{", "}", "(", ")", "time")
                         or re.match(r"^\w+\+?=|^\d*[<>]", words[0])):
            words = words[1:]
        if not words or words[0] in ("for", "case", "select", "function", "esac", "in") or words[1:2] == ["("]:
            continue
        while words and re.fullmatch(r"[\w.+:\[-]+", words[0]) and not words[0].startswith("-"):
            yield words[0]
            if words[0] not in wrappers:
                break
            words = words[1:]
            while words and (words[0].startswith(("-", "''", "$")) or "=" in words[0] or words[0][0].isdigit()
                             or words[0].isupper()):
                words = words[1:]


def unlisted(tree):
    scripts = [path for path in tree.scripts() if path.startswith(("tests/", "cli/", ".ci/")) or path.endswith("_test.sh")]
    functions = {name for path in scripts for name in re.findall(r"^\s*(\w+)\(\) *[{(]", tree.text(path), re.M)}
    packages = listed(tree)
    asked = [(path, name) for path in scripts for name in sorted(set(called(tree.text(path))) - functions)]
    for path in tree.named(".py"):
        if path.startswith("tests/"):
            asked += [(path, name) for name in re.findall(r"(?:run|Popen|check_output)\(\s*\[\"([\w+-]+)\"", tree.text(path))]
    for path, name in asked:
        if name in everywhere or (name in package_of and package_of[name] is None):
            continue
        line = next((n for n, text in enumerate(tree.text(path).split("\n"), 1) if re.search(rf"\b{re.escape(name)}\b", text)), 1)
        if name not in package_of:
            yield path, line, f"calls {name}; say in tests/tidy/programs.py which package it comes from"
        elif package_of[name] not in packages:
            yield path, line, f"calls {name} of the package {package_of[name]}, which cli/packages.sh does not install"


def generator(tree):
    """CMake is told to use Ninja, which is installed; its default, Make, need not be."""
    for path in tree.scripts():
        text = re.sub(r"\\\n", "  ", tree.text(path))
        for match in re.finditer(r'(?:\bcmake|"\$cmake")[^\n]* -S [^\n]*', text):
            if "-G Ninja" not in match[0]:
                yield path, text.count("\n", 0, match.start()) + 1, "cmake -S without -G Ninja"
