/**
 * What a key near its vendor's word is called: a credential, or nothing where it is given to the vendor's client right
 * away, as in `new Vendor('…')` and `vendor.Client('…')`.
 */
export const NAMED_OR_GIVEN =
  /^(?!.{0,200}(?:[_-]id|Id|ID)$).{0,200}?(?:[Kk]ey|KEY|[Tt]oken|TOKEN|[Ss]ecret|SECRET|[Aa]uth|AUTH|[Ll]ogin|[Bb]earer|[Pp]assw|PASSW)|^[\w-]{2,20}(?:\.\w{0,12}[Cc]lient\w{0,6})?\(\s{0,4}["'`]$/s
