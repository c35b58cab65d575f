/** Types that say nothing of what is in a body. */
const SAY_NOTHING = ['', 'text/plain', 'application/octet-stream']

/** What kind of document a text of this type is, and where the type says nothing, by how it begins; null where it is none. */
export function documentKind(type: string, text: string): 'html' | 'xml' | null {
  const essence = essenceOf(type)
  if (essence === 'text/html') return 'html'
  if (/[/+]xml$/.test(essence) || /^\s*<\?xml\s/.test(text)) return 'xml'
  return SAY_NOTHING.includes(essence) && /^\s*</.test(text) ? 'html' : null
}

/** The type without its parameters, where it says what is in a body. */
export function tellingType(type: string): string | null {
  const essence = essenceOf(type)
  return SAY_NOTHING.includes(essence) ? null : essence
}

function essenceOf(type: string): string {
  return (type.split(';')[0] as string).trim().toLowerCase()
}
