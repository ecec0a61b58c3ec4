"""Makes a program smaller while it still does what it was kept for."""

import ast


def shrink(text, still_differs, seconds_left):
    """The smallest program found for which `still_differs` holds."""
    for attempt in range(6):
        before = text
        for variants in (_without_statements, _with_inner_statements, _with_simpler_expressions):
            text = _try_all(text, variants, still_differs, seconds_left)
        if text == before or seconds_left() <= 0:
            break
    return text


def _try_all(text, variants, still_differs, seconds_left):
    index = 0
    while seconds_left() > 0:
        try:
            variant = variants(ast.parse(text), index)
        except (SyntaxError, ValueError, RecursionError):
            break
        if variant is None:
            break
        try:
            candidate = ast.unparse(ast.fix_missing_locations(variant)) + "\n"
            ast.parse(candidate)
        except (SyntaxError, ValueError, RecursionError, AttributeError, TypeError):
            index += 1
            continue
        if candidate != text and len(candidate) <= len(text) + 8 and still_differs(candidate):
            text = candidate
        else:
            index += 1
    return text


def _bodies(tree):
    for node in ast.walk(tree):
        for field in ("body", "orelse", "finalbody", "handlers", "cases"):
            body = getattr(node, field, None)
            if isinstance(body, list):
                yield node, field, body


def _without_statements(tree, index):
    """Variants: each body without its later half, then without each of its statements, the last first."""
    for node, field, body in _bodies(tree):
        n = len(body)
        cuts = [(n // 2, n), (0, n // 2)] if n > 3 else []
        cuts += [(i, i + 1) for i in reversed(range(n))]
        if index < len(cuts):
            start, end = cuts[index]
            del body[start:end]
            if not body and field == "body" and not isinstance(node, ast.Module):
                body.append(ast.Pass())
            return tree
        index -= len(cuts)
    return None


def _with_inner_statements(tree, index):
    """Variants: a compound statement is replaced by what is in it."""
    for _, _, body in _bodies(tree):
        for i, statement in enumerate(body):
            inner = [part for f in ("body", "orelse", "finalbody") for part in getattr(statement, f, [])]
            if inner and not isinstance(inner[0], ast.expr):
                if index == 0:
                    body[i : i + 1] = inner
                    return tree
                index -= 1
    return None


def _with_simpler_expressions(tree, index):
    """Variants: an expression is replaced by a part of it, an element of a display is left out."""
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            continue
        for field, value in ast.iter_fields(node):
            places = enumerate(value) if isinstance(value, list) else [(None, value)]
            for i, expression in list(places):
                if not isinstance(expression, ast.expr) or isinstance(expression, (ast.FormattedValue,)):
                    continue
                parts = [p for p in ast.iter_child_nodes(expression) if isinstance(p, ast.expr)]
                parts = [p for p in parts if not isinstance(p, ast.FormattedValue)]
                if isinstance(expression, ast.Constant):
                    parts = _smaller_constants(expression)
                n = len(parts) + (i is not None)
                if index < n:
                    if index == len(parts):
                        del value[i]
                    elif i is None:
                        setattr(node, field, parts[index])
                    else:
                        value[i] = parts[index]
                    return tree
                index -= n
    return None


def _smaller_constants(constant):
    value = constant.value
    if isinstance(value, (str, bytes)) and value:
        return [ast.Constant(value[: len(value) // 2]), ast.Constant(value[len(value) // 2 :])]
    if isinstance(value, int) and not isinstance(value, bool) and value > 1:
        return [ast.Constant(value // 2), ast.Constant(1)]
    return []
