"""Paths, building, and running the project's programs."""
import json
import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def say(text):
    print(text, file=sys.stderr, flush=True)


def add_common_options(parser, work):
    parser.add_argument("--build", default=os.path.join(ROOT, "build"), help="build folder (%(default)s)")
    parser.add_argument("--work", default=os.path.join(ROOT, "build", work), help="folder for corpora, indexes, results (%(default)s)")
    parser.add_argument("--shared", default=os.path.join(os.path.dirname(ROOT), "shared"), help="shared corpora, where they exist (%(default)s)")


def are_installed(packages):
    return all(subprocess.run(["dpkg-query", "-W", "-f=${Status}", name], capture_output=True, text=True).stdout == "install ok installed"
               for name in packages)


def install_packages(packages):
    """Installs missing packages, as far as they are available."""
    missing = [name for name in packages if not are_installed([name])]
    if not missing:
        return
    say("installing Debian packages: " + " ".join(missing))
    as_root = [] if os.geteuid() == 0 else ["sudo"]
    subprocess.run(as_root + ["apt-get", "update", "-q"], stdout=sys.stderr)
    subprocess.run(as_root + ["apt-get", "install", "-q", "-y", "--no-install-recommends"] + missing, stdout=sys.stderr)


def build(folder, targets):
    """Makes a release build. cmake runs again to find adapters for packages just installed."""
    generator = [] if os.path.exists(os.path.join(folder, "CMakeCache.txt")) else ["-G", "Ninja", "-DCMAKE_BUILD_TYPE=Release"]
    subprocess.run(["cmake", "-S", ROOT, "-B", folder] + generator, check=True, stdout=subprocess.DEVNULL)
    subprocess.run(["cmake", "--build", folder, "--target"] + targets, check=True, stdout=sys.stderr)


def run_json(command):
    """The JSON object that a benchmark program prints as its last line."""
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(command)} failed with status {done.returncode}")
    return json.loads(done.stdout.splitlines()[-1])


def run_quietly(command):
    if subprocess.run(command, stdout=subprocess.DEVNULL).returncode != 0:
        raise SystemExit(f"{' '.join(command)} failed")


def machine():
    model = next((line.split(":", 1)[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), "unknown processor")
    return f"{model}, {os.cpu_count()} cores"


def load():
    return os.getloadavg()[0]


def write(path, text):
    with open(path, "w", encoding="utf-8") as out:
        out.write(text)
    say("wrote " + path)
