import type { Format } from '../format.js'
import { inQuotes, inSections, inWords, withComments } from '../grammars/dialects.js'
import { lines, places } from '../grammars/lines.js'
import { netrc } from '../grammars/netrc.js'
import { xml } from '../grammars/xml.js'
import { hashOrPassword } from '../readings.js'

/** Mail and chat: clients, and the lists that servers relay with. */
export const mail: readonly Format[] = [
  { what: 'an .msmtprc', names: '.msmtprc msmtprc msmtp/config', read: inWords, keys: 'password' },
  { what: 'an .esmtprc', names: '.esmtprc esmtprc', read: withComments, keys: 'password' },
  { what: 'an .esmtprc', names: '.esmtprc esmtprc', read: netrc, keys: 'password' },
  {
    what: 'a .muttrc',
    names: '.muttrc muttrc .neomuttrc neomuttrc *.muttrc .mutt/* mutt/*',
    read: withComments,
    keys: 'imap_pass smtp_pass pop_pass nntp_pass my_pass* *_pass *_password',
  },
  { what: 'a .fetchmailrc', names: '.fetchmailrc fetchmailrc', read: netrc, keys: 'password' },
  {
    what: 'an .offlineimaprc',
    names: '.offlineimaprc offlineimaprc offlineimap.conf',
    read: inSections,
    keys: 'remotepass localpass oauth2_client_secret oauth2_refresh_token oauth2_access_token',
  },
  { what: 'an .mbsyncrc', names: '.mbsyncrc mbsyncrc .isyncrc isyncrc', read: inWords, keys: 'pass' },
  { what: 'a .getmailrc', names: '.getmailrc getmailrc getmail/*', read: inSections, keys: 'password' },
  {
    what: 'a vdirsyncer configuration',
    names: 'vdirsyncer/config .vdirsyncerrc',
    read: inSections,
    keys: 'password client_secret',
  },
  {
    what: 'an .mailrc',
    names: '.mailrc mailrc s-nail.rc mail.rc',
    read: inSections,
    keys: 'smtp-auth-password password*',
  },
  { what: "ssmtp's configuration", names: 'ssmtp.conf revaliases', read: inSections, keys: 'authpass' },
  {
    what: "Postfix' logins",
    names: 'sasl_passwd sasl_passwords smtp_sasl_password_map sasl_password',
    read: lines(/^[^#\s]\S{0,255}[ \t]{1,40}(?<user>[^\s:]{1,255}):(?<secret>[^\s]{1,400})/d),
    keys: '*',
  },
  {
    what: "Exim's logins",
    names: 'passwd.client',
    read: lines(/^[^#\s:][^\s:]{0,255}:(?<user>[^\s:]{1,255}):(?<secret>[^\s]{1,400})/d),
    keys: '*',
  },
  {
    what: "Dovecot's configuration",
    names:
      'dovecot-sql.conf.ext dovecot-sql.conf dovecot-ldap.conf.ext dovecot-ldap.conf mysql-virtual-mailbox-domains.cf *.cf',
    read: places(
      /^[ \t]{0,8}(?:connect[ \t]{0,8}=[^\n]{0,300}?\bpassword=|(?:dnpass|password|bind_pw)[ \t]{0,8}=[ \t]{0,8})["']?(?<secret>[^\s"']{1,400})/dgm,
    ),
    keys: '*',
  },
  {
    what: "Dovecot's users",
    names: 'dovecot.users dovecot-users dovecot/users dovecot/passwd cram-md5.pwd',
    read: lines(/^(?<user>[^:\s#]{1,255})[:\t](?:\{PLAIN\})?(?<secret>[^:\s]{4,400})/d),
    keys: '*',
    as: hashOrPassword,
  },
  {
    what: "DavMail's settings",
    names: 'davmail.properties .davmail.properties',
    read: inSections,
    keys: '*password *.pin',
  },
  {
    what: "irssi's configuration",
    names: '.irssi/config irssi/config irssi.conf config.irssi',
    read: inQuotes,
    keys: '*password autosendcmd_password sasl_password',
  },
  {
    what: "irssi's configuration",
    names: '.irssi/config irssi/config irssi.conf',
    read: places(/nickserv[ \t]{1,4}identify[ \t]{1,4}(?<secret>[^\s";]{4,100})/dgi),
    keys: '*',
  },
  {
    what: "WeeChat's configuration",
    names: 'irc.conf sec.conf relay.conf weechat.conf',
    read: inSections,
    keys: '*password *.sasl_key passphrase *passphrase *password_command',
  },
  {
    what: "WeeChat's secured data",
    names: 'sec.conf',
    read: inSections,
    keys: '*',
    below: /^data\./,
    as: (value, { name }) => (name.startsWith('__') ? null : { secret: value }),
  },
  {
    what: "ZNC's configuration",
    names: 'znc.conf',
    read: lines(/^[ \t]{0,20}Pass[ \t]{0,8}=[ \t]{0,8}(?<secret>\S{4,300})/d),
    keys: '*',
    as: znc,
  },
  { what: "ZNC's configuration", names: 'znc.conf', read: inSections, keys: 'hash' },
  { what: "HexChat's servers", names: 'servlist.conf servlist_.conf', read: inSections, keys: 'p b' },
  { what: "an instant messenger's accounts", names: 'accounts.xml', read: xml, keys: 'password' },
  {
    what: "a messenger's settings",
    names: '.mcabberrc mcabberrc .mcabber/* profrc .profanity/* .centericq/*',
    read: inSections,
    keys: 'password',
  },
  {
    what: "sendxmpp's login",
    names: '.sendxmpprc',
    read: lines(/^(?<user>[^#\s@]{1,100}@\S{1,200})[ \t]{1,20}(?<secret>\S{4,200})/d),
    keys: '*',
  },
]

/** `sha256#hash#salt#`, or as it is. */
function znc(value: string) {
  const isHash = /^(?:sha256|md5)#[0-9a-f]{32,64}#/.test(value)
  if (isHash) return { secret: value, sort: 'hash' as const, reason: 'weak passwords are found from their hashes' }
  return { secret: value.replace(/^plain#/, '') }
}
