import type { Rule } from '../../rules/rule.js'

export const yamlBomb: Rule = {
  id: 'yaml/bomb',
  level: 'error',
  summary: 'Aliases of aliases make the document very large.',
  why: 'A few lines of such names stand for billions of values: a program that writes them all out runs out of memory.',
  mend: 'Write out what is meant, or reuse less at a time.',
  example: {
    files: {
      'config.yml': [
        'a: &a [x, x, x, x, x, x, x, x, x, x]',
        'b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]',
        'c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]',
        'd: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]',
        'e: [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]',
        '',
      ].join('\n'),
    },
    line: 5,
  },
}
