"""Statements of Python's own trees as text, as tree.ts writes ours."""
import ast

from tree_expressions import BINARY, ExpressionWriter, name


class StatementWriter(ExpressionWriter):
    def body(self, nodes):
        self.many(nodes, self.statement)

    def statement(self, node):
        kind = name(node)
        is_async = kind.startswith("Async")
        if is_async:
            kind = kind[5:]
        if kind == "FunctionDef":
            self.put(kind, node, node.name, is_async)
            self.many(node.decorator_list, self.expression)
            self.type_parameters(node)
            self.parameters(node.args)
            self.maybe(node.returns)
            self.body(node.body)
        elif kind == "ClassDef":
            self.put(kind, node, node.name)
            self.many(node.decorator_list, self.expression)
            self.type_parameters(node)
            self.many(node.bases, self.expression)
            self.many(node.keywords, self.keyword)
            self.body(node.body)
        elif kind == "Assign":
            self.put(kind, node)
            self.many(node.targets, self.expression)
            self.maybe(None)
            self.expression(node.value)
        elif kind == "AnnAssign":
            self.put("Assign", node)
            self.many([node.target], self.expression)
            self.expression(node.annotation)
            self.maybe(node.value)
        elif kind == "AugAssign":
            self.put(kind, node, BINARY[name(node.op)])
            self.expression(node.target)
            self.expression(node.value)
        elif kind == "Expr":
            self.put("Expression", node)
            self.expression(node.value)
        elif kind == "For":
            self.put(kind, node, is_async)
            self.expression(node.target)
            self.expression(node.iter)
            self.body(node.body)
            self.body(node.orelse)
        elif kind in ("While", "If"):
            self.put(kind, node)
            self.expression(node.test)
            self.body(node.body)
            self.body(node.orelse)
        elif kind == "With":
            self.put(kind, node, is_async)
            for item in node.items:
                self.expression(item.context_expr)
                self.maybe(item.optional_vars)
            self.lines.append("]")
            self.body(node.body)
        elif kind in ("Try", "TryStar"):
            self.put("Try", node, kind == "TryStar")
            self.body(node.body)
            for handler in node.handlers:
                self.put("except", handler, handler.name)
                self.maybe(handler.type)
                self.body(handler.body)
            self.lines.append("]")
            self.body(node.orelse)
            self.body(node.finalbody)
        elif kind == "Match":
            self.put(kind, node)
            self.expression(node.subject)
            for case in node.cases:
                self.put("case", None, *sorted(bound_by(case.pattern)))
                self.pattern(case.pattern)
                self.maybe(case.guard)
                self.body(case.body)
            self.lines.append("]")
        elif kind == "Import":
            self.put(kind, node)
            self.many(node.names, self.alias)
        elif kind == "ImportFrom":
            self.put(kind, node, node.module or "", node.level)
            self.many(node.names, self.alias)
        elif kind == "Return":
            self.put(kind, node)
            self.maybe(node.value)
        elif kind == "Raise":
            self.put(kind, node)
            self.maybe(node.exc)
            self.maybe(node.cause)
        elif kind == "Assert":
            self.put(kind, node)
            self.expression(node.test)
            self.maybe(node.msg)
        elif kind == "Delete":
            self.put(kind, node)
            self.many(node.targets, self.expression)
        elif kind in ("Global", "Nonlocal"):
            self.put(kind, node, *node.names)
        elif kind in ("Pass", "Break", "Continue"):
            self.put(kind, node)
        elif kind == "TypeAlias":
            self.put(kind, node, node.name.id)
            self.type_parameters(node)
            self.expression(node.value)
        else:
            raise ValueError(kind)

    def pattern(self, node):
        kind = name(node)
        if kind == "MatchValue":
            self.put(kind, node)
            self.expression(node.value)
        elif kind == "MatchSingleton":
            self.put(kind, node, str(node.value))
        elif kind in ("MatchSequence", "MatchOr"):
            self.put(kind, node)
            self.many(node.patterns, self.pattern)
        elif kind == "MatchStar":
            self.put(kind, node, node.name)
        elif kind == "MatchMapping":
            self.put(kind, node, node.rest)
            self.many(node.keys, self.expression)
            self.many(node.patterns, self.pattern)
        elif kind == "MatchClass":
            self.put(kind, node, *node.kwd_attrs)
            self.expression(node.cls)
            self.many(node.patterns, self.pattern)
            self.many(node.kwd_patterns, self.pattern)
        elif kind == "MatchAs":
            self.put(kind, node, node.name)
            self.many([node.pattern] if node.pattern else [], self.pattern)
        else:
            raise ValueError(kind)

    def alias(self, node):
        self.put("alias", node, node.name, node.asname)


def bound_by(pattern):
    names = set()
    for node in ast.walk(pattern):
        if isinstance(node, (ast.MatchAs, ast.MatchStar)) and node.name:
            names.add(node.name)
        elif isinstance(node, ast.MatchMapping) and node.rest:
            names.add(node.rest)
    return names
