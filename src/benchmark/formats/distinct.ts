/** A benchmark's name, and the one that also says where it is. */
export interface Titled {
  short: string
  full: string
}

/**
 * The name of each: the short one where no other has it, else the full one. Those that even so are called the same are
 * numbered from the second on, in the order of the file.
 */
export function distinctNames(titles: readonly Titled[]): string[] {
  const places = new Map<string, string | null>()
  for (const { short, full } of titles) {
    const known = places.get(short)
    places.set(short, known === undefined || known === full ? full : null)
  }
  const used = new Map<string, number>()
  return titles.map(({ short, full }) => {
    const name = places.get(short) === null ? full : short
    const times = (used.get(name) ?? 0) + 1
    used.set(name, times)
    return times === 1 ? name : `${name} #${times}`
  })
}
