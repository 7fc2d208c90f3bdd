"""Puts the page together: one HTML file from the sources under page/ and the engine.

    python3 web/build.py ENGINE.wasm UNPACK.wasm PAGE.html

The modules of JavaScript are put one behind the other without their `import` and `export`: their names
are unique, which is looked after here. The engine stands in the page packed, and the page allows no
script or style but those that are in it, by their hashes.

The engine is packed in two halves, which are unpacked at the same time, as Zstandard, a fifth smaller than
gzip makes it, and written in 108 letters, an eighth shorter than base64; a module of a few kilobytes, which
the browser unpacks itself, reads and unpacks it.
"""

import base64
import gzip
import hashlib
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
PAGE = HERE / "page"
# Each module behind those that it uses.
MODULES = ["texts", "dom", "unpack", "module", "engine", "files", "form", "verdict", "list", "overview", "statistics", "what_if", "quota", "main"]
OPENING = ["thread"]
WORKER = ["unpack", "door", "worker"]
NAMES = re.compile(r"^(?:export )?(?:async )?(?:function|class|const|let) (\w+)", re.MULTILINE)


def plain(source: str) -> str:
    """A module without what only modules have, and without remarks, which every opening would read."""
    source = re.sub(r"^ *//.*\n", "", source, flags=re.MULTILINE)
    source = re.sub(r"^import [^;]*;\n", "", source, flags=re.MULTILINE)
    return re.sub(r"^export ", "", source, flags=re.MULTILINE)


def script(modules: list[str]) -> str:
    parts, known = [], {}
    for module in modules:
        source = (PAGE / "js" / f"{module}.js").read_text(encoding="utf-8")
        for name in NAMES.findall(source):
            if name in known:
                sys.exit(f"page/js/{module}.js: `{name}` is a name of page/js/{known[name]}.js, too")
            known[name] = module
        parts.append(plain(source))
    return '"use strict";\n' + "\n".join(parts)


def hashed(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def bare(module: bytes) -> bytes:
    """A module of WebAssembly without its custom sections, which are notes for other tools."""
    at, kept = 8, [module[:8]]
    while at < len(module):
        length, shift, end = 0, 0, at + 1
        while True:
            part = module[end]
            length |= (part & 0x7F) << shift
            shift, end = shift + 7, end + 1
            if part < 0x80:
                break
        if module[at] != 0:
            kept.append(module[at : end + length])
        at = end + length
    return b"".join(kept)


def packed(module: bytes) -> bytes:
    line = ["zstd", "--ultra", "-22", "--zstd=wlog=22", "--no-check", "--stdout", "--quiet"]
    return subprocess.run(line, input=module, check=True, capture_output=True).stdout


def written(packed: bytes) -> str:
    """Bytes as letters: each 27 bits, the lowest first, as four of 108 letters, none of which begins a tag or, for old
    programs, ends a text."""
    letters = [chr(0x14 + place).replace("<", "\x13").replace("\x1a", "\x12") for place in range(108)]
    twos = [letters[low] + letters[high] for high in range(108) for low in range(108)]
    parts = []
    for at in range(0, len(packed), 27):
        bits = int.from_bytes(packed[at : at + 27], "little")
        for shift in range(0, 216, 27):
            high, low = divmod(bits >> shift & 0x7FFFFFF, 108 * 108)
            parts += [twos[low], twos[high]]
    return "".join(parts)


def choices(engine: str) -> str:
    """What the form offers, as the engine tells it."""
    told = subprocess.run(["node", HERE / "choices.mjs", engine], check=True, capture_output=True)
    return told.stdout.decode().replace("</", "<\\/")


def main(engine: str, unpack: str, out: str) -> None:
    opening, code, style = script(OPENING), script(MODULES), (PAGE / "style.css").read_text(encoding="utf-8")
    module = bare(Path(engine).read_bytes())
    middle = len(module) // 2
    halves = {"1": module[:middle], "2": module[middle:]}
    unpacker = gzip.compress(bare(Path(unpack).read_bytes()), compresslevel=9, mtime=0)
    fills = {
        "opening_hash": hashed(opening),
        "script_hash": hashed(code),
        "style_hash": hashed(style),
        "style": style,
        "choices": choices(engine),
        "opening": opening,
        "worker": script(WORKER),
        "unpacker": base64.b64encode(unpacker).decode(),
        **{f"engine_{which}": written(packed(half)) for which, half in halves.items()},
        "script": code,
    }
    for part in ("opening", "script", "worker", "style"):
        if re.search(r"</(script|style)", fills[part]):
            sys.exit(f"the {part} would end its own element")
    page = (PAGE / "index.html").read_text(encoding="utf-8")
    page = re.sub(r"\{\{(\w+)\}\}", lambda match: fills[match.group(1)], page)
    Path(out).write_text(page, encoding="utf-8")
    print(f"{out}: {len(page.encode('utf-8')):,} bytes")


main(*sys.argv[1:])
