// The command line as it is built, or compiled from the sources for the time being: for working on what it measures.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Its `script`; `close` takes away what was compiled. */
export async function commandLine(fromSources) {
  if (!fromSources) return { script: join(root, 'dist/cli/index.js'), close: () => {} }
  // Where the packages are found from: bundled, the named exports of those in CommonJS would be lost.
  const folder = mkdtempSync(join(root, 'node_modules/.sources-'))
  await build({
    entryPoints: { index: join(root, 'src/entries.ts') },
    outdir: join(folder, 'bundle'),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
    packages: 'external',
  })
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  for (const [name, call] of Object.entries({ cli: 'cli', worker: 'worker' })) {
    mkdirSync(join(folder, name))
    writeFileSync(join(folder, name, 'index.js'), `import { ${call} } from '../bundle/index.mjs'\nawait ${call}()\n`)
  }
  return { script: join(folder, 'cli/index.js'), close: () => rmSync(folder, { recursive: true }) }
}
