// Who may speak to the host at all. Any page in any browser on this PC can send requests to 127.0.0.1, so being local
// proves nothing; what a page cannot forge is the Host and the Origin that its browser writes.

/** `GET` and `HEAD` of the page's own files; everything else can do something and needs more. */
export type RequestKind = 'read' | 'act'

export type Refusal = 'foreign_host' | 'foreign_origin' | 'no_origin'

export interface AskedFor {
  readonly kind: RequestKind
  readonly host: string | undefined
  readonly origin: string | undefined
  /** The port this host listens on. */
  readonly port: number
}

/**
 * Null when the request may go on, else why not.
 *
 * - `foreign_host`: a page whose name was made to point to 127.0.0.1 (DNS rebinding) is same-origin for its browser,
 *   but its requests still carry its own name as Host. Only the literal address that we print is let in.
 * - `foreign_origin`: a page from elsewhere. Its browser may hide our answer from it, but by then the request has
 *   been carried out, and WebSockets know no such protection at all.
 * - `no_origin`: browsers leave the Origin out only where a page merely reads. Whoever wants to do something without
 *   one is no page of ours.
 */
export function refusalOf({ kind, host, origin, port }: AskedFor): Refusal | null {
  const address = `127.0.0.1:${port}`
  if (host !== address) return 'foreign_host'
  if (origin === undefined) return kind === 'read' ? null : 'no_origin'
  return origin === `http://${address}` ? null : 'foreign_origin'
}
