import type { Span } from '../../../python/ast.js'
import { Builtin } from '../core/builtin.js'
import type { Interpreter } from '../core/interpreter.js'
import { float, int, NONE_VALUE, str, tuple } from '../core/make.js'
import { integerOf } from '../operators/numbers.js'
import { opaque } from '../operators/opaque.js'
import type { Arguments, Opaque, Value } from '../value.js'
import { calculated } from './arithmetic.js'
import { faultOfDay, isoWeekOf, weekdayOf } from './calendar.js'
import {
  DAY,
  dayNumber,
  divided,
  type Exact,
  type ExactDate,
  type ExactMoment,
  type ExactSpan,
  microsOf,
  type Part,
  partsOf,
} from './exact.js'
import { shiftFrom, zoneOf } from './making.js'
import { formattedTime, isoText } from './text.js'

const TYPES = { date: 'datetime.date', span: 'datetime.timedelta', shift: 'dateutil.relativedelta' } as const

/** A value of what is known exactly; written as the operation that gave it. */
export function exactly(exact: Exact, text: string, span: Span): Opaque {
  const moment = exact.sort === 'moment' && exact.of === 'pendulum' ? 'pendulum.DateTime' : 'datetime.datetime'
  return { ...opaque(exact.sort === 'moment' ? moment : TYPES[exact.sort], text, span), exact }
}

/** An attribute or a method of a moment or a span; undefined where it is none of those that are worked out. */
export function memberOfExact(value: Opaque, name: string, machine: Interpreter, span: Span): Value | undefined {
  const { exact } = value
  if (exact === undefined || exact.sort === 'shift') return undefined
  if (exact.sort === 'span') return ofSpan(exact, name)
  const parts = partsOf(exact)
  if (Object.hasOwn(parts, name) && (exact.sort === 'moment' || ['year', 'month', 'day'].includes(name)))
    return int(parts[name as Part])
  return ofDay(exact, name) ?? ofClock(value, exact, name, machine, span)
}

const method = (name: string, parameters: string, run: ConstructorParameters<typeof Builtin>[2]): Value =>
  new Builtin(name, parameters, run)

function ofSpan({ micros }: ExactSpan, name: string): Value | undefined {
  const [days, rest] = divided(micros, DAY)
  const [seconds, fraction] = divided(rest, 1_000_000n)
  if (name === 'days') return int(days)
  if (name === 'seconds') return int(seconds)
  if (name === 'microseconds') return int(fraction)
  return name === 'total_seconds' ? method(name, '', () => float(Number(micros) / 1e6)) : undefined
}

function ofDay(exact: ExactDate | ExactMoment, name: string): Value | undefined {
  const number = dayNumber(exact)
  const isPlain = exact.sort === 'date' || exact.of === 'datetime'
  switch (name) {
    case 'weekday':
      return method(name, '', () => int(weekdayOf(number)))
    case 'isoweekday':
      return method(name, '', () => int(weekdayOf(number) + 1))
    case 'toordinal':
      return method(name, '', () => int(number + 719_163))
    case 'isocalendar': {
      const { year, week } = isoWeekOf(number)
      return isPlain ? method(name, '', () => tuple([int(year), int(week), int(weekdayOf(number) + 1)])) : undefined
    }
    case 'strftime':
      return method(name, 'format', ([format], of, at) => {
        const text = format?.kind === 'str' ? formattedTime(exact, format.value) : null
        return text === null ? of.unknown('the formatted text is not worked out', at) : str(text)
      })
    case 'isoformat':
      return method(name, 'sep?', ([separator], of, at) => {
        const text = isoText(exact, separator?.kind === 'str' ? separator.value : 'T')
        return text === null ? of.unknown('the offset of its time zone is not worked out', at) : str(text)
      })
    case 'to_date_string':
      return isPlain ? undefined : method(name, '', () => str(formattedTime(exact, '%Y-%m-%d') ?? ''))
    default:
      return undefined
  }
}

function ofClock(
  value: Opaque,
  exact: ExactDate | ExactMoment,
  name: string,
  machine: Interpreter,
  span: Span,
): Value | undefined {
  const { text } = value
  switch (name) {
    case 'replace':
      return new Changing(name, args => replaced(value, exact, args, machine, span))
    case 'add':
    case 'subtract':
      if (exact.sort !== 'moment' || exact.of !== 'pendulum') return undefined
      return new Changing(name, args => {
        const shift = args.incomplete === null && args.positional.length === 0 ? shiftFrom(args.named) : null
        const made = shift === null ? null : calculated(name === 'add' ? '+' : '-', exact, shift)
        return made === null || typeof made === 'number' ? null : exactly(made, `${text}.${name}(...)`, span)
      })
    case 'date':
      if (exact.sort !== 'moment') return undefined
      return method(name, '', () => exactly({ sort: 'date', day: dayNumber(exact) }, `${text}.date()`, span))
    case 'tzinfo':
      return exact.sort === 'moment' && exact.zone === 'none' ? NONE_VALUE : undefined
    default:
      return undefined
  }
}

/** A method that gives another moment, where that is worked out. */
class Changing extends Builtin {
  constructor(
    name: string,
    private readonly change: (args: Arguments) => Value | null,
  ) {
    super(name, '', () => NONE_VALUE)
  }

  override call(args: Arguments, _machine: Interpreter, span: Span): Value {
    return this.change(args) ?? opaque(null, `….${this.name}(...)`, span)
  }
}

function replaced(
  value: Opaque,
  exact: ExactDate | ExactMoment,
  args: Arguments,
  machine: Interpreter,
  span: Span,
): Value | null {
  if (args.incomplete !== null || args.positional.length > 0) return null
  const parts = partsOf(exact)
  let zone = exact.sort === 'moment' ? exact.zone : 'none'
  for (const [name, given] of args.named) {
    const number = integerOf(given)
    if (name === 'tzinfo' || name === 'tz') zone = given.kind === 'none' ? 'none' : zoneOf(given)
    else if (number === null || !Object.hasOwn(parts, name)) return null
    else parts[name as Part] = Number(number)
  }
  const fault = faultOfDay(parts)
  if (fault !== null) return machine.fail('ValueError', fault, span)
  const micros = microsOf(parts)
  const text = `${value.text}.replace(...)`
  if (exact.sort === 'date') return exactly({ sort: 'date', day: Number(micros / DAY) }, text, span)
  return exactly({ ...exact, micros, zone }, text, span)
}
