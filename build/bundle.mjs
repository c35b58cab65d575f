import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import ncc from '@vercel/ncc'
import { transform } from 'esbuild'
import { root } from './root.mjs'

const dist = `${root}/dist`

/**
 * ncc bundles `lib/entries.js` once into shared chunks. ncc knows one entry only, so each action gets a stub of its
 * own that names it; the same goes for the command line and the worker thread.
 */
export async function bundle() {
  rmSync(dist, { recursive: true, force: true })
  mkdirSync(`${dist}/bundle`, { recursive: true })
  const externals = { '@actions/http-client': './http-client.cjs' }
  const options = { externals, cache: false, license: 'licenses.txt', quiet: true }
  const { code, assets } = await ncc(`${root}/lib/entries.js`, options)
  writeFileSync(`${dist}/licenses.txt`, assets['licenses.txt'].source)
  writeFileSync(`${dist}/package.json`, '{ "type": "module" }\n')
  writeFileSync(`${dist}/bundle/http-client.cjs`, readFileSync(`${root}/build/http-client.cjs`))
  await writeChunk('index.js', code)
  for (const [name, { source }] of Object.entries(assets)) {
    if (name.endsWith('.index.js')) await writeChunk(name, source)
  }
  const { registry } = await import('../lib/entries.js')
  for (const name of Object.keys(registry)) writeStub(name, `action('${name}')`)
  writeStub('cli', 'cli()')
  writeStub('worker', 'worker()')
}

// ncc's own minification leaves the side chunks alone. Names are kept, so that a stack in a report can be read.
async function writeChunk(name, source) {
  const options = { format: 'esm', minifyWhitespace: true, minifySyntax: true, target: 'node20', legalComments: 'none' }
  const { code } = await transform(source.toString(), options)
  writeFileSync(`${dist}/bundle/${name}`, code)
}

function writeStub(name, call) {
  mkdirSync(`${dist}/${name}`)
  const imported = call.slice(0, call.indexOf('('))
  writeFileSync(`${dist}/${name}/index.js`, `import { ${imported} } from '../bundle/index.js'\n\nawait ${call}\n`)
}
