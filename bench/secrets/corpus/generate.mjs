// Writes the labelled corpus: files as repositories hold them, with secrets and with what looks like secrets.
//
//   node bench/secrets/corpus/generate.mjs <folder> [--seed N]
//
// <folder>/files is what scanners get; <folder>/labels.json says what stands where: [{ file, where, label, kind, line,
// endLine?, secret?, form? }]. The same seed gives the same bytes, another seed another corpus. Frozen before the rules
// were written: it follows vendors' facts and file formats. Whatever two careful reviewers could see differently is in
// neither half.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { randomFrom } from '../mint/index.mjs'
import { checked } from './check.mjs'
import { credentialFiles } from './credentials/index.mjs'
import { encodedFiles } from './encoded/index.mjs'
import { filledFiles } from './fill.mjs'
import { harmlessFiles } from './harmless/index.mjs'
import { assignments } from './items/assignments.mjs'
import { literals } from './items/literals.mjs'
import { tokens } from './items/tokens.mjs'

const EACH_TOKEN = 3
const ASSIGNMENTS = 470
const LITERALS = 2400
const TALK = 950

/** Writes the corpus of a seed into the folder and returns its labels. */
export function generate(folder, seed) {
  const randomOf = purpose => randomFrom(`${seed}/${purpose}`)
  const secrets = [...tokens(randomOf, EACH_TOKEN), ...assignments(randomOf, ASSIGNMENTS)]
  const sheets = [
    ...filledFiles(randomOf, secrets, literals(randomOf, LITERALS), TALK),
    ...credentialFiles(randomOf),
    ...encodedFiles(randomOf),
    ...harmlessFiles(randomOf),
  ]
  rmSync(join(folder, 'files'), { recursive: true, force: true })
  const labels = []
  const written = new Set()
  for (const sheet of sheets) {
    const { file, bytes, labels: own } = sheet.finish()
    if (written.has(file)) throw new Error(`two files are called ${file}`)
    written.add(file)
    const path = join(folder, 'files', file)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, bytes)
    labels.push(...own)
  }
  const sound = checked(join(folder, 'files'), labels)
  writeFileSync(join(folder, 'labels.json'), `${JSON.stringify(sound, null, 1)}\n`)
  return sound
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { seed: { type: 'string', default: '1' } },
  })
  if (positionals.length !== 1) throw new Error('usage: node bench/secrets/corpus/generate.mjs <folder> [--seed N]')
  const labels = generate(positionals[0], values.seed)
  const secrets = labels.filter(({ label }) => label === 'secret').length
  console.log(
    `${new Set(labels.map(({ file }) => file)).size} files, ${secrets} secrets, ${labels.length - secrets} negatives`,
  )
}
