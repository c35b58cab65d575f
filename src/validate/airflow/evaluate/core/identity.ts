const IDENTITIES = new WeakMap<object, number>()
let last = 0

/** A number that is an object's own. */
export function identityOf(object: object): number {
  let identity = IDENTITIES.get(object)
  if (identity === undefined) {
    last += 1
    identity = last
    IDENTITIES.set(object, identity)
  }
  return identity
}
