import type { Rule } from '../../rules/rule.js'

export const jsonDuplicateKey: Rule = {
  id: 'json/duplicate-key',
  level: 'error',
  summary: 'A key is there twice in one object.',
  why: 'Most readers take the last value and drop the first without a word; others take the first, or refuse the file.',
  mend: 'Keep one of them, or give the other the name that was meant.',
  example: { files: { 'config.json': '{\n  "port": 80,\n  "port": 8080\n}\n' }, line: 3 },
  source: 'https://www.rfc-editor.org/rfc/rfc8259#section-4',
}
