import { UserMistake } from '../gate/mistake.js'

/** Reads `200`, `2xx` and the like into a test for a status code. @throws UserMistake */
export function statusTest(expected: readonly string[]): (status: number) => boolean {
  const wrong = expected.filter(item => !/^[1-5](\d\d|xx)$/i.test(item))
  if (wrong.length > 0 || expected.length === 0) {
    const message = `${JSON.stringify(wrong.join(', '))} is no status; write codes such as 200 or classes such as 2xx`
    throw new UserMistake([{ where: 'expect-status', message }])
  }
  return status =>
    expected.some(item => item.toLowerCase() === `${Math.floor(status / 100)}xx` || item === String(status))
}
