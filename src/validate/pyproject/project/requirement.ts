import type { Report, Rule } from '../../rules/rule.js'
import { type Node, offsetIn, type ScalarNode, valueAt } from '../../tree/node.js'
import { quoted } from '../../words/quoted.js'
import { faultOfRequirement } from '../requirement/requirement.js'
import type { RequirementFault } from '../requirement/text.js'

export const requirementRule: Rule = {
  id: 'pyproject/requirement',
  level: 'error',
  summary: 'A requirement is not written as PEP 508 has it.',
  why: 'pip, uv and build back ends refuse the whole file.',
  mend: 'Write a name, extras in brackets, versions with operators, and behind `;` where it holds: `name[extra]>=1.2,<2; python_version < "3.12"`.',
  source: 'https://packaging.python.org/en/latest/specifications/dependency-specifiers/',
  example: {
    files: { 'pyproject.toml': '[project]\nname = "app"\nversion = "1.0"\ndependencies = ["fastapi ^0.110"]\n' },
    line: 4,
  },
}

export function checkRequirements(root: Node, report: Report): void {
  const lists = [
    valueAt(root, 'build-system', 'requires'),
    valueAt(root, 'project', 'dependencies'),
    ...valuesOf(valueAt(root, 'project', 'optional-dependencies')),
    ...valuesOf(valueAt(root, 'dependency-groups')),
  ]
  for (const list of lists) {
    for (const item of list?.kind === 'list' ? list.items : []) {
      if (item.kind !== 'scalar' || item.type !== 'string') continue
      const fault = faultOfRequirement(item.text)
      if (fault !== null) tell(requirementRule, item, fault, report)
    }
  }
}

/** Tells of a fault at its very place in a text. */
export function tell(rule: Rule, node: ScalarNode, { index, message }: RequirementFault, report: Report): void {
  const at = node.text === '' ? node : { start: offsetIn(node, index), end: offsetIn(node, node.text.length - 1) + 1 }
  report(rule, at, `${quoted(node.text)} cannot be read: ${message}`)
}

function valuesOf(node: Node | undefined): readonly Node[] {
  return node?.kind === 'map' ? node.pairs.map(({ value }) => value) : []
}
