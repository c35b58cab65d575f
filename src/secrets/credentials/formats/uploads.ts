import type { Format } from '../format.js'
import { inQuotes, inSections } from '../grammars/dialects.js'
import { json } from '../grammars/json.js'

const EDITORS =
  'sftp-config.json sftp-config-alt.json sftp-config*.json sftp.json .ftpconfig ftpconfig .remote-sync.json remote-sync.json deployment-config.json ftp-sync.json ftp-kr.json .ftp-sync.json sync-config.json .sync-config.json .sftpconfig.json .ftppass .sftprc .ftprc .ftp.json ftp.json ftpsync.settings ftp-simple.json .ftp-simple.json .sftp.json .deploy-sftp.json ftp-deploy.json .ftp-deploy.json .remote-sftp.json dploy.yaml .ftpsync_settings ftp-settings.json remotefs.json .uploadconfig.json upload.json'

/** What editors upload files with: https://codexns.io/products/sftp_for_subl/settings and their like. */
export const uploads: readonly Format[] = [
  {
    what: "an editor's upload settings",
    names: EDITORS,
    read: json,
    keys: 'password passphrase pass proxypassword proxy_password ftppassword ftp_password passwd pwd',
  },
  {
    what: "a deployment's settings",
    names: '.git-ftp.cfg .ftpdeploy .ftp-deploy.ini deployment.ini phploy.ini .phploy.ini dploy.ini',
    read: inSections,
    keys: 'password pass passphrase',
  },
  { what: "a deployment's settings", names: '.git/config', read: inSections, keys: 'password', below: /^git-ftp/ },
  { what: "a deployment's settings", names: '.lftprc lftprc lftp/rc', read: inQuotes, keys: 'password' },
]
