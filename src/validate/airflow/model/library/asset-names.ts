import type { Arguments } from '../../evaluate/value.js'
import { argument } from '../graph/functions.js'
import { textOf } from '../graph/node.js'
import type { At, Model } from '../state.js'

const LONGEST = 1500
const SCHEME = /^airflow:/i
/** Names that a function under `@asset` has for something else. */
const PROHIBITED = new Set(['self', 'context'])

/** Refuses a name or an address that no asset or dataset can have. */
export function checkAsset(model: Model, name: string, args: Arguments, at: At): void {
  if (name !== 'Asset' && name !== 'Dataset') return
  const refuse = (message: string, type = 'ValueError'): never => model.refuse('arguments', type, message, at)
  if (args.incomplete === null && args.positional.length === 0 && !args.named.has('name') && !args.named.has('uri'))
    refuse(`${name}() requires either 'name' or 'uri'`, 'TypeError')
  const [first, uri] = [
    textOf(argument(args, name === 'Asset' ? 'name' : 'uri', 0)),
    textOf(args.named.get('uri') ?? args.positional[1]),
  ]
  for (const text of [first, uri]) {
    if (text === null) continue
    if (text === '' && text === first) refuse(`${name} name cannot be empty`)
    if (text !== '' && text.trim() === '') refuse(`${name} name cannot be just whitespace`)
    if (text.length > LONGEST) refuse(`${name} name cannot exceed ${LONGEST} characters`)
    if (SCHEME.test(text) && (text === uri || name === 'Dataset')) refuse(`${name} scheme 'airflow' is reserved`)
  }
  if (model.version === '3' && first !== null && PROHIBITED.has(first)) refuse(`prohibited name for asset: ${first}`)
}
