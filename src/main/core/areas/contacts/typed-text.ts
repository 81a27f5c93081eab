// What somebody typed into a search box, taken apart: words, digits of a telephone number, a customer number. Pure.
import { idOfCustomerNumber } from '../../../../shared/domain/customer-number.ts'
import { fold, foldedWords } from '../../../../shared/domain/fold.ts'
import { digitsOf, readPhone } from '../../../../shared/domain/phone.ts'

export interface TypedText {
  /** Folded words that must begin a word; digits that are no phone number are words too. */
  readonly words: readonly string[]
  /** Runs of three digits or more that may also stand within a phone number. */
  readonly runs: readonly string[]
  /** When nothing but a phone number was typed: its digits in one run, and what else they may be meant as. */
  readonly phones: readonly string[]
  /** Set when a customer number was typed whole. */
  readonly number: number | null
  /** All of it as another program's number would be kept. */
  readonly key: string
}

const PHONE_LIKE = /^[\d\s+()./\-‐‑–]+$/

/** @param country ISO 3166-1 alpha-2 of the shop, for numbers typed with a trunk zero in brackets and the like */
export function readTyped(text: string, country: string): TypedText {
  const words = [...new Set(foldedWords(text))]
  const digits = digitsOf(text)
  const onlyPhone = PHONE_LIKE.test(text.normalize('NFKC').trim()) && digits.length >= 2
  return {
    words,
    runs: words.filter((word) => /^\d{3,}$/.test(word)),
    phones: onlyPhone ? phoneRuns(text, digits, country) : [],
    number: idOfCustomerNumber(text),
    key: fold(text.trim()),
  }
}

function phoneRuns(text: string, digits: string, country: string): string[] {
  // +49 (0)171 … holds a zero that is in no stored form; the plan knows better. But a part of a number can be a number too.
  const whole = digits.length >= 7 ? readPhone(text, country).e164 : null
  return [...new Set([digits.replace(/^00/, ''), ...(whole === null ? [] : [digitsOf(whole)])])]
}

/** A word as an FTS5 string; folded words hold no quotes. */
export const prefixed = (word: string) => `"${word}"*`
export const exact = (word: string) => `"${word}"`
