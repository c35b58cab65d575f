import type { Rule } from '../../rules/rule.js'

export const textEncoding: Rule = {
  id: 'text/encoding',
  level: 'error',
  summary: 'The file is not text in UTF-8.',
  why: 'GitHub and most other programs read UTF-8 only: letters come out wrong, or the file is refused.',
  mend: 'Save the file as UTF-8, without zeros in it.',
  example: { files: { 'config.yml': 'name: a\0b\n' }, line: 1 },
  source: 'https://www.rfc-editor.org/rfc/rfc3629',
}
