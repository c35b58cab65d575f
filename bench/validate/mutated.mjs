// How long the slowest of many spoilt workflows takes to judge.
//
//   node24 bench/validate/mutated.mjs [--files N] [--slowest-at-most SECONDS]
//
// Needs `npm run build` before it (it reads `lib/`), and a Node that reads TypeScript. Above the limit it ends with 1.
import { parseArgs } from 'node:util'
import { mutated, one, randomOf } from '../../__tests__/support/mutations.ts'
import { checkFiles } from '../../lib/validate/check.js'
import { corpus } from './corpus/index.mjs'

const { values: limits } = parseArgs({
  options: { files: { type: 'string', default: '10000' }, 'slowest-at-most': { type: 'string', default: 'Infinity' } },
})
const good = corpus(1).filter(each => each.good)
const random = randomOf(13)
let slowest = 0
let problems = 0
for (let run = 0; run < Number(limits.files); run += 1) {
  const { files, main } = one(good, random)
  const content = mutated(Buffer.from(files[main]), random)
  const ports = { files: { bytes: path => (path === main ? content : null) }, programs: { has: async () => false } }
  const work = { base: '.', files: [{ path: main, kind: 'workflow' }], shellcheck: false }
  const start = performance.now()
  const checked = await checkFiles({ ...work, taken: new SharedArrayBuffer(4) }, ports)
  slowest = Math.max(slowest, performance.now() - start)
  problems += checked.files[0].problems.length
}
console.log(`${limits.files} spoilt workflows, ${problems} problems; the slowest took ${(slowest / 1000).toFixed(2)} s`)
if (slowest / 1000 > Number(limits['slowest-at-most'])) process.exitCode = 1
