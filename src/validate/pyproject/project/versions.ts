import type { Report, Rule } from '../../rules/rule.js'
import { type Node, valueAt } from '../../tree/node.js'
import { quoted } from '../../words/quoted.js'
import { faultOfSpecifiers } from '../requirement/requirement.js'
import { isVersion } from '../requirement/version.js'
import { tell } from './requirement.js'

export const versionRule: Rule = {
  id: 'pyproject/version',
  level: 'error',
  summary: "The project's version is not written as PEP 440 has it.",
  why: 'Build back ends refuse it.',
  mend: 'Write digits with points between them, and what stands behind them as PEP 440 has it: 1.2.0, 1.2.0rc1, 1.2.0.dev3.',
  source: 'https://packaging.python.org/en/latest/specifications/version-specifiers/',
  example: { files: { 'pyproject.toml': '[project]\nname = "app"\nversion = "1.0-final"\n' }, line: 3 },
}

export const requiresPython: Rule = {
  id: 'pyproject/requires-python',
  level: 'error',
  summary: 'What the project says of the versions of Python that it runs on cannot be read.',
  why: 'Build back ends refuse it, or nobody can install the package.',
  mend: 'Write comparisons with commas between them: `>=3.10`, or `>=3.10,<4`.',
  source: 'https://packaging.python.org/en/latest/specifications/version-specifiers/',
  example: {
    files: { 'pyproject.toml': '[project]\nname = "app"\nversion = "1.0"\nrequires-python = "3.10"\n' },
    line: 4,
  },
}

export function checkVersions(root: Node, report: Report): void {
  const version = valueAt(root, 'project', 'version')
  if (version?.kind === 'scalar' && version.type === 'string' && !isVersion(version.text)) {
    report(
      versionRule,
      version,
      `${quoted(version.text)} is no version; PEP 440 has such as 1.2.0, 1.2.0rc1, 1.2.0.dev3`,
    )
  }
  const python = valueAt(root, 'project', 'requires-python')
  if (python?.kind !== 'scalar' || python.type !== 'string') return
  const fault = faultOfSpecifiers(python.text)
  if (fault !== null) tell(requiresPython, python, fault, report)
}
