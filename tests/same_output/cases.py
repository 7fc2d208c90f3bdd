"""The commands whose output is compared.

Three sources: the help of every command that the binary lists, every command that a console block of
the documentation shows, and for each list a few commands. Which of the languages, widths, formats
and options a list gets goes round from list to list, so that all mixtures come up without running
each of them on every list; `thorough` runs them all.
"""

import itertools
import re
import shlex
from typing import NamedTuple

LANGUAGES = ["vi", "en"]
WIDTHS = [60, 80, 120]
FORMATS = "table json json-lines sarif junit github gitlab markdown html csv".split()
# Of every command but `validate`.
WHOLE_FORMATS = "table json markdown html csv".split()
METHODS = "largest-remainder droop sainte-lague dhondt huntington-hill adams dean".split()
SHELLS = "bash zsh fish elvish powershell".split()
LEVELS = ["commune", "district", "province", "national"]
# Waivers and deadlines are judged by this day and not by that of the comparison.
TODAY = ["--today", "2024-05-20"]
LISTS = {"csv", "docx", "html", "mht", "ods", "ots", "tsv", "txt", "xls", "xlsb", "xlsm", "xlsx", "xltx", "et"}
LIST_FOLDERS = ["tests/workbooks", "tests/files", "tests/cmd", "examples", "generated"]
# One list, as many programs write it: whether it is read alike is all that these can show.
WRITERS = "tests/writers"
FOLDERS = ["examples/08_province_folder", "examples/07_plan", "tests/files/folder", "tests/cmd/joined", "generated/0"]
PAGES = ["README*.md", "docs/*.md", "examples/*/README.md", "tests/cmd/*.md"]
# A place for the files that a command writes.
OUT = "{out}"


class Case(NamedTuple):
    arguments: tuple
    width: int = 80
    stdin: str | None = None

    def __str__(self):
        stdin = f" <{self.stdin}" if self.stdin else ""
        return f"COLUMNS={self.width} delegate-quota {shlex.join(self.arguments)}{stdin}"


class Turn:
    """Goes round through a few choices, or takes all of them."""

    def __init__(self, thorough):
        self.thorough = thorough
        self.at = 0

    def of(self, *choices):
        """Mixtures of one out of each."""
        mixtures = list(itertools.product(*choices))
        if self.thorough:
            return mixtures
        # A step that shares no divisor with the numbers of choices reaches all of them.
        self.at += 1
        return [mixtures[self.at * 7 % len(mixtures)]]


def flat(arguments):
    for argument in arguments:
        if isinstance(argument, str):
            yield argument
        else:
            yield from flat(argument)


def case(*arguments, width=80, stdin=None):
    return Case(tuple(flat(arguments)), width, stdin)


def commands(ask_help):
    """The commands and subcommands that the help lists, as lists of words."""
    found, waiting = [], [[]]
    while waiting:
        words = waiting.pop(0)
        found.append(words)
        listed = re.search(r"^Commands:\n((?:  .*\n)+)", ask_help(words), re.M)
        waiting += [words + [name] for name in re.findall(r"^  (\S+)", listed[1], re.M)] if listed else []
    return found


def help_pages(known):
    for words, lang, width in itertools.product(known, LANGUAGES, WIDTHS):
        yield case(words, "--help", "--lang", lang, width=width)
        yield case(words, "-h", "--lang", lang, width=width)
        yield case(words, "--unknown-option", "--lang", lang, width=width)
    for lang in LANGUAGES:
        yield case("--version", "--lang", lang)
        yield case("man", "--lang", lang)
        yield from (case("completions", shell, "--lang", lang) for shell in SHELLS)


def console_blocks(root):
    """What the documentation shows, in both languages and all widths."""
    pages = [page for pattern in PAGES for page in root.glob(pattern)]
    seen = set()
    for page in sorted(pages):
        for line in re.findall(r"^\$ delegate-quota (.*)$", page.read_text("utf-8"), re.M):
            words = shlex.split(line)
            while "--lang" in words:
                at = words.index("--lang")
                del words[at : at + 2]
            if tuple(words) in seen:
                continue
            seen.add(tuple(words))
            for lang, width in itertools.product(LANGUAGES, WIDTHS):
                yield case(words, "--lang", lang, width=width)


