import type { Rule } from '../../rules/rule.js'

export const iniSyntax: Rule = {
  id: 'ini/syntax',
  level: 'error',
  summary: 'The line is neither a header, nor a key with a value, nor a part of a value.',
  why: 'configparser, with which Python programs read the file, refuses all of it.',
  mend: 'Write `key = value` below a header `[section]`; lines that belong to a value are indented deeper than its key.',
  example: { files: { 'setup.cfg': '[flake8]\nmax-line-length 100\n' }, line: 2 },
  source: 'https://docs.python.org/3/library/configparser.html#supported-ini-file-structure',
}
