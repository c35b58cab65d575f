import type { Report, Rule } from '../../rules/rule.js'
import { type Node, type ScalarNode, textOf, valueAt } from '../../tree/node.js'
import { quoted } from '../../words/quoted.js'
import { readSpecifiers } from '../requirement/specifiers.js'
import { RequirementText } from '../requirement/text.js'

export const pythonVersion: Rule = {
  id: 'pyproject/python-version',
  level: 'warning',
  summary: 'A tool works for another version of Python than the oldest one that the project runs on.',
  why: 'ruff and black write what the oldest version cannot read; mypy checks for a version that nobody uses.',
  mend: 'Name the oldest version of `requires-python`, or leave it out: ruff and black take it from there.',
  example: {
    files: {
      'pyproject.toml': `[project]
name = "app"
version = "1.0"
requires-python = ">=3.10"

[tool.ruff]
target-version = "py312"
`,
    },
    line: 7,
  },
}

export function checkTargets(root: Node, report: Report): void {
  const requires = valueAt(root, 'project', 'requires-python')
  const oldest = oldestOf(textOf(requires) ?? '')
  if (requires?.kind !== 'scalar' || oldest === null) return
  const tell = (tool: string, at: Node, why: string) =>
    report(
      pythonVersion,
      at,
      `${tool} is set to ${quoted(textOf(at) ?? '')}, ${why}: \`requires-python\` is ${quoted(requires.text)}`,
      {
        related: [{ start: requires.start, end: requires.end, message: 'The project says here what it runs on.' }],
      },
    )
  const ruff = valueAt(root, 'tool', 'ruff', 'target-version')
  if (newer(ruff, oldest)) tell('ruff', ruff, `newer than 3.${oldest}`)
  const black = valueAt(root, 'tool', 'black', 'target-version') ?? valueAt(root, 'tool', 'black', 'target_version')
  const [first, ...more] = black?.kind === 'list' ? black.items : []
  if (newer(first, oldest) && more.every(each => newer(each, oldest))) tell('black', first, `newer than 3.${oldest}`)
  const mypy = valueAt(root, 'tool', 'mypy', 'python_version')
  const checked = Number(/^3\.(\d{1,3})$/.exec(textOf(mypy) ?? '')?.[1] ?? Number.NaN)
  if (mypy !== undefined && checked < oldest) tell('mypy', mypy, `older than 3.${oldest}`)
}

function newer(target: Node | undefined, oldest: number): target is ScalarNode {
  const minor = /^py3(\d{1,3})$/.exec(textOf(target) ?? '')?.[1]
  return minor !== undefined && Number(minor) > oldest
}

/** The minor version of the oldest Python 3 that fits; null where the comparisons do not say it. */
function oldestOf(specifiers: string): number | null {
  const read = readSpecifiers(new RequirementText(specifiers))
  const found = 'message' in read ? [] : read
  const minors = found.flatMap(({ operator, version }) => {
    const minor = /^3\.(\d{1,3})(?:\.[\d*]+)?$/.exec(version)?.[1]
    return minor !== undefined && ['>=', '~=', '=='].includes(operator) ? [Number(minor)] : []
  })
  return minors.length === 0 ? null : Math.max(...minors)
}
