import { nearest } from '../../../gate/nearest.js'
import type { Report } from '../../rules/rule.js'
import { describeNode, type Node, type Pair } from '../../tree/node.js'
import { didYouMean } from '../../words/among.js'
import { quoted } from '../../words/quoted.js'
import { movedSetting } from './moved-setting.js'
import { settingType } from './setting-type.js'
import { unknownSetting } from './unknown-setting.js'

/** Names of older releases that ruff still takes, or took until lately. */
const FORMER = new Set([
  'show-source',
  'show-files',
  'format',
  'allowed-confusables',
  'force-exclude',
  'tab-size',
  'ignore-init-module-imports',
])

/** Checks the settings of ruff, which refuses to run with one that it does not know. */
export function checkRuff(table: Node | undefined, types: Readonly<Record<string, string>>, report: Report): void {
  if (table?.kind !== 'map') return
  const groups = new Set(Object.keys(types).flatMap(parentsOf))
  for (const pair of table.pairs) {
    const inLint = `lint.${pair.name}`
    const own = Object.hasOwn(types, pair.name) || groups.has(pair.name)
    if (!own && (Object.hasOwn(types, inLint) || groups.has(inLint))) {
      const message = `ruff has ${quoted(pair.name)} in \`[tool.ruff.lint]\`; at the top it is deprecated`
      report(movedSetting, pair.key, message)
      check(pair, inLint, types, groups, report)
    } else check(pair, pair.name, types, groups, report)
  }
}

function check(
  pair: Pair,
  path: string,
  types: Readonly<Record<string, string>>,
  groups: ReadonlySet<string>,
  report: Report,
): void {
  if (Object.hasOwn(types, path)) {
    const wanted = misfit(types[path] as string, pair.value)
    if (wanted !== null)
      report(settingType, pair.value, `${quoted(pair.name)} of ruff must be ${wanted}, is ${wordsOf(pair.value)}`)
    return
  }
  if (groups.has(path)) {
    if (pair.value.kind !== 'map') return
    for (const below of pair.value.pairs) check(below, `${path}.${below.name}`, types, groups, report)
    return
  }
  if (FORMER.has(pair.name)) return
  const parent = path.slice(0, path.length - pair.name.length)
  const names = [...Object.keys(types), ...groups]
    .filter(name => name.startsWith(parent) && !name.slice(parent.length).includes('.'))
    .map(name => name.slice(parent.length))
  const near = nearest(pair.name, names)
  const where = parent === '' ? 'ruff' : `ruff, in ${quoted(parent.slice(0, -1))},`
  report(unknownSetting, pair.key, `${where} has no setting ${quoted(pair.name)}${didYouMean(near)}`)
}

/** What the type wants, where the value is surely something else. */
function misfit(type: string, value: Node): string | null {
  if (type === 'bool') return isScalar(value, 'boolean') ? null : 'true or false'
  if (/^(?:int|usize|u\d+)$/.test(type)) return isScalar(value, 'integer') ? null : 'a whole number'
  if (type === 'str') return isScalar(value, 'string') ? null : 'text'
  if (/^list\[[^\]]*\](?:\])?$/.test(type)) return value.kind === 'list' ? null : 'a list'
  if (/^"[^"]+"(?: \| "[^"]+")+$/.test(type)) {
    return isScalar(value, 'string') && type.includes(`"${textOf(value)}"`)
      ? null
      : `one of ${type.replaceAll(' | ', ', ')}`
  }
  return null
}

function isScalar(node: Node, type: string): boolean {
  return node.kind === 'scalar' && node.type === type
}

function textOf(node: Node): string {
  return node.kind === 'scalar' ? node.text : ''
}

function wordsOf(node: Node): string {
  return isScalar(node, 'string') ? quoted(textOf(node)) : describeNode(node)
}

function parentsOf(name: string): readonly string[] {
  const parts = name.split('.').slice(0, -1)
  return parts.map((_, index) => parts.slice(0, index + 1).join('.'))
}
