import type { Rule } from '../../rules/rule.js'

export const yamlIndentation: Rule = {
  id: 'yaml/indentation',
  level: 'warning',
  summary: 'A value goes on in a line that is not indented deeper than its key.',
  why: 'YAML asks for at least one space more than the key has. Many readers let it pass, others refuse the file.',
  mend: 'Indent the line deeper than the key that it belongs to.',
  example: { files: { '.github/workflows/ci.yml': 'jobs:\n  test:\n    needs: [\n    build\n    ]\n' }, line: 4 },
  source: 'https://yaml.org/spec/1.2.2/#61-indentation-spaces',
}
