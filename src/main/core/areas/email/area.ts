// The e-mail area: the account to send with, whether it and its domain stand well, addresses, and mail fed in by hand.
import { contract } from '../../../../shared/contract/index.ts'
import { type Area, bind } from '../../area.ts'
import type { Gateways } from '../../gateways.ts'
import { removeAccount, saveAccount, shownAccount } from './account.ts'
import { checkAddress } from './check.ts'
import { askedStanding } from './domain.ts'
import { feedMail } from './feed.ts'
import { keepKey, makeKey, publicHalf } from './own-key.ts'
import { shownPresets } from './presets.ts'
import { tables } from './schema.ts'
import { tryAccount } from './trial.ts'

export const email = (gateways: Partial<Pick<Gateways, 'mail' | 'resolver'>>): Area => ({
  name: 'email',
  tables,
  procedures: bind('email', contract.email, {
    account: ({ db }) => shownAccount(db),
    presets: () => [...shownPresets()],
    save({ book }, { account, password }) {
      book().local((db) => {
        saveAccount(db, account, password)
      })
      return {}
    },
    remove({ book }) {
      book().local(removeAccount)
      return {}
    },
    test: (context, request) => tryAccount(gateways.mail, context, request),
    domain: ({ book }, { domain }) => askedStanding(book().db, gateways.resolver ?? NOBODY, domain),
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
