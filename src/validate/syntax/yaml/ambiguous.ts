import type { Rule } from '../../rules/rule.js'

export const yamlAmbiguous: Rule = {
  id: 'yaml/ambiguous',
  level: 'note',
  summary: 'A value without quotation marks is something else to readers of YAML 1.1 than to those of YAML 1.2.',
  why: 'PyYAML (Ansible, Airflow, pre-commit), Ruby (GitLab CI) and others read YAML 1.1, where `no` is false, `0644` is 420, `12:30` is 750 and `1e3` is text. GitHub and most newer programs read YAML 1.2.',
  mend: 'Put text in quotation marks, and write booleans as `true` and `false` and numbers in a form that both read alike.',
  example: { files: { 'config.yml': 'countries:\n  - de\n  - no\n' }, line: 3 },
  source: 'https://yaml.org/type/bool.html',
}
