import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { root } from './root.mjs'

/** TypeScript to JavaScript, in `lib/`. */
export function compile() {
  rmSync(`${root}/lib`, { recursive: true, force: true })
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', '.'], { cwd: root, stdio: 'inherit' })
}
