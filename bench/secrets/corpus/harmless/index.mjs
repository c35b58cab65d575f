// Files that hold no secret, though many of their lines look like it.
import { assets } from './assets.mjs'
import { encrypted } from './encrypted.mjs'
import { keys } from './keys.mjs'
import { lockfiles } from './lockfiles.mjs'
import { sheetOf } from './page.mjs'
import { texts } from './texts.mjs'

/** Sheets of every such file, as often as it says, below folders that tell them apart. */
export function harmlessFiles(randomOf) {
  const pages = [...lockfiles, ...keys, ...encrypted, ...assets, ...texts]
  return pages.flatMap((page, at) =>
    Array.from({ length: page.times }, (_, time) => {
      const random = randomOf(`harmless/${at}/${time}`)
      return sheetOf(page, random, `${random.pick(['apps', 'packages', 'services', 'modules'])}/${noteOf(at, time)}`)
    }),
  )
}

function noteOf(at, time) {
  return `${String.fromCharCode(97 + (at % 26))}${at}-${time}`
}
