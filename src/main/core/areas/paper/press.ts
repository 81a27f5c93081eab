// A finished document as the file that was asked for.
import { Failure } from '../../../../shared/errors.ts'
import type { ActionContext } from '../../area.ts'
import type { PaperPress } from '../../gateways.ts'

export interface PressParts {
  /** Asked late: the host says what it can. */
  readonly press: () => PaperPress
}

const FORMS = { html: 'text/html', pdf: 'application/pdf' } as const

/** Before anything is written for a form that cannot be made. Errors: BAD_INPUT `no_press`. */
export function checkForm({ press }: PressParts, as: keyof typeof FORMS): void {
  if (as === 'pdf' && press() === null) throw new Failure('BAD_INPUT', { issues: [{ path: 'as', rule: 'no_press' }] })
}

/** Errors: BAD_INPUT `no_press`, CANCELLED. */
export async function fileOf(
  parts: PressParts,
  { html, name, as }: { readonly html: string; readonly name: string; readonly as: keyof typeof FORMS },
  { signal }: Pick<ActionContext, 'signal'>,
): Promise<File> {
  checkForm(parts, as)
  const press = parts.press()
  const bytes = as === 'pdf' && press !== null ? await press(html, signal) : new TextEncoder().encode(html)
  if (signal.aborted) throw new Failure('CANCELLED', {})
  return new File([new Uint8Array(bytes)], `${name}.${as}`, { type: FORMS[as] })
}
