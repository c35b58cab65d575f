import { globMatcher } from '../../../gate/glob.js'
import { ROOT } from '../../../gate/path.js'
import type { Facts } from '../../facts.js'
import type { Report, Rule } from '../../rules/rule.js'
import { type Node, valueIn } from '../../tree/node.js'
import { someOf } from '../../words/listed.js'
import { quoted } from '../../words/quoted.js'
import { asksIn } from '../asked/ask.js'
import { inPolicy } from '../example.js'

export const missingFile: Rule = {
  id: 'pipeline/missing-file',
  level: 'error',
  summary: 'The repository lacks a file that the policy asks for.',
  why: 'What reads the file does without it, or fails.',
  mend: 'Add the file, and see that it is not ignored; or correct the name or glob in the policy.',
  example: inPolicy(
    3,
    `files:
  required:
    - tests/conftest.py
`,
    { 'tests/test_app.py': '' },
  ),
}

export const forbiddenFile: Rule = {
  id: 'pipeline/forbidden-file',
  level: 'error',
  summary: 'The repository has a file that the policy forbids.',
  why: 'Everybody who reads the repository reads the file, and its history keeps it.',
  mend: 'Remove the file, and have `.gitignore` name it. What was secret in it must be replaced.',
  example: inPolicy(
    3,
    `files:
  forbidden:
    - '**/*.pem'
`,
    { 'config/server.pem': '' },
  ),
}

const MOST_SHOWN = 5

export async function checkFiles(asked: Node | undefined, { files }: Facts, report: Report): Promise<void> {
  const required = asksIn(valueIn(asked, 'required'))
  const forbidden = asksIn(valueIn(asked, 'forbidden'))
  for (const { name, at } of required) {
    const matches = await globMatcher([name], ROOT)
    if (!files.some(matches)) report(missingFile, at, `No file matches ${quoted(name)}`)
  }
  for (const { name, at } of forbidden) {
    const found = files.filter(await globMatcher([name], ROOT))
    if (found.length === 0) continue
    const shown = someOf(found.map(quoted), MOST_SHOWN)
    const related = found.slice(0, MOST_SHOWN).map(file => ({ message: 'This file is there.', file, start: 0, end: 0 }))
    report(forbiddenFile, at, `${quoted(name)} is forbidden, and there is ${shown}`, { related })
  }
}
