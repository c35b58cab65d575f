import type { Rule } from '../../rules/rule.js'

export const settingType: Rule = {
  id: 'pyproject/setting-type',
  level: 'error',
  summary: 'A setting of ruff has a value of another type, or one that ruff does not know.',
  why: 'ruff refuses to run.',
  mend: 'Write the value as ruff wants it: numbers and booleans without quotation marks, lists in brackets.',
  source: 'https://docs.astral.sh/ruff/settings/',
  example: { files: { 'pyproject.toml': '[tool.ruff]\nline-length = "100"\n' }, line: 2 },
}
