// Tries an account before it is relied on; what came of each step is the answer, never an error.
import { isEmail } from '../../../../shared/domain/email.ts'
import type { Diagnosis, EmailAccount } from '../../../../shared/contract/email.ts'
import { Failure } from '../../../../shared/errors.ts'
import { createWords } from '../../../../shared/words/words.ts'
import type { ActionContext } from '../../area.ts'
import type { MailGateway, OutgoingMail } from '../../gateways.ts'
import { checkAccount, passwordFor, storedAccount, toConnect } from './account.ts'

interface Request {
  readonly account: EmailAccount
  readonly password?: string | undefined
  readonly to?: string | undefined
}

/** Errors: BAD_INPUT of the account, or `to`: `not_an_email`. */
export async function tryAccount(
  mail: MailGateway | undefined,
  context: ActionContext,
  { account, password, to }: Request,
): Promise<Diagnosis> {
  checkAccount(account)
  if (to !== undefined && !isEmail(to)) {
    throw new Failure('BAD_INPUT', { issues: [{ path: 'to', rule: 'not_an_email' }] })
  }
  if (mail === undefined) {
    return { ok: false, steps: [{ step: 'connect', ok: false, trouble: 'no_network', text: null }] }
  }
  const { db } = context.book()
  const full = { account, password: passwordFor(db, account, password), dkim: storedAccount(db)?.dkim ?? null }
  const message = to === undefined ? null : messageTo(to, account, context)
  const steps = await mail.try(toConnect(full), message, context.signal)
  return { ok: steps.every((step) => step.ok), steps: [...steps] }
}

function messageTo(
  to: string,
  { fromName, fromAddress, replyTo }: EmailAccount,
  { outside, book }: ActionContext,
): OutgoingMail {
  const words = createWords('en')
  const { shop } = book().settings
  const domain = fromAddress.slice(fromAddress.lastIndexOf('@') + 1)
  return {
    from: { name: fromName, address: fromAddress },
    to: { name: '', address: to },
    replyTo,
    subject: words('email.trial.subject', { shop }),
    text: words('email.trial.text', { shop }),
    html: null,
    messageId: `<trial.${Buffer.from(outside.random.bytes(12)).toString('hex')}@${domain}>`,
    date: outside.clock.now(),
    headers: { 'Auto-Submitted': 'auto-generated' },
    images: [],
  }
}
