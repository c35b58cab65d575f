import type { Answer } from '../probes/answer.js'

/** The values of a header, one for each line. */
export function headerLines({ headers }: Answer, name: string): string[] {
  const value = headers !== undefined && Object.hasOwn(headers, name) ? headers[name] : undefined
  return value === undefined ? [] : typeof value === 'string' ? [value] : [...value]
}

/** The value of a cookie that the answer sets; of several the last one holds. */
export function cookieIn(answer: Answer, name: string): string | undefined {
  return headerLines(answer, 'set-cookie')
    .map(line => (line.split(';')[0] as string).split('='))
    .filter(([key, ...rest]) => rest.length > 0 && key?.trim() === name)
    .map(([, ...rest]) => rest.join('=').trim())
    .at(-1)
}
