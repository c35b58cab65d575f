"""Writes Python's own trees as text, a line per node, as tree.ts writes ours; see there.

stdin: one JSON a line, {"path": ...} or {"text": ...}, with "whole": true for the text instead of its digest;
or {"standardFiles": true}.
stdout: one JSON a line: {"tree": digest or text}, {"refused": message, "line": n, "column": n}, {"skipped": why}
or {"standardFiles": paths}.
The first line of all tells the version.
"""
import ast
import hashlib
import json
import os
import sys
import sysconfig
import warnings

sys.dont_write_bytecode = True
from tree_statements import StatementWriter

warnings.simplefilter("ignore")


def standard_files():
    """The files of the standard library, without what is installed beside it."""
    files = []
    for folder, folders, names in os.walk(sysconfig.get_paths()["stdlib"]):
        folders[:] = sorted(name for name in folders if name not in ("site-packages", "dist-packages", "__pycache__"))
        files += [os.path.join(folder, name) for name in sorted(names) if name.endswith(".py")]
    return files


def answer(request):
    if request.get("standardFiles"):
        return {"standardFiles": standard_files()}
    text = request.get("text")
    if text is None:
        with open(request["path"], "rb") as file:
            raw = file.read()
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError:
            return {"skipped": "not UTF-8"}
    mark = 1 if text.startswith("\ufeff") else 0
    text = text[mark:]
    try:
        tree = ast.parse(text)
        compile(text, "file", "exec", dont_inherit=True)
    except SyntaxError as error:
        column = error.offset or 0
        return {"refused": error.msg, "line": error.lineno or 0, "column": column}
    except (ValueError, RecursionError, MemoryError, OverflowError) as error:
        return {"refused": str(error), "line": 0, "column": 0}
    writer = StatementWriter(text, mark)
    sys.setrecursionlimit(20000)
    writer.body(tree.body)
    sys.setrecursionlimit(1000)
    lines = "\n".join(writer.lines)
    return {"tree": lines if request.get("whole") else hashlib.sha1(lines.encode()).hexdigest()}


print(json.dumps({"version": list(sys.version_info[:3])}), flush=True)
for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))), flush=True)
