import type { Rule } from '../../rules/rule.js'

export const tomlDuplicateKey: Rule = {
  id: 'toml/duplicate-key',
  level: 'error',
  summary: 'A key or table is there twice, or is added to where it cannot be.',
  why: 'TOML lets everything be defined once only, and readers refuse the file.',
  mend: 'Put what belongs to a table below one header, or give the other the name that was meant.',
  example: { files: { 'pyproject.toml': '[tool.ruff]\nline-length = 100\n\n[tool.ruff]\nfix = true\n' }, line: 4 },
  source: 'https://toml.io/en/v1.0.0#table',
}
