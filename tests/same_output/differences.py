"""What differs between two outputs of a command, and which of the differences are expected."""

import re
import tomllib
import zipfile
from io import BytesIO
from typing import NamedTuple

# So much of both outputs is shown from where they part, and so much of what they share before it.
AFTER, BEFORE = 60, 24


class Difference(NamedTuple):
    command: str
    # `stdout`, `stderr`, `exit status`, or the name of a file that the command wrote.
    where: str
    old: bytes
    new: bytes

    def __str__(self):
        at = first(self.old, self.new)
        begin = max(0, at - BEFORE)
        shown = [repr(text[begin : at + AFTER].decode("utf-8", "replace")) for text in (self.old, self.new)]
        return f"{self.command}\n  {self.where}, byte {at}\n    old {shown[0]}\n    new {shown[1]}"


def first(old, new):
    """The index of the first byte that differs."""
    for at, (a, b) in enumerate(zip(old, new)):
        if a != b:
            return at
    return min(len(old), len(new))


def content(data):
    """What a written file says. A workbook's members, without the moment at which it was written."""
    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(BytesIO(data)) as package:
        members = [(name, package.read(name)) for name in package.namelist()]
    moment = rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*"
    return b"".join(name.encode() + b"\n" + re.sub(moment, rb"\1", text) + b"\n" for name, text in members)


class Expected:
    """The differences that a change means to make, each with its reason.

    A file of `[[expected]]` tables. `command` and `where` are patterns of the commands and places
    (all, where left out). With `old` (a pattern) and `new`, an output is as expected only where
    replacing the one by the other turns the old output into the new one.
    """

    def __init__(self, path):
        tables = tomllib.loads(path.read_text("utf-8"))["expected"] if path else []
        for table in tables:
            unknown = set(table) - {"reason", "command", "where", "old", "new"}
            if unknown or not table.get("reason") or ("old" in table) != ("new" in table):
                raise SystemExit(f"{path}: each `expected` has a `reason`, and `old` and `new` together: {table}")
        self.tables = tables
        self.counts = [0] * len(tables)

    def covers(self, difference):
        """Whether the tables that fit explain the whole difference, together."""
        old, used = difference.old, []
        for index, table in enumerate(self.tables):
            if not re.search(table.get("command", ""), difference.command):
                continue
            if not re.search(table.get("where", ""), difference.where):
                continue
            if "old" not in table:
                self.counts[index] += 1
                return True
            old, times = re.subn(table["old"].encode(), table["new"].encode(), old)
            used += [index] * bool(times)
        if old != difference.new:
            return False
        for index in used:
            self.counts[index] += 1
        return True

    def lines(self):
        for table, count in zip(self.tables, self.counts):
            yield f"{count:6} expected: {table['reason']}"
