import { nearest } from '../../../gate/nearest.js'
import type { RepoPath } from '../../../gate/path.js'
import type { Facts, ReportIn } from '../../facts.js'
import type { Rule } from '../../rules/rule.js'
import { type Node, pairIn, type Span, valueAt, valueIn } from '../../tree/node.js'
import type { Source } from '../../tree/source.js'
import { didYouMean } from '../../words/among.js'
import { quoted } from '../../words/quoted.js'
import { askedBy, asksIn } from '../asked/ask.js'
import { actualWords, fits, wantedWords } from '../asked/wanted.js'
import { inPolicy } from '../example.js'
import { missingFile } from './missing-file.js'

export const missingSetting: Rule = {
  id: 'pipeline/missing-setting',
  level: 'error',
  summary: 'pyproject.toml lacks a table or a value that the policy asks for, or has another value.',
  why: 'The tool runs with settings of its own, or with weaker ones than were agreed on.',
  mend: 'Add the table or value, or correct it.',
  example: {
    line: 2,
    files: {
      'pyproject.toml': `[tool.coverage.report]
fail_under = 70
`,
      ...inPolicy(1, "pyproject: { values: { tool.coverage.report.fail_under: '>= 80' } }\n").files,
    },
  },
}

const PATH = 'pyproject.toml' as RepoPath

export function checkPyproject(policy: Source, asked: Node | undefined, facts: Facts, reportIn: ReportIn): void {
  const tables = asksIn(valueIn(asked, 'tables'))
  const values = valueIn(asked, 'values')
  const wanted = values?.kind === 'map' ? values.pairs : []
  const first = tables[0]?.at ?? wanted[0]?.key
  if (first === undefined) return
  const source = facts.repository.source(PATH, 'toml')
  if (source === null) {
    reportIn(policy)(missingFile, first, `There is no ${PATH} that could have the settings`)
    return
  }
  const report = reportIn(source)
  for (const { name, at } of tables) {
    const names = name.split('.')
    if (valueAt(source.root, ...names)?.kind === 'map') continue
    const message = `There is no table ${quoted(name)}${meant(source.root, names)}`
    report(missingSetting, placeOf(source, names), message, { related: [askedBy(policy, at)] })
  }
  for (const { key, name, value } of wanted) {
    const names = name.split('.')
    const actual = valueAt(source.root, ...names)
    if (actual !== undefined && fits(value, actual)) continue
    const is = actual === undefined ? `is not there${meant(source.root, names)}` : `is ${actualWords(actual)}`
    const message = `${quoted(name)} must be ${wantedWords(value)}, ${is}`
    report(missingSetting, actual ?? placeOf(source, names), message, { related: [askedBy(policy, key)] })
  }
}

/** The key of the innermost table that is there: what is missing belongs below it. */
function placeOf({ root }: Source, names: readonly string[]): Span {
  let place: Span = { start: 0, end: 0 }
  let at: Node | undefined = root ?? undefined
  for (const name of names) {
    const pair = pairIn(at, name)
    if (pair === undefined) break
    place = pair.key
    at = pair.value
  }
  return place
}

function meant(root: Node | null, names: readonly string[]): string {
  const last = names.at(-1) as string
  const table = names.length === 1 ? root : valueAt(root, ...names.slice(0, -1))
  if (table?.kind !== 'map') return ''
  const near = nearest(
    last,
    table.pairs.slice(0, 200).map(({ name }) => name),
  )
  return near === last ? '' : didYouMean(near)
}
