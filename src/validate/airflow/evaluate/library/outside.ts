/** Why what modules give is not told by the text: those of Python's library, and others whose calls only give a value. */
export const OUTSIDE: ReadonlyMap<string, string> = new Map([
  ...reasons('it is random', 'random secrets uuid'),
  ...reasons('the present time is asked', 'time'),
  ...reasons(
    'the network is asked',
    'requests httpx aiohttp urllib urllib3 boto3 botocore socket http smtplib ftplib paramiko',
  ),
  ...reasons('a file is read', 'yaml toml tomllib tomli configparser csv glob shutil tempfile pickle dotenv openpyxl'),
  ...reasons('a program is run', 'subprocess'),
  ...reasons(
    'a database is asked',
    'sqlalchemy sqlite3 psycopg2 psycopg pymysql pymongo redis snowflake pyodbc cx_Oracle',
  ),
  ...reasons('a hash is not worked out', 'hashlib hmac zlib'),
  ...reasons('the machine is asked', 'platform getpass'),
  ...reasons('data is worked with', 'pandas numpy polars pyarrow scipy sklearn'),
  ...reasons('the service is asked', 'google azure kubernetes docker slack_sdk'),
])

function reasons(reason: string, modules: string): [string, string][] {
  return modules.split(' ').map(module => [module, reason])
}

const NAMES = `__future__ __main__ _thread abc aifc argparse array ast asynchat asyncio asyncore atexit audioop base64 bdb binascii
binhex bisect builtins bz2 cProfile calendar cgi cgitb chunk cmath cmd code codecs codeop collections colorsys compileall
concurrent configparser contextlib contextvars copy copyreg crypt csv ctypes curses dataclasses datetime dbm decimal difflib dis
distutils doctest email encodings ensurepip enum errno faulthandler fcntl filecmp fileinput fnmatch formatter fractions ftplib
functools gc genericpath getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac html http idlelib imaplib imghdr imp
importlib inspect io ipaddress itertools json keyword lib2to3 linecache locale logging lzma mailbox mailcap marshal math
mimetypes mmap modulefinder msilib msvcrt multiprocessing netrc nis nntplib ntpath nturl2path numbers opcode operator optparse
os ossaudiodev parser pathlib pdb pickle pickletools pipes pkgutil platform plistlib poplib posix posixpath pprint profile pstats
pty pwd py_compile pyclbr pydoc pydoc_data pyexpat queue quopri random re readline reprlib resource rlcompleter runpy sched
secrets select selectors shelve shlex shutil signal site smtpd smtplib sndhdr socket socketserver spwd sqlite3 sre_compile
sre_constants sre_parse ssl stat statistics string stringprep struct subprocess sunau symbol symtable sys sysconfig syslog
tabnanny tarfile telnetlib tempfile termios textwrap this threading time timeit tkinter token tokenize tomllib trace traceback
tracemalloc tty turtle turtledemo types typing unicodedata unittest urllib uu uuid venv warnings wave weakref webbrowser winreg
winsound wsgiref xdrlib xml xmlrpc zipapp zipfile zipimport zlib zoneinfo`

/** The modules of Python's library, of the versions 3.8 to 3.14. */
export const STANDARD: ReadonlySet<string> = new Set(NAMES.split(/\s/))
