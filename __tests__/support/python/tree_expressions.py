"""Expressions of Python's own trees as text, as tree-expressions.ts writes ours."""
import ast
import json
import struct
import sys

PLACES_IN_FSTRINGS = sys.version_info >= (3, 12)
UNARY = {"UAdd": "+", "USub": "-", "Invert": "~", "Not": "not"}
BINARY = {
    "Add": "+", "Sub": "-", "Mult": "*", "Div": "/", "FloorDiv": "//", "Mod": "%", "MatMult": "@", "Pow": "**",
    "LShift": "<<", "RShift": ">>", "BitAnd": "&", "BitOr": "|", "BitXor": "^",
}
COMPARE = {
    "Lt": "<", "LtE": "<=", "Gt": ">", "GtE": ">=", "Eq": "==", "NotEq": "!=", "In": "in", "NotIn": "not in",
    "Is": "is", "IsNot": "is not",
}


def name(node):
    return type(node).__name__


class ExpressionWriter:
    def __init__(self, text, mark):
        self.lines = []
        self.places = 0
        self.mark = mark
        self.named = 0
        self.wide = text.encode("utf-16-le", "surrogatepass") if "\\N{" in text else b""
        self.split(text, mark)

    def split(self, text, mark):
        """Lines as the parser counts them, each with the offset at which it begins."""
        self.rows = []
        at = mark
        begin = 0
        size = len(text)
        while True:
            line_feed = text.find("\n", begin)
            carriage = text.find("\r", begin, line_feed if line_feed >= 0 else size)
            end = carriage if carriage >= 0 else line_feed
            row = text[begin:] if end < 0 else text[begin:end]
            ascii_only = row.isascii()
            self.rows.append((at, None if ascii_only else row.encode("utf-8", "surrogatepass")))
            if end < 0:
                return
            width = 2 if text[end:end + 2] == "\r\n" else 1
            at += (len(row) if ascii_only else len(row.encode("utf-16-le", "surrogatepass")) // 2) + width
            begin = end + width

    def offset(self, line, column):
        start, raw = self.rows[line - 1]
        if raw is None:
            return start + column
        return start + len(raw[:column].decode("utf-8", "surrogatepass").encode("utf-16-le", "surrogatepass")) // 2

    def put(self, kind, node, *attributes):
        words = [kind]
        if node is not None and self.places == 0:
            words.append(str(self.offset(node.lineno, node.col_offset)))
            words.append(str(self.offset(node.end_lineno, node.end_col_offset)))
        for attribute in attributes:
            words.append(json.dumps(attribute))
        self.lines.append(" ".join(words))

    def is_named(self, node):
        """Whether a literal has a character by its name; ours keeps the name."""
        start = self.offset(node.lineno, node.col_offset) - self.mark
        end = self.offset(node.end_lineno, node.end_col_offset) - self.mark
        return "\\N{" in self.wide[start * 2:end * 2].decode("utf-16-le", "replace") if self.wide else False

    def many(self, nodes, write):
        self.lines.append("[%d" % len(nodes))
        for node in nodes:
            write(node)

    def maybe(self, node):
        if node is None:
            self.lines.append("-")
        else:
            self.expression(node)

    def expression(self, node):
        kind = name(node)
        getattr(self, "on_" + kind)(node)

    def on_Name(self, node):
        self.put("Name", node, node.id)

    def on_Constant(self, node):
        value = node.value
        if isinstance(value, (str, bytes)):
            shown = value if isinstance(value, str) else value.decode("latin-1")
            self.put("Str", node, None if self.is_named(node) else shown, isinstance(value, bytes))
        elif value is None or value is True or value is False or value is ...:
            self.put("Constant", node, "..." if value is ... else str(value))
        elif isinstance(value, int):
            self.put("Num", node, True, struct.pack(">d", value).hex() if value < 2**53 else None)
        elif isinstance(value, float) and value != float("inf"):
            self.put("Num", node, False, struct.pack(">d", value).hex())
        else:
            self.put("Num", node, False, None)

    def on_JoinedStr(self, node):
        self.joined(node, False)

    def on_TemplateStr(self, node):
        self.joined(node, True)

    def joined(self, node, is_template):
        self.put("JoinedStr", node, is_template)
        named = self.is_named(node)
        self.named += named
        self.parts(node.values)
        self.named -= named

    def parts(self, values):
        self.places += not PLACES_IN_FSTRINGS
        for value in values:
            if isinstance(value, ast.Constant) and value.value == "":
                continue  # 3.12 has these in the formats of fields
            if isinstance(value, ast.Constant):
                self.put("Text", None, None if self.named else value.value)
            else:
                self.put("FormattedValue", value, None if value.conversion < 0 else chr(value.conversion))
                self.expression(value.value)
                if value.format_spec is None:
                    self.lines.append("-")
                else:
                    self.put("Format", None)
                    self.parts(value.format_spec.values)
        self.places -= not PLACES_IN_FSTRINGS
        self.lines.append("]")

    def items(self, node):
        self.put(name(node), node)
        self.many(node.elts, self.expression)

    on_List = on_Tuple = on_Set = items

    def on_Dict(self, node):
        self.put("Dict", node)
        for key, value in zip(node.keys, node.values):
            self.maybe(key)
            self.expression(value)
        self.lines.append("]")

    def comprehension(self, node):
        self.put(name(node), node)
        if isinstance(node, ast.DictComp):
            self.expression(node.key)
            self.expression(node.value)
        else:
            self.expression(node.elt)
        for generator in node.generators:
            self.put("for", None, bool(generator.is_async))
            self.expression(generator.target)
            self.expression(generator.iter)
            self.many(generator.ifs, self.expression)

    on_ListComp = on_SetComp = on_DictComp = on_GeneratorExp = comprehension

    def keyword(self, node):
        self.put("keyword", node, node.arg)
        self.expression(node.value)

    def on_Call(self, node):
        self.put("Call", node)
        self.expression(node.func)
        self.many(node.args, self.expression)
        self.many(node.keywords, self.keyword)

    def on_Attribute(self, node):
        self.put("Attribute", node, node.attr)
        self.expression(node.value)

    def on_Subscript(self, node):
        self.put("Subscript", node)
        self.expression(node.value)
        self.expression(node.slice)

    def on_Slice(self, node):
        self.put("Slice", node)
        self.maybe(node.lower)
        self.maybe(node.upper)
        self.maybe(node.step)

    def on_UnaryOp(self, node):
        self.put("Unary", node, UNARY[name(node.op)])
        self.expression(node.operand)

    def on_BinOp(self, node):
        self.put("Binary", node, BINARY[name(node.op)])
        self.expression(node.left)
        self.expression(node.right)

    def on_BoolOp(self, node):
        self.put("Boolean", node, name(node.op).lower())
        self.many(node.values, self.expression)

    def on_Compare(self, node):
        self.put("Compare", node, *[COMPARE[name(op)] for op in node.ops])
        self.expression(node.left)
        self.many(node.comparators, self.expression)

    def on_IfExp(self, node):
        self.put("Conditional", node)
        self.expression(node.test)
        self.expression(node.body)
        self.expression(node.orelse)

    def on_Lambda(self, node):
        self.put("Lambda", node)
        self.parameters(node.args)
        self.expression(node.body)

    def on_Starred(self, node):
        self.put("Starred", node)
        self.expression(node.value)

    def on_NamedExpr(self, node):
        self.put("Named", node)
        self.expression(node.target)
        self.expression(node.value)

    def awaited(self, node):
        self.put(name(node), node)
        self.maybe(node.value)

    on_Await = on_Yield = on_YieldFrom = awaited

    def parameters(self, node):
        positional = node.posonlyargs + node.args
        defaults = [None] * (len(positional) - len(node.defaults)) + node.defaults
        for index, (arg, value) in enumerate(zip(positional, defaults)):
            self.parameter("positional-only" if index < len(node.posonlyargs) else "positional", arg, value)
        if node.vararg:
            self.parameter("rest", node.vararg, None)
        for arg, value in zip(node.kwonlyargs, node.kw_defaults):
            self.parameter("keyword-only", arg, value)
        if node.kwarg:
            self.parameter("keywords", node.kwarg, None)
        self.lines.append("]")

    def parameter(self, kind, node, value):
        self.put(kind, node, node.arg)
        self.maybe(node.annotation)
        self.maybe(value)

    def type_parameters(self, node):
        for parameter in getattr(node, "type_params", []):
            self.put(name(parameter), parameter, parameter.name)
            self.maybe(getattr(parameter, "bound", None))
            self.maybe(getattr(parameter, "default_value", None))
        self.lines.append("]")
