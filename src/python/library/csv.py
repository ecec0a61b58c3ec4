"""csv: rows of text fields. Reads from any lines, writes to anything with `write`."""

QUOTE_MINIMAL = 0
QUOTE_ALL = 1
QUOTE_NONNUMERIC = 2
QUOTE_NONE = 3


class Error(Exception):
    pass


class Dialect:
    delimiter = ","
    quotechar = '"'
    doublequote = True
    escapechar = None
    lineterminator = "\r\n"
    quoting = QUOTE_MINIMAL
    skipinitialspace = False
    strict = False


class excel(Dialect):
    pass


class excel_tab(excel):
    delimiter = "\t"


class unix_dialect(Dialect):
    quoting = QUOTE_ALL
    lineterminator = "\n"


_dialects = {"excel": excel, "excel-tab": excel_tab, "unix": unix_dialect}


def list_dialects():
    return list(_dialects)


def get_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    return _dialects[name]


def _settings(dialect, options):
    if isinstance(dialect, str):
        dialect = get_dialect(dialect)
    made = Dialect()
    for name in ("delimiter", "quotechar", "doublequote", "escapechar", "lineterminator",
                 "quoting", "skipinitialspace", "strict"):
        setattr(made, name, options.pop(name, getattr(dialect, name)))
    if options:
        raise TypeError(f"'{next(iter(options))}' is an invalid keyword argument for this function")
    return made


class _Reader:
    def __init__(self, lines, dialect):
        self._lines = iter(lines)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    def __next__(self):
        d = self.dialect
        fields = []
        field = []
        was_quoted = in_quotes = False
        while True:
            line = next(self._lines)
            self.line_num += 1
            at = 0
            while at < len(line):
                letter = line[at]
                at += 1
                if in_quotes:
                    if letter == d.escapechar and at < len(line):
                        field.append(line[at])
                        at += 1
                    elif letter == d.quotechar:
                        if d.doublequote and line[at:at + 1] == d.quotechar:
                            field.append(letter)
                            at += 1
                        else:
                            in_quotes = False
                    else:
                        field.append(letter)
                elif letter == d.delimiter:
                    fields.append(self._made(field, was_quoted))
                    field = []
                    was_quoted = False
                elif letter in "\r\n":
                    break
                elif letter == d.quotechar and not field and d.quoting != QUOTE_NONE:
                    in_quotes = was_quoted = True
                elif letter == d.escapechar and at < len(line):
                    field.append(line[at])
                    at += 1
                elif letter == " " and d.skipinitialspace and not field and not was_quoted:
                    pass
                else:
                    field.append(letter)
            if not in_quotes:
                break
        if fields or field or was_quoted:
            fields.append(self._made(field, was_quoted))
        return fields

    def _made(self, field, was_quoted):
        text = "".join(field)
        if self.dialect.quoting == QUOTE_NONNUMERIC and not was_quoted:
            return float(text)
        return text


def reader(csvfile, dialect="excel", **fmtparams):
    return _Reader(csvfile, _settings(dialect, fmtparams))


class _Writer:
    def __init__(self, file, dialect):
        self._file = file
        self.dialect = dialect

    def writerow(self, row):
        row = list(row)
        fields = [self._field(value, len(row)) for value in row]
        return self._file.write(self.dialect.delimiter.join(fields) + self.dialect.lineterminator)

    def writerows(self, rows):
        for row in rows:
            self.writerow(row)

    def _field(self, value, n_fields):
        d = self.dialect
        is_number = isinstance(value, (int, float))
        text = "" if value is None else repr(value) if isinstance(value, float) else str(value)
        special = (d.delimiter, d.quotechar, "\r", "\n")
        needs = any(mark in text for mark in special) or (text == "" and n_fields == 1)
        if d.quoting == QUOTE_NONE:
            if needs and d.escapechar is None:
                raise Error("need to escape, but no escapechar set")
            return "".join([d.escapechar + c if c in special else c for c in text])
        if (d.quoting == QUOTE_ALL or needs
                or (d.quoting == QUOTE_NONNUMERIC and not is_number)):
            quote = d.quotechar
            return quote + text.replace(quote, quote * 2 if d.doublequote else quote) + quote
        return text


def writer(csvfile, dialect="excel", **fmtparams):
    return _Writer(csvfile, _settings(dialect, fmtparams))


class DictReader:
    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel",
                 **kwds):
        self._fieldnames = fieldnames
        self.restkey = restkey
        self.restval = restval
        self.reader = reader(f, dialect, **kwds)

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            self._fieldnames = next(self.reader, None)
        return self._fieldnames

    @property
    def line_num(self):
        return self.reader.line_num

    def __iter__(self):
        return self

    def __next__(self):
        names = self.fieldnames
        row = next(self.reader)
        while row == []:
            row = next(self.reader)
        result = dict(zip(names, row))
        if len(row) > len(names):
            result[self.restkey] = row[len(names):]
        for name in names[len(row):]:
            result[name] = self.restval
        return result


class DictWriter:
    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel",
                 **kwds):
        self.fieldnames = fieldnames
        self.restval = restval
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, **kwds)

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def writerow(self, rowdict):
        if self.extrasaction == "raise":
            wrong = [name for name in rowdict if name not in self.fieldnames]
            if wrong:
                shown = ", ".join([repr(name) for name in wrong])
                raise ValueError(f"dict contains fields not in fieldnames: {shown}")
        return self.writer.writerow([rowdict.get(name, self.restval)
                                     for name in self.fieldnames])

    def writerows(self, rowdicts):
        for row in rowdicts:
            self.writerow(row)
