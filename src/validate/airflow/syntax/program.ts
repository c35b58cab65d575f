/**
 * Has Python, 3.8 or newer, compile texts that it gets as a list in JSON, and run none of them. It writes lines of JSON: its
 * version, then of each text that it refuses the number, the place as Python counts it, and the message; at last `true`.
 */
export const SYNTAX_PROGRAM = `
import faulthandler, json, sys

# What a text can do to the compiler must not keep anybody waiting.
faulthandler.dump_traceback_later(30, exit=True)
print(json.dumps("%d.%d" % sys.version_info[:2]))
for number, text in enumerate(json.loads(sys.stdin.buffer.read())):
    try:
        compile(text, "dag.py", "exec", dont_inherit=True)
    except SyntaxError as error:
        end = getattr(error, "end_lineno", None), getattr(error, "end_offset", None)
        print(json.dumps([number, error.lineno, error.offset, *end, error.msg]))
    except Exception:
        # Too deep for it, or a number too long: no verdict on the syntax.
        print(json.dumps([number, None, None, None, None, None]))
print("true")
`
