import type { Rule } from '../../rules/rule.js'

export const yamlCircularAlias: Rule = {
  id: 'yaml/circular-alias',
  level: 'error',
  summary: 'An alias stands within the node that it stands for.',
  why: 'The value would hold itself, without end. Readers refuse it, or never finish.',
  mend: 'Name the part that was meant, and not what is around it.',
  example: { files: { 'config.yml': 'base: &base\n  next: *base\n' }, line: 2 },
  source: 'https://yaml.org/spec/1.2.2/#71-alias-nodes',
}
