"""Judges repairs of lists with OR-tools' CP-SAT: `repair.py CASES RULES_FOLDER` answers on stdout.

It reads the rules files and the people themselves, and shares nothing with the calculation that it
judges. One case of CASES is one line of JSON, and so is its answer: `null` where CP-SAT gave up.
"""

import itertools
import json
import pathlib
import sys
import tomllib
from fractions import Fraction

from ortools.sat.python import cp_model

MAJORITY = {"Kinh", None}
RULE_KINDS = ("count", "ratio", "share", "coverage", "each")


class Rules:
    """The binding rules at a level, those of the ruleset that is extended among them."""

    def __init__(self, text, folder, level, groups):
        self.level, self.groups = level, groups
        self.fields, self.rules = {}, {}
        self.take(tomllib.loads(text), folder)

    def take(self, ruleset, folder):
        if "extends" in ruleset:
            path = folder / f"{ruleset['extends']}.toml"
            self.take(tomllib.loads(path.read_text("utf-8")), folder)
        for name, field in ruleset.get("field", {}).items():
            self.fields[name] = field["words"]
        for kind in RULE_KINDS:
            for rule in ruleset.get(kind, []):
                self.rules[rule["id"]] = {"kind": kind, **self.rules.get(rule["id"], {}), **rule}
        for off in ruleset.get("off", []):
            self.rules.pop(off["id"], None)

    def limit(self, rule, key):
        limit = rule.get(key)
        limit = limit.get(self.level) if isinstance(limit, dict) else limit
        if limit is None:
            return None
        text = str(limit)
        return Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)

    def works(self, person):
        """The fields that a person's work tells: these cases write one of their words each."""
        told = [part.strip() for part in (person["work"] or "").split(",")]
        return {name for name, words in self.fields.items() if any(part in words for part in told)}

    def chooses(self, selector, person):
        if isinstance(selector, str):
            return selector == "everyone" or person["role"] == selector
        if isinstance(selector, list):
            return any(self.chooses(part, person) for part in selector)
        return all(self.has(key, wanted, person) for key, wanted in selector.items())

    def has(self, key, wanted, person):
        several = wanted if isinstance(wanted, list) else [wanted]
        if key == "role":
            return self.chooses(wanted, person)
        if key == "gender":
            return person["gender"] == wanted
        if key == "kind":
            return person["role"] == "official" and person["kind"] == wanted
        if key == "group":
            return any(
                person["group"] not in MAJORITY if one == "minority" else person["group"] == one
                for one in several
            )
        if key == "unit":
            return person["unit"] in several
        if key == "work":
            return bool(self.works(person) & set(several))
        if key == "age":
            return wanted.get("min", 0) <= person["age"] <= wanted.get("max", 999)
        if key == "not":
            return not self.chooses(wanted, person)
        if key == "any":
            return any(self.chooses(part, person) for part in wanted)
        raise ValueError(key)

    def rows(self, ids=None):
        """Each rule as rows `weight(person) summed up <= bound`."""
        for rule in self.rules.values():
            if rule.get("severity", "error") != "error" or (ids is not None and rule["id"] not in ids):
                continue
            levels = rule.get("levels")
            if levels and self.level not in levels:
                continue
            for weight, bound in self.rows_of(rule):
                yield rule["id"], weight, bound

    def rows_of(self, rule):
        of, among = rule.get("of", "everyone"), rule.get("among", "everyone")
        least, most = self.limit(rule, "min"), self.limit(rule, "max")
        if rule["kind"] == "count":
            if most is not None:
                yield (lambda p: int(self.chooses(of, p))), int(most)
            if least is not None:
                yield (lambda p: -int(self.chooses(of, p))), -int(least)
        elif rule["kind"] in ("ratio", "share"):
            if rule["kind"] == "ratio":
                whole = lambda p: self.chooses(rule["to"], p)
                part = lambda p: self.chooses(of, p)
            else:
                whole = lambda p: self.chooses(among, p)
                part = lambda p: self.chooses(among, p) and self.chooses(of, p)
            more, less = self.limit(rule, "more_than"), self.limit(rule, "less_than")
            for limit, sign, bound in ((most, 1, 0), (least, -1, 0), (less, 1, -1), (more, -1, -1)):
                if limit is not None:
                    n, d = limit.numerator, limit.denominator
                    yield (lambda p, n=n, d=d, s=sign: s * (d * part(p) - n * whole(p))), bound
        elif rule["kind"] == "coverage":
            required = rule["required"]
            if required == "resident_groups":
                required = self.groups or []
            for one in required:
                asked = {rule["by"]: one}
                yield (lambda p, a=asked: -int(self.chooses(among, p) and self.chooses(a, p))), -1
        elif rule["kind"] == "each":
            must = rule["must"]
            yield (lambda p: int(self.chooses(among, p) and not self.chooses(must, p))), 0


def fates(case, person, is_listed):
    """(role afterwards or None, what it costs, whether it leaves or comes in a role)."""
    weights = case["weights"]
    role = person["role"]
    if not is_listed:
        into = "guest" if role == "guest" else "official"
        return [(None, 0, None), (into, weights["add"], ("come", into))]
    stays = [(role, 0, None)]
    if person["keep"] or (role == "official" and person["kind"] == "ex_officio"):
        return stays
    leaves = (None, weights["leave_out"], ("leave", role) if role != "alternate" else None)
    if role == "alternate":
        return stays + [leaves, ("official", weights["add"], ("come", "official"))]
    other = {"official": "guest", "guest": "official"}[role]
    moves = [(other, weights["move"], None)] if case["may_move"] else []
    return stays + [leaves] + moves


