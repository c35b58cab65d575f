import type { Rule } from '../../rules/rule.js'

export const movedSetting: Rule = {
  id: 'pyproject/moved-setting',
  level: 'warning',
  summary: "A setting of ruff's linter stands where older releases had it.",
  why: 'ruff warns with every run, and a release to come will refuse it.',
  mend: 'Move it from `[tool.ruff]` to `[tool.ruff.lint]`.',
  source: 'https://docs.astral.sh/ruff/settings/',
  example: { files: { 'pyproject.toml': '[tool.ruff]\nline-length = 100\nselect = ["E", "F"]\n' }, line: 3 },
}
