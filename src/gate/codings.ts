/** What `content-encoding` says a body was encoded with, in lower case and in the order in which that was done. */
export function codingsOf(header: string | readonly string[] | undefined): string[] {
  const names = [header ?? []].flat().join(',').toLowerCase().split(',')
  return names.map(name => name.trim()).filter(name => name !== '' && name !== 'identity')
}
