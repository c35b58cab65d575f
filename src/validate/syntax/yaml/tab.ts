import type { Rule } from '../../rules/rule.js'

export const yamlTab: Rule = {
  id: 'yaml/tab',
  level: 'error',
  summary: 'A tab indents a line of YAML.',
  why: 'YAML is indented with spaces only, and readers refuse tabs: how wide one is would decide what belongs to what.',
  mend: 'Replace the tab by spaces, and let the editor put spaces in YAML files (`indent_style = space`).',
  example: { files: { '.github/workflows/ci.yml': 'on: push\njobs:\n\ttest:\n' }, line: 3 },
  source: 'https://yaml.org/spec/1.2.2/#61-indentation-spaces',
}
