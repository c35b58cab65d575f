/** A URL for the report: what may be secret in it is masked; a query item without a value may be one itself. */
export function shownUrl(url: URL): string {
  const items = [...url.searchParams].map(([key, value]) => (value === '' ? '***' : `${encodeURIComponent(key)}=***`))
  const query = items.join('&')
  // What has no origin, such as ws:, has a scheme and a host all the same.
  return `${url.protocol}//${url.host}${url.pathname}${query && `?${query}`}${url.hash && '#***'}`
}

/** What is no URL: nobody knows where a password in it ends, so that with an `@` only the scheme is shown. */
export function shownText(text: string): string {
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(text)?.[0] ?? ''
  return text.includes('@') ? `${scheme}***` : text.replace(/[?#].*$/s, '?***')
}
