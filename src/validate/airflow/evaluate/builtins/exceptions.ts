import type { Span } from '../../../python/ast.js'
import { Builtin } from '../core/builtin.js'
import type { Interpreter } from '../core/interpreter.js'
import { positional, str, tuple } from '../core/make.js'
import { Raised } from '../core/raised.js'
import { BuiltinType } from '../core/types.js'
import type { Arguments, HostObject, Instance, Value } from '../value.js'
import { OBJECT } from './object.js'

/** An exception, or what stands for it in an instance of a class of the files. */
export class ExceptionObject implements HostObject {
  readonly kind = 'host'

  constructor(
    readonly type: Value,
    readonly args: readonly Value[],
  ) {}

  describe(): string {
    return 'exception'
  }

  get(name: string): Value | undefined {
    switch (name) {
      case 'args':
        return tuple(this.args)
      case '__class__':
        return this.type
      case '__str__':
        return new Builtin('__str__', '', (_given, machine, span) => this.text(machine, span))
      case 'with_traceback':
      case 'add_note':
        return new Builtin(name, 'value?', () => this, true)
      default:
        return name === '__doc__' ? { kind: 'none' } : undefined
    }
  }

  text(machine: Interpreter, span: Span): Value {
    const [first] = this.args
    if (first === undefined) return str('')
    const isKey = this.type === EXCEPTIONS.get('KeyError')
    const value = this.args.length === 1 ? first : tuple(this.args)
    const text = value === first && !isKey ? machine.text(value, span) : machine.repr(value, span)
    return typeof text === 'string' ? str(text) : text
  }
}

/** A class of exceptions. */
class ExceptionType extends BuiltinType {
  override call(args: Arguments): Value {
    return new ExceptionObject(this, args.incomplete === null ? args.positional : [args.incomplete])
  }

  derive(args: Arguments, instance: Instance): HostObject {
    return new ExceptionObject(instance.of, args.incomplete === null ? args.positional : [args.incomplete])
  }
}

// Each class with those that derive from it.
const TREE = `BaseException: Exception GeneratorExit KeyboardInterrupt SystemExit
Exception: ArithmeticError AssertionError AttributeError BufferError EOFError ImportError LookupError MemoryError NameError OSError ReferenceError RuntimeError StopAsyncIteration StopIteration SyntaxError SystemError TypeError ValueError Warning
ArithmeticError: FloatingPointError OverflowError ZeroDivisionError
ImportError: ModuleNotFoundError
LookupError: IndexError KeyError
NameError: UnboundLocalError
OSError: BlockingIOError ChildProcessError ConnectionError FileExistsError FileNotFoundError InterruptedError IsADirectoryError NotADirectoryError PermissionError ProcessLookupError TimeoutError
ConnectionError: BrokenPipeError ConnectionAbortedError ConnectionRefusedError ConnectionResetError
RuntimeError: NotImplementedError RecursionError
SyntaxError: IndentationError
IndentationError: TabError
ValueError: UnicodeError
UnicodeError: UnicodeDecodeError UnicodeEncodeError UnicodeTranslateError
Warning: BytesWarning DeprecationWarning EncodingWarning FutureWarning ImportWarning PendingDeprecationWarning ResourceWarning RuntimeWarning SyntaxWarning UnicodeWarning UserWarning`

export const EXCEPTIONS: ReadonlyMap<string, BuiltinType> = classes()

function classes(): Map<string, BuiltinType> {
  const made = new Map<string, BuiltinType>([['BaseException', new ExceptionType('BaseException', { base: OBJECT })]])
  for (const line of TREE.split('\n')) {
    const [base, names] = line.split(': ') as [string, string]
    for (const name of names.split(' '))
      made.set(name, new ExceptionType(name, { base: made.get(base) as BuiltinType }))
  }
  const os = made.get('OSError') as BuiltinType
  return made.set('IOError', os).set('EnvironmentError', os)
}

/** The one of the json module. */
export const JSON_DECODE_ERROR: BuiltinType = new ExceptionType('JSONDecodeError', {
  module: 'json.decoder',
  base: EXCEPTIONS.get('ValueError') as BuiltinType,
})

/** An exception by the name of its class, also of one that is not Python's own. */
export function exceptionNamed(type: string, argument: Value): Value {
  const known = type === JSON_DECODE_ERROR.name ? JSON_DECODE_ERROR : EXCEPTIONS.get(type)
  const of = known ?? new ExceptionType(type, { base: EXCEPTIONS.get('Exception') as BuiltinType })
  return new ExceptionObject(of, [argument])
}

/** Raises the KeyError of a key that is not there, which is its argument. */
export function failKey(key: Value, machine: Interpreter, { start, end }: Span): never {
  const text = machine.repr(key, { start, end })
  const message = typeof text === 'string' ? text : '…'
  const error = { type: 'KeyError', message, span: { start, end }, file: machine.file }
  throw new Raised(error, exceptionNamed(error.type, key), machine.isCertain)
}

/** What `raise value` throws. */
export function raisedBy(value: Value, machine: Interpreter, { start, end }: Span): Raised {
  const isClass =
    value.kind === 'class' || value instanceof BuiltinType || (value.kind === 'host' && value.derive !== undefined)
  if (['int', 'str', 'list', 'dict', 'none', 'tuple', 'bool', 'float'].includes(value.kind))
    machine.fail('TypeError', 'exceptions must derive from BaseException', { start, end })
  const exception = isClass ? machine.call(value, positional(), { start, end }) : value
  const type = typeNameOf(isClass ? value : exception, machine, { start, end })
  const text = exception.kind === 'unknown' ? exception : machine.text(exception, { start, end })
  const error = {
    type: type ?? 'Exception',
    message: typeof text === 'string' ? text : '',
    span: { start, end },
    file: machine.file,
  }
  return new Raised(error, exception, machine.isCertain && type !== null)
}

function typeNameOf(value: Value, machine: Interpreter, span: Span): string | null {
  if (value.kind === 'class') return value.name
  if (value.kind === 'instance') return value.of.name
  if (value instanceof ExceptionObject) return typeNameOf(value.type, machine, span)
  if (value.kind !== 'host') return null
  if (value.exception !== undefined) return value.exception
  const name = value.get?.('__name__', machine, span)
  return name?.kind === 'str' ? name.value : null
}
