// Tries an account step by step, so that what stands in the way can be said in words: the name, the way there, the greeting, the
// encryption, the certificate, the login, the sender, the message.
import { lookup } from 'node:dns/promises'
import { connect, isIP, type Socket } from 'node:net'
import type { NodemailerError } from 'nodemailer/lib/errors'
import type { MailAccount, OutgoingMail, Trial } from '../../core/gateways.ts'
import { aboutOf, codeOf } from '../../../shared/domain/email-refusal.ts'
import { compose } from './compose.ts'
import type { Trust } from './connection-options.ts'
import { openSession, type Session } from './session.ts'

type Step = Trial['step']

export interface Attempt {
  readonly account: MailAccount
  readonly mail: OutgoingMail | null
  readonly signal: AbortSignal
}

/** Stops at the first step that fails. Never throws. */
export async function tryAccount({ account, mail, signal }: Attempt, trust: Trust): Promise<readonly Trial[]> {
  const reached = await reach(account, trust, signal)
  if (reached.some(({ ok }) => !ok)) return reached
  const steps = stepsTo(account)
  let session: Session
  try {
    session = await openSession(account, trust)
  } catch (error) {
    return [...reached, ...until(steps, troubleOf(error as NodemailerError, account))]
  }
  const stop = () => session.close()
  signal.addEventListener('abort', stop, { once: true })
  try {
    const passed = [...reached, ...steps.map(well)]
    return mail === null ? passed : [...passed, ...(await sendOne(session, mail, account))]
  } finally {
    signal.removeEventListener('abort', stop)
    session.close()
  }
}

const well = (step: Step): Trial => ({ step, ok: true, trouble: null, text: null })
const badly = (step: Step, trouble: string, text: string | null): Trial => ({ step, ok: false, trouble, text })

/** What opening a session goes through, in its order. */
function stepsTo({ security, user }: MailAccount): readonly Step[] {
  const login: readonly Step[] = user === '' ? [] : ['login']
  if (security === 'none') return ['greeting', ...login]
  return security === 'tls'
    ? ['tls', 'certificate', 'greeting', ...login]
    : ['greeting', 'tls', 'certificate', ...login]
}

function until(steps: readonly Step[], failed: Trial): readonly Trial[] {
  const at = steps.indexOf(failed.step)
  return [...steps.slice(0, Math.max(at, 0)).map(well), failed]
}

async function reach({ host, port }: MailAccount, { patience }: Trust, signal: AbortSignal): Promise<readonly Trial[]> {
  if (isIP(host) === 0) {
    try {
      await lookup(host)
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException
      return [badly('resolve', code === 'ENOTFOUND' ? 'no_such_host' : 'no_network', code)]
    }
  }
  try {
    ;(await dial({ host, port, ms: patience.connect, signal })).destroy()
  } catch (error) {
    const { code = 'ETIMEDOUT' } = error as NodeJS.ErrnoException
    return [well('resolve'), badly('connect', wayOf(code), code)]
  }
  return [well('resolve'), well('connect')]
}

function wayOf(code: string): string {
  if (code === 'ECONNREFUSED') return 'refused'
  return code === 'ETIMEDOUT' || code === 'ABORT_ERR' ? 'no_answer' : 'no_network'
}

interface Call {
  readonly host: string
  readonly port: number
  readonly ms: number
  readonly signal: AbortSignal
}

function dial({ host, port, ms, signal }: Call): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port })
    const fail = (error: Error) => {
      socket.destroy()
      reject(error)
    }
    socket.setTimeout(ms, () => fail(Object.assign(new Error('too slow'), { code: 'ETIMEDOUT' })))
    const stop = () => fail(Object.assign(new Error('stopped'), { code: 'ABORT_ERR' }))
    signal.addEventListener('abort', stop, { once: true })
    socket.once('close', () => signal.removeEventListener('abort', stop))
    socket.once('error', fail)
    socket.once('connect', () => {
      socket.setTimeout(0)
      resolve(socket)
    })
  })
}

/** Codes of Node and OpenSSL for a certificate that must not be trusted. */
const CERTIFICATE: Readonly<Record<string, string>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'self_signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'self_signed',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unknown_issuer',
  UNABLE_TO_GET_ISSUER_CERT: 'unknown_issuer',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unknown_issuer',
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'not_yet_valid',
  ERR_TLS_CERT_ALTNAME_INVALID: 'other_name',
  CERT_REVOKED: 'revoked',
}

function troubleOf(error: NodemailerError, { security }: MailAccount): Trial {
  const text = error.response ?? error.originalCode ?? error.code ?? null
  const certificate = CERTIFICATE[error.originalCode ?? ''] ?? CERTIFICATE[error.code ?? '']
  if (certificate !== undefined) return badly('certificate', certificate, text)
  if (error.command?.startsWith('AUTH') === true || error.code === 'EAUTH' || error.code === 'ENOAUTH') {
    return badly('login', loginTrouble(error), text)
  }
  if (error.code === 'ETLS' || error.timeoutType === 'UPGRADE_TIMEOUT') return badly('tls', 'no_tls', text)
  // Plain words where encryption was expected, or the other way round: the port belongs to the other way.
  if (security === 'tls' && (error.code === 'ESOCKET' || error.timeoutType === 'CONNECT_TIMEOUT')) {
    return badly('tls', 'other_security', text)
  }
  if (error.timeoutType === 'GREETING_TIMEOUT') return badly('greeting', 'silent', text)
  return badly('greeting', error.response === undefined ? 'hung_up' : 'turned_away', text)
}

function loginTrouble({ response = '', code }: NodemailerError): string {
  if (code === 'ENOAUTH') return 'no_login'
  if (/application-specific|app(?:lication)?[- ]?password|5\.7\.9\b/i.test(response)) return 'app_password'
  if (/5\.7\.139|basic authentication|smtpclientauthentication/i.test(response)) return 'login_off'
  return /^4/.test(response) ? 'login_later' : 'wrong_password'
}

async function sendOne(session: Session, mail: OutgoingMail, { dkim }: MailAccount): Promise<readonly Trial[]> {
  let bytes: Buffer
  try {
    bytes = await compose(mail, dkim)
  } catch {
    return [badly('message', 'key', null)]
  }
  const { outcome, code, text } = await session.send(
    { from: mail.from.address, to: mail.to.address },
    bytes,
    () => undefined,
  )
  if (outcome === 'sent') return [well('sender'), { ...well('message'), text }]
  if (outcome === 'offline')
    return [badly('sender', aboutOf(codeOf(text) ?? code, text) === 'account' ? 'sender' : 'hung_up', text)]
  return [well('sender'), badly('message', outcome === 'uncertain' ? 'no_answer' : outcome, text)]
}
