import type { Value } from '../../evaluate/value.js'
import type { Schedule } from '../extracted.js'
import type { Dag } from '../graph/dag.js'
import { knownOf } from '../graph/node.js'
import type { Thing } from '../library/thing.js'
import { written } from './written.js'

/** When a DAG runs. */
export function scheduleOf(dag: Dag): Schedule {
  const given = ['schedule', 'schedule_interval', 'timetable']
    .map(name => dag.args.get(name))
    .find(each => each !== undefined)
  if (given === undefined) {
    if (dag.isOpen) return { kind: 'unknown', text: null, place: null, value: null }
    return dag.model.version === '2'
      ? { kind: 'timedelta', text: 'timedelta(days=1)', place: null, value: null }
      : { kind: 'none', text: null, place: null, value: null }
  }
  const { value, span, file } = given
  const kind = kindOf(value)
  return { kind, text: kind === 'none' || kind === 'unknown' ? null : written(value), place: { span, file }, value }
}

function kindOf(value: Value): Schedule['kind'] {
  switch (value.kind) {
    case 'none':
      return 'none'
    case 'str':
      return value.value.trim().startsWith('@') ? 'preset' : 'cron'
    case 'opaque':
      return ofOpaque(value.type ?? value.text)
    case 'list':
    case 'tuple':
      return value.items.every(isAsset) ? 'assets' : 'unknown'
    case 'set':
      return [...value.items.values()].every(isAsset) ? 'assets' : 'unknown'
    default: {
      const use = useOf(value)
      return use === 'asset' ? 'assets' : use === 'timetable' ? 'timetable' : 'unknown'
    }
  }
}

function ofOpaque(type: string): Schedule['kind'] {
  const name = type.split('(')[0] ?? type
  if (/(?:timedelta|relativedelta|duration)$/i.test(name)) return 'timedelta'
  return /timetable$/i.test(name) ? 'timetable' : 'unknown'
}

function useOf(value: Value): Thing['use'] | null {
  const known = knownOf(value)
  return known !== null && 'use' in known ? (known as Thing).use : null
}

const isAsset = (value: Value): boolean => useOf(value) === 'asset'
