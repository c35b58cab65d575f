import type { Rule } from '../../rules/rule.js'

export const yamlSyntax: Rule = {
  id: 'yaml/syntax',
  level: 'error',
  summary: 'The text is no YAML.',
  why: 'A program that reads the file stops here, and takes nothing from it: GitHub does not run a workflow that it cannot read.',
  mend: 'Write what the message says. Text with `: `, ` #`, or one of `{[*&!|>%@` at its beginning stands in quotation marks.',
  example: { files: { '.github/workflows/ci.yml': 'on: push\njobs:\n  test:\n    name: Test: all\n' }, line: 4 },
  source: 'https://yaml.org/spec/1.2.2/',
}
