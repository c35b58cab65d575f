/** How many are under way at the same time. */
const AT_ONCE = 8

/** What becomes of each item, in the order of the items. */
export async function inParallel<Item, Made>(
  items: readonly Item[],
  make: (item: Item) => Promise<Made>,
): Promise<Made[]> {
  const made: Made[] = []
  const queue = items.entries()
  const work = async () => {
    for (const [index, item] of queue) made[index] = await make(item)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return made
}
