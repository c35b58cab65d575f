import type { Rule } from '../../rules/rule.js'

export const iniDuplicateKey: Rule = {
  id: 'ini/duplicate-key',
  level: 'error',
  summary: 'A section is there twice, or a key in its section; case makes no difference in keys.',
  why: 'configparser, with which Python programs read the file, refuses all of it.',
  mend: 'Put what belongs to a section below one header, and keep one of the keys.',
  example: { files: { 'setup.cfg': '[flake8]\nignore = E203\nignore = W503\n' }, line: 3 },
  source: 'https://docs.python.org/3/library/configparser.html#configparser.ConfigParser',
}
