// Which kind of link a stored word is.
import { LinkKind } from '../../../shared/contract/contacts.ts'

export const linkKindOf = (value: string) => LinkKind.options.find((one) => one === value)
