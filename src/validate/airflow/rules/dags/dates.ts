import { nearest } from '../../../../gate/nearest.js'
import type { Call, Expression } from '../../../python/ast.js'
import { didYouMean } from '../../../words/among.js'
import { quoted } from '../../../words/quoted.js'
import type { Checking } from '../checking.js'
import { bindingsOf, pathOf } from '../reading/bindings.js'
import { reachedIn } from '../reading/reached.js'
import { raises } from '../refused/raises.js'
import { nearestZone } from './zones.js'

const OF_DATE = 'year month day'.split(' ')
const OF_DAY = 'hour minute second microsecond'.split(' ')
const MOMENT = [...OF_DATE, ...OF_DAY]
const SPAN = 'days seconds microseconds milliseconds minutes hours weeks'.split(' ')

interface Form {
  /** By their position. */
  names: readonly string[]
  required: number
  /** Also by their names. */
  others: readonly string[]
}

/** What is called to make dates, by its path. */
const FORMS: Readonly<Record<string, Form>> = {
  'datetime.datetime': { names: [...MOMENT, 'tzinfo'], required: 3, others: ['fold'] },
  'airflow.utils.timezone.datetime': { names: [...MOMENT, 'tzinfo'], required: 3, others: ['fold'] },
  'pendulum.datetime': { names: [...MOMENT, 'tz', 'fold', 'raise_on_unknown_times'], required: 3, others: [] },
  'datetime.date': { names: OF_DATE, required: 3, others: [] },
  'datetime.time': { names: [...OF_DAY, 'tzinfo'], required: 0, others: ['fold'] },
  'datetime.timedelta': { names: SPAN, required: 0, others: [] },
}

/** The lowest and the highest that each can be. */
const LIMITS: Readonly<Record<string, readonly [number, number]>> = {
  year: [1, 9999],
  month: [1, 12],
  day: [1, 31],
  hour: [0, 23],
  minute: [0, 59],
  second: [0, 59],
  microsecond: [0, 999_999],
}

/** Whose argument of that name, or at that position, is the name of a time zone. */
const ZONES: Readonly<Record<string, readonly [string, number | null]>> = {
  'pendulum.timezone': ['name', 0],
  'pendulum.tz.timezone': ['name', 0],
  'pendulum.datetime': ['tz', 7],
  'pendulum.now': ['tz', 0],
  'pendulum.today': ['tz', 0],
  'zoneinfo.ZoneInfo': ['key', 0],
  'pytz.timezone': ['zone', 0],
}
const TIMETABLE = /^airflow\.[\w.]*\b(?:Multiple)?Cron\w*Timetable$/

/** Tells of dates, spans of time and time zones that there are not. */
export function checkDates(checking: Checking): void {
  const { paths, texts } = bindingsOf(checking.module)
  for (const { node, isCertain } of reachedIn(checking.module)) {
    if (node.kind !== 'Call' && node.kind !== 'Attribute') continue
    const path = pathOf(node.kind === 'Call' ? node.callee : node, paths)
    if (path === null) continue
    const wrong = node.kind === 'Call' ? wrongCall(path, node, texts) : wrongMember(path)
    if (wrong === null) continue
    const more = isCertain ? {} : { level: 'warning' as const }
    checking.tellHere(raises.rule, node, `Python ends here with ${quoted(wrong.error)}${wrong.advice}`, more)
  }
}

interface Wrong {
  error: string
  advice: string
}

const because = (error: string, advice = ''): Wrong => ({ error, advice })

/** `datetime.datetime` where the name is the class already. */
function wrongMember(path: string): Wrong | null {
  const [, name = ''] = /^datetime\.datetime\.(datetime|timedelta|timezone|date\.today)$/.exec(path) ?? []
  if (name === '' || name.includes('.')) return null
  const meant =
    name === 'datetime'
      ? '; the class is imported, and `datetime` alone is meant'
      : `; import ${quoted(name)} beside it`
  return because(`AttributeError: type object 'datetime.datetime' has no attribute '${name}'`, meant)
}

function wrongCall(path: string, node: Call, texts: ReadonlyMap<string, string>): Wrong | null {
  const form = Object.hasOwn(FORMS, path) ? (FORMS[path] as Form) : null
  return (form === null ? null : wrongForm(form, node)) ?? wrongZone(path, node, texts)
}

function wrongForm({ names, required, others }: Form, { args, keywords }: Call): Wrong | null {
  if (args.some(({ kind }) => kind === 'Starred') || keywords.some(({ name }) => name === null)) return null
  const given = new Map<string, Expression>(args.map((value, index) => [names[index] ?? '', value]))
  for (const { name, value } of keywords) {
    if (name === null) continue
    if (!names.includes(name) && !others.includes(name))
      return because(`TypeError: '${name}' is an invalid keyword argument`, didYouMean(nearest(name, names)))
    given.set(name, value)
  }
  const missing = names.slice(0, required).find(name => !given.has(name))
  // What is unpickled, or a text alone, is something else.
  if (missing !== undefined) return because(`TypeError: function missing required argument '${missing}'`)
  for (const [name, value] of given) {
    const wrong = wrongPart(name, value)
    if (wrong !== null) return wrong
  }
  return wrongDay(given)
}

function wrongPart(name: string, value: Expression): Wrong | null {
  if (name === 'tzinfo' && value.kind === 'Str')
    return because(
      'TypeError: tzinfo argument must be None or of a tzinfo subclass',
      '; give it a time zone, not its name',
    )
  if (value.kind === 'Str' && name !== 'tz') return because(`TypeError: '${name}' must be a number, not str`)
  const limits = Object.hasOwn(LIMITS, name) ? LIMITS[name] : undefined
  const number = numberOf(value)
  if (limits === undefined || number === null || (number >= limits[0] && number <= limits[1])) return null
  return because(`ValueError: ${name} must be in ${limits[0]}..${limits[1]}`)
}

function wrongDay(given: ReadonlyMap<string, Expression>): Wrong | null {
  const [year, month, day] = OF_DATE.map(name => numberOf(given.get(name)))
  if (year == null || month == null || day == null) return null
  const last = new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate()
  return day <= last ? null : because('ValueError: day is out of range for month')
}

function wrongZone(path: string, { args, keywords }: Call, texts: ReadonlyMap<string, string>): Wrong | null {
  const isOf = Object.hasOwn(ZONES, path)
  if (!isOf && !TIMETABLE.test(path)) return null
  const [name, position] = isOf ? (ZONES[path] as readonly [string, number | null]) : ['timezone', null]
  const value = keywords.find(each => each.name === name)?.value ?? (position === null ? undefined : args[position])
  const zone = value?.kind === 'Str' ? value.value : value?.kind === 'Name' ? texts.get(value.id) : undefined
  if (zone === undefined) return null
  const near = nearestZone(zone)
  return near === null ? null : because(`InvalidTimezone: ${zone}`, didYouMean(near === '' ? undefined : near))
}

function numberOf(value: Expression | undefined): number | null {
  if (value?.kind === 'Num') return value.isInteger ? value.value : null
  if (value?.kind !== 'Unary' || value.operator !== '-') return null
  const number = numberOf(value.operand)
  return number === null ? null : -number
}
