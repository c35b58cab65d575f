import { type Making, makeMoment, makeShift, makeSpan, readFormat, readMoment } from '../dates/making.js'
import { opaque } from '../operators/opaque.js'
import type { Value } from '../value.js'
import { opaqueFunction, opaqueType } from './opaque-types.js'

type Modules = readonly (readonly [string, ReadonlyMap<string, Value>])[]
const NOWHERE = { start: 0, end: 0 }

const MAKING = 'now utcnow today fromtimestamp utcfromtimestamp fromisoformat strptime combine fromordinal'
const DATETIMES = {
  datetime: makeMoment('datetime'),
  fromisoformat: readMoment('datetime'),
  strptime: readFormat,
}
const DATES = { date: makeMoment('date'), fromisoformat: readMoment('date') }
const OF_PENDULUM: Readonly<Record<string, Making>> = {
  datetime: makeMoment('pendulum'),
  parse: readMoment('pendulum'),
}
const ZONE = opaqueType('datetime', 'timezone', '', 'utc')

export const DATETIME: Modules = [
  [
    'datetime',
    new Map<string, Value>([
      ['datetime', opaqueType('datetime', 'datetime', MAKING, 'min max', DATETIMES)],
      ['date', opaqueType('datetime', 'date', 'today fromtimestamp fromisoformat fromordinal', 'min max', DATES)],
      ['time', opaqueType('datetime', 'time', 'fromisoformat', 'min max')],
      ['timedelta', opaqueType('datetime', 'timedelta', '', 'min max', { timedelta: makeSpan('datetime') })],
      ['timezone', ZONE],
      ['tzinfo', opaqueType('datetime', 'tzinfo')],
      ['UTC', opaque('datetime.timezone', 'UTC', NOWHERE)],
    ]),
  ],
]

const MOMENTS = 'datetime now today yesterday tomorrow parse from_format instance local naive from_timestamp'

export const PENDULUM: Modules = [
  [
    'pendulum',
    new Map<string, Value>([
      ...MOMENTS.split(' ').map(
        name => [name, opaqueFunction(`pendulum.${name}`, 'pendulum.DateTime', OF_PENDULUM[name] ?? null)] as const,
      ),
      ['date', opaqueFunction('pendulum.date', 'datetime.date', makeMoment('date'))],
      ['time', opaqueFunction('pendulum.time', 'datetime.time')],
      ['duration', opaqueFunction('pendulum.duration', 'pendulum.Duration', makeSpan('pendulum'))],
      ['timezone', opaqueFunction('pendulum.timezone', 'pendulum.Timezone')],
      ['tz', opaque(null, 'pendulum.tz', NOWHERE)],
      ['UTC', opaque('pendulum.Timezone', 'UTC', NOWHERE)],
      ['DateTime', opaqueType('pendulum', 'DateTime', MAKING)],
      ['Date', opaqueType('pendulum', 'Date', 'today')],
      ['Duration', opaqueType('pendulum', 'Duration')],
      ['Timezone', opaqueType('pendulum', 'Timezone')],
      ...'MONDAY TUESDAY WEDNESDAY THURSDAY FRIDAY SATURDAY SUNDAY'
        .split(' ')
        .map(name => [name, opaque(null, `pendulum.${name}`, NOWHERE)] as const),
    ]),
  ],
]

export const DATEUTIL: Modules = [
  ['dateutil', new Map()],
  [
    'dateutil.relativedelta',
    new Map<string, Value>([
      ['relativedelta', opaqueType('dateutil', 'relativedelta', '', '', { relativedelta: makeShift })],
      ...weekdays(),
    ]),
  ],
  ['dateutil.parser', new Map([['parse', opaqueFunction('parse', 'datetime.datetime')]])],
  [
    'dateutil.tz',
    new Map<string, Value>([
      ['gettz', opaqueFunction('gettz', null)],
      ['tzutc', opaqueFunction('tzutc', null)],
      ['UTC', opaque(null, 'UTC', NOWHERE)],
    ]),
  ],
]

function weekdays(): [string, Value][] {
  return ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'].map(name => [name, opaque(null, name, NOWHERE)])
}

export const ZONES: Modules = [
  ['zoneinfo', new Map([['ZoneInfo', opaqueType('zoneinfo', 'ZoneInfo')]])],
  [
    'pytz',
    new Map<string, Value>([
      ['timezone', opaqueFunction('pytz.timezone', null)],
      ['utc', opaque(null, 'pytz.utc', NOWHERE)],
      ['UTC', opaque(null, 'pytz.UTC', NOWHERE)],
    ]),
  ],
]
