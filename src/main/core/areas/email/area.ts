// The e-mail area: the account to send with, whether it and its domain stand well, addresses, and mail fed in by hand.
import { contract } from '../../../../shared/contract/index.ts'
import { type Area, bind } from '../../area.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { Gateways } from '../../gateways.ts'
import { removeAccount, saveAccount, shownAccount } from './account.ts'
import { checkAddress } from './check.ts'
import { askedStanding } from './domain.ts'
import { feedMail } from './feed.ts'
import { keepKey, makeKey, publicHalf } from './own-key.ts'
import { shownPresets } from './presets.ts'
import { tables } from './schema.ts'
import { tryAccount } from './trial.ts'

export interface EmailParts {
  readonly gateways: Partial<Pick<Gateways, 'mail' | 'resolver'>>
  /** The book is a sample shop: its customers are made up, and nothing may be sent to them. */
  readonly sample: () => boolean
}

/** Errors: BAD_INPUT `sample`. */
function refuseInSample({ sample }: EmailParts): void {
  if (sample()) throw new Failure('BAD_INPUT', { issues: [{ path: 'account', rule: 'sample' }] })
}

export const email = (parts: EmailParts): Area => ({
  name: 'email',
  tables,
  procedures: bind('email', contract.email, {
    account: ({ db }) => shownAccount(db),
    presets: () => [...shownPresets()],
    save({ book }, { account, password }) {
      refuseInSample(parts)
      book().local((db) => {
        saveAccount(db, account, password)
      })
      return {}
    },
    remove({ book }) {
      book().local(removeAccount)
      return {}
    },
    async test(context, request) {
      refuseInSample(parts)
      return tryAccount(parts.gateways.mail, context, request)
    },
    domain: ({ book }, { domain }) => askedStanding(book().db, parts.gateways.resolver ?? NOBODY, domain),
    async signWith({ book }, request) {
      const dkim = request === null ? null : await makeKey(request)
      book().local((db) => {
        keepKey(db, dkim)
      })
      if (dkim === null) return null
      const { name, value } = publicHalf(dkim)
      return { name, value }
    },
    check: (_, { address }) => checkAddress(address),
    feed: feedMail,
  }),
})

/** Where the program was given nobody to ask. */
const NOBODY: Gateways['resolver'] = {
  texts: () => Promise.reject(new Error('there is no resolver')),
  mailServers: () => Promise.reject(new Error('there is no resolver')),
}
