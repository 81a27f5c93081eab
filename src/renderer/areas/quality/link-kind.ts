// Which kind of link a stored word is.
import { LINK_KINDS } from '../../../shared/domain/link-kind.ts'

export const linkKindOf = (value: string) => LINK_KINDS.find((one) => one === value)
