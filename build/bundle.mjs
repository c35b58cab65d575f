import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { transform } from 'esbuild'
import { root } from './root.mjs'

const dist = `${root}/dist`

/**
 * ncc bundles `lib/entries.js` once into shared chunks. ncc knows one entry only, so each action gets a stub of its
 * own that names it; the same goes for the command line and the worker thread.
 */
export async function bundle() {
  rmSync(dist, { recursive: true, force: true })
  const ncc = ['node_modules/@vercel/ncc/dist/ncc/cli.js', 'build', 'lib/entries.js', '-o', 'dist/bundle', '-q']
  execFileSync(process.execPath, [...ncc, '--no-cache', '--license', 'licenses.txt'], { cwd: root, stdio: 'inherit' })
  renameSync(`${dist}/bundle/licenses.txt`, `${dist}/licenses.txt`)
  renameSync(`${dist}/bundle/package.json`, `${dist}/package.json`)
  for (const chunk of readdirSync(`${dist}/bundle`)) await minify(`${dist}/bundle/${chunk}`)
  const { registry } = await import('../lib/entries.js')
  for (const name of Object.keys(registry)) writeStub(name, `action('${name}')`)
  writeStub('cli', 'cli()')
  writeStub('worker', 'worker()')
}

// ncc's own minification leaves the side chunks alone. Names are kept, so that a stack in a report can be read.
async function minify(path) {
  const options = { format: 'esm', minifyWhitespace: true, minifySyntax: true, target: 'node20', legalComments: 'none' }
  const { code } = await transform(readFileSync(path, 'utf8'), options)
  writeFileSync(path, code)
}

function writeStub(name, call) {
  mkdirSync(`${dist}/${name}`)
  const imported = call.slice(0, call.indexOf('('))
  writeFileSync(`${dist}/${name}/index.js`, `import { ${imported} } from '../bundle/index.js'\n\nawait ${call}\n`)
}
