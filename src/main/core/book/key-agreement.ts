// X25519: lets a new data key be sealed for everybody's slot without knowing their passwords.
// Keys travel as their 32 raw bytes; node:crypto wants them in the fixed DER wrapping of RFC 8410.
import { createPrivateKey, createPublicKey, diffieHellman } from 'node:crypto'

const PRIVATE_PREFIX = Buffer.from('302e020100300506032b656e04220420', 'hex')
const PUBLIC_PREFIX = Buffer.from('302a300506032b656e032100', 'hex')

function privateKeyOf(raw: Uint8Array) {
  const der = Buffer.concat([PRIVATE_PREFIX, raw])
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  der.fill(0)
  return key
}

/** The public half of 32 random bytes. */
export function publicHalf(privateRaw: Uint8Array): Buffer {
  const der = createPublicKey(privateKeyOf(privateRaw)).export({ format: 'der', type: 'spki' })
  return der.subarray(PUBLIC_PREFIX.length)
}

/** The 32 bytes both sides can compute. */
export function agree(privateRaw: Uint8Array, publicRaw: Uint8Array): Buffer {
  return diffieHellman({
    privateKey: privateKeyOf(privateRaw),
    publicKey: createPublicKey({ key: Buffer.concat([PUBLIC_PREFIX, publicRaw]), format: 'der', type: 'spki' }),
  })
}
