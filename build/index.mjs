// `npm run build`: everything in the repository that is made from something else, in one place and from scratch.
// The result depends on the sources and package-lock.json alone; `.ci/run` compares it byte by byte.
import { bundle } from './bundle.mjs'
import { compile } from './compile.mjs'

compile()
await bundle()
// Only now is there a lib/ to read the gates' inputs from.
const { generate } = await import('./generate.mjs')
await generate()
