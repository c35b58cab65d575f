import type { Field } from './field.js'
import type { Template } from './model.js'

/** A name and its value. */
export type Item = readonly [name: string, value: Template]

/** What the name of a header may be made of. */
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,200}$/

/** What shells can call a variable. */
const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]{0,199}$/

/** More are more than servers take. */
const MOST_HEADERS = 100

/** Reads headers; those of the defaults are beside them where they have another name. */
export function headersOf(field: Field | undefined, defaults: readonly Item[] = []): readonly Item[] {
  const own = itemsOf(field, true)
  if (own.length === 0) return defaults
  if (own.length > MOST_HEADERS) field?.refuse(`has more than ${MOST_HEADERS} headers`)
  const names = new Set(own.map(([name]) => name.toLowerCase()))
  return [...defaults.filter(([name]) => !names.has(name.toLowerCase())), ...own]
}

/** Reads variables of the environment for a command. */
export function environmentOf(field: Field | undefined): Item[] {
  return (field?.entries('of names and values') ?? []).flatMap(([name, value]) => {
    if (!VARIABLE.test(name)) value.refuse('is no name of a variable: letters, digits and _', value.key)
    const template = value.template()
    return template === undefined ? [] : [[name, template] as const]
  })
}

/** Names with a value each, or a list of values. */
export function itemsOf(field: Field | undefined, areHeaders = false): Item[] {
  const items: Item[] = []
  for (const [name, value] of field?.entries('of names and values') ?? []) {
    if (areHeaders && !TOKEN.test(name)) value.refuse('is no name that a header can have', value.key)
    for (const each of value.each()) {
      const template = each.template()
      if (template === undefined) continue
      const broken = areHeaders && template.parts.some(part => typeof part === 'string' && /[\0\r\n]/.test(part))
      if (broken) each.refuse('has a line break, which no header can have')
      items.push([name, template])
    }
  }
  return items
}
