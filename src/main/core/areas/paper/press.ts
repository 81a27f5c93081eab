// A finished document as the file that was asked for.
import { Failure } from '../../../../shared/errors.ts'
import type { ActionContext } from '../../area.ts'
import type { AttachedFiles } from '../../book/attached-files.ts'
import type { PaperPress } from '../../gateways.ts'

export interface PressParts {
  /** Asked late: the host says what it can. */
  readonly press: () => PaperPress
  /** Of the book that is open, for pictures; asked late. */
  readonly files: () => AttachedFiles
  /** By how much labels are moved, so that they land right with the printer of this PC. */
  readonly shift: () => Shift
  readonly keepShift: (shift: Shift) => void
}

/** Tenths of a millimetre, to the right and down. */
export interface Shift {
  readonly x: number
  readonly y: number
}

const FORMS = { html: 'text/html', pdf: 'application/pdf' } as const

/** Before anything is written for a form that cannot be made. Errors: BAD_INPUT `no_press`. */
export function checkForm({ press }: PressParts, as: keyof typeof FORMS): void {
  if (as === 'pdf' && press() === null) throw new Failure('BAD_INPUT', { issues: [{ path: 'as', rule: 'no_press' }] })
}

export interface Made {
  readonly html: string
  readonly pages: number
  readonly name: string
  readonly as: keyof typeof FORMS
}

/** The pages of a PDF are counted in it: text may run over. Errors: BAD_INPUT `no_press`, `press_failed`; CANCELLED. */
export async function fileOf(
  parts: PressParts,
  { html, pages, name, as }: Made,
  context: Pick<ActionContext, 'signal' | 'outside'>,
): Promise<{ readonly file: File; readonly pages: number }> {
  checkForm(parts, as)
  const bytes = as === 'pdf' ? await pressed(parts, html, context) : new TextEncoder().encode(html)
  const file = new File([new Uint8Array(bytes)], `${name}.${as}`, { type: FORMS[as] })
  return { file, pages: as === 'pdf' ? pagesOf(bytes) : pages }
}

async function pressed(
  { press }: PressParts,
  html: string,
  { signal, outside }: Pick<ActionContext, 'signal' | 'outside'>,
): Promise<Uint8Array> {
  try {
    return (await press()?.(html, signal)) ?? new Uint8Array()
  } catch (error) {
    if (signal.aborted) throw new Failure('CANCELLED', {})
    outside.log.error('paper.press_failed', error)
    throw new Failure('BAD_INPUT', { issues: [{ path: 'as', rule: 'press_failed' }] })
  }
}

/** As Chromium writes them: every page is an object of its own, in the open. */
function pagesOf(pdf: Uint8Array): number {
  return [
    ...Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
      .toString('latin1')
      .matchAll(/\/Type \/Page\b/g),
  ].length
}
