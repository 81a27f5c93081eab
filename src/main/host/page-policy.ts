// The content security policy of the page: one for both hosts, because it is one page. It loads its own files and
// speaks to its own core, and nothing else: a script that slips into the page could not even send away what it saw.

/** `connect`: where the page may connect to besides its own files, e.g. `ws://127.0.0.1:4711`. */
export function pagePolicy({ connect = [] }: { readonly connect?: readonly string[] } = {}): string {
  return Object.entries({
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    // Not even style elements: the component library's variables go through adopted style sheets.
    'style-src': ["'self'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'", ...connect],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': ["'none'"],
  })
    .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
    .join('; ')
}

/** Headers of every file of the page, whoever serves it. */
export function pageHeaders(policy: string): Readonly<Record<string, string>> {
  return {
    'content-security-policy': policy,
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  }
}
