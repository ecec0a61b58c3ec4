def validate(data):
    errors = []
    if not data.get("name"):
        errors.append(ValueError("name missing"))
    if not isinstance(data.get("age"), int):
        errors.append(TypeError("age must be int"))
    if data.get("email", "").count("@") != 1:
        errors.append(ValueError("bad email"))
    if errors:
        raise ExceptionGroup("invalid data", errors)


try:
    validate({"age": "x"})
except* ValueError as eg:
    for e in eg.exceptions:
        print("value:", e)
except* TypeError as eg:
    print("type:", eg.exceptions[0], len(eg.exceptions))


def nested():
    raise ExceptionGroup("outer", [OSError(2, "No such file"), ExceptionGroup("inner", [KeyError("k"), ValueError("v")])])


try:
    try:
        nested()
    except* KeyError as eg:
        print("handled", eg, eg.exceptions)
except ExceptionGroup as rest:
    print("rest", rest, [type(e).__name__ for e in rest.exceptions])


def leaves(eg):
    for e in eg.exceptions:
        if isinstance(e, BaseExceptionGroup):
            yield from leaves(e)
        else:
            yield e


try:
    nested()
except ExceptionGroup as g:
    print([repr(e) for e in leaves(g)])
    sub = g.subgroup(lambda e: isinstance(e, LookupError))
    print(sub, repr(sub.exceptions[0]))
try:
    raise ValueError("plain")
except* ValueError as eg:
    print("wrapped", repr(eg))
try:
    ExceptionGroup("empty", [])
except ValueError as e:
    print(e)
try:
    ExceptionGroup("bad", ["x"])
except ValueError as e:
    print(e)
validate({"name": "A", "age": "x", "email": "a@b"})
