import type { Rule } from '../../rules/rule.js'

export const yamlUndefinedAlias: Rule = {
  id: 'yaml/undefined-alias',
  level: 'error',
  summary: 'An alias stands for a name that no anchor before it gives.',
  why: 'There is nothing to put in its place, so the file cannot be read. A text that begins with `*`, such as a glob, reads as an alias.',
  mend: 'Write the anchor `&name` before the alias, mend the name, or put the text in quotation marks.',
  example: { files: { '.github/workflows/ci.yml': 'on:\n  push:\n    paths: [*.md]\n' }, line: 3 },
  source: 'https://yaml.org/spec/1.2.2/#71-alias-nodes',
}
