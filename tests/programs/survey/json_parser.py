import json
from datetime import datetime, date
from dataclasses import dataclass, asdict


def parse(text):
    value, i = parse_value(text, skip(text, 0))
    if skip(text, i) != len(text):
        raise ValueError(f"extra data at {i}")
    return value


def skip(t, i):
    while i < len(t) and t[i] in " \t\n\r":
        i += 1
    return i


def parse_value(t, i):
    match t[i:i + 1]:
        case "{":
            out, i = {}, skip(t, i + 1)
            while t[i] != "}":
                k, i = parse_value(t, i)
                i = skip(t, i)
                assert t[i] == ":", f"expected : at {i}"
                out[k], i = parse_value(t, skip(t, i + 1))
                i = skip(t, i)
                if t[i] == ",":
                    i = skip(t, i + 1)
            return out, i + 1
        case "[":
            out, i = [], skip(t, i + 1)
            while t[i] != "]":
                v, i = parse_value(t, i)
                out.append(v)
                i = skip(t, i)
                if t[i] == ",":
                    i = skip(t, i + 1)
            return out, i + 1
        case '"':
            j = t.index('"', i + 1)
            return t[i + 1:j], j + 1
        case "t" | "f" | "n":
            for word, v in {"true": True, "false": False, "null": None}.items():
                if t.startswith(word, i):
                    return v, i + len(word)
    j = i
    while j < len(t) and t[j] in "+-.eE0123456789":
        j += 1
    if i == j:
        raise ValueError(f"unexpected {t[i:i+1]!r} at {i}")
    num = t[i:j]
    return (float(num) if set(num) & set(".eE") else int(num)), j


doc = '{"name": "x", "list": [1, -2.5, 3e2, true, null], "nested": {"a": {}}, "e": []}'
print(parse(doc) == json.loads(doc), parse(doc))
for bad in ['{"a" 1}', "[1, @]", "1 2"]:
    try:
        parse(bad)
    except (ValueError, AssertionError) as e:
        print(type(e).__name__, e)


@dataclass
class User:
    name: str
    born: date


class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, (date, datetime)):
            return o.isoformat()
        if isinstance(o, set):
            return sorted(o)
        return super().default(o)


print(json.dumps({"u": asdict(User("Zoë", date(1990, 5, 17))), "s": {3, 1}}, cls=Encoder, indent=2))
print(json.dumps([1.0, float("inf"), "é\n\"", (1, 2), {1: None, True: False}]), json.dumps("é", ensure_ascii=False))
print(json.dumps({"b": 1, "a": [1, {"c": 2}]}, sort_keys=True, separators=(",", ":")))
try:
    json.dumps({"x": object})
except TypeError as e:
    print(e)
for bad in ["{'a': 1}", "[1,]", "", '{"a": 1} x']:
    try:
        json.loads(bad)
    except json.JSONDecodeError as e:
        print(e, e.pos, e.lineno)
print(json.loads('{"a": 1, "b": [2]}', object_hook=lambda d: tuple(d.items())), json.loads("1.5", parse_float=str))