def now_in(person, role):
    return {**person, "role": role, "kind": person["kind"] or ("selected" if role == "official" else None)}


def key(person):
    return json.dumps(person, sort_keys=True, ensure_ascii=False)


class Model:
    """Everybody's fates; people who are alike are counted together."""

    def __init__(self, case, rules):
        self.case, self.rules = case, rules
        self.model = cp_model.CpModel()
        self.terms = []  # (variable, person afterwards)
        self.cost, self.moving = [], {}
        self.somebody = []
        classes = {}
        for name, is_listed in (("list", True), ("reserve", False)):
            for person in case[name]:
                classes.setdefault((is_listed, key(person)), [person, 0])[1] += 1
        for (is_listed, _), (person, count) in classes.items():
            variables = []
            for after, cost, moving in fates(case, person, is_listed):
                variable = self.model.new_int_var(0, count, "")
                variables.append(variable)
                if after is not None:
                    self.terms.append((variable, now_in(person, after)))
                    self.somebody.append(variable)
                if cost:
                    self.cost.append(cost * variable)
                if moving:
                    self.moving.setdefault(moving, []).append(variable)
            self.model.add(sum(variables) == count)
        self.model.add(sum(self.somebody) >= 1)
        saved = case["weights"]["leave_out"] + case["weights"]["add"] - case["weights"]["replace"]
        for role in ("official", "guest"):
            leaving, coming = (self.moving.get((how, role), []) for how in ("leave", "come"))
            if saved > 0 and leaving and coming:
                both = self.model.new_int_var(0, 100_000, "")
                self.model.add(both <= sum(leaving))
                self.model.add(both <= sum(coming))
                self.cost.append(-saved * both)

    def keep(self, ids=None):
        for _, weight, bound in self.rules.rows(ids):
            parts = [(variable, weight(person)) for variable, person in self.terms]
            self.model.add(sum(times * variable for variable, times in parts if times) <= bound)

    def solve(self, goal=None):
        if goal is not None:
            self.model.minimize(goal)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.max_time_in_seconds = 60
        status = solver.solve(self.model)
        if status == cp_model.INFEASIBLE:
            return None
        if status != cp_model.OPTIMAL:
            raise TimeoutError(solver.status_name(status))
        return round(solver.objective_value) if goal is not None else 0


def is_possible(case, rules, ids=None):
    model = Model(case, rules)
    model.keep(ids)
    return model.solve() is not None


def cheapest(case, rules):
    model = Model(case, rules)
    model.keep()
    return model.solve(sum(model.cost) if model.cost else 0)


def imagined(rules):
    """Somebody of every sort that the rules could tell apart."""
    text = json.dumps([rule for rule in rules.rules.values()], ensure_ascii=False)
    named = lambda known: [one for one in known if f'"{one}"' in text]
    groups = sorted(set(rules.groups or []) | set(named(GROUPS)))
    groups += [g for g in GROUPS if g not in groups and g not in MAJORITY][:1] + ["Kinh"]
    fields = named(rules.fields)[:4]
    works = [", ".join(rules.fields[one][0] for one in some)
             for size in range(len(fields) + 1) for some in itertools.combinations(fields, size)]
    units = named(UNITS) + ["elsewhere"]
    for role, gender, group, work, unit, age in itertools.product(
        ("official", "guest"), ("female", "male"), groups, works, units, AGES
    ):
        kind = "selected" if role == "official" else None
        yield {"role": role, "gender": gender, "group": group, "kind": kind, "work": work,
               "unit": unit, "age": age}


def needed(case, rules):
    model = Model(case, rules)
    rows = list(rules.rows())
    seen = {}
    for person in imagined(rules):
        seen.setdefault(tuple(weight(person) for _, weight, _ in rows), person)
    new = []
    for person in seen.values():
        variable = model.model.new_int_var(0, 1_000, "")
        model.terms.append((variable, person))
        new.append(variable)
    model.keep()
    return model.solve(sum(new))


def verdict(case, folder):
    rules = Rules(case["rules"], folder, case["level"], case["groups"])
    answer = {"cost": cheapest(case, rules)}
    if case["after"] is not None:
        answer["broken"] = sorted({
            rule for rule, weight, bound in rules.rows()
            if sum(weight(person) for person in case["after"]) > bound
        })
    if answer["cost"] is None:
        answer["needed"] = needed(case, rules)
        conflict = case["conflict"]
        if conflict is not None:
            answer["conflict_is_minimal"] = not is_possible(case, rules, conflict) and all(
                is_possible(case, rules, [one for one in conflict if one != dropped])
                for dropped in conflict
            )
    return answer


GROUPS, UNITS, AGES = [], [], []


def main():
    cases, folder = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    catalogue = (folder / "catalogues" / "vn-ethnic-groups.csv").read_text("utf-8").splitlines()
    GROUPS.extend(line.split(",")[1] for line in catalogue[1:])
    UNITS.extend(("Xã A", "Xã B"))
    AGES.extend((30, 50, 65))
    for line in cases.read_text("utf-8").splitlines():
        try:
            answer = verdict(json.loads(line), folder)
        except TimeoutError:
            answer = None
        print(json.dumps(answer), flush=True)


main()
