// What a job downloads: dist/ packed, and the archive of the repository that GitHub serves for `uses:`.
//
//   node bench/size.mjs [--dist-at-most MB] [--archive-at-most MB]
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'

const cwd = fileURLToPath(new URL('..', import.meta.url))
const number = { type: 'string', default: 'Infinity' }
const { values } = parseArgs({ options: { 'dist-at-most': number, 'archive-at-most': number } })

report('dist/', ['archive', '--format=tar', 'HEAD:dist'], Number(values['dist-at-most']))
report('the archive of the repository', ['archive', '--format=tar', 'HEAD'], Number(values['archive-at-most']))

function report(what, git, limit) {
  const tar = execFileSync('git', git, { cwd, maxBuffer: 1 << 30 })
  const megabytes = gzipSync(tar, { level: 9 }).length / 1e6
  console.log(`${what}: ${megabytes.toFixed(3)} MB gzip`)
  if (megabytes > limit) {
    console.log(`above the budget of ${limit} MB`)
    process.exitCode = 1
  }
}
