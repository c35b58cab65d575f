import type { Rule } from '../../rules/rule.js'

export const yamlUnusedAnchor: Rule = {
  id: 'yaml/unused-anchor',
  level: 'warning',
  summary: 'An anchor names a node, and no alias uses the name.',
  why: 'It is left over, or an alias has another name than was meant.',
  mend: 'Remove the anchor, or use it.',
  example: { files: { 'config.yml': 'base: &base\n  retries: 3\n' }, line: 1 },
  source: 'https://yaml.org/spec/1.2.2/#692-node-anchors',
}
