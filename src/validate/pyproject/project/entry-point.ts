import type { Report, Rule } from '../../rules/rule.js'
import { type Node, valueAt } from '../../tree/node.js'
import { quoted } from '../../words/quoted.js'

export const entryPoint: Rule = {
  id: 'pyproject/entry-point',
  level: 'error',
  summary: 'An entry point names no object of a module.',
  why: 'Build back ends refuse it, or the command fails as soon as somebody runs it.',
  mend: 'Write `package.module:function`: the module as it is imported, a colon, and the name within it.',
  source: 'https://packaging.python.org/en/latest/specifications/entry-points/',
  example: {
    files: { 'pyproject.toml': '[project]\nname = "app"\nversion = "1.0"\n[project.scripts]\napp = "app/cli.py"\n' },
    line: 5,
  },
}

const NAME = '[\\p{L}_][\\p{L}\\p{N}_]*'
const MODULE = new RegExp(`^${NAME}(?:\\.${NAME})*$`, 'u')
const EXTRAS = /\s*\[[^\]]*\]\s*$/

const LONGEST = 1000

export function checkEntryPoints(root: Node, report: Report): void {
  for (const table of ['scripts', 'gui-scripts']) check(valueAt(root, 'project', table), true, report)
  const groups = valueAt(root, 'project', 'entry-points')
  for (const { value } of groups?.kind === 'map' ? groups.pairs : []) check(value, false, report)
}

function check(table: Node | undefined, callable: boolean, report: Report): void {
  for (const { name, value } of table?.kind === 'map' ? table.pairs : []) {
    if (value.kind !== 'scalar' || value.type !== 'string' || value.text.length > LONGEST) continue
    const fault = faultOf(value.text.replace(EXTRAS, '').trim(), callable)
    if (fault !== null) report(entryPoint, value, `${quoted(name)} is ${quoted(value.text)}: ${fault}`)
  }
}

function faultOf(text: string, callable: boolean): string | null {
  const [module = '', object, ...more] = text.split(':').map(part => part.trim())
  if (!MODULE.test(module))
    return 'the module before the colon must be written as it is imported, such as package.module'
  if (object === undefined) return callable ? 'a colon and the function to call must follow the module' : null
  if (more.length > 0 || !MODULE.test(object)) return 'the name of an object must follow the colon, without parentheses'
  return null
}
