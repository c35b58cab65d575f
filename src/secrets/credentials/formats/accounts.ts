import type { Format } from '../format.js'
import { inFields, inSections } from '../grammars/dialects.js'
import { lines, places } from '../grammars/lines.js'
import { netrc } from '../grammars/netrc.js'
import { hash, hashOrPassword } from '../readings.js'

const SHADOW = lines(
  /^(?<user>[\w.@$-]{1,64}):!{0,2}(?<secret>\$[\w.-]{1,20}\$[\w./=,$+-]{8,250}|_[\w./]{19}|[A-Za-z0-9./]{13}):/d,
)

/** Lists of users and their passwords, or the hashes of them; and logins for machines. */
export const accounts: readonly Format[] = [
  { what: 'a .netrc', names: '.netrc _netrc netrc', read: netrc, keys: 'password' },
  { what: 'an .authinfo', names: '.authinfo authinfo', read: netrc, keys: 'password' },
  {
    what: "git's stored credentials",
    names: '.git-credentials git-credentials .git/credentials git/credentials',
    read: lines(/^[a-z][a-z+]{1,20}:\/\/(?<user>[^\s:@/]{0,200}):(?<secret>[^\s@/]{1,400})@[^\s/]/d),
    keys: 'password',
  },
  {
    what: "git's configuration",
    names: '.gitconfig gitconfig .git/config',
    read: inSections,
    keys: 'smtppass password token oauth-token secret',
  },
  { what: "Mercurial's configuration", names: '.hgrc hgrc mercurial.ini', read: inSections, keys: '*.password' },
  {
    what: "Subversion's stored credentials",
    names: 'svn.simple/* svn.ssl.client-passphrase/*',
    read: places(/K (?:8\r?\npassword|10\r?\npassphrase)\r?\nV \d{1,5}\r?\n(?<secret>[^\r\n]{1,400})/dg),
    keys: '*',
  },
  { what: "svnserve's passwords", names: 'passwd', read: inSections, keys: '*', below: /^users\./ },
  {
    what: 'a .cvspass',
    names: '.cvspass',
    read: lines(/^(?:\/1 )?:pserver:(?<user>[^@\s]{1,100})@\S{1,300} (?<secret>A\S{3,200})$/d),
    keys: '*',
    as: value => ({ secret: value, sort: 'sealed', reason: 'it can be turned back into the password' }),
  },
  {
    what: 'an .htpasswd',
    names: '.htpasswd htpasswd .htusers htusers *.htpasswd',
    read: inFields,
    keys: '*',
    as: hashOrPassword,
  },
  {
    what: 'an .htdigest',
    names: '.htdigest htdigest *.htdigest',
    read: lines(/^(?<user>[^:\s#]{1,255}):[^:]{0,255}:(?<secret>[0-9a-fA-F]{32})\s{0,4}$/d),
    keys: '*',
    as: hash,
  },
  {
    what: 'a shadow file',
    names: 'shadow shadow- shadow.txt *.shadow gshadow gshadow- master.passwd opasswd',
    read: SHADOW,
    keys: '*',
    as: hash,
  },
  {
    what: 'a list of users',
    names:
      'passwd passwd- passwd.txt *.passwd pureftpd.passwd proftpdpasswd ftpasswd ftpd.passwd mosquitto.conf.passwd pwfile passwordfile password_file passwords mosquitto.pwd',
    read: inFields,
    keys: '*',
    as: hash,
  },
  {
    what: "Samba's passwords",
    names: 'smbpasswd',
    read: lines(/^(?<user>[^:\s#]{1,64}):\d{1,10}:[0-9A-FX]{32}:(?<secret>[0-9A-F]{32}):/d),
    keys: '*',
    as: hash,
  },
  {
    what: 'a dump of Windows passwords',
    names: '*.pwdump *.ntds hashes.txt sam.txt',
    read: lines(/^(?<user>[^:\s#]{1,100}):\d{1,10}:[0-9a-fA-F]{32}:(?<secret>[0-9a-fA-F]{32}):::/d),
    keys: '*',
    as: hash,
  },
  {
    what: "PgBouncer's users",
    names: 'userlist.txt',
    read: lines(/^\s{0,8}"(?<user>[^"]{1,63})"[ \t]{1,8}"(?<secret>[^"]{4,400})"/d),
    keys: '*',
    as: hashOrPassword,
  },
  {
    what: 'a list of users',
    names: '*users.properties',
    read: lines(/^(?<user>[^#!=\s$]{1,100})[ \t]{0,8}=[ \t]{0,8}(?<secret>[^\s,]{4,400})/d),
    keys: '*',
    as: hashOrPassword,
  },
  {
    what: "Jetty's users",
    names: '*realm.properties login.properties',
    read: lines(/^(?<user>[^#!=:\s]{1,100}):[ \t]{0,8}(?:MD5:|CRYPT:|OBF:)?(?<secret>[^\s,]{4,400})/d),
    keys: '*',
    as: hashOrPassword,
  },
  {
    what: "JMX's users",
    names: 'jmxremote.password *.jmxremote.password',
    read: lines(/^(?<user>[^#\s]{1,100})[ \t]{1,30}(?<secret>[^\s]{4,200})/d),
    keys: '*',
    as: hashOrPassword,
  },
  {
    what: "FreeRADIUS' users",
    names: 'users authorize mods-config/files/authorize',
    read: lines(
      /^(?<user>[^#\s]{1,100})[ \t]{1,30}(?:Cleartext|User|Crypt|NT|MD5|SHA)-Password[ \t]{0,8}:?==?[ \t]{0,8}"(?<secret>[^"]{4,250})"/d,
    ),
    keys: '*',
    as: hashOrPassword,
  },
]
