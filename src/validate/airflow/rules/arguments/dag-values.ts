import { among } from '../../../words/among.js'
import { joined } from '../../../words/listed.js'
import { quoted } from '../../../words/quoted.js'
import type { Value } from '../../evaluate/value.js'
import type { Argument, ExtractedDag } from '../../model/extracted.js'
import { entriesOf } from '../../model/tasks/placement.js'
import type { Checking } from '../checking.js'
import { wrongArguments } from '../refused/arguments.js'
import { wordsOf } from './sorts.js'
import { secondsIn } from './spans-of-time.js'

/** What Airflow 2 knows of its own pages; `tree` is what `grid` was called. */
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  default_view: ['grid', 'graph', 'duration', 'gantt', 'landing_times', 'tree'],
  orientation: ['LR', 'TB', 'RL', 'BT'],
}

/** Tells of values of a DAG's arguments that are of the right type, and that Airflow refuses all the same. */
export function checkDagValues({ args, schedule }: ExtractedDag, checking: Checking): void {
  const { airflow } = checking.context
  for (const [name, choices] of Object.entries(CHOICES)) {
    const given = args.get(name)
    if (airflow !== '3' && given !== undefined) checkChoice(name, given, choices, checking)
  }
  const timeout = args.get('dagrun_timeout')
  if (timeout !== undefined && (secondsIn(timeout.value) ?? 0) < 0)
    checking.tell(wrongArguments.rule, timeout, '`dagrun_timeout` must not be negative')
  const failed = args.get('max_consecutive_failed_dag_runs')
  if (airflow === '2' && failed?.value.kind === 'int' && failed.value.value < 0n)
    checking.tell(wrongArguments.rule, failed, '`max_consecutive_failed_dag_runs` must not be negative')
  checkLinks(args.get('owner_links'), checking)
  checkDefaultDates(args.get('default_args'), checking)
  checkRunTypes(args.get('allowed_run_types'), schedule.kind, checking)
}

/** One of a few texts. */
export function checkChoice(name: string, given: Argument, choices: readonly string[], checking: Checking): void {
  const { value } = given
  if (value.kind === 'unknown' || value.kind === 'opaque' || value.kind === 'host') return
  if (value.kind === 'str' && choices.includes(value.value)) return
  const shown = value.kind === 'str' ? quoted(value.value) : wordsOf(value)
  const advice = value.kind === 'str' ? among(value.value, choices) : null
  const known = advice?.near === true ? advice.text : ''
  const message = `${quoted(name)} must be ${joined(choices.map(quoted))}, and is ${shown}${known}`
  checking.tell(wrongArguments.rule, given, message)
}

const LINK = /^(?:mailto:[^?#]|[a-z][a-z0-9+.-]*:\/\/[^/?#])/i

function checkLinks(links: Argument | undefined, checking: Checking): void {
  if (links?.value.kind !== 'dict') return
  for (const { key, value } of links.value.entries.values()) {
    if (key.kind !== 'str' || value.kind !== 'str' || LINK.test(value.value)) continue
    const place = checking.originOf(value.value, links)
    const message = `The link of owner ${quoted(key.value)} must be an address such as \`https://…\` or \`mailto:…\`, and is ${quoted(value.value)}`
    checking.tell(wrongArguments.rule, place, message)
  }
}

/** Airflow 3: the kind of run that the schedule makes must be among those that are allowed. */
function checkRunTypes(
  given: Argument | undefined,
  schedule: ExtractedDag['schedule']['kind'],
  checking: Checking,
): void {
  const types = given === undefined ? null : textsIn(given.value)
  if (given === undefined || types === null || types.length === 0 || schedule === 'unknown') return
  const needed = schedule === 'none' ? 'manual' : schedule === 'assets' ? 'asset_triggered' : 'scheduled'
  if (types.includes(needed)) return
  const message = `\`allowed_run_types\` must have ${quoted(needed)}, for so this DAG runs`
  checking.tell(wrongArguments.rule, given, message)
}

/** The texts of a list; null where it is none, or not of texts alone. */
function textsIn(value: Value): string[] | null {
  const items =
    value.kind === 'list' && value.partly === undefined ? value.items : value.kind === 'tuple' ? value.items : null
  const texts = (items ?? []).flatMap(item => (item.kind === 'str' ? [item.value] : []))
  return items === null || texts.length < items.length ? null : texts
}

/** Dates of defaults may be texts, which are read: all of those have digits. */
function checkDefaultDates(defaults: Argument | undefined, checking: Checking): void {
  if (defaults === undefined) return
  for (const [name, value] of entriesOf(defaults.value)) {
    if ((name !== 'start_date' && name !== 'end_date') || value.kind !== 'str' || /\d/.test(value.value)) continue
    const place = checking.originOfDefault(name, { ...defaults, isDefault: true })
    checking.tell(wrongArguments.rule, place, `${quoted(name)} must be a datetime, and is ${quoted(value.value)}`)
  }
}
