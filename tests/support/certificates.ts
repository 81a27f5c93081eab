// An authority of the tests and a certificate that it gave to a mail server on 127.0.0.1, made anew each time by openssl.
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Paths of PEM files. */
export interface Certificates {
  readonly authority: string
  readonly key: string
  readonly chain: string
}

export function makeCertificates(folder: string): Certificates {
  const file = (name: string) => join(folder, name)
  const openssl = (...args: readonly string[]) => {
    const ran = spawnSync('openssl', args, { encoding: 'utf8' })
    if (ran.status !== 0) throw new Error(`openssl ${args[0] ?? ''}: ${ran.error?.message ?? ran.stderr}`)
  }
  const fresh = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  const [authority, authorityKey, key, request, chain] = ['ca.pem', 'ca.key', 'mx.key', 'mx.csr', 'mx.pem'].map(file)
  if (!authority || !authorityKey || !key || !request || !chain) throw new RangeError('five files')
  openssl('req', '-x509', ...fresh, '-keyout', authorityKey, '-out', authority, '-subj', '/CN=Authority of the tests')
  openssl('req', ...fresh, '-keyout', key, '-out', request, '-subj', '/CN=mx.regulars.test')
  writeFileSync(file('names'), 'subjectAltName = IP:127.0.0.1\n')
  const by = ['-CA', authority, '-CAkey', authorityKey, '-CAcreateserial', '-extfile', file('names')]
  openssl('x509', '-req', '-in', request, ...by, '-out', chain, '-days', '30')
  return { authority, key, chain }
}