def rulesets(root):
    built_in = [path.stem for path in sorted(root.glob("rules/*.toml"))]
    files = [path.relative_to(root).as_posix() for path in sorted(root.glob("tests/rules_files/*/*.toml"))]
    for lang, width in itertools.product(LANGUAGES, WIDTHS):
        yield case("rules", "list", "--lang", lang, width=width)
        yield case("rules", "check", files, "--lang", lang, width=width)
        for ruleset in built_in + files:
            yield case("rules", "show", ruleset, "--lang", lang, width=width)
            yield case("rules", "check", ruleset, "--lang", lang, width=width)
            yield case("rules", "test", ruleset, "--lang", lang, width=width)
    for format, lang in itertools.product(WHOLE_FORMATS, LANGUAGES):
        yield case("rules", "list", "--format", format, "--lang", lang)
        yield case("rules", "check", files, "--format", format, "--lang", lang)
        yield case("rules", "test", built_in, files, "--format", format, "--lang", lang)
    for ruleset, lang in itertools.product(built_in + files, LANGUAGES):
        for format in WHOLE_FORMATS:
            yield case("rules", "show", ruleset, "--format", format, "--lang", lang)
        yield case("rules", "new", "--extends", ruleset, "--lang", lang)
        for level in LEVELS:
            yield case("rules", "new", "--extends", ruleset, "--level", level, "-o", f"{OUT}.toml", "--lang", lang)
            yield case("template", "--rules", ruleset, "--level", level, "-o", f"{OUT}.xlsx", "--lang", lang)
            for asked in [[], ["--official", "100"], ["--guests", "60", "--women", "20", "--population", "4000"]]:
                of = case("quota", "--rules", ruleset, "--level", level, asked, "--lang", lang).arguments
                yield case(of, width=WIDTHS[len(asked) % 3])
                yield from (case(of, "--format", format) for format in WHOLE_FORMATS[1:])
    for lang in LANGUAGES:
        yield case("rules", "schema", "--lang", lang)
        yield case("rules", "test", "--lang", lang)
        yield case("rules", "test", "no-such-rules.toml", "--lang", lang)
        yield case("rules", "new", "--level", "Ward", "--lang", lang)


def allotments(root):
    tables = [path for folder in ("examples/05_allotment", "examples/07_plan", "tests/cmd")
              for path in sorted((root / folder).glob("*")) if path.suffix in {".csv", ".toml", ".xlsx"}]
    turn = Turn(False)
    for table, lang in itertools.product(tables, LANGUAGES):
        of = ["allocate", table.relative_to(root).as_posix(), "--lang", lang, "--seats"]
        for method in METHODS:
            for seats, shown, width in turn.of(["9", "31", "250"], [[], ["--explain"], ["--lot", "7"]], WIDTHS):
                yield case(of, seats, "--method", method, shown, width=width)
        for format in ["json", "markdown", "html", "csv", "toml"]:
            yield case(of, "120", "--min", "1", "--set-aside", "A=5", "--format", format)
        for width in WIDTHS:
            yield case(of, "120", "--compare", width=width)


def lists_in(root, folder):
    found = sorted((root / folder).rglob("*"))
    return [path.relative_to(root).as_posix() for path in found if path.suffix[1:].lower() in LISTS]


