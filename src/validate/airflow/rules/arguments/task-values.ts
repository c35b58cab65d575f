import { quoted } from '../../../words/quoted.js'
import type { Argument, ExtractedTask } from '../../model/extracted.js'
import type { Checking } from '../checking.js'
import { wrongArguments } from '../refused/arguments.js'
import { checkChoice } from './dag-values.js'
import { secondsIn } from './spans-of-time.js'

const WEIGHTS = ['downstream', 'upstream', 'absolute']
const MODES = ['poke', 'reschedule']
const WAITS = ['poke_interval', 'timeout', 'max_wait']

/** Tells of values of a task's arguments that are of the right type, and that Airflow refuses all the same. */
export function checkTaskValues({ args }: ExtractedTask, checking: Checking): void {
  const tell = (name: string, given: Argument, message: string): void =>
    checking.tell(wrongArguments.rule, checking.originOfDefault(name, given), message)
  const slots = args.get('pool_slots')
  if (slots !== undefined && isBelow(slots, 1)) tell('pool_slots', slots, '`pool_slots` must be at least 1')
  const retries = args.get('retries')
  if (retries?.value.kind === 'str' && !/^\s*[+-]?\d+\s*$/.test(retries.value.value))
    tell('retries', retries, `\`retries\` must be a whole number, and is ${quoted(retries.value.value)}`)
  const weight = args.get('weight_rule')
  // The name of a class has dots.
  if (weight !== undefined && weight.value.kind !== 'none' && !isPath(weight))
    checkChoice('weight_rule', { ...weight, ...checking.originOfDefault('weight_rule', weight) }, WEIGHTS, checking)
}

/** Of a sensor. */
export function checkSensorValues({ args }: ExtractedTask, checking: Checking): void {
  const mode = args.get('mode')
  if (mode !== undefined) checkChoice('mode', { ...mode, ...checking.originOfDefault('mode', mode) }, MODES, checking)
  for (const name of WAITS) {
    const given = args.get(name)
    const mayBeBackwards = name === 'max_wait' && given?.value.kind === 'opaque'
    if (given === undefined || mayBeBackwards || !isBelow(given, 0)) continue
    checking.tell(wrongArguments.rule, checking.originOfDefault(name, given), `${quoted(name)} must not be negative`)
  }
  const [soft, never] = [args.get('soft_fail'), args.get('never_fail')]
  if (soft !== undefined && never !== undefined && isTrue(soft) && isTrue(never))
    checking.tell(wrongArguments.rule, never, 'A sensor takes one of `soft_fail` and `never_fail`, not both')
}

const isTrue = ({ value }: Argument): boolean => value.kind === 'bool' && value.value

const isPath = ({ value }: Argument): boolean => value.kind === 'str' && value.value.includes('.')

function isBelow({ value }: Argument, least: number): boolean {
  if (value.kind === 'int' || value.kind === 'float') return Number(value.value) < least
  if (value.kind === 'bool') return Number(value.value) < least
  return value.kind === 'opaque' && (secondsIn(value) ?? least) < least
}
