/** What holds entries: a section, an element, an object, a mapping; the whole file is one without a name. */
export interface Group {
  name: string
  parent: Group | null
  entries: Entry[]
  /** Its values by their names in lower case, once it was asked for one: then all of it is read. */
  values?: Map<string, string>
}

/** A value that a file gives to a name, and its place in the content: without quotes, escapes resolved. */
export interface Entry {
  name: string
  value: string
  start: number
  end: number
  group: Group
  /** Of an element of XML: its attributes. */
  attributes?: Group
}

/** How a format is read: one character per byte, in the order of the places. Whatever the content is, it ends and throws nothing. */
export type Grammar = (content: string) => Iterable<Entry>

/** What is nested deeper is not read. */
export const DEEPEST = 100

export function groupOf(name: string, parent: Group | null): Group {
  return { name, parent, entries: [] }
}

/** A new entry, added to its group. */
export function entryOf(group: Group, name: string, value: string, start: number, end: number): Entry {
  const entry = { name, value, start, end, group }
  group.entries.push(entry)
  return entry
}

/** The value in a group that was read that has one of the names, in lower case; the first of the names that is there. */
export function valueIn(group: Group | undefined, ...names: readonly string[]): string | undefined {
  if (group === undefined) return undefined
  group.values ??= new Map(group.entries.toReversed().map(entry => [entry.name.toLowerCase(), entry.value]))
  const name = names.find(other => group.values?.has(other))
  return name === undefined ? undefined : group.values.get(name)
}

/** The names of the groups that it stands in, outermost first, in lower case and with a dot after each. */
export function placeOf(entry: Entry): string {
  let place = ''
  for (let group: Group | null = entry.group; group !== null; group = group.parent) {
    if (group.name !== '') place = `${group.name}.${place}`
  }
  return place.toLowerCase()
}
