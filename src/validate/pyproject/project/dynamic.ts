import type { Report, Rule } from '../../rules/rule.js'
import { type Node, pairIn, textOf, valueAt } from '../../tree/node.js'
import { quoted } from '../../words/quoted.js'

export const dynamicRule: Rule = {
  id: 'pyproject/dynamic',
  level: 'error',
  summary: 'A field of the project is given and left to the build back end at once, or the version is neither.',
  why: 'PEP 621 has build back ends refuse it.',
  mend: 'Give the field, or name it in `dynamic`.',
  source: 'https://packaging.python.org/en/latest/specifications/pyproject-toml/#dynamic',
  example: {
    files: { 'pyproject.toml': '[project]\nname = "app"\nversion = "1.0"\ndynamic = ["version"]\n' },
    line: 4,
  },
}

export function checkDynamic(root: Node, report: Report): void {
  const project = pairIn(root, 'project')
  if (project?.value.kind !== 'map') return
  const dynamic = valueAt(project.value, 'dynamic')
  const items = dynamic?.kind === 'list' ? dynamic.items : []
  for (const item of items) {
    const given = pairIn(project.value, textOf(item) ?? '')
    if (given === undefined || given.name === 'name') continue
    const related = [{ start: given.key.start, end: given.key.end, message: 'It is given here.' }]
    report(dynamicRule, item, `${quoted(given.name)} is given, and cannot be dynamic as well`, { related })
  }
  const version = pairIn(project.value, 'version')
  if (version !== undefined || items.some(item => textOf(item) === 'version')) return
  report(dynamicRule, project.key, 'The project has no version: give it, or write `dynamic = ["version"]`')
}
