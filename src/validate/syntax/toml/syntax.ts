import type { Rule } from '../../rules/rule.js'

export const tomlSyntax: Rule = {
  id: 'toml/syntax',
  level: 'error',
  summary: 'The text is no TOML 1.0.',
  why: 'A program that reads the file stops here, and takes nothing from it. What TOML 1.1 added is refused by most programs that are in use.',
  mend: 'Write what the message says. Text always stands in quotation marks.',
  example: { files: { 'pyproject.toml': '[project]\nname = service\n' }, line: 2 },
  source: 'https://toml.io/en/v1.0.0',
}
