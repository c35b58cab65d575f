"""What it costs python to read the files below a folder, in milliseconds of CPU time: to parse them, and no more."""

import ast
import pathlib
import sys
import time

for path in sorted(pathlib.Path(sys.argv[1]).rglob("*.py")):
    ast.parse(path.read_text())
print(time.process_time() * 1000)
