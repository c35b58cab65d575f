import { Builtin } from '../core/builtin.js'
import { bool, int, list, NONE_VALUE, str } from '../core/make.js'
import { opaque } from '../operators/opaque.js'
import type { HostObject, Value } from '../value.js'
import { OPAQUE_TYPES } from './opaque-types.js'

const NOWHERE = { start: 0, end: 0 }

/** A module of which nothing depends on what is done with it: to log, to warn. */
const quiet = (module: string, names: string): readonly [string, ReadonlyMap<string, Value>] => [
  module,
  new Map(names.split(' ').map(name => [name, opaque(null, `${module}.${name}`, NOWHERE, true)] as const)),
]

const exit: HostObject = new Builtin('exit', 'code?', (_given, machine, span) => machine.fail('SystemExit', '', span))

/** Python's version, of which only is told that it is one that Airflow runs on. */
class Version implements HostObject {
  readonly kind = 'host'

  describe(): string {
    return "Python's version"
  }

  get(name: string): Value | undefined {
    return name === 'major' ? int(3) : undefined
  }

  index(index: Value): Value | undefined {
    return index.kind === 'int' && index.value === 0n ? int(3) : undefined
  }

  binary(operator: string, other: Value): Value | undefined {
    const [major, minor] =
      other.kind === 'tuple' ? other.items.map(item => (item.kind === 'int' ? Number(item.value) : null)) : []
    if (major == null || !['<', '<=', '>', '>='].includes(operator)) return undefined
    const isOlder = major < 3 || (major === 3 && (minor ?? 0) <= OLDEST)
    if (isOlder) return bool(operator === '>' || operator === '>=')
    return major > 3 ? bool(operator === '<' || operator === '<=') : undefined
  }
}

/** Python 3.9 is the oldest that the newest Airflow 2 runs on. */
const OLDEST = 9

const SYS: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['exit', exit],
  ['path', list([])],
  ['argv', list([])],
  ['platform', str('linux')],
  ['version_info', new Version()],
  ['version', opaque('str', 'sys.version', NOWHERE)],
  ['modules', opaque(null, 'sys.modules', NOWHERE)],
  ['stdout', opaque(null, 'sys.stdout', NOWHERE)],
  ['stderr', opaque(null, 'sys.stderr', NOWHERE)],
  ['maxsize', { kind: 'int', value: 2n ** 63n - 1n }],
  ['executable', opaque('str', 'sys.executable', NOWHERE)],
])

export const QUIET: readonly (readonly [string, ReadonlyMap<string, Value>])[] = [
  quiet(
    'logging',
    'getLogger info debug warning error exception critical log basicConfig INFO DEBUG WARNING ERROR CRITICAL NOTSET Logger Handler StreamHandler FileHandler Formatter LoggerAdapter Filter disable captureWarnings config handlers',
  ),
  quiet('warnings', 'warn filterwarnings simplefilter catch_warnings'),
  quiet('traceback', 'print_exc format_exc print_exception'),
  quiet('gc', 'collect enable disable freeze'),
  quiet('signal', 'signal SIGTERM SIGINT'),
  quiet('threading', 'Lock RLock Thread local'),
  quiet(
    '__future__',
    'annotations division print_function absolute_import unicode_literals generator_stop with_statement',
  ),
  ['sys', SYS],
  [
    'decimal',
    new Map<string, Value>([
      ['Decimal', OPAQUE_TYPES.decimal],
      ['ROUND_HALF_UP', str('ROUND_HALF_UP')],
    ]),
  ],
  ['fractions', new Map<string, Value>([['Fraction', OPAQUE_TYPES.fraction]])],
  ['time', new Map<string, Value>([['sleep', new Builtin('sleep', 'seconds', () => NONE_VALUE)]])],
  ['asyncio', new Map<string, Value>([['sleep', opaque(null, 'asyncio.sleep', NOWHERE)]])],
]
