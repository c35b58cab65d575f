const FORM = /^[A-Za-z_][A-Za-z0-9_-]*$/
const MOST_CHARACTERS = 99

/** What keeps a text from being the id of a job or step, as the end of a sentence; undefined where nothing does. */
export function faultOfId(id: string): string | undefined {
  if (!FORM.test(id)) return 'must begin with a letter or _ and hold nothing but letters, digits, - and _'
  if (id.length > MOST_CHARACTERS) return `must have at most ${MOST_CHARACTERS} characters`
  return id.startsWith('__') ? 'must not begin with __, which GitHub keeps for itself' : undefined
}
