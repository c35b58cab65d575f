import { describe, expect, it } from '@jest/globals'
import { assignmentDetector } from '../../../../src/secrets/assignments/detector.js'
import { matchesIn } from '../../../support/secrets.js'

const LENGTH = 125_000

/** Texts that somebody made so that a search would not end. */
const HOSTILE: readonly (readonly [what: string, unit: string])[] = [
  ['quotes', '"'],
  ['escaped quotes', '\\"'],
  ['backslashes', '\\'],
  ['names without end', 'password'],
  ['names that follow each other', 'password='],
  ['names and colons', 'token: '],
  ['names in quotes', '"secret": "'],
  ['brackets', 'password=('],
  ['calls', 'password=str('],
  ['nested objects', '{"password":{'],
  ['fallbacks', 'password=a||'],
  ['members', 'token=a.b.c'],
  ['spaces', 'password                    '],
  ['lines', 'password:\n '],
  ['indented blocks', 'passwords:\n  - '],
  ['elements', '<password '],
  ['attributes', '<a name="password" '],
  ['inserts', 'insert into a (password) values ('],
  ['commands', 'mysql a b c '],
  ['comparisons', 'password == '],
  ['lists', 'tokens = ["a", '],
  ['types', 'password: Map<String, '],
  ['joined texts', 'password = "a" + "b" + '],
  ['variables', '${password:-'],
  ['tables in Markdown', '|password|\n|--|\n'],
  ['keys below each other', '  key: '],
  ['entries in braces', 'tokens = {"a": "b", '],
  ['pipes', 'echo a | chpasswd '],
  ['calls with data', 'jwt.sign({a, '],
  ['calls with texts', '.connect("a", "b", '],
  ['dashes', 'api-key-'],
  ['bytes above ASCII', '\u5bc6\u7801'],
]

describe('hostile text', () => {
  it.each(HOSTILE)(
    '%s are read to their end in linear time',
    (_, unit) => {
      for (const path of ['a.js', 'a.yaml', 'a.sql', 'a.csv', 'a.xml', 'a.md', 'a.sh']) {
        const content = unit.repeat(LENGTH / unit.length)
        expect(matchesIn([assignmentDetector], content, path).length).toBeLessThan(10_001)
      }
    },
    20_000,
  )
})
