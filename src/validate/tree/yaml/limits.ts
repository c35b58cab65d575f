/** How many collections may stand within each other: readers of the tree call themselves for each. */
export const DEEPEST = 200

/** How long the key of a block map may be, by YAML 1.2. */
export const LONGEST_KEY = 1024
