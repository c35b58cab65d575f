import { readdirSync, readFileSync } from 'node:fs'
import { build } from 'esbuild'
import { root } from './root.mjs'

// For Octokit too, which names an older @actions/http-client of the same interface: the bundle has one of each.
const EXPORTS = `
export { HttpClient, HttpCodes } from '@actions/http-client'
export { fetch } from 'undici'
`

/**
 * `http.cjs`: the packages that `stand-ins.cjs` loads on first use, in CommonJS, because it has to be at once. Made by
 * esbuild, because ncc reads packages that are ES modules into nothing but ES modules. Returns the licences in it.
 */
export async function bundleHttp(outfile) {
  const { metafile } = await build({
    stdin: { contents: EXPORTS, resolveDir: root },
    absWorkingDir: root,
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'none',
    metafile: true,
  })
  const names = Object.keys(metafile.inputs).map(path => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1])
  return [...new Set(names.filter(Boolean))].sort().map(licenceOf)
}

/** As ncc writes them: the name, the kind of licence, its text. */
function licenceOf(name) {
  const folder = `${root}/node_modules/${name}`
  const { license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'))
  const file = readdirSync(folder).find(each => /^licen[cs]e/i.test(each))
  if (file === undefined) throw new Error(`${name} comes without the text of its licence`)
  return { name, text: `${name}\n${license}\n${readFileSync(`${folder}/${file}`, 'utf8')}` }
}
