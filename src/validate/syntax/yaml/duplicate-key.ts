import type { Rule } from '../../rules/rule.js'

export const yamlDuplicateKey: Rule = {
  id: 'yaml/duplicate-key',
  level: 'error',
  summary: 'A key is there twice in one map.',
  why: 'Only one of the two values counts. Some readers take the last one without a word, others, and GitHub, refuse the file.',
  mend: 'Keep one of them, or give the other the name that was meant.',
  example: { files: { '.github/workflows/ci.yml': 'on: push\nname: one\nname: two\n' }, line: 3 },
  source: 'https://yaml.org/spec/1.2.2/#3213-node-comparison',
}
