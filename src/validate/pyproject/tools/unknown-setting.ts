import { nearest } from '../../../gate/nearest.js'
import type { Report, Rule } from '../../rules/rule.js'
import { type Node, type Pair, valueAt } from '../../tree/node.js'
import { didYouMean } from '../../words/among.js'
import { quoted } from '../../words/quoted.js'
import type { KnownSettings } from './known.js'

export const unknownSetting: Rule = {
  id: 'pyproject/unknown-setting',
  level: 'warning',
  summary: 'A tool does not know a setting of its table.',
  why: 'Most tools pass over it, so that what it says has no effect; ruff and black refuse to run.',
  mend: 'Correct the spelling, or leave the setting out.',
  example: { files: { 'pyproject.toml': '[tool.black]\nline-lenght = 100\n' }, line: 2 },
}

/** Plugins of these tools have settings of their own: only a name that is nearly one of the tool's is told of. */
const BANDIT = ['exclude_dirs', 'skips', 'targets', 'tests']

export function checkNames(tool: Node, known: KnownSettings, report: Report): void {
  const of = (...names: string[]) => pairsOf(valueAt(tool, ...names))
  const black = new Set(known.black)
  checkAll('black', of('black'), known.black, name => black.has(underscored(name)), report, '-')
  const isort = new Set([...known.isort, 'settings_path', 'settings_file', 'not_skip', 'recursive'])
  checkAll('isort', of('isort'), known.isort, name => isOfIsort(underscored(name), isort), report)
  const mypy = new Set([...known.mypy, 'overrides', 'module'])
  checkAll('mypy', of('mypy'), known.mypy, name => isOfMypy(name, mypy), report)
  for (const [section, names] of Object.entries(known.coverage)) {
    checkAll(`coverage.${section}`, of('coverage', section), names, name => names.includes(name), report)
  }
  checkNear('coverage', of('coverage'), [...Object.keys(known.coverage), 'paths'], report)
  checkNear('pytest', of('pytest', 'ini_options'), known.pytest, report)
  checkNear('bandit', of('bandit'), BANDIT, report)
  for (const { value } of of('pylint')) checkNear('pylint', pairsOf(value), known.pylint, report)
}

function checkAll(
  tool: string,
  pairs: readonly Pair[],
  names: readonly string[],
  isKnown: (name: string) => boolean,
  report: Report,
  mark = '_',
): void {
  for (const { key, name } of pairs) {
    if (isKnown(name)) continue
    const near = nearest(underscored(name), names)?.replaceAll('_', mark)
    report(unknownSetting, key, `${tool} has no setting ${quoted(name)}${didYouMean(near)}`)
  }
}

const MOST_EDITS_OF = 4

function checkNear(tool: string, pairs: readonly Pair[], names: readonly string[], report: Report): void {
  const own = new Set(names.map(underscored))
  for (const { key, name } of pairs) {
    const written = underscored(name)
    if (own.has(written) || written.length <= MOST_EDITS_OF || written.length > 60) continue
    const near = nearest(written, own)
    if (near === undefined || near.length <= MOST_EDITS_OF || isTwoOff(written, near)) continue
    const meant = names.find(each => underscored(each) === near)
    report(unknownSetting, key, `${tool} has no setting ${quoted(name)}${didYouMean(meant)}`)
  }
}

/** Whether names differ by more than a slip: in length by over two, or already at their beginning. */
function isTwoOff(written: string, near: string): boolean {
  return Math.abs(written.length - near.length) > 2 || written.slice(0, 2) !== near.slice(0, 2)
}

/** Sections that are named in the settings have settings of their own. */
function isOfIsort(name: string, known: ReadonlySet<string>): boolean {
  return known.has(name.toLowerCase()) || /^(?:known|extra|import_heading|import_footer)_/.test(name.toLowerCase())
}

/** mypy takes the contrary of a setting by its name as well, and a folder for each kind of report. */
function isOfMypy(name: string, known: ReadonlySet<string>): boolean {
  if (known.has(name) || /_report$/.test(name)) return true
  const contraries = [
    name.replace(/^no_/, ''),
    `dis${name}`,
    name.replace(/^dis(?=allow)/, ''),
    name.replace(/^hide_/, 'show_'),
  ]
  return contraries.some(each => each !== name && known.has(each)) || name === 'show_error_codes'
}

function pairsOf(node: Node | undefined): readonly Pair[] {
  return node?.kind === 'map' ? node.pairs : []
}

function underscored(name: string): string {
  return name.replaceAll('-', '_')
}
