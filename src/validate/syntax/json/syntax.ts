import type { Rule } from '../../rules/rule.js'

export const jsonSyntax: Rule = {
  id: 'json/syntax',
  level: 'error',
  summary: 'The text is no JSON.',
  why: 'A program that reads the file stops here, and takes nothing from it.',
  mend: 'Write what the message says. Comments, and commas before a closing bracket, are right only where the program that reads the file allows them.',
  example: { files: { 'config.json': '{\n  "name": "service"\n  "port": 8080\n}\n' }, line: 2 },
  source: 'https://www.rfc-editor.org/rfc/rfc8259',
}
