import type { Rule } from '../../rules/rule.js'

export const yamlMergeKey: Rule = {
  id: 'yaml/merge-key',
  level: 'error',
  summary: 'The merge key `<<` has a value that is neither a map nor a list of maps.',
  why: 'Readers that know merge keys refuse the file: only the keys of a map can be merged into another.',
  mend: 'Name the anchor of a map, `<<: *base`, or several of them, `<<: [*base, *more]`.',
  example: { files: { 'config.yml': 'base: &base production\nservice:\n  <<: *base\n' }, line: 3 },
  source: 'https://yaml.org/type/merge.html',
}