def lists(root, thorough):
    for path, lang in zip(lists_in(root, WRITERS), itertools.cycle(LANGUAGES)):
        yield case("validate", path, TODAY, "--format", "json", "--lang", lang)
        yield case("inspect", path, "--lang", lang)
    found = [path for folder in LIST_FOLDERS for path in lists_in(root, folder)]
    turn = Turn(thorough)
    marks = [[], ["--all"], ["--strict"], ["--deny-warnings"], ["--quiet"], ["--show-identity"], ["--level", "province"]]
    changes = [["--add", "3: role=guest"], ["--remove", "2: gender=male"], ["--promote-alternates", "1"],
               ["--from", "examples/06_what_if/scenarios.toml"]]
    written = [f"--output={format}={OUT}.{format}" for format in FORMATS]
    # Tables as often as all others together: they depend on the width, too.
    whole = ["table", "json", "table", "markdown", "table", "html", "table", "csv"]
    for path, after in zip(found, found[1:] + found[:1]):
        for lang in LANGUAGES:
            for width, marked in turn.of(WIDTHS, marks):
                yield case("validate", path, TODAY, marked, written, "--output=table=-", "--lang", lang, width=width)
            for width, marked in turn.of(WIDTHS, [[], ["--all"]]):
                yield case("inspect", path, marked, "--lang", lang, width=width)
        for lang, format in turn.of(LANGUAGES, FORMATS):
            yield case("validate", path, TODAY, "--format", format, "--lang", lang)
        for lang, format, mapped in turn.of(LANGUAGES, WHOLE_FORMATS[1:], [[], ["--write-map", f"{OUT}.toml"]]):
            yield case("inspect", path, "--format", format, mapped, "--lang", lang)
        for lang, width, format in turn.of(LANGUAGES, WIDTHS, whole):
            yield case("compare", path, after, TODAY, "--format", format, "--lang", lang, width=width)
        for lang, width, format, change in turn.of(LANGUAGES, WIDTHS, whole, changes):
            saved = [] if "--from" in change else ["--save", f"{OUT}.xlsx"]
            yield case("what-if", path, TODAY, change, saved, "--format", format, "--lang", lang, width=width)
        for lang, width, format, moved in turn.of(LANGUAGES, WIDTHS, whole, [[], ["--no-move"]]):
            saved = ["--save", f"{OUT}.csv"]
            yield case("repair", path, TODAY, moved, saved, "--format", format, "--lang", lang, width=width)
        for lang, width, format in turn.of(LANGUAGES, WIDTHS, WHOLE_FORMATS):
            yield case("stats", path, TODAY, "--as-of", "2024-05-16", "--format", format, "--lang", lang, width=width)
        for lang, format in turn.of(LANGUAGES, WHOLE_FORMATS):
            yield case("settings", path, "--format", format, "--lang", lang)
        for lang, fact in turn.of(LANGUAGES, [[], ["--population", "32.000", "--date", "16/5/2024"]]):
            yield case("profile", path, fact, "--output", f"{OUT}.toml", "--lang", lang)
        for (lang,) in turn.of(LANGUAGES):
            yield case("validate", path, TODAY, "--annotate", f"{OUT}.xlsx", f"--output=xlsx={OUT}-all.xlsx", "--lang", lang)


def folders():
    orders = [[], ["--details"], ["--order", "name", "--all"], ["--apart"], ["--quiet"]]
    for folder, lang in itertools.product(FOLDERS, LANGUAGES):
        of = ["validate", folder, TODAY, "--lang", lang]
        for width, order in itertools.product(WIDTHS, orders):
            yield case(of, order, width=width)
        for format in FORMATS:
            yield case(of, "--format", format)
        for width in WIDTHS:
            yield case("settings", folder, "--lang", lang, width=width)
        for format, whom in itertools.product(WHOLE_FORMATS, ["official", "everyone"]):
            yield case("stats", folder, TODAY, "--level", "district", "--of", whom, "--format", format, "--lang", lang)
        yield case("settings", folder, "--format", "json", "--lang", lang)
        yield case("init", folder, "--dry-run", "--lang", lang)
    together = sorted(f"tests/cmd/joined/bac-ha-{part}.csv" for part in ("chinh-thuc", "khach-moi"))
    for command, lang, width in itertools.product(["validate", "repair", "compare", "what-if"], LANGUAGES, WIDTHS):
        added = ["--add", "2: role=official"] if command == "what-if" else []
        yield case(command, together, added, "--lang", lang, width=width)
        yield case(command, "no-such-list.xlsx", "no-such-list.csv", added, "--lang", lang, width=width)
        yield case(command, "-", ["tests/cmd/repair.csv"] * (command == "compare"), added, "--level", "district",
                   "--lang", lang, width=width, stdin="tests/cmd/personal.csv")


def all_of(root, known, thorough):
    """Every case once, in the same order each time."""
    sources = [help_pages(known), console_blocks(root), rulesets(root), allotments(root), folders(),
               lists(root, thorough)]
    return list(dict.fromkeys(itertools.chain.from_iterable(sources)))
