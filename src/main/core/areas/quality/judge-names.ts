// Names that are missing, shouted, or no names at all. Pure.
import { isEmail } from '../../../../shared/domain/email.ts'
import { displayName } from '../../../../shared/domain/person-name.ts'
import { isCompanyName, mendedCase } from '../exchange/service.ts'
import { finding, type Finding, type Yardstick } from './finding.ts'
import type { KnownPerson } from './record.ts'

/** `Anna 2` may be the second Anna; a number of three figures is none of a name. */
const FIGURES = /\p{Nd}{3}/u

export function judgeNames(person: KnownPerson, { language }: Yardstick): Finding[] {
  const { kind, name, given, family } = person
  if (name === '') return [finding('name-missing', 0, '')]
  const words = name.split(/[\s,;<>()]+/)
  if (words.some((word) => word.includes('@') && isEmail(word))) return [finding('name-odd', 0, name)]
  if (kind === 'person' && FIGURES.test(name)) return [finding('name-odd', 0, name)]
  if (kind === 'person' && isCompanyName(wholeName(person))) {
    return [finding('name-company', 0, name, { proposal: wholeName(person) })]
  }
  // A company may well be written so.
  if (kind === 'company') return []
  const locale = person.language ?? language
  const mended = mendedCase({ given, family }, locale)
  const again = mendedCase(mended, locale)
  const settled = again.given === mended.given && again.family === mended.family
  if (!settled || (mended.given === given && mended.family === family)) return []
  return [finding('name-case', 0, name, { proposal: displayName({ ...person, ...mended, nickname: null }) })]
}

/** As a company it is one name. */
export const wholeName = ({ given, family }: Pick<KnownPerson, 'given' | 'family'>) =>
  [given, family].filter((part) => part !== '').join(' ')
