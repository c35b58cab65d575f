import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import ncc from '@vercel/ncc'
import { transform } from 'esbuild'
import { bundleHttp } from './http.mjs'
import { root } from './root.mjs'

const dist = `${root}/dist`
// How webpack begins a module. V8 reads arrow functions twice, when they are loaded and when they are called; functions in
// parentheses once.
const ARROW_MODULE = /^\/\*{3}\/ \(\(([\w$, ]*)\) => \{$/gm
const LEFT_OUTSIDE = ['@actions/http-client', 'undici', 'unzip-stream']

/**
 * ncc bundles `lib/entries.js` once into shared chunks. ncc knows one entry only, so each action gets a stub of its
 * own that names it; the same goes for the command line and the worker thread.
 */
export async function bundle() {
  rmSync(dist, { recursive: true, force: true })
  mkdirSync(`${dist}/bundle`, { recursive: true })
  const externals = Object.fromEntries(LEFT_OUTSIDE.map(name => [name, './stand-ins.cjs']))
  const options = { externals, cache: false, license: 'licenses.txt', quiet: true }
  const { code, assets } = await ncc(`${root}/lib/entries.js`, options)
  writeFileSync(`${dist}/package.json`, '{ "type": "module" }\n')
  await writeChunk('index.js', code)
  for (const [name, { source }] of Object.entries(assets)) {
    if (name.endsWith('.index.js')) await writeChunk(name, source)
  }
  copyFileSync(`${root}/build/stand-ins.cjs`, `${dist}/bundle/stand-ins.cjs`)
  refuseMissing(code)
  writeLicences(assets['licenses.txt'].source.toString(), await bundleHttp(`${dist}/bundle/http.cjs`))
  const { registry } = await import('../lib/entries.js')
  for (const name of Object.keys(registry)) writeStub(name, `action('${name}')`)
  writeStub('cli', 'cli()', '#!/usr/bin/env node\n')
  // pre-commit runs it as it is.
  chmodSync(`${dist}/cli/index.js`, 0o755)
  writeStub('worker', 'worker()')
}

// ncc's own minification leaves the side chunks alone. Names are kept, so that a stack in a report can be read.
async function writeChunk(name, source) {
  const eager = source.toString().replace(ARROW_MODULE, '/***/ (function($1) {')
  const options = { format: 'esm', minifyWhitespace: true, minifySyntax: true, target: 'node20', legalComments: 'none' }
  const { code } = await transform(eager, options)
  writeFileSync(`${dist}/bundle/${name}`, code)
}

// What the bundle takes from outside stands in its main chunk, name by name; one that is missing would be undefined.
function refuseMissing(code) {
  const taken = [...code.matchAll(/__WEBPACK_EXTERNAL_MODULE__stand_ins_cjs_\w+?__(?:\.(\w+)|\["(\w+)"\])/g)]
  const names = taken.map(([, name, quoted]) => name ?? quoted)
  if (names.length === 0) throw new Error('build/bundle.mjs no longer sees what the bundle takes from stand-ins.cjs')
  const standIns = createRequire(import.meta.url)('./stand-ins.cjs')
  const missing = names.filter(name => name !== 'default' && !(name in standIns))
  if (missing.length > 0) throw new Error(`build/stand-ins.cjs lacks ${missing.join(', ')}`)
}

function writeLicences(ofBundle, ofHttp) {
  const further = ofHttp.filter(({ name }) => !ofBundle.split('\n').includes(name))
  const texts = [ofBundle, ...further.map(({ text }) => text), ...noticesOfData()]
  writeFileSync(`${dist}/licenses.txt`, texts.join('\n\n'))
}

/** Data of others that is bundled: what each folder of it says of its origin, and the licences. */
function noticesOfData() {
  const paths = readdirSync(`${root}/src`, { recursive: true }).map(path => path.replaceAll('\\', '/'))
  const notices = paths.filter(path => /\/data\/NOTICE$/.test(path)).sort()
  return notices.map(notice => {
    const folder = notice.slice(0, notice.lastIndexOf('/'))
    const licences = readdirSync(`${root}/src/${folder}`)
      .filter(name => name.startsWith('LICENSE'))
      .sort()
    return ['NOTICE', ...licences]
      .map(name => readFileSync(`${root}/src/${folder}/${name}`, 'utf8').trim())
      .join('\n\n')
  })
}

function writeStub(name, call, before = '') {
  mkdirSync(`${dist}/${name}`)
  const imported = call.slice(0, call.indexOf('('))
  writeFileSync(
    `${dist}/${name}/index.js`,
    `${before}import { ${imported} } from '../bundle/index.js'\n\nawait ${call}\n`,
  )
}
