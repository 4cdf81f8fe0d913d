"""Makes the wheel and the source archive that pip asks for (PEP 517) of the module, which is plain Python.

The module loads libtra.so, which the wheel does not contain: the package libtra0.2 installs it, or $TRA_LIBRARY names it.
"""
import base64
import hashlib
import io
import os
import tarfile
import zipfile
from typing import Any

here = os.path.dirname(os.path.abspath(__file__))
version = "0.2.0"
release = f"tra-{version}"
metadata = f"""Metadata-Version: 2.1
Name: tra
Version: {version}
Summary: Full-text search for archives of Vietnamese articles, over the library libtra.so
Requires-Python: >=3.9
"""
wheel_file = "Wheel-Version: 1.0\nGenerator: tra\nRoot-Is-Purelib: true\nTag: py3-none-any\n"


def content(name: str) -> bytes:
    with open(os.path.join(here, name), "rb") as file:
        return file.read()


def module() -> dict[str, bytes]:
    """The files of the module by their paths, in order."""
    names = sorted(name for name in os.listdir(os.path.join(here, "tra")) if name.endswith((".py", ".typed")))
    return {f"tra/{name}": content(f"tra/{name}") for name in names}


def record(files: dict[str, bytes]) -> str:
    """The line of each file in the list that a wheel has of its files."""
    lines = []
    for path, data in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
        lines.append(f"{path},sha256={digest},{len(data)}\n")
    return "".join(lines)


def build_wheel(wheel_directory: str, config_settings: Any = None, metadata_directory: Any = None) -> str:
    about = f"{release}.dist-info"
    files = module() | {f"{about}/METADATA": metadata.encode(), f"{about}/WHEEL": wheel_file.encode()}
    files[f"{about}/RECORD"] = (record(files) + f"{about}/RECORD,,\n").encode()
    name = f"{release}-py3-none-any.whl"
    with zipfile.ZipFile(os.path.join(wheel_directory, name), "w", zipfile.ZIP_DEFLATED) as wheel:
        for path, data in files.items():
            wheel.writestr(zipfile.ZipInfo(path), data)
    return name


def build_sdist(sdist_directory: str, config_settings: Any = None) -> str:
    name = f"{release}.tar.gz"
    files = {path: content(path) for path in ("pyproject.toml", "build_module.py")} | module()
    with tarfile.open(os.path.join(sdist_directory, name), "w:gz", format=tarfile.PAX_FORMAT) as archive:
        for path, data in (files | {"PKG-INFO": metadata.encode()}).items():
            entry = tarfile.TarInfo(f"{release}/{path}")
            entry.size, entry.mode = len(data), 0o644
            archive.addfile(entry, io.BytesIO(data))
    return name
